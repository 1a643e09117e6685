"""The supplement as JSON. It calls itself JSON-LD, but its context only names the classes: it is read by its names.

A field with a language behind it (`name_nl`) is a translation; a text may also be an object by language.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from competency_app.domain.packages import Finding, Severity
from competency_app.exchange.digcomp3 import supplement as kinds
from competency_app.exchange.digcomp3.supplement import OWN, Entry, LevelRow, Said, Supplement, is_language, tidy
from competency_app.exchange.limits import Limits, RefusedError, warning
from competency_app.exchange.naming import printable
from competency_app.i18n import _, ngettext

_LOOKED_AT = 2000
_ENTRIES = (kinds.AREA, kinds.COMPETENCE, kinds.STATEMENT, kinds.OUTCOME)
_PARENTS = {
    kinds.COMPETENCE: ("competence_area_id", kinds.AREA),
    kinds.STATEMENT: ("competence_id", kinds.COMPETENCE),
    kinds.OUTCOME: ("competence_id", kinds.COMPETENCE),
}
_KEPT = {"ai_label": "ai_label", "type": "type"}


def is_supplement(parsed: object) -> bool:
    """Whether a JSON value looks like the supplement: a graph with areas and competences in it."""
    found = [one.get("@type") for one in _graph(parsed)[:_LOOKED_AT] if isinstance(one, dict)]
    return kinds.AREA in found and kinds.COMPETENCE in found


def read_graph(parsed: object, limits: Limits, findings: list[Finding]) -> Supplement:
    """The content of the graph; RefusedError when there is too much of it."""
    graph = _graph(parsed)
    if len(graph) > limits.nodes:
        message = _("The file has more than {limit} entries, more than any framework needs.")
        raise RefusedError("too_many_entries", message.format(limit=limits.nodes), "/@graph")
    reader = _Reader(findings)
    for at, raw in enumerate(graph):
        reader.read(raw, f"/@graph/{at}")
    reader.report()
    return Supplement(tuple(reader.entries), tuple(reader.levels), tuple(reader.glossary))


def _graph(parsed: object) -> list[Any]:
    graph = parsed.get("@graph") if isinstance(parsed, dict) else parsed
    return graph if isinstance(graph, list) else []


class _Reader:
    def __init__(self, findings: list[Finding]) -> None:
        self.entries: list[Entry] = []
        self.levels: list[LevelRow] = []
        self.glossary: list[tuple[Said, Said]] = []
        self._findings = findings
        self._strangers: list[tuple[str, str]] = []
        self._spaces = 0

    def read(self, raw: object, place: str) -> None:
        """Add one node of the graph; what is none of the six classes is counted."""
        kind = raw.get("@type") if isinstance(raw, dict) else None
        if not isinstance(raw, dict) or not isinstance(kind, str):
            self._strangers.append(("?", place))
        elif kind in _ENTRIES:
            self.entries.append(self._entry(kind, raw, place))
        elif kind == kinds.LEVEL:
            self.levels.append(self._level(raw, place))
        elif kind == kinds.TERM:
            term = {OWN: _code(raw.get("@id")), **self._texts(raw, "name"), **self._texts(raw, "term")}
            self.glossary.append((term, self._texts(raw, "explanation")))
        else:
            self._strangers.append((kind, place))

    def report(self) -> None:
        """What was noticed often is said once."""
        if self._strangers:
            kind, place = self._strangers[0]
            message = ngettext(
                "One entry is of an unknown kind (“{kind}”).",
                "{count} entries are of an unknown kind, the first is “{kind}”.",
                len(self._strangers),
            ).format(count=len(self._strangers), kind=printable(kind))
            done = _("What is not part of the supplement was left out.")
            self._findings.append(warning("unknown_kind", place, message, done))
        if self._spaces:
            self._findings.append(stray_spaces(self._spaces))

    def _entry(self, kind: str, raw: Mapping[str, Any], place: str) -> Entry:
        field, above = _PARENTS.get(kind, ("", ""))
        # A missing reference leads nowhere, as a wrong one does; only areas stand at the top.
        parent = tidy(raw.get(field)) or above
        return Entry(
            kind=kind,
            code=_code(raw.get("@id")),
            parent=parent,
            place=place,
            name=self._texts(raw, "name"),
            description=self._texts(raw, "description"),
            level=_code(raw.get("four_levels_proficiency_name")),
            attributes={key: text for name, key in _KEPT.items() if (text := tidy(raw.get(name)))},
        )

    def _level(self, raw: Mapping[str, Any], place: str) -> LevelRow:
        eight = raw.get("eight_levels_mapping")
        return LevelRow(
            eight=eight if isinstance(eight, int) and not isinstance(eight, bool) else 0,
            six=tidy(raw.get("six_levels_mapping")),
            four=self._texts(raw, "four_levels_name"),
            four_description=self._texts(raw, "four_levels_description"),
            eight_description=self._texts(raw, "eight_levels_description"),
            purpose=self._texts(raw, "applies_to"),
            place=place,
        )

    def _texts(self, raw: Mapping[str, Any], name: str) -> dict[str, str]:
        """A text and its translations, without the empty ones."""
        texts: dict[str, str] = {}
        for language, value in _by_language(raw, name):
            text = tidy(value)
            if text:
                texts[language] = text
            self._spaces += bool(text) and text != value
        return texts


def _by_language(raw: Mapping[str, Any], name: str) -> Iterator[tuple[str, object]]:
    value = raw.get(name)
    if isinstance(value, dict):
        # By language: English is the language of the supplement itself.
        yield from ((OWN if key == "en" else key, text) for key, text in value.items() if is_language(key))
    else:
        yield OWN, value
    for key, text in raw.items():
        base, _mark, language = key.rpartition("_")
        if base == name and is_language(language):
            yield language, text


def _code(ident: object) -> str:
    """`1.1` from `Competence/1.1`."""
    text = tidy(ident)
    return text.partition("/")[2] or text


def stray_spaces(count: int) -> Finding:
    """The remark about texts with spaces too many."""
    message = ngettext("One text had stray spaces.", "{count} texts had stray spaces.", count)
    return Finding(Severity.INFO, "stray_spaces", "", message.format(count=count), _("They were taken out."))
