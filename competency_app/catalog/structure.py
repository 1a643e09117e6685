"""Does a framework hang together: every reference leads somewhere, every key is there once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from competency_app.catalog.rule_check import check_rules
from competency_app.domain.framework_file import FrameworkFile, Node, TextFile
from competency_app.domain.packages import Finding, Severity
from competency_app.i18n import _

MAX_TREE_DEPTH = 64


def check_structure(file: FrameworkFile) -> list[Finding]:
    """Errors that would make the framework unusable."""
    return [
        *_check_languages(file),
        *_check_scales(file),
        *_check_tree(file.nodes),
        *_check_references(file),
        *check_rules(file),
    ]


def check_texts(file: FrameworkFile, texts: Mapping[str, TextFile]) -> list[Finding]:
    """Errors between the structure and the languages."""
    found = []
    if file.default_language not in texts:
        message = _("The words of the default language “{language}” are missing.")
        found.append(_error("no_default_text", "", message.format(language=file.default_language)))
    elif not texts[file.default_language].title.strip():
        message = _("The framework has no title in its default language “{language}”.")
        found.append(_error("no_framework_title", "", message.format(language=file.default_language)))
    for name, text in texts.items():
        if text.language != name:
            message = _("The file text.{name}.json says it is in “{language}”.")
            found.append(_error("wrong_language", "", message.format(name=name, language=text.language)))
    return found


def _check_languages(file: FrameworkFile) -> Iterator[Finding]:
    if file.default_language not in file.languages:
        yield _error("default_not_listed", "/languages", _("The default language is not among the languages."))
    yield from _repeats(file.languages, "/languages/{at}")


def _check_scales(file: FrameworkFile) -> Iterator[Finding]:
    yield from _repeats((scale.key for scale in file.scales), "/scales/{at}/key")
    for at, scale in enumerate(file.scales):
        yield from _repeats((level.key for level in scale.levels), f"/scales/{at}/levels/{{at}}/key")
    yield from _unknown(file.asking_scale, _scale_keys(file), "/asking_scale")


def _check_tree(nodes: Sequence[Node]) -> Iterator[Finding]:
    yield from _repeats((node.key for node in nodes), "/nodes/{at}/key")
    depths: dict[str, int] = {}
    for at, node in enumerate(nodes):
        if node.parent is None:
            depths[node.key] = 1
        elif node.parent not in depths:
            message = _("The parent “{parent}” of “{key}” is not there, or only further down.")
            message = message.format(parent=node.parent, key=node.key)
            yield _error("unknown_parent", f"/nodes/{at}/parent", message)
        else:
            depths[node.key] = depths[node.parent] + 1
            if depths[node.key] > MAX_TREE_DEPTH:
                message = _("The tree is deeper than {limit} steps.").format(limit=MAX_TREE_DEPTH)
                yield _error("tree_too_deep", f"/nodes/{at}", message)
    if not any(node.assessable for node in nodes):
        yield _error("nothing_to_answer", "/nodes", _("The framework has no competence that can be answered."))


def _check_references(file: FrameworkFile) -> Iterator[Finding]:
    scales = {scale.key: {level.key for level in scale.levels} for scale in file.scales}
    nodes = {node.key: node for node in file.nodes}
    for at, node in enumerate(file.nodes):
        if node.scale is not None:
            yield from _unknown(node.scale, scales, f"/nodes/{at}/scale")
        if node.stage is not None:
            parent = nodes.get(node.parent or "")
            above = (parent.scale if parent else None) or file.asking_scale
            yield from _unknown(node.stage, scales.get(above, ()), f"/nodes/{at}/stage")
    for at, key in enumerate(file.short_form):
        yield from _unknown(key, nodes, f"/short_form/{at}")
    yield from _repeats(file.short_form, "/short_form/{at}")


def _scale_keys(file: FrameworkFile) -> set[str]:
    return {scale.key for scale in file.scales}


def _repeats(keys: Iterable[str], place: str) -> Iterator[Finding]:
    seen = set()
    for at, key in enumerate(keys):
        if key in seen:
            message = _("“{key}” is there twice; keys are used once.").format(key=key)
            yield _error("repeated_key", place.format(at=at), message)
        seen.add(key)


def _unknown(key: str, known: Iterable[str], place: str) -> Iterator[Finding]:
    if key not in known:
        yield _error("unknown_key", place, _("“{key}” refers to nothing in this file.").format(key=key))


def _error(code: str, place: str, message: str) -> Finding:
    return Finding(Severity.ERROR, code, f"framework.json{place}", message)
