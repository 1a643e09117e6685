"""Closing a goal: what came of it, and a line about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.domain.plans import Outcome
from competency_app.i18n import _
from ui import theme
from ui.widgets.arranging import FlowRow, SideBySide
from ui.widgets.buttons import quiet, secondary
from ui.widgets.inputs import Combo, Field, line

if TYPE_CHECKING:
    from competency_app.i18n import Translator


class ClosingPanel(QWidget):
    """Opens in the goal's card; `confirmed` carries the outcome and the note."""

    confirmed = Signal(object, str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        choices = [(one.value, wording.outcome_words(one, tr)) for one in Outcome]
        self.outcome = Combo(choices, Outcome.REACHED.value)
        self.outcome.setObjectName("plan.outcome")
        self.note = line(longest=1000)
        self.note.setObjectName("plan.outcome_note")
        self.confirm = secondary(_("Close the goal"))
        self.confirm.setObjectName("plan.close_now")
        self.confirm.clicked.connect(self._on_confirm)
        cancel = quiet(_("Keep it open"))
        cancel.setObjectName("plan.keep_open")
        cancel.clicked.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        note = Field(_("A line about it"), self.note)
        column.addWidget(SideBySide([Field(_("What came of it?"), self.outcome), note], gap=32))
        column.addWidget(FlowRow([self.confirm, cancel]))

    def open_panel(self) -> None:
        """Show it and go to its first choice."""
        self.show()
        self.outcome.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_confirm(self) -> None:
        self.confirmed.emit(Outcome(self.outcome.key()), self.note.text())
