"""Where a teacher would place themself as a whole: levels side by side or in a list, and "not now"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.i18n import _
from ui import theme
from ui.components.round_words import text_direction, words_of_level
from ui.widgets.inputs import Combo
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.framework import Framework, Texts

_LONGEST_ROW = 24


class Placement(QWidget):
    """Nothing is chosen at first; the words of the chosen level show below."""

    chosen = Signal(str)

    def __init__(self, framework: Framework, texts: Texts, current: str = "", *, name: str) -> None:
        """*name* is spoken for the control."""
        super().__init__()
        self._texts, self._scale = texts, framework.placement_scale
        levels = wording.short_levels(texts, self._scale)
        choices = [("", _("Not now")), *levels]
        # Without large text, six codes fit in a row; long labels are better read in a list.
        in_a_row = sum(len(words) for _key, words in levels) <= _LONGEST_ROW and theme.text_scale() <= 125  # noqa: PLR2004
        self.control = Segments(choices, current, name=name) if in_a_row else Combo(choices, current)
        self.control.setObjectName("placement")
        self.control.setAccessibleName(name)
        self._words = TextBlock("", tone="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.control, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._words)
        if isinstance(self.control, Segments):
            self.control.chosen.connect(self._on_chosen)
        else:
            self.control.activated.connect(lambda: self._on_chosen(self.level()))
        self._describe(current)

    def level(self) -> str:
        """Key of the chosen level, empty for none."""
        return self.control.current() if isinstance(self.control, Segments) else self.control.key()

    def _on_chosen(self, key: str) -> None:
        self._describe(key)
        self.chosen.emit(key)

    def _describe(self, key: str) -> None:
        named = self._texts.level(self._scale.key, key) if key else None
        self._words.set_text_direction(text_direction(self._texts.level_language(self._scale.key, key)))
        self._words.set_text(words_of_level(named) if named else "")
        self._words.setVisible(bool(key))
