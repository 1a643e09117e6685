"""A card with things one can do something with: name, one line about it, and quiet buttons at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.arranging import FlowRow, Turning
from ui.widgets.buttons import quiet
from ui.widgets.text import TextBlock


@dataclass(frozen=True, slots=True)
class Act:
    """A button of an item; `spoken` tells it apart from the same button of another item."""

    key: str
    words: str
    spoken: str
    call: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the list."""

    key: str
    title: str
    sub: str = ""
    acts: tuple[Act, ...] = ()


class _Turning(Turning):
    """Words, and quiet buttons whose words, not boxes, meet the edge: at the end, or below at the start."""

    over = 0

    def setGeometry(self, place: QRect) -> None:
        """The boxes of the buttons reach over the edge; an item's own place would end there."""
        super().setGeometry(place)
        owner = self.parentWidget()
        mirrored = owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
        over = -self.over if mirrored == self.is_beside(place.width()) else self.over
        for buttons in (item.widget() for item in self.shown()[1:]):
            if buttons is not None:
                buttons.move(buttons.x() + over, buttons.y())


class ItemRow(QWidget):
    """One item, with a line above unless it is the first."""

    def __init__(self, item: Item, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._is_first = is_first
        row = _Turning(self, down=8, enough=560, growing=(0,))
        row.setContentsMargins(0, theme.px(0 if is_first else 12), 0, theme.px(0 if is_last else 12))
        host = QWidget()
        words = QVBoxLayout(host)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(TextBlock(item.title))
        if item.sub:
            words.addWidget(TextBlock(item.sub, theme.SECONDARY, tone="text2"))
        words.addStretch(1)
        row.addWidget(host)
        buttons: list[QWidget] = []
        for act in item.acts:
            button = quiet(act.words, small=True)
            button.setObjectName(f"{item.key}.{act.key}")
            button.setAccessibleName(act.spoken)
            button.clicked.connect(lambda _checked=False, call=act.call: call())
            row.over = button.make_flush("start")
            buttons.append(button)
        if buttons:
            row.addWidget(FlowRow(buttons))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line above."""
        if not self._is_first:
            QPainter(self).fillRect(0, 0, self.width(), 1, QColor(theme.tokens().border))


class ItemList(QWidget):
    """Items below each other; stands in a card."""

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, item in enumerate(items):
            column.addWidget(ItemRow(item, is_first=number == 0, is_last=number == len(items) - 1))
