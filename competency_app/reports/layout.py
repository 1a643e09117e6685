"""Blocks to pieces: what a page is filled with from top to bottom. A piece never breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import singledispatch

from competency_app.reports import blocks as b
from competency_app.reports import drawings, lists
from competency_app.reports.marks import Box, Drawing, Mark, Path, Rule, Words, shifted
from competency_app.reports.pieces import Piece, joined, paragraph
from competency_app.reports.styles import TEXT_WIDTH, Look
from competency_app.reports.text import lines, one_line

_FEWEST_ROWS = 3


@singledispatch
def pieces(block: object, _look: Look) -> list[Piece]:
    """The block as pieces in reading order."""
    raise TypeError(type(block))


@pieces.register
def _title(block: b.TitleBlock, look: Look) -> list[Piece]:
    palette = look.palette
    corner_width = TEXT_WIDTH / 3
    corner = [line for text in block.corner for line in lines(text, look.secondary, corner_width, look.language)]
    room = TEXT_WIDTH - max((line.width for line in corner), default=0.0) - 24
    marks: list[Mark] = [Rule(0, 1, TEXT_WIDTH, 1, palette.text, 2)]
    y = 18.0
    for text, style, colour in (
        (block.title, look.title, palette.text),
        (block.subtitle, look.body, palette.text2),
    ):
        for line in lines(text, style, room, look.language) if text else ():
            marks.append(Words(0, y + style.ascent, line, style, colour))
            y += style.leading
    style = look.secondary
    top = max(y - len(corner) * style.leading, 18.0)
    for row, line in enumerate(corner):
        place = top + row * style.leading + style.ascent
        marks.append(Words(TEXT_WIDTH, place, line, style, palette.text2, "end"))
    y = max(y, top + len(corner) * style.leading)
    marks.append(Rule(0, y + 12.5, TEXT_WIDTH, y + 12.5, palette.text, 1))
    return [Piece(y + 13, tuple(marks), keep=True, bookmark=(block.title, 0)), Piece(24, is_gap=True, keep=True)]


@pieces.register
def _lead(block: b.Lead, look: Look) -> list[Piece]:
    return paragraph(block.text, look.lead, look.palette.text, look)


@pieces.register
def _heading(block: b.Heading, look: Look) -> list[Piece]:
    found = paragraph(block.text, look.heading, look.palette.text, look, keep=True)
    found[0] = replace(found[0], bookmark=(block.text, 1))
    return [*found, Piece(4, is_gap=True, keep=True)]


@pieces.register
def _words(block: b.Words, look: Look) -> list[Piece]:
    colour = look.palette.text2 if block.quiet or block.small else look.palette.text
    return paragraph(block.text, look.secondary if block.small else look.body, colour, look)


@pieces.register
def _levels(block: b.Levels, look: Look) -> list[Piece]:
    return lists.levels(block, look)


@pieces.register
def _side_by_side(block: b.SideBySide, look: Look) -> list[Piece]:
    return lists.side_by_side(block, look)


@pieces.register
def _chart(block: b.Chart, look: Look) -> list[Piece]:
    """One piece a row. Where a chart breaks, three rows or more stand on either side, under the head."""
    parts = [Piece(part.height, part.marks) for part in drawings.parts(block.figure, look)]
    if not parts:
        return []
    head, *rows = parts
    last = len(rows) - 1
    kept = {*range(_FEWEST_ROWS - 1), *range(last - _FEWEST_ROWS + 1, last)}
    return joined(
        [replace(head, keep=True), *(replace(row, again=(head,), keep=at in kept) for at, row in enumerate(rows))]
    )


@pieces.register
def _legend(block: b.Legend, look: Look) -> list[Piece]:
    made = drawings.legend(block.entries, look)
    return [Piece(12, is_gap=True, keep=True), Piece(made.height, made.marks)]


@pieces.register
def _goal_head(block: b.GoalHead, look: Look) -> list[Piece]:
    """Bold title, then the level tags now → next on the same line."""
    tags = _tags(block, look)
    palette, style = look.palette, look.heading
    wrapped = lines(block.title, style, TEXT_WIDTH - tags.width - 16, look.language)
    marks: list[Mark] = [
        Words(0, row * style.leading + style.ascent, line, style, palette.text) for row, line in enumerate(wrapped)
    ]
    marks.extend(shifted(tags.marks, TEXT_WIDTH - tags.width, 0))
    height = max(len(wrapped) * style.leading, tags.height)
    return [Piece(height, tuple(marks), keep=True, bookmark=(block.title, 2)), Piece(4, is_gap=True, keep=True)]


def _tags(block: b.GoalHead, look: Look) -> Drawing:
    style, palette = look.body, look.palette
    height = 22.0 * look.scale
    marks: list[Mark] = []
    x = 0.0
    for number, (text, line_colour, colour) in enumerate(
        ((block.before, palette.text2, palette.text), (block.after, palette.accent, palette.accent))
    ):
        if not text:
            continue
        if number and block.before:
            points = ((x + 13, height / 2 - 4), (x + 17, height / 2), (x + 13, height / 2 + 4))
            marks.append(Path(points, stroke=palette.text2, line=1.5))
            x += 32
        line = one_line(text, style, look.language)
        width = max(32.0 * look.scale, line.width + 14)
        marks.append(Box(x + 0.5, 0.5, width - 1, height - 1, stroke=line_colour, radius=4))
        base = (height - style.leading) / 2 + style.ascent
        marks.append(Words(x + width / 2, base, line, style, colour, "middle"))
        x += width
    return Drawing(x, height, tuple(marks))


@pieces.register
def _rows(block: b.Rows, look: Look) -> list[Piece]:
    return lists.rows(block, look)


@pieces.register
def _table(block: b.Table, look: Look) -> list[Piece]:
    return lists.table(block, look)


@pieces.register
def _write_lines(block: b.WriteLines, look: Look) -> list[Piece]:
    count = max(len(block.labels), 1)
    width = (TEXT_WIDTH - 24 * (count - 1)) / count
    style, marks = look.secondary, list[Mark]()
    deepest = 0.0
    for column, label in enumerate(block.labels):
        x = column * (width + 24)
        marks.append(Rule(x, 24.5, x + width, 24.5, look.palette.text2, 1))
        for row, line in enumerate(lines(label, style, width, look.language)):
            y = 30 + row * style.leading
            marks.append(Words(x, y + style.ascent, line, style, look.palette.text2))
            deepest = max(deepest, y + style.leading)
    return [Piece(deepest, tuple(marks))]


@pieces.register
def _keep(block: b.Keep, look: Look) -> list[Piece]:
    return joined([piece for one in block.blocks for piece in pieces(one, look)])


@pieces.register
def _gap(block: b.Gap, _look: Look) -> list[Piece]:
    return [Piece(block.height, is_gap=True)]


@pieces.register
def _new_page(_block: b.NewPage, _look: Look) -> list[Piece]:
    return [Piece(0, breaks=True)]


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and its top on the page, from the top of the text area."""

    y: float
    piece: Piece


def paginate(found: list[Piece], room: float) -> list[list[Placed]]:
    """Pages of pieces. What is held together moves to the next page whole, unless it or the rest of this is large."""
    stack = _Stack(room)
    for group in _groups(found, held=True):
        height = _height(group)
        if group[0].breaks:
            stack.turn()
        elif height <= room and (stack.used + height <= room or stack.used > room / 2):
            stack.place(group)
        else:
            if stack.used > room / 2:
                stack.turn()
            for part in _groups(group, held=False):
                stack.place(part)
    return stack.pages if stack.pages[-1] or len(stack.pages) == 1 else stack.pages[:-1]


class _Stack:
    """Pages being filled from the top; `used` is the height taken on the last one."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.pages: list[list[Placed]] = [[]]
        self.used = 0.0

    def turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self.used = 0.0

    def place(self, group: list[Piece]) -> None:
        if self.used + _height(group) > self.room:
            self.turn()
        for piece in group:
            if self.used + piece.height > self.room and not piece.is_gap:
                self.turn()
            if not self.pages[-1]:
                if piece.is_gap:
                    continue
                for head in piece.again:
                    self._put(head)
            self._put(piece)

    def _put(self, piece: Piece) -> None:
        self.pages[-1].append(Placed(self.used, piece))
        self.used += piece.height


def _groups(found: list[Piece], *, held: bool) -> list[list[Piece]]:
    """Runs of pieces that belong together; a page break stands alone."""
    groups: list[list[Piece]] = []
    follows = False
    for piece in found:
        if follows and not piece.breaks:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        follows = not piece.breaks and (piece.keep or (held and piece.held))
    return groups


def _height(group: list[Piece]) -> float:
    """Height without the gaps at the end."""
    end = len(group)
    while end and group[end - 1].is_gap:
        end -= 1
    return sum(piece.height for piece in group[:end])
