"""The drawer above the bottom bar: one strip that opens upwards."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.frame import COLUMN, MARGIN, Edge
from ui.widgets.text import turn

CLOSED, OPEN = 40, 240
SHARE = 0.35  # of the page at most: it is read together with what stands above it


class _Strip(QAbstractButton):
    """The whole strip is the button."""

    ring_gap = -3

    def __init__(self, title: str, shortcut: str) -> None:
        super().__init__()
        self._title, self._shortcut, self.state = title, shortcut, ""
        self.setCheckable(True)
        self.setFixedHeight(theme.px(CLOSED))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("drawer")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(CLOSED))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(t.hover))
            painter.fillRect(0, 0, self.width(), 1, QColor(t.border))
        edge = theme.px(MARGIN)
        wide = min(self.width() - 2 * edge, theme.px(COLUMN))
        x, high = edge - theme.px(5), self.height() + 1
        name = "chevron-down" if self.isChecked() else "chevron-up"
        side = theme.px(20)
        icons.paint(painter, name, t.text2, self._at(x, side, (high - side) // 2, side))
        x += side + theme.px(8)
        x = self._write(painter, x, self._title, theme.BODY, t.text) + theme.px(8)
        small, end = QFontMetricsF(theme.font(theme.SECONDARY)), edge + wide
        state, width = small.horizontalAdvance(self.state), small.horizontalAdvance(self._shortcut)
        if x + state + theme.px(16) + width <= end:  # else the state needs the room
            self._write(painter, end - round(width), self._shortcut, theme.SECONDARY, t.text2)
        shown = small.elidedText(self.state, Qt.TextElideMode.ElideRight, max(end - x, 0))
        self._write(painter, x, shown, theme.SECONDARY, t.text2)

    def _write(self, painter: QPainter, x: int, words: str, size: int, ink: str) -> int:
        painter.setFont(theme.font(size))
        turn(painter, words, right_to_left=self._is_mirrored())
        painter.setPen(QColor(ink))
        width = round(QFontMetricsF(painter.font()).horizontalAdvance(words)) + 1
        place = self._at(x, width, 1, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        return x + width

    def _at(self, x: int, width: int, y: int, height: int) -> QRectF:
        if self._is_mirrored():
            x = self.width() - x - width
        return QRectF(x, y, width, height)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


class Drawer(Edge):
    """Title, state and shortcut on a strip; *content* shows above the bottom bar when opened."""

    opened = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, shortcut: str = "", state: str = "") -> None:
        super().__init__("top", "surface")
        self.strip = _Strip(title, shortcut)
        self._content = QScrollArea()
        self._content.setWidgetResizable(True)
        self._content.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(theme.px(MARGIN), theme.px(4), theme.px(MARGIN), theme.px(8))
        content.setMaximumWidth(theme.px(COLUMN))
        row.addWidget(content, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        self._content.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._content, 1)
        self._title = title
        self.strip.toggled.connect(self._on_toggled)
        self.set_state(state)
        self._on_toggled(is_open=False)

    def set_state(self, words: str) -> None:
        """Say beside the title what is inside: "None yet", "1 note, 2 files"."""
        self.strip.state = words
        self.strip.setAccessibleName(f"{self._title}, {words}" if words else self._title)
        self.strip.update()

    def set_open(self, *, is_open: bool) -> None:
        """Open or close."""
        self.strip.setChecked(is_open)

    def is_open(self) -> bool:
        """Whether the content shows."""
        return self.strip.isChecked()

    def changeEvent(self, event: QEvent) -> None:
        """The page it stands in decides how far it opens."""
        super().changeEvent(event)
        page = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and page is not None:
            page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Large text or a low window leaves less for the drawer."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        page = self.parentWidget()
        most = round(page.height() * SHARE) if page is not None else theme.px(OPEN)
        self.setFixedHeight(
            min(theme.px(OPEN), max(most, theme.px(2 * CLOSED))) if self.is_open() else theme.px(CLOSED)
        )

    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self._fit()
        self.opened.emit(is_open)
