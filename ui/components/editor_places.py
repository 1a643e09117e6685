"""Where in the editor a finding belongs: section, entry or scale, field, language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from competency_app.domain.packages import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from competency_app.domain.drafts import Draft
    from competency_app.domain.packages import Finding

Section = Literal["entries", "levels", "about", "publish"]
# Nothing is wrong where something is not written yet.
MISSING = frozenset(
    {
        "no_title",
        "no_label",
        "no_descriptor",
        "no_descriptors",
        "no_statement",
        "no_example",
        "no_next_step",
        "no_framework_title",
        "nothing_to_answer",
        "empty_branch",
        "not_translated",
        "no_short_form",
        "no_licence",
    }
)
_FIELD_OF = {"no_example": "example", "repeated_code": "code"}
# About the framework as a whole: said in the list of remarks, at no entry.
_OF_THE_WHOLE = frozenset({"nothing_to_answer", "no_short_form"})
_ABOUT = {"no_framework_title": "title", "no_licence": "licence"}


@dataclass(frozen=True, slots=True)
class Place:
    """`key` is an entry or a scale, `spot` a field (`title`, `levels/A1`) or a level; empty for a whole section."""

    section: Section
    key: str = ""
    spot: str = ""
    language: str = ""


def place_of(finding: Finding, draft: Draft) -> Place:
    """Where a finding is said."""
    key, _slash, rest = finding.place.partition("/")
    if finding.code in _ABOUT:
        return Place("about", spot=_ABOUT[finding.code], language=finding.language)
    if finding.code in {"not_translated", "translation_outdated"}:
        return Place("about", spot="languages", language=finding.language)
    if finding.code == "no_descriptors":
        first = draft.framework.assessable[0]
        return Place("entries", first.key, f"levels/{draft.framework.scale_of(first.key).levels[0].key}")
    if finding.code in _OF_THE_WHOLE:
        return Place("publish")
    if key in draft.framework.by_key:
        return Place("entries", key, rest or _FIELD_OF.get(finding.code, "title"), finding.language)
    if key in draft.framework.scales and rest:
        return Place("levels", key, rest, finding.language)
    return Place("about", language=finding.language)


def way_to(finding: Finding, draft: Draft) -> Place:
    """The field a person goes to for a finding: where it is said, or an entry where it can be mended."""
    if finding.code not in _OF_THE_WHOLE:
        return place_of(finding, draft)
    is_short = finding.code == "no_short_form"
    keys = [one.key for one in draft.file.nodes if one.assessable or not is_short]
    return Place("entries", keys[0] if keys else "", "quick" if is_short else "answered", draft.language)


def tone_of(finding: Finding) -> str:
    """The colour a finding is said in: what is only missing stays quiet."""
    if finding.code in MISSING:
        return "text2"
    return "problem" if finding.severity is Severity.ERROR else "notice"


def mark_of(findings: Iterable[Finding]) -> str:
    """What stands beside an entry: something to look at, something missing, or nothing."""
    codes = {one.code for one in findings}
    if not codes:
        return ""
    return "circle" if codes <= MISSING else "warning"
