"""The page of one competence: levels, advice, history, a goal, and evidence with its ladder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, evidence, planning
from competency_app.actions.assessing import RoundOrder
from competency_app.actions.sample_story import Story
from competency_app.domain.answers import Barrier
from competency_app.domain.rounds import Trust
from competency_app.i18n import translator
from tests.gui.sample_window import Shown
from tests.gui.told import CONTROL, asked, fresh_window, go, named, press, told_window, words_of
from ui.components import files
from ui.components.competence_cards import HistoryCard, Past
from ui.components.evidence_list import EvidenceItem, EvidenceList
from ui.components.page_banner import PageBanner
from ui.pages.competence_page import CompetencePage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.text import TextBlock


@pytest.fixture
def told(tmp_path: Path, qapp: QApplication, theme: Theme) -> Iterator[tuple[Shown, Story]]:
    assert theme
    with told_window(tmp_path, qapp) as (view, story):
        go(view, "competence", round=story.second, node="2.2")
        yield view, story


def page_of(view: Shown) -> CompetencePage:
    page = view.window.page()
    assert isinstance(page, CompetencePage)
    return page


def pieces(view: Shown, node: str = "2.2") -> list[str]:
    return [piece.text or piece.file_name for piece in evidence.for_node(view.ctx.workspace, "digcompedu", node)]


def test_now_next_and_advice(told: tuple[Shown, Story]) -> None:
    view, _story = told
    texts = view.ctx.workspace.texts(view.ctx.workspace.framework("digcompedu"), "en")
    words = words_of(page_of(view))
    assert "2.2 Creating and modifying digital resources" in words
    assert "Your own rating: B1, 12 November 2026" in words
    for descriptor in (
        texts.descriptor("2.2", "B1"),
        texts.descriptor("2.2", "B2"),
        texts.node("2.2").next_steps["B1"],
    ):
        assert descriptor in words


def test_history_and_why_it_went_down(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    assert (
        page_of(view).findChild(Button, "competence.why") is None
        or not named(page_of(view), Button, "competence.why").isVisible()
    )
    go(view, "competence", round=story.second, node="3.4")
    page = page_of(view)
    assert "A2" in words_of(page.history)
    assert "Learning moves the yardstick" not in words_of(page)
    qtbot.keyClick(named(page.history, Button, "competence.why"), Qt.Key.Key_Space)
    assert "Learning moves the yardstick" in words_of(page)


def test_levels_over_time_stand_below_each_other(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    rounds = assessing.rounds(told[0].ctx.workspace)
    card = HistoryCard(tuple(Past(one, "A2", 1, "") for one in rounds), translator("es"))
    qtbot.addWidget(card)
    card.show()
    assert len({one.x() for one in card.findChildren(TextBlock) if one.text() == "A2"}) == 1


def test_the_answers_note_and_what_is_in_the_way(told: tuple[Shown, Story]) -> None:
    view, story = told
    go(view, "competence", round=story.second, node="1.1")
    assert "Since September with the parents of 7b as well." in words_of(page_of(view))
    framework = view.ctx.workspace.framework("digcompedu")
    noted = next(
        node.key
        for node in reversed(framework.assessable)
        if (answer := assessing.sheet(view.ctx.workspace, story.second).answers.get(node.key))
        and answer.barrier is Barrier.EQUIPMENT
    )
    go(view, "competence", round=story.second, node=noted)
    assert "In the way: Equipment" in words_of(page_of(view))


def test_a_goal_is_one_key_away(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    found = asked(view)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    added = planning.plan(view.ctx.workspace).open_goals[-1]
    assert (added.node, added.from_level, added.to_level) == ("2.2", "B1", "B2")
    assert found == [("plan", {"goal": added.id})]
    go(view, "competence", round=story.second, node="2.2")
    button = page_of(view).primary_button()
    assert button is not None
    assert button.text() == "Open the plan"
    go(view, "competence", round=story.second, node="3.2")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert named(page_of(view), PageBanner).text.startswith("Three goals at a time.")


def test_a_note_and_a_link_are_added_by_keyboard(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    press(qtbot, Qt.Key.Key_E, CONTROL)
    for words in ("Worksheet in three depths", "https://school.example/unit"):
        qtbot.keyClicks(page_of(view).evidence.words, words)
        qtbot.keyClick(page_of(view).evidence.words, Qt.Key.Key_Return)
    kinds = [piece.kind for piece in evidence.for_node(view.ctx.workspace, "digcompedu", "2.2")]
    assert pieces(view) == ["Worksheet in three depths", "https://school.example/unit"]
    assert kinds == ["text", "link"]
    assert "Worksheet in three depths" in words_of(page_of(view))
    assert page_of(view).evidence.words.text() == ""


def test_nothing_to_add_is_said_at_the_field(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    qtbot.keyClick(page_of(view).evidence.words, Qt.Key.Key_Return)
    assert page_of(view).evidence.field.error().startswith("There is nothing to keep yet.")
    assert pieces(view) == []


def test_evidence_goes_with_del_and_comes_back_with_undo(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    evidence.add_text(view.ctx.workspace, "digcompedu", "2.2", "Kept")
    go(view, "competence", round=_story.second, node="2.2")
    item = named(page_of(view), EvidenceItem)
    item.trust.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert pieces(view) == []
    assert QApplication.focusWidget() is page_of(view).evidence.words
    view.ctx.undo()
    assert pieces(view) == ["Kept"]
    view.paint()
    assert "Kept" in words_of(page_of(view))


def test_the_ladder_is_chosen_and_said(told: tuple[Shown, Story]) -> None:
    view, story = told
    evidence.add_text(view.ctx.workspace, "digcompedu", "2.2", "Kept")
    go(view, "competence", round=story.second, node="2.2")
    item = named(page_of(view), EvidenceItem)
    item.trust.choose(Trust.SEEN.value)
    item.trust.activated.emit(item.trust.currentIndex())
    (piece,) = evidence.for_node(view.ctx.workspace, "digcompedu", "2.2")
    assert piece.trust is Trust.SEEN
    assert "How firm this level is now: Seen by someone in practice" in words_of(page_of(view))


def test_a_file_is_attached_and_saved_again(
    told: tuple[Shown, Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    source, target = tmp_path / "unit.txt", tmp_path / "copy.txt"
    source.write_bytes(b"three depths")
    monkeypatch.setattr(files, "choose_file", lambda *_args: source)
    monkeypatch.setattr(files, "choose_target", lambda *_args: target)
    named(page_of(view), Button, "evidence.attach").click()
    assert pieces(view) == ["unit.txt"]
    view.paint()
    (piece,) = evidence.for_node(view.ctx.workspace, "digcompedu", "2.2")
    named(page_of(view), Button, f"evidence.copy.{piece.id}").click()
    assert target.read_bytes() == b"three depths"


def test_a_place_that_cannot_be_written_is_said(
    told: tuple[Shown, Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    source = tmp_path / "unit.txt"
    source.write_bytes(b"x")
    evidence.add_file(view.ctx.workspace, "digcompedu", "2.2", source)
    monkeypatch.setattr(files, "choose_target", lambda *_args: tmp_path / "missing" / "copy.txt")
    (piece,) = evidence.for_node(view.ctx.workspace, "digcompedu", "2.2")
    part = named(page_of(view), EvidenceList)
    part._on_copy(piece.id, "unit.txt")
    assert "Nothing was written; choose another place." in part.field.error()


def test_the_highest_level_has_no_goal(tmp_path: Path, qapp: QApplication, theme: Theme) -> None:
    assert theme
    with fresh_window(tmp_path, qapp) as view:
        round_id, _changes = assessing.start(view.ctx.workspace, RoundOrder("digcompedu"))
        assessing.record_level(view.ctx.workspace, round_id, "1.1", "C2")
        go(view, "competence", round=round_id, node="1.1")
        assert "This is the highest level." in words_of(page_of(view))
        assert not named(page_of(view), Button, "competence.goal").isVisible()
        assert QApplication.focusWidget() is named(page_of(view), Button, "competence.back")


def test_a_competence_that_is_not_there_says_so(told: tuple[Shown, Story]) -> None:
    view, story = told
    go(view, "competence", round=story.second, node="9.9")
    assert "Nothing to show here" in words_of(page_of(view))
    button = page_of(view).primary_button()
    assert button is not None
    assert button.text() == "See results"
