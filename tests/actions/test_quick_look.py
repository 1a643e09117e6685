"""A quick look at frameworks whose cells are judged: aspects are asked by the descriptors of their stages."""

from pathlib import Path

import pytest

from competency_app.actions import assessing, planning, reporting, walking
from competency_app.actions.assessing import RoundOrder
from competency_app.actions.reporting import ReportOrder
from competency_app.domain.framework import Asking
from competency_app.domain.rounds import Form
from competency_app.i18n import translator
from competency_app.workspace import Workspace


@pytest.mark.parametrize(("framework_id", "stage"), [("unesco-ict-cft", "KD"), ("unesco-ai-cft", "deepen")])
def test_one_question_an_aspect(workspace: Workspace, tmp_path: Path, framework_id: str, stage: str) -> None:
    round_id, _changes = assessing.start(workspace, RoundOrder(framework_id, Form.QUICK, placement_before=stage))
    one = assessing.get(workspace, round_id)
    framework = assessing.framework_of(workspace, one)
    assert one.nodes == tuple(area.key for area in framework.areas)
    for node in one.nodes:
        view = walking.question(workspace, round_id, node)
        assert framework.asking_of(node) is Asking.CHOOSE_LEVEL
        assert set(view.texts.node(node).levels) == {level.key for level in framework.scale_of(node).levels}
        assessing.record_level(workspace, round_id, node, stage)
    result = assessing.result(workspace, round_id)
    assert result.first_look
    assert result.spread == (stage,)
    goal_id, _changes = planning.add_goal(workspace, round_id, one.nodes[0])
    assert planning.get(workspace, goal_id).to_level == framework.scale_of(one.nodes[0]).levels[2].key
    report = reporting.write(workspace, ReportOrder("profile", round_id), tmp_path / "profile.html").read_text("utf-8")
    words = workspace.texts(framework, "en")
    assert words.level(framework.placement_scale.key, stage).label in report
    assert translator("en").gettext("no stage yet") not in report
