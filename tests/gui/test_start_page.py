"""The start page by keyboard: making, opening, renaming, hiding, deleting; two people; every refusal and its way on."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from competency_app import paths, profile_list
from competency_app.actions import assessing, profiles
from competency_app.actions.assessing import RoundOrder
from competency_app.errors import KnownError
from competency_app.preferences import Preferences
from competency_app.workspace import Workspace, create_workspace
from tests.gui.sample_window import NOW, Shown, shown
from ui.components import files
from ui.components.refusal import Refusal
from ui.navigation import Page
from ui.widgets.banner import Banner
from ui.widgets.profile_card import ProfileCard
from ui.widgets.text import TextBlock


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


def choose(view: Shown, tool: str, words: str) -> None:
    """Press a tool and choose from the menu it opens."""
    part(view, tool).setFocus(Qt.FocusReason.ShortcutFocusReason)
    press(Qt.Key.Key_Space)
    (menu,) = [one for one in page(view).findChildren(QMenu) if one.isVisible()]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def open_card(view: Shown, key: str) -> None:
    part(view, f"profile.{key}").setFocus(Qt.FocusReason.ShortcutFocusReason)
    press(Qt.Key.Key_Return)
    assert page(view).name == "home"


def seen(view: Shown) -> list[str]:
    """Everything the window shows as text."""
    window = view.window
    texts = [one.text() for one in window.findChildren(TextBlock) if one.isVisible()]
    texts += [one.text() for one in window.findChildren(QLineEdit) if one.isVisible()]
    return [*texts, window.windowTitle()]


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


def test_a_profile_is_renamed_in_its_card_and_back(view: Shown) -> None:
    entry = make("Maple")
    again(view)
    press(Qt.Key.Key_F2)
    write("Birch 4")
    press(Qt.Key.Key_Return)
    assert names(view)[0] == "Birch 4"
    assert focus().objectName() == f"profile.{entry.id}"
    undo = view.window.findChild(QWidget, "undo")
    assert undo is not None
    QTest.keyClick(undo, Qt.Key.Key_Space)
    assert names(view)[0] == "Maple"
    workspace = profiles.open(Path(entry.path))
    assert profiles.owner(workspace).name == "Maple"
    workspace.close(keep_backup=False)


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
    assert "no profile of this name" in sentences(view)[0]
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
    assert "The disk is full." in [banner.words.text() for banner in view.window.findChildren(Banner)]


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


# -- every refusal can be made, and left again without loss


def gone(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def something_else(path: Path) -> None:
    path.write_text("a shopping list " * 20, encoding="utf-8")


def from_the_future(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(60)
        stream.write((9 << 16 | 9).to_bytes(4, "big"))


def with_backup(name: str) -> profile_list.ProfileEntry:
    workspace = profiles.create(name, clock=lambda: NOW)
    assessing.start(workspace, RoundOrder("digcompedu"))
    assert workspace.close() is None
    return next(entry for entry in profile_list.load() if entry.name == name)


@pytest.mark.parametrize("harm", [gone, emptied, cut_short])
def test_a_broken_profile_opens_from_its_backup_in_two_steps(view: Shown, harm: Callable[[Path], None]) -> None:
    path = Path(with_backup("Maple").path)
    harm(path)
    kept = path.read_bytes() if path.exists() else None
    again(view)
    press(Qt.Key.Key_Return)
    assert page(view).name == "start"
    assert len(sentences(view)) == 1
    click(view, "way.restore")
    assert page(view).name == "home"
    assert len(assessing.rounds(view.ctx.workspace)) == 1
    aside = [one.read_bytes() for one in path.parent.glob("*.replaced-*")]
    assert aside == ([kept] if kept is not None else [])


@pytest.mark.parametrize("harm", [gone, emptied, cut_short, something_else, from_the_future])
def test_a_refused_file_stays_as_it_is_and_can_leave_the_list(view: Shown, harm: Callable[[Path], None]) -> None:
    path = Path(make("Maple").path)
    harm(path)
    kept = path.read_bytes() if path.exists() else None
    again(view)
    press(Qt.Key.Key_Return)
    assert len(sentences(view)) == 1
    click(view, "way.forget")
    assert sentences(view) == []
    assert names(view) == ["New profile"]
    assert (path.read_bytes() if path.exists() else None) == kept
    press(Qt.Key.Key_Return)
    write("Owl")
    press(Qt.Key.Key_Return)
    assert page(view).name == "home"


def test_a_moved_profile_is_found_again(view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(make("Maple").path)
    there = path.rename(tmp_path / "moved.competency")
    monkeypatch.setattr(files, "choose_file", lambda *_: there)
    again(view)
    press(Qt.Key.Key_Return)
    click(view, "way.find")
    assert page(view).name == "home"
    assert view.ctx.workspace.path == there
    assert [Path(entry.path) for entry in profile_list.load()] == [there]


def test_without_a_backup_one_can_be_chosen(view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(make("Maple").path)
    copy = tmp_path / "copy.competency"
    copy.write_bytes(path.read_bytes())
    emptied(path)
    monkeypatch.setattr(files, "choose_file", lambda *_: copy)
    again(view)
    press(Qt.Key.Key_Return)
    click(view, "way.backup")
    assert profiles.owner(view.ctx.workspace).name == "Maple"


def test_a_profile_open_elsewhere_here_can_be_read(view: Shown) -> None:
    entry = make("Maple")
    other = profiles.open(Path(entry.path), clock=lambda: NOW)
    again(view)
    press(Qt.Key.Key_Return)
    click(view, "way.read")
    assert page(view).name == "home"
    assert view.ctx.workspace.read_only
    again(view)
    other.close(keep_backup=False)


def test_a_wrong_file_leads_to_another_choice(view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, right = tmp_path / "list.txt", Path(make("Maple").path)
    something_else(wrong)
    answers = iter([wrong, right])
    monkeypatch.setattr(files, "choose_file", lambda *_: next(answers))
    click(view, "start.file")
    assert "is not a profile" in sentences(view)[0]
    click(view, "way.other")
    assert view.ctx.workspace.path == right


def test_a_folder_nobody_may_write_in_leads_to_another(
    view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = KnownError("folder_not_writable", "Nothing can be saved in this folder.")

    def create(path: Path, *args: object, **named: object) -> Workspace:
        if path.parent == paths.profiles_dir():
            raise refused
        return create_workspace(path, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("competency_app.actions.profiles.create_workspace", create)
    monkeypatch.setattr(files, "choose_folder", lambda *_: tmp_path)
    press(Qt.Key.Key_Return)
    write("Owl")
    press(Qt.Key.Key_Return)
    assert sentences(view) == [refused.message]
    click(view, "way.folder")
    assert page(view).name == "home"
    assert view.ctx.workspace.path is not None
    assert view.ctx.workspace.path.parent == tmp_path


# -- the first start


@pytest.fixture
def first(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    with shown(qapp, preferences=Preferences()) as view:
        view.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is view.window)
        yield view


def test_the_first_start_ends_in_a_profile_of_ones_own(first: Shown) -> None:
    assert page(first).name == "welcome"
    press(Qt.Key.Key_Return)
    write("Owl 27")
    press(Qt.Key.Key_Return)
    assert page(first).name == "home"
    assert profiles.owner(first.ctx.workspace).name == "Owl 27"
    assert first.ctx.preferences.first_run_done
    assert first.ctx.preferences.purpose == "practice"


def test_the_first_start_can_be_skipped(first: Shown) -> None:
    click(first, "welcome.skip")
    assert page(first).name == "start"
    assert first.ctx.preferences.first_run_done


def test_the_first_start_may_look_around(first: Shown) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page(first).name == "home"
    assert assessing.rounds(first.ctx.workspace)


def test_a_first_profile_without_a_name_says_what_is_missing(first: Shown) -> None:
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page(first).name == "welcome"
    assert "needs a name" in sentences(first)[0]
