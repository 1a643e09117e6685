"""Hours a week of the open goals as stacked bars against the hours set aside."""

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from competency_app.domain.figures import LoadFigure
from competency_app.i18n import _, language, translator
from ui import theme
from ui.charts.canvas import FIGURES, HEADING, LINE, QUIET, Canvas, words_width, wrap
from ui.charts.picture import Legend, LegendItem, Row, arrange_legend

HOUR, BETWEEN, TOP, LABELS = 24, 4, 28, 28
HIGHEST = 8  # hours that keep 24 px each; more are drawn to the same height
TICK_APART = 110
FILLS = ("l5", "l2", "l3")
DASH = (6.0, 4.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One week: its place across and its parts as (box, goal)."""

    left: int
    width: int
    parts: tuple[tuple[QRect, int], ...]


@dataclass(frozen=True, slots=True)
class LoadPicture:
    """A load figure arranged for one width."""

    figure: LoadFigure
    width: int
    left: int
    base: int
    hour: float
    title: tuple[str, ...]
    key: Legend
    key_at: QPointF
    set_aside: tuple[str, ...]
    bars: tuple[Bar, ...]
    notes: tuple[tuple[int, int, str], ...]
    height: int

    @property
    def legend(self) -> tuple[LegendItem, ...]:
        """None: the key to the goals stands beside the title."""
        return ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """One stop per week."""
        return tuple(
            Row("", _spoken(bar.label, bar.hours, bar.note), self._ring(place))
            for bar, place in zip(self.figure.bars, self.bars, strict=True)
        )

    def _ring(self, bar: Bar) -> QRect:
        around, top = theme.px(4), self.base - self.rise(self.most) - theme.px(8)
        left, right = bar.left - around, min(bar.left + bar.width + around, self.width)
        return QRect(left, top, right - left, self.base - top + theme.px(8))

    @property
    def most(self) -> float:
        """The highest value drawn."""
        return most_hours(self.figure)

    def rise(self, hours: float) -> int:
        """Height of *hours* in px."""
        return round(hours * self.hour)

    def paint(self, canvas: Canvas) -> None:
        """Title and key, hour lines, bars, notes, base line, hours set aside."""
        for number, line in enumerate(self.title):
            canvas.words(0, theme.px(12) + number * theme.px(24), line, HEADING)
        self.key.paint(canvas, round(self.key_at.x()), round(self.key_at.y()))
        self._paint_hours(canvas)
        for bar in self.bars:
            for box, goal in bar.parts:
                paint_part(canvas, goal, box)
        for x, y, words in self.notes:
            canvas.words(x, y, words, QUIET, "middle")
        self._paint_weeks(canvas)
        canvas.level(self.left, self.width, self.base, "control")
        self._paint_set_aside(canvas)

    def _paint_hours(self, canvas: Canvas) -> None:
        step = hour_step(self.most)
        for number in range(1, int(self.most / step + 1e-9) + 1):
            hours = number * step
            y = self.base - self.rise(hours)
            words = _("{hours} h").format(hours=translator(language()).number(hours))
            canvas.words(0, y, words, QUIET)
            if hours != self.figure.set_aside:
                canvas.level(self.left, self.width, y)

    def _paint_weeks(self, canvas: Canvas) -> None:
        """As many labels as stay apart, always every same number of weeks."""
        if not self.bars:
            return
        pitch = (self.width - self.left) / len(self.bars)
        every = next((n for n in (1, 2, 4, 8, 13, 26) if n * pitch >= theme.px(TICK_APART)), 52)
        for bar, place in list(zip(self.figure.bars, self.bars, strict=True))[::every]:
            room = place.left + words_width(bar.label, FIGURES) <= self.width
            if room or place is self.bars[0]:
                canvas.words(place.left, self.base + theme.px(15), bar.label, FIGURES)

    def _paint_set_aside(self, canvas: Canvas) -> None:
        if not self.figure.set_aside:
            return
        y = self.base - self.rise(self.figure.set_aside) + 0.5
        dash = (DASH[0], DASH[1])
        canvas.stroke(QPointF(self.left, y), QPointF(self.width, y), "text", theme.px(15) / 10, dash)
        lines = self.set_aside
        top = self.base - self.rise(self.most) - theme.px(13) - (len(lines) - 1) * theme.px(LINE) / 2
        canvas.lines(self.width, top, lines, QUIET, align="end")
        if self.most > self.figure.set_aside and len(lines) == 1:
            x = self.width - words_width(lines[0]) - theme.px(8)
            start, end = QPointF(x - theme.px(26), top + 0.5), QPointF(x, top + 0.5)
            canvas.stroke(start, end, "text", theme.px(15) / 10, dash)


def most_hours(figure: LoadFigure) -> float:
    """Hours of the fullest week or the hours set aside, whichever is more; at least one."""
    return max(1.0, figure.set_aside, *(sum(bar.hours) for bar in figure.bars))


def hour_step(most: float) -> int:
    """Hours between two lines: as few lines as can be read."""
    return next((step for step in (1, 2, 5, 10, 20) if most / step <= HIGHEST), 50)


def arrange(figure: LoadFigure, width: int) -> LoadPicture:
    """Arrange *figure* for *width* px."""
    items = [_key(number, goal) for number, goal in enumerate(figure.goals)]
    title = wrap(figure.title, width, HEADING)
    beside = width - words_width(title[0], HEADING) - theme.px(24)
    length = sum(item.extent for item in items) + theme.px(24) * max(0, len(items) - 1)
    is_beside = len(title) == 1 and length <= beside
    key = arrange_legend(items, beside if is_beside else width)
    head = len(title) * theme.px(24)
    key_at = QPointF(width - length, theme.px(2)) if is_beside else QPointF(0, head + theme.px(4))
    head += 0 if is_beside or not items else key.height + theme.px(8)
    most = most_hours(figure)
    hour = theme.px(HOUR) if most <= HIGHEST else theme.px(HOUR) * HIGHEST / most
    set_aside = wrap(figure.set_aside_words, width)
    head += (len(set_aside) - 1) * theme.px(LINE)
    base = head + theme.px(4 + TOP) + round(most * hour)
    left = max(theme.px(32), words_width(_("{hours} h").format(hours=round(most))) + theme.px(8))
    bars = _bars(figure, left, width, base, hour)
    notes, has_low_notes = _notes(figure, bars, base)
    height = base + theme.px(LABELS) + (theme.px(20) if has_low_notes else 0)
    return LoadPicture(figure, width, left, base, hour, title, key, key_at, set_aside, bars, notes, height)


def _bars(figure: LoadFigure, left: int, width: int, base: int, hour: float) -> tuple[Bar, ...]:
    """Bars from the base line up; parts of one bar share their line, so no part is lost to rounding."""
    count = max(1, len(figure.bars))
    pitch = (width - left) / count
    gap = theme.px(BETWEEN) if pitch > theme.px(3 * BETWEEN) else 1
    bars = []
    for number, week in enumerate(figure.bars):
        x = round(left + number * pitch) + gap // 2
        wide = max(1, round(left + (number + 1) * pitch) - gap // 2 - x - gap % 2)
        parts, total = [], 0.0
        for goal, hours in enumerate(week.hours):
            bottom, total = base - round(total * hour), total + hours
            top = base - round(total * hour)
            if bottom > top:
                parts.append((QRect(x, top, wide, bottom - top + 1), goal))
        bars.append(Bar(x, wide, tuple(parts)))
    return tuple(bars)


def _notes(figure: LoadFigure, bars: tuple[Bar, ...], base: int) -> tuple[tuple[tuple[int, int, str], ...], bool]:
    """One note for weeks in a row that share it: inside its gap, below the labels where it does not fit."""
    places: list[tuple[int, int, str]] = []
    free, has_low = 0, False
    weeks = zip(figure.bars, bars, strict=True)
    for note, group in groupby(weeks, key=lambda week: week[0].note):
        members = [bar for _week, bar in group]
        left, right = members[0].left, members[-1].left + members[-1].width
        width = words_width(note)
        middle = (left + right) // 2
        if note and width <= right - left and not any(bar.parts for bar in members):
            places.append((middle, base - theme.px(12), note))
        elif note and middle - width // 2 >= free:
            middle = min(max(middle, width // 2), bars[-1].left + bars[-1].width - width // 2)
            places.append((middle, base + theme.px(15 + 20), note))
            free, has_low = middle + width // 2 + theme.px(8), True
    return tuple(places), has_low


def _key(number: int, goal: str) -> LegendItem:
    return LegendItem(partial(_paint_key, number), theme.px(12), goal)


def _paint_key(number: int, canvas: Canvas, x: int, y: int) -> None:
    side = theme.px(12)
    paint_part(canvas, number, QRect(x, y - side // 2, side, side))


def paint_part(canvas: Canvas, goal: int, box: QRect) -> None:
    """One goal's hours: its fill, the third hatched as well, and an outline."""
    canvas.box(box, FILLS[goal % len(FILLS)])
    if goal % len(FILLS) == len(FILLS) - 1:
        _hatch(canvas, canvas.place(box))
    canvas.box(box, "", "l5")


def _hatch(canvas: Canvas, box: QRect) -> None:
    painter = canvas.painter
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(QColor(theme.tokens().levels[4]), 1, Qt.PenStyle.SolidLine))
    area = QRectF(box)
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QLineF(x, area.bottom(), x + area.height(), area.top()))
        x += theme.px(6)
    painter.restore()


def _spoken(label: str, hours: tuple[float, ...], note: str) -> str:
    total = translator(language()).number(round(sum(hours), 2))
    words = _("Week of {week}: {hours} hours").format(week=label, hours=total)
    return f"{words}, {note}" if note else words
