"""Lines between frameworks on the pages: what is related, and what was noted and kept there before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, evidence, profiles
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.rounds import RoundId
from tests.gui.keyboard import activate, click, page, part, texts, undo_strip
from tests.gui.sample_window import NOW, Shown, shown
from ui.pages.question_page import QuestionPage

NOTE = "We plan together every Monday."


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    workspace = profiles.create("Owl 27", clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        activate(view, qtbot)
        yield view


def begun(view: Shown, framework_id: str) -> RoundId:
    started, _changes = assessing.start(view.ctx.workspace, RoundOrder(framework_id))
    return started


@pytest.fixture
def earlier(view: Shown) -> RoundId:
    """A round in another framework with a note and evidence."""
    one = begun(view, "digcompedu")
    for node in ("1.1", "1.2"):
        assessing.record_level(view.ctx.workspace, one, node, "B1")
    assessing.set_note(view.ctx.workspace, one, "1.2", NOTE)
    evidence.add_text(view.ctx.workspace, "digcompedu", "1.2", "Minutes of the meeting")
    return one


def drawer(view: Shown, round_id: RoundId, node: str) -> QuestionPage:
    view.window.go("question", round=round_id, node=node)
    shown_page = page(view)
    assert isinstance(shown_page, QuestionPage)
    shown_page.on_evidence()
    return shown_page


def test_a_competence_shows_what_is_related_from_either_end(view: Shown, earlier: RoundId) -> None:
    view.window.go("competence", round=earlier, node="1.2")
    lines = [one for one in texts(view) if one.startswith("Related in ")]
    assert any(one.startswith("Related in MRCDD: 1.2") and "as published" in one for one in lines)
    assert any("Related in UNESCO ICT-CFT" in one and "a draft" in one for one in lines)
    other = begun(view, "unesco-ict-cft")
    cell = assessing.get(view.ctx.workspace, other).nodes[0]
    view.window.go("competence", round=other, node=cell)
    assert [one for one in texts(view) if one.startswith("Related in DigCompEdu")]


def test_the_competences_of_a_result_lead_to_what_is_related_only_when_asked(view: Shown, earlier: RoundId) -> None:
    view.window.go("result", round=earlier)
    assert not page(view).findChildren(QWidget, "result.related")
    view.window.go("result", round=earlier, view="competences")
    assert not [one for one in texts(view) if one.startswith("Related in MRCDD")]
    click(view, "result.related")
    view.paint()
    assert len([one for one in texts(view) if one.startswith("Related in MRCDD")]) >= 22


def test_earlier_notes_and_evidence_are_offered_and_nothing_is_answered(view: Shown, earlier: RoundId) -> None:
    one = begun(view, "mrcdd")
    shown_page = drawer(view, one, "1.2")
    shown_texts = texts(view)
    assert NOTE in shown_texts
    assert any(
        each.startswith("You noted this for DigCompEdu, 1.2 Professional collaboration, on") for each in shown_texts
    )
    assert "Minutes of the meeting" in shown_texts
    assert shown_page.evidence.state() == "2 things from related competences"
    assert assessing.sheet(view.ctx.workspace, one).answers == {}
    drawer(view, one, "2.1")
    assert NOTE not in texts(view)
    drawer(view, earlier, "1.2")
    assert not [each for each in texts(view) if each.startswith("You noted this for")]


def test_a_note_is_copied_below_what_is_written_and_kept(view: Shown, earlier: RoundId) -> None:
    one = begun(view, "mrcdd")
    assessing.set_note(view.ctx.workspace, one, "1.2", "Mine.")
    drawer(view, one, "1.2")
    click(view, "question.noted.0.copy")
    assert assessing.sheet(view.ctx.workspace, one).answers["1.2"].note == f"Mine.\n{NOTE}"
    assert QApplication.focusWidget() is part(view, "question.note")


def test_evidence_is_linked_here_too_and_undo_takes_only_the_line_away(view: Shown, earlier: RoundId) -> None:
    workspace = view.ctx.workspace
    one = begun(view, "mrcdd")
    drawer(view, one, "1.2")
    [piece] = evidence.everything(workspace)
    click(view, f"question.kept.{piece.id}.link")
    assert [each.id for each in evidence.for_node(workspace, "mrcdd", "1.2")] == [piece.id]
    assert not page(view).findChildren(QWidget, f"question.kept.{piece.id}.link") or not any(
        each.isVisible() for each in page(view).findChildren(QWidget, f"question.kept.{piece.id}.link")
    )
    undo_strip(view)
    assert evidence.for_node(workspace, "mrcdd", "1.2") == ()
    assert len(evidence.for_node(workspace, "digcompedu", "1.2")) == 1
    click(view, f"question.kept.{piece.id}.link")
    click(view, f"question.evidence.remove.{piece.id}")
    assert evidence.for_node(workspace, "mrcdd", "1.2") == ()
    assert len(evidence.for_node(workspace, "digcompedu", "1.2")) == 1


def test_the_library_counts_the_lines(view: Shown) -> None:
    view.window.go("framework", framework_id="digcompedu")
    assert "Related frameworks" in texts(view)
    assert any(one.startswith("MRCDD 22 entries have a counterpart") for one in texts(view))
