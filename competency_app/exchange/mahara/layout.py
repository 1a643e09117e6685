"""The layouts in which `.matrix` files exist, brought to one: standards, and elements that name their standard.

Flat: `standards` and `standardelements` side by side. Pre-release: elements nested inside their standard, without
identifiers. Names vary too: `parentelementid` or `parentid`, `selfassess` or `selfassessment`,
`evidencestatuses` or `choices`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from competency_app.domain.packages import Finding
from competency_app.exchange.limits import Limits, RefusedError, warning
from competency_app.exchange.naming import printable
from competency_app.i18n import _

_NESTED = ("standardelement", "standardelements")
_PARENTS = ("parentelementid", "parentid")
_NO_PARENT = frozenset({"", "undefined", "null", "none", "false", "0"})
_KNOWN = frozenset({"shortname", "name", "description", "standardid", "elementid", *_PARENTS, *_NESTED})


@dataclass(frozen=True, slots=True)
class Entry:
    """A standard or an element; `standard` and `parent` are the identifiers it names, empty for none."""

    place: str
    ident: str
    shortname: str
    name: str
    description: str
    standard: str = ""
    parent: str = ""
    raw: Mapping[str, Any] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """What a sentence calls it."""
        return printable(self.shortname or self.name or self.ident) or "?"

    @property
    def extra(self) -> dict[str, Any]:
        """Names the format does not know, kept for a round trip."""
        return {name: value for name, value in self.raw.items() if name not in _KNOWN}


def read_layout(
    framework: Mapping[str, Any], limits: Limits, findings: list[Finding]
) -> tuple[list[Entry], list[Entry]]:
    """Standards and elements in file order; RefusedError when there is no list of standards or too much of it."""
    standards: list[Entry] = []
    elements: list[Entry] = []
    for at, raw in _entries(framework, "standards", "/framework", findings):
        standard = _entry(raw, f"/framework/standards/{at}", _reference(raw.get("standardid")), findings)
        nested = next((name for name in _NESTED if name in raw), None)
        if nested:
            ident = standard.ident or f"position-{at + 1}"
            standard = _entry(raw, standard.place, ident, [])
            elements += _nested_elements(raw, nested, standard, findings)
        standards.append(standard)
        _check_count(standards, elements, limits)
    if not standards:
        message = _("The file has no list of standards, so it is not a SmartEvidence framework.")
        raise RefusedError("no_standards", message, "/framework/standards")
    for at, raw in _entries(framework, "standardelements", "/framework", findings):
        place = f"/framework/standardelements/{at}"
        entry = _entry(raw, place, _reference(raw.get("elementid")), findings)
        elements.append(entry)
        _check_count(standards, elements, limits)
    _check_types(standards, elements, findings)
    return standards, elements


def _check_count(standards: list[Entry], elements: list[Entry], limits: Limits) -> None:
    if len(standards) + len(elements) > limits.nodes:
        message = _("The file has more than {limit} entries, more than any framework needs.")
        raise RefusedError("too_many_entries", message.format(limit=limits.nodes))


def _entries(
    holder: Mapping[str, Any], name: str, place: str, findings: list[Finding]
) -> Iterator[tuple[int, dict[str, Any]]]:
    listed = holder.get(name)
    if listed is None:
        return
    if not isinstance(listed, list):
        message = _("“{name}” is not a list.").format(name=name)
        findings.append(warning("not_a_list", f"{place}/{name}", message, _("It was left out.")))
        return
    for at, raw in enumerate(listed):
        if isinstance(raw, dict):
            yield at, raw
        else:
            message = _("Entry {number} of “{name}” is not an entry with names and values.")
            message = message.format(number=at + 1, name=name)
            findings.append(warning("not_an_entry", f"{place}/{name}/{at}", message, _("It was left out.")))


def _nested_elements(raw: Mapping[str, Any], name: str, standard: Entry, findings: list[Finding]) -> Iterator[Entry]:
    """Elements of the pre-release layout: the short name is the identifier, its dotted front the parent."""
    known: set[str] = set()
    for at, one in _entries(raw, name, standard.place, findings):
        place = f"{standard.place}/{name}/{at}"
        ident = _reference(one.get("elementid")) or _reference(one.get("shortname"))
        entry = _entry(one, place, ident, findings, standard=standard.ident)
        if one.get("parent") is True and not entry.parent:
            front = ident.rpartition(".")[0]
            if front in known:
                entry = _entry(one, place, ident, [], standard=standard.ident, parent=front)
            else:
                message = _("“{name}” is marked as part of another entry, but the file does not say of which.")
                done = _("It stands directly under its standard.")
                findings.append(warning("parent_not_named", place, message.format(name=entry.shown), done))
        known.add(ident)
        yield entry


def _entry(
    raw: Mapping[str, Any],
    place: str,
    ident: str,
    findings: list[Finding],
    *,
    standard: str | None = None,
    parent: str | None = None,
) -> Entry:
    named = next((_reference(raw[name]) for name in _PARENTS if name in raw), "")
    return Entry(
        place=place,
        ident=ident,
        shortname=_text(raw, "shortname", place, findings),
        name=_text(raw, "name", place, findings),
        description=_text(raw, "description", place, findings),
        standard=_reference(raw.get("standardid")) if standard is None else standard,
        parent=(("" if named.lower() in _NO_PARENT else named) if parent is None else parent),
        raw=raw,
    )


def _reference(value: object) -> str:
    """An identifier as text; numbers count as their digits, anything else as none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()[:200]


def _text(raw: Mapping[str, Any], name: str, place: str, findings: list[Finding]) -> str:
    value = raw.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    message = _("“{name}” is not a text.").format(name=name)
    findings.append(warning("not_a_text", f"{place}/{name}", message, _("It was left out.")))
    return ""


def _check_types(standards: list[Entry], elements: list[Entry], findings: list[Finding]) -> None:
    """Report joins that only work when `1` and "1" count as the same; strict readers lose these elements."""
    kinds = {one.ident: type(one.raw.get("standardid")) for one in reversed(standards)}
    differing = [
        one
        for one in elements
        if one.standard in kinds and "standardid" in one.raw and type(one.raw["standardid"]) is not kinds[one.standard]
    ]
    if differing:
        first = differing[0]
        message = _("“standardid” of “{name}” is text in one place and a number in another.")
        done = _("Both count as the same.")
        place = f"{first.place}/standardid"
        findings.append(warning("id_type_differs", place, message.format(name=first.shown), done))
