"""Text on the screen: plain text only, each line on the line grid; the only module that makes a QLabel."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache, partial
from math import ceil
from typing import TypeVar
from unicodedata import bidirectional

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from competency_app.i18n import language
from ui import fonts, theme
from ui.widgets.line_breaks import breaks_anywhere, cuts_a_word, even_width, held_together

LONGEST = 2000
WIDEST = 640
_WIDTHS_KEPT = 8
FontKey = tuple[int, str]
Key = TypeVar("Key", bound=Hashable)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_VOWEL_SIGN = re.compile("[\u064b-\u0652]")


def clip(text: str) -> str:
    """At most 2,000 characters of *text*; longer text from a file must not freeze the window.

    Every text that may come from a file passes here, so this is where the Chinese font is fetched when one needs it.
    """
    if breaks_anywhere(text[:LONGEST]):
        fonts.load_chinese()
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def tooltip(text: str) -> str:
    """*text* as a tooltip that Qt never reads as mark-up."""
    shown = clip(text)
    if not QtGui.Qt.mightBeRichText(shown):
        return shown
    from html import escape  # with its table of names too slow for the start

    # Where Qt would guess mark-up, it gets mark-up that says the same letters.
    return f"<p>{escape(shown, quote=False)}</p>"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text broken into lines on the line grid, ready to be drawn."""

    layout: QTextLayout
    height: int
    width: float
    lines: int
    room: float

    def draw(self, painter: QPainter, x: float, y: float, color: str) -> None:
        """Draw with the first line's top at *y*."""
        painter.setPen(QColor(color))
        self.layout.draw(painter, QPointF(x, y))


def paragraph(
    text: str,
    width: float,
    *,
    size: int = theme.BODY,
    font: QFont | None = None,
    right_to_left: bool = False,
    align_right: bool | None = None,
    tail: tuple[int, str] | None = None,
) -> Paragraph:
    """Break *text* at *width*; *right_to_left* is the page's direction, text in another script keeps its own.

    *tail* is (first character, colour) of a part in another colour.
    """
    font = font or theme.font(size)
    align_right = right_to_left if align_right is None else align_right
    option = _option(reads_right(text, on_right_page=right_to_left), align_right)
    formats = [] if tail is None else [_colored(tail[0], len(text) - tail[0], tail[1])]
    step, (base, more) = theme.line_height(size), _fitted(text, size, bold=font.bold())
    shown = clip(text).replace("\n", "\u2028")
    for words in dict.fromkeys((held_together(shown), shown)):
        layout = QTextLayout(words, font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(formats)
        widest, count, cuts = 0.0, 0, False
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, count * step + base - line.ascent()))
            widest, count = max(widest, line.naturalTextWidth()), count + 1
            cuts = cuts or cuts_a_word(words, line.textStart() + line.textLength())
        layout.endLayout()
        if not cuts:  # where the room is too narrow for what belongs together, it may part
            break
    return Paragraph(layout, max(count, 1) * step + more, widest, count, width)


@lru_cache(maxsize=512)
def reads_right(text: str, *, on_right_page: bool) -> bool:
    """Whether *text* runs from right to left: as its page does, unless it is written in letters of the other kind."""
    if on_right_page:
        kinds = [kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}]
        return not kinds or kinds.count("L") < len(kinds)
    return _first_kind(text) in {"R", "AL"}


def turn(painter: QPainter, words: str, *, right_to_left: bool) -> None:
    """Let *painter* draw *words* in their direction; Qt would guess it by the first letter, blind to the page."""
    right = reads_right(words, on_right_page=right_to_left)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)


def _first_kind(text: str) -> str:
    """Kind of the first letter that stands in no isolate, as Unicode decides a paragraph's direction."""
    depth = 0
    for kind in map(bidirectional, text):
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif not depth and kind in {"L", "R", "AL"}:
            return kind
    return ""


def baseline(size: int, *, bold: bool = False) -> int:
    """Where the first baseline lies below the top of a line, whatever font a character falls back to."""
    return _baseline(size, bold, font_key())


def font_key() -> FontKey:
    """What a font of one size depends on."""
    return theme.text_scale(), language()


@lru_cache(maxsize=32)
def _baseline(size: int, bold: bool, _key: FontKey) -> int:
    metrics = QFontMetricsF(theme.font(size, bold=bold))
    free = theme.line_height(size) - metrics.ascent() - metrics.descent()
    return round(free / 2 + metrics.ascent())


def _fitted(text: str, size: int, *, bold: bool) -> tuple[int, int]:
    """First baseline, and px beyond the lines, for letters that reach further than their font says."""
    base, step = baseline(size, bold=bold), theme.line_height(size)
    above, below = _reach(text, size, bold=bold)
    base = max(min(base, step - below), above)
    return base, max(base + below - step, 0)


def _reach(text: str, size: int, *, bold: bool) -> tuple[int, int]:
    """Px that the ink of *text* may need above and below its baseline; 0 where the font's own measures hold."""
    if not _ARABIC.search(text):
        return 0, 0
    return _arabic_reach(size, bold, _VOWEL_SIGN.search(text) is not None, font_key())


@lru_cache(maxsize=64)
def _arabic_reach(size: int, bold: bool, has_signs: bool, _key: FontKey) -> tuple[int, int]:
    # FiraGO's ascent and descent are those of its Latin letters; the tails of ع and ي reach half as deep again.
    font, path = theme.font(size, bold=bold), QPainterPath()
    path.addText(0, 0, font, "لأُ لآ ع ي في" if has_signs else "لأ لآ ع ي في")
    return ceil(-path.boundingRect().top()), ceil(path.boundingRect().bottom())


def _option(right_to_left: bool, align_right: bool) -> QTextOption:
    option = QTextOption()
    direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    side = Qt.AlignmentFlag.AlignRight if align_right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _colored(start: int, length: int, color: str) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start, span.length = start, length
    look = QTextCharFormat()
    look.setForeground(QColor(color))
    span.format = look
    return span


class TextBlock(QLabel):
    """Text that may wrap, as high as its lines; a screen reader meets it as a label."""

    def __init__(
        self,
        text: str = "",
        size: int = theme.BODY,
        *,
        rest: str = "",
        tone: str = "text",
        bold: bool = False,
        widest: int | None = None,
        even: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """*rest* follows *text* in secondary colour; *tone* is a token's name; *widest* in px at 100 %.

        *even* breaks several lines about equally long, so that no word stands alone below a heading.
        """
        super().__init__(parent)
        self._size, self._tone, self._bold, self._widest, self._even = size, tone, bold, widest, even
        self._rest = ""
        self._direction: Qt.LayoutDirection | None = None
        self._broken: dict[object, Paragraph] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(size, bold=bold))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text, rest)

    def set_text(self, text: str, rest: str = "") -> None:
        """Show *text*, then *rest* in secondary colour."""
        self._rest = clip(rest)
        self._broken.clear()
        super().setText(clip(text) + (f" {self._rest}" if rest else ""))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Draw in the colour of the token named *tone*."""
        self._tone = tone
        self.update()

    def set_text_direction(self, direction: Qt.LayoutDirection | None) -> None:
        """Read the text in *direction* whatever the page's is; None follows the page."""
        self._direction = direction
        self._broken.clear()
        self.update()

    def line_count(self) -> int:
        """Lines at the present width."""
        return self._lines(self.width()).lines

    def hasHeightForWidth(self) -> bool:
        """Height always follows from width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at *width*."""
        return self._lines(width).height

    def sizeHint(self) -> QSize:
        """One line where it fits into 640, else as many as needed."""
        widest = theme.px(self._widest or WIDEST)
        wide = self._lines(100_000)
        if wide.width <= widest:
            return QSize(int(wide.width) + 1, wide.height)
        return QSize(widest, self._lines(widest).height)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to wrap anywhere; a layout asks heightForWidth for the rest."""
        beyond = _fitted(self.text(), self._size, bold=self._bold)[1]
        return QSize(min(theme.px(96), self.sizeHint().width()), theme.line_height(self._size) + beyond)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines at their places."""
        lines = self._lines(self.width())
        color = getattr(theme.tokens(), self._tone) if self.isEnabled() else theme.tokens().disabled
        reading_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - lines.room if reading_right else 0
        centred = self.alignment() & Qt.AlignmentFlag.AlignVCenter
        lines.draw(QPainter(self), x, (self.height() - lines.height) // 2 if centred else 0, color)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the layout when the new width needs another height."""
        super().resizeEvent(event)
        if self.heightForWidth(event.size().width()) != event.size().height():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Break lines anew when direction, font or colours change."""
        super().changeEvent(event)
        self._broken.clear()

    def _limit(self, width: int) -> int:
        return min(width, theme.px(self._widest)) if self._widest else width

    def _lines(self, width: int) -> Paragraph:
        # A layout asks for several widths before it settles; each is broken into lines once.
        key = (width, theme.text_scale(), theme.tokens().name)
        if key not in self._broken:
            keep_few(self._broken)
            self._broken[key] = self._break(self._limit(width))
        return self._broken[key]

    def _break(self, width: int) -> Paragraph:
        page_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        right = page_right if self._direction is None else self._direction == Qt.LayoutDirection.RightToLeft
        text, font = self.text(), self.font()
        tail = (len(text) - len(self._rest), theme.tokens().text2) if self._rest else None
        at = partial(
            paragraph, text, size=self._size, font=font, right_to_left=right, align_right=page_right, tail=tail
        )
        whole = at(width)
        if not self._even or whole.lines == 1:
            return whole
        advance = QFontMetricsF(font).horizontalAdvance
        words = held_together(text)
        return at(even_width(words, width, lambda room: at(room).lines, lambda word: ceil(advance(word)) + 1))


def keep_few(broken: dict[Key, Paragraph]) -> None:
    """Forget lines broken for widths of long ago, while somebody drags the window's edge."""
    if len(broken) > _WIDTHS_KEPT:
        broken.clear()


class Label(QLabel):
    """One line of plain text in a token's colour that follows the theme."""

    def __init__(self, text: str, size: int, tone: str) -> None:
        super().__init__()
        self._size, self._tone = size, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.set_tone(tone)
        self._align()

    def _align(self) -> None:
        """To the page's leading edge, whatever script the text is in; Qt would look at the text."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def setText(self, text: str) -> None:
        """Show *text*, never more than 2,000 characters of it."""
        super().setText(clip(text))
        self._make_room()

    def _make_room(self) -> None:
        """One line of the grid, and more where letters reach further; Qt centres the line by the font's measures."""
        step, bold = theme.line_height(self._size), self.font().bold()
        above, below = _reach(self.text(), self._size, bold=bold)
        base = baseline(self._size, bold=bold)
        lacking = max(above - base, below - (step - base), 0)
        self.setMinimumHeight(step + 2 * (lacking + 1 if lacking else 0))  # Qt rounds the middle either way

    def set_tone(self, tone: str) -> None:
        """Draw in the colour of the token named *tone*."""
        self._tone = tone
        colors = QPalette()
        colors.setColor(QPalette.ColorRole.WindowText, QColor(getattr(theme.tokens(), tone)))
        self.setPalette(colors)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new theme's colour; the application's style sheet changes with every theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.set_tone(self._tone)
        elif event.type() == QEvent.Type.FontChange:
            self._make_room()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()


def label(
    text: str,
    size: int = theme.BODY,
    *,
    tone: str = "text",
    bold: bool = False,
    figures: bool = False,
    buddy: QWidget | None = None,
) -> Label:
    """One-line label; *figures* lines digits up in a column, *buddy* is the control it names."""
    result = Label(text, size, tone)
    result.setFont(theme.font(size, bold=bold, figures=figures))
    if buddy is not None:
        result.setBuddy(buddy)
    return result
