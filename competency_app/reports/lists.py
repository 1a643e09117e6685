"""Lists and tables on paper: competences with levels, labels with text, plain tables."""

from __future__ import annotations

from dataclasses import replace

from competency_app.reports import blocks as b
from competency_app.reports.marks import Box, Mark, Path, Rule, Words, shifted
from competency_app.reports.patterns import level_mark
from competency_app.reports.pieces import Piece, joined, rule
from competency_app.reports.styles import TEXT_WIDTH, Look, Style
from competency_app.reports.text import Line, lines, one_line

_COLUMN, _BETWEEN = 304.0, 34.0
_ROW, _CODE, _LABEL = 24.0, 28.0, 136.0
_MARK = (20.0, 14.0)
# Two columns that are higher than this fill a page and are read better in one that runs on.
_HIGHEST_COLUMNS = 720.0
# A level in words that takes more of a column than this leaves its title no room.
_WIDEST_LEVEL = 0.3


def levels(block: b.Levels, look: Look) -> list[Piece]:
    """Two columns, read down the first, then down the second; one that runs on for large print, long words or lists."""
    if not look.large and _widest_level(block, look) <= _WIDEST_LEVEL * _COLUMN:
        columns = _columns([_item_row((item,), _COLUMN, block, look) for item in block.items])
        if columns.height <= _HIGHEST_COLUMNS:
            return [columns]
    return [_item_row((item,), TEXT_WIDTH, block, look) for item in block.items]


def _widest_level(block: b.Levels, look: Look) -> float:
    return max((one_line(one.level, look.body).width for one in block.items if one.level), default=0.0)


def _columns(rows: list[Piece]) -> Piece:
    """The rows in two columns of nearly the same height, the first one the longer."""
    half = sum(row.height for row in rows) / 2
    marks: list[Mark] = []
    x = y = deepest = 0.0
    for row in rows:
        if not x and y >= half - 0.5:
            x, y = _COLUMN + _BETWEEN, 0.0
        marks.extend(shifted(row.marks, x, y))
        y += row.height
        deepest = max(deepest, y)
    return Piece(deepest, tuple(marks))


def side_by_side(block: b.SideBySide, look: Look) -> list[Piece]:
    """Two short lists beside each other; under each other in large print."""
    if look.large:
        found: list[Piece] = []
        for title, items in (block.first, block.second):
            head = _heads((title,), TEXT_WIDTH, look)
            rows = (_item_row((item,), TEXT_WIDTH, b.Levels(items, marks=False), look) for item in items)
            found.extend(joined([*head, *rows]))
            found.append(Piece(16, is_gap=True, keep=False))
        return found[:-1]
    first, second = block.first[1], block.second[1]
    blank = b.LevelItem("", "")
    pairs = [
        (first[row] if row < len(first) else blank, second[row] if row < len(second) else blank)
        for row in range(max(len(first), len(second)))
    ]
    both = b.Levels((*first, *second), marks=False)
    rows = (_item_row(pair, _COLUMN, both, look) for pair in pairs)
    return joined([*_heads((block.first[0], block.second[0]), _COLUMN, look), *rows])


def _heads(titles: tuple[str, ...], width: float, look: Look) -> list[Piece]:
    style = look.heading
    marks: list[Mark] = []
    deepest = 1
    for column, title in enumerate(titles):
        wrapped = lines(title, style, width, look.language)
        deepest = max(deepest, len(wrapped))
        for row, line in enumerate(wrapped):
            y = row * style.leading + style.ascent
            marks.append(Words(column * (_COLUMN + _BETWEEN), y, line, style, look.palette.text))
    return [Piece(deepest * style.leading + 4, tuple(marks), keep=True, bookmark=(titles[0], 1))]


def _item_row(items: tuple[b.LevelItem, ...], width: float, block: b.Levels, look: Look) -> Piece:
    """One row with an item per column, as high as its tallest one."""
    cells = [_item(item, width, block, look) for item in items]
    height = max(room for _, room in cells)
    marks: list[Mark] = []
    for column, (made, _) in enumerate(cells):
        x = column * (_COLUMN + _BETWEEN)
        marks.extend(shifted(made, x, 0))
        if made:
            marks.append(rule(height - 0.5, look, x, x + width))
    return Piece(height, tuple(marks))


def _item(item: b.LevelItem, width: float, block: b.Levels, look: Look) -> tuple[list[Mark], float]:
    if not item.title and not item.code:
        return [], _ROW * look.scale
    palette, style, small = look.palette, look.body, look.secondary
    code_room = max([_CODE * look.scale, *(one_line(one.code, small).width + 8 for one in block.items)])
    marks, end_room = _item_end(item, width, block, look)
    wrapped = lines(item.title, style, width - code_room - end_room - 8, look.language)
    height = max(_ROW * look.scale, len(wrapped) * style.leading + 4 * look.scale)
    top = (height - len(wrapped) * style.leading) / 2
    base = top + style.ascent
    code = Words(0, base, one_line(item.code, small, look.language), small, palette.text2)
    title = [
        Words(code_room, base + row * style.leading, line, style, palette.text) for row, line in enumerate(wrapped)
    ]
    return [code, *title, *shifted(marks, 0, top)], height


def _item_end(item: b.LevelItem, width: float, block: b.Levels, look: Look) -> tuple[list[Mark], float]:
    """Mark and level, or the words that stand for them, on the item's first line; and the room they take."""
    style, small, palette = look.body, look.secondary, look.palette
    if not item.level:
        wrapped = lines(item.words, small, width / 2.4, look.language)
        line = wrapped[0] if len(wrapped) == 1 else one_line(item.words, small, look.language)
        return [Words(width, style.ascent, line, small, palette.text2, "end")], line.width
    level = one_line(item.level, style, look.language)
    room = max([_CODE * look.scale, *(one_line(one.level, style).width + 8 for one in block.items if one.level)])
    marks: list[Mark] = [Words(width, style.ascent, level, style, palette.text, "end")]
    if not block.marks:
        return marks, room
    mark_width, mark_height = _MARK[0] * look.scale, _MARK[1] * look.scale
    box = (width - room - mark_width, (style.leading - mark_height) / 2, mark_width, mark_height)
    return [*level_mark(box, item.position, item.of, palette), *marks], room + mark_width


def rows(block: b.Rows, look: Look) -> list[Piece]:
    """Label and text with a thin line above each row; long texts break between their lines."""
    label_room = _LABEL if not look.large else _LABEL * 1.3
    found: list[Piece] = []
    for row in block.rows:
        found.extend(_row(row, label_room, look))
    return found


def _row(row: b.Row, label_room: float, look: Look) -> list[Piece]:
    style, small, palette = look.body, look.secondary, look.palette
    width = TEXT_WIDTH - label_room
    label = lines(row.label, small, label_room - 8, look.language)
    entries: list[tuple[tuple[Mark, ...], Line | None]] = []
    for text, done in row.ticks:
        wrapped = lines(text, style, width - 20 * look.scale, look.language)
        entries.extend((_box(done, look) if number == 0 else (), line) for number, line in enumerate(wrapped))
    if row.text or not (row.ticks or row.blank):
        entries.extend(((), line) for line in lines(row.text, style, width, look.language))
    entries.extend(((), None) for _ in range(row.blank))
    indent = label_room + (20 * look.scale if row.ticks else 0)
    count = max(len(entries), len(label))
    found = []
    for number in range(count):
        marks: list[Mark] = [rule(0.5, look)] if number == 0 else []
        top = 4.0 + 0.5 if number == 0 else 0.0
        if number < len(label):
            base = top + style.ascent
            marks.append(Words(0, base, label[number], small, palette.text2))
        height = top + style.leading
        if number < len(entries):
            symbol, line = entries[number]
            marks.extend(shifted(symbol, label_room, top))
            if line is None:
                height += 6
                marks.append(Rule(label_room, height - 1, TEXT_WIDTH, height - 1, palette.control, 0.75))
            else:
                marks.append(Words(indent, top + style.ascent, line, style, palette.text))
        last = number == count - 1
        found.append(Piece(height + (4.5 if last else 0), tuple(marks), keep=not last and number in (0, count - 2)))
    return found


def _box(done: bool, look: Look) -> tuple[Mark, ...]:
    """A 9 point box to tick by hand, ticked already where it is done."""
    size = 12 * look.scale
    y = (look.body.leading - size) / 2
    box = Box(0.5, y + 0.5, size - 1, size - 1, stroke=look.palette.text2)
    # A tick looks the same in every language, so it is turned before the page turns it back.
    strokes = ((0.22, 0.52), (0.42, 0.72), (0.8, 0.26))
    tick = Path(
        tuple((size * (1 - dx if look.is_rtl else dx), y + size * dy) for dx, dy in strokes),
        stroke=look.palette.text,
        line=1.5,
    )
    return (box, tick) if done else (box,)


def table(block: b.Table, look: Look) -> list[Piece]:
    """Head in the secondary colour, on every page; a thin line above each row; one taller than a page breaks."""
    widths = [share * TEXT_WIDTH for share in block.shares]
    head: list[Piece] = []
    if any(block.columns):
        head = _table_row(block.columns, widths, look.secondary, look.palette.text2, look)
    found = [replace(piece, keep=True) for piece in head]
    for number, row in enumerate(block.rows):
        made = _table_row(row, widths, look.body, look.palette.text, look)
        marks = (rule(0.5, look), *made[0].marks) if number or head else made[0].marks
        made[0] = replace(made[0], marks=marks, again=tuple(head))
        found.extend(made)
    return found


def _table_row(cells: tuple[str, ...], widths: list[float], style: Style, colour: str, look: Look) -> list[Piece]:
    wrapped = [lines(text, style, width - 12, look.language) for text, width in zip(cells, widths, strict=True)]
    count = max(len(cell) for cell in wrapped)
    found = []
    for number in range(count):
        top = 3.0 if number == 0 else 0.0
        x, marks = 0.0, list[Mark]()
        for cell, width in zip(wrapped, widths, strict=True):
            if number < len(cell):
                marks.append(Words(x, top + style.ascent, cell[number], style, colour))
            x += width
        last = number == count - 1
        height = top + style.leading + (3 if last else 0)
        found.append(Piece(height, tuple(marks), keep=not last and number in (0, count - 2)))
    return found
