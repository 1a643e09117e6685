"""Figures of a real profile, and their tables."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from competency_app.actions import assessing, comparing, picturing, planning
from competency_app.domain.answers import Reason
from competency_app.domain.figures import Figure
from competency_app.domain.plans import Term
from competency_app.domain.rounds import Form, RoundId
from competency_app.i18n import PSEUDO_RTL, translator
from competency_app.store import owners
from competency_app.workspace import Workspace
from tests.domain.samples import PICTURE

if TYPE_CHECKING:
    from tests.actions.conftest import MovableClock

EN = translator("en")


@pytest.fixture
def answered(workspace: Workspace, round_id: RoundId) -> RoundId:
    for node, level in PICTURE.items():
        assessing.record_level(workspace, round_id, node, level)
    return round_id


@pytest.fixture
def later(workspace: Workspace, clock: "MovableClock", answered: RoundId) -> RoundId:
    assessing.finish(workspace, answered)
    clock.pass_days(240)
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    for node, level in {**PICTURE, "6.5": "C2", "3.4": "A2", "2.1": "B1"}.items():
        assessing.record_level(workspace, round_id, node, level)
    return round_id


def test_the_strip_of_the_result_picture(workspace: Workspace, answered: RoundId) -> None:
    figure = picturing.area_strip(workspace, answered, EN)
    assert figure.title == "Most answers lie between A2 and B1."
    assert [label for _key, label in figure.axis.levels] == ["A1", "A2", "B1", "B2", "C1", "C2"]
    assert [row.count for row in figure.rows] == ["4 of 4", "3 of 3", "4 of 4", "1 of 3", "3 of 3", "5 of 5"]
    assert (figure.rows[3].missing, figure.rows[3].open_node) == ("Not enough answers yet", "4.2")
    assert figure.rows[2].middle == 2.5
    assert figure.has_bands
    assert figure.summary.startswith("1 Professional Engagement: 4 of 4 answered")


def test_groups_within_an_area_show_their_dots_and_no_middle(workspace: Workspace) -> None:
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("jyt-0646"))
    for node, level in {"1.1.1": "often", "1.1.2": "rarely", "1.2.1": "often"}.items():
        assessing.record_level(workspace, round_id, node, level)
    assessing.record_reason(workspace, round_id, "1.2.2", Reason.NOT_APPLICABLE)
    figure = picturing.area_strip(workspace, round_id, EN)
    rows = {row.code: row for row in figure.rows}
    assert len(figure.rows) == 5 + 13
    assert [row.code for row in figure.rows[:5]] == ["1", "1.1", "1.2", "1.3", "2"]
    assert (rows["1.1"].dots, rows["1.1"].middle, rows["1.1"].count) == ((4, 2), None, "2 of 2")
    assert (rows["1.2"].dots, rows["1.2"].count) == ((4,), "1 of 1")
    assert rows["1.3"].missing == "no level yet"
    assert rows["1"].middle is not None
    assert not rows["1"].inside


def test_another_rule_reads_the_same_answers(workspace: Workspace, answered: RoundId) -> None:
    figure = picturing.area_strip(workspace, answered, EN, "checkin-2018")
    assert figure.rows[2].count == "4 of 4, A2"
    assert (figure.count_head, figure.middle_words) == ("Answered, level", "level reached")


def test_all_competences_with_their_answer_or_reason(workspace: Workspace, answered: RoundId) -> None:
    assessing.record_reason(workspace, answered, "4.2", Reason.CANNOT_JUDGE)
    figure = picturing.competence_strip(workspace, answered, EN)
    rows = {row.key: row for row in figure.rows}
    assert len(rows) == 22
    assert (rows["2.1"].dots, rows["2.1"].count) == ((4,), "B2")
    assert (rows["4.2"].missing, rows["4.2"].open_node) == ("I cannot judge this yet", None)
    assert (rows["4.3"].missing, rows["4.3"].open_node) == ("Not answered", "4.3")


def test_a_quick_look_draws_no_areas(workspace: Workspace) -> None:
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu", Form.QUICK))
    for node in assessing.get(workspace, round_id).nodes:
        assessing.record_level(workspace, round_id, node, "B1")
    figure = picturing.area_strip(workspace, round_id, EN)
    assert {row.missing for row in figure.rows} == {"A first look shows no areas"}
    assert not any(row.dots for row in figure.rows)


def test_the_wheel_has_an_outline_for_each_date(workspace: Workspace, answered: RoundId, later: RoundId) -> None:
    figure = picturing.wheel(workspace, (later, answered), EN)
    assert [name for name, _values in figure.series] == ["12 November 2026", "10 July 2027"]
    assert figure.series[0][1] == (3, 3, 2.5, None, 2, 3)
    assert "order of the areas" in figure.warning


def test_the_dumbbell_groups_by_what_can_be_said(workspace: Workspace, answered: RoundId, later: RoundId) -> None:
    comparing.set_look_back(workspace, answered, "1.1", "A2")
    figure = picturing.dumbbell(workspace, answered, later, EN, only_changed=True)
    assert [(group.heading, [row.key for row in group.rows]) for group in figure.groups] == [
        ("Larger than the usual wobble: clearly higher", ["6.5"]),
        ("Within the usual wobble: no clear change", ["3.4", "1.1", "2.1"]),
    ]
    assert figure.groups[0].rows[0].words == "B1 to C2"
    assert (figure.words_head, figure.wobble) == ("November 2026 to July 2027", 2.0)
    everything = picturing.dumbbell(workspace, answered, later, EN, only_changed=False)
    assert sum(len(group.rows) for group in everything.groups) == 20


def test_hours_of_the_open_goals(workspace: Workspace, answered: RoundId) -> None:
    with workspace.begin() as session:
        owners.save(session, replace(owners.load(session), hours_a_week=2.0))
    goal_id, _changes = planning.add_goal(workspace, answered, "3.4")
    goal = planning.get(workspace, goal_id)
    planning.edit(workspace, replace(goal, hours=1.0, start=date(2026, 11, 16), review=date(2026, 12, 24)))
    figure = picturing.load(workspace, EN)
    assert figure.title == "Hours a week: at most 1 of 2"
    assert figure.goals == ("3.4",)
    assert [bar.label for bar in figure.bars][:2] == ["16 Nov", "23 Nov"]
    assert [bar.hours for bar in figure.bars] == [(1.0,)] * 6
    assert figure.set_aside_words == "the 2 hours you set aside"


def test_a_term_without_hours_draws_its_line_at_zero(workspace: Workspace, answered: RoundId) -> None:
    planning.add_goal(workspace, answered, "3.4")
    planning.set_terms(workspace, (Term("Autumn", date(2026, 9, 1), date(2027, 1, 31), 0.0),), 2.0)
    figure = picturing.load(workspace, EN)
    assert (figure.set_aside, figure.title) == (0.0, "Hours a week: at most 1 of 0")


def test_an_empty_plan_draws_no_weeks(workspace: Workspace) -> None:
    assert picturing.load(workspace, EN).bars == ()


def all_figures(workspace: Workspace, first: RoundId, second: RoundId, language: str) -> Iterable[Figure]:
    tr = translator(language)
    return (
        picturing.area_strip(workspace, second, tr),
        picturing.competence_strip(workspace, second, tr),
        picturing.wheel(workspace, (first, second), tr),
        picturing.dumbbell(workspace, first, second, tr, only_changed=False),
        picturing.load(workspace, tr),
    )


@pytest.mark.parametrize("language", ["en", PSEUDO_RTL])
def test_every_figure_has_a_table_as_wide_as_its_head(
    workspace: Workspace, answered: RoundId, later: RoundId, language: str
) -> None:
    planning.add_goal(workspace, later, "3.4")
    for figure in all_figures(workspace, answered, later, language):
        table = picturing.table(figure, translator(language))
        assert table.rows
        assert all(table.columns)
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert figure.summary


def test_the_table_says_what_the_strip_shows(workspace: Workspace, answered: RoundId) -> None:
    table = picturing.table(picturing.area_strip(workspace, answered, EN), EN)
    assert table.columns == ("No.", "Area", "Answers", "Middle answer", "Likely range", "Answered")
    assert table.rows[2] == (
        "3",
        "Teaching and Learning",
        "A1, A2, B1, B1",
        "A2 to B1",
        "A1 to B1",
        "4 of 4",
    )
    assert table.rows[3][2:] == ("Not enough answers yet", "", "", "1 of 3")


def test_the_table_says_what_the_dumbbell_shows(workspace: Workspace, answered: RoundId, later: RoundId) -> None:
    table = picturing.table(picturing.dumbbell(workspace, answered, later, EN, only_changed=True), EN)
    assert table.rows[0] == ("6.5", "Digital problem solving", "B1", "C2", "clearly higher")
    assert {row[-1] for row in table.rows[1:]} == {"no clear change"}
