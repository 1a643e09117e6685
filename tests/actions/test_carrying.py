"""From a round of an earlier version to one of the newest: what stands comes along, with its day."""

from collections.abc import Mapping

import pytest

from competency_app.actions import assessing, carrying, comparing, drafting, evidence, publishing
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.answers import Reason
from competency_app.domain.rounds import Form, RoundId
from competency_app.errors import KnownError
from competency_app.workspace import Workspace
from tests.actions.conftest import MovableClock
from tests.actions.draft_samples import published, second


@pytest.fixture
def framework_id(workspace: Workspace) -> str:
    return published(workspace)


def keys(workspace: Workspace, framework_id: str) -> Mapping[str, str]:
    framework = workspace.framework(framework_id)
    texts = workspace.texts(framework, "en")
    return {texts.title_of(node.key): node.key for node in framework.nodes}


def answered(workspace: Workspace, framework_id: str) -> RoundId:
    """Everything answered, watering with a note, pruning without a level."""
    round_id, _changes = assessing.start(workspace, RoundOrder(framework_id))
    known = keys(workspace, framework_id)
    for title, level in (("Watering", "B1"), ("Sowing", "A2"), ("Weeding", "C1")):
        assessing.record_level(workspace, round_id, known[title], level)
    assessing.set_note(workspace, round_id, known["Watering"], "By the week.")
    assessing.record_reason(workspace, round_id, known["Pruning"], Reason.NOT_APPLICABLE)
    return round_id


def publish_second(workspace: Workspace, framework_id: str) -> None:
    publishing.publish(workspace, second(workspace, framework_id), "2.0")


def order(framework_id: str, **changed: object) -> RoundOrder:
    return RoundOrder(framework_id, **changed)  # type: ignore[arg-type]


def test_what_stands_comes_along_and_the_rest_is_open(
    workspace: Workspace, framework_id: str, clock: MovableClock
) -> None:
    earlier = answered(workspace, framework_id)
    assessing.finish(workspace, earlier)
    given = workspace.today()
    clock.pass_days(90)
    publish_second(workspace, framework_id)
    found = carrying.offer(workspace, workspace.framework(framework_id))
    assert found is not None
    known = keys(workspace, framework_id)
    assert found.round.id == earlier
    assert found.kept == (known["Giving water"], known["Pruning"])
    assert (found.again, found.new) == ((known["Sowing"],), (known["Mulching"],))

    round_id, changes = carrying.start(workspace, order(framework_id), earlier)
    sheet = assessing.sheet(workspace, round_id)
    water = sheet.answers[known["Giving water"]]
    assert (water.level, water.note, water.carried_on) == ("B1", "By the week.", given)
    assert sheet.reason(known["Pruning"]) is Reason.NOT_APPLICABLE
    assert sheet.open_nodes == (known["Sowing"], known["Mulching"])
    assert assessing.get(workspace, round_id).framework_version == "2.0"
    assert changes.undo is not None
    changes.undo(workspace)
    assert [one.id for one in assessing.rounds(workspace)] == [earlier]


def test_the_earlier_round_stays_as_it_is(workspace: Workspace, framework_id: str) -> None:
    earlier = answered(workspace, framework_id)
    before = assessing.sheet(workspace, earlier)
    publish_second(workspace, framework_id)
    carrying.start(workspace, order(framework_id), earlier)
    assert assessing.sheet(workspace, earlier) == before
    assert assessing.get(workspace, earlier).framework_version == "1.0"
    assert assessing.result(workspace, earlier).framework_version == "1.0"


def test_evidence_is_there_already(workspace: Workspace, framework_id: str) -> None:
    earlier = answered(workspace, framework_id)
    key = keys(workspace, framework_id)["Watering"]
    evidence.add_text(workspace, framework_id, key, "A photograph of the rota.")
    publish_second(workspace, framework_id)
    carrying.start(workspace, order(framework_id), earlier)
    assert [one.text for one in evidence.for_node(workspace, framework_id, key)] == ["A photograph of the rota."]


def test_answering_again_makes_it_an_answer_of_this_round(workspace: Workspace, framework_id: str) -> None:
    earlier = answered(workspace, framework_id)
    publish_second(workspace, framework_id)
    round_id, _changes = carrying.start(workspace, order(framework_id), earlier)
    water = keys(workspace, framework_id)["Giving water"]
    assessing.set_note(workspace, round_id, water, "Twice a week.")
    assert assessing.sheet(workspace, round_id).is_carried(water)
    changes = assessing.record_level(workspace, round_id, water, "B1")
    assert not assessing.sheet(workspace, round_id).is_carried(water)
    assert changes.undo is not None
    changes.undo(workspace)
    assert assessing.sheet(workspace, round_id).is_carried(water)
    assessing.clear_answer(workspace, round_id, water)
    assert not assessing.sheet(workspace, round_id).is_carried(water)


def test_carried_answers_are_no_change_between_two_rounds(
    workspace: Workspace, framework_id: str, clock: MovableClock
) -> None:
    earlier = answered(workspace, framework_id)
    publish_second(workspace, framework_id)
    known = keys(workspace, framework_id)
    middle, _changes = assessing.start(workspace, order(framework_id))
    assessing.record_level(workspace, middle, known["Giving water"], "A1")
    assessing.record_level(workspace, middle, known["Sowing"], "A1")
    clock.pass_days(30)
    last, _changes = carrying.start(workspace, order(framework_id), earlier)
    assessing.record_level(workspace, last, known["Sowing"], "B2")
    found = comparing.compare(workspace, middle, last)
    assert [one.node for one in found.changes] == [known["Sowing"]]
    assert (found.carried, found.up) == ((known["Giving water"],), 1)


def test_only_what_the_new_round_asks_comes_along(workspace: Workspace, framework_id: str) -> None:
    earlier = answered(workspace, framework_id)
    publish_second(workspace, framework_id)
    water = keys(workspace, framework_id)["Giving water"]
    round_id, _changes = carrying.start(workspace, order(framework_id, form=Form.GOALS, nodes=(water,)), earlier)
    assert set(assessing.sheet(workspace, round_id).answers) == {water}


def test_over_two_versions(workspace: Workspace, framework_id: str) -> None:
    earlier = answered(workspace, framework_id)
    publish_second(workspace, framework_id)
    third, _changes = drafting.begin_version(workspace, framework_id)
    publishing.publish(workspace, third, "3.0")
    found = carrying.offer(workspace, workspace.framework(framework_id))
    assert found is not None
    known = keys(workspace, framework_id)
    assert found.kept == (known["Giving water"], known["Pruning"])
    assert found.again == (known["Sowing"],)
    round_id, _changes = carrying.start(workspace, order(framework_id), earlier)
    assert assessing.get(workspace, round_id).framework_version == "3.0"


def test_an_answer_carried_twice_keeps_its_first_day(
    workspace: Workspace, framework_id: str, clock: MovableClock
) -> None:
    earlier = answered(workspace, framework_id)
    given = workspace.today()
    publish_second(workspace, framework_id)
    clock.pass_days(60)
    middle, _changes = carrying.start(workspace, order(framework_id), earlier)
    third, _changes = drafting.begin_version(workspace, framework_id)
    publishing.publish(workspace, third, "3.0")
    clock.pass_days(60)
    last, _changes = carrying.start(workspace, order(framework_id), middle)
    water = keys(workspace, framework_id)["Giving water"]
    assert assessing.sheet(workspace, last).answers[water].carried_on == given


def test_nothing_is_offered_where_nothing_can_come_along(workspace: Workspace, framework_id: str) -> None:
    framework = workspace.framework(framework_id)
    assert carrying.offer(workspace, framework) is None
    earlier = answered(workspace, framework_id)
    assert carrying.offer(workspace, framework) is None
    with pytest.raises(KnownError) as caught:
        carrying.start(workspace, order(framework_id), earlier)
    assert caught.value.code == "nothing_to_carry"
    assert len(assessing.rounds(workspace)) == 1


def test_a_version_that_names_no_base_takes_nothing_along(workspace: Workspace, framework_id: str) -> None:
    earlier = answered(workspace, framework_id)
    draft_id = second(workspace, framework_id)
    drafting.edit(workspace, draft_id, lambda draft: draft.with_file(attributes={"from_version": "0.5"}))
    publishing.publish(workspace, draft_id, "2.0")
    assert carrying.offer(workspace, workspace.framework(framework_id)) is None
    with pytest.raises(KnownError):
        carrying.start(workspace, order(framework_id), earlier)


def test_versions_that_name_each_other_end_somewhere(workspace: Workspace, framework_id: str) -> None:
    answered(workspace, framework_id)
    draft_id = second(workspace, framework_id)
    drafting.edit(workspace, draft_id, lambda draft: draft.with_file(attributes={"from_version": "2.0"}))
    publishing.publish(workspace, draft_id, "2.0")
    assert carrying.offer(workspace, workspace.framework(framework_id)) is None
