"""Views to choose from: segments beside each other, below each other where words are long or large."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from ui import theme
from ui.widgets.arranging import Turning
from ui.widgets.buttons import draw_box


class Segment(QToolButton):
    """One view in a row of views."""

    radius = 6

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setFont(theme.font(theme.SECONDARY))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Text and 12 on each side."""
        text = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(round(text) + theme.px(24) + 1, theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill, line below and text; the frame around all is drawn by `Segments`."""
        t = theme.tokens()
        painter = QPainter(self)
        inside = QRectF(self.rect())
        whole = QPainterPath()
        group = self.parentWidget() or self
        whole.addRoundedRect(QRectF(group.rect().translated(-self.pos())), theme.px(6), theme.px(6))
        painter.setClipPath(whole)
        if self.isChecked():
            painter.fillRect(inside, QColor(t.accent_surface))
            painter.fillRect(QRectF(0, self.height() - 3, self.width(), 2), QColor(t.accent))
        elif self.underMouse():
            painter.fillRect(inside, QColor(t.hover))
        painter.setPen(QColor(t.accent if self.isChecked() else t.text))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """Exclusive views; arrows move, one Tab stop."""

    in_row = "middle"

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], current: str = "", *, name: str = "") -> None:
        """*choices* are (key, words); *name* is spoken for the whole group."""
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._keys = [key for key, _words in choices]
        self._group = QButtonGroup(self)
        row = Turning(self, gap=0, down=0, growing=())
        for number, (key, words) in enumerate(choices):
            segment = Segment(words)
            segment.setObjectName(f"segment.{key}")
            self._group.addButton(segment, number)
            row.addWidget(segment)
            segment.clicked.connect(self._on_clicked)
        self._frame = _Frame(self)
        self.choose(current or self._keys[0])

    def choose(self, key: str) -> None:
        """Show *key* as current without a signal."""
        number = self._keys.index(key)
        for at, segment in enumerate(self._group.buttons()):
            segment.setChecked(at == number)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == number else Qt.FocusPolicy.ClickFocus)

    def current(self) -> str:
        """Key of the current view."""
        return self._keys[self._group.checkedId()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, mirrored in right-to-left, no wrap."""
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -forward, Qt.Key.Key_Right: forward, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step == 0:
            super().keyPressEvent(event)
            return
        number = self._group.checkedId() + step
        if 0 <= number < len(self._keys):
            self.choose(self._keys[number])
            self._group.button(number).setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.chosen.emit(self._keys[number])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface below all segments."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), theme.tokens().surface, "", theme.px(6))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the frame around all segments."""
        self._frame.setGeometry(self.rect())
        self._frame.raise_()

    def _on_clicked(self) -> None:
        self.choose(self.current())
        self.chosen.emit(self.current())


class _Frame(QWidget):
    """Outline around segments and lines between them."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), "", t.control, theme.px(6))
        owner = self.parentWidget()
        for segment in owner.findChildren(Segment) if owner else []:
            if segment.x() > 0:
                painter.fillRect(QRectF(segment.x(), 0, 1, self.height()), QColor(t.control))
            elif segment.y() > 0:
                painter.fillRect(QRectF(0, segment.y(), self.width(), 1), QColor(t.control))
