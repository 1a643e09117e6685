"""Keeps what the keyboard reaches in sight, and the top of a page that was only just opened."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScrollArea, QScrollBar, QWidget

from ui import theme

_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}


def show_in_page(widget: QWidget, place: QRect) -> None:
    """Scroll the page around *widget* until *place* (in the widget) is in sight; nothing where no page scrolls."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    page = parent.widget() if parent is not None else None
    if parent is not None and page is not None:
        middle = widget.mapTo(page, place.center())
        around = min(place.height() * 3 // 2, parent.viewport().height() // 2)  # with what stands above and below
        parent.ensureVisible(middle.x(), middle.y(), 0, around)


def show_widget(area: QScrollArea, widget: QWidget) -> None:
    """Scroll *area* until *widget* is in sight, with its focus ring; of a long table, its current row."""
    if isinstance(widget, QAbstractItemView) and widget.height() > area.viewport().height():
        show_in_page(widget.viewport(), widget.visualRect(widget.currentIndex()))
        return
    area.ensureWidgetVisible(widget, 0, theme.px(24))


class UpperBar(QScrollBar):
    """Stands above wide content instead of below, where a long page would hide that there is more at the side."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Horizontal, area)
        self._area = area
        self._own = area.horizontalScrollBar()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._own.rangeChanged.connect(self._take)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        self.hide()

    def stand(self, y: int) -> None:
        """Its upper edge in the area."""
        self.setGeometry(0, y, self._area.width(), self.sizeHint().height())
        self.raise_()  # a head that was made later would take the mouse

    def _take(self, least: int, most: int) -> None:
        self.setRange(least, most)
        self.setPageStep(self._area.viewport().width())
        self.setSingleStep(self._own.singleStep())
        self.setVisible(most > least)


class OpenedAtTop(QObject):
    """Leaves a page at its top, although the keyboard waits further down; the first key pressed there scrolls to it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._area: QScrollArea | None = None
        self._waiting: QWidget | None = None

    def begin(self, area: QScrollArea, target: QWidget) -> None:
        """*target* gets the keyboard now, or once the window is the active one."""
        self.end()
        while (proxy := target.focusProxy()) is not None:
            target = proxy
        self._area, self._waiting = area, target
        target.installEventFilter(self)

    def end(self) -> None:
        """From here on the page follows the keyboard."""
        if self._waiting is not None and shiboken6.isValid(self._waiting):
            self._waiting.removeEventFilter(self)
        self._area = self._waiting = None

    def holds(self, widget: QWidget) -> bool:
        """Whether *widget* is where the keyboard waits; any other one ends the waiting."""
        if widget is not self._waiting:
            self.end()
        return self._waiting is not None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Someone writes, or moves on."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() not in _MODIFIERS:  # type: ignore[attr-defined]
            area, widget = self._area, self._waiting
            self.end()
            if area is not None and widget is not None and shiboken6.isValid(area):
                show_widget(area, widget)
        return False
