"""Every kind of file has its own folder, closed to other people, and all follow the override."""

import sys
from pathlib import Path

import pytest

from competency_app import paths

FOLDERS = [paths.profiles_dir, paths.backups_dir, paths.preferences_dir, paths.logs_dir, paths.temporary_dir]


def test_all_folders_lie_under_the_override_and_are_distinct(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    folders = {folder() for folder in FOLDERS}
    assert len(folders) == len(FOLDERS)
    assert all(folder.is_dir() and folder.parent == tmp_path for folder in folders)


def test_backups_lie_outside_the_folder_of_the_profiles() -> None:
    assert paths.profiles_dir() not in paths.backups_dir().parents


@pytest.mark.skipif(sys.platform == "win32", reason="Windows protects a user's folders by itself")
def test_folders_are_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "new"))
    assert paths.profiles_dir().stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names the places of Linux")
def test_without_the_override_the_usual_places_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.profiles_dir() == tmp_path / ".local/share/competency-app/profiles"
