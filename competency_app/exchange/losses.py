"""What a format has no place for, in sentences for the person who exports."""

from collections.abc import Collection, Iterator

from competency_app.domain.framework_file import FrameworkFile, NodeText
from competency_app.domain.packages import Finding, Severity
from competency_app.exchange.outgoing import Outgoing
from competency_app.i18n import _, ngettext


def lost(code: str, message: str, place: str = "", done: str = "") -> Finding:
    """Something of the framework that is not in the file."""
    return Finding(Severity.WARNING, code, place, message, done)


def note(code: str, message: str, place: str = "", done: str = "") -> Finding:
    """Something the person should know about the file; nothing of the framework is missing."""
    return Finding(Severity.INFO, code, place, message, done)


def without_place(outgoing: Outgoing, kept: Collection[str] = ()) -> Iterator[Finding]:
    """A sentence for each kind of words and data that is there and not *kept*.

    Kinds: languages, levels, next_steps, example, question, level_words, glossary, short_form, rules, crosswalk,
    stages, notes.
    """
    for kind, message in _left_out(outgoing):
        if message and kind not in kept:
            yield lost(f"no_place_for_{kind}", message)


def language_notes(outgoing: Outgoing) -> Iterator[Finding]:
    """A sentence when the language asked for is not there, or only in part."""
    words = outgoing.words
    if words.wanted.language != outgoing.language:
        message = _("The framework has no words in “{wanted}”; those in “{written}” were written.")
        message = message.format(wanted=outgoing.language, written=words.wanted.language)
        yield note("language_missing", message)
        return
    missing = sum(words.is_fallback(node.key) for node in outgoing.framework.nodes)
    if missing:
        message = ngettext(
            "One entry is not translated; its words are in the language of the framework.",
            "{count} entries are not translated; their words are in the language of the framework.",
            missing,
        )
        yield note("not_translated", message.format(count=missing))


def _left_out(outgoing: Outgoing) -> Iterator[tuple[str, str]]:
    others = len(outgoing.texts) - 1
    if others:
        message = ngettext(
            "The file is in one language; the words in one other language are not in it.",
            "The file is in one language; the words in {count} other languages are not in it.",
            others,
        )
        yield "languages", message.format(count=others)
    yield from _words_left_out(outgoing)
    yield from _data_left_out(outgoing.framework.file)


def _words_left_out(outgoing: Outgoing) -> Iterator[tuple[str, str]]:
    words = outgoing.words
    texts = [words.node(node.key) for node in outgoing.framework.nodes]
    levels = sum(bool(text) for one in texts for text in one.levels.values())
    message = ngettext(
        "What a level means is not in the file: one text was left out.",
        "What the levels mean is not in the file: {count} texts were left out.",
        levels,
    )
    yield "levels", message.format(count=levels) if levels else ""
    yield from _texts_left_out(texts)
    if any(one.description for scale in words.default.scales.values() for one in scale.values()):
        yield "level_words", _("The general descriptions of the levels are not in the file.")
    if words.glossary:
        yield "glossary", _("The glossary is not in the file.")


def _texts_left_out(texts: list[NodeText]) -> Iterator[tuple[str, str]]:
    if any(one.next_steps for one in texts):
        yield "next_steps", _("The advice for the step to the next level is not in the file.")
    if any(one.example for one in texts):
        yield "example", _("The examples are not in the file.")
    if any(one.question for one in texts):
        yield "question", _("The questions asked of teachers are not in the file.")


def _data_left_out(file: FrameworkFile) -> Iterator[tuple[str, str]]:
    if file.short_form:
        yield "short_form", _("Which questions belong to the quick look is not in the file.")
    if file.rules or file.precision:
        yield "rules", _("How answers become results is not in the file.")
    if any(link.to_framework != file.id for link in file.crosswalk):
        yield "crosswalk", _("Which entries correspond to other frameworks is not in the file.")
    if any(node.stage for node in file.nodes):
        yield "stages", _("Which entry belongs to which stage is not in the file; the entries themselves are.")
    if file.source.statement or file.licence:
        yield "source", _("Source and licence are not in the file. Pass them on with it.")
