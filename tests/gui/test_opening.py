"""Every refusal when opening can be made here, is said, and is left again without loss."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from competency_app import paths, profile_list
from competency_app.actions import assessing, profiles
from competency_app.actions.assessing import RoundOrder
from competency_app.errors import KnownError
from competency_app.workspace import Workspace, create_workspace
from tests.gui.keyboard import activate, again, click, entry_of, make, names, page, press, refusals, write
from tests.gui.sample_window import NOW, Shown, shown
from ui.components import files


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    with shown(qapp) as view:
        activate(view, qtbot)
        yield view


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
    return entry_of(name)


@pytest.mark.parametrize("harm", [gone, emptied, cut_short])
def test_a_broken_profile_opens_from_its_backup_in_two_steps(view: Shown, harm: Callable[[Path], None]) -> None:
    path = Path(with_backup("Maple").path)
    harm(path)
    kept = path.read_bytes() if path.exists() else None
    again(view)
    press(Qt.Key.Key_Return)
    assert page(view).name == "start"
    assert len(refusals(view)) == 1
    assert "“Maple”" in refusals(view)[0]
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
    assert len(refusals(view)) == 1
    click(view, "way.forget")
    assert refusals(view) == []
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
    assert "is not a profile" in refusals(view)[0]
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
    assert refusals(view) == [refused.message]
    click(view, "way.folder")
    assert page(view).name == "home"
    assert view.ctx.workspace.path is not None
    assert view.ctx.workspace.path.parent == tmp_path
