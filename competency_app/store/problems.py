"""What can go wrong with a profile file, each with its sentence: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from competency_app.errors import KnownError
from competency_app.i18n import _, lazy
from competency_app.store.triggers import FROZEN

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = {
    "missing": lazy(
        "The profile “{name}” is no longer at this place. Nothing was changed. "
        "Plug in the drive it is on, or look for the file."
    ),
    "missing_folder": lazy(
        "The folder “{name}” for your second backup is not there. The first backup is safe. "
        "Plug in the drive, or choose another folder in the settings."
    ),
    "exists": lazy("There is already a file “{name}” here. It was left as it is. Choose another name."),
    "zero_bytes": lazy(
        "The file “{name}” is empty (0 bytes); copying or saving it was probably interrupted. "
        "Backups are kept elsewhere and are not touched. Restore the newest backup."
    ),
    "not_readable": lazy(
        "Your account on this computer may not read “{name}”. The file was not changed. "
        "Ask whoever looks after the computer, or copy the file from where it came from."
    ),
    "not_a_profile": lazy(
        "“{name}” is not a profile of this program. It was not changed. Choose a file that ends in .competency."
    ),
    "needs_pin": lazy(
        "“{name}” is protected with a PIN or was damaged, and this version cannot open it. The file was not changed. "
        "Open it with the version it was protected with, or restore a backup."
    ),
    "wrong_pin": lazy(
        "This PIN does not open “{name}”. The file was not changed. Try again; letters and digits count exactly."
    ),
    "damaged": lazy(
        "The profile “{name}” is damaged. The file was kept exactly as it is. "
        "Restore the newest backup; the damaged file stays beside it."
    ),
    "newer": lazy(
        "The profile “{name}” was written by a newer version of this program ({version}). The file was not changed. "
        "Update the program to open it."
    ),
    "newer_readable": lazy(
        "This profile was written by a newer version of this program ({version}). You can look at it and print it; "
        "to change it, update the program."
    ),
    "locked": lazy(
        "The profile “{name}” is already open on this computer. Everything in it is safe. "
        "Go on in the window that has it open, or close that one first."
    ),
    "locked_elsewhere": lazy(
        "This profile is open on another computer ({host}). You can look at it and print it; "
        "to change it, close it there first."
    ),
    "read_only": lazy(
        "This profile cannot be changed here, because the file or its folder is write-protected. "
        "Everything in it is safe. To change it, copy it to a folder of your own and open the copy."
    ),
    "opened_to_read": lazy(
        "This profile was opened for reading only. Nothing was changed. Open it again to change it."
    ),
    "folder_not_writable": lazy(
        "Nothing can be saved in the folder “{name}”. Nothing was changed. Choose another folder."
    ),
    "disk_full": lazy(
        "The disk is full, so this last step was not saved. Everything saved before is safe. "
        "Free some space and try again."
    ),
    "disk_failed": lazy(
        "The drive did not answer, so this last step was not saved. Everything saved before is kept. "
        "Check that the drive is plugged in, then try again."
    ),
    "busy": lazy(
        "The profile is busy with something else, so this last step was not saved. "
        "Everything saved before is safe. Try again in a moment."
    ),
    "round_finished": lazy(
        "This round is finished, so its answers stay as they are. Nothing was changed. "
        "Start a new round to answer again."
    ),
    "update_failed": lazy(
        "The profile “{name}” could not be brought up to date. It was left exactly as it was, and a copy was kept. "
        "Please report this; an older version of the program still opens the file."
    ),
}

_ALMOST_NOTHING = 64 * 1024
_BY_RESULT_CODE = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "missing",
    sqlite3.SQLITE_IOERR: "disk_failed",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "not_a_profile",
}
# The backup call of both drivers raises SQLite's words without the code.
_BY_WORDS = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
}
_BY_ERRNO = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EACCES: "folder_not_writable",
    errno.EPERM: "folder_not_writable",
    errno.EROFS: "folder_not_writable",
    errno.ENOENT: "missing",
    errno.EIO: "disk_failed",
}


def known(code: str, path: Path | None = None, **facts: str) -> KnownError:
    """Return the known problem with its sentence in the window's language."""
    return KnownError(code, _(SENTENCES[code]).format(name=path.name if path else "", **facts))


def of_driver(error: BaseException, path: Path | None = None) -> KnownError | None:
    """Return the known problem behind a database driver's error, None when it is a bug of ours."""
    if FROZEN in str(error):
        return known("round_finished", path)
    code = getattr(error, "sqlite_errorcode", None) or _BY_WORDS.get(str(error))
    named = _BY_RESULT_CODE.get(code & 0xFF) if isinstance(code, int) else None
    if named == "missing" and path is not None and path.exists():
        # The file is there, but what SQLite needs beside it cannot be made.
        named = "read_only"
    if named == "disk_failed" and path is not None and _is_full(path.parent):
        named = "disk_full"
    return known(named, path) if named else None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ALMOST_NOTHING
    except OSError:
        return False


def of_system(error: OSError, path: Path | None = None) -> KnownError | None:
    """Return the known problem behind an operating system's error, None when we have no sentence for it."""
    named = _BY_ERRNO.get(error.errno or 0)
    if named == "folder_not_writable" and path is not None:
        path = path.parent
    return known(named, path) if named else None


@contextmanager
def explained(path: Path | None = None) -> Iterator[None]:
    """Turn errors of database and disk into known problems; everything else passes as the bug it is."""
    try:
        yield
    except Exception as error:
        problem = _behind(error, path)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def database_explained(path: Path | None) -> Iterator[None]:
    """Turn errors of the database into known problems; a verb's own trouble with other files is not the profile's."""
    try:
        yield
    except DBAPIError as error:
        problem = of_driver(error.orig or error, path)
        if problem is None:
            raise
        raise problem from error


def _behind(error: Exception, path: Path | None) -> KnownError | None:
    if isinstance(error, DBAPIError):
        return of_driver(error.orig or error, path)
    if isinstance(error, OSError):
        return of_system(error, path)
    # Which driver's class it is depends on the system; the name is the same in all.
    return of_driver(error, path) if type(error).__name__ in ("OperationalError", "DatabaseError") else None
