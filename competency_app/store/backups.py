"""Verified copies of profile files, kept outside the profile's folder and thinned with age."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from competency_app import paths
from competency_app.errors import KnownError
from competency_app.store import locking
from competency_app.store.database import Access, connect
from competency_app.store.header import is_at_rest, read_header, was_closed_cleanly
from competency_app.store.problems import explained, known
from competency_app.store.tables import Row

SUFFIX = ".competency"
DAILY, WEEKLY, MONTHLY = 12, 10, 9
ALWAYS_KEPT = timedelta(days=2)

_STAMP = "%Y%m%d-%H%M%S"
_BEFORE_UPDATE = "before-update-"
_PLACE = "place.txt"
LOG_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a profile. Copies from before an update are never thinned."""

    path: Path
    made_at: datetime
    size: int
    is_before_update: bool = False


def folder_of(code: str) -> Path:
    """Return the folder with the backups of the profile with this code."""
    folder = paths.backups_dir() / code
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def listed(code: str) -> tuple[Backup, ...]:
    """Return a profile's backups, newest first."""
    found = (_backup(path) for path in folder_of(code).glob(f"*{SUFFIX}"))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.made_at, reverse=True))


def make(path: Path, code: str, now: datetime, key: bytes | None = None) -> Path:
    """Copy a profile into its backup folder, then thin the older copies."""
    folder = folder_of(code)
    for left_by_a_crash in folder.glob(".*.new*"):
        left_by_a_crash.unlink()
    # A clock set back must not write over a copy that is there.
    out, counter = folder / f"{now.astimezone(UTC).strftime(_STAMP)}{SUFFIX}", 2
    while out.exists():
        out = folder / f"{now.astimezone(UTC).strftime(_STAMP)}-{counter}{SUFFIX}"
        counter += 1
    copy(path, out, key)
    folder.joinpath(_PLACE).write_text(str(path.resolve()), encoding="utf-8")
    thin(code, now)
    return out


def copy_also(backup: Path, code: str, folder: Path) -> Path:
    """Put a checked copy of the newest backup in a second place, such as a stick; KnownError when that cannot be."""
    # Another name than a profile's own, which may lie in the same folder.
    out = folder / f"{code}.backup{SUFFIX}"
    with explained(folder):
        if not folder.is_dir():
            raise known("missing_folder", folder)
    copy(backup, out)
    return out


def copy(path: Path, out: Path, key: bytes | None = None) -> None:
    """Write a checked copy of a profile, also of one that is open; whole or not at all.

    KnownError `disk_full`, `damaged`, `folder_not_writable`; a file that was at `out` stays then.
    """
    with explained(out):
        if shutil.disk_usage(out.parent).free < 2 * path.stat().st_size:
            raise known("disk_full", out)
        draft = out.with_name(f".{out.name}.new")
        try:
            draft.unlink(missing_ok=True)
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _copy_pages(path, draft, key)
            _flush(draft)
            draft.replace(out)
        finally:
            for rest in ("", *LOG_FILES):
                draft.with_name(draft.name + rest).unlink(missing_ok=True)
        flush_folder(out.parent)


def keep_before_update(path: Path, key: bytes | None = None) -> Path:
    """Copy a profile before its tables change; one copy of one content, however often an update is tried."""
    content = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    with explained(path):
        connection = connect(path, key, Access(read_only=True, immutable=is_at_rest(path)))
        try:
            code = _code(connection)
        finally:
            connection.close()
    out = folder_of(code) / f"{_BEFORE_UPDATE}{read_header(path, key).schema}-{content}{SUFFIX}"
    if not out.exists():
        copy(path, out, key)
    return out


def thin(code: str, now: datetime) -> None:
    """Remove the copies that are neither recent nor the newest of a kept day, week or month."""
    regular = [one for one in listed(code) if not one.is_before_update]
    staying = kept((one.made_at for one in regular), now)
    for one in regular:
        if one.made_at not in staying:
            one.path.unlink(missing_ok=True)


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which copies stay: all of two days, then the newest of 12 days, 10 weeks and 9 months."""
    newest_first = sorted(moments, reverse=True)
    chosen = {moment for moment in newest_first if moment > now - ALWAYS_KEPT}
    for count, period in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        seen: dict[str, datetime] = {}
        for moment in newest_first:
            seen.setdefault(moment.strftime(period), moment)
        chosen.update(list(seen.values())[:count])
    return frozenset(chosen)


def newest_for(path: Path) -> Backup | None:
    """Return the newest copy that is whole of the profile that lies, or lay, at a path."""
    wanted = str(path.resolve())
    for place in paths.backups_dir().glob(f"*/{_PLACE}"):
        if place.read_text(encoding="utf-8") == wanted or place.parent.name == path.stem:
            return next((one for one in listed(place.parent.name) if is_whole(one.path)), None)
    return None


def is_whole(path: Path, key: bytes | None = None) -> bool:
    """Return whether a closed profile file has nothing wrong with it, after reading all of it."""
    try:
        with explained(path):
            read_header(path, key)
            connection = connect(path, key, Access(read_only=True, immutable=was_closed_cleanly(path)))
            try:
                return [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]
            finally:
                connection.close()
    except KnownError:
        return False


def restore(backup: Path, out: Path, now: datetime, key: bytes | None = None) -> Path | None:
    """Put a backup at `out` and answer where the file that was there is kept now.

    KnownError `damaged` for a backup that is not whole, `locked` while the profile is open.
    """
    read_header(backup, key)
    if not is_whole(backup, key):
        raise known("damaged", backup)
    with explained(out):
        lock = locking.acquire(out)
    if not isinstance(lock, locking.Lock):
        raise known("locked" if lock.is_here else "locked_elsewhere", out, host=lock.host)
    try:
        draft = out.with_name(f".{out.name}.restored")
        copy(backup, draft, key)
        with explained(out):
            replaced = _set_aside(out, now)
            draft.replace(out)
            flush_folder(out.parent)
    finally:
        lock.release()
    return replaced


def flush_folder(folder: Path) -> None:
    """Put the folder's list of names on disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def row_counts(connection: Any) -> dict[str, int]:
    """Return how many rows each of our tables holds."""
    present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = sorted(present & set(Row.metadata.tables))
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Rename a file with all that belongs to it; a log left beside a new file would damage that."""
    stamp = now.astimezone(UTC).strftime(_STAMP)
    aside, counter = path.with_name(f"{path.stem}.replaced-{stamp}{path.suffix}"), 2
    while aside.exists():
        aside = path.with_name(f"{path.stem}.replaced-{stamp}-{counter}{path.suffix}")
        counter += 1
    for rest in (*LOG_FILES, ""):
        part = path.with_name(path.name + rest)
        if part.exists():
            part.rename(aside.with_name(aside.name + rest))
    return aside if aside.exists() else None


def _copy_pages(path: Path, draft: Path, key: bytes | None) -> None:
    source = connect(path, key, Access(read_only=True, immutable=is_at_rest(path)))
    target = connect(draft, key, Access(journal="DELETE", foreign_keys=False))
    try:
        # One view of the source for the copy and for the counts.
        source.execute("BEGIN")
        expected = row_counts(source)
        source.backup(target)
        # The copy comes with the source's log mode, which would want files beside it.
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
        if [row[0] for row in target.execute("PRAGMA quick_check(1)")] != ["ok"] or row_counts(target) != expected:
            raise known("damaged", path)
    finally:
        target.close()
        source.close()


def _code(connection: Any) -> str:
    return str(connection.execute("SELECT code FROM owner").fetchone()[0])


def _flush(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _backup(path: Path) -> Backup | None:
    if path.name.startswith("."):
        return None
    status = path.stat()
    if path.name.startswith(_BEFORE_UPDATE):
        return Backup(path, datetime.fromtimestamp(status.st_mtime, UTC), status.st_size, is_before_update=True)
    try:
        made_at = datetime.strptime(path.name[:15], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made_at, status.st_size)
