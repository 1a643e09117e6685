"""A newer version is offered, taken along where wanted, and marked wherever the answer shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, carrying, profiles, publishing
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.rounds import RoundId
from tests.actions.draft_samples import published, second
from tests.gui.keyboard import activate, click, page, part, texts
from tests.gui.sample_window import NOW, Shown, shown
from ui.widgets.cards import RowList
from ui.widgets.text import Label


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    with shown(qapp, profiles.create("Owl", clock=lambda: NOW)) as view:
        activate(view, qtbot)
        yield view


@pytest.fixture
def framework_id(view: Shown) -> str:
    """Version 1.0 answered and finished, version 2.0 published since: two answers stand."""
    workspace = view.ctx.workspace
    framework_id = published(workspace)
    earlier, _changes = assessing.start(workspace, RoundOrder(framework_id))
    for node in assessing.get(workspace, earlier).nodes:
        assessing.record_level(workspace, earlier, node, "B1")
    assessing.finish(workspace, earlier)
    publishing.publish(workspace, second(workspace, framework_id), "2.0")
    return framework_id


def later(view: Shown, framework_id: str) -> RoundId:
    [earlier] = assessing.rounds(view.ctx.workspace)
    round_id, _changes = carrying.start(view.ctx.workspace, RoundOrder(framework_id), earlier.id)
    return round_id


def marks(view: Shown) -> list[str]:
    return [one.text() for one in page(view).findChildren(Label, "question.earlier") if one.isVisible()]


def test_home_says_that_a_newer_version_is_here(view: Shown, framework_id: str) -> None:
    view.window.go("home")
    click(view, "home.newer")
    assert page(view).name == "choose"
    assert any("2 answers still stand. 1 question is asked again. 1 question is new." in text for text in texts(view))


def test_nothing_is_offered_once_the_newest_version_was_begun(view: Shown, framework_id: str) -> None:
    later(view, framework_id)
    view.window.go("home")
    assert not [one for one in page(view).findChildren(QWidget, "home.newer") if one.isVisible()]
    view.window.go("choose", framework_id=framework_id)
    assert not [one for one in page(view).findChildren(QWidget, "choose.carry") if one.isVisible()]


@pytest.mark.parametrize("wanted", [True, False])
def test_answers_come_along_where_wanted(view: Shown, framework_id: str, wanted: bool) -> None:
    view.window.go("choose", framework_id=framework_id)
    if not wanted:
        click(view, "choose.carry")
    click(view, "choose.start")
    assert page(view).name == "question"
    newest = assessing.latest(view.ctx.workspace)
    assert newest is not None
    sheet = assessing.sheet(view.ctx.workspace, newest.id)
    assert sheet.answered_count == (2 if wanted else 0)
    assert newest.framework_version == "2.0"


def test_the_mark_goes_when_it_is_answered_again_and_comes_back(view: Shown, framework_id: str) -> None:
    round_id = later(view, framework_id)
    node = assessing.get(view.ctx.workspace, round_id).nodes[0]
    view.window.go("question", round=round_id, node=node)
    assert marks(view) == ["B1 · from 12 November 2026"]
    card = part(view, "question.answers").findChildren(QWidget)[0]
    card.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(card, Qt.Key.Key_3)
    assert marks(view) == []
    assert not assessing.sheet(view.ctx.workspace, round_id).is_carried(node)
    view.ctx.undo()
    assert marks(view) == ["B1 · from 12 November 2026"]


def test_the_day_stands_beside_the_answer_everywhere(view: Shown, framework_id: str) -> None:
    round_id = later(view, framework_id)
    node = assessing.get(view.ctx.workspace, round_id).nodes[0]
    view.window.go("check", round=round_id)
    rows = [button.row.status for one in page(view).findChildren(RowList) for button in one.buttons]
    assert rows.count("B1 · from 12 November 2026") == 2
    view.window.go("competence", round=round_id, node=node)
    assert "Taken over from 12 November 2026" in texts(view)
    trail = assessing.result(view.ctx.workspace, round_id).trail
    assert [dict(step.figures) for step in trail if step.kind == "carried"] == [{"carried": 2}]


def test_what_was_taken_over_is_not_compared(view: Shown, framework_id: str) -> None:
    workspace = view.ctx.workspace
    [earlier] = assessing.rounds(workspace)
    first, _changes = assessing.start(workspace, RoundOrder(framework_id))
    for node in assessing.get(workspace, first).nodes:
        assessing.record_level(workspace, first, node, "A1")
    second_round, _changes = carrying.start(workspace, RoundOrder(framework_id), earlier.id)
    for node in assessing.sheet(workspace, second_round).open_nodes:
        assessing.record_level(workspace, second_round, node, "A2")
    view.window.go("over_time", before=first, after=second_round)
    words = "2 answers were taken over from an earlier round and are not compared."
    assert any(words in text for text in texts(view))
