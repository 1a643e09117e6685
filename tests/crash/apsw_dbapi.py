"""As much of a database driver as the program's engine needs, over apsw, so that tests can own the file layer.

Set `vfs` to the name of a registered VFS before connecting.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import apsw

apilevel = "2.0"
paramstyle = "qmark"
threadsafety = 1
sqlite_version = apsw.sqlitelibversion()
sqlite_version_info = tuple(int(part) for part in sqlite_version.split("."))
Binary = bytes
Error = DatabaseError = OperationalError = apsw.Error
IntegrityError = apsw.ConstraintError
InterfaceError = InternalError = ProgrammingError = DataError = NotSupportedError = apsw.SQLError
Warning = UserWarning  # noqa: A001 - the name DB-API gives it

vfs = ""


class Cursor:
    """Rows are fetched at once: the tests ask little at a time."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: Iterator[Any] = iter(())
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid = 0

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "Cursor":
        cursor = self._connection.cursor()
        self.description = None

        def note_columns(one: apsw.Cursor, _sql: str, _bindings: Any) -> bool:
            # Only here a statement without rows still tells its columns.
            self.description = [(*column, None, None, None, None, None) for column in one.get_description()] or None
            return True

        cursor.exec_trace = note_columns
        before = self._connection.total_changes()
        self._rows = iter(cursor.execute(sql, tuple(parameters)).fetchall())
        self.rowcount = self._connection.changes() if self._connection.total_changes() > before else 0
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, sql: str, sets: Sequence[Sequence[Any]]) -> "Cursor":
        for parameters in sets:
            self.execute(sql, parameters)
        return self

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        return [row for _, row in zip(range(size), self._rows, strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())


class Connection:
    isolation_level = None

    def __init__(self, name: str) -> None:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
        self._connection = apsw.Connection(name, flags, vfs)

    @property
    def total_changes(self) -> int:
        return self._connection.total_changes()

    def cursor(self) -> Cursor:
        return Cursor(self._connection)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Cursor:
        return self.cursor().execute(sql, parameters)

    def create_function(self, name: str, count: int, function: Callable[..., Any], **_: Any) -> None:
        self._connection.create_scalar_function(name, function, count)

    def commit(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


def connect(name: str, **_: Any) -> Connection:
    return Connection(name)
