"""A refused file on the start page: its sentence, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from ui.components.stack import Stack
from ui.components.way import Way
from ui.widgets.arranging import FlowRow
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, secondary


class Refusal(Banner):
    """A problem with as many buttons as there are ways on, below the sentence."""

    def __init__(self, sentence: str, ways: Sequence[Way]) -> None:
        super().__init__("problem", sentence)
        self.buttons: list[Button] = []
        for way in ways:
            button = secondary(way.words, small=True)
            button.setObjectName(f"way.{way.key}")
            button.setAccessibleName(way.words)
            button.clicked.connect(lambda _checked=False, act=way.act: act())
            self.buttons.append(button)
        row = self.layout()
        if self.buttons and isinstance(row, QHBoxLayout):
            row.removeWidget(self.words)
            column = Stack()
            column.add(self.words)
            column.add(FlowRow(self.buttons), above=8)
            row.addWidget(column, 1)
