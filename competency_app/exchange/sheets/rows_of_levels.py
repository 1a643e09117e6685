"""Sheets with a row for each level of a competence: those rows become descriptors of one entry."""

from collections.abc import Sequence

from competency_app.exchange.sheets.entries import Entry
from competency_app.exchange.sheets.mapping import Role, SheetMapping

_BULLET = "• "


def folded(entries: list[Entry], mapping: SheetMapping) -> tuple[list[Entry], tuple[str, ...]]:
    """The entries without rows that only describe a level of another, and the names of the levels in file order.

    Rows that repeat a title or code describe that entry; else a row describes the upper entry it stands under.
    """
    about = [entry for entry in entries if _describes(entry)] if mapping.columns(Role.ROW_LEVEL) else []
    names = [_name(entry) for entry in about]
    repeats = len(set(names)) < len(names)
    if not repeats and not any(entry.parent for entry in about):
        return entries, ()  # a level beside each competence says where it belongs, not how it is done
    gathered = _Gathered(entries)
    for entry in about:
        gathered.add_repeated(entry) if repeats else gathered.add_below(entry)
    gathered.settle()
    kept = [entry for entry in entries if not _describes(entry) or entry.ident in gathered.texts]
    return kept, tuple(dict.fromkeys(_level(entry) for entry in about))


class _Gathered:
    """Texts by the entry they describe and its level."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_ident = {entry.ident: entry for entry in entries}
        self._firsts: dict[tuple[str, str], Entry] = {}
        self.texts: dict[str, dict[str, list[str]]] = {}

    def add_repeated(self, entry: Entry) -> None:
        """The first row of its name is the entry, each one describes a level of it."""
        first = self._firsts.setdefault(_name(entry), entry)
        self._add(first, entry, entry.text(Role.TEXT) or entry.text(Role.QUESTION))
        entry.cells.pop((Role.TEXT, ""), None)

    def add_below(self, entry: Entry) -> None:
        """The upper entry is described; a row without one stays an entry."""
        above = self._by_ident.get(entry.parent, entry)
        self._add(above, entry, entry.text(Role.TITLE) or entry.text(Role.TEXT))

    def _add(self, described: Entry, entry: Entry, text: str) -> None:
        levels = self.texts.setdefault(described.ident, {})
        if text:
            levels.setdefault(_level(entry), []).append(text)

    def settle(self) -> None:
        for ident, levels in self.texts.items():
            entry = self._by_ident[ident]
            entry.is_upper = False
            entry.levels |= {(level, ""): _joined(texts) for level, texts in levels.items()}


def _describes(entry: Entry) -> bool:
    return bool(entry.text(Role.ROW_LEVEL)) and not entry.is_upper


def _level(entry: Entry) -> str:
    return " ".join(entry.text(Role.ROW_LEVEL).split())


def _name(entry: Entry) -> tuple[str, str]:
    return entry.parent, (entry.text(Role.CODE) or entry.text(Role.TITLE)).casefold()


def _joined(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else "\n".join(f"{_BULLET}{text}" for text in texts)
