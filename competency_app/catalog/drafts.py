"""Drafts as bytes: what the author does not see, because this program does not know it, stays where it was."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from competency_app.domain import strict_json
from competency_app.domain.drafts import Draft, DraftFile, DraftText
from competency_app.domain.framework_file import (
    FrameworkFile,
    Level,
    LevelText,
    Link,
    Node,
    NodeText,
    Precision,
    Rule,
    Scale,
    Source,
    Term,
    TextFile,
)
from competency_app.domain.packages import Package
from competency_app.errors import KnownError
from competency_app.i18n import _

_Kind = type[msgspec.Struct]
# Which kinds of entries lie where, so that their unknown names are found again, and by which names they are known.
_INSIDE: Mapping[_Kind, Mapping[str, _Kind]] = {
    FrameworkFile: {
        "scales": Scale,
        "nodes": Node,
        "source": Source,
        "rules": Rule,
        "precision": Precision,
        "crosswalk": Link,
    },
    Scale: {"levels": Level},
    TextFile: {"glossary": Term},
}
_NAMED_BY: Mapping[_Kind, tuple[str, ...]] = {
    Scale: ("key",),
    Node: ("key",),
    Level: ("key",),
    Rule: ("id",),
    Term: ("term",),
    Link: ("from", "to_framework", "to"),
}


def read(package: Package) -> Draft:
    """The draft in its files; KnownError `bad_draft` when they are damaged."""
    try:
        file = msgspec.json.decode(package.structure, type=DraftFile)
        texts = {language: msgspec.json.decode(content, type=DraftText) for language, content in package.texts.items()}
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise _damaged() from problem
    if file.default_language not in texts:
        raise _damaged()
    return Draft(file, texts)


def begun(draft: Draft, former: Package | None = None) -> Package:
    """The files of a new draft; those it is made from give what the draft's types do not know."""
    if former is None:
        return _written(draft, {}, {})
    raws = {language: strict_json.parse(content).value for language, content in former.texts.items()}
    return _written(draft, strict_json.parse(former.structure).value, raws)


def rewritten(before: Draft, package: Package, after: Draft) -> Package:
    """The files after a change; what did not change keeps its bytes."""
    raw = msgspec.json.decode(package.structure)
    changed = {language for language, text in after.texts.items() if text is not before.texts.get(language)}
    raws = {language: msgspec.json.decode(package.texts[language]) for language in changed & package.texts.keys()}
    fresh = _written(after, raw, raws, changed)
    kept = {language: package.texts[language] for language in after.texts.keys() - changed}
    return Package(fresh.structure, dict(sorted({**kept, **fresh.texts}.items())))


def _written(draft: Draft, raw: Any, raws: Mapping[str, Any], languages: Iterable[str] | None = None) -> Package:
    structure = _kept(raw, _in_order(draft.file, FrameworkFile), FrameworkFile)
    texts = {
        language: _encoded(_kept_text(raws.get(language, {}), _in_order(draft.texts[language], TextFile)))
        for language in sorted(draft.texts if languages is None else languages)
    }
    return Package(_encoded(structure), texts)


def _in_order(file: FrameworkFile | TextFile, kind: _Kind) -> dict[str, Any]:
    """Names in the order of a finished file, whose type is not that of a draft."""
    plain = msgspec.to_builtins(file)
    return {name: plain[name] for name in _names(kind) if name in plain}


@cache
def _names(kind: _Kind) -> tuple[str, ...]:
    """The names of a kind in their order; looking them up takes a millisecond."""
    return tuple(field.encode_name for field in msgspec.structs.fields(kind))


def _damaged() -> KnownError:
    message = _("This draft is damaged and cannot be opened. A backup of your profile may still hold it whole.")
    return KnownError("bad_draft", message)


def _kept(before: Any, after: dict[str, Any], kind: type[msgspec.Struct]) -> dict[str, Any]:
    """*after* with the unknown names of *before*, all the way down."""
    known = _names(kind)
    result = {**after, **{name: value for name, value in before.items() if name not in known}}
    for name, inside in _INSIDE.get(kind, {}).items():
        if name in result and name in before:
            result[name] = _kept_inside(before[name], result[name], inside)
    return result


def _kept_inside(before: Any, after: Any, kind: type[msgspec.Struct]) -> Any:
    if isinstance(after, dict):
        return _kept(before, after, kind)
    names = _NAMED_BY[kind]
    former = {tuple(one.get(name) for name in names): one for one in before}
    return [_kept(former.get(tuple(one[name] for name in names), {}), one, kind) for one in after]


def _kept_text(before: Any, after: dict[str, Any]) -> dict[str, Any]:
    result = _kept(before, after, TextFile)
    result["nodes"] = _kept_table(before.get("nodes", {}), after.get("nodes", {}), NodeText)
    former = before.get("scales", {})
    result["scales"] = {
        scale: _kept_table(former.get(scale, {}), levels, LevelText)
        for scale, levels in after.get("scales", {}).items()
    }
    return result


def _kept_table(before: Any, after: dict[str, Any], kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {key: _kept(before.get(key, {}), words, kind) for key, words in after.items()}


def _encoded(value: dict[str, Any]) -> bytes:
    """Like the shipped files: indented by one space, one line break at the end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
