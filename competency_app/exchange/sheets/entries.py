"""Rows of a mapped sheet as entries that name their parent, one way for each layout."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from competency_app.domain.packages import Finding, Severity
from competency_app.exchange.limits import warning
from competency_app.exchange.naming import printable
from competency_app.exchange.sheets import words
from competency_app.exchange.sheets.layouts import number_column, segments, split_code
from competency_app.exchange.sheets.mapping import STEPPED, Layout, Role, SheetMapping
from competency_app.exchange.sheets.table import Table
from competency_app.i18n import _, named

_NO_PARENT = frozenset({"", "0", "-", "–", "none", "null", "undefined", "root", "n/a"})
_SOME_CODED = 0.5
_NUMBER = re.compile(r"-?\d{1,3}")


@dataclass(slots=True)
class Entry:
    """One entry of the tree to be. `cells` and the texts of levels are by role or label, and language.

    `is_upper` for entries without a row of their own: they only hold others.
    """

    ident: str
    place: str
    parent: str = ""
    cells: dict[tuple[Role, str], str] = field(default_factory=dict)
    levels: dict[tuple[str, str], str] = field(default_factory=dict)
    next_steps: dict[tuple[str, str], str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    is_upper: bool = False

    def text(self, role: Role, language: str = "") -> str:
        return self.cells.get((role, language), "")

    @property
    def shown(self) -> str:
        """What a sentence calls it."""
        return printable(self.text(Role.CODE) or self.text(Role.TITLE) or self.text(Role.TEXT)) or self.place


@dataclass(frozen=True)
class Sheet:
    """A table with its mapping; for a linked one the parent's identifier by identifier, or the sheet of those above."""

    table: Table
    mapping: SheetMapping
    links: Mapping[str, str] = field(default_factory=dict)
    upper: "Sheet | None" = None

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Headings, the column's letter where there is none."""
        if self.mapping.header < 0:
            return self.table.letters
        row = self.table.rows[self.mapping.header]
        return tuple(head or letter for head, letter in zip(row, self.table.letters, strict=True))

    @property
    def rows(self) -> range:
        """Positions of the rows below the headings."""
        return range(self.mapping.header + 1, len(self.table.rows))

    def entry(self, row: int, ident: str) -> Entry:
        """The row's own entry: everything that is not in columns of upper ones."""
        found = Entry(ident, self.table.place(row, 0))
        for at, use in enumerate(self.mapping.uses):
            cell = self.table.rows[row][at]
            if not cell or use.step:
                continue
            if use.role is Role.KEEP:
                found.kept[self.heads[at]] = cell
            elif use.role is Role.LEVEL:
                found.levels[level_label(self.heads[at]), use.language] = cell
            elif use.role is Role.NEXT:
                found.next_steps[words.next_level(self.heads[at]) or level_label(self.heads[at]), use.language] = cell
            else:
                found.cells[use.role, use.language] = cell
        return found


def level_label(head: str) -> str:
    """A heading as the name of a level, without the language after it."""
    return " ".join(words.language_of(head)[0].split())


def entries(sheet: Sheet, findings: list[Finding]) -> list[Entry]:
    """All entries in the order of the sheet; a parent is named by the `ident` of its entry, or unknown."""
    layout = sheet.mapping.layout
    if layout in {Layout.ANCESTORS, Layout.STAIRCASE}:
        found = _by_steps(sheet)
    elif layout is Layout.BLOCKS:
        found = _by_headings(sheet, findings)
    else:
        found = [sheet.entry(row, f"#{row}") for row in sheet.rows]
        found = [one for one in found if one.cells or one.levels]
    if layout is Layout.PARENT:
        _by_parent(found)
    elif layout is Layout.NUMBERS:
        found = _by_numbers(sheet, found, findings)
    elif layout is Layout.DEPTH:
        _by_depth(found)
    elif layout is Layout.LINKED and sheet.upper is not None:
        found = _below_upper(found, entries(sheet.upper, findings))
    elif layout is Layout.LINKED:
        _by_links(sheet, found)
    return found


def take_codes(found: Sequence[Entry]) -> None:
    """Codes out of titles like `1.1 Browsing`, when most titles begin so."""
    split = [split_code(entry.text(Role.TITLE)) for entry in found]
    if sum(bool(code) for code, _title in split) < _SOME_CODED * len(found):
        return
    for entry, (code, title) in zip(found, split, strict=True):
        if code and not entry.text(Role.CODE):
            entry.cells |= {(Role.CODE, ""): code, (Role.TITLE, ""): title}


# -- columns for each step


@dataclass(slots=True)
class _Steps:
    """Upper entries met so far: the present one of each step, and all by what they are called."""

    present: dict[int, str] = field(default_factory=dict)
    by_name: dict[tuple[str, int, str], Entry] = field(default_factory=dict)

    def above(self, step: int) -> str:
        """Identifier of the entry a new one of this step stands under."""
        return next((self.present[one] for one in sorted(self.present, reverse=True) if one < step), "")

    def enter(self, step: int, ident: str) -> None:
        self.present = {one: held for one, held in self.present.items() if one < step}
        self.present[step] = ident


def _by_steps(sheet: Sheet) -> list[Entry]:
    steps, found = _Steps(), []
    for row in sheet.rows:
        deepest: Entry | None = None
        for step in sheet.mapping.steps:
            cells = _step_cells(sheet, row, step)
            if not cells.get((Role.TITLE, "")) and not cells.get((Role.CODE, "")):
                continue
            name = (cells.get((Role.CODE, "")) or cells[Role.TITLE, ""]).casefold()
            above = steps.above(step)
            upper = steps.by_name.get((above, step, name))
            if upper is None:
                upper = Entry(f"#{row}@{step}", sheet.table.place(row, 0), above, cells, is_upper=True)
                steps.by_name[above, step, name] = upper
                found.append(upper)
            else:
                upper.cells = cells | upper.cells
            steps.enter(step, upper.ident)
            deepest = upper
        own = sheet.entry(row, f"#{row}")
        if _is_of_its_own(sheet, own) and (deepest is None or sheet.mapping.layout is Layout.ANCESTORS):
            own.parent = steps.above(max(sheet.mapping.steps, default=0) + 1)
            found.append(own)
        elif deepest is not None:
            _take_over(deepest, own)
    return found


def _is_of_its_own(sheet: Sheet, row: Entry) -> bool:
    """Whether a row names an entry beside the upper ones; a description alone belongs to them."""
    naming = (
        {Role.TITLE, Role.CODE, Role.KEY} if sheet.mapping.columns(Role.TITLE) else {Role.CODE, Role.KEY, Role.TEXT}
    )
    return any(row.text(role) for role in naming)


def _step_cells(sheet: Sheet, row: int, step: int) -> dict[tuple[Role, str], str]:
    return {
        (use.role, use.language): cell
        for at, use in enumerate(sheet.mapping.uses)
        if use.step == step and use.role in STEPPED and (cell := sheet.table.rows[row][at])
    }


def _take_over(upper: Entry, row: Entry) -> None:
    """A row that fills only columns of upper entries describes the deepest of them."""
    upper.cells |= {key: cell for key, cell in row.cells.items() if key not in upper.cells}
    upper.levels |= row.levels
    upper.next_steps |= row.next_steps
    upper.kept |= row.kept
    upper.is_upper = False


# -- a parent that is named


def _by_parent(found: Sequence[Entry]) -> None:
    """Identifier, code or title, whichever column most of the names are in; the others where that one fails."""
    books = [_names(found, role) for role in (Role.KEY, Role.CODE, Role.TITLE, Role.TEXT)]
    named = [entry for entry in found if entry.text(Role.PARENT)]
    books.sort(key=lambda book: -sum(_folded(entry.text(Role.PARENT)) in book for entry in named))
    for entry in named:
        wanted = entry.text(Role.PARENT)
        known = next((book[_folded(wanted)] for book in books if _folded(wanted) in book), "")
        entry.parent = known or ("" if _is_top(entry) else f" {wanted}")


def _below_upper(found: Sequence[Entry], upper: Sequence[Entry]) -> list[Entry]:
    """Entries of another sheet with those of this one below them; identifiers of the other get a mark."""
    for entry in upper:
        entry.ident = f"^{entry.ident}"
        entry.parent = f"^{entry.parent}" if entry.parent else ""
        entry.is_upper = True
    books = [_names(upper, role) for role in (Role.KEY, Role.CODE, Role.TITLE)]
    for entry in found:
        wanted = _folded(entry.text(Role.PARENT))
        if not _is_top(entry):
            entry.parent = next((book[wanted] for book in books if wanted in book), f" {wanted}")
    return [*upper, *found]


def parent_column_names(found: Sequence[Entry]) -> Role:
    """What the names in the parent column are: identifiers, codes or titles."""
    named = [_folded(entry.text(Role.PARENT)) for entry in found if not _is_top(entry)]
    books = {role: _names(found, role) for role in (Role.KEY, Role.CODE, Role.TITLE)}
    return max(books, key=lambda role: sum(one in books[role] for one in named))


def _is_top(entry: Entry) -> bool:
    return entry.text(Role.PARENT).casefold() in _NO_PARENT


def _names(found: Sequence[Entry], role: Role) -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in found:
        if entry.text(role):
            names.setdefault(_folded(entry.text(role)), entry.ident)
    return names


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _by_links(sheet: Sheet, found: Sequence[Entry]) -> None:
    known = {_folded(entry.text(Role.KEY)): entry.ident for entry in reversed(found) if entry.text(Role.KEY)}
    for entry in found:
        above = sheet.links.get(_folded(entry.text(Role.KEY)), "")
        # What points out of the sheet points at the framework itself.
        entry.parent = known.get(_folded(above), "")


# -- numbers and depths


def _by_numbers(sheet: Sheet, found: list[Entry], findings: list[Finding]) -> list[Entry]:
    at = number_column(sheet.mapping)
    role = sheet.mapping.uses[at].role if at is not None else Role.CODE
    if at is None:
        take_codes(found)
    numbers = {entry.ident: segments(entry.text(role)) for entry in found}
    known: dict[tuple[str, ...], str] = {}
    for entry in found:
        if numbers[entry.ident]:
            known.setdefault(numbers[entry.ident], entry.ident)
    for entry in found:
        number = numbers[entry.ident]
        ends = (number[:end] for end in range(len(number) - 1, 0, -1))
        above = next((known[end] for end in ends if end in known and known[end] != entry.ident), "")
        entry.parent = above
    return [*_missing_areas(found, numbers, role, findings), *found]


def _missing_areas(
    found: Sequence[Entry], numbers: Mapping[str, tuple[str, ...]], role: Role, findings: list[Finding]
) -> Iterator[Entry]:
    """`1.1, 1.2, 2.1` without rows for 1 and 2: the areas are there all the same."""
    has_below = {entry.parent for entry in found}
    loose = [
        entry for entry in found if not entry.parent and entry.ident not in has_below and len(numbers[entry.ident]) > 1
    ]
    made: dict[str, Entry] = {}
    for entry in loose:
        front = numbers[entry.ident][0]
        if front not in made:
            raw = re.split(r"[^\w]", entry.text(role))[0] or front
            name = raw if segments(raw) == (front,) else front
            made[front] = Entry(f"#{entry.ident}^", entry.place, "", {(Role.CODE, ""): name, (Role.TITLE, ""): name})
            made[front].is_upper = True
        entry.parent = made[front].ident
    if made:
        message = _("The areas {names} have no rows of their own.")
        message = message.format(names=named(*(printable(one.shown) for one in list(made.values())[:8])))
        done = _("They were added and are called by their number.")
        findings.append(Finding(Severity.INFO, "area_added", loose[0].place, message, done))
    yield from made.values()


def _by_depth(found: Sequence[Entry]) -> None:
    ranks: dict[str, int] = {}
    stack: list[tuple[int, str]] = []
    for entry in found:
        said = entry.text(Role.DEPTH)
        number = _NUMBER.match(said)
        # Words such as "area" and "competence" rank in the order in which they first come.
        depth = int(number[0]) if number else ranks.setdefault(_folded(said), len(ranks))
        while stack and stack[-1][0] >= depth:
            stack.pop()
        entry.parent = stack[-1][1] if stack else ""
        stack.append((depth, entry.ident))


# -- headings between the rows


def _by_headings(sheet: Sheet, findings: list[Finding]) -> list[Entry]:
    found: list[Entry] = []
    heading = ""
    for row in sheet.rows:
        cells = sheet.table.rows[row]
        if sheet.mapping.header >= 0 and cells == sheet.table.rows[sheet.mapping.header]:
            continue
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            code, title = split_code(filled[0])
            parts = {(Role.TITLE, ""): title} | ({(Role.CODE, ""): code} if code else {})
            found.append(Entry(f"#{row}", sheet.table.place(row, 0), "", parts, is_upper=True))
            heading = found[-1].ident
        else:
            entry = sheet.entry(row, f"#{row}")
            entry.parent = heading
            found.append(entry)
    with_rows = {entry.parent for entry in found}
    for entry in found:
        if entry.is_upper and entry.ident not in with_rows:
            message = _("No competences follow the heading “{name}”.").format(name=entry.shown)
            findings.append(warning("empty_heading", entry.place, message, _("It was left out.")))
    return [entry for entry in found if not entry.is_upper or entry.ident in with_rows]
