"""Two dates per competence: earlier ring, line, dot of now, and the usual wobble around the earlier answer."""

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QPointF

from competency_app.domain.figures import DumbbellFigure, DumbbellRow
from ui import theme
from ui.charts import marks
from ui.charts.canvas import FIGURES, QUIET, TITLE, Canvas, words_width, wrap
from ui.charts.picture import (
    Columns,
    Label,
    LegendItem,
    Place,
    Row,
    arrange_columns,
    code_column,
    label_needs,
    label_room,
    place_row,
    row_ring,
)

LABEL, PLOT, CODE = 328, 372, 40
ROW, HEADING, BETWEEN = 32, 32, 8
BESIDE = 14  # the wobble band goes this far beyond its outermost level


@dataclass(frozen=True, slots=True)
class Pair:
    """One row in its place: marks in px from the reading side."""

    row: DumbbellRow
    place: Place
    before: int
    after: int
    look_back: int | None
    wobble: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class DumbbellPicture:
    """A dumbbell figure arranged for one width; headings are (lines, middle)."""

    figure: DumbbellFigure
    columns: Columns
    headings: tuple[tuple[tuple[str, ...], int], ...]
    pairs: tuple[Pair, ...]
    height: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """One stop per competence."""
        return tuple(
            Row(
                pair.row.key,
                pair.row.spoken or f"{pair.row.code} {pair.row.title}, {pair.row.words}",
                row_ring(self.columns.width, pair.place.top, pair.place.height),
            )
            for pair in self.pairs
        )

    @property
    def legend(self) -> tuple[LegendItem, ...]:
        """Both dates, looking back and the wobble, each where the figure has words for it."""
        small, wide = theme.px(12), theme.px(32)
        half, figure = small // 2, self.figure
        items = (
            LegendItem(lambda c, x, y: marks.ring(c, x + half, y), small, figure.before_label),
            LegendItem(lambda c, x, y: marks.plain_dot(c, x + half, y), small, figure.after_label),
            LegendItem(lambda c, x, y: marks.diamond(c, x + half, y), small, figure.look_back_words),
            LegendItem(lambda c, x, y: marks.wobble(c, x, x + wide, y, 16), wide, figure.wobble_words),
        )
        return tuple(item for item in items if item.words)

    def paint(self, canvas: Canvas) -> None:
        """Axis and headings, then row by row: wobble, grid, line, marks, words."""
        self.columns.paint_axis(canvas, self.figure.words_head)
        for lines, middle in self.headings:
            canvas.lines(0, middle, lines, FIGURES)
        for pair in self.pairs:
            _paint_pair(canvas, pair, self.columns)


def arrange(figure: DumbbellFigure, width: int) -> DumbbellPicture:
    """Arrange *figure* for *width* px."""
    rows = [row for group in figure.groups for row in group.rows]
    changes = max([words_width(row.words) for row in rows], default=0)
    end = max(changes, words_width(figure.words_head))
    indent = code_column([row.code for row in rows], CODE, FIGURES)
    needs = label_needs([row.title for row in rows], indent)
    columns = arrange_columns(figure.axis, width, label=LABEL, plot=PLOT, end=end, needs=needs)
    room = label_room(columns, changes) - indent
    headings: list[tuple[tuple[str, ...], int]] = []
    pairs: list[Pair] = []
    top = columns.axis_height
    for group in figure.groups:
        lines = wrap(group.heading, width, FIGURES) if group.heading else ()
        high = theme.px(HEADING) + max(0, len(lines) - 1) * theme.px(18) if lines else 0
        if lines:
            headings.append((lines, top + high // 2))
        top += high
        for row in group.rows:
            label = Label(row.code, wrap(row.title, room, TITLE), indent, FIGURES)
            place = place_row(columns, label, top, theme.px(ROW))
            pairs.append(_pair(row, place, columns, figure.wobble))
            top = place.bottom
        top += theme.px(BETWEEN)
    return DumbbellPicture(figure, columns, tuple(headings), tuple(pairs), top)


def _pair(row: DumbbellRow, place: Place, columns: Columns, wobble: float | None) -> Pair:
    band = None
    if wobble is not None:
        reach = floor(wobble)
        low, high = max(1, row.before - reach), min(columns.levels, row.before + reach)
        band = columns.x(low) - theme.px(BESIDE), columns.x(high) + theme.px(BESIDE)
    look_back = columns.x(row.look_back) if row.look_back is not None else None
    return Pair(row, place, columns.x(row.before), columns.x(row.after), look_back, band)


def _paint_pair(canvas: Canvas, pair: Pair, columns: Columns) -> None:
    place, y = pair.place, pair.place.marks_middle
    if pair.wobble is not None:
        marks.wobble(canvas, *pair.wobble, y)
    top = 2 * y - place.bottom if columns.stacked else place.top
    columns.paint_grid(canvas, top, place.bottom)
    place.label.paint(canvas, place.label_middle)
    canvas.words(columns.width, place.label_middle, pair.row.words, QUIET, "end")
    points = [pair.before, pair.after, *([pair.look_back] if pair.look_back is not None else [])]
    if min(points) != max(points):
        canvas.stroke(QPointF(min(points), y), QPointF(max(points), y), "accent", theme.px(2))
    _paint_marks(canvas, pair, y)


def _paint_marks(canvas: Canvas, pair: Pair, y: int) -> None:
    """Marks on one level stand side by side so that each is seen."""
    drawn = [(pair.before, marks.ring), (pair.after, marks.plain_dot)]
    if pair.look_back is not None:
        drawn.insert(0, (pair.look_back, marks.diamond))
    for x in {x for x, _mark in drawn}:
        here = [mark for place, mark in drawn if place == x]
        for number, mark in enumerate(here):
            mark(canvas, x + round((number - (len(here) - 1) / 2) * theme.px(marks.APART)), y)
