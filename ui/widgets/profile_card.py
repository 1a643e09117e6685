"""Cards of the start page: one per profile, and one that makes a new profile; a card can ask in place."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import icons, theme
from ui.widgets.buttons import Button, ToolButton, draw_box
from ui.widgets.frame import add_flush
from ui.widgets.text import Label, TextBlock, label

WIDTH, HEIGHT = 208, 136
CardKind = Literal["profile", "new"]


class ProfileCard(QFrame):
    """Name at the top, state at the bottom; Enter, Space or a click opens it."""

    radius = 8
    opened = Signal(str)
    answered = Signal(str, str)
    given_up = Signal(str)
    more_asked = Signal(str)

    def __init__(
        self,
        key: str,
        name: str,
        state: str,
        *,
        icon: str = "",
        kind: CardKind = "profile",
        has_more: bool = False,
        end: QWidget | None = None,
    ) -> None:
        """*has_more* gives it a tool for its menu, *end* is a small control beside the state."""
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
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addSpacing(theme.px(24) if has_more else 0)
        column.addLayout(head)
        column.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(8))
        if icon:
            self._foot.addWidget(_SmallIcon(icon))
        self._foot.addWidget(TextBlock(state, theme.SECONDARY, tone="text2"), 1)
        if end is not None:
            end.setParent(self)  # or nobody would own it until the row is in a layout
            add_flush(self._foot, end, "end")
            # The words of the button stand on the line of the state.
            edge = theme.px(16)
            column.setContentsMargins(edge, edge, edge, theme.px(10))
        column.addLayout(self._foot)
        self.field: QLineEdit | None = None
        self.more = self._more_tool(name) if has_more else None
        if self.more is not None:
            self.more.installEventFilter(self)

    def ask(self, words: str, action: str, *, secret: bool = False, text: str = "") -> QLineEdit:
        """Show a field named *words* and the button *action* inside the card; returns the field.

        `answered` carries what was typed; Escape is `given_up`.
        """
        if self.field is not None:
            return self.field
        _empty(self._foot)
        from ui.widgets.inputs import line  # not needed before somebody types

        self.field = line(text, longest=80)
        self.field.setObjectName(f"profile.{self.key}.field")
        self.field.selectAll()
        if secret:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        name: Label = label(words, theme.SECONDARY, tone="text2", buddy=self.field)
        self.field.setAccessibleName(words)
        button = Button(action, "primary", inner=16)
        button.setObjectName(f"profile.{self.key}.action")
        button.setAccessibleName(action)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.field, 1)
        row.addWidget(button)
        button.clicked.connect(self._on_answer)
        self.field.returnPressed.connect(self._on_answer)
        box = QVBoxLayout()
        box.setSpacing(theme.px(4))
        box.addWidget(name)
        box.addLayout(row)
        self._foot.addLayout(box, 1)
        for part in (name, self.field, button):
            part.show()  # at once, or it could not take the focus yet
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show_more()
        return self.field

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card; a new profile is a dashed outline without fill."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() and self.field is None
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key and the other mouse button ask for the same menu as the tool."""
        if self.more is not None and self.field is None:
            self.more_asked.emit(self.key)
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; Escape gives up a question."""
        if self.field is not None and event.key() == Qt.Key.Key_Escape:
            self.given_up.emit(self.key)
        elif self.field is None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Repaint under the pointer."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
            self._show_more()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The tool appears with the focus."""
        super().focusInEvent(event)
        self._show_more()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The tool stays while the focus is on it."""
        super().focusOutEvent(event)
        self._show_more()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """The tool goes when the focus leaves it."""
        if watched is self.more and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_more()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tool in the corner at the end."""
        super().resizeEvent(event)
        if self.more is not None:
            edge, side = theme.px(8), self.more.width()
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.more.move(edge if mirrored else self.width() - edge - side, theme.px(14))

    def _more_tool(self, name: str) -> ToolButton:
        tool = ToolButton(_("More for {name}").format(name=name), icon="more")
        tool.setObjectName(f"profile.{self.key}.more")
        tool.setParent(self)
        tool.clicked.connect(lambda: self.more_asked.emit(self.key))
        tool.hide()
        return tool

    def _show_more(self) -> None:
        if self.more is not None:
            near = self.underMouse() or self.hasFocus() or self.more.hasFocus()
            self.more.setVisible(near and self.field is None)

    def _open(self) -> None:
        if self.field is None:
            self.opened.emit(self.key)

    def _on_answer(self) -> None:
        if self.field is not None:
            self.answered.emit(self.key, self.field.text())


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
