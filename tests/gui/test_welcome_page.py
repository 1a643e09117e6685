"""The first start: two or three steps, each of which can be skipped."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, profiles
from competency_app.preferences import Preferences
from tests.gui.keyboard import activate, click, page, press, refusals, write
from tests.gui.sample_window import Shown, shown


@pytest.fixture
def first(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    with shown(qapp, preferences=Preferences()) as view:
        activate(view, qtbot)
        yield view


def test_the_first_start_ends_in_a_profile_of_ones_own(first: Shown) -> None:
    assert page(first).name == "welcome"
    press(Qt.Key.Key_Return)  # the language
    press(Qt.Key.Key_Return)
    write("Owl 27")
    press(Qt.Key.Key_Return)
    assert page(first).name == "home"
    assert profiles.owner(first.ctx.workspace).name == "Owl 27"
    assert first.ctx.preferences.first_run_done
    assert first.ctx.preferences.purpose == "practice"


def test_the_first_start_can_be_skipped(first: Shown) -> None:
    click(first, "welcome.skip")  # the language stays as it is
    assert page(first).name == "welcome"
    click(first, "welcome.skip")
    assert page(first).name == "start"
    assert first.ctx.preferences.first_run_done


def test_the_first_start_may_look_around(first: Shown) -> None:
    press(Qt.Key.Key_Return)  # the language
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page(first).name == "home"
    assert assessing.rounds(first.ctx.workspace)


def test_a_first_profile_without_a_name_says_what_is_missing(first: Shown) -> None:
    press(Qt.Key.Key_Return)  # the language
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page(first).name == "welcome"
    assert "needs a name" in refusals(first)[0]
