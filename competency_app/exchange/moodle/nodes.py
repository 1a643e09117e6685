"""Rows of Moodle's competency CSV as nodes: who stands under whom, keys, codes, words, kinds, relations."""

import re
from collections.abc import Sequence
from typing import Any

from competency_app.domain.framework_file import Node, NodeText
from competency_app.domain.packages import Finding, Severity
from competency_app.exchange.building import Words, looks_like_code, split_code
from competency_app.exchange.delimited import unguarded
from competency_app.exchange.html_text import plain_text
from competency_app.exchange.html_writing import split_definition_list
from competency_app.exchange.limits import Limits, RefusedError, warning
from competency_app.exchange.moodle.layout import Row
from competency_app.exchange.moodle.rules import kept_rule
from competency_app.exchange.moodle.scale import ReadScale, Scales
from competency_app.exchange.naming import Keys, key_of, one_line, printable, slug
from competency_app.exchange.tree import Item, Placed, arrange
from competency_app.i18n import _

LONGEST = 100  # of names and identifiers in Moodle
# Moodle's terms for the steps of a tree; those that have a word of ours are given it.
TERMS = ("behaviour", "competency", "concept", "domain", "indicator", "level", "outcome", "practice", "proficiency",
         "skill", "value")  # fmt: skip
KINDS = {"competency": "competence", "domain": "area"}
# Marks the area that holds everything when a file has none: the framework row stands for it.
WHOLE = "whole"
_HTML_FORMATS = frozenset({"", "0", "1"})
_LONGEST_PREFIX = 30
_LETTER = "f-"
_MOST_LINKS = 50_000
_NUMBER = re.compile(r"[+-]?(?:\d{1,300}(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_UNPLACED_TITLE = "Without a parent"  # part of a package, so never translated


def prefix_of(framework_ident: str) -> str:
    """What stands before every identifier of a framework that we wrote."""
    return framework_ident[:_LONGEST_PREFIX].rstrip("-") + "-"


def with_letter(framework_id: str) -> str:
    """A framework's id as an ID number that cannot be taken for a number."""
    return framework_id if framework_id[:1].isalpha() else _LETTER + framework_id


def without_letter(ident: str) -> str:
    """The id again; an ID number that begins with a letter of its own stays."""
    bare = ident.removeprefix(_LETTER)
    return ident if bare[:1].isalpha() else bare


def is_html(row: Row) -> bool:
    """Whether a row's description is HTML; the other formats are shown as they are."""
    return row["description_format"] in _HTML_FORMATS


class NodeReader:
    """Collects nodes, words and relations, parents first."""

    def __init__(self, top: Row, scale: ReadScale, scales: Scales, limits: Limits, findings: list[Finding]) -> None:
        self.nodes: list[Node] = []
        self.texts: dict[str, NodeText] = {}
        self.related: list[tuple[str, str]] = []
        self._top = top
        self._scale = scale
        self._scales = scales
        self._limits = limits
        self._findings = findings
        self._words = Words(limits, findings)
        self._keys = Keys()
        self._prefix = ""

    def read(self, rows: Sequence[Row]) -> None:
        """Add all competencies; RefusedError when there are none."""
        if not rows:
            raise RefusedError("nothing_to_answer", _("The file has a framework but no competencies in it."))
        remark_on_numbers(rows, self._findings)
        own = prefix_of(self._top["ident"])
        if self._top["ident"] and all(row["ident"].startswith(own) and row["ident"] != own for row in rows):
            self._prefix = own
        placed = arrange(self._items(rows), self._limits, self._findings)
        kinds = _kinds(self._top, self._findings)
        idents = {row["exported_id"]: row["ident"] for row in rows if row["exported_id"]}
        whole = self._add_whole() if all(one.depth == 0 for one in placed) else None
        numbers = _Outline()
        keys: list[str] = []
        by_item: dict[int, str] = {}
        for one in placed:
            parent = whole if one.parent is None else keys[one.parent]
            number, kind = numbers.next(one.depth), kinds[min(one.depth, len(kinds) - 1)]
            if one.item is None:
                keys.append(self._add_unplaced())
                continue
            row = rows[one.item]
            rule = kept_rule(row, idents, self._findings)
            keys.append(self._add(row, one, parent, number, kind, rule))
            by_item[one.item] = keys[-1]
        self._relate(rows, by_item)

    def _items(self, rows: Sequence[Row]) -> list[Item]:
        """Rows with the parent each of them means: Moodle cuts identifiers, and some files name the framework."""
        known = {row["ident"] for row in rows}
        items: list[Item] = []
        under_framework: list[Row] = []
        for row in rows:
            parent = row["parent"]
            if parent and parent not in known:
                if parent == self._top["ident"]:
                    under_framework.append(row)
                    parent = ""
                elif parent[:LONGEST] in known:
                    message = _("“{name}” names a parent whose identifier is longer than {limit} characters.")
                    done = _("What comes after them was ignored.")
                    self._say("cut_identifier", row, message.format(name=row.shown, limit=LONGEST), done)
                    parent = parent[:LONGEST]
            items.append(Item(row["ident"], parent, row.shown, str(row.line)))
        if under_framework:
            message = _("Entries name the framework itself as their parent; Moodle would leave them out.")
            place, done = str(under_framework[0].line), _("They stand at the top.")
            self._findings.append(Finding(Severity.INFO, "parent_is_framework", place, message, done))
        return items

    def _add_whole(self) -> str:
        message = _("All competencies stand directly under the framework.")
        done = _("They were put into one area with the framework's name.")
        self._findings.append(Finding(Severity.INFO, "flat", str(self._top.line), message, done))
        key = self._keys.free("all")
        self.nodes.append(Node(key=key, code="", kind="area", attributes={"moodle": {WHOLE: True}}))
        title = self._words.title(plain_text(unguarded(self._top["name"])), str(self._top.line))
        self.texts[key] = NodeText(title=title or "Framework", title_status="unofficial", status="unofficial")
        return key

    def _add_unplaced(self) -> str:
        key = self._keys.free("unplaced")
        self.nodes.append(Node(key=key, code="?", kind="area"))
        self.texts[key] = NodeText(title=_UNPLACED_TITLE)
        return key

    def _add(self, row: Row, placed: Placed, parent: str | None, number: str, kind: str, rule: dict[str, Any]) -> str:
        ident = row["ident"].removeprefix(self._prefix)
        if not ident:
            message = _("“{name}” has no ID number; Moodle refuses such a line.").format(name=row.shown)
            self._say("no_identifier", row, message, _("It got one of its own."))
        key = self._keys.free(key_of(ident) or slug(row["name"]) or f"line-{row.line}")
        scale = self._scales.of_row(row["scale_values"], row["scale_configuration"], str(row.line))
        code, text = self._read_words(row, key, scale or self._scale)
        if not code:
            # An identifier that only repeats the title says nothing as a number.
            code = ident if looks_like_code(ident) and slug(text.title) != key else number
        self.nodes.append(
            Node(
                key=key,
                code=code,
                kind=kind,
                parent=parent,
                assessable=not placed.has_children or scale is not None or bool(text.levels),
                scale=scale.scale.key if scale else None,
                attributes=_attributes(row, code, text, rule),
                ids={"moodle": row["ident"]} if row["ident"] else {},
            )
        )
        self.texts[key] = text
        return key

    def _read_words(self, row: Row, key: str, scale: ReadScale) -> tuple[str, NodeText]:
        """Code and words; a definition list of the levels at the end becomes their descriptors."""
        place = str(row.line)
        description, entries = split_definition_list(row["description"]) if is_html(row) else (row["description"], ())
        shown = scale.shown
        if not all(term in shown for term, _meaning in entries):
            description, entries = row["description"], ()
        statement = self._words.described(description, place, is_html=is_html(row))
        name = plain_text(unguarded(row["name"]))
        code, title = split_code(one_line(name), key)
        title = self._words.title_or(title, statement, place, row["ident"])
        levels = {shown[term]: self._words.described(meaning, place) for term, meaning in entries}
        text = NodeText(
            title=title,
            title_status="unofficial",
            status="unofficial",
            statement="" if statement == title else statement,
            levels=levels,
        )
        return code, text

    def _relate(self, rows: Sequence[Row], by_item: dict[int, str]) -> None:
        """Cross references as pairs of keys, each once."""
        by_ident: dict[str, str] = {}
        for at, key in by_item.items():
            by_ident.setdefault(rows[at]["ident"], key)
        unknown: Row | None = None
        seen: dict[tuple[str, str], None] = {}
        for at, key in by_item.items():
            for ident in filter(None, map(str.strip, rows[at]["related"].split(","))):
                other = by_ident.get(ident.replace("%2C", ","))
                if other is None:
                    unknown = unknown or rows[at]
                else:
                    seen[key, other] = None
            if len(seen) > _MOST_LINKS:
                message = _("The entries refer to each other more than {limit} times.").format(limit=_MOST_LINKS)
                self._say("too_many_references", rows[at], message, _("The references after that were left out."))
                break
        self.related = list(seen)[:_MOST_LINKS]
        if unknown is not None:
            message = _("“{name}” refers to an entry that is not there.").format(name=unknown.shown)
            self._say("unknown_reference", unknown, message, _("References that lead nowhere were left out."))

    def _say(self, code: str, row: Row, message: str, done: str) -> None:
        self._findings.append(warning(code, str(row.line), message, done))


class _Outline:
    """Numbers such as 2.1.3 for entries in tree order."""

    def __init__(self) -> None:
        self._counts: list[int] = []

    def next(self, depth: int) -> str:
        self._counts = [*self._counts[: depth + 1], *[0] * (depth + 1 - len(self._counts))]
        self._counts[depth] += 1
        return ".".join(map(str, self._counts))[-40:]


def _kinds(top: Row, findings: list[Finding]) -> list[str]:
    """The kind of entries by depth; the last one holds for everything deeper."""
    terms = [term.strip() for term in top["taxonomy"].split(",")]
    strange = [term for term in terms if term and term not in TERMS]
    if strange:
        message = _("“{term}” is none of the eleven words Moodle has for the steps of a tree.")
        message = message.format(term=printable(strange[0]))
        done = _("These entries are called competences.")
        findings.append(warning("unknown_taxonomy", str(top.line), message, done))
    return [KINDS.get(term, term) if term in TERMS else KINDS["competency"] for term in terms]


def remark_on_numbers(rows: Sequence[Row], findings: list[Finding]) -> None:
    """Identifiers that Moodle, which compares them as numbers, would take for the same."""
    known: dict[float, str] = {}
    for row in rows:
        ident = row["ident"]
        if not _NUMBER.fullmatch(ident):
            continue
        other = known.setdefault(float(ident), ident)
        if other != ident:
            message = _("Moodle takes the identifiers {first} and {second} for the same number.")
            message = message.format(first=printable(other), second=printable(ident))
            done = _("Here they are two entries, as written.")
            findings.append(Finding(Severity.INFO, "numeric_identifiers", str(row.line), message, done))
            return


def _attributes(row: Row, code: str, text: NodeText, rule: dict[str, Any]) -> dict[str, Any]:
    """What the node does not say itself, so that the file can be written again."""
    kept: dict[str, Any] = {}
    if row["name"] != f"{code} {text.title}":
        kept["shortname"] = row["name"]
    if row["description"] != text.statement or not is_html(row):
        kept["description"] = row["description"]
        kept["description_format"] = row["description_format"][:1] or "1"
    if rule:
        kept["rule"] = rule
    return {"moodle": kept} if kept else {}
