"""The question page by keyboard: what is chosen is on the disk, what is on the disk is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, profiles
from competency_app.domain.answers import Reason
from competency_app.domain.rounds import RoundId
from competency_app.errors import KnownError
from competency_app.preferences import Preferences
from competency_app.workspace import Workspace
from tests.gui.question_steps import at, focused_card, levels, page, page_round, press
from tests.gui.sample_window import NOW, Shown, shown

FIXTURES = Path(__file__).parents[1] / "fixtures" / "frameworks"
Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_a_digit_is_on_the_disk_and_enter_goes_on(
    view: Shown, qtbot: QtBot, workspace: Workspace, round_id: RoundId
) -> None:
    assert at(view) == "1.1"
    press(qtbot, Key.Key_3)
    assert levels(workspace, round_id) == {"1.1": "B1"}
    press(qtbot, Key.Key_Return)
    assert at(view) == "1.2"
    assert focused_card(view) is page(view).cards.first_focus()


def test_every_way_to_choose(view: Shown, qtbot: QtBot, workspace: Workspace, round_id: RoundId) -> None:
    press(qtbot, Key.Key_Down)
    assert levels(workspace, round_id) == {}, "arrows move the focus and choose nothing"
    press(qtbot, Key.Key_Space)
    assert levels(workspace, round_id) == {"1.1": "A2"}
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_Return)
    assert levels(workspace, round_id) == {"1.1": "A1"}
    press(qtbot, Key.Key_End)
    press(qtbot, Key.Key_Space)
    assert assessing.sheet(workspace, round_id).reason("1.1") is Reason.CANNOT_JUDGE
    press(qtbot, Key.Key_0)
    assert assessing.sheet(workspace, round_id).reason("1.1") is Reason.NOT_APPLICABLE
    qtbot.keyClicks(focused_card(view), "?")
    assert assessing.sheet(workspace, round_id).reason("1.1") is Reason.CANNOT_JUDGE


def test_an_answer_can_be_taken_back_and_undone(
    view: Shown, qtbot: QtBot, workspace: Workspace, round_id: RoundId
) -> None:
    press(qtbot, Key.Key_2)
    press(qtbot, Key.Key_Backspace, CTRL)
    assert not assessing.sheet(workspace, round_id).is_answered("1.1")
    group = page(view).cards.group
    assert group is not None
    assert group.chosen_card() is None
    press(qtbot, Key.Key_Z, CTRL)
    assert assessing.sheet(workspace, round_id).level("1.1") == "A2"
    chosen = group.chosen_card()
    assert chosen is not None
    assert chosen.option.key == "A2"


def test_back_skip_and_the_shortcuts_for_both(view: Shown, qtbot: QtBot) -> None:
    skip = page(view).findChild(QPushButton, "question.skip")
    assert skip is not None
    skip.click()
    assert at(view) == "1.2"
    press(qtbot, Key.Key_Return, CTRL)
    assert at(view) == "1.3"
    press(qtbot, Key.Key_Left, ALT)
    assert at(view) == "1.2"
    press(qtbot, Key.Key_Right, ALT)
    assert at(view) == "1.3"


def test_jump_to_a_code(view: Shown, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_G, CTRL)
    edit = view.window.focusWidget()
    assert edit is page(view).jump.edit
    qtbot.keyClicks(edit, "9.9")
    press(qtbot, Key.Key_Return)
    assert "9.9" in edit.accessibleDescription()
    page(view).jump.edit.clear()
    qtbot.keyClicks(edit, "3.2")
    press(qtbot, Key.Key_Return)
    assert at(view) == "3.2"
    press(qtbot, Key.Key_G, CTRL)
    press(qtbot, Key.Key_Escape)
    assert at(view) == "3.2"
    assert focused_card(view) is page(view).cards.first_focus()


def test_a_full_disk_keeps_the_choice_on_the_screen(
    view: Shown, qtbot: QtBot, workspace: Workspace, round_id: RoundId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise KnownError("disk_full", "There is no space left on this drive.")

    with monkeypatch.context() as patched:
        patched.setattr(assessing, "record_level", refuse)
        press(qtbot, Key.Key_4)
        assert page(view).banner.text.startswith("Your last answer is not on the disk yet. There is no space")
        group = page(view).cards.group
        assert group is not None
        chosen = group.chosen_card()
        assert chosen is not None
        assert chosen.option.key == "B2"
        page(view).on_continue()
        assert at(view) == "1.1", "what is not stored holds a person back once"
    assert levels(workspace, round_id) == {}
    again = page(view).findChild(QPushButton, "banner.action")
    assert again is not None
    again.click()
    assert levels(workspace, round_id) == {"1.1": "B2"}
    assert page(view).banner.text == ""


def test_a_window_made_anew_stands_at_the_same_question(
    qapp: QApplication, file: Path, workspace: Workspace, round_id: RoundId, qtbot: QtBot
) -> None:
    with shown(qapp, workspace) as first:
        first.window.go("question", round=round_id)
        first.window.activateWindow()
        first.paint()
        for _question in range(2):
            press(qtbot, Key.Key_5)
            press(qtbot, Key.Key_Return)
        assert at(first) == "1.3"
    with shown(qapp, profiles.open(file, clock=lambda: NOW)) as second:
        second.window.activateWindow()
        go_on = second.window.findChild(QPushButton, "home.continue")
        assert go_on is not None
        go_on.click()
        assert at(second) == "1.3"
        assert levels(second.ctx.workspace, round_id) == {"1.1": "C1", "1.2": "C1"}


def test_text_size_keeps_the_question(view: Shown, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_1)
    press(qtbot, Key.Key_Return)
    view.ctx.theme.set_text_scale(200)
    view.paint()
    assert at(view) == "1.2"


def test_the_end_of_an_area_pauses_once(view: Shown, qtbot: QtBot) -> None:
    for _question in range(4):
        press(qtbot, Key.Key_2)
        press(qtbot, Key.Key_Return)
    assert view.window.page().name == "pause"  # type: ignore[union-attr]
    view.window.go("question", round=page_round(view), node="1.4")
    press(qtbot, Key.Key_3)
    press(qtbot, Key.Key_Return)
    assert at(view) == "2.1"


def test_going_on_by_itself(qapp: QApplication, workspace: Workspace, round_id: RoundId, qtbot: QtBot) -> None:
    with shown(qapp, workspace, preferences=Preferences(first_run_done=True, auto_continue=True)) as view:
        view.window.go("question", round=round_id)
        view.window.activateWindow()
        view.paint()
        press(qtbot, Key.Key_2)
        qtbot.waitUntil(lambda: at(view) == "1.2")
    assert round_id


def test_digits_can_be_switched_off(qapp: QApplication, workspace: Workspace, round_id: RoundId, qtbot: QtBot) -> None:
    with shown(qapp, workspace, preferences=Preferences(first_run_done=True, digit_keys=False)) as view:
        view.window.go("question", round=round_id)
        view.window.activateWindow()
        view.paint()
        press(qtbot, Key.Key_2)
        assert levels(workspace, round_id) == {}


def test_rail_goes_to_the_first_open_question_of_an_area(view: Shown, workspace: Workspace, round_id: RoundId) -> None:
    assessing.record_level(workspace, round_id, "3.1", "B1")
    page(view).on_rail_row("3")
    assert at(view) == "3.2"
    assert [(row.title, row.count, row.current) for row in page(view).rail_rows()][2] == ("Area 3", "1 of 4", True)
    assert page(view).place() == (
        "Area 3 of 6, Teaching and Learning",
        "· 1 of 22 answered · about 24 minutes left",
    )


def test_without_a_round_the_page_says_where_to_begin(qapp: QApplication, workspace: Workspace) -> None:
    with shown(qapp, workspace) as view:
        view.window.go("question")
        start = view.window.page().primary_button()  # type: ignore[union-attr]
        assert start is not None
        assert start.isVisible()
        assert not page(view).go_on.isVisible()


@pytest.fixture(autouse=True)
def _settled(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
