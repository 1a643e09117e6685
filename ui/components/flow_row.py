"""Widgets side by side that go on in the next line where there is no room, as words do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


class FlowRow(QWidget):
    """Keeps each widget at its own size."""

    def __init__(self, parts: Sequence[QWidget], *, gap: int = 8) -> None:
        """*gap* in px at 100 %."""
        super().__init__()
        self._parts, self._gap = list(parts), gap
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Less width needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        gaps = theme.px(self._gap) * max(len(self._parts) - 1, 0)
        width = sum(part.sizeHint().width() for part in self._parts) + gaps
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part."""
        width = max((part.sizeHint().width() for part in self._parts), default=0)
        return QSize(width, max((part.sizeHint().height() for part in self._parts), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for part, place in zip(self._parts, self._places(self.width()), strict=True):
            if mirrored:
                place.moveLeft(self.width() - place.x() - place.width())
            part.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        gap, x, y, high = theme.px(self._gap), 0, 0, 0
        places = []
        for part in self._parts:
            size = part.sizeHint()
            if x and x + size.width() > width:
                x, y, high = 0, y + high + gap, 0
            places.append(QRect(x, y, size.width(), size.height()))
            x, high = x + size.width() + gap, max(high, size.height())
        return places
