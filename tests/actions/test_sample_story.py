"""The sample teacher's goals fit the framework they are told in."""

from datetime import date
from pathlib import Path

import pytest

from competency_app.actions import planning, profiles, sample_story, sample_words
from competency_app.catalog import library
from competency_app.i18n import translator

TODAY = date(2026, 11, 12)
FRAMEWORKS = {loaded.framework.id: loaded.framework for loaded in library.shipped().values()}


def test_every_goal_is_about_something_that_is_answered() -> None:
    for words in (sample_words.spring, sample_words.diary, sample_words.depths):
        assert words.nodes.keys() == FRAMEWORKS.keys()
        for framework_id, node in words.nodes.items():
            assert FRAMEWORKS[framework_id].by_key[node].assessable, (framework_id, node)


@pytest.mark.parametrize("framework_id", FRAMEWORKS)
def test_the_story_sets_these_goals(tmp_path: Path, framework_id: str) -> None:
    clock = sample_story.clock_at(TODAY)
    workspace = profiles.create_at(tmp_path / "one.competency", "Wren", clock=clock)
    sample_story.tell(workspace, clock, framework_id, translator("en"), today=TODAY)
    goals = planning.plan(workspace)
    wanted = [words.nodes[framework_id] for words in (sample_words.diary, sample_words.depths)]
    assert [goal.node for goal in goals.open_goals] == wanted
    workspace.close(keep_backup=False)
