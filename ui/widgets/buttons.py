"""Buttons in their kinds: primary, secondary, quiet, tool, and segments that choose one of several views."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton

from ui import icons, theme
from ui.widgets.text import tooltip, turn

Kind = Literal["primary", "secondary", "quiet"]
_INNER = {"primary": 24, "secondary": 16, "quiet": 12}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_INNER_SMALL = {"primary": 12, "secondary": 12, "quiet": 8}


class Button(QPushButton):
    """One button; a page shows exactly one of kind primary."""

    radius = 6

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        small: bool = False,
        inner: int | None = None,
        tone: str = "accent",
        icon_end: str = "",
    ) -> None:
        """*inner* replaces the space beside the text, *tone* the colour of a quiet one, *icon_end* follows the text."""
        super().__init__(text)
        self._icon_end = icon_end
        self._flush = False
        self._kind, self._icon, self._small, self._tone = kind, icon, small, tone
        self._inner = inner if inner is not None else (_INNER_SMALL if small else _INNER)[kind]
        self.setProperty("kind", kind)
        self.setFont(theme.font(theme.SECONDARY if small else theme.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    @property
    def kind(self) -> Kind:
        """Primary, secondary or quiet."""
        return self._kind

    @property
    def is_flush(self) -> bool:
        """Whether its text, not its box, meets the edge of the column."""
        return self._flush

    def make_flush(self, side: str) -> int:
        """Return how far the box reaches over the edge at *side* (start or end) when the text meets it."""
        self._flush = True
        return theme.px(self._inner + 3 if self._icon and side == "start" else self._inner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, not only Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Text, icon and inner space at the height of its size."""
        return QSize(round(self._content() + 2 * theme.px(self._inner)), theme.px(32 if self._small else 40))

    def minimumSizeHint(self) -> QSize:
        """Half the inner space beside the text, but for one without a box, which has none to spare."""
        least = self.sizeHint()
        return least if self._kind == "quiet" else least - QSize(theme.px(self._inner), 0)

    def _content(self) -> float:
        """Width of text and icons."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._shown())
        return width + theme.px(20 + 8) * bool(self._icon) + theme.px(16 + 8) * bool(self._icon_end)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, icon and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line, ink = self._colors()
        draw_box(painter, QRectF(self.rect()), fill, line, theme.px(self.radius))
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner, side = theme.px(self._inner) - max(self.sizeHint().width() - self.width(), 0) // 2, theme.px(20)
        place = self.rect().adjusted(inner, 0, -inner, 0)
        if self._icon:
            x = place.right() + 1 - side if right_to_left else place.left()
            box = QRectF(x, (self.height() - side) // 2, side, side)
            icons.paint(painter, self._icon, ink, box, mirrored=right_to_left)
            step = side + theme.px(8)
            place.adjust(0, 0, -step, 0) if right_to_left else place.adjust(step, 0, 0, 0)
        if self._icon_end:
            small = theme.px(16)
            x = place.left() if right_to_left else place.right() + 1 - small
            icons.paint(painter, self._icon_end, ink, QRectF(x, (self.height() - small) // 2, small, small))
            step = small + theme.px(8)
            place.adjust(step, 0, 0, 0) if right_to_left else place.adjust(0, 0, -step, 0)
        painter.setPen(QColor(ink))
        font = self.font()
        font.setUnderline(self._flush and self.underMouse() and self.isEnabled())
        painter.setFont(font)
        turn(painter, self._shown(), right_to_left=right_to_left)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._shown())

    def _shown(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _colors(self) -> tuple[str, str, str]:
        """Fill, outline and text colour of the present state; empty means none."""
        t = theme.tokens()
        active = self.isDown() or self.underMouse()
        if not self.isEnabled():
            return "", "" if self._kind == "quiet" else t.border, t.disabled
        if self._kind == "primary":
            fill = t.accent_hover if active else t.accent
            return fill, fill, t.on_accent
        if self._kind == "quiet":
            return t.accent_surface if active and not self._flush else "", "", getattr(t, self._tone)
        return t.hover if active else t.surface, t.text if self.isDown() else t.control, t.text


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click *button* for Enter, which Qt leaves to the platform; True when it was that key."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & ~_KEYPAD:
        return False
    button.click()
    return True


def primary(text: str) -> Button:
    """The one button a page leads to."""
    return Button(text, "primary")


def secondary(text: str, icon: str = "", *, small: bool = False) -> Button:
    """A button with an outline; small inside cards and banners."""
    return Button(text, "secondary", icon=icon, small=small)


def quiet(text: str, icon: str = "", *, small: bool = False) -> Button:
    """A button without an outline, in accent colour."""
    return Button(text, "quiet", icon=icon, small=small)


class ToolButton(QToolButton):
    """A flat 32 × 32 tool with an icon or two letters; *name* is spoken and shown as tooltip."""

    radius = 6

    def __init__(self, name: str, *, icon: str = "", letters: str = "") -> None:
        super().__init__()
        self._icon, self._letters = icon, letters
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name))
        self.setFont(theme.font())
        self.setFixedSize(theme.px(32), theme.px(32))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, and opens the menu where there is one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.menu() is not None:
            self.showMenu()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark, and a fill under the pointer."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            draw_box(painter, QRectF(self.rect()), t.hover, "", theme.px(self.radius))
        ink = t.text2 if self.isEnabled() else t.disabled
        if self._icon:
            side = theme.px(20)
            box = QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            icons.paint(painter, self._icon, ink, box, mirrored=mirrored)
            return
        painter.setPen(QColor(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


def draw_box(painter: QPainter, place: QRectF, fill: str, line: str, radius: float, width: float = 1) -> None:
    """Rounded box whose outline of *width* lies inside *place*; empty colours draw nothing."""
    half = width / 2
    painter.setPen(QPen(QColor(line), width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inside = place.adjusted(half, half, -half, -half) if line else place
    painter.drawRoundedRect(inside, radius - half if line else radius, radius - half if line else radius)
