"""The plan: at most three goals, stored while they are written, and their hours on the weeks of the term."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from competency_app.actions import assessing, planning, reminding
from competency_app.domain.plans import GoalId, Outcome
from competency_app.domain.rounds import Form
from competency_app.errors import KnownError
from competency_app.i18n import _, ngettext
from ui.components import files, goal_words
from ui.components.goal_chooser import GoalChooser
from ui.components.goal_list import GoalList
from ui.components.goals_to_park import GoalsToPark
from ui.components.page_banner import PageBanner
from ui.components.saving import save
from ui.components.slot import Slot
from ui.components.week_hours import WeekHours
from ui.navigation import Page
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import primary, secondary
from ui.widgets.frame import BottomBar, PageHeader

if TYPE_CHECKING:
    from competency_app.actions.planning import PlanView
    from competency_app.changes import Changes
    from competency_app.domain.rounds import Round, RoundId
    from ui.context import UiContext

WRONG_DATES = ("review_past", "review_before_start")


class PlanPage(Page):
    """Goals are edited in place; everything that can be undone is done at once."""

    rail_key = "plan"
    help_topic = "plan"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._view: PlanView | None = None
        self._opened: int | None = None
        self._source: Round | None = None
        self._unsaved = self._may_leave = False
        self.banner = PageBanner()
        self.goals = GoalList(ctx)
        self.goals.asked.connect(self._on_asked)
        self.goals.edited.connect(self._on_edited)
        self.goals.closed.connect(self._on_closed)
        self.side = Slot(above=8)
        self.hours = WeekHours(ctx)
        self.hours.problem.connect(self._say)
        self.hours.calendar.clicked.connect(self._on_calendar)
        self.add = secondary(_("Add a goal"), "plus")
        self.print_plan = primary(_("Print plan"))
        self._bar = BottomBar([self.add], [self.print_plan])
        self._name_and_connect()

    def _name_and_connect(self) -> None:
        for widget, name, act in (
            (self.add, "plan.add", self._on_add),
            (self.print_plan, "plan.print", self.on_print),
        ):
            widget.setObjectName(name)
            widget.clicked.connect(act)
        for keys, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._move(self._current_goal(), step))

    # -- life of the page

    def open(self, args: Mapping[str, object]) -> None:
        """Show the plan with the fields of `goal`, else of the first open goal; `add` opens the chooser."""
        goal = args.get("goal")
        self.follows_focus = goal is not None or bool(args.get("add"))
        view = planning.plan(self.ctx.workspace)
        first = view.open_goals[0].id if view.open_goals else None
        self._opened = int(str(goal)) if goal is not None else first
        self.side.put(None)
        self.banner.clear()
        self._show()
        self._say_due()
        if args.get("add"):
            self._on_add()

    def refresh(self, changes: object) -> None:  # noqa: ARG002 (little is shown, all of it is read again)
        """Something was stored or taken back."""
        self._show()

    def leave(self) -> bool:
        """What was typed a moment ago is stored first; where that fails, the page says so and stays once."""
        self._unsaved = False
        self._flush()
        card = self.goals.open_card()
        if card is not None:
            self._on_edited(card.goal.id)
        stays = self._unsaved and not self._may_leave
        self._may_leave = self._unsaved
        return not stays

    def place(self) -> tuple[str, str]:
        """Months of the plan and how many goals it has."""
        return goal_words.place(self._view.open_goals if self._view else (), self.ctx)

    def body(self) -> QWidget:
        """Title, message, goals, what is being chosen, hours."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHeader(_("Your plan"), below=16))
        column.addWidget(self.banner)
        column.addWidget(self.goals)
        column.addWidget(self.side)
        column.addWidget(self.hours)
        column.addWidget(self.goals.rest)
        return host

    def bottom_bar(self) -> BottomBar:
        """Adding and printing."""
        return self._bar

    def primary_button(self) -> QPushButton | None:
        """Print plan; while there is no goal, the way to the first one."""
        if self._view is not None and self._view.goals:
            return self.print_plan
        return self.side.content.button if isinstance(self.side.content, EmptyState) else None

    def first_focus(self) -> QWidget | None:
        """The first field still empty of the goal that is open, or the first choice."""
        chooser = self.side.content
        if isinstance(chooser, GoalChooser) and chooser.rows.buttons:
            return chooser.rows.buttons[0]
        card = self.goals.open_card() or next(iter(self.goals.cards.values()), None)
        if card is None:
            return self.primary_button()
        return card.first_focus()

    def on_print(self) -> None:
        """The plan on paper."""
        self.ctx.go("share", kind="plan")

    def on_table(self) -> None:
        """Hours as a table, and back."""
        self.hours.turn()

    # -- content

    def _flush(self) -> None:
        self.goals.flush()
        self.hours.flush()

    def _show(self) -> None:
        self._view = view = planning.plan(self.ctx.workspace)
        self._source = goal_words.latest_answered(self.ctx.workspace)
        if self._opened not in {goal.id for goal in view.open_goals}:
            self._opened = None
        focused = self._focused_name()
        self.goals.show_goals(view.goals, self._opened)
        self.hours.show_plan(view)
        self.hours.setVisible(bool(view.open_goals))
        has_goals, can_write = bool(view.goals), not self.ctx.workspace.read_only
        self._bar.setVisible(has_goals)
        self.add.setEnabled(can_write and self._source is not None)
        if not has_goals and self.side.content is None:
            self.side.put(self._first_steps())
        elif has_goals and isinstance(self.side.content, EmptyState):
            self.side.put(None)
        self._focus_again(focused)
        self.place_changed.emit()

    def _focused_name(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None and self.goals.isAncestorOf(focused) else ""

    def _focus_again(self, name: str) -> None:
        """Cards are made anew when goals come, go or move; the keyboard stays where it was."""
        now = QApplication.focusWidget()
        if not name or (now is not None and now.objectName() == name and now.isVisible()):
            return
        again = self.goals.findChildren(QWidget, name)
        for widget in reversed(again):
            if widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _first_steps(self) -> QWidget:
        """Without a goal: choose one, or get results first."""
        if self._source is not None:
            return self._chooser(self._source)
        sentence = _("Answer some questions first; the plan then offers what is worth a closer look.")
        empty = EmptyState(_("A plan starts from your results"), sentence, _("Start"))
        if empty.button is not None:
            empty.button.setObjectName("plan.start")
            empty.button.clicked.connect(lambda: self.ctx.go("choose"))
        return empty

    # -- new goals

    def _on_add(self) -> None:
        self._flush()
        if self._view is None or self._source is None:
            return
        if self._view.is_full:
            self._say_full()
            return
        chooser = self._chooser(self._source)
        self.side.put(chooser)
        chooser.focus_first()

    def _chooser(self, source: Round) -> GoalChooser:
        chooser = GoalChooser(self.ctx, source.id)
        chooser.setEnabled(not self.ctx.workspace.read_only)
        chooser.chosen.connect(lambda node: self._add(source.id, node))
        chooser.closed.connect(self._on_cancel)
        return chooser

    def _on_cancel(self) -> None:
        if self._view is not None and self._view.goals:
            self.side.put(None)
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, round_id: RoundId, node: str) -> None:
        added: list[int] = []

        def verb() -> Changes:
            goal_id, changes = planning.add_goal(self.ctx.workspace, round_id, node)
            added.append(goal_id)
            self._opened = goal_id
            return changes

        if self._do(verb, quietly=False):
            self.side.put(None)
            card = self.goals.cards.get(added[0])
            if card is not None and card.form is not None:
                card.form.texts["when"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_full(self) -> None:
        words = _("Three goals at a time. Park one to add another.")
        self.banner.say("notice", words, _("Park…"), self._on_choose_park)

    def _on_choose_park(self) -> None:
        if self._view is None:
            return
        choice = GoalsToPark(self.ctx, self._view.open_goals)
        choice.chosen.connect(self._park_and_add)
        choice.cancelled.connect(self._on_cancel)
        self.side.put(choice)
        choice.go_there()

    def _park_and_add(self, goal_id: int) -> None:
        if self._do(lambda: planning.park(self.ctx.workspace, GoalId(goal_id)), quietly=False):
            self._on_add()

    # -- one goal

    def _on_asked(self, goal_id: int, what: str) -> None:
        self.goals.flush()
        workspace, goal = self.ctx.workspace, GoalId(goal_id)
        verbs: dict[str, Callable[[], Changes]] = {
            "park": lambda: planning.park(workspace, goal),
            "resume": lambda: planning.resume(workspace, goal),
            "remove": lambda: planning.remove(workspace, goal),
        }
        if what in verbs:
            self._do(verbs[what], quietly=False)
        elif what == "check_in":
            self.ctx.go("check_in", goal=goal_id)
        elif what == "open":
            self._opened = None if self._opened == goal_id else goal_id
            self._show()
        else:
            self._move(goal_id, -1 if what == "up" else 1)

    def _on_edited(self, goal_id: int) -> None:
        """Store what is on the page; dates that cannot be stored stay in their field with the reason below."""
        card = self.goals.cards.get(goal_id)
        form = card.form if card is not None else None
        if form is None or form.value() == form.goal:
            if form is not None:
                form.review_field.set_error()
            return
        workspace = self.ctx.workspace
        try:
            problem = save(self.ctx, lambda: planning.edit(workspace, form.value()))
        except KnownError as error:
            problem = error
        is_date = problem is not None and problem.code in WRONG_DATES
        form.review_field.set_error(problem.message if problem is not None and is_date else "")
        if is_date and form.value(with_dates=False) != form.goal:
            problem = save(self.ctx, lambda: planning.edit(workspace, form.value(with_dates=False)))
            is_date = False
        if problem is None:
            self.banner.clear()
        elif not is_date:
            self._unsaved = True
            self._say(problem, lambda: self._on_edited(goal_id))

    def _on_closed(self, goal_id: int, outcome: Outcome, note: str) -> None:
        self.goals.flush()
        self._do(lambda: planning.close(self.ctx.workspace, GoalId(goal_id), outcome, note), quietly=False)

    def _current_goal(self) -> int | None:
        """The goal the keyboard is in, else the open one."""
        focused = QApplication.focusWidget()
        for goal_id, card in self.goals.cards.items():
            if focused is not None and card.isAncestorOf(focused):
                return goal_id
        return self._opened

    def _move(self, goal_id: int | None, step: int) -> None:
        """Change places with the open goal before or after; parked and closed ones in between do not count."""
        if goal_id is None or self._view is None or self.ctx.workspace.read_only:
            return
        shown = [goal.id for goal in self._view.open_goals]
        at = shown.index(GoalId(goal_id)) + step
        if not 0 <= at < len(shown):
            return
        self.goals.flush()
        order = [goal.id for goal in self._view.goals]
        steps = order.index(shown[at]) - order.index(GoalId(goal_id))
        self._do(lambda: planning.move(self.ctx.workspace, GoalId(goal_id), steps))

    # -- the whole plan

    def _on_calendar(self) -> None:
        self._flush()
        kinds = _("Calendar files (*.ics)")
        out = files.choose_target(self, _("Save the review dates"), _("review-dates") + ".ics", kinds)
        if out is None:
            return
        try:
            reminding.write_calendar(self.ctx.workspace, out, self.ctx.tr)
        except KnownError as problem:
            self._say(problem)
            return
        self.ctx.notify(_("Saved {name}. Any calendar program can take it in.").format(name=out.name))

    def _say_due(self) -> None:
        today = self.ctx.workspace.today()
        goals = self._view.open_goals if self._view else ()
        due = sum(goal.review is not None and goal.review <= today for goal in goals)
        if due and not self.ctx.workspace.read_only:
            words = ngettext(
                "{count} goal is due. Look again at just this competence.",
                "{count} goals are due. Look again at just these competences.",
                due,
            )
            self.banner.say("notice", words.format(count=self.ctx.tr.number(due)), _("Look again"), self._look_again)

    def _look_again(self) -> None:
        """Open the round that asks the goals only; one that is still open is gone on with."""
        self._flush()
        begun = assessing.current(self.ctx.workspace)
        if begun is not None and begun.form is Form.GOALS:
            self.ctx.go("question", round=begun.id)
            return
        started: list[int] = []

        def verb() -> Changes:
            round_id, changes = planning.start_closing_round(self.ctx.workspace)
            started.append(round_id)
            return changes

        if self._do(verb):
            self.ctx.go("question", round=started[0])

    def _do(self, verb: Callable[[], Changes], *, quietly: bool = True) -> bool:
        problem = save(self.ctx, verb, quietly=quietly)
        if problem is None:
            self.banner.clear()
        elif problem.code == "three_goals":
            self._say_full()
        else:
            self._say(problem)
        return problem is None

    def _say(self, problem: KnownError, again: Callable[[], object] | None = None) -> None:
        self.banner.say("problem", problem.message, _("Try again") if again else "", again)


def create(ctx: UiContext) -> Page:
    """The page for the route "plan"."""
    return PlanPage(ctx)
