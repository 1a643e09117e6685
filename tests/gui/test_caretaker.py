"""The open profile is checked once and backed up on the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from competency_app.actions import assessing, keeping, profiles
from tests.gui.sample_window import NOW
from ui.components.caretaker import Caretaker
from ui.context import UiContext


def test_a_changed_profile_gets_a_backup_and_an_unchanged_one_does_not(context: UiContext) -> None:
    parent = QObject()
    caretaker = Caretaker(context, parent)
    workspace = profiles.create("Owl", clock=lambda: NOW)
    workspace.close(keep_backup=False)
    workspace = profiles.open(Path(workspace.path or ""), clock=lambda: NOW)
    context.set_workspace(workspace)
    caretaker.back_up()
    assert keeping.backups(workspace) == ()
    assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    caretaker.back_up()
    assert len(keeping.backups(workspace)) == 1
    context.set_workspace(None)
    workspace.close(keep_backup=False)


def test_damage_found_in_the_background_is_said(context: UiContext, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    parent = QObject()
    caretaker = Caretaker(context, parent)
    assert caretaker.parent() is parent
    monkeypatch.setattr(context, "notify", lambda text, _undo=None: said.append(text))
    monkeypatch.setattr(keeping, "check", lambda _workspace: ("row 3 missing from index",))
    workspace = profiles.create("Owl", clock=lambda: NOW)
    context.set_workspace(workspace)
    assert len(said) == 1
    assert "restore a backup" in said[0]
    context.set_workspace(None)
    workspace.close(keep_backup=False)


def test_a_guest_has_no_file_to_look_after(context: UiContext) -> None:
    parent = QObject()
    caretaker = Caretaker(context, parent)
    workspace = profiles.guest(clock=lambda: NOW)
    context.set_workspace(workspace)
    assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    caretaker.back_up()
    assert keeping.backups(workspace) == ()
    context.set_workspace(None)
    workspace.close()
