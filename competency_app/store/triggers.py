"""Triggers that freeze a finished round: scope, answers, rule and dates. Re-opening and deleting stay possible."""

from typing import Any

from sqlalchemy import Connection, MetaData, event

from competency_app.store.tables import Row

FROZEN = "round is finished"
_FIXED = "number, framework_id, framework_version, fingerprint, form, rule_id, started_at, started_on"


def _guard(table: str, verb: str, side: str) -> str:
    return f"""CREATE TRIGGER freeze_{table}_{verb.lower()} BEFORE {verb} ON {table}
WHEN EXISTS (SELECT 1 FROM round WHERE id = {side}.round_id AND finished_at IS NOT NULL AND deleted_at IS NULL)
BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END"""  # noqa: S608 - names of ours


TRIGGERS = (
    *(
        _guard(table, verb, side)
        for table in ("answer", "round_node")
        for verb, side in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
    f"""CREATE TRIGGER freeze_round_fixed BEFORE UPDATE OF {_FIXED} ON round
WHEN OLD.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END""",
    f"""CREATE TRIGGER freeze_round_dates BEFORE UPDATE OF finished_at, finished_on ON round
WHEN OLD.finished_at IS NOT NULL AND NEW.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END""",
)


@event.listens_for(Row.metadata, "after_create")
def create_triggers(_target: MetaData, connection: Connection, **_: Any) -> None:
    """Add the triggers; also after an update, because copying a table loses its own."""
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)


def drop_triggers(connection: Connection) -> None:
    """Remove all triggers: SQLite renames no table while a trigger names one that is away."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    for name in found:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
