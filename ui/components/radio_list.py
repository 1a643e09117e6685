"""One of a few: radios below each other, a word on each at the end; one Tab stop, arrows move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.inputs import Radio
from ui.widgets.text import TextBlock


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: `detail` stands in secondary colour below it; a choice that is off says why there."""

    key: str
    text: str
    detail: str = ""
    enabled: bool = True


class RadioList(QWidget):
    """Exclusive choices; nothing need be chosen."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], current: str = "", *, name: str = "", prefix: str = "") -> None:
        """*name* is spoken for the whole list; *prefix* begins the object names."""
        super().__init__()
        self.setAccessibleName(name)
        self._prefix = prefix
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self.radios: dict[str, Radio] = {}
        for choice in choices:
            self._add(choice)
        self.choose(current)

    def choose(self, key: str) -> None:
        """Show *key* as chosen, or nothing; sends no signal."""
        self._group.setExclusive(False)
        for one, radio in self.radios.items():
            radio.setChecked(one == key)
        self._group.setExclusive(True)

    def current(self) -> str:
        """Key of the choice, empty for none."""
        return next((key for key, radio in self.radios.items() if radio.isChecked()), "")

    def focus_target(self) -> QWidget:
        """The chosen radio, else the first."""
        return self.radios.get(self.current()) or next(iter(self.radios.values()))

    def _add(self, choice: Choice) -> None:
        radio = Radio(choice.text)
        radio.setObjectName(f"{self._prefix}{choice.key}")
        radio.setAccessibleDescription(choice.detail)
        radio.setEnabled(choice.enabled)
        radio.clicked.connect(lambda: self.chosen.emit(choice.key))
        self._group.addButton(radio)
        self.radios[choice.key] = radio
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(radio)
        if choice.detail:
            row = QHBoxLayout()
            row.setSpacing(0)
            row.addSpacing(theme.px(32))
            detail = TextBlock(choice.detail, theme.SECONDARY, tone="text2")
            row.addWidget(detail, 1)
            column.addLayout(row)
        self._column.addLayout(column)
