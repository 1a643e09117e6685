"""Tree and form: beside each other, each scrolling by itself, or below each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme
from ui.widgets.arranging import Arranged, Place
from ui.widgets.cards import Card

ENOUGH, GAP, TREE, TREE_LEAST = 680, 24, 320, 256
LEAST_HIGH, TREE_BELOW = 320, 320
LARGE = 125


class Panes(Arranged):
    """Exactly two: a narrow one, and one that takes the rest."""

    def sizeHint(self) -> QSize:
        """Beside each other."""
        return QSize(theme.px(1000), theme.px(LEAST_HIGH))

    def minimumSize(self) -> QSize:
        """Below each other."""
        return QSize(theme.px(200), theme.px(LEAST_HIGH))

    def places(self, width: int, height: int = 0) -> list[Place]:
        """As high as the page beside each other; below each other the form is as high as it has to be."""
        first, second = self.shown()
        if width < theme.px(ENOUGH):
            top, gap = theme.px(TREE_BELOW), theme.px(GAP)
            pane = second.widget()
            needed = pane.needed(width) if isinstance(pane, FormPane) else theme.px(LEAST_HIGH)
            return [(first, QRect(0, 0, width, top)), (second, QRect(0, top + gap, width, needed))]
        high = max(height, theme.px(LEAST_HIGH))
        narrow = min(theme.px(TREE), max(theme.px(TREE_LEAST), width * 3 // 8))
        start = narrow + theme.px(GAP)
        return [(first, QRect(0, 0, narrow, high)), (second, QRect(start, 0, width - start, high))]


class Scrolling(QScrollArea):
    """Scrolls its content by itself, so that what stands above it stays in sight."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._needed = 0
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """As high as the page has room, not as the content is."""
        return QSize(theme.px(640), theme.px(LEAST_HIGH))

    def minimumSizeHint(self) -> QSize:
        """A little."""
        return QSize(theme.px(200), theme.px(200))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Content that grew may make its place grow."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            needed = self.needed(self.viewport().width())
            if needed != self._needed:
                self._needed = needed
                self.updateGeometry()
        return done

    def needed(self, width: int) -> int:
        """Height of all the content at *width*."""
        content = self.widget()
        if content is None:
            return 0
        layout = content.layout()
        wants = layout is not None and layout.hasHeightForWidth()
        return content.heightForWidth(width) if wants else content.sizeHint().height()

    def show_widget(self, widget: QWidget) -> None:
        """Scroll to what the keyboard came to, with what is said about it."""
        self.ensureWidgetVisible(widget, 0, theme.px(48))


class FormPane(Card):
    """A head that stays, and a form that scrolls below it."""

    def __init__(self, head: QWidget, content: QWidget) -> None:
        super().__init__(edge=1, high=1)
        self.column.setContentsMargins(1, 1, 1, 1)
        self._head = head
        self.column.addWidget(head)
        self.area = Scrolling(content)
        self.column.addWidget(self.area, 1)

    def needed(self, width: int) -> int:
        """Height of head and form at *width*."""
        inner = width - 2
        head = 0
        if not self._head.isHidden():
            wants = self._head.hasHeightForWidth()
            head = self._head.heightForWidth(inner) if wants else self._head.sizeHint().height()
        return head + self.area.needed(inner) + 2


class Foot(QWidget):
    """Below a line, without a surface of its own: its card has round corners."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(theme.tokens().border))
