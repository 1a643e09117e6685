"""The one focus ring of the window: a line around whatever has the keyboard, drawn above everything."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui import theme

_GAP = 4
_FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}


class _Line(QWidget):
    """The ring itself; transparent for the mouse."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("focus-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.radius = 10

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().focus), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self.radius - 1, self.radius - 1)


class _Known:
    """The ring of the running application; asking Qt for it would wrap all of the application's children."""

    ring: FocusRing | None = None


def the_ring(app: QApplication) -> FocusRing:
    """Return the application's one ring, made when there is none."""
    ring = _Known.ring
    return ring if ring is not None and shiboken6.isValid(ring) else FocusRing(app)


class FocusRing(QObject):
    """Follows the focus; shows for the keyboard, and on fields however they were reached.

    A widget may carry `radius` (of its corners) and `ring_gap` (negative draws the ring inside it).
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        _Known.ring = self
        self._line: _Line | None = None
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def target(self) -> QWidget | None:
        """The widget now ringed."""
        line = self._line
        shown = line is not None and shiboken6.isValid(line) and line.isVisible()
        return self._target if shown else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the ring around its widget while anything between them moves."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._release()
        if new is None or new.isWindow() or not _shows_ring(new):
            return
        self._target = _ringed(new)
        host = _host(self._target)
        widget: QWidget | None = self._target
        while widget is not None and widget is not host:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        if self._line is None or not shiboken6.isValid(self._line):
            self._line = _Line(host)
        else:
            self._line.setParent(host)
        self._place()

    def _release(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if self._line is not None and shiboken6.isValid(self._line):
            self._line.hide()

    def _place(self) -> None:
        target, line = self._target, self._line
        if target is None or line is None or not shiboken6.isValid(target) or not shiboken6.isValid(line):
            return
        host = line.parentWidget()
        if host is None or not target.isVisibleTo(host):
            line.hide()
            return
        line.radius = theme.px(getattr(target, "radius", 6)) + max(_gap(target), 0)
        line.setGeometry(_outline(target, host))
        line.raise_()
        line.show()


def _shows_ring(widget: QWidget) -> bool:
    by_keyboard = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return by_keyboard or isinstance(widget, _FIELDS)


def _ringed(widget: QWidget) -> QWidget:
    """An editor inside a spin box is ringed with its box."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, QAbstractSpinBox | QComboBox) else widget


def _gap(widget: QWidget) -> int:
    gap = getattr(widget, "ring_gap", _GAP)
    return _GAP if gap == _GAP else int(gap)


def _outline(widget: QWidget, host: QWidget) -> QRect:
    gap = _gap(widget)
    corner = widget.mapTo(host, QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-gap, -gap, gap, gap)


def _host(widget: QWidget) -> QWidget:
    """The nearest ancestor with room for the ring, never beyond what scrolls with the widget."""
    host = widget.parentWidget() or widget
    while not host.isWindow() and not host.rect().contains(_outline(widget, host)):
        parent = host.parentWidget()
        if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
            return host
        host = parent
    return host
