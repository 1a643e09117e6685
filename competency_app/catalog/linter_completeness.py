"""What is written for one entry and lacks for another: descriptors, statements, examples, advice."""

from collections.abc import Iterator

from competency_app.catalog.linter_names import code_of, level_of
from competency_app.domain.framework import Asking, Framework, Node
from competency_app.domain.framework_file import NodeText, TextFile
from competency_app.domain.packages import Finding, Severity
from competency_app.i18n import _


def check_completeness(framework: Framework, text: TextFile) -> Iterator[Finding]:
    """All or none of each kind: a framework without any example is a choice, one that lacks two is unfinished."""
    if framework.file.asking is Asking.CHOOSE_LEVEL:
        yield from _check_described(framework, text)
    else:
        yield from _check_stated(framework, text)
        yield from _check_stages(framework, text)


def _check_described(framework: Framework, text: TextFile) -> Iterator[Finding]:
    """Where people choose a descriptor, one entry with descriptors asks for all the rest of all entries."""
    if not any(words.levels for words in text.nodes.values()):
        return
    for node in framework.assessable:
        words = text.nodes.get(node.key)
        if words is None:  # reported as a missing title
            continue
        for level in framework.scale_of(node.key).levels:
            if not words.levels.get(level.key):
                yield _no_descriptor(framework, text, node, level.key, Severity.ERROR)
        yield from _check_advice(framework, text, node, words)
        yield from _check_example(framework, text, node, words)


def _check_stated(framework: Framework, text: TextFile) -> Iterator[Finding]:
    """Where people judge a statement on one scale, each kind of text counts by itself."""
    written = [text.nodes.get(node.key, NodeText()) for node in framework.assessable]
    stated = any(words.statement for words in written)
    shown = any(words.example for words in written)
    advised = any(words.next_steps for words in written)
    for node, words in zip(framework.assessable, written, strict=True):
        if stated and not words.statement:
            message = _("{code} has no statement.").format(code=code_of(framework, text, node.key))
            yield Finding(Severity.WARNING, "no_statement", f"{node.key}/statement", message, language=text.language)
        if shown:
            yield from _check_example(framework, text, node, words)
        if advised:
            yield from _check_advice(framework, text, node, words)


def _check_stages(framework: Framework, text: TextFile) -> Iterator[Finding]:
    """An entry whose parts are its stages says what each of them means."""
    staged = {node.parent for node in framework.nodes if node.stage is not None}
    aspects = [node for node in framework.nodes if node.key in staged]
    if not any(text.nodes.get(node.key, NodeText()).levels for node in aspects):
        return
    for node in aspects:
        words = text.nodes.get(node.key, NodeText())
        for level in framework.scale_of(node.key).levels:
            if not words.levels.get(level.key):
                yield _no_descriptor(framework, text, node, level.key, Severity.WARNING)


def _check_advice(framework: Framework, text: TextFile, node: Node, words: NodeText) -> Iterator[Finding]:
    for level in framework.scale_of(node.key).levels[:-1]:
        if not words.next_steps.get(level.key):
            message = _("{code} has no advice for the step up from {level}.")
            message = message.format(
                code=code_of(framework, text, node.key), level=level_of(framework, text, node.key, level.key)
            )
            place = f"{node.key}/next_steps/{level.key}"
            yield Finding(Severity.WARNING, "no_next_step", place, message, language=text.language)


def _check_example(framework: Framework, text: TextFile, node: Node, words: NodeText) -> Iterator[Finding]:
    if not words.example:
        message = _("{code} has no example.").format(code=code_of(framework, text, node.key))
        yield Finding(Severity.WARNING, "no_example", node.key, message, language=text.language)


def _no_descriptor(framework: Framework, text: TextFile, node: Node, level: str, severity: Severity) -> Finding:
    message = _("{code} has no descriptor for {level}.")
    message = message.format(code=code_of(framework, text, node.key), level=level_of(framework, text, node.key, level))
    return Finding(severity, "no_descriptor", f"{node.key}/levels/{level}", message, language=text.language)
