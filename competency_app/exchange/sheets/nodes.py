"""Entries as nodes of a framework with keys, codes, titles and words in every language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from competency_app.domain.framework_file import Node, NodeText, TextStatus
from competency_app.domain.packages import Finding
from competency_app.exchange.html_text import has_markup, plain_text
from competency_app.exchange.limits import Limits, warning
from competency_app.exchange.naming import Keys, cut, slug
from competency_app.exchange.sheets.entries import Entry, take_codes
from competency_app.exchange.sheets.layouts import split_code
from competency_app.exchange.sheets.mapping import Role
from competency_app.exchange.sheets.own_build import parsed_cell, status_of
from competency_app.exchange.sheets.own_words import is_yes
from competency_app.exchange.tree import Placed
from competency_app.i18n import _

_LONGEST_CODE, _LONGEST_KIND, _LONGEST_ID = 40, 40, 200
_TITLE_FROM_TEXT = 80
_LETTERED = re.compile(r"(?P<code>[A-Z])[.):]?\s+(?P<title>\S.*)", re.DOTALL)
_KEY = re.compile(r"[a-z0-9._-]{1,64}")
# Part of a package, so never translated.
_WITHOUT_AREA = "Without an area"


@dataclass
class NodeBuilder:
    """Nodes and their words by language; `levels` says which level a heading stands for.

    `is_own` for the program’s own workbook: its texts are taken as they are.
    """

    levels: Mapping[str, str]
    language: str
    limits: Limits
    findings: list[Finding]
    is_own: bool = False

    def __post_init__(self) -> None:
        # A cross in a foreign table says that a level belongs to an entry, not what it means.
        self._shortest = 1 if self.is_own else 2
        self.nodes: list[Node] = []
        self.texts: dict[str, dict[str, NodeText]] = {}
        self._short_form: dict[str, int] = {}
        self._keys = Keys()
        self._counts: dict[str | None, int] = {}

    def build(self, entries: Sequence[Entry], placed: Sequence[Placed]) -> None:
        """All of them, parents first."""
        entries = _with_codes(entries)
        says_assessable = any(entry.text(Role.ASSESSABLE) for entry in entries)
        for one in placed:
            parent = None if one.parent is None else self.nodes[one.parent]
            entry = _group() if one.item is None else entries[one.item]
            node = self._node(entry, parent, one)
            if says_assessable and not entry.is_upper:
                node = replace(node, assessable=is_yes(entry.text(Role.ASSESSABLE)))
            self.nodes.append(node)
            said = entry.text(Role.FIRST_LOOK)
            if is_yes(said) or said.isdecimal():
                self._short_form[node.key] = int(said[:9]) if said.isdecimal() else len(self.nodes)
            self._add_texts(node, entry)

    @property
    def short_form(self) -> tuple[str, ...]:
        """Keys of the entries marked for it, in the order of the marks or of the sheet."""
        return tuple(sorted(self._short_form, key=lambda key: self._short_form[key]))

    def _node(self, entry: Entry, parent: Node | None, placed: Placed) -> Node:
        above = parent.key if parent else None
        position = self._counts[above] = self._counts.get(above, 0) + 1
        raw = entry.text(Role.KEY)
        is_named = self.is_own and bool(raw)  # then an empty code is meant
        counted = "" if is_named else f"{parent.code}.{position}" if parent else str(position)
        wanted = (
            raw if _KEY.fullmatch(raw) else slug(raw) or slug(entry.text(Role.CODE)) or slug(entry.text(Role.TITLE))
        )
        key = self._keys.free(wanted or f"{above or 'n'}-{position}"[-56:])
        is_leaf = not placed.has_children and not entry.is_upper
        kind = cut(entry.text(Role.KIND), _LONGEST_KIND)
        attributes: dict[str, Any] = {"sheet": entry.kept} if entry.kept else {}
        ids = {"sheet": raw[:_LONGEST_ID]} if raw and raw != key else {}
        return Node(
            key=key,
            code=cut(entry.text(Role.CODE) or counted, _LONGEST_CODE),
            kind=kind or ("competence" if is_leaf else "area" if parent is None else "group"),
            parent=above,
            assessable=is_leaf or bool(entry.levels),
            scale=(entry.text(Role.SCALE) or None) if self.is_own else None,
            stage=self._stage(entry),
            attributes=attributes | parsed_cell(entry.text(Role.ATTRIBUTES), entry.place, self.findings),
            ids=ids | {name: str(one) for name, one in self._ids(entry).items()},
        )

    def _stage(self, entry: Entry) -> str | None:
        stage = entry.text(Role.STAGE) if self.is_own else ""
        return self.levels.get(stage, stage if stage in self.levels.values() else None)

    def _ids(self, entry: Entry) -> dict[str, Any]:
        return parsed_cell(entry.text(Role.IDS), entry.place, self.findings)

    def _add_texts(self, node: Node, entry: Entry) -> None:
        languages = {language for _role, language in entry.cells} | {language for _label, language in entry.levels}
        for language in sorted({"", *languages, *(language for _label, language in entry.next_steps)}):
            words = self.words(entry, language, node.code)
            if words != NodeText():
                self.texts.setdefault(language or self.language, {})[node.key] = words

    def words(self, entry: Entry, language: str, code: str) -> NodeText:
        """An entry's texts in a language, "" for the one of the sheet; *code* stands in for a title."""

        def text(role: Role) -> str:
            return self._shortened(entry.text(role, language), self.limits.description, entry)

        title, statement = text(Role.TITLE), text(Role.TEXT)
        if not self.is_own:
            title, statement = self._settled(title, statement, "" if language else code)
        found: dict[str, Any] = {
            "title": self._shortened(title, self.limits.title, entry),
            "short": self._shortened(text(Role.SHORT), self.limits.title, entry),
            "statement": statement,
            "question": text(Role.QUESTION),
            "example": text(Role.EXAMPLE),
            "levels": self._by_level(entry.levels, language, entry),
            "next_steps": self._by_level(entry.next_steps, language, entry),
        }
        usual: TextStatus = "own" if self.is_own else "unofficial"
        if not any(found.values()) and not self.is_own:
            return NodeText()
        return NodeText(
            **found,
            title_status=status_of(entry.text(Role.TITLE_STATUS, language), usual),
            status=status_of(entry.text(Role.TEXT_STATUS, language), usual),
        )

    def _settled(self, title: str, statement: str, code: str) -> tuple[str, str]:
        """A title in one line, out of the text where there is none; an over-long one becomes the text."""
        title = title.replace("\n", " ")
        if not title and code:
            title = cut(statement.replace("\n", " "), _TITLE_FROM_TEXT) or code
        if len(title) > self.limits.title and not statement:
            return title, title
        return title, "" if statement == title else statement

    def _by_level(self, texts: Mapping[tuple[str, str], str], language: str, entry: Entry) -> dict[str, str]:
        return {
            self.levels[label]: self._shortened(text, self.limits.description, entry)
            for (label, one), text in texts.items()
            if one == language and label in self.levels and len(text) >= self._shortest
        }

    def _shortened(self, text: str, limit: int, entry: Entry) -> str:
        text = plain_text(text) if not self.is_own and has_markup(text) else text
        if len(text) <= limit:
            return text
        message = _("A text has {length} characters; {limit} is the most that can be shown.")
        message = message.format(length=len(text), limit=limit)
        self.findings.append(warning("too_long", entry.place, message, _("It was shortened.")))
        return cut(text, limit)


def _group() -> Entry:
    cells = {(Role.TITLE, ""): _WITHOUT_AREA, (Role.CODE, ""): "?"}
    return Entry("", "", cells=cells, is_upper=True)


def loose_group(title: str) -> Entry:
    """The entry above those that have none, with a title or a neutral one."""
    group = _group()
    if title:
        group.cells = {(Role.TITLE, ""): title}
    return group


def _with_codes(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Codes out of titles like `1.1 Browsing` where there is no column of codes, and of areas from what is below."""
    if not any(entry.text(Role.CODE) for entry in entries if not entry.is_upper):
        take_codes(entries)
    below: dict[str, list[str]] = {}
    for entry in entries:
        below.setdefault(entry.parent, []).append(entry.text(Role.CODE))
    for entry in entries:
        if entry.is_upper and not entry.text(Role.CODE):
            _give_code(entry, below.get(entry.ident, []))
    return entries


def _give_code(upper: Entry, below: Sequence[str]) -> None:
    """An area gets the number or letter its title begins with, or the one that the codes below it share."""
    code, title = split_code(upper.text(Role.TITLE))
    letter = _LETTERED.fullmatch(upper.text(Role.TITLE))
    if not code and letter and below and all(one.startswith(letter["code"]) for one in below):
        code, title = letter["code"], letter["title"]
    fronts = {one.rpartition(".")[0] for one in below}
    if code:
        upper.cells |= {(Role.CODE, ""): code, (Role.TITLE, ""): title}
    elif len(fronts) == 1 and "" not in fronts:
        upper.cells[Role.CODE, ""] = next(iter(fronts))
