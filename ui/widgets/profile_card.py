"""Cards of the start page: one per profile, opened in place by its PIN, and one that makes a new profile."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import icons, theme
from ui.widgets.buttons import Button, draw_box
from ui.widgets.inputs import line
from ui.widgets.text import Label, TextBlock, label

WIDTH, HEIGHT = 208, 136
CardKind = Literal["profile", "new"]


class ProfileCard(QFrame):
    """Name at the top, state at the bottom; Enter, Space or a click opens it."""

    radius = 8
    opened = Signal(str)
    pin_given = Signal(str, str)

    def __init__(self, key: str, name: str, state: str, *, icon: str = "", kind: CardKind = "profile") -> None:
        super().__init__()
        self.key, self._kind, self._icon = key, kind, icon
        self.setObjectName(f"profile.{key}")
        self.setAccessibleName(f"{name}, {state}" if state else name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(theme.px(WIDTH))
        self.setMinimumHeight(theme.px(HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(16)]))
        column.setSpacing(0)
        self.title = TextBlock(name, theme.CARD_TITLE)
        column.addWidget(self.title)
        column.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(8))
        if icon:
            self._foot.addWidget(_SmallIcon(icon))
        self._foot.addWidget(TextBlock(state, theme.SECONDARY, tone="text2"), 1)
        column.addLayout(self._foot)
        self.pin: QLineEdit | None = None

    def ask_pin(self) -> QLineEdit:
        """Show the field for the PIN and the button Open inside the card; returns the field."""
        if self.pin is not None:
            return self.pin
        _empty(self._foot)
        box = QVBoxLayout()
        box.setSpacing(theme.px(4))
        self.pin = line()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setObjectName("pin")
        name: Label = label(_("PIN"), theme.SECONDARY, tone="text2", buddy=self.pin)
        self.pin.setAccessibleName(name.text())
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.pin, 1)
        button = Button(_("Open"), "primary", inner=16)
        row.addWidget(button)
        button.clicked.connect(self._on_pin)
        self.pin.returnPressed.connect(self._on_pin)
        box.addWidget(name)
        box.addLayout(row)
        self._foot.addLayout(box, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self.pin

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card; a new profile is a dashed outline without fill."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() and self.pin is None
        radius = theme.px(self.radius)
        if self._kind == "profile":
            fill = t.hover if hovered else t.surface
            draw_box(painter, QRectF(self.rect()), fill, t.control if hovered else t.border, radius)
            return
        if hovered:
            draw_box(painter, QRectF(self.rect()), t.hover, "", radius)
        pen = QPen(QColor(t.control), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Repaint under the pointer."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def _open(self) -> None:
        if self.pin is None:
            self.opened.emit(self.key)

    def _on_pin(self) -> None:
        if self.pin is not None:
            self.pin_given.emit(self.key, self.pin.text())


class _SmallIcon(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(theme.px(16), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, theme.tokens().text2, QRectF(self.rect()))


def _empty(layout: QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
