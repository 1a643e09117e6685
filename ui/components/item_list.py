"""A card with things one can do something with: name, one line about it, and quiet buttons at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


class ItemRow(QWidget):
    """One item, with a line above unless it is the first."""

    def __init__(self, item: Item, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._is_first = is_first
        row = Turning(self, down=8, enough=560, growing=(0,))
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
