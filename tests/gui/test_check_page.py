"""Looking answers over, finishing, and the pause before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, profiles
from competency_app.domain.answers import Reason
from competency_app.domain.rounds import Form, RoundId
from competency_app.workspace import Workspace
from tests.gui.sample_window import NOW, Shown, shown
from ui.pages.check_page import CheckPage
from ui.pages.glossary_page import GlossaryPage
from ui.pages.pause_page import PausePage
from ui.widgets.text import TextBlock


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return profiles.create_at(tmp_path / "owl.competency", "Owl", clock=lambda: NOW)


@pytest.fixture
def round_id(workspace: Workspace) -> RoundId:
    order = assessing.RoundOrder("digcompedu", Form.AREAS, ("2", "4"), placement_before="A2")
    started, _changes = assessing.start(workspace, order)
    for node in ("2.1", "2.2"):
        assessing.record_level(workspace, started, node, "B1")
    assessing.record_reason(workspace, started, "2.3", Reason.CANNOT_JUDGE)
    return started


@pytest.fixture
def view(qapp: QApplication, workspace: Workspace, round_id: RoundId) -> Iterator[Shown]:
    with shown(qapp, workspace) as view:
        view.window.go("check", round=round_id)
        view.paint()
        view.window.activateWindow()
        yield view


def check(view: Shown) -> CheckPage:
    view.paint()
    found = view.window.page()
    assert isinstance(found, CheckPage), found
    return found


def row(view: Shown, key: str) -> QWidget:
    rows = [one for one in check(view).findChildren(QWidget, f"row.{key}") if one.isVisible()]
    assert len(rows) == 1
    return rows[0]


def visible_texts(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(TextBlock) if one.isVisible()]


def test_open_questions_come_first(view: Shown) -> None:
    texts = visible_texts(check(view))
    assert texts.index("Not answered (3)") < texts.index("2 Digital Resources")
    assert row(view, "4.1").accessibleName() == "4.1, Assessment strategies, Answer"
    assert row(view, "2.1").accessibleName().startswith("2.1, Selecting digital resources, B1 · ")
    assert row(view, "2.3").accessibleName().endswith("I cannot judge this yet, Change")


def test_change_leads_to_the_question_and_back_to_the_row(
    view: Shown, qtbot: QtBot, workspace: Workspace, round_id: RoundId
) -> None:
    qtbot.keyClick(row(view, "2.2"), Qt.Key.Key_Return)
    card = view.window.focusWidget()
    assert card is not None
    assert card.objectName() == "answer.B1"
    qtbot.keyClick(card, Qt.Key.Key_5)
    chosen = view.window.focusWidget()
    assert chosen is not None
    qtbot.keyClick(chosen, Qt.Key.Key_Return)
    assert assessing.sheet(workspace, round_id).level("2.2") == "C1"
    assert row(view, "2.2") is view.window.focusWidget()
    assert "C1" in row(view, "2.2").accessibleName()


def test_tab_goes_list_by_list_to_the_buttons_below(view: Shown, qtbot: QtBot) -> None:
    row(view, "4.1").setFocus()
    names = []
    qtbot.keyClick(row(view, "4.1"), Qt.Key.Key_Down)
    for _stop in range(4):
        stop = view.window.focusWidget()
        assert stop is not None
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
        after = view.window.focusWidget()
        assert after is not None
        names.append(after.objectName())
    assert names == ["row.2.1", "segment.", "check.finish", "check.results"]


def test_placement_after_shows_what_was_said_before(view: Shown, workspace: Workspace, round_id: RoundId) -> None:
    said = "Before the questions you said A2."
    assert said not in visible_texts(check(view))
    segment = check(view).findChild(QToolButton, "segment.B2")
    assert segment is not None
    segment.click()
    assert assessing.get(workspace, round_id).placement_after == "B2"
    assert said in visible_texts(check(view))


def test_finish_is_explicit_and_can_be_undone(view: Shown, workspace: Workspace, round_id: RoundId) -> None:
    check(view).finish.click()
    assert assessing.get(workspace, round_id).is_finished
    assert not check(view).finish.isVisible()
    assert check(view).banner.text.startswith("This round is finished.")
    undo = view.window.findChild(QPushButton, "undo")
    assert undo is not None
    undo.click()
    assert not assessing.get(workspace, round_id).is_finished
    assert check(view).finish.isVisible()
    assert row(view, "2.1").accessibleName().endswith("Change")


def test_results_work_with_open_questions(view: Shown, monkeypatch: pytest.MonkeyPatch, round_id: RoundId) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(view.ctx, "go", lambda name, **args: asked.append((name, args)))
    primary = check(view).primary_button()
    assert primary is not None
    primary.click()
    assert asked == [("result", {"round": round_id})]


def test_a_profile_without_rounds_has_nothing_to_check(qapp: QApplication, tmp_path: Path) -> None:
    empty = profiles.create_at(tmp_path / "empty.competency", "Empty", clock=lambda: NOW)
    with shown(qapp, empty) as view:
        view.window.go("check")
        assert "No answers yet" in visible_texts(check(view))
        start = check(view).primary_button()
        assert start is not None
        start.click()
        assert view.window.page().name == "choose"  # type: ignore[union-attr]


def test_pause_keeps_how_sure_one_is_and_goes_on(view: Shown, workspace: Workspace, round_id: RoundId) -> None:
    view.window.go("pause", round=round_id, area="2")
    view.paint()
    pause = view.window.page()
    assert isinstance(pause, PausePage)
    assert pause.sure.current() == ""
    pause.sure.radios["3"].click()
    assert assessing.get(workspace, round_id).confidence == {"2": 3}
    pause.go_on.click()
    assert view.window.page().view.node.key == "4.1"  # type: ignore[union-attr]


def test_pause_after_the_last_question_leads_to_the_check(view: Shown, workspace: Workspace, round_id: RoundId) -> None:
    for node in ("4.1", "4.2", "4.3"):
        assessing.record_level(workspace, round_id, node, "A1")
    view.window.go("pause", round=round_id, area="4")
    pause = view.window.page()
    assert isinstance(pause, PausePage)
    assert pause.go_on.text() == "Check your answers"
    pause.go_on.click()
    assert check(view)


def test_glossary_filters_and_returns(view: Shown, qtbot: QtBot, round_id: RoundId) -> None:
    view.window.go("glossary", round=round_id)
    view.paint()
    glossary = view.window.page()
    assert isinstance(glossary, GlossaryPage)
    assert view.window.focusWidget() is glossary.filter
    qtbot.keyClicks(glossary.filter, "second copy")
    shown_words = [text for text in visible_texts(glossary) if ":" in text]
    assert [text.split(":")[0] for text in shown_words] == ["backup"]
    qtbot.keyClicks(glossary.filter, "zzz")
    assert "No word fits." in visible_texts(glossary)
    back = glossary.findChild(QPushButton, "glossary.back")
    assert back is not None
    back.click()
    assert check(view)
