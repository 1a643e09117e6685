"""The plan: goals from the result, check-ins, parking, closing, and the closing round that re-asks goals only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from competency_app.actions import assessing
from competency_app.changes import Changes
from competency_app.domain.framework import Framework
from competency_app.domain.plans import (
    MAX_OPEN_GOALS,
    CheckIn,
    Goal,
    GoalId,
    GoalStatus,
    Outcome,
    Owner,
    Term,
)
from competency_app.domain.rounds import Form, RoundId
from competency_app.errors import KnownError
from competency_app.i18n import _, language, translator
from competency_app.store import owners
from competency_app.store import plans as store
from competency_app.workspace import Workspace

# A light check after four to six weeks is the usual rhythm; the review is the middle of that.
WEEKS_TO_REVIEW = 5


@dataclass(frozen=True, slots=True)
class PlanView:
    """All goals in the owner's order, and who owns them."""

    goals: tuple[Goal, ...]
    owner: Owner

    @property
    def open_goals(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if goal.is_open)

    @property
    def is_full(self) -> bool:
        return len(self.open_goals) >= MAX_OPEN_GOALS

    @property
    def next_review(self) -> Goal | None:
        """The open goal whose review comes first."""
        dated = [goal for goal in self.open_goals if goal.review is not None]
        return min(dated, key=_review, default=None)


def _review(goal: Goal) -> date:
    return goal.review or date.max


def plan(workspace: Workspace) -> PlanView:
    with workspace.read() as session:
        return PlanView(store.goals(session), owners.load(session))


def get(workspace: Workspace, goal_id: GoalId) -> Goal:
    with workspace.read() as session:
        return store.load(session, goal_id)


def suggestions(workspace: Workspace, round_id: RoundId) -> tuple[str, ...]:
    """Up to three competences worth a closer look that are not a goal yet and have a next level."""
    one = assessing.get(workspace, round_id)
    framework, sheet = assessing.framework_of(workspace, one), assessing.sheet(workspace, round_id)
    taken = {goal.node for goal in plan(workspace).goals if goal.is_open and goal.framework_id == one.framework_id}
    return tuple(
        node
        for node in assessing.result(workspace, round_id).closer_look
        if node not in taken and next_step(framework, node, sheet.level(node))
    )


def next_step(framework: Framework, node: str, level: str | None) -> str | None:
    """The level a goal would aim at: the next one, the lowest where none was chosen, None at the top."""
    if level is None:
        return framework.scale_of(node).levels[0].key
    return framework.next_level(node, level)


def add_goal(workspace: Workspace, round_id: RoundId, node: str) -> tuple[GoalId, Changes]:
    """Make a goal of one competence of a round.

    KnownError "three_goals", "already_goal", or "at_top" when there is no higher level.
    """
    one = assessing.get(workspace, round_id)
    framework = assessing.framework_of(workspace, one)
    level = assessing.sheet(workspace, round_id).level(node)
    target = next_step(framework, node, level)
    if target is None:
        raise KnownError("at_top", _("This is already the highest level. Choose another competence for a goal."))
    view = plan(workspace)
    _must_have_room(view.open_goals)
    if any(goal.is_open and goal.node == node and goal.framework_id == framework.id for goal in view.goals):
        raise KnownError("already_goal", _("This competence is already one of your goals. Choose another one."))
    today = workspace.today()
    goal = Goal(
        id=GoalId(0),
        framework_id=framework.id,
        framework_version=framework.version,
        node=node,
        from_level=level,
        to_level=target,
        position=len(view.goals),
        hours=1.0,
        start=today,
        review=today + timedelta(weeks=WEEKS_TO_REVIEW),
    )
    with workspace.begin() as session:
        goal_id = store.insert(session, goal)
    return goal_id, Changes(
        goals=frozenset({goal_id}), undo=lambda ws: remove(ws, goal_id), said=_("The goal is in your plan.")
    )


def _must_have_room(open_goals: Sequence[Goal]) -> None:
    if len(open_goals) >= MAX_OPEN_GOALS:
        raise KnownError("three_goals", _("Three goals at a time. Park or close one to add another."))


def edit(workspace: Workspace, goal: Goal) -> Changes:
    """Save a goal as it is now on the page; KnownError "review_past" or "review_before_start"."""
    before = get(workspace, goal.id)
    _must_have_good_dates(workspace, goal, before)
    return _save(workspace, goal, before)


def _must_have_good_dates(workspace: Workspace, goal: Goal, before: Goal) -> None:
    if goal.review is None or (goal.review, goal.start) == (before.review, before.start):
        return
    if goal.review <= workspace.today():
        today = translator(language()).date(workspace.today())
        message = _("The review date is in the past. Enter a date after {today}.")
        raise KnownError("review_past", message.format(today=today))
    if goal.start is not None and goal.review <= goal.start:
        raise KnownError("review_before_start", _("The review comes before the start. Enter a later review date."))


def _save(workspace: Workspace, goal: Goal, before: Goal, said: str = "") -> Changes:
    if goal == before:
        return Changes()
    with workspace.begin() as session:
        store.save(session, goal)
    return Changes(goals=frozenset({goal.id}), undo=lambda ws: _save(ws, before, goal), said=said)


def park(workspace: Workspace, goal_id: GoalId) -> Changes:
    goal = get(workspace, goal_id)
    return _save(workspace, replace(goal, status=GoalStatus.PARKED), goal, _("The goal is parked."))


def resume(workspace: Workspace, goal_id: GoalId) -> Changes:
    """Take a parked or closed goal up again; KnownError "three_goals"."""
    goal = get(workspace, goal_id)
    _must_have_room(plan(workspace).open_goals)
    again = replace(goal, status=GoalStatus.STARTED, outcome=None, outcome_note="", closed_on=None)
    return _save(workspace, again, goal, _("The goal is open again."))


def close(workspace: Workspace, goal_id: GoalId, outcome: Outcome, note: str = "") -> Changes:
    goal = get(workspace, goal_id)
    closed = replace(goal, status=GoalStatus.CLOSED, outcome=outcome, outcome_note=note, closed_on=workspace.today())
    return _save(workspace, closed, goal, _("The goal is closed."))


def remove(workspace: Workspace, goal_id: GoalId) -> Changes:
    """Take a goal out of sight; it is removed for good when the profile closes."""
    with workspace.begin() as session:
        store.mark_deleted(session, goal_id, workspace.now())
    return Changes(goals=frozenset({goal_id}), undo=lambda ws: _undelete(ws, goal_id), said=_("The goal is removed."))


def _undelete(workspace: Workspace, goal_id: GoalId) -> Changes:
    with workspace.begin() as session:
        store.undelete(session, goal_id)
    return Changes(goals=frozenset({goal_id}))


def move(workspace: Workspace, goal_id: GoalId, steps: int) -> Changes:
    """Move a goal up (-1) or down (+1) in the list; nothing happens at the ends."""
    goals = list(plan(workspace).goals)
    here = next(index for index, goal in enumerate(goals) if goal.id == goal_id)
    there = min(max(here + steps, 0), len(goals) - 1)
    if here == there:
        return Changes()
    goals.insert(there, goals.pop(here))
    with workspace.begin() as session:
        for position, goal in enumerate(goals):
            store.save(session, replace(goal, position=position))
    return Changes(goals=frozenset(goal.id for goal in goals), undo=lambda ws: move(ws, goal_id, here - there))


def check_in(workspace: Workspace, goal_id: GoalId, look: CheckIn) -> Changes:
    """Keep a two-minute look at a goal; a planned goal counts as started from then on."""
    goal = get(workspace, goal_id)
    status = GoalStatus.STARTED if goal.status is GoalStatus.PLANNED else goal.status
    after = replace(goal, status=status, check_ins=(*goal.check_ins, look))
    return _save(workspace, after, goal, _("The check-in is kept."))


def set_terms(workspace: Workspace, terms: tuple[Term, ...], hours_a_week: float) -> Changes:
    """Say which weeks are school weeks and how many hours a week are set aside.

    KnownError "term_order" when a term ends before it starts.
    """
    if any(term.end < term.start for term in terms):
        raise KnownError("term_order", _("A term ends before it starts, so nothing was saved. Correct its dates."))
    with workspace.begin() as session:
        before = owners.load(session)
        owners.save(session, replace(before, terms=terms, hours_a_week=hours_a_week))
    return Changes(owner=True, undo=lambda ws: set_terms(ws, before.terms, before.hours_a_week))


def start_closing_round(workspace: Workspace) -> tuple[RoundId, Changes]:
    """A round that asks only the competences of the open goals of the newest goal's framework version.

    KnownError "no_goals" when no goal is open.
    """
    goals = plan(workspace).open_goals
    if not goals:
        raise KnownError("no_goals", _("There is no open goal to look at again. Choose a goal first."))
    newest = max(goals, key=lambda goal: goal.id)
    # The same version, so that the closing look can be compared with the round the goal came from.
    version = newest.framework_version
    nodes = tuple(
        goal.node for goal in goals if (goal.framework_id, goal.framework_version) == (newest.framework_id, version)
    )
    spoken = next((one.language for one in reversed(assessing.rounds(workspace))), "en")
    order = assessing.RoundOrder(newest.framework_id, Form.GOALS, nodes=nodes, language=spoken, version=version)
    return assessing.start(workspace, order)
