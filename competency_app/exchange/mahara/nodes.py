"""Entries of a `.matrix` file as nodes with keys, codes, titles and words."""

import re
from typing import Any

from competency_app.domain.framework_file import Node, NodeText
from competency_app.domain.packages import Finding
from competency_app.exchange.building import Words
from competency_app.exchange.html_text import plain_text
from competency_app.exchange.limits import Limits
from competency_app.exchange.mahara.layout import Entry
from competency_app.exchange.mahara.tree import Area
from competency_app.exchange.naming import Keys, key_of, slug

_LONGEST_CODE = 12
_CODE = re.compile(r"(?=.*\d)[\w.\-]{1,12}")
_AFTER_DOTTED = re.compile(r"(?:\s*[-–—:.)]+\s*|\s+)(?=[^\W\d])")
_AFTER_BARE = re.compile(r"\s*[-–—:.)]+\s*(?=[^\W\d])")
_UNPLACED_TITLE = "Without a standard"  # part of a package, so never translated


class NodeWriter:
    """Collects nodes and their words, parents first; keys stay the same when a file is read again."""

    def __init__(self, limits: Limits, findings: list[Finding]) -> None:
        self.nodes: list[Node] = []
        self.texts: dict[str, NodeText] = {}
        self.words = Words(limits, findings)
        self._limits = limits
        self._keys = Keys()
        self._areas = 0

    def write_area(self, area: Area) -> None:
        """Add a standard and everything under it."""
        self._areas += 1
        if area.entry is None:
            top = self._keys.free("unplaced")
            self.nodes.append(Node(key=top, code="?", kind="area"))
            self.texts[top] = NodeText(title=_UNPLACED_TITLE)
        else:
            wanted = "s" + (slug(area.entry.ident.removeprefix("position-")) or str(self._areas))
            top = self._add(area.entry, wanted, self._areas, parent=None, has_children=True)
        keys: list[str] = []
        for at, placed in enumerate(area.placed, start=1):
            wanted = key_of(placed.entry.ident) or slug(placed.entry.shortname) or f"{top}-{at}"
            parent = top if placed.parent is None else keys[placed.parent]
            keys.append(self._add(placed.entry, wanted, at, parent=parent, has_children=placed.has_children))

    def _add(self, entry: Entry, wanted: str, position: int, *, parent: str | None, has_children: bool) -> str:
        key = self._keys.free(wanted)
        code = code_of(entry.shortname, entry.ident)
        statement = self.words.described(entry.description, f"{entry.place}/description")
        title = self._title(entry, code, statement)
        said = "" if statement == title else statement
        node = Node(
            key=key,
            code=code or str(position),
            kind="competence" if parent else "area",
            parent=parent,
            # A group of competences without words of its own has nothing one could answer.
            assessable=parent is not None and (bool(statement) or not has_children),
            attributes=_attributes(entry, title, said),
            ids={"mahara": entry.ident} if "standardid" in entry.raw or "elementid" in entry.raw else {},
        )
        self.nodes.append(node)
        self.texts[key] = NodeText(
            title=title,
            title_status="unofficial",
            status="unofficial",
            statement=said,
        )
        return key

    def _title(self, entry: Entry, code: str, statement: str) -> str:
        """The name without its leading code, else the short name, else the beginning of the text."""
        for words in (entry.name, entry.shortname):
            title = title_of(words, code)
            if title:
                return self.words.shortened(title, self._limits.title, f"{entry.place}/name")
        return self.words.title_or("", statement, entry.place, code or entry.ident)


def code_of(shortname: str, ident: str) -> str:
    """What people see as number: a short name that looks like one, else the identifier when it is short."""
    if _CODE.fullmatch(shortname):
        return shortname
    return ident if len(ident) <= _LONGEST_CODE and not ident.startswith("position-") else ""


def title_of(name: str, code: str) -> str:
    """`1.1 - Reflective action` without its code; a title that is nothing else is left alone."""
    title = plain_text(name).replace("\n", " ")
    if not code:
        return title
    # "7 steps" keeps its number: after a bare number only a mark of punctuation ends a code.
    end = (_AFTER_DOTTED if "." in code else _AFTER_BARE).match(title, len(code)) if title.startswith(code) else None
    return title[end.end() :] if end else title


def _attributes(entry: Entry, title: str, statement: str) -> dict[str, Any]:
    """What the node does not say itself, so that the file can be written again."""
    kept = dict(entry.extra)
    if entry.shortname:
        kept["shortname"] = entry.shortname
    if entry.name != title:
        kept["name"] = entry.name
    if entry.description != statement:
        kept["description"] = entry.description
    return kept
