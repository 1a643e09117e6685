"""What the smaller sheets of the program’s own workbook add to a framework: nothing the export wrote is lost.

Cells somebody changed into something impossible are reported and count as empty.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

import msgspec
from msgspec.structs import replace

from competency_app.domain import strict_json
from competency_app.domain.framework_file import (
    Asking,
    FrameworkFile,
    Level,
    LevelText,
    Link,
    Node,
    Precision,
    Rule,
    Scale,
    Source,
    Term,
    TextFile,
    TextStatus,
)
from competency_app.domain.packages import Finding
from competency_app.exchange.limits import warning
from competency_app.exchange.naming import cut, printable
from competency_app.exchange.sheets.own_sheets import OwnSheets, Row
from competency_app.exchange.sheets.own_words import is_yes
from competency_app.exchange.sheets.scales import KEY, SheetScale
from competency_app.i18n import _

_LONGEST_TITLE = 300  # what a language file may say
_MOST_MINUTES = 10_000
SEPARATOR = " – "
_STATUSES = frozenset(get_args(TextStatus))
_Value = TypeVar("_Value")


def own_scales(
    own: OwnSheets, labels: Sequence[str], findings: list[Finding]
) -> tuple[tuple[Scale, ...], SheetScale] | None:
    """All scales of the sheet of levels, and what each heading stands for; None without that sheet."""
    found: dict[str, list[Level]] = {}
    names: dict[str, str] = {}
    for row in own.listed("levels"):
        key = row.get("level", "")
        level = _checked(
            {"key": key, "group": row.get("group"), "pass": is_yes(row.get("pass", "")),
             "default": is_yes(row.get("default", ""))} | _value(row),
            Level, row, findings,
        )  # fmt: skip
        levels = found.setdefault(row.get("scale", KEY), [])
        if level is not None and key not in {one.key for one in levels}:
            levels.append(level)
            names.setdefault(key.casefold(), key)
    for row in own.listed("levels"):
        names.setdefault(row.get("label", "").casefold(), names.get(row.get("level", "").casefold(), ""))
    scales = [
        scale
        for key, levels in found.items()
        if (scale := _checked({"key": key, "levels": levels}, Scale, {"scale": key}, findings)) is not None
    ]
    if not scales:
        return None
    exact = {level.key for scale in scales for level in scale.levels}
    keys: dict[str, str] = {}
    for label in labels:
        front = label.partition(SEPARATOR)[0]
        level_key = front if front in exact else names.get(front.casefold()) or names.get(label.casefold())
        if level_key:
            keys[label] = level_key
        else:
            message = _("The heading “{name}” names no level of the sheet of levels.").format(name=printable(label))
            findings.append(warning("unknown_level", printable(label), message, _("The column was left out.")))
    return tuple(scales), SheetScale(scales[0], {}, keys)


def level_texts(own: OwnSheets, language: str, default: str) -> dict[str, dict[str, LevelText]]:
    """Words of the levels in a language; those of the default language stand in columns without a name."""
    suffix = "" if language == default else f" [{language}]"
    found: dict[str, dict[str, LevelText]] = {}
    for row in own.listed("levels"):
        label, description = row.get(f"label{suffix}", ""), row.get(f"description{suffix}", "")
        status = _status(row.get(f"status{suffix}", ""))
        if label or description:
            found.setdefault(row.get("scale", KEY), {})[row.get("level", "")] = LevelText(label, description, status)
    return found


def completed(file: FrameworkFile, own: OwnSheets, scales: Sequence[Scale], findings: list[Finding]) -> FrameworkFile:
    """The structure with everything the other sheets say."""
    facts = own.facts
    known = {scale.key for scale in scales}
    asking = facts.get("asking", "")
    asking_scale = facts["asking_scale"] if facts.get("asking_scale") in known else scales[0].key
    languages = [row["language"] for row in own.listed("languages") if row.get("language")]
    attributes = _parsed(facts.get("attributes", ""), "attributes", findings)
    return replace(
        file,
        languages=tuple(dict.fromkeys([*languages, *file.languages])) if languages else file.languages,
        scales=tuple(scales),
        nodes=tuple(_nodes(file.nodes, scales, asking_scale, findings)),
        asking=Asking(asking) if asking in set(Asking) else Asking.CHOOSE_LEVEL,
        asking_scale=asking_scale,
        minutes=_minutes(facts, file.minutes),
        source=_source(facts, findings),
        licence=facts.get("licence", ""),
        rules=tuple(_rules(own, findings)) or file.rules,
        precision=_precision(facts, findings),
        crosswalk=tuple(_links(own, findings)),
        attributes=attributes if isinstance(attributes, dict) else {},
    )


def completed_texts(texts: Mapping[str, TextFile], own: OwnSheets, default: str) -> dict[str, TextFile]:
    """The words of every language with titles, levels and terms."""
    said = {row.get("language", ""): row for row in own.listed("languages")}
    found = {}
    named = {language: cut(row["title"], _LONGEST_TITLE) for language, row in said.items() if row.get("title")}
    for language in dict.fromkeys((*texts, *named)):
        text = texts.get(language) or TextFile(language=language, title=named[language])
        row = said.get(language, {})
        facts = own.facts if language == default else {}
        terms = [one for one in own.listed("glossary") if one.get("language", default) == language]
        found[language] = replace(
            text,
            title=named.get(language) or cut(facts.get("title", ""), _LONGEST_TITLE) or text.title,
            full_title=row.get("full_title") or facts.get("full_title", ""),
            description=row.get("description") or facts.get("description", ""),
            credit=row.get("credit", ""),
            status=_status(row.get("status", "")),
            hash=row.get("hash", ""),
            scales=level_texts(own, language, default) or text.scales,
            glossary=tuple(Term(one["term"], one.get("meaning", "")) for one in terms if one.get("term")),
        )
    return found


def parsed_cell(text: str, place: str, findings: list[Finding]) -> dict[str, Any]:
    """A cell that holds data: names and values, nothing where it cannot be read."""
    value = _parsed(text, place, findings) if text else {}
    return value if isinstance(value, dict) else {}


def _nodes(
    nodes: Sequence[Node], scales: Sequence[Scale], asking_scale: str, findings: list[Finding]
) -> Iterator[Node]:
    """Nodes whose scale and stage are there; a stage is a level of the scale of the node above."""
    levels = {scale.key: {level.key for level in scale.levels} for scale in scales}
    above: dict[str, str] = {}
    for node in nodes:
        scale = node.scale if node.scale in levels else None
        stage = node.stage if node.stage in levels[above.get(node.parent or "", asking_scale)] else None
        above[node.key] = scale or asking_scale
        if (scale, stage) != (node.scale, node.stage):
            message = _("{code} names the scale or stage “{name}”, which is not there.")
            named = printable((node.scale if scale != node.scale else node.stage) or "")
            findings.append(
                warning("unknown_scale", node.key, message.format(code=node.code, name=named), _("It was left out."))
            )
        yield replace(node, scale=scale, stage=stage)


def _source(facts: Mapping[str, str], findings: list[Finding]) -> Source:
    said: dict[str, Any] = {
        key.removeprefix("source_"): value for key, value in facts.items() if key.startswith("source_")
    }
    said["year"] = _whole(said.get("year", ""))
    found = _checked(said, Source, facts, findings)
    return found or _checked(said | {"year": None}, Source, facts, findings) or Source()


def _minutes(facts: Mapping[str, str], otherwise: int) -> int:
    said = _whole(facts.get("minutes", ""))
    return otherwise if said is None else min(said, _MOST_MINUTES)


def _precision(facts: Mapping[str, str], findings: list[Finding]) -> Precision | None:
    if not facts.get("precision"):
        return None
    return _checked(_parsed(facts["precision"], "precision", findings), Precision, {}, findings)


def _rules(own: OwnSheets, findings: list[Finding]) -> Iterator[Rule]:
    for row in own.listed("rules"):
        parameters = parsed_cell(row.get("parameters", ""), row.get("id", ""), findings)
        rule = _checked(dict(row) | {"parameters": parameters}, Rule, row, findings)
        if rule is not None:
            yield rule


def _links(own: OwnSheets, findings: list[Finding]) -> Iterator[Link]:
    for row in own.listed("related"):
        link = _checked(row, Link, row, findings)
        if link is not None:
            yield link


def _value(row: Row) -> dict[str, float]:
    try:
        value = float(row.get("value", "").replace(",", "."))
    except ValueError:
        return {}
    return {"value": value} if math.isfinite(value) else {}


def _whole(text: str) -> int | None:
    digits = text.strip().removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None  # noqa: PLR2004


def _status(text: str) -> TextStatus:
    found: TextStatus = "unofficial" if text == "unofficial" else "official" if text == "official" else "own"
    return found


def status_of(text: str, otherwise: TextStatus) -> TextStatus:
    """A status as a cell says it."""
    return _status(text) if text in _STATUSES else otherwise


def _parsed(text: str, place: str, findings: list[Finding]) -> Any:
    if not text:
        return {}
    try:
        return strict_json.parse(text.encode()).value
    except strict_json.JsonError as problem:
        message = _(problem.template).format(**problem.fields)
        findings.append(warning("bad_data", printable(place), message, _("The cell counts as empty.")))
        return {}


def _checked(value: Any, kind: type[_Value], row: Mapping[str, str], findings: list[Finding]) -> _Value | None:
    """The value when it is one the framework may have."""
    if value is None:
        return None
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        shown = printable(
            " ".join(row.get(name, "") for name in ("scale", "level", "id", "from", "to")).strip() or str(value)
        )
        message = _("“{name}” in one of the smaller sheets is not as it should be.").format(name=shown)
        findings.append(warning("bad_row", shown, message, _("It was left out.")))
        return None
