"""The life of a round, through the verbs the window uses."""

import pytest

from competency_app.actions import assessing, walking
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.answers import Barrier, Reason
from competency_app.domain.rounds import Form, RoundId
from competency_app.errors import KnownError
from competency_app.workspace import Workspace


def test_a_round_asks_every_competence_in_order(workspace: Workspace, round_id: RoundId) -> None:
    nodes = assessing.get(workspace, round_id).nodes
    assert len(nodes) == 22
    assert nodes[0] == "1.1"
    assert nodes[-1] == "6.5"


def test_the_quick_look_asks_one_competence_of_each_area(workspace: Workspace) -> None:
    started, _changes = assessing.start(workspace, RoundOrder("digcompedu", Form.QUICK))
    framework = workspace.framework("digcompedu")
    areas = [framework.area_of(node).key for node in assessing.get(workspace, started).nodes]
    assert areas == ["1", "2", "3", "4", "5", "6"]


def test_chosen_areas_only(workspace: Workspace) -> None:
    started, _changes = assessing.start(workspace, RoundOrder("digcompedu", Form.AREAS, areas=("2", "4")))
    assert assessing.get(workspace, started).nodes == ("2.1", "2.2", "2.3", "4.1", "4.2", "4.3")


def test_nothing_chosen_is_said(workspace: Workspace) -> None:
    with pytest.raises(KnownError) as problem:
        assessing.start(workspace, RoundOrder("digcompedu", Form.AREAS))
    assert problem.value.code == "empty_scope"


def test_the_second_round_gets_the_next_number(workspace: Workspace, round_id: RoundId) -> None:
    second, _changes = assessing.start(workspace, RoundOrder("digcompedu"))
    assert [one.number for one in assessing.rounds(workspace)] == [1, 2]
    assert assessing.latest(workspace) == assessing.get(workspace, second)


def test_an_answer_can_be_changed_and_undone(workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "1.1", "B1")
    changes = assessing.record_level(workspace, round_id, "1.1", "C1")
    assert assessing.sheet(workspace, round_id).level("1.1") == "C1"
    assert changes.rounds == {round_id}
    assert changes.undo is not None
    changes.undo(workspace)
    assert assessing.sheet(workspace, round_id).level("1.1") == "B1"


def test_a_reason_takes_the_level_away_and_keeps_the_note(workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "1.1", "B1")
    assessing.set_note(workspace, round_id, "1.1", "With parents")
    assessing.set_barrier(workspace, round_id, "1.1", Barrier.NETWORK)
    assessing.record_reason(workspace, round_id, "1.1", Reason.CANNOT_JUDGE)
    answer = assessing.sheet(workspace, round_id).answers["1.1"]
    assert (answer.level, answer.reason, answer.note, answer.barrier) == (
        None,
        Reason.CANNOT_JUDGE,
        "With parents",
        Barrier.NETWORK,
    )


def test_a_note_alone_is_no_answer(workspace: Workspace, round_id: RoundId) -> None:
    assessing.set_note(workspace, round_id, "1.1", "Ask Kim")
    sheet = assessing.sheet(workspace, round_id)
    assert sheet.answers["1.1"].note == "Ask Kim"
    assert sheet.answered_count == 0


@pytest.mark.parametrize(("node", "level", "code"), [("1.1", "D9", "unknown_level"), ("9.9", "A1", "not_in_round")])
def test_an_unknown_level_is_refused(workspace: Workspace, round_id: RoundId, node: str, level: str, code: str) -> None:
    with pytest.raises(KnownError) as problem:
        assessing.record_level(workspace, round_id, node, level)
    assert problem.value.code == code
    assert assessing.sheet(workspace, round_id).answers == {}


def test_a_node_outside_the_round_is_refused(workspace: Workspace) -> None:
    started, _changes = assessing.start(workspace, RoundOrder("digcompedu", Form.AREAS, areas=("2",)))
    with pytest.raises(KnownError) as problem:
        assessing.record_level(workspace, started, "1.1", "A1")
    assert problem.value.code == "not_in_round"


def test_finishing_freezes_and_reopening_thaws(workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "1.1", "B1")
    changes = assessing.finish(workspace, round_id)
    with pytest.raises(KnownError) as problem:
        assessing.record_level(workspace, round_id, "1.1", "C1")
    assert problem.value.code == "round_finished"
    assert changes.undo is not None
    changes.undo(workspace)
    assessing.record_level(workspace, round_id, "1.1", "C1")
    assert assessing.sheet(workspace, round_id).level("1.1") == "C1"


def test_a_removed_round_is_out_of_sight_until_undone(workspace: Workspace, round_id: RoundId) -> None:
    changes = assessing.delete(workspace, round_id)
    assert assessing.rounds(workspace) == ()
    assert changes.undo is not None
    changes.undo(workspace)
    assert [one.id for one in assessing.rounds(workspace)] == [round_id]


def test_resuming_goes_to_the_place_left_at(workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "1.1", "B1")
    assessing.set_place(workspace, round_id, "3.2")
    assert walking.progress(workspace, round_id).next_node == "3.2"
    assessing.record_level(workspace, round_id, "3.2", "B1")
    assert walking.progress(workspace, round_id).next_node == "3.3"


def test_progress_counts_levels_and_reasons(workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "1.1", "B1")
    assessing.record_reason(workspace, round_id, "1.2", Reason.NOT_APPLICABLE)
    view = walking.progress(workspace, round_id)
    assert (view.answered, view.total) == (2, 22)
    assert [(area.answered, area.total) for area in view.areas][:2] == [(2, 4), (0, 3)]
    assert view.area("1").status is walking.AreaStatus.IN_PROGRESS


def test_earlier_answers_stay_hidden_unless_asked_for(workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "1.1", "B1")
    assessing.finish(workspace, round_id)
    hidden, _changes = assessing.start(workspace, RoundOrder("digcompedu"))
    assert walking.question(workspace, hidden, "1.1").earlier is None
    shown, _changes = assessing.start(workspace, RoundOrder("digcompedu", show_earlier=True))
    earlier = walking.question(workspace, shown, "1.1").earlier
    assert earlier is not None
    assert earlier.level == "B1"


@pytest.mark.parametrize(("typed", "found"), [("3.2", "3.2"), (" 3.2 ", "3.2"), ("3.", None), ("9", None), ("", None)])
def test_jumping_by_code(workspace: Workspace, round_id: RoundId, typed: str, found: str | None) -> None:
    assert walking.find_node(workspace, round_id, typed) == found


def test_too_few_answers_give_no_number(workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "1.1", "B1")
    result = assessing.result(workspace, round_id)
    assert result.spread == ()
    assert not any(area.enough for area in result.areas)


def test_the_other_rule_reads_the_same_answers(workspace: Workspace, round_id: RoundId) -> None:
    for node in assessing.get(workspace, round_id).nodes:
        assessing.record_level(workspace, round_id, node, "B2")
    result = assessing.result(workspace, round_id, "checkin-2018")
    assert result.rule_id == "checkin-2018"
    assert result.overall == "B2"
