"""A level's code in a small frame; it looks like a label because it is one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.widgets.buttons import draw_box
from ui.widgets.text import Label


class LevelTag(Label):
    """The code of a level; a target level is drawn in accent."""

    def __init__(self, code: str, *, target: bool = False) -> None:
        super().__init__(code, theme.SECONDARY, "text")
        self._target = target
        self.setFont(theme.font(theme.SECONDARY))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """At least 32 × 24."""
        text = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(max(theme.px(32), round(text) + theme.px(14)), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame and code."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), t.surface, t.accent if self._target else t.border, theme.px(4))
        painter.setPen(QColor(t.accent if self._target else t.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
