"""Around the answers of a question: drawer, explanation, earlier answers, finished rounds, what is spoken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, evidence, frameworks
from competency_app.domain.answers import Barrier
from competency_app.domain.rounds import RoundId
from competency_app.workspace import Workspace
from tests.gui.question_steps import at, page, press, round_of
from tests.gui.sample_window import Shown
from ui.components import files, finished_here

FIXTURES = Path(__file__).parents[1] / "fixtures" / "frameworks"
Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_note_barrier_and_flag(view: Shown, qtbot: QtBot, workspace: Workspace, round_id: RoundId) -> None:
    press(qtbot, Key.Key_E, CTRL)
    drawer = page(view).evidence
    assert view.window.focusWidget() is drawer.note
    qtbot.keyClicks(drawer.note, "Weekly letter")
    press(qtbot, Key.Key_Tab)
    assert assessing.sheet(workspace, round_id).answers["1.1"].note == "Weekly letter"
    assert drawer.state() == "1 note"
    drawer.barrier.setCurrentIndex(drawer.barrier.findData("network"))
    drawer.barrier.activated.emit(drawer.barrier.currentIndex())
    drawer.unclear.click()
    answer = assessing.sheet(workspace, round_id).answers["1.1"]
    assert (answer.barrier, answer.unclear, answer.is_answered) == (Barrier.NETWORK, True, False)


def test_a_note_is_kept_when_the_question_changes(
    view: Shown, qtbot: QtBot, workspace: Workspace, round_id: RoundId
) -> None:
    press(qtbot, Key.Key_E, CTRL)
    qtbot.keyClicks(page(view).evidence.note, "Half a sent")
    page(view).on_continue()
    assert assessing.sheet(workspace, round_id).answers["1.1"].note == "Half a sent"
    assert at(view) == "1.2"
    assert page(view).evidence.note.toPlainText() == ""


def test_evidence_is_added_and_removed_with_undo(
    view: Shown, qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer = page(view).evidence
    press(qtbot, Key.Key_E, CTRL)
    drawer.words.setFocus()
    qtbot.keyClicks(drawer.words, "https://example.org/lesson")
    press(qtbot, Key.Key_Return)
    chart = tmp_path / "chart.txt"
    chart.write_text("rows", encoding="utf-8")
    monkeypatch.setattr(files, "choose_file", lambda *_args: chart)
    attach = page(view).findChild(QPushButton, "question.evidence.attach")
    assert attach is not None
    attach.click()
    kept = evidence.for_node(workspace, "digcompedu", "1.1")
    assert [(one.kind.value, one.title) for one in kept] == [
        ("link", "https://example.org/lesson"),
        ("file", "chart.txt"),
    ]
    assert drawer.state() == "2 pieces of evidence"
    remove = page(view).findChild(QWidget, f"question.evidence.remove.{kept[0].id}")
    assert remove is not None
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert len(evidence.for_node(workspace, "digcompedu", "1.1")) == 1
    view.ctx.undo()
    assert len(evidence.for_node(workspace, "digcompedu", "1.1")) == 2


def test_nothing_to_add_is_said_at_the_field(view: Shown, qtbot: QtBot) -> None:
    drawer = page(view).evidence
    press(qtbot, Key.Key_E, CTRL)
    drawer.words.setFocus()
    press(qtbot, Key.Key_Return)
    assert "Write a few words" in drawer.words.accessibleDescription()


def test_what_a_screen_reader_gets(view: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    page(view).on_continue()
    assert any(words.startswith("1.2 Professional collaboration. ") for words in said), said
    group = page(view).cards.group
    assert group is not None
    assert group.accessibleName().startswith("1.2 ")
    assert [card.accessibleDescription() for card in group.cards][:2] == ["option 1 of 8", "option 2 of 8"]
    assert group.cards[2].accessibleName().startswith("B1, ")
    said.clear()
    press(qtbot, Key.Key_3)
    assert [words for words in said if "saved" in words.casefold()] == ["B1 chosen, saved"]


def test_tab_follows_the_page_from_whichever_card_it_leaves(view: Shown, qtbot: QtBot) -> None:
    page(view).on_continue()
    for start in (Key.Key_Home, Key.Key_End):
        press(qtbot, start)
        names = []
        for _stop in range(4):
            press(qtbot, Key.Key_Tab)
            stop = view.window.focusWidget()
            assert stop is not None
            names.append(stop.objectName())
        assert names == ["drawer", "question.back", "question.skip", "question.continue"]
        press(qtbot, Key.Key_Backtab)
        for _stop in range(4):
            press(qtbot, Key.Key_Backtab)
        assert view.window.focusWidget() is page(view).means, view.window.focusWidget()
        card = page(view).cards.first_focus()
        assert card is not None
        card.setFocus()


def test_every_control_has_a_name(view: Shown) -> None:
    page(view).on_evidence()
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in page(view).findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget, QScrollArea)
    ]
    assert nameless == []


def test_a_finished_round_is_closed_and_opens_again_in_the_same_session(
    view: Shown, qtbot: QtBot, workspace: Workspace, round_id: RoundId
) -> None:
    press(qtbot, Key.Key_2)
    assert finished_here.finish(view.ctx, round_id) is None
    view.window.go("question", round=round_id, node="1.1")
    group = page(view).cards.group
    assert group is not None
    assert not group.isEnabled()
    assert page(view).banner.text.startswith("This round is finished")
    again = page(view).findChild(QPushButton, "banner.action")
    assert again is not None
    again.click()
    assert not assessing.get(workspace, round_id).is_finished
    assert group.isEnabled()


def test_an_earlier_answer_shows_only_when_asked_for(view: Shown, workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "1.1", "A2")
    assessing.finish(workspace, round_id)
    hidden, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    view.window.go("question", round=hidden)
    assert page(view).findChild(QWidget, "question.earlier") is None
    seen, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu", show_earlier=True))
    view.window.go("question", round=seen)
    group = page(view).cards.group
    assert group is not None
    assert group.cards[1].accessibleDescription() == "option 2 of 8, November: A2"


def test_explanation_opens_and_closes_with_escape(view: Shown, qtbot: QtBot) -> None:
    page(view).means.click()
    assert page(view).meaning.is_open()
    statement = page(view).view.texts.node("1.1").statement  # type: ignore[union-attr]
    assert statement in page(view).meaning.text()
    press(qtbot, Key.Key_Escape)
    assert not page(view).meaning.is_open()


@pytest.mark.parametrize(
    ("folder", "node", "asks", "judged", "answers"),
    [
        ("tiny-mastery", 1, "How far is this true for you?", ("Making", "I cut joints that hold without metal."), 4),
        ("tiny-frequency", 1, "Which of these fits your practice now?", ("", "We hum before we sing."), 4),
    ],
)
def test_what_is_judged_stands_above_answers_that_do_not_say_it(
    view: Shown,
    workspace: Workspace,
    *,
    folder: str,
    node: int,
    asks: str,
    judged: tuple[str, str],
    answers: int,
) -> None:
    found = frameworks.preview(FIXTURES / folder)
    assert found.framework is not None
    frameworks.add(workspace, found)
    started, _changes = assessing.start(workspace, assessing.RoundOrder(found.framework.id))
    view.window.go("question", round=started, node=assessing.get(workspace, started).nodes[node])
    shown_page, group = page(view), page(view).cards.group
    assert group is not None
    assert shown_page.header.sub.text().startswith(asks)
    assert (shown_page.judged.stage.text(), shown_page.judged.statement.text()) == judged
    assert len(group.cards) == answers + 2
    view.window.go("question", round=round_of(view, "digcompedu"))
    assert shown_page.judged.isHidden()


@pytest.fixture(autouse=True)
def _settled(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
