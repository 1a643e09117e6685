"""Two rounds of one profile against each other."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest

from competency_app.actions import assessing, comparing
from competency_app.domain.rounds import Form, RoundId
from competency_app.errors import KnownError
from competency_app.workspace import Workspace

if TYPE_CHECKING:
    from tests.actions.conftest import MovableClock


def a_round(workspace: Workspace, levels: Mapping[str, str]) -> RoundId:
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu", Form.EVERYTHING))
    for node, level in levels.items():
        assessing.record_level(workspace, round_id, node, level)
    assessing.finish(workspace, round_id)
    return round_id


@pytest.fixture
def two_rounds(workspace: Workspace, clock: "MovableClock") -> tuple[RoundId, RoundId]:
    first = a_round(workspace, {"1.1": "A1", "1.2": "B1", "3.4": "A2"})
    clock.pass_days(240)
    return first, a_round(workspace, {"1.1": "B2", "1.2": "B1", "3.4": "A1", "2.1": "B1"})


def test_partners_are_earlier_rounds_newest_first(
    workspace: Workspace, clock: "MovableClock", two_rounds: tuple[RoundId, RoundId]
) -> None:
    clock.pass_days(30)
    third = a_round(workspace, {})
    assert [one.id for one in comparing.partners(workspace, third)] == [two_rounds[1], two_rounds[0]]
    assert comparing.partners(workspace, two_rounds[0]) == ()


def test_what_moved_between_two_rounds(workspace: Workspace, two_rounds: tuple[RoundId, RoundId]) -> None:
    comparison = comparing.compare(workspace, *two_rounds)
    assert comparison.joined
    assert (comparison.before_on, comparison.after_on) == ("2026-11-12", "2027-07-10")
    assert (comparison.up, comparison.same, comparison.down, comparison.clear) == (1, 1, 1, 1)
    assert comparison.only_after == ("2.1",)


def test_looking_back_stands_beside_the_first_answer(workspace: Workspace, two_rounds: tuple[RoundId, RoundId]) -> None:
    changes = comparing.set_look_back(workspace, two_rounds[0], "1.2", "A2")
    comparison = comparing.compare(workspace, *two_rounds)
    change = next(one for one in comparison.changes if one.node == "1.2")
    assert (change.before, change.after, change.look_back, change.step) == ("B1", "B1", "A2", 0)
    assert assessing.sheet(workspace, two_rounds[0]).level("1.2") == "B1"
    assert changes.undo is not None
    changes.undo(workspace)
    assert assessing.get(workspace, two_rounds[0]).look_back == {}


def test_looking_back_may_be_taken_back(workspace: Workspace, two_rounds: tuple[RoundId, RoundId]) -> None:
    comparing.set_look_back(workspace, two_rounds[0], "1.2", "A2")
    comparing.set_look_back(workspace, two_rounds[0], "1.2", None)
    assert assessing.get(workspace, two_rounds[0]).look_back == {}


@pytest.mark.parametrize(("node", "level", "code"), [("1.2", "Z9", "unknown_level"), ("9.9", "A1", "not_in_round")])
def test_what_a_round_does_not_know_is_refused(
    workspace: Workspace, two_rounds: tuple[RoundId, RoundId], node: str, level: str, code: str
) -> None:
    with pytest.raises(KnownError) as caught:
        comparing.set_look_back(workspace, two_rounds[0], node, level)
    assert caught.value.code == code
