"""A painter that counts x from the reading side, so that right-to-left mirrors places and never words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from ui import theme

Align = Literal["start", "middle", "end"]
LINE = 18  # two lines of a title stand closer than running text


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: size in px at 100 %, a token's name, and equal digits for columns."""

    size: int = theme.SECONDARY
    tone: str = "text2"
    bold: bool = False
    figures: bool = False


QUIET = Style()
FIGURES = Style(figures=True)
TITLE = Style(theme.BODY, "text")
LINK = Style(tone="accent")
HEADING = Style(theme.BODY, "text", bold=True)


def words_width(words: str, style: Style = QUIET) -> int:
    """Width of one line in px, rounded up."""
    return int(_metrics(style, theme.text_scale()).horizontalAdvance(words) + 0.999)


def wrap(words: str, width: int, style: Style = QUIET) -> tuple[str, ...]:
    """Break words into lines of *width*; nothing is cut off, a long word breaks inside."""
    return _wrap(words, max(width, 1), style, theme.text_scale())


@lru_cache(maxsize=32)
def _font(style: Style, _scale: int) -> QFont:
    return theme.font(style.size, bold=style.bold, figures=style.figures)


@lru_cache(maxsize=32)
def _metrics(style: Style, scale: int) -> QFontMetricsF:
    return QFontMetricsF(_font(style, scale))


@lru_cache(maxsize=1024)
def _wrap(words: str, width: int, style: Style, scale: int) -> tuple[str, ...]:
    if _metrics(style, scale).horizontalAdvance(words) <= width:
        return (words,)
    layout = QTextLayout(words, _font(style, scale))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Canvas:
    """Paints in px from the reading side's upper corner; `theme` gives the colours at that moment."""

    painter: QPainter
    width: int
    right_to_left: bool = False

    def x(self, x: float) -> int:
        """Where *x* lies for the painter, on a whole pixel."""
        return round(self.width - x if self.right_to_left else x)

    def place(self, box: QRect) -> QRect:
        """Where *box* lies for the painter."""
        left = self.width - box.x() - box.width() if self.right_to_left else box.x()
        return QRect(left, box.y(), box.width(), box.height())

    def words(self, x: float, middle: float, words: str, style: Style = QUIET, align: Align = "start") -> None:
        """One line whose middle is at *middle*."""
        width = _metrics(style, theme.text_scale()).horizontalAdvance(words)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[align]
        if self.right_to_left:
            left = self.width - left - width
        self.painter.setFont(_font(style, theme.text_scale()))
        self.painter.setPen(QColor(getattr(theme.tokens(), style.tone)))
        self.painter.drawText(QPointF(round(left), round(middle) + theme.px(5)), words)

    def lines(
        self, x: float, middle: float, lines: tuple[str, ...], style: Style = TITLE, *, align: Align = "start"
    ) -> None:
        """Lines 18 apart whose block is centred on *middle*."""
        step = theme.px(LINE)
        for number, line in enumerate(lines):
            self.words(x, middle + (number - (len(lines) - 1) / 2) * step, line, style, align)

    def upright(self, x: float, top: int, bottom: int, tone: str = "border") -> None:
        """Line of one pixel, on the half pixel."""
        self._pen(tone, 1)
        self.painter.drawLine(QPointF(self.x(x) + 0.5, top), QPointF(self.x(x) + 0.5, bottom))

    def level(self, left: float, right: float, y: int, tone: str = "border") -> None:
        """Level line of one pixel, on the half pixel."""
        self._pen(tone, 1)
        self.painter.drawLine(QPointF(self.x(left), y + 0.5), QPointF(self.x(right), y + 0.5))

    def stroke(self, start: QPointF, end: QPointF, tone: str, width: float, dash: tuple[float, ...] = ()) -> None:
        """Line of any width; *dash* in px, on and off."""
        pen = self._pen(tone, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash:
            pen.setDashPattern([part / width for part in dash])
        self.painter.setPen(pen)
        self.painter.drawLine(self._point(start), self._point(end))

    def box(self, box: QRect, fill: str = "", line: str = "", *, radius: int = 0, width: float = 1) -> None:
        """Rounded box with its outline inside; *fill* and *line* are names of tokens or colours."""
        half = width / 2 if line else 0.0
        self._pen(line, width)
        self.painter.setBrush(QColor(_colour(fill)) if fill else Qt.BrushStyle.NoBrush)
        inside = QRectF(self.place(box)).adjusted(half, half, -half, -half)
        self.painter.drawRoundedRect(inside, radius, radius)

    def circle(self, x: float, y: float, radius: float, *, fill: str, line: str = "", width: float = 1.5) -> None:
        """Circle whose outline is centred on *radius*."""
        self._pen(line, width)
        self.painter.setBrush(QColor(_colour(fill)))
        self.painter.drawEllipse(QPointF(self.x(x), round(y)), radius, radius)

    def outline(self, points: list[QPointF], tone: str, width: float, *, fill: str = "") -> None:
        """Closed line through *points*."""
        self._pen(tone, width)
        self.painter.setBrush(QColor(_colour(fill)) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawPolygon([self._point(point) for point in points])

    def _point(self, point: QPointF) -> QPointF:
        return QPointF(self.width - point.x() if self.right_to_left else point.x(), point.y())

    def _pen(self, tone: str, width: float) -> QPen:
        pen = QPen(QColor(_colour(tone)), width) if tone else QPen(Qt.PenStyle.NoPen)
        self.painter.setPen(pen)
        return pen


def _colour(name: str) -> str:
    """A token by name, `l1` to `l6` for the levels."""
    if name[0] == "l" and name[1:].isdigit():
        return theme.tokens().levels[int(name[1:]) - 1]
    return str(getattr(theme.tokens(), name))
