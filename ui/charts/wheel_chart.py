"""Wheel: area middles on spokes as outlines without fill; the warning stands below it, always."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from math import cos, floor, pi, sin

from PySide6.QtCore import QPointF, QRect

from competency_app.domain.figures import WheelFigure
from competency_app.i18n import _
from ui import theme
from ui.charts import marks
from ui.charts.canvas import QUIET, Align, Canvas, Style, longest_word, words_width, wrap, wrap_evenly
from ui.charts.picture import LegendItem, Row

RADIUS, SMALLEST, LABEL_GAP, LABEL_LINE = 152, 72, 14, 18
FEWEST, MOST = 3, 8
SPOKE = Style(tone="text")


@dataclass(frozen=True, slots=True)
class Spoke:
    """Direction as a unit vector, and the label's lines, anchor and box."""

    across: float
    down: float
    lines: tuple[str, ...]
    x: float
    middle: float
    align: Align
    box: QRect


@dataclass(frozen=True, slots=True)
class WheelPicture:
    """A wheel figure arranged for one width; no spokes when it cannot be drawn honestly."""

    figure: WheelFigure
    width: int
    centre: QPointF
    radius: int
    spokes: tuple[Spoke, ...]
    words: tuple[str, ...]
    height: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """One stop per spoke."""
        return tuple(Row("", spoken(self.figure, number), spoke.box) for number, spoke in enumerate(self.spokes))

    @property
    def legend(self) -> tuple[LegendItem, ...]:
        """One line sample per date."""
        last = len(self.figure.series) - 1
        return tuple(
            LegendItem(partial(_sample, number == last), theme.px(32), name)
            for number, (name, _values) in enumerate(self.figure.series)
        )

    def point(self, spoke: Spoke, level: float) -> QPointF:
        """Where *level* lies on *spoke*; the highest level is on the outer ring."""
        distance = self.radius * level / len(self.figure.axis.levels)
        return QPointF(self.centre.x() + spoke.across * distance, self.centre.y() + spoke.down * distance)

    def paint(self, canvas: Canvas) -> None:
        """Rings, spokes, labels, outlines, words."""
        self._paint_rings(canvas)
        for spoke in self.spokes:
            canvas.stroke(self.centre, self.point(spoke, len(self.figure.axis.levels)), "border", 1)
            canvas.lines(spoke.x, spoke.middle, spoke.lines, SPOKE, align=spoke.align)
        self._cut_out_ring_labels(canvas)
        last = len(self.figure.series) - 1
        for number, (_name, values) in enumerate(self.figure.series):
            self._paint_series(canvas, values, is_now=number == last)
        self._paint_ring_labels(canvas)
        below = self.height - len(self.words) * theme.px(20) + theme.px(10)
        for number, line in enumerate(self.words):
            canvas.words(0, below + number * theme.px(20), line, QUIET)

    def _paint_rings(self, canvas: Canvas) -> None:
        levels = len(self.figure.axis.levels)
        for level in range(1, levels + 1) if self.spokes else ():
            points = [self.point(spoke, level) for spoke in self.spokes]
            canvas.outline(points, "border", 1)

    def _cut_out_ring_labels(self, canvas: Canvas) -> None:
        """Room in the grid beside the first spoke."""
        for words, x, y in self._ring_labels():
            width = words_width(words)
            canvas.box(QRect(round(x - width - 2), round(y) - theme.px(8), width + 4, theme.px(16)), "surface")

    def _paint_ring_labels(self, canvas: Canvas) -> None:
        """Above the outlines, which end where a letter would touch them."""
        for words, x, y in self._ring_labels():
            canvas.words(x, y, words, QUIET, "end", around="surface")

    def _ring_labels(self) -> Iterator[tuple[str, float, float]]:
        for level, (_key, words) in enumerate(self.figure.axis.levels, start=1) if self.spokes else ():
            yield words, self.centre.x() - theme.px(8), self.point(self.spokes[0], level).y()

    def _paint_series(self, canvas: Canvas, values: tuple[float | None, ...], *, is_now: bool) -> None:
        points = [
            self.point(spoke, value) if value is not None else None
            for spoke, value in zip(self.spokes, values, strict=False)
        ]
        tone, width, dash = ("accent", 2.0, ()) if is_now else ("before", 1.5, (6.0, 4.0))
        for start, end in zip(points, [*points[1:], *points[:1]], strict=True):
            if start is not None and end is not None:
                canvas.stroke(start, end, tone, theme.px(width * 10) / 10, dash)
        for point in points:
            if point is not None:
                _mark(is_now)(canvas, point.x(), point.y())


def arrange(figure: WheelFigure, width: int) -> WheelPicture:
    """Arrange *figure* for *width* px; too few or too many spokes leave only words."""
    if not FEWEST <= len(figure.spokes) <= MOST:
        words = wrap(_("The wheel needs three to eight areas. The other views show all of them."), width)
        return WheelPicture(figure, width, QPointF(), 0, (), words, len(words) * theme.px(20))
    labels, gap = tuple(map(_tied, figure.spokes)), theme.px(LABEL_GAP)
    longest = max(longest_word(label, SPOKE) for label in labels)
    beside = min(theme.px(180), max(longest, width // 2 - theme.px(RADIUS) - gap))
    words = wrap(figure.warning, width)
    if width // 2 - beside - gap < theme.px(SMALLEST):
        words = tuple(line for item in _numbered(labels) for line in wrap(item, width)) + words
        labels, beside = tuple(str(number) for number in range(1, len(labels) + 1)), theme.px(24)
    radius = min(theme.px(RADIUS), width // 2 - beside - gap)
    centre = QPointF(width // 2, len(wrap(labels[0], 2 * beside, SPOKE)) * theme.px(LABEL_LINE) + gap + radius)
    angles = [2 * pi * number / len(labels) for number in range(len(labels))]
    spokes = tuple(_spoke(label, angle, centre, radius, beside) for label, angle in zip(labels, angles, strict=True))
    lowest = max(round(centre.y()) + radius, *(spoke.box.bottom() for spoke in spokes))
    height = lowest + theme.px(16) + len(words) * theme.px(20)
    return WheelPicture(figure, width, centre, radius, spokes, words, height)


def _tied(label: str) -> str:
    """A code never stands on a line without the word that follows it."""
    code, space, title = label.partition(" ")
    return f"{code}\u00a0{title}" if space and any(map(str.isdigit, code)) else label


def _numbered(labels: tuple[str, ...]) -> list[str]:
    """Where no label fits beside the wheel, the spokes carry numbers and this is their list."""
    return [f"{number}  {label}" for number, label in enumerate(labels, start=1)]


def _spoke(label: str, angle: float, centre: QPointF, radius: int, room: int) -> Spoke:
    """Spokes start at the top and follow the reading direction round."""
    across, down = sin(angle), -cos(angle)
    is_upright = abs(across) < 0.1  # noqa: PLR2004 - top and bottom: the label is centred
    lines = wrap_evenly(label, 2 * room if is_upright else room, SPOKE)
    width, high = max(words_width(line, SPOKE) for line in lines), len(lines) * theme.px(LABEL_LINE)
    reach = radius + theme.px(LABEL_GAP)
    x = centre.x() + across * reach
    middle = centre.y() + down * reach + (down * high / 2 if is_upright else 0)
    left = x - (width / 2 if is_upright else 0 if across > 0 else width)
    align: Align = "middle" if is_upright else "start"
    edge = theme.px(6)
    box = QRect(round(left) - edge, round(middle - high / 2) - edge, width + 2 * edge, high + 2 * edge)
    return Spoke(across, down, lines, x if is_upright else left, middle, align, box)


def spoken(figure: WheelFigure, number: int) -> str:
    """The values of one spoke in words."""
    parts = []
    for name, values in figure.series:
        value = values[number]
        said = _level(figure, value) if value is not None else _("not enough answers")
        parts.append(f"{name} {said}")
    return f"{figure.spokes[number]}: {', '.join(parts)}"


def _level(figure: WheelFigure, value: float) -> str:
    """A level's label, or both neighbours when the middle lies between two."""
    low = figure.axis.levels[max(0, floor(value) - 1)][1]
    if value == floor(value):
        return low
    high = figure.axis.levels[min(len(figure.axis.levels), floor(value) + 1) - 1][1]
    return _("between {low} and {high}").format(low=low, high=high)


def _mark(is_now: bool) -> Callable[[Canvas, float, float], None]:
    return marks.dot if is_now else marks.ring


def _sample(is_now: bool, canvas: Canvas, x: int, y: int) -> None:
    end = QPointF(x + theme.px(32), y + 0.5)
    tone, width, dash = ("accent", 2.0, ()) if is_now else ("before", 1.5, (6.0, 4.0))
    canvas.stroke(QPointF(x, y + 0.5), end, tone, theme.px(width * 10) / 10, dash)
    _mark(is_now)(canvas, x + theme.px(16), y)
