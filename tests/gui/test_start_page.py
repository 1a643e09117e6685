"""The start page by keyboard: making, opening, renaming, hiding, deleting; two people; every refusal and its way on."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from competency_app import profile_list
from competency_app.actions import profiles
from tests.gui.sample_window import NOW, Shown, shown
from ui.components.refusal import Refusal
from ui.navigation import Page
from ui.widgets.profile_card import ProfileCard


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    with shown(qapp) as view:
        view.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is view.window)
        yield view


def make(name: str) -> profile_list.ProfileEntry:
    """A closed profile in the list."""
    workspace = profiles.create(name, clock=lambda: NOW)
    workspace.close(keep_backup=False)
    return next(entry for entry in profile_list.load() if entry.name == name)


def page(view: Shown) -> Page:
    shown_page = view.window.page()
    assert shown_page is not None
    return shown_page


def again(view: Shown) -> None:
    view.window.go("start")


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focus(), key)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def part(view: Shown, name: str) -> QWidget:
    found = [one for one in page(view).findChildren(QWidget, name) if one.isVisible()]
    assert len(found) == 1, (name, found)
    return found[0]


def click(view: Shown, name: str) -> None:
    """Reach a button and press it by keyboard."""
    button = part(view, name)
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)


def names(view: Shown) -> list[str]:
    return [card.title.text() for card in page(view).findChildren(ProfileCard) if card.isVisible()]


def sentences(view: Shown) -> list[str]:
    return [one.words.text() for one in page(view).findChildren(Refusal) if one.isVisible()]


def test_nothing_heavy_is_loaded_before_the_start_page_is_seen(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from competency_app import preferences\n"
        "from competency_app.preferences import Preferences\n"
        "from ui import app as program\n"
        "preferences.save(Preferences(first_run_done=True))\n"
        "built = program.build(QApplication([]))\n"
        "built.window.show()\n"
        "built.window.grab()\n"
        "heavy = {'sqlalchemy', 'numpy', 'pyqtgraph', 'reportlab', 'babel'}\n"
        "print(built.window.page().name, *sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
        "program.shut_down(built)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["start"]


def test_a_name_is_enough(view: Shown) -> None:
    assert focus().objectName() == "profile.new"
    press(Qt.Key.Key_Return)
    write("Owl 27")
    press(Qt.Key.Key_Return)
    assert page(view).name == "home"
    assert profiles.owner(view.ctx.workspace).name == "Owl 27"
    again(view)
    assert names(view) == ["Owl 27", "New profile"]


def test_a_profile_without_a_name_is_not_made(view: Shown) -> None:
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page(view).name == "start"
    assert "needs a name" in sentences(view)[0]
    assert profile_list.load() == ()


def test_escape_gives_up_a_new_profile(view: Shown) -> None:
    press(Qt.Key.Key_Return)
    write("Owl")
    press(Qt.Key.Key_Escape)
    assert focus().objectName() == "profile.new"
    assert page(view).findChildren(QLineEdit, "profile.new.field")[0].isVisible() is False


def test_arrows_and_letters_move_between_cards(view: Shown) -> None:
    first, second = make("Maple"), make("Heron")
    again(view)
    assert focus().objectName() == f"profile.{first.id}"
    press(Qt.Key.Key_Right)
    assert focus().objectName() == f"profile.{second.id}"
    write("ma")
    assert focus().objectName() == f"profile.{first.id}"
    press(Qt.Key.Key_End)
    assert focus().objectName() == "profile.new"
