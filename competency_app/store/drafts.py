"""Frameworks being written: exact bytes as for finished ones, whole or not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy import update as update_rows
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from competency_app.domain.drafts import Base, DraftId
from competency_app.domain.packages import Package
from competency_app.store.tables import DraftRow, DraftTextRow


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft as it lies in the profile; `base` is the version it is to follow."""

    id: DraftId
    base: Base | None
    package: Package
    changed_at: datetime


def all_drafts(session: Session) -> tuple[StoredDraft, ...]:
    """Return all drafts, the one changed last first."""
    wanted = select(DraftRow).where(DraftRow.deleted_at.is_(None)).order_by(DraftRow.changed_at.desc(), DraftRow.id)
    return tuple(_stored(session, row) for row in session.scalars(wanted).all())


def load(session: Session, draft_id: int) -> StoredDraft:
    """Return one draft; KeyError when there is none or it was deleted."""
    row = session.get(DraftRow, draft_id)
    if row is None or row.deleted_at is not None:
        raise KeyError(draft_id)
    return _stored(session, row)


def insert(session: Session, package: Package, base: Base | None, now: datetime) -> DraftId:
    """Store a new draft and answer its id."""
    row = DraftRow(structure=package.structure, changed_at=now)
    if base is not None:
        row.base_id, row.base_version, row.base_fingerprint = base.id, base.version, base.fingerprint
    session.add(row)
    session.flush()
    _put_texts(session, row.id, package)
    return DraftId(row.id)


def put(session: Session, draft_id: int, package: Package, now: datetime) -> None:
    """Replace the files of a draft; KeyError when it is not there."""
    values = {"structure": package.structure, "changed_at": now}
    _of_one(session, update_rows(DraftRow).where(DraftRow.id == draft_id).values(**values), draft_id)
    gone = DraftTextRow.language.not_in(package.texts)
    session.execute(delete(DraftTextRow).where(DraftTextRow.draft_id == draft_id, gone))
    _put_texts(session, draft_id, package)


def mark_deleted(session: Session, draft_id: int, when: datetime | None) -> None:
    """Hide a draft until it is purged; `undelete` brings it back."""
    _of_one(session, update_rows(DraftRow).where(DraftRow.id == draft_id).values(deleted_at=when), draft_id)


def undelete(session: Session, draft_id: int) -> None:
    """Bring a deleted draft back; KeyError when it was purged."""
    mark_deleted(session, draft_id, None)


def _stored(session: Session, row: DraftRow) -> StoredDraft:
    wanted = select(DraftTextRow).where(DraftTextRow.draft_id == row.id).order_by(DraftTextRow.language)
    package = Package(row.structure, {text.language: text.content for text in session.scalars(wanted)})
    base = None
    if row.base_id is not None and row.base_version is not None and row.base_fingerprint is not None:
        base = Base(row.base_id, row.base_version, row.base_fingerprint)
    return StoredDraft(DraftId(row.id), base, package, row.changed_at)


def _put_texts(session: Session, draft_id: int, package: Package) -> None:
    rows = [
        {"draft_id": draft_id, "language": language, "content": content} for language, content in package.texts.items()
    ]
    if rows:
        inserted = upsert(DraftTextRow)
        session.execute(
            inserted.on_conflict_do_update(
                index_elements=["draft_id", "language"],
                set_={"content": inserted.excluded.content},
                where=DraftTextRow.content != inserted.excluded.content,
            ),
            rows,
        )


def _of_one(session: Session, change: Any, draft_id: int) -> None:
    result: Any = session.execute(change)
    if result.rowcount != 1:
        raise KeyError(draft_id)
