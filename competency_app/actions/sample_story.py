"""A made-up teacher's two rounds, evidence, plan and look back, told through the ordinary verbs.

The tour, the example profile and the screenshots show it. The figures are drawn from a seed, not from a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from competency_app.actions import assessing, comparing, evidence, planning, sample_levels, sample_words
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.answers import Barrier, Reason
from competency_app.domain.framework import Framework
from competency_app.domain.plans import CheckIn, GoalId, Outcome, Term
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
        self.moment = _noon(day)


def clock_at(day: date) -> StoryClock:
    return StoryClock(_noon(day))


def _noon(day: date) -> datetime:
    """Local noon, so that the day is this one wherever the program runs."""
    return datetime.combine(day, time(12)).astimezone()


@dataclass(frozen=True, slots=True)
class Story:
    """What the story left behind: the two rounds and the goals."""

    first: RoundId
    second: RoundId
    goals: tuple[GoalId, ...]


def tell(
    workspace: Workspace, clock: StoryClock, framework_id: str, tr: Translator, *, today: date, seed: int = 1
) -> Story:
    """A round, a goal reached, a second round eight months later, two open goals; the clock ends at `today`."""
    framework = workspace.framework(framework_id)
    then = today - timedelta(days=30 * MONTHS_BETWEEN)
    clock.move_to(then)
    before, after = sample_levels.levels(framework, seed)
    first = _round(workspace, framework, tr, before)
    _keep_evidence(workspace, framework, tr)
    _set_terms(workspace, tr, then, today)
    spring = _goals(workspace, first, (sample_words.spring,), tr)
    clock.move_to(then + timedelta(days=30))
    _check_in(workspace, spring, tr)
    clock.move_to(today - timedelta(days=60))
    for goal in spring:
        planning.close(workspace, goal, Outcome.REACHED, tr.gettext("Most groups now try two ways before they call."))
    clock.move_to(today)
    second = _round(workspace, framework, tr, after)
    _look_back(workspace, framework, first, before)
    goals = _goals(workspace, second, (sample_words.diary, sample_words.depths), tr)
    return Story(first, second, goals)


def _round(workspace: Workspace, framework: Framework, tr: Translator, levels: dict[str, int]) -> RoundId:
    scale = framework.placement_scale
    middle = scale.levels[(len(scale.levels) - 1) // 2].key
    order = RoundOrder(framework.id, Form.EVERYTHING, language=tr.language, placement_before=middle)
    round_id, _changes = assessing.start(workspace, order)
    for key, level in levels.items():
        if level:
            chosen = framework.scale_of(key).levels[level - 1].key
            assessing.record_level(workspace, round_id, key, chosen)
        else:
            assessing.record_reason(workspace, round_id, key, Reason.CANNOT_JUDGE)
    nodes = list(levels)
    assessing.set_note(workspace, round_id, nodes[0], tr.gettext("Since September with the parents of 7b as well."))
    assessing.set_barrier(workspace, round_id, nodes[-1], Barrier.EQUIPMENT)
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


def _set_terms(workspace: Workspace, tr: Translator, then: date, today: date) -> None:
    terms = (
        Term(tr.gettext("Spring term"), then - timedelta(days=30), then + timedelta(days=100)),
        Term(tr.gettext("Autumn term"), today - timedelta(days=75), today + timedelta(days=42)),
        Term(tr.gettext("Winter term"), today + timedelta(days=58), today + timedelta(days=180)),
    )
    planning.set_terms(workspace, terms, 2.0)


def _goals(
    workspace: Workspace, round_id: RoundId, words: Sequence[sample_words.Words], tr: Translator
) -> tuple[GoalId, ...]:
    """One goal for each set of words: on the competence it is about, else on what is worth a closer look."""
    goals: list[GoalId] = []
    for say in words:
        node = _node_for(workspace, round_id, say.nodes)
        if node is not None:
            goal_id, _changes = planning.add_goal(workspace, round_id, node)
            planning.edit(workspace, say.fill(planning.get(workspace, goal_id), tr, workspace.today()))
            goals.append(goal_id)
    return tuple(goals)


def _node_for(workspace: Workspace, round_id: RoundId, nodes: Mapping[str, str]) -> str | None:
    """The competence the words are about where it can be a goal, else the first one that can."""
    one = assessing.get(workspace, round_id)
    framework, sheet = assessing.framework_of(workspace, one), assessing.sheet(workspace, round_id)
    taken = {goal.node for goal in planning.plan(workspace).open_goals}
    preferred = nodes.get(framework.id, "")
    for node in (preferred, *planning.suggestions(workspace, round_id), *one.nodes):
        if node in one.nodes and node not in taken and planning.next_step(framework, node, sheet.level(node)):
            return node
    return None


def _check_in(workspace: Workspace, goals: tuple[GoalId, ...], tr: Translator) -> None:
    for goal in goals[:1]:
        look = CheckIn(
            on=workspace.today(),
            happened=tr.gettext(
                "The list of four checks hangs beside the board. Two groups used it without being told."
            ),
            keep=tr.gettext("Waiting until thirty before I help."),
            next_step=tr.gettext("Let the helpers of the week add a fifth check of their own."),
        )
        planning.check_in(workspace, goal, look)


def _look_back(workspace: Workspace, framework: Framework, first: RoundId, levels: dict[str, int]) -> None:
    """Looking back, two first ratings seem one level too high."""
    rated = [key for key, level in levels.items() if level > 1][:2]
    for key in rated:
        level = framework.scale_of(key).levels[levels[key] - 2].key
        comparing.set_look_back(workspace, first, key, level)
