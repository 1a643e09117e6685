"""A two-minute look at one goal: what happened, what stays, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import planning
from competency_app.domain.plans import CheckIn, GoalId
from competency_app.i18n import _
from ui import theme
from ui.components import goal_words
from ui.components.collect_list import CollectList
from ui.components.page_banner import PageBanner
from ui.components.saving import save
from ui.components.slot import Slot
from ui.navigation import Page
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.frame import BottomBar, PageHeader
from ui.widgets.inputs import Field, TextArea
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.domain.plans import Goal
    from ui.context import UiContext


class CheckInPage(Page):
    """What was typed is kept however the page is left; empty fields leave no trace."""

    rail_key = "plan"
    help_topic = "plan"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.goal: Goal | None = None
        self._may_leave = False
        self.header = PageHeader("", "", below=16)
        self.banner = PageBanner()
        self.happened, self.keep, self.next_step = (TextArea(rows=2, longest=2000) for _row in range(3))
        self._card = Card()
        self._card.column.setSpacing(theme.px(8))
        self._collect_place, self._history = Slot(above=8), Slot(above=32)
        self.back_button, self.save_button = secondary(_("Back")), primary(_("Save"))
        self._bar = BottomBar([self.back_button], [self.save_button])
        self._empty = EmptyState(_("This goal is not in the plan any more"), _("The plan shows all goals."), _("Plan"))
        self._name_and_connect()

    def _name_and_connect(self) -> None:
        areas = {"happened": self.happened, "keep": self.keep, "next_step": self.next_step}
        words = {"happened": _("What happened?"), "keep": _("What do I keep?"), "next_step": _("What is my next step?")}
        for key, area in areas.items():
            area.setObjectName(f"check_in.{key}")
            self._card.column.addWidget(Field(words[key], area))
        self._card.column.addWidget(self._collect_place)
        self.back_button.setObjectName("check_in.back")
        self.back_button.clicked.connect(self.ctx.back)
        self.save_button.setObjectName("check_in.save")
        self.save_button.clicked.connect(self._on_save)
        if self._empty.button is not None:
            self._empty.button.setObjectName("check_in.plan")
            self._empty.button.clicked.connect(lambda: self.ctx.go("plan"))

    # -- life of the page

    def open(self, args: Mapping[str, object]) -> None:
        """Show the goal `goal`, with empty fields."""
        self._may_leave = False
        wanted = str(args.get("goal", ""))
        goals = planning.plan(self.ctx.workspace).goals
        self.goal = next((goal for goal in goals if str(goal.id) == wanted), None)
        self.banner.clear()
        self._clear()
        self._show()

    def refresh(self, changes: object) -> None:  # noqa: ARG002 (one goal is shown, all of it is read again)
        """What was ticked or taken back."""
        if self.goal is not None:
            goals = planning.plan(self.ctx.workspace).goals
            self.goal = next((goal for goal in goals if self.goal is not None and goal.id == self.goal.id), None)
            self._show()

    def leave(self) -> bool:
        """Keep what was typed; where it cannot be stored, say so once and let go the second time."""
        collect = self._collect_place.content
        if isinstance(collect, CollectList):
            collect.flush()
        if self._store() or self._may_leave:
            return True
        self._may_leave = True
        return False

    def place(self) -> tuple[str, str]:
        """Which goal, and that it is short."""
        return (_("Check-in"), "· " + _("about two minutes")) if self.goal else ("", "")

    def body(self) -> QWidget:
        """Title, message, questions, earlier check-ins."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.banner, self._card, self._history, self._empty):
            column.addWidget(part)
        return host

    def bottom_bar(self) -> BottomBar:
        """Back and Save."""
        return self._bar

    def primary_button(self) -> QPushButton | None:
        """Save."""
        return self.save_button if self.goal is not None else self._empty.button

    def first_focus(self) -> QWidget | None:
        """The first question."""
        return self.happened if self.goal is not None else self._empty.button

    # -- content

    def _show(self) -> None:
        goal = self.goal
        for part in (self.header, self._card, self._bar):
            part.setVisible(goal is not None)
        self._empty.setVisible(goal is None)
        if goal is None:
            self._history.put(None)
            return
        words = goal_words.words_of(self.ctx, goal)
        self.header.set_text(wording.foreign(words.name, self.ctx.tr), _intention(goal))
        self._show_collect(goal)
        self._history.put(self._earlier(goal.check_ins) if goal.check_ins else None)
        can_write = not self.ctx.workspace.read_only
        self._card.setEnabled(can_write)
        self.save_button.setEnabled(can_write)

    def _show_collect(self, goal: Goal) -> None:
        shown = self._collect_place.content
        if isinstance(shown, CollectList) and shown.objectName() == str(goal.id):
            shown.show_items(goal.collect)
            return
        collect = CollectList(goal.collect, name="check_in.collect")
        collect.setObjectName(str(goal.id))
        collect.changed.connect(lambda: self._on_collected(collect))
        self._collect_place.put(collect)

    def _on_collected(self, collect: CollectList) -> None:
        goal = self.goal
        if goal is None:
            return
        problem = save(self.ctx, lambda: planning.edit(self.ctx.workspace, replace(goal, collect=collect.items())))
        if problem is not None:
            self.banner.say("problem", problem.message)

    def _earlier(self, looks: Sequence[CheckIn]) -> QWidget:
        """Earlier check-ins, newest first."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(TextBlock(_("Earlier"), bold=True))
        for look in reversed(looks):
            card = Card(spacing=4)
            card.column.addWidget(TextBlock(self.ctx.tr.date(look.on), theme.SECONDARY, tone="text2"))
            for text in (look.happened, look.keep, look.next_step):
                if text:
                    card.column.addWidget(TextBlock(text))
            column.addWidget(card)
        return host

    # -- saving

    def _on_save(self) -> None:
        goal = self.goal
        if goal is not None and self._store():
            self.ctx.go("plan", goal=goal.id)

    def _store(self) -> bool:
        """True when nothing is left to store."""
        goal = self.goal
        texts = [area.toPlainText().strip() for area in (self.happened, self.keep, self.next_step)]
        if goal is None or not any(texts):
            return True
        look = CheckIn(self.ctx.workspace.today(), *texts)
        problem = save(self.ctx, lambda: planning.check_in(self.ctx.workspace, GoalId(goal.id), look), quietly=False)
        if problem is None:
            self._clear()
            return True
        self.banner.say("problem", problem.message, _("Try again"), self._on_save)
        return False

    def _clear(self) -> None:
        for area in (self.happened, self.keep, self.next_step):
            area.setPlainText("")


def _intention(goal: Goal) -> str:
    """The goal's own sentence."""
    if goal.when and goal.i_will:
        return _("When: {when}. I will {deed}.").format(when=goal.when, deed=goal.i_will)
    return goal.i_will or goal.different


def create(ctx: UiContext) -> Page:
    """The page for the route "check_in"."""
    return CheckInPage(ctx)
