"""Opening and making profile files: header, lock, check after a crash, update; a refused file is never written to."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

import competency_app
from competency_app.store import locking
from competency_app.store.backups import flush_folder
from competency_app.store.database import DRIVER, Access, Database, connect, open_engine
from competency_app.store.drives import is_network_drive
from competency_app.store.header import (
    APPLICATION_ID,
    REVISION,
    Header,
    packed,
    read_header,
    unpacked,
    was_closed_cleanly,
)
from competency_app.store.problems import explained, known, of_driver
from competency_app.store.tables import AboutRow, Row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from competency_app.errors import KnownError

# As Alembic makes it; Alembic itself is loaded only to bring an older file up to date.
_REVISION_TABLE = """CREATE TABLE alembic_version
(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"""


@dataclass(slots=True)
class Opened:
    """An open profile file. `why_read_only` is the sentence to show when it cannot be changed."""

    database: Database
    lock: locking.Lock | None = None
    why_read_only: KnownError | None = None
    was_interrupted: bool = False

    def close(self) -> None:
        """Leave a file that is complete by itself, and free it."""
        try:
            if self.why_read_only is None:
                self.database.checkpoint()
        finally:
            self.database.close()
            if self.lock is not None:
                self.lock.release()


def open_database(path: Path, key: bytes | None = None, *, read_only: bool = False) -> Opened:
    """Open a profile file, read-only where it must be; KnownError with the reason when it must not be opened."""
    header = read_header(path, key)
    lock, why_read_only = _take_lock(path, read_only=read_only)
    try:
        interrupted = not was_closed_cleanly(path)
        if interrupted:
            header = _checked_after_crash(path, key)
        if header.is_newer:
            why_read_only = _newer(path, key, header)
        access = _access(path, lock, why_read_only)
        if header.is_older:
            _update(path, key, why_read_only)
        database = Database(path, open_engine(path, key, access))
        with database.read() as session:
            session.connection()
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Opened(database, lock, why_read_only, interrupted)


def create_file(path: Path, fill: Callable[[Session], None], key: bytes | None = None) -> None:
    """Make a new profile file, whole or not at all; KnownError `exists` when the name is taken."""
    if path.exists():
        raise known("exists", path)
    draft = path.with_name(f".{path.name}.new")
    with explained(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            # No log beside a file that is going to be renamed.
            database = Database(draft, open_engine(draft, key, Access(journal="DELETE")))
            try:
                make_tables(database, fill)
            finally:
                database.close()
            draft.rename(path)
        finally:
            draft.unlink(missing_ok=True)
        flush_folder(path.parent)


def make_tables(database: Database, fill: Callable[[Session], None]) -> None:
    """Make all tables of the present schema in one transaction, as the migrations would."""
    with database.write() as session:
        connection = session.connection()
        Row.metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={packed()}")
        connection.exec_driver_sql(_REVISION_TABLE)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
        session.add(AboutRow(key="program", value=competency_app.__version__))
        fill(session)


def memory_database() -> Database:
    """Return an empty database that vanishes when it is closed."""
    return Database(None, open_engine(None))


def quick_check(connection: Any) -> tuple[str, ...]:
    """Return what SQLite finds wrong with an open file, nothing when it is whole."""
    try:
        found = tuple(str(row[0]) for row in connection.execute("PRAGMA quick_check(20)"))
    except DRIVER.OperationalError:  # busy, or the disk: nothing is wrong with the file itself
        raise
    except DRIVER.DatabaseError as error:  # so damaged that not even the list of tables can be read
        return (str(error),)
    return () if found == ("ok",) else found


def _take_lock(path: Path, *, read_only: bool) -> tuple[locking.Lock | None, KnownError | None]:
    try:
        held = locking.acquire(path)
        with path.open("rb" if read_only else "r+b"):
            pass
    except OSError:
        return None, known("read_only", path)
    if isinstance(held, locking.Lock):
        return held, known("opened_to_read", path) if read_only else None
    if not held.is_here:
        return None, known("locked_elsewhere", path, host=held.host)
    if read_only:
        return None, known("opened_to_read", path)
    raise known("locked", path)


def _access(path: Path, lock: locking.Lock | None, why_read_only: KnownError | None) -> Access:
    if why_read_only is None:
        return Access(journal="DELETE" if is_network_drive(path) else "WAL")
    # Even reading writes a log's index beside the file, unless nobody else can have it open.
    is_alone = lock is not None or why_read_only.code == "read_only"
    return Access(read_only=True, immutable=is_alone and was_closed_cleanly(path))


def _checked_after_crash(path: Path, key: bytes | None) -> Header:
    """Check the file together with its log, by a connection that cannot write either."""
    try:
        connection = connect(path, key, Access(read_only=True))
        try:
            header = unpacked(connection.execute("PRAGMA user_version").fetchone()[0])
            if quick_check(connection):
                raise known("damaged", path)
        finally:
            connection.close()
    except DRIVER.Error as error:
        raise of_driver(error, path) or known("damaged", path) from error
    return header


def _newer(path: Path, key: bytes | None, header: Header) -> KnownError:
    version = "?"
    if header.is_readable:
        return known("newer_readable", path, version=_written_by(path, key) or version)
    raise known("newer", path, version=_written_by(path, key) or version)


def _written_by(path: Path, key: bytes | None) -> str:
    engine = open_engine(path, key, Access(read_only=True, immutable=was_closed_cleanly(path)))
    try:
        with engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT value FROM about WHERE key = 'program'").scalar()
    except DBAPIError:
        return ""
    finally:
        engine.dispose()
    return str(found or "")


def _update(path: Path, key: bytes | None, why_read_only: KnownError | None) -> None:
    if why_read_only is not None:
        raise why_read_only
    # Alembic costs 0.2 s and is needed once in a version's life.
    from competency_app.store.migrate import update_file

    update_file(path, key)
