"""Connections and sessions on one profile file, and everything particular to SQLite and its cipher."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, StaticPool, create_engine, event
from sqlalchemy.orm import Session

from competency_app.store.problems import database_explained


def _driver() -> ModuleType:
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError:
        # No wheel for this system: everything works but files with a PIN.
        return import_module("sqlite3")


DRIVER = _driver()
CAN_USE_PIN = DRIVER.__name__.startswith("sqlcipher3")

_PRAGMAS = (
    "busy_timeout=5000",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_WRITER_PRAGMAS = (
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "wal_autocheckpoint=1000",
    "journal_size_limit=4194304",
)

# Anything weaker loses acknowledged answers in a power cut; without a log, the journal's removal is the commit and
# has to reach the disk too.
_SYNCHRONOUS = {"WAL": "FULL", "DELETE": "EXTRA"}


@dataclass(frozen=True, slots=True)
class Access:
    """How a file is opened. `journal` is WAL, or DELETE on a network drive; `immutable` leaves no trace beside it."""

    read_only: bool = False
    immutable: bool = False
    journal: str = "WAL"
    foreign_keys: bool = True


def connect(
    path: Path | None, key: bytes | None = None, access: Access | None = None, driver: ModuleType = DRIVER
) -> Any:
    """Return a driver connection to a file (None: in memory) with every pragma set; the only place that opens one."""
    access = access or Access()
    connection = driver.connect(_uri(path, access), uri=True, check_same_thread=False, isolation_level=None)
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if not access.foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")
        if access.read_only:
            connection.execute("PRAGMA query_only=ON")
        else:
            connection.execute(f"PRAGMA journal_mode={access.journal}").fetchall()
            connection.execute(f"PRAGMA synchronous={_SYNCHRONOUS[access.journal]}")
            for pragma in _WRITER_PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path | None, access: Access) -> str:
    if path is None:
        return "file::memory:"
    mode = "immutable=1" if access.immutable else "mode=ro" if access.read_only else "mode=rw"
    name = path.resolve().as_posix()
    return f"file://{quote(name if name.startswith('/') else '/' + name)}?{mode}"


def open_engine(
    path: Path | None,
    key: bytes | None = None,
    access: Access | None = None,
    *,
    driver: ModuleType = DRIVER,
    **pool: Any,
) -> Engine:
    """Return an engine whose transactions begin when we say so, for writing at once and for reading late."""
    engine = create_engine(
        "sqlite://" if path is None else "sqlite:///profile",
        module=driver,
        creator=lambda: connect(path, key, access, driver),
        hide_parameters=True,
        **({"poolclass": StaticPool} if path is None else pool),
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: SqlConnection) -> None:
        # Taking the write lock late could fail in the middle of a verb.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@dataclass
class Database:
    """Sessions on one open file (path None: in memory). Any thread may read; one at a time writes."""

    path: Path | None
    engine: Engine
    changed: bool = False
    closed: bool = False
    _turn: threading.RLock = field(default_factory=threading.RLock, repr=False)
    _mine: threading.local = field(default_factory=threading.local, repr=False)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction, committed when the block ends. A verb called inside joins it; a read must end before."""
        self._must_be_open()
        writing: Session | None = getattr(self._mine, "writing", None)
        if writing is not None:
            yield writing
            return
        if getattr(self._mine, "reading", None) is not None:
            raise RuntimeError("a read is still open in this thread: end it before writing")
        bound = self.engine.execution_options(writes=True)
        with self._turn, database_explained(self.path), _session(bound) as session:
            with session.begin():
                before = _total_changes(session)
                self._mine.writing = session
                try:
                    yield session
                    session.flush()
                finally:
                    self._mine.writing = None
                after = _total_changes(session)
            self.changed = self.changed or after != before

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view of the file; inside a write, the write's own view."""
        self._must_be_open()
        current: Session | None = getattr(self._mine, "writing", None) or getattr(self._mine, "reading", None)
        if current is not None:
            yield current
            return
        with self._one_at_a_time(), database_explained(self.path), _session(self.engine) as session:
            self._mine.reading = session
            try:
                yield session
            finally:
                self._mine.reading = None

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        if self.path is not None:
            yield
            return
        # In memory there is one connection for all threads.
        with self._turn:
            yield

    def checkpoint(self) -> None:
        """Move everything from the log into the file, so that the file alone is complete."""
        if self.path is None:
            return
        with self._turn, database_explained(self.path), self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            connection.rollback()
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close all connections; the last one removes the log. Whoever still reads or writes afterwards is a bug."""
        self.closed = True
        self.engine.dispose()

    def _must_be_open(self) -> None:
        # The engine would connect again without complaint, and without the lock.
        if self.closed:
            raise RuntimeError("the profile is closed")


def _session(engine: Engine) -> Session:
    # Upserts pass by the objects a session remembers, so every read fills them anew.
    return Session(engine, expire_on_commit=False, execution_options={"populate_existing": True})


def _total_changes(session: Session) -> int:
    connection: Any = session.connection().connection.driver_connection
    return int(connection.total_changes)
