"""A painter that counts x from the reading side, so that right-to-left mirrors places and never words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from ui import theme
from ui.widgets.line_breaks import breaks_anywhere, even_width
from ui.widgets.text import FontKey, font_key, turn

Align = Literal["start", "middle", "end"]
LINE = 18  # two lines of a title stand closer than running text
HALO = 5  # width of the line around letters, half of which lies outside them


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
    return int(_metrics(style, font_key()).horizontalAdvance(words) + 0.999)


def wrap(words: str, width: int, style: Style = QUIET) -> tuple[str, ...]:
    """Break words into lines of *width*; nothing is cut off, a long word breaks inside."""
    return _wrap(words, max(width, 1), style, font_key())


def longest_word(words: str, style: Style = QUIET) -> int:
    """Width without which a word breaks, or a Chinese title needs a third line; a no-break space ties words."""
    widths = [(words_width(part, style), breaks_anywhere(part)) for part in words.split(" ")]
    return max(width // 2 + theme.px(style.size) if in_two else width for width, in_two in widths) + 1


def wrap_evenly(words: str, width: int, style: Style = QUIET) -> tuple[str, ...]:
    """As few lines as `wrap` makes, about equally long; no word breaks for that."""
    even = even_width(words, width, lambda room: len(wrap(words, room, style)), lambda word: longest_word(word, style))
    return wrap(words, even, style)


@lru_cache(maxsize=32)
def _font(style: Style, _key: FontKey) -> QFont:
    return theme.font(style.size, bold=style.bold, figures=style.figures)


@lru_cache(maxsize=32)
def _metrics(style: Style, key: FontKey) -> QFontMetricsF:
    return QFontMetricsF(_font(style, key))


@lru_cache(maxsize=1024)
def _wrap(words: str, width: int, style: Style, key: FontKey) -> tuple[str, ...]:
    if _metrics(style, key).horizontalAdvance(words) <= width:
        return (words,)
    layout = QTextLayout(words, _font(style, key))
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

    def words(
        self, x: float, middle: float, words: str, style: Style = QUIET, align: Align = "start", *, around: str = ""
    ) -> None:
        """One line whose middle is at *middle*; *around* parts its letters in that colour from what is behind them."""
        width = _metrics(style, font_key()).horizontalAdvance(words)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[align]
        if self.right_to_left:
            left = self.width - left - width
        at, font = QPointF(round(left), round(middle) + theme.px(5)), _font(style, font_key())
        if around:
            self._halo(at, words, font, around)
        self.painter.setFont(font)
        self.painter.setPen(QColor(getattr(theme.tokens(), style.tone)))
        turn(self.painter, words, right_to_left=self.right_to_left)
        self.painter.drawText(at, words)

    def _halo(self, at: QPointF, words: str, font: QFont, tone: str) -> None:
        path = QPainterPath()
        path.addText(at, font, words)
        self._pen(tone, theme.px(HALO))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)

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
