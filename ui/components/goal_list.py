"""The goals of a plan on the page: open ones as cards, parked and closed ones below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.domain.plans import GoalStatus
from competency_app.i18n import _
from ui import theme
from ui.components import goal_words
from ui.components.goal_card import GoalCard
from ui.components.round_words import joined
from ui.components.slot import Slot
from ui.widgets.arranging import FlowRow, SideBySide
from ui.widgets.buttons import quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.domain.plans import Goal, Outcome
    from ui.context import UiContext


class GoalList(QWidget):
    """One card is open at most; `asked` carries a goal and what the person wants with it.

    `rest`, the parked and closed ones, is for the page to place.
    """

    asked = Signal(int, str)
    edited = Signal(int)
    closed = Signal(int, object, str)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self.cards: dict[int, GoalCard] = {}
        self._shape: object = None
        self.rest = Slot(above=32)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._outer.addWidget(self._content)

    def show_goals(self, goals: Sequence[Goal], opened: int | None) -> None:
        """Show *goals* with the fields of *opened*; what is being typed stays where nothing was added or moved."""
        shape = (opened, tuple((goal.id, goal.is_open, goal.status is GoalStatus.PARKED) for goal in goals))
        lights = tuple(goal for goal in goals if not goal.is_open)
        if self._shape == (shape, lights):
            for goal in goals:
                if goal.id in self.cards:
                    self.cards[goal.id].show_goal(goal)
            return
        self._shape = shape, lights
        self._rebuild(goals, opened)

    def open_card(self) -> GoalCard | None:
        """The card with fields."""
        return next((card for card in self.cards.values() if card.form is not None), None)

    def flush(self) -> None:
        """Store what was typed a moment ago."""
        card = self.open_card()
        if card is not None and card.form is not None:
            card.form.flush()

    def _rebuild(self, goals: Sequence[Goal], opened: int | None) -> None:
        former = self.open_card()
        was_more = former is not None and former.more is not None and former.more.toggle.isChecked()
        same = former is not None and former.goal.id == opened
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.cards = {}
        for goal in goals:
            if goal.is_open:
                column.addWidget(self._card(goal, is_open=goal.id == opened, is_more_open=same and was_more))
        self.rest.put(self._rest(goals))
        self._outer.replaceWidget(self._content, fresh)
        self._content.hide()
        self._content.deleteLater()
        self._content = fresh
        fresh.show()
        self.setVisible(bool(self.cards))

    def _card(self, goal: Goal, *, is_open: bool, is_more_open: bool) -> GoalCard:
        card = GoalCard(self._ctx, goal, is_open=is_open, is_more_open=is_more_open)
        card.asked.connect(lambda what: self.asked.emit(goal.id, what))
        card.close_asked.connect(lambda outcome, note: self.closed.emit(goal.id, outcome, note))
        if card.form is not None:
            card.form.edited.connect(lambda: self.edited.emit(goal.id))
        self.cards[goal.id] = card
        return card

    def _rest(self, goals: Sequence[Goal]) -> QWidget | None:
        groups = (
            (_("Parked"), [goal for goal in goals if goal.status is GoalStatus.PARKED]),
            (_("Closed"), [goal for goal in goals if goal.status is GoalStatus.CLOSED]),
        )
        if not any(members for _title, members in groups):
            return None
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for title, members in groups:
            if members:
                column.addWidget(TextBlock(title, bold=True))
            for goal in members:
                column.addWidget(self._light(goal))
        return result

    def _light(self, goal: Goal) -> QWidget:
        """A goal that waits or is done: its words, and the way back."""
        words, tr = goal_words.words_of(self._ctx, goal), self._ctx.tr
        again = secondary(_("Take up again"), small=True)
        again.setObjectName(f"plan.resume.{goal.id}")
        again.clicked.connect(lambda: self.asked.emit(goal.id, "resume"))
        remove = quiet(_("Remove"), small=True)
        remove.setObjectName(f"plan.remove.{goal.id}")
        remove.clicked.connect(lambda: self.asked.emit(goal.id, "remove"))
        for button in (again, remove):
            button.setEnabled(not self._ctx.workspace.read_only)
        levels = wording.level_range([level for level in (words.before, words.after) if level], tr)
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(TextBlock(wording.foreign(words.name, tr), bold=True))
        lines.addWidget(TextBlock(joined(levels, *self._closed_words(goal)), theme.SECONDARY, tone="text2"))
        card = Card()
        card.column.addWidget(SideBySide([said, FlowRow([again, remove])], gap=12, enough=600, growing=(0,)))
        return card

    def _closed_words(self, goal: Goal) -> tuple[str, ...]:
        outcome: Outcome | None = goal.outcome
        if outcome is None:
            return ()
        when = self._ctx.tr.date(goal.closed_on) if goal.closed_on else ""
        return (wording.outcome_words(outcome, self._ctx.tr), when, goal.outcome_note)
