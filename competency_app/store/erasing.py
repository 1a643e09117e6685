"""Removing a profile with everything the program keeps of it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from competency_app import paths
from competency_app.errors import KnownError
from competency_app.store import locking
from competency_app.store.backups import LOG_FILES, listed
from competency_app.store.header import read_header
from competency_app.store.problems import explained, known

# A file we cannot read any more may go; a file that was never ours must not.
_NOT_OURS = frozenset({"not_a_profile"})


@dataclass(frozen=True, slots=True)
class Erased:
    """What was removed."""

    files: tuple[Path, ...]
    backups: int


def erase(path: Path, code: str) -> Erased:
    """Remove a profile's file, what lies beside it, and its backups; KnownError `locked` while it is open."""
    removed: list[Path] = []
    if path.exists() and _is_ours(path):
        with explained(path):
            lock = locking.acquire(path)
            if not isinstance(lock, locking.Lock):
                raise known("locked" if lock.is_here else "locked_elsewhere", path, host=lock.host)
            try:
                removed = [one for one in _parts(path) if one.exists()]
                for part in removed:
                    part.unlink()
            finally:
                lock.release()
    backups = len(listed(code))
    with explained(path):
        shutil.rmtree(paths.backups_dir() / code, ignore_errors=False)
    return Erased(tuple(removed), backups)


def _is_ours(path: Path) -> bool:
    try:
        read_header(path)
    except KnownError as problem:
        return problem.code not in _NOT_OURS
    return True


def _parts(path: Path) -> list[Path]:
    """Return the file with its logs, and the states that a restore has set aside."""
    beside = [path.with_name(path.name + rest) for rest in LOG_FILES]
    return [path, *beside, *path.parent.glob(f"{path.stem}.replaced-*")]
