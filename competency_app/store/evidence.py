"""Evidence and the files copied into a profile; a file's bytes are read only when somebody asks for them."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy import insert as insert_rows
from sqlalchemy import update as update_rows
from sqlalchemy.orm import Session

from competency_app.domain.rounds import Evidence, EvidenceId, EvidenceKind, Trust
from competency_app.errors import KnownError
from competency_app.i18n import _
from competency_app.store.tables import AttachmentRow, EvidenceNodeRow, EvidenceRow

MAX_FILE = 20 * 1024 * 1024
MAX_PROFILE = 500 * 1024 * 1024

_PLAIN = ("title", "text", "file_name", "size", "framework_id", "added_on")


def for_profile(session: Session) -> tuple[Evidence, ...]:
    """Return all evidence in the order it was added."""
    return _evidence(session)


def load(session: Session, evidence_id: int) -> Evidence:
    """Return one piece of evidence; KeyError when there is none or it was deleted."""
    for found in _evidence(session, evidence_id):
        return found
    raise KeyError(evidence_id)


def insert(session: Session, evidence: Evidence, content: bytes | None = None) -> EvidenceId:
    """Store evidence under a new id (the given id does not count) with the bytes of its file.

    KnownError `file_too_large` above 20 MB, `profile_full` when all files together exceed 500 MB.
    """
    if content is not None:
        _check_room(session, len(content))
    row = EvidenceRow(**_columns(evidence))
    session.add(row)
    session.flush()
    _put_nodes(session, row.id, evidence)
    if content is not None:
        session.execute(insert_rows(AttachmentRow).values(evidence_id=row.id, content=content))
    return EvidenceId(row.id)


def content(session: Session, evidence_id: int) -> bytes:
    """Return the bytes of a piece of evidence's file; KeyError when it has none."""
    found = session.scalar(select(AttachmentRow.content).where(AttachmentRow.evidence_id == evidence_id))
    if found is None:
        raise KeyError(evidence_id)
    return found


def update(session: Session, evidence: Evidence) -> None:
    """Replace everything but the file's bytes; KeyError when the evidence is not there."""
    changed: Any = session.execute(
        update_rows(EvidenceRow).where(EvidenceRow.id == evidence.id).values(**_columns(evidence))
    )
    if changed.rowcount != 1:
        raise KeyError(evidence.id)
    session.execute(delete(EvidenceNodeRow).where(EvidenceNodeRow.evidence_id == evidence.id))
    _put_nodes(session, evidence.id, evidence)


def mark_deleted(session: Session, evidence_id: int, when: datetime | None) -> None:
    """Hide evidence until it is purged; `undelete` brings it back."""
    changed: Any = session.execute(
        update_rows(EvidenceRow).where(EvidenceRow.id == evidence_id).values(deleted_at=when)
    )
    if changed.rowcount != 1:
        raise KeyError(evidence_id)


def undelete(session: Session, evidence_id: int) -> None:
    """Bring deleted evidence back; KeyError when it was purged."""
    mark_deleted(session, evidence_id, None)


def total_size(session: Session) -> int:
    """Return the bytes of all files in the profile, deleted ones that were not purged included."""
    return session.scalar(select(func.coalesce(func.sum(func.length(AttachmentRow.content)), 0))) or 0


def _check_room(session: Session, size: int) -> None:
    if size > MAX_FILE:
        raise KnownError(
            "file_too_large",
            _("This file is larger than 20 MB, so it was not copied in. Nothing was changed. "
              "Choose a smaller file, or add a link to it."),
        )  # fmt: skip
    if total_size(session) + size > MAX_PROFILE:
        raise KnownError(
            "profile_full",
            _("The files in this profile would take more than 500 MB together, so this one was not copied in. "
              "Nothing was changed. Remove a file you no longer need, or add a link instead."),
        )  # fmt: skip


def _columns(evidence: Evidence) -> dict[str, Any]:
    plain = {name: getattr(evidence, name) for name in _PLAIN}
    return {**plain, "kind": evidence.kind.value, "trust": evidence.trust.value}


def _put_nodes(session: Session, evidence_id: int, evidence: Evidence) -> None:
    pairs = [*((None, node) for node in evidence.nodes), *evidence.also]
    rows = [
        {"evidence_id": evidence_id, "position": place, "node": node, "framework_id": framework_id}
        for place, (framework_id, node) in enumerate(pairs)
    ]
    if rows:
        session.execute(insert_rows(EvidenceNodeRow), rows)


def _evidence(session: Session, evidence_id: int | None = None) -> tuple[Evidence, ...]:
    wanted = select(EvidenceRow).where(EvidenceRow.deleted_at.is_(None)).order_by(EvidenceRow.id)
    links = select(EvidenceNodeRow).order_by(EvidenceNodeRow.evidence_id, EvidenceNodeRow.position)
    if evidence_id is not None:
        wanted = wanted.where(EvidenceRow.id == evidence_id)
        links = links.where(EvidenceNodeRow.evidence_id == evidence_id)
    nodes: dict[int, list[str]] = defaultdict(list)
    also: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for link in session.scalars(links):
        if link.framework_id is None:
            nodes[link.evidence_id].append(link.node)
        else:
            also[link.evidence_id].append((link.framework_id, link.node))
    return tuple(
        Evidence(
            **{name: getattr(row, name) for name in _PLAIN},
            id=EvidenceId(row.id),
            kind=EvidenceKind(row.kind),
            nodes=tuple(nodes[row.id]),
            also=tuple(also[row.id]),
            trust=Trust(row.trust),
        )
        for row in session.scalars(wanted)
    )
