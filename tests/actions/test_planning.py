"""Goals from the result to the closing round."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from competency_app.actions import assessing, frameworks, planning, reminding
from competency_app.domain.plans import CheckIn, Goal, GoalStatus, Outcome, Term
from competency_app.domain.rounds import RoundId
from competency_app.errors import KnownError
from competency_app.i18n import translator
from competency_app.workspace import Workspace

if TYPE_CHECKING:
    from tests.actions.conftest import MovableClock

FIXTURES = Path(__file__).parents[1] / "fixtures" / "frameworks" / "tiny"


@pytest.fixture
def answered(workspace: Workspace, round_id: RoundId) -> RoundId:
    for node in assessing.get(workspace, round_id).nodes:
        assessing.record_level(workspace, round_id, node, "A1" if node in ("3.4", "5.2") else "B1")
    assessing.record_level(workspace, round_id, "1.1", "C2")
    return round_id


def add(workspace: Workspace, round_id: RoundId, node: str) -> Goal:
    goal_id, _changes = planning.add_goal(workspace, round_id, node)
    return planning.get(workspace, goal_id)


def test_a_goal_starts_from_the_next_level(workspace: Workspace, answered: RoundId) -> None:
    goal = add(workspace, answered, "3.4")
    assert (goal.from_level, goal.to_level) == ("A1", "A2")
    assert goal.start == date(2026, 11, 12)
    assert goal.review == date(2026, 12, 17)


def test_suggestions_leave_out_what_is_a_goal_already(workspace: Workspace, answered: RoundId) -> None:
    before = planning.suggestions(workspace, answered)
    assert "3.4" in before
    add(workspace, answered, "3.4")
    assert "3.4" not in planning.suggestions(workspace, answered)


def test_three_open_goals_at_a_time(workspace: Workspace, answered: RoundId) -> None:
    goals = [add(workspace, answered, node) for node in ("3.4", "5.2", "2.1")]
    with pytest.raises(KnownError) as problem:
        add(workspace, answered, "2.2")
    assert problem.value.code == "three_goals"
    planning.park(workspace, goals[0].id)
    add(workspace, answered, "2.2")
    with pytest.raises(KnownError):
        planning.resume(workspace, goals[0].id)


@pytest.mark.parametrize(("node", "code"), [("1.1", "at_top"), ("3.4", "already_goal")])
def test_what_cannot_be_a_goal(workspace: Workspace, answered: RoundId, node: str, code: str) -> None:
    add(workspace, answered, "3.4")
    with pytest.raises(KnownError) as problem:
        add(workspace, answered, node)
    assert problem.value.code == code


def test_words_are_kept_and_can_be_undone(workspace: Workspace, answered: RoundId) -> None:
    goal = add(workspace, answered, "3.4")
    changes = planning.edit(workspace, replace(goal, when="Monday", i_will="open the diary"))
    assert planning.get(workspace, goal.id).when == "Monday"
    assert changes.undo is not None
    changes.undo(workspace)
    assert planning.get(workspace, goal.id) == goal


@pytest.mark.parametrize(("days", "code"), [(0, "review_past"), (-3, "review_past")])
def test_a_review_in_the_past_is_refused(workspace: Workspace, answered: RoundId, days: int, code: str) -> None:
    goal = add(workspace, answered, "3.4")
    with pytest.raises(KnownError) as problem:
        planning.edit(workspace, replace(goal, review=date(2026, 11, 12) + timedelta(days=days)))
    assert problem.value.code == code
    assert "12 November 2026" in problem.value.message
    assert planning.get(workspace, goal.id) == goal


def test_an_old_review_date_does_not_stop_other_edits(
    workspace: Workspace, answered: RoundId, clock: "MovableClock"
) -> None:
    goal = add(workspace, answered, "3.4")
    clock.pass_days(100)
    planning.edit(workspace, replace(goal, helper="Kim"))
    assert planning.get(workspace, goal.id).helper == "Kim"


def test_a_check_in_starts_a_planned_goal(workspace: Workspace, answered: RoundId) -> None:
    goal = add(workspace, answered, "3.4")
    look = CheckIn(date(2026, 11, 12), "Two Mondays", "two lines", "let them choose")
    planning.check_in(workspace, goal.id, look)
    after = planning.get(workspace, goal.id)
    assert after.check_ins == (look,)
    assert after.status is GoalStatus.STARTED


def test_closing_says_what_came_of_it(workspace: Workspace, answered: RoundId) -> None:
    goal = add(workspace, answered, "3.4")
    planning.close(workspace, goal.id, Outcome.PARTLY, "Half the class")
    after = planning.get(workspace, goal.id)
    assert (after.status, after.outcome, after.closed_on) == (
        GoalStatus.CLOSED,
        Outcome.PARTLY,
        date(2026, 11, 12),
    )
    assert planning.plan(workspace).open_goals == ()


def test_moving_keeps_every_goal(workspace: Workspace, answered: RoundId) -> None:
    first, second, third = (add(workspace, answered, node) for node in ("3.4", "5.2", "2.1"))
    planning.move(workspace, third.id, -2)
    assert [goal.id for goal in planning.plan(workspace).goals] == [third.id, first.id, second.id]
    assert planning.move(workspace, third.id, -1).goals == frozenset()


def test_removing_a_goal_can_be_undone(workspace: Workspace, answered: RoundId) -> None:
    goal = add(workspace, answered, "3.4")
    changes = planning.remove(workspace, goal.id)
    assert planning.plan(workspace).goals == ()
    assert changes.undo is not None
    changes.undo(workspace)
    assert planning.plan(workspace).goals == (goal,)


def test_the_closing_round_asks_only_the_goals(workspace: Workspace, answered: RoundId) -> None:
    for node in ("5.2", "3.4"):
        add(workspace, answered, node)
    round_id, _changes = planning.start_closing_round(workspace)
    assert assessing.get(workspace, round_id).nodes == ("3.4", "5.2")


def test_the_closing_round_keeps_the_version_its_goals_came_from(workspace: Workspace, tmp_path: Path) -> None:
    for version in ("1.0", "1.1"):
        structure = (
            (FIXTURES / "framework.json").read_bytes().replace(b'"version": "1.0"', f'"version": "{version}"'.encode())
        )
        (tmp_path / "framework.json").write_bytes(structure)
        (tmp_path / "text.en.json").write_bytes((FIXTURES / "text.en.json").read_bytes())
        frameworks.add(workspace, frameworks.preview(tmp_path))
        if version == "1.0":
            first, _changes = assessing.start(workspace, assessing.RoundOrder("tiny"))
            goal = add(workspace, first, assessing.get(workspace, first).nodes[0])
    closing, _changes = planning.start_closing_round(workspace)
    assert workspace.framework("tiny").version == "1.1"
    assert assessing.get(workspace, closing).framework_version == goal.framework_version == "1.0"


def test_without_goals_there_is_nothing_to_close(workspace: Workspace) -> None:
    with pytest.raises(KnownError) as problem:
        planning.start_closing_round(workspace)
    assert problem.value.code == "no_goals"


def test_a_term_that_ends_before_it_starts_is_refused(workspace: Workspace) -> None:
    term = Term("Spring", date(2027, 2, 1), date(2027, 1, 1))
    with pytest.raises(KnownError) as problem:
        planning.set_terms(workspace, (term,), 2.0)
    assert problem.value.code == "term_order"
    assert planning.plan(workspace).owner.terms == ()


def test_the_calendar_file_holds_each_review(workspace: Workspace, answered: RoundId, tmp_path: Path) -> None:
    goal = add(workspace, answered, "3.4")
    planning.edit(workspace, replace(goal, see="a, b; c\nd", review=date(2027, 1, 8)))
    text = reminding.write_calendar(workspace, tmp_path / "reviews.ics", translator("en")).read_text("utf-8")
    unfolded = text.replace("\n ", "")
    assert "DTSTART;VALUE=DATE:20270108" in unfolded
    assert "DTEND;VALUE=DATE:20270109" in unfolded
    assert "SUMMARY:Look at goal 3.4 Self-regulated learning" in unfolded
    assert r"DESCRIPTION:a\, b\; c\nd" in unfolded


def test_calendar_lines_keep_to_75_octets_and_lose_no_character(
    workspace: Workspace, answered: RoundId, tmp_path: Path
) -> None:
    words = "Überprüfung, dass ‘地’ nicht zerschnitten wird " * 6
    goal = add(workspace, answered, "3.4")
    planning.edit(workspace, replace(goal, see=words.strip()))
    raw = reminding.write_calendar(workspace, tmp_path / "reviews.ics", translator("en")).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    unfolded = raw.decode().replace("\r\n ", "")
    assert words.strip().replace(",", r"\,") in unfolded


def test_no_review_no_calendar(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as problem:
        reminding.write_calendar(workspace, tmp_path / "reviews.ics", translator("en"))
    assert problem.value.code == "no_reviews"
    assert list(tmp_path.iterdir()) == []
