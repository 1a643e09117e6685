"""Two things on one line, one of them as wide as there is room; below each other where there is none."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme


class Beside(QWidget):
    """The first part takes the room, or the second with *second_grows*."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        gap: int = 12,
        enough: int = 600,
        below: int = 0,
        second_grows: bool = False,
    ) -> None:
        """*gap*, *enough* and the margin *below* where stacked in px at 100 %."""
        super().__init__()
        self._parts, self._enough, self._below = (first, second), enough, below
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(gap))
        self._row.addWidget(first, 0 if second_grows else 1)
        self._row.addWidget(second, 1 if second_grows else 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider part."""
        sizes = [part.minimumSizeHint() for part in self._parts]
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it."""
        super().resizeEvent(event)
        beside = event.size().width() >= theme.px(self._enough)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setContentsMargins(0, 0, 0, 0 if beside else theme.px(self._below))
