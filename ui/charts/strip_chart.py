"""Dot-and-band strip: one row per area with a dot per answer, or one row per competence with its answer."""

from collections import Counter
from dataclasses import dataclass
from math import ceil

from competency_app.domain.figures import StripFigure, StripRow
from ui import theme
from ui.charts import marks
from ui.charts.canvas import FIGURES, TITLE, Canvas, words_width, wrap
from ui.charts.notice import Notice, arrange_notice
from ui.charts.picture import (
    Columns,
    Label,
    LegendItem,
    Link,
    Place,
    Row,
    arrange_columns,
    code_column,
    label_needs,
    label_room,
    place_row,
    row_ring,
)

AREAS, COMPETENCES = (280, 456), (328, 408)  # label column and part of the marks
AREA_ROW, COMPETENCE_ROW = 44, 32
MOST_LINES = 3  # of dots on one level; more dots than fit stand closer
BEYOND = 11  # from the middle of a band's outermost dot to the band's edge


@dataclass(frozen=True, slots=True)
class Dot:
    """Where an answer stands: on its level, and so far below the middle of its row."""

    x: int
    down: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One row in its place: dots in reading order, band and middle where there are any, else words."""

    place: Place
    dots: tuple[Dot, ...]
    lines: int
    band: tuple[int, int] | None
    middle: int | None
    notice: Notice | None
    count: str

    @property
    def link(self) -> Link | None:
        """The way to the question that is missing."""
        return self.notice.link_at(self.place.marks_middle) if self.notice is not None else None


@dataclass(frozen=True, slots=True)
class StripPicture:
    """A strip figure arranged for one width."""

    figure: StripFigure
    columns: Columns
    strips: tuple[Strip, ...]

    @property
    def height(self) -> int:
        """Axis and rows."""
        return self.strips[-1].place.bottom if self.strips else self.columns.axis_height

    @property
    def rows(self) -> tuple[Row, ...]:
        """One stop per row."""
        return tuple(
            Row(
                row.key,
                row.spoken or f"{row.code} {row.title}, {row.missing or row.count}",
                row_ring(self.columns.width, strip.place.top, strip.place.height),
                strip.link,
            )
            for row, strip in zip(self.figure.rows, self.strips, strict=True)
        )

    @property
    def legend(self) -> tuple[LegendItem, ...]:
        """Dot, middle and band, each where the figure has words for it."""
        small, bar, wide = theme.px(12), theme.px(2), theme.px(32)
        figure = self.figure
        items = (
            LegendItem(lambda c, x, y: marks.plain_dot(c, x + small // 2, y), small, figure.dot_words),
            LegendItem(lambda c, x, y: marks.tick(c, x + bar // 2, y, 20), bar, figure.middle_words),
            LegendItem(lambda c, x, y: marks.band(c, x, x + wide, y, 16), wide, figure.band_words),
        )
        return tuple(item for item in items if item.words)

    def paint(self, canvas: Canvas) -> None:
        """Grid, then row by row: words, band, middle, dots."""
        self.columns.paint_axis(canvas, self.figure.count_head)
        for strip in self.strips:
            self._paint_grid(canvas, strip)
        for strip in self.strips:
            _paint_strip(canvas, strip, self.columns)

    def _paint_grid(self, canvas: Canvas, strip: Strip) -> None:
        place = strip.place
        free = theme.px(8) if strip is self.strips[-1] and by_area(self.figure) else 0
        top = 2 * place.marks_middle - place.bottom if self.columns.stacked else place.top
        self.columns.paint_grid(canvas, top, place.bottom - free)


def by_area(figure: StripFigure) -> bool:
    """Rows of several answers, which have a middle; else each row is one competence and stands lower."""
    return figure.has_bands or bool(figure.middle_words)


def arrange(figure: StripFigure, width: int) -> StripPicture:
    """Arrange *figure* for *width* px."""
    counts = max([words_width(row.count, FIGURES) for row in figure.rows], default=0)
    end = max(counts, words_width(figure.count_head))
    style, ideal = (TITLE, 24) if by_area(figure) else (FIGURES, 40)
    label, plot = AREAS if by_area(figure) else COMPETENCES
    indent = code_column([row.code for row in figure.rows], ideal, style)
    needs = label_needs([row.title for row in figure.rows], indent)
    columns = arrange_columns(figure.axis, width, label=label, plot=plot, end=end, needs=needs)
    room = label_room(columns, counts) - indent
    strips: list[Strip] = []
    top = columns.axis_height
    for row in figure.rows:
        title = Label(row.code, wrap(row.title, room, TITLE), indent, FIGURES if row.inside else style)
        notice = arrange_notice(row.missing, row.open_node, columns.plot) if row.missing else None
        lines = _lines(row.dots, columns)
        height = theme.px(_grown(AREA_ROW if by_area(figure) and not row.inside else COMPETENCE_ROW, lines))
        place = place_row(columns, title, top, max(height, notice.height if notice is not None else 0))
        strips.append(_strip(row, place, columns, notice, lines))
        top = place.bottom
    return StripPicture(figure, columns, tuple(strips))


def _strip(row: StripRow, place: Place, columns: Columns, notice: Notice | None, lines: int) -> Strip:
    if notice is not None:
        return Strip(place, (), lines, None, None, notice, row.count)
    dots = _dots(row.dots, columns)
    band = _band(row, dots, columns) if row.low is not None and row.high is not None else None
    middle = columns.x(row.middle) if row.middle is not None else None
    return Strip(place, dots, lines, band, middle, None, row.count)


def _grown(height: int, lines: int) -> int:
    """*height* (px at 100 %) with room for further lines of dots."""
    return height + (lines - 1) * marks.APART


def _beside(columns: Columns) -> int:
    """Dots that stand on one level without covering each other."""
    return max((columns.step - theme.px(4)) // theme.px(marks.CLOSEST), 1)


def _lines(levels: tuple[int, ...], columns: Columns) -> int:
    """Lines of dots that the fullest level of a row needs."""
    return min(ceil(max(Counter(levels).values(), default=1) / _beside(columns)), MOST_LINES)


def _dots(levels: tuple[int, ...], columns: Columns) -> tuple[Dot, ...]:
    """Dots on one level stand side by side, 15 apart, in further lines where the level has no room for that."""
    places: list[Dot] = []
    for level, count in sorted(Counter(levels).items()):
        lines = _lines((level,) * count, columns)
        for line in range(lines):
            here = count // lines + (line < count % lines)
            apart = min(theme.px(marks.APART), (columns.step - theme.px(4)) / here)
            first = round(columns.x(level) - (here - 1) / 2 * apart)
            down = round((line - (lines - 1) / 2) * theme.px(marks.APART))
            places += [Dot(first + round(number * apart), down) for number in range(here)]
    return tuple(places)


def _band(row: StripRow, dots: tuple[Dot, ...], columns: Columns) -> tuple[int, int]:
    left, right = columns.plot
    edges = [columns.x(row.low or 0), columns.x(row.high or 0)]
    if dots:
        edges += [min(dot.x for dot in dots) - theme.px(BEYOND), max(dot.x for dot in dots) + theme.px(BEYOND)]
    return max(min(edges), left), min(max(edges), right)


def _paint_strip(canvas: Canvas, strip: Strip, columns: Columns) -> None:
    place, y = strip.place, strip.place.marks_middle
    place.label.paint(canvas, place.label_middle)
    canvas.words(columns.width, place.label_middle, strip.count, FIGURES, "end")
    if strip.notice is not None:
        strip.notice.paint(canvas, y)
    if strip.band is not None:
        marks.band(canvas, *strip.band, y, _grown(marks.BAND, strip.lines))
    if strip.middle is not None:
        marks.tick(canvas, strip.middle, y, _grown(marks.TICK, strip.lines))
    for dot in strip.dots:
        marks.dot(canvas, dot.x, y + dot.down)
