"""Where the program keeps its files; `COMPETENCY_APP_HOME` puts all of them under one folder."""

import os
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "COMPETENCY_APP_HOME"
_DIRS = PlatformDirs("competency-app", appauthor=False)


def profiles_dir() -> Path:
    """Return the folder for people's data files."""
    return _folder("profiles", _DIRS.user_data_path / "profiles")


def backups_dir() -> Path:
    """Return the folder for backups, never inside the folder of the data files."""
    return _folder("backups", _DIRS.user_data_path / "backups")


def preferences_dir() -> Path:
    """Return the folder for the preferences file and the list of profiles."""
    return _folder("preferences", _DIRS.user_config_path)


def logs_dir() -> Path:
    """Return the folder for the program's log."""
    return _folder("logs", _DIRS.user_log_path)


def temporary_dir() -> Path:
    """Return the folder for files that may be thrown away at any start, such as previews of a print."""
    return _folder("temporary", _DIRS.user_cache_path / "temporary")


def _folder(name: str, usual: Path) -> Path:
    """Return the folder, made readable by its owner alone."""
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home).expanduser() / name if home else usual
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
