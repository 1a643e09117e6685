"""Messages in the page: banners of three kinds, hints, the empty state, and the strip that offers undo."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import icons, theme
from ui.widgets.buttons import Button, ToolButton, draw_box, primary, secondary
from ui.widgets.frame import add_flush
from ui.widgets.text import TextBlock

Kind = Literal["notice", "problem", "done", "hint"]
_ICONS = {"notice": "info", "problem": "warning", "done": "check", "hint": "info"}
UNDO_SECONDS = 10


class Banner(QFrame):
    """A sentence in the colour of its kind, with at most one button at the end."""

    def __init__(self, kind: Kind, text: str, button: Button | None = None, *, closable: bool = False) -> None:
        super().__init__()
        self.kind = kind
        self.setProperty("kind", kind)
        self.setMinimumHeight(theme.px(32 if kind == "hint" else 48))
        # Not fixed: beside a button the words need more lines than they would alone.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        edge = 0 if kind == "hint" else theme.px(16)
        high = theme.px(4) if kind == "hint" else theme.px(12)
        row.setContentsMargins(edge, high, edge, high)
        row.setSpacing(theme.px(12))
        row.addWidget(_Mark(kind))
        self.words = TextBlock(text)
        row.addWidget(self.words, 1)
        if button is not None and kind == "hint":
            add_flush(row, button, "end")
        elif button is not None:
            row.addWidget(button)
        self.close_tool = ToolButton(_("Close this message"), icon="close") if closable else None
        if self.close_tool is not None:
            row.addWidget(self.close_tool)
            self.close_tool.clicked.connect(self.hide)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill and outline of the kind; a hint has neither."""
        if self.kind == "hint":
            return
        t = theme.tokens()
        fill, line = {
            "notice": (t.notice_surface, t.notice),
            "problem": (t.problem_surface, t.problem),
            "done": (t.accent_surface, t.accent),
        }[self.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), fill, line, theme.px(8))


class _Mark(QWidget):
    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        ink = {"notice": t.notice, "problem": t.problem}.get(self._kind, t.accent)
        icons.paint(QPainter(self), _ICONS[self._kind], ink, QRectF(self.rect()))


class UndoStrip(Banner):
    """Says what was done and offers to take it back; goes by itself after ten seconds without the focus."""

    gone = Signal()

    def __init__(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.undo_button = secondary(_("Undo"), small=True) if undo is not None else None
        super().__init__("done", text, self.undo_button)
        self._undo = undo
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_SECONDS * 1000)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()
        if self.undo_button is not None:
            self.undo_button.setObjectName("undo")
            self.undo_button.clicked.connect(self._on_undo)

    def _on_undo(self) -> None:
        self._timer.stop()
        if self._undo is not None:
            self._undo()
        self.gone.emit()

    def _on_time(self) -> None:
        waiting = self.underMouse() or (self.undo_button is not None and self.undo_button.hasFocus())
        if waiting:
            self._timer.start()
        else:
            self.gone.emit()


class EmptyState(QFrame):
    """What this place is, one sentence, one button."""

    def __init__(self, title: str, sentence: str, action: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(24)]))
        column.setSpacing(0)
        column.addWidget(TextBlock(title, theme.CARD_TITLE))
        column.addSpacing(theme.px(4))
        column.addWidget(TextBlock(sentence, tone="text2"))
        self.button = primary(action) if action else None
        if self.button is not None:
            column.addSpacing(theme.px(16))
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), t.surface, t.border, theme.px(8))


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say *text*, politely."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
