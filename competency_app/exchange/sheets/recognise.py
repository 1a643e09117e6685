"""A book as a framework without anybody's help: which sheet, which row of headings, which column for what.

Whatever the person said instead counts, and what depends on it is worked out anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from competency_app.exchange.limits import RefusedError
from competency_app.exchange.sheets import layouts, looking, own_words, people, words
from competency_app.exchange.sheets.columns import guess
from competency_app.exchange.sheets.mapping import Layout, Role, SheetMapping, Use, Wishes
from competency_app.exchange.sheets.own_sheets import OwnSheets
from competency_app.exchange.sheets.table import Book, Table
from competency_app.i18n import _

_HEADER_ROWS = 25
_LONGEST_HEAD = 80
_FEWEST_HEADS = 2
_FEW_HERE, _MOST_THERE = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Recognised:
    """A mapping, the table it is for, and whether it looks as if the table were about people."""

    table: Table
    mapping: SheetMapping
    about_people: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above each column; empty texts without a row of headings."""
        return self.table.rows[self.mapping.header] if self.mapping.header >= 0 else ("",) * self.table.width


def recognise(book: Book, own: OwnSheets | None, wishes: Wishes) -> Recognised:
    """The mapping of the sheet that looks most like a framework, or of the one asked for."""
    at = _wanted_sheet(book, wishes)
    if at is not None:
        return _with_wishes(book, at, own, wishes)
    if own is not None and own.competences is not None:
        return _with_wishes(book, own.competences, own, wishes)
    tried = [(position, _recognised(book, position, own, None)) for position in range(len(book.tables))]
    if not tried:
        raise RefusedError("empty", _("The file has no sheet with something in it."))
    best, _found = max(tried, key=lambda pair: (_promise(pair[1]), -pair[0]))
    return _with_wishes(book, best, own, wishes)


def _wanted_sheet(book: Book, wishes: Wishes) -> int | None:
    named = wishes.sheet.strip().casefold()
    for at, table in enumerate(book.tables):
        if named and named == table.name.casefold():
            return at
    if named.isascii() and named.isdigit() and 0 < int(named) <= len(book.tables):
        return int(named) - 1
    return None


def _promise(found: Recognised) -> float:
    """How much a sheet looks like the one with the competences."""
    mapping, rows = found.mapping, len(found.table.rows) - found.mapping.header - 1
    if found.about_people or rows < 1:
        return -1
    heads = {words.plain(head) for head in found.heads}
    if layouts.is_link_sheet(found.table, tuple(heads)):
        return 0
    known = {use.role for use in mapping.uses} - {Role.KEEP}
    score = float(bool({Role.TITLE, Role.TEXT} & known)) + (Role.CODE in known) + (Role.TEXT in known)
    score += 2 * (Role.LEVEL in known) + 2 * (mapping.layout is not Layout.LIST)
    return score if rows > 1 else score / 2


def _with_wishes(book: Book, at: int, own: OwnSheets | None, wishes: Wishes) -> Recognised:
    found = _recognised(book, at, own, wishes.header)
    if not wishes.uses and wishes.layout is None:
        return found
    mapping = found.mapping
    for column, letter in enumerate(found.table.letters):
        use = (wishes.uses or {}).get(letter)
        if use is not None:
            mapping = _displacing(mapping, column, use)
    layout = wishes.layout or (mapping.layout if not wishes.uses else _layout_of(found.table, mapping))
    return replace(found, mapping=replace(mapping, layout=layout), about_people=found.about_people and not wishes.uses)


def _displacing(mapping: SheetMapping, column: int, use: Use) -> SheetMapping:
    """What the person says a column is, no other column is any more."""
    if use.role not in {Role.KEEP, Role.LEVEL, Role.NEXT}:
        for other in mapping.columns(use.role, use.step, use.language):
            mapping = mapping.using(other, Use())
    return mapping.using(column, use)


def _layout_of(table: Table, mapping: SheetMapping) -> Layout:
    """The layout that fits corrected columns; a linked sheet stays one."""
    if mapping.layout is Layout.LINKED:
        return mapping.layout
    return layouts.choose(table, mapping.header, mapping.uses)[0]


def _recognised(book: Book, at: int, own: OwnSheets | None, line: int | None) -> Recognised:
    table = book.tables[at]
    header = _header(table) if line is None else _header_at(table, line)
    if own is not None and own.competences == at:
        uses = own_uses(table.rows[header] if header >= 0 else ())
        by_key = any(use.role is Role.PARENT for use in uses)
        layout = Layout.PARENT if by_key else layouts.choose(table, header, uses)[0]
        return Recognised(table, SheetMapping(at, header, layout, uses))
    layout, uses = layouts.choose(table, header, guess(table, header))
    about_people = people.looks_like_people(table, header) or people.looks_like_people(table, 0)
    return _linked(book, Recognised(table, SheetMapping(at, header, layout, uses), about_people))


def own_uses(heads: Sequence[str]) -> tuple[Use, ...]:
    """The columns of the program’s own workbook: what is no known heading names a level."""
    area = {words.plain(word) for word in own_words.AREA.values()}
    by_head = {words.plain(word): role for role, named in own_words.HEADS.items() for word in named.values()}
    found = []
    for head in heads:
        role = by_head.get(words.plain(head))
        if words.plain(head) in area:
            found.append(Use(Role.TITLE, 1))
        elif role is not None:
            found.append(Use(role))
        else:
            found.append(Use(Role.NEXT if words.next_level(head) else Role.LEVEL) if head.strip() else Use())
    return tuple(found)


def _linked(book: Book, found: Recognised) -> Recognised:
    """Layout LINKED when another sheet holds the upper entries, or the associations between the rows of this one."""
    has_links = any(
        layouts.is_link_sheet(table, [words.plain(head) for head in table.rows[0]])
        for table in book.tables
        if table is not found.table
    )
    if has_links and found.mapping.layout is not Layout.PARENT and found.mapping.first(Role.KEY) is not None:
        return replace(found, mapping=replace(found.mapping, layout=Layout.LINKED))
    at = _naming_column(found.mapping)
    if at is None or upper_sheet(book, found) is None:
        return found
    mapping = found.mapping.using(at, Use(Role.PARENT))
    return replace(found, mapping=replace(mapping, layout=Layout.LINKED))


def upper_sheet(book: Book, found: Recognised) -> Recognised | None:
    """The sheet whose entries the rows of this one name as theirs above, when they are not in this one."""
    at = _naming_column(found.mapping)
    if at is None:
        return None
    wanted = {cell.casefold() for cell in found.table.column(at, found.mapping.header + 1) if cell}
    if not wanted or _known(found, wanted) > _FEW_HERE * len(wanted):
        return None
    for position, table in enumerate(book.tables):
        if table is not found.table:
            header = _header(table)
            layout, uses = layouts.choose(table, header, guess(table, header))
            other = Recognised(table, SheetMapping(position, header, layout, uses))
            if _known(other, wanted) >= _MOST_THERE * len(wanted):
                return other
    return None


def _naming_column(mapping: SheetMapping) -> int | None:
    """The column that names what is above a row: the parent, or the code of an area without a title."""
    if mapping.first(Role.TITLE, 1) is not None:
        return None
    parent = mapping.first(Role.PARENT)
    return mapping.first(Role.CODE, 1) if parent is None else parent


def _known(found: Recognised, wanted: set[str]) -> int:
    """How many of these names are identifiers, codes or titles of a sheet, whichever has most of them."""
    columns = [at for role in (Role.KEY, Role.CODE, Role.TITLE) for at in found.mapping.columns(role)]
    start = found.mapping.header + 1
    return max((len(wanted & {cell.casefold() for cell in found.table.column(at, start)}) for at in columns), default=0)


# -- the row of headings


def _header_at(table: Table, line: int) -> int:
    """Position of the row with this number, -1 for none."""
    return table.lines.index(line) if line in table.lines else -1


def _header(table: Table) -> int:
    """The row whose cells are known as headings; else the first one when it looks like headings; else none."""
    scores = [_known_heads(row, table) for row in table.rows[: max(1, min(_HEADER_ROWS, len(table.rows) - 1))]]
    best = max(scores, default=0)
    if best >= min(_FEWEST_HEADS, table.width):
        return _lowest(table, scores.index(best))
    if best and table.width > 1 and sum(map(bool, table.rows[scores.index(best)])) > table.width / 2:
        return _lowest(table, scores.index(best))
    first = next((at for at, row in enumerate(table.rows[:_HEADER_ROWS]) if sum(map(bool, row)) > 1), -1)
    return first if first >= 0 and _is_unlike_the_rest(table, first) else -1


def _lowest(table: Table, at: int) -> int:
    """The last row of headings that are merged over several."""
    while at + 2 < len(table.rows):
        both = zip(table.rows[at], table.rows[at + 1], strict=True)
        if not any(upper == lower and words.role_of(upper) for upper, lower in both if upper):
            break
        at += 1
    return at


def _known_heads(row: Sequence[str], table: Table) -> int:
    """How many cells are words that stand above columns."""
    count = 0
    for cell in row:
        if 0 < len(cell) <= _LONGEST_HEAD:
            head = words.language_of(cell)[0]
            count += bool(words.role_of(head) or words.step_of(head) or words.next_level(head))
    # A heading stands above its column once; the level of a person comes again.
    levels = [
        cell
        for at, cell in enumerate(row)
        if 0 < len(cell) <= _LONGEST_HEAD // 2 and _is_named_level(cell) and table.column(at).count(cell) == 1
    ]
    return count + (len(levels) if len(levels) > 1 else 0)


def _is_named_level(cell: str) -> bool:
    return words.level_rank(cell) is not None and not cell.strip().replace(".", "").isdigit()


def _is_unlike_the_rest(table: Table, at: int) -> bool:
    """Short words above columns of which at least one holds longer texts, or figures, throughout."""
    row = table.rows[at]
    if len(table.rows) <= at + 1 or any(len(cell) > _LONGEST_HEAD for cell in row):
        return False
    if any(looking.Column((cell,)).is_numeric for cell in row if cell) or len({*row}) < len([*filter(None, row)]):
        return False
    parts = looking.columns(table, at)
    return any(part.length > 2 * len(row[column]) > 0 or part.looks_dotted for column, part in enumerate(parts))
