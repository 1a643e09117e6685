"""What every chart arranges before it paints: rows to walk along, a legend, and the columns of a level axis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect

from competency_app.domain.figures import Axis
from ui import theme
from ui.charts.canvas import LINE, QUIET, TITLE, Canvas, Style, words_width, wrap

AXIS = 32
LEGEND_LINE = 20


@dataclass(frozen=True, slots=True)
class Link:
    """Words in a chart that lead to a question."""

    box: QRect
    words: str
    node: str


@dataclass(frozen=True, slots=True)
class Row:
    """One stop of the arrow keys; `ring` is where the focus line goes, x from the reading side."""

    key: str
    spoken: str
    ring: QRect
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A mark of `width` px and its words; `draw` gets the mark's leading edge and middle."""

    draw: Callable[[Canvas, int, int], None]
    width: int
    words: str

    @property
    def indent(self) -> int:
        """Where its words start."""
        return self.width + theme.px(8)

    @property
    def extent(self) -> int:
        """Width with its words on one line."""
        return self.indent + words_width(self.words)


class Picture(Protocol):
    """A figure arranged for one width, ready to be painted."""

    @property
    def height(self) -> int:
        """Height in px without the legend."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Stops of the arrow keys, in reading order."""

    @property
    def legend(self) -> tuple[LegendItem, ...]:
        """What the marks mean; empty when the picture says it itself."""

    def paint(self, canvas: Canvas) -> None:
        """Paint everything but ring, links and legend."""


@dataclass(frozen=True, slots=True)
class Legend:
    """Legend items in their places: (item, lines of its words, x, top)."""

    places: tuple[tuple[LegendItem, tuple[str, ...], int, int], ...]
    height: int

    def paint(self, canvas: Canvas, left: int, top: int) -> None:
        """Paint with the first line's top at *top*."""
        half = theme.px(LEGEND_LINE) // 2
        for item, lines, x, y in self.places:
            item.draw(canvas, left + x, top + y + half)
            for number, line in enumerate(lines):
                middle = top + y + half + number * theme.px(LEGEND_LINE)
                canvas.words(left + x + item.indent, middle, line)


def arrange_legend(items: Sequence[LegendItem], width: int) -> Legend:
    """Items one after another, 24 between, on as many lines (4 between) as *width* needs."""
    places: list[tuple[LegendItem, tuple[str, ...], int, int]] = []
    x = y = high = 0
    for item in items:
        if x and x + item.extent > width:
            x, y = 0, y + high + theme.px(4)
        lines = wrap(item.words, width - item.indent)
        high = len(lines) * theme.px(LEGEND_LINE)
        places.append((item, lines, x, y))
        x += item.extent + theme.px(24)
    return Legend(tuple(places), y + high)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things lie across: labels, level lines, words at the end edge. Stacked: labels above the marks."""

    width: int
    label: int
    step: int
    levels: int
    stacked: bool
    axis: tuple[tuple[str, ...], ...]

    def x(self, level: float) -> int:
        """Where a level (1 = lowest, between two allowed) lies."""
        return round(self.label + self.step * (level - 0.5))

    @property
    def plot(self) -> tuple[int, int]:
        """Both edges of the marks' part."""
        return self.label, self.label + self.step * self.levels

    @property
    def axis_height(self) -> int:
        """Band of the level labels: 32, more when a label takes more lines."""
        return theme.px(AXIS) + (max(map(len, self.axis)) - 1) * theme.px(16)

    def paint_axis(self, canvas: Canvas, end_head: str) -> None:
        """Level labels centred on their lines and the head of the last column."""
        for level, lines in enumerate(self.axis, start=1):
            for number, line in enumerate(lines):
                middle = theme.px(13) + (number + max(map(len, self.axis)) - len(lines)) * theme.px(16)
                canvas.words(self.x(level), middle, line, QUIET, "middle")
        if not self.stacked:
            canvas.words(self.width, theme.px(13), end_head, QUIET, "end")

    def paint_grid(self, canvas: Canvas, top: int, bottom: int) -> None:
        """Level lines from *top* to *bottom*."""
        for level in range(1, self.levels + 1):
            canvas.upright(self.x(level), top, bottom)


def arrange_columns(axis: Axis, width: int, *, label: int, plot: int, end: int, needs: int) -> Columns:
    """Columns for *width*: the measures of the look where there is room, else narrower, else stacked.

    *end* (words at the end edge) and *needs* (the least a label can do with) are already in px.
    """
    levels = len(axis.levels)
    room = width - end - theme.px(16)
    ideal = theme.px(plot) // levels
    narrowest = max(theme.px(28), *(words_width(words) + theme.px(8) for _key, words in axis.levels))
    is_roomy = room - ideal * levels >= theme.px(label)
    step = ideal if is_roomy else min(ideal, max(narrowest, int(room * 0.55) // levels))
    labels = min(theme.px(label), room - step * levels)
    stacked = labels < needs
    if stacked:
        labels, step = 0, min(ideal, width // levels)
    lines = tuple(wrap(words, step - theme.px(4)) for _key, words in axis.levels)
    return Columns(width, labels, step, levels, stacked, lines)


@dataclass(frozen=True, slots=True)
class Label:
    """Code and title of a row: the code's column is as wide as the widest code."""

    code: str
    lines: tuple[str, ...]
    indent: int
    code_style: Style

    @property
    def height(self) -> int:
        """All lines, 18 apart."""
        return len(self.lines) * theme.px(LINE)

    def paint(self, canvas: Canvas, middle: int) -> None:
        """Code on the first line, title centred on *middle*."""
        first = middle - (len(self.lines) - 1) / 2 * theme.px(LINE)
        canvas.words(0, first, self.code, self.code_style)
        canvas.lines(self.indent, middle, self.lines)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row of a level chart lies: label and marks on one line, or the label above when stacked."""

    label: Label
    top: int
    height: int
    label_middle: int
    marks_middle: int

    @property
    def bottom(self) -> int:
        """Lower edge."""
        return self.top + self.height


def place_row(columns: Columns, label: Label, top: int, height: int) -> Place:
    """A row at least *height* px high; more lines of the title make it higher."""
    if columns.stacked:
        above = label.height + theme.px(8)
        whole = above + height
        return Place(label, top, whole, top + above // 2 + theme.px(2), top + above + height // 2)
    whole = max(height, label.height + theme.px(8))
    return Place(label, top, whole, top + whole // 2, top + whole // 2)


def code_column(codes: Sequence[str], ideal: int, style: Style) -> int:
    """Width of the code's column: *ideal* at 100 %, more when a code is longer."""
    return max([theme.px(ideal), *(words_width(code, style) + theme.px(8) for code in codes)])


def label_needs(titles: Sequence[str], indent: int) -> int:
    """The least width at which no word of a title breaks."""
    longest = max((words_width(word, TITLE) for title in titles for word in title.split()), default=0)
    return indent + longest + theme.px(8)


def label_room(columns: Columns, end: int) -> int:
    """Room for code and title; when stacked they share the line with the words at the end."""
    if columns.stacked:
        return columns.width - end - theme.px(16)
    return columns.label - theme.px(8)


def row_ring(width: int, top: int, height: int) -> QRect:
    """The row's full width and 10 beyond on both sides."""
    beyond = theme.px(10)
    return QRect(-beyond, top, width + 2 * beyond, height)
