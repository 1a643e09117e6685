"""What a reader can do in more than one way, as a combo each; the answer comes back as the reader's options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.components.stack import Stack
from ui.widgets.inputs import Combo, Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.domain.packages import Choice


class ReadingChoices(Stack):
    """`changed` when the person took another answer."""

    changed = Signal()

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._combos: dict[str, Combo] = {}
        for choice in choices:
            combo = Combo(choice.answers, choice.chosen)
            combo.setObjectName(f"import.choice.{choice.key}")
            combo.activated.connect(self.changed)
            self._combos[choice.key] = combo
            self.add(Field(choice.question, combo), above=8 if len(self._combos) > 1 else 0)

    def options(self) -> dict[str, str]:
        """The answers by the key of their choice."""
        return {key: combo.key() for key, combo in self._combos.items()}
