"""A refused file on the start page: its sentence, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.banner import Banner
from ui.widgets.buttons import secondary


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: `key` names the button for tests."""

    key: str
    words: str
    act: Callable[[], object]


class Refusal(Banner):
    """A problem with as many buttons as there are ways on."""

    def __init__(self, sentence: str, ways: Sequence[Way]) -> None:
        super().__init__("problem", sentence)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)  # noqa: S101 (made by Banner)
        self.buttons = []
        for way in ways:
            button = secondary(way.words, small=True)
            button.setObjectName(f"way.{way.key}")
            button.setAccessibleName(way.words)
            button.clicked.connect(lambda _checked=False, act=way.act: act())
            row.addWidget(button)
            self.buttons.append(button)
