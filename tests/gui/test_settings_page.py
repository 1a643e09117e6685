"""Settings by keyboard: choices, one's own data, backups; also help, about, and a profile left open."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from competency_app import paths, profile_list
from competency_app.actions import assessing, keeping, profiles
from competency_app.actions.assessing import RoundOrder
from competency_app.preferences import Preferences
from tests.gui.keyboard import activate, click, page, part, said, texts, undo_strip
from tests.gui.sample_window import NOW, Shown, sample_profile, shown
from ui.components import files
from ui.components.idle import Idle
from ui.help_texts import TOPICS
from ui.pages.about_page import LIBRARIES
from ui.theme import text_scale
from ui.widgets.buttons import Button
from ui.widgets.inputs import CheckBox, Combo


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """A profile with two finished rounds, on the settings page."""
    path, _story = sample_profile(tmp_path)
    workspace = profiles.open(path, clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        activate(view, qtbot)
        view.window.go("settings")
        yield view


@pytest.fixture
def empty(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    """A profile without anything in it."""
    workspace = profiles.create("Owl 27", clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        activate(view, qtbot)
        yield view


def rewrite(view: Shown, name: str, text: str) -> None:
    field = part(view, name)
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def pick(view: Shown, name: str, key: str) -> None:
    """Choose from a combo box by keyboard."""
    combo = part(view, name)
    assert isinstance(combo, Combo)
    steps = combo.findData(key) - combo.currentIndex()
    combo.setFocus(Qt.FocusReason.ShortcutFocusReason)
    for _step in range(abs(steps)):
        QTest.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def test_colours_count_at_once_and_are_kept(view: Shown) -> None:
    pick(view, "settings.theme", "dark")
    assert view.ctx.theme.choice == "dark"
    assert view.ctx.preferences.theme == "dark"


def test_the_text_size_rebuilds_the_window(view: Shown, qtbot: QtBot) -> None:
    pick(view, "settings.text_size", "125")
    qtbot.waitUntil(lambda: text_scale() == 125)
    assert view.ctx.preferences.text_size == 125
    assert page(view).name == "settings"


def test_keys_and_minutes_are_kept(view: Shown) -> None:
    box = part(view, "settings.digit_keys")
    assert isinstance(box, CheckBox)
    click(view, "settings.digit_keys")
    pick(view, "settings.lock_minutes", "20")
    assert not view.ctx.preferences.digit_keys
    assert view.ctx.preferences.lock_minutes == 20


def test_the_owner_is_kept_when_a_field_is_left_and_can_be_taken_back(view: Shown) -> None:
    rewrite(view, "owner.school", "Riverside")
    assert profiles.owner(view.ctx.workspace).school == "Riverside"
    part(view, "data.check").setFocus()
    QTest.keyClick(view.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert profiles.owner(view.ctx.workspace).school == ""


def test_a_profile_keeps_a_name(view: Shown) -> None:
    rewrite(view, "owner.name", "   ")
    assert profiles.owner(view.ctx.workspace).name == "Heron 12"
    assert [text for text in texts(view) if "needs a name" in text]


def test_a_backup_is_listed_and_restored(view: Shown) -> None:
    click(view, "backup.now")
    assert "The backup is made and checked." in said(view)
    rewrite(view, "owner.name", "Somebody else")
    click(view, "backup.0.restore")
    assert page(view).name == "home"
    assert profiles.owner(view.ctx.workspace).name == "Heron 12"
    assert view.ctx.workspace.path is not None
    assert len(list(view.ctx.workspace.path.parent.glob("*.replaced-*"))) == 1
    assert said(view) == ["The backup is open. What was there before is kept beside it."]


def test_many_backups_are_shown_on_demand(view: Shown) -> None:
    for _time in range(7):
        click(view, "backup.now")
    click(view, "backup.all")
    assert part(view, "backup.6.restore")


def test_a_file_that_is_no_backup_leaves_the_profile_open(
    view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "wrong.competency"
    wrong.write_text("a shopping list", encoding="utf-8")
    monkeypatch.setattr(files, "choose_file", lambda *_: wrong)
    click(view, "backup.restore_file")
    assert profiles.owner(view.ctx.workspace).name == "Heron 12"
    assert len(assessing.rounds(view.ctx.workspace)) == 2
    assert len(said(view)) == 1


def test_a_copy_goes_where_somebody_wants_it(view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "choose_target", lambda *_: tmp_path / "copy")
    click(view, "backup.copy")
    assert profiles.inspect(tmp_path / "copy.competency").owner.name == "Heron 12"


def test_a_round_is_removed_and_comes_back(view: Shown) -> None:
    first = assessing.rounds(view.ctx.workspace)[0]
    click(view, f"round.{first.id}.remove")
    assert len(assessing.rounds(view.ctx.workspace)) == 1
    undo_strip(view)
    assert len(assessing.rounds(view.ctx.workspace)) == 2
    assert part(view, f"round.{first.id}.remove")


@pytest.mark.slow
def test_everything_about_me_is_written_as_files(view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "choose_folder", lambda *_: tmp_path)
    click(view, "data.everything")
    written = sorted(path.name for path in (tmp_path / "competency-2026-11-12").iterdir())
    assert {"everything.json", "round-1.pdf", "round-2.pdf"} <= set(written)


def test_the_file_can_be_checked(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    click(view, "data.check")
    assert "The file is whole: everything in it can be read." in said(view)
    monkeypatch.setattr(keeping, "check", lambda _workspace: ("a page is missing",))
    click(view, "data.check")
    assert "Part of this file cannot be read. Restore the newest backup; the file stays beside it." in said(view)


def test_a_profile_is_deleted_for_good_by_its_name(empty: Shown) -> None:
    path = empty.ctx.workspace.path
    assert path is not None
    empty.window.go("settings")
    click(empty, "backup.now")
    click(empty, "data.delete")
    field = part(empty, "delete.name")
    QTest.keyClicks(field, "Owl 27")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page(empty).name == "start"
    assert not path.exists()
    assert profile_list.load() == ()
    assert list(paths.backups_dir().glob("*/*.competency")) == []


def test_a_guest_is_offered_neither_backup_nor_deletion(qapp: QApplication) -> None:
    with shown(qapp, profiles.guest(clock=lambda: NOW)) as view:
        view.window.go("settings")
        names = {one.objectName() for one in page(view).findChildren(QWidget)}
        assert "data.everything" in names
        assert not {"backup.now", "data.delete", "data.check"} & names


def test_a_read_only_profile_can_be_looked_at(qapp: QApplication, tmp_path: Path) -> None:
    path, _story = sample_profile(tmp_path)
    with shown(qapp, profiles.open(path, clock=lambda: NOW, read_only=True)) as view:
        view.window.go("settings")
        rewrite(view, "owner.school", "Riverside")
        assert profiles.owner(view.ctx.workspace).school == ""
        assert view.ctx.workspace.notice in said(view)


# -- help and about


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_page_and_leads_back(empty: Shown, topic: str) -> None:
    empty.window.go("settings")
    empty.window.go("help", topic=topic)
    assert TOPICS[topic].title in texts(empty)
    click(empty, "help.back")
    assert page(empty).name == "settings"


def test_help_works_before_a_profile_is_open(qapp: QApplication, qtbot: QtBot) -> None:
    with shown(qapp) as view:
        activate(view, qtbot)
        QTest.keyClick(view.window, Qt.Key.Key_F1)
        assert TOPICS["start"].title in texts(view)
        click(view, "help.about")
        assert page(view).name == "about"
        click(view, "about.back")
        click(view, "help.back")
        assert page(view).name == "start"


def test_about_names_every_library_the_program_needs() -> None:
    import tomllib

    root = Path(__file__).resolve().parents[2]
    needed = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {line.partition(";")[0].split(">")[0].split("=")[0].split("<")[0].strip().casefold() for line in needed}
    assert names == {name.casefold() for name, _licence in LIBRARIES}


# -- every page with an empty profile

PAGES = ("home", "question", "result", "over_time", "plan", "share", "settings", "library", "choose", "about", "help")


@pytest.mark.parametrize("name", [one for one in PAGES if find_spec(f"ui.pages.{one}_page")])
def test_an_empty_profile_has_a_title_a_sentence_and_one_action(empty: Shown, name: str) -> None:
    empty.window.go(name)
    buttons = [one for one in page(empty).findChildren(Button) if one.isVisible() and one.isEnabled()]
    assert len(texts(empty)) >= 2
    assert buttons
    assert len([one for one in buttons if one.kind == "primary"]) <= 1
    assert empty.window.windowTitle().endswith("Competency")


# -- a profile left open


@pytest.fixture
def idle(empty: Shown) -> Idle:
    """Its own clock never runs out here; the test says when a minute has passed."""
    return Idle(empty.ctx, empty.window, minute_ms=3_600_000)


def test_a_profile_left_open_closes_after_a_word(empty: Shown, idle: Idle) -> None:
    empty.ctx.set_preferences(Preferences(lock_minutes=3, first_run_done=True))
    idle.on_minute()
    assert said(empty) == []
    idle.on_minute()
    assert "In one minute this profile closes" in said(empty)[0]
    idle.on_minute()
    assert page(empty).name == "start"
    assert not empty.ctx.has_workspace


def test_any_key_keeps_it_open(empty: Shown, idle: Idle) -> None:
    empty.ctx.set_preferences(Preferences(lock_minutes=2, first_run_done=True))
    idle.on_minute()
    QTest.keyClick(empty.window, Qt.Key.Key_Shift)
    assert idle.quiet_minutes == 0
    idle.on_minute()
    assert empty.ctx.has_workspace


def test_nobody_is_sent_away_where_that_was_switched_off(empty: Shown, idle: Idle) -> None:
    empty.ctx.set_preferences(Preferences(lock_minutes=0, first_run_done=True))
    for _minute in range(60):
        idle.on_minute()
    assert empty.ctx.has_workspace


def test_a_guest_session_is_covered_and_not_removed(qapp: QApplication) -> None:
    with shown(qapp, profiles.guest(clock=lambda: NOW)) as view:
        assessing.start(view.ctx.workspace, RoundOrder("digcompedu"))
        view.ctx.set_preferences(Preferences(lock_minutes=1, first_run_done=True))
        Idle(view.ctx, view.window, minute_ms=3_600_000).on_minute()
        assert page(view).name == "start"
        assert len(assessing.rounds(view.ctx.workspace)) == 1
