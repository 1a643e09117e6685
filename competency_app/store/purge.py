"""Removing for good what was deleted and can no longer be brought back."""

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from competency_app.store.tables import DraftRow, EvidenceRow, GoalRow, RoundRow

_DELETABLE = (RoundRow, EvidenceRow, GoalRow, DraftRow)


def is_needed(session: Session) -> bool:
    """Return whether anything waits to be removed; the file is not touched to find out."""
    waiting = (exists().where(table.deleted_at.is_not(None)) for table in _DELETABLE)
    return bool(session.scalar(select(or_(*waiting))))


def purge(session: Session) -> None:
    """Remove all rows marked as deleted with everything that belongs to them."""
    for table in _DELETABLE:
        session.execute(delete(table).where(table.deleted_at.is_not(None)))
