"""The start page by keyboard: making, opening, renaming, hiding, deleting; two people on one computer."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from competency_app import paths, profile_list
from competency_app.actions import assessing, profiles
from competency_app.actions.assessing import RoundOrder
from competency_app.errors import KnownError
from competency_app.workspace import Workspace
from tests.gui.keyboard import (
    activate,
    again,
    choose,
    click,
    focus,
    make,
    names,
    open_card,
    page,
    part,
    press,
    refusals,
    said,
    seen,
    undo_strip,
    write,
)
from tests.gui.sample_window import Shown, shown


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    with shown(qapp) as view:
        activate(view, qtbot)
        yield view


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
    assert "needs a name" in refusals(view)[0]
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


def test_a_profile_is_renamed_in_its_card_and_back(view: Shown) -> None:
    entry = make("Maple")
    again(view)
    press(Qt.Key.Key_F2)
    write("Birch 4")
    press(Qt.Key.Key_Return)
    assert names(view)[0] == "Birch 4"
    assert focus().objectName() == f"profile.{entry.id}"
    undo_strip(view)
    assert names(view)[0] == "Maple"
    workspace = profiles.open(Path(entry.path))
    assert profiles.owner(workspace).name == "Maple"
    workspace.close(keep_backup=False)


def test_a_step_can_be_taken_back_after_the_colours_changed_elsewhere(view: Shown) -> None:
    entry = make("Maple")
    again(view)
    choose(view, f"profile.{entry.id}.more", "Do not list me")
    view.window.help()
    view.ctx.theme.choose("dark")
    undo_strip(view)
    view.window.back()
    assert "Maple" in names(view)


def test_deleting_needs_the_name(view: Shown) -> None:
    entry = make("Maple")
    again(view)
    press(Qt.Key.Key_Delete)
    write("Mapl")
    press(Qt.Key.Key_Return)
    assert Path(entry.path).exists()
    write("e")
    press(Qt.Key.Key_Return)
    assert not Path(entry.path).exists()
    assert names(view) == ["New profile"]


def test_escape_keeps_the_profile(view: Shown) -> None:
    entry = make("Maple")
    again(view)
    press(Qt.Key.Key_Delete, Qt.Key.Key_Escape)
    assert focus().objectName() == f"profile.{entry.id}"
    assert Path(entry.path).exists()


def test_the_menu_of_a_card_hides_a_profile_that_its_name_still_opens(view: Shown) -> None:
    entry = make("Maple")
    again(view)
    choose(view, f"profile.{entry.id}.more", "Do not list me")
    assert names(view) == ["New profile", "Not listed here"]
    press(Qt.Key.Key_End, Qt.Key.Key_Return)
    write("Oak")
    press(Qt.Key.Key_Return)
    assert "no profile of this name" in refusals(view)[0]
    QTest.keyClick(part(view, "profile.by-name.field"), Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(part(view, "profile.by-name.field"), "maple")
    QTest.keyClick(part(view, "profile.by-name.field"), Qt.Key.Key_Return)
    assert profiles.owner(view.ctx.workspace).name == "Maple"


def test_an_example_goes_with_one_click(view: Shown) -> None:
    click(view, "start.example")
    assert page(view).name == "home"
    assert assessing.rounds(view.ctx.workspace)
    again(view)
    (entry,) = profile_list.load()
    assert "Example" in names(view)[0]
    click(view, f"profile.{entry.id}.remove")
    assert names(view) == ["New profile"]
    assert not Path(entry.path).exists()


def test_a_guest_is_asked_before_anything_is_removed(view: Shown) -> None:
    click(view, "start.guest")
    assessing.start(view.ctx.workspace, RoundOrder("digcompedu"))
    again(view)
    assert focus().objectName() == "guest.back"
    press(Qt.Key.Key_Space)
    assert page(view).name == "home"
    assert assessing.rounds(view.ctx.workspace)
    again(view)
    click(view, "guest.remove")
    assert not view.ctx.has_workspace
    assert names(view) == ["New profile"]
    assert list(paths.profiles_dir().iterdir()) == []


def test_closing_the_window_asks_a_guest_once(view: Shown) -> None:
    click(view, "start.guest")
    assessing.start(view.ctx.workspace, RoundOrder("digcompedu"))
    assert not view.window.close()
    assert focus().objectName() == "guest.back"
    assert view.window.close()


def test_a_guest_without_answers_just_leaves(view: Shown) -> None:
    click(view, "start.guest")
    again(view)
    assert not view.ctx.has_workspace


def test_closing_a_changed_profile_keeps_a_backup(view: Shown) -> None:
    make("Maple")
    again(view)
    press(Qt.Key.Key_Return)
    assessing.start(view.ctx.workspace, RoundOrder("digcompedu"))
    QTest.keyClick(view.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page(view).name == "start"
    assert len(list(paths.backups_dir().glob("*/*.competency"))) == 1


def test_a_profile_that_cannot_be_backed_up_says_so(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    make("Maple")
    again(view)
    press(Qt.Key.Key_Return)
    assessing.start(view.ctx.workspace, RoundOrder("digcompedu"))

    def full(_workspace: Workspace) -> None:
        raise KnownError("disk_full", "The disk is full.")

    monkeypatch.setattr(Workspace, "backup", full)
    again(view)
    assert "The disk is full." in said(view)


def test_what_is_stored_is_told_with_places_to_copy(view: Shown) -> None:
    click(view, "start.stored")
    field = part(view, "stored.profiles")
    assert isinstance(field, QLineEdit)
    assert field.isReadOnly()
    assert field.text() == str(paths.profiles_dir())


def test_nothing_of_one_person_is_left_for_the_next(view: Shown) -> None:
    first, second = make("Maple"), make("Heron")
    again(view)
    open_card(view, first.id)
    started, changes = assessing.start(view.ctx.workspace, RoundOrder("digcompedu"))
    view.ctx.publish(changes)
    view.ctx.publish(assessing.delete(view.ctx.workspace, started))
    view.window.go("settings")
    part(view, "owner.school").setFocus()
    write("A school of Maple")
    press(Qt.Key.Key_Return)
    view.ctx.notify("Maple did something.", lambda: None)
    again(view)
    assert "Maple" not in view.window.windowTitle()
    open_card(view, second.id)
    assert view.ctx.undo_count == 0
    assert not view.ctx.undo()
    for name in ("home", "settings"):
        view.window.go(name)
        assert not [text for text in seen(view) if "Maple" in text]
    view.window.back()
    view.window.back()
    view.window.back()
    assert page(view).name == "home"
    assert assessing.rounds(view.ctx.workspace) == ()
