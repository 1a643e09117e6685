"""Bringing an older profile file up to date: copy first, all in one transaction, checked before it counts."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool

import competency_app
from competency_app.errors import KnownError
from competency_app.store import backups
from competency_app.store.database import Access, open_engine
from competency_app.store.header import packed
from competency_app.store.problems import explained, known
from competency_app.store.tables import Row
from competency_app.store.triggers import create_triggers, drop_triggers

if TYPE_CHECKING:
    from sqlalchemy import Connection

_log = logging.getLogger(__name__)

SCRIPTS = Path(__file__).parent / "migrations"


def update_file(path: Path, key: bytes | None = None, scripts: Path = SCRIPTS, version: int | None = None) -> None:
    """Upgrade a file that nobody else has open; KnownError `update_failed` leaves it as it was.

    A copy is kept first, and one only however often this fails.
    """
    backups.keep_before_update(path, key)
    # Foreign keys must be off: copying a table drops the old one, which would delete all rows that belong to it.
    # They cannot be switched inside a transaction, so the connection starts that way and is used for nothing else.
    engine = open_engine(path, key, Access(foreign_keys=False), poolclass=NullPool)
    try:
        with explained(path), engine.execution_options(writes=True).begin() as connection:
            before = backups.row_counts(connection.connection.driver_connection)
            upgrade(connection, scripts)
            connection.exec_driver_sql(f"PRAGMA user_version={version or packed()}")
            connection.exec_driver_sql(
                "UPDATE about SET value = ? WHERE key = 'program'", (competency_app.__version__,)
            )
            _check(connection, before)
    except KnownError:
        raise
    except Exception as error:
        _log.exception("update failed and was rolled back")
        raise known("update_failed", path) from error
    finally:
        engine.dispose()


def upgrade(connection: Connection, scripts: Path = SCRIPTS) -> None:
    """Run all migrations on a connection whose transaction somebody else ends; triggers are made anew."""
    drop_triggers(connection)
    command.upgrade(_config(connection, scripts), "head")
    create_triggers(Row.metadata, connection)


class _DamageError(Exception):
    """The upgraded file is not sound."""


def _config(connection: Connection, scripts: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _check(connection: Connection, before: Mapping[str, int]) -> None:
    after = backups.row_counts(connection.connection.driver_connection)
    fewer = [name for name in before.keys() & after if after[name] < before[name]]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    if fewer or orphans or found != ["ok"]:
        raise _DamageError(f"fewer rows in {fewer}, {len(orphans)} rows without their parent, checks: {len(found)}")
