"""A made-up teacher's two rounds, evidence, plan and look back, told through the ordinary verbs.

The tour, the example profile and the screenshots show it. The figures are drawn from a seed, not from a person.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from competency_app.actions import assessing, comparing, evidence, planning
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.answers import Barrier, Reason
from competency_app.domain.framework import Framework
from competency_app.domain.plans import CheckIn, Collect, Goal, GoalId, Term
from competency_app.domain.rounds import Form, RoundId
from competency_app.i18n import Translator
from competency_app.workspace import Workspace

MONTHS_BETWEEN = 8


@dataclass(slots=True)
class StoryClock:
    """A clock that stands still until the story moves it on."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def move_to(self, day: date) -> None:
        self.moment = datetime.combine(day, time(12), UTC)


def clock_at(day: date) -> StoryClock:
    return StoryClock(datetime.combine(day, time(12), UTC))


@dataclass(frozen=True, slots=True)
class Story:
    """What the story left behind: the two rounds and the goals."""

    first: RoundId
    second: RoundId
    goals: tuple[GoalId, ...]


def tell(
    workspace: Workspace, clock: StoryClock, framework_id: str, tr: Translator, *, today: date, seed: int = 1
) -> Story:
    """Two finished rounds eight months apart, two goals between them; the clock ends at `today`."""
    chance = Random(seed)  # noqa: S311
    framework = workspace.framework(framework_id)
    then = today - timedelta(days=30 * MONTHS_BETWEEN)
    clock.move_to(then)
    first_levels = _levels(framework, chance)
    first = _round(workspace, framework, tr, first_levels)
    _keep_evidence(workspace, framework, tr)
    goals = _plan(workspace, first, tr, today)
    clock.move_to(today - timedelta(days=60))
    _check_in(workspace, goals, tr)
    clock.move_to(today)
    second = _round(workspace, framework, tr, _later(framework, first_levels, goals, workspace, chance))
    _look_back(workspace, framework, first, first_levels)
    _renew(workspace, goals, today)
    return Story(first, second, goals)


def _levels(framework: Framework, chance: Random) -> dict[str, int]:
    """A first picture: areas differ, answers within an area lie close together; 0 stands for no level."""
    levels: dict[str, int] = {}
    for area in framework.areas:
        middle = chance.choice((2, 2, 3, 3))
        for node in framework.assessable_in(area.key):
            top = len(framework.scale_of(node.key).levels)
            levels[node.key] = min(max(middle + chance.choice((-1, 0, 0, 0, 1)), 1), top)
    if len(levels) > 6:  # noqa: PLR2004
        levels[list(levels)[len(levels) // 2]] = 0
    return levels


def _later(
    framework: Framework,
    first: dict[str, int],
    goals: tuple[GoalId, ...],
    workspace: Workspace,
    chance: Random,
) -> dict[str, int]:
    """The second picture: many steps up, most of them on the goals, one step down."""
    planned = {planning.get(workspace, goal).node for goal in goals}
    later: dict[str, int] = {}
    for key, level in first.items():
        top = len(framework.scale_of(key).levels)
        step = 1 if key in planned else chance.choice((0, 0, 0, 1))
        later[key] = min(max(level, 1) + step, top)
    lowest, highest = min(first, key=_above_zero(first)), max(first, key=lambda key: first[key])
    later[lowest] = min(first[lowest] + 3, len(framework.scale_of(lowest).levels))
    later[highest] = max(first[highest] - 1, 1)
    return later


def _above_zero(levels: dict[str, int]) -> Callable[[str], int]:
    return lambda key: levels[key] or max(levels.values()) + 1


def _round(workspace: Workspace, framework: Framework, tr: Translator, levels: dict[str, int]) -> RoundId:
    scale = framework.asking_scale
    middle = scale.levels[(len(scale.levels) - 1) // 2].key
    order = RoundOrder(framework.id, Form.EVERYTHING, language=tr.language, placement_before=middle)
    round_id, _changes = assessing.start(workspace, order)
    for key, level in levels.items():
        if level:
            chosen = framework.scale_of(key).levels[level - 1].key
            assessing.record_level(workspace, round_id, key, chosen)
        else:
            assessing.record_reason(workspace, round_id, key, Reason.CANNOT_JUDGE)
    first, *_between, second = levels
    assessing.set_note(workspace, round_id, first, tr.gettext("Since September with the parents of 7b as well."))
    assessing.set_barrier(workspace, round_id, second, Barrier.EQUIPMENT)
    for area in framework.areas:
        assessing.set_confidence(workspace, round_id, area.key, 2)
    assessing.set_placement_after(workspace, round_id, middle)
    assessing.finish(workspace, round_id)
    return round_id


def _keep_evidence(workspace: Workspace, framework: Framework, tr: Translator) -> None:
    nodes = [node.key for node in framework.assessable]
    text = tr.gettext("Two pages of the learning diary of 7b, names removed, with my comments in the margin.")
    evidence.add_text(workspace, framework.id, nodes[len(nodes) // 3], text)
    evidence.add_link(workspace, framework.id, nodes[0], "https://school.example/newsletter")


def _plan(workspace: Workspace, first: RoundId, tr: Translator, today: date) -> tuple[GoalId, ...]:
    start = workspace.today()
    terms = (
        Term(tr.gettext("Spring term"), start - timedelta(days=30), start + timedelta(days=100)),
        Term(tr.gettext("Autumn term"), today - timedelta(days=75), today + timedelta(days=32)),
        Term(tr.gettext("Winter term"), today + timedelta(days=49), today + timedelta(days=180)),
    )
    planning.set_terms(workspace, terms, 2.0)
    goals: list[GoalId] = []
    for node, words in zip(planning.suggestions(workspace, first)[:2], _words(tr), strict=False):
        goal_id, _changes = planning.add_goal(workspace, first, node)
        planning.edit(workspace, words(planning.get(workspace, goal_id)))
        goals.append(goal_id)
    return tuple(goals)


def _words(tr: Translator) -> tuple[Callable[[Goal], Goal], ...]:
    return (lambda goal: _first_words(goal, tr), lambda goal: _second_words(goal, tr))


def _first_words(goal: Goal, tr: Translator) -> Goal:
    return replace(
        goal,
        why=tr.gettext("My pupils ask what they have learned, and so far I am the only one who writes it down."),
        different=tr.gettext("Every week the class looks back on its own work, not only on my marks."),
        see=tr.gettext("Six diary pages a pupil by the review, and three pupils who plan a next step by themselves."),
        when=tr.gettext("Monday, after the weekly test"),
        i_will=tr.gettext("let 7b fill in the two-line learning diary"),
        obstacle=tr.gettext("the tablets are taken"),
        then_i_will=tr.gettext("use the paper page and photograph it"),
        helper=tr.gettext("A colleague who teaches 7b as well"),
        support=tr.gettext("The tablet case on Mondays, third lesson"),
        hours=1.0,
        collect=(
            Collect(tr.gettext("Two diary pages, without names"), done=True),
            Collect(tr.gettext("A note on what changed in class")),
        ),
    )


def _second_words(goal: Goal, tr: Translator) -> Goal:
    return replace(
        goal,
        why=tr.gettext("The gap between the quick and the careful workers grows from unit to unit."),
        different=tr.gettext("Each unit offers one task in three depths, and learners choose."),
        see=tr.gettext("I count who chose which depth, and half of the class moves up once."),
        when=tr.gettext("Each time I plan a new unit"),
        i_will=tr.gettext("prepare one task in three depths and let learners choose"),
        obstacle=tr.gettext("time is short"),
        then_i_will=tr.gettext("offer two depths and a worked example"),
        helper=tr.gettext("The subject team on Thursdays"),
        hours=0.5,
        collect=(Collect(tr.gettext("One task in three depths")),),
    )


def _check_in(workspace: Workspace, goals: tuple[GoalId, ...], tr: Translator) -> None:
    for goal in goals[:1]:
        look = CheckIn(
            on=workspace.today(),
            happened=tr.gettext("Four Mondays out of six. The paper page works as well as the tablet."),
            keep=tr.gettext("Two lines are enough; longer pages were copied."),
            next_step=tr.gettext("Let the class choose the question of the week."),
        )
        planning.check_in(workspace, goal, look)


def _look_back(workspace: Workspace, framework: Framework, first: RoundId, levels: dict[str, int]) -> None:
    """Looking back, two first ratings seem one level too high."""
    rated = [key for key, level in levels.items() if level > 1][:2]
    for key in rated:
        level = framework.scale_of(key).levels[levels[key] - 2].key
        comparing.set_look_back(workspace, first, key, level)


def _renew(workspace: Workspace, goals: tuple[GoalId, ...], today: date) -> None:
    """Both goals run on into the coming weeks, so that the plan has a load to show."""
    for index, goal_id in enumerate(goals):
        goal = planning.get(workspace, goal_id)
        review = today + timedelta(weeks=5 if index == 0 else 16)
        planning.edit(workspace, replace(goal, start=today - timedelta(days=7), review=review))
