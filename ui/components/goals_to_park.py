"""Which of three goals waits, so that there is room for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from competency_app.i18n import _
from ui import theme
from ui.components import goal_words
from ui.widgets.buttons import quiet
from ui.widgets.cards import Card, Row, RowList
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.domain.plans import Goal
    from ui.context import UiContext


class GoalsToPark(Card):
    """Part of the plan page; `chosen` carries the goal."""

    chosen = Signal(int)
    cancelled = Signal()

    def __init__(self, ctx: UiContext, goals: Sequence[Goal]) -> None:
        super().__init__(high=24)
        self.column.addWidget(TextBlock(_("Which goal shall wait?"), theme.CARD_TITLE))
        self.column.addSpacing(theme.px(12))
        rows = []
        for goal in goals:
            words = goal_words.words_of(ctx, goal)
            rows.append(Row(str(goal.id), words.title, words.code, goal_words.summary(goal, ctx)))
        self.rows = RowList(rows, name=_("Which goal shall wait?"))
        self.rows.setObjectName("plan.to_park")
        self.rows.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self.column.addWidget(self.rows)
        self.column.addSpacing(theme.px(8))
        cancel = quiet(_("Cancel"))
        cancel.setObjectName("plan.to_park.cancel")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addWidget(cancel)
        row.addStretch(1)
        self.column.addLayout(row)

    def go_there(self) -> None:
        """Put the keyboard on the first goal."""
        self.rows.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
