"""What a profile file holds, in numbers and as plain rows for an export."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competency_app.store import evidence
from competency_app.store.tables import AboutRow, AnswerRow, EvidenceRow, GoalRow, RoundRow, Row

_BYTES = frozenset({"attachment", "framework", "framework_text", "translation", "draft", "draft_text"})


@dataclass(frozen=True, slots=True)
class Contents:
    """How much there is; `program` is the version that wrote the file last."""

    program: str
    rounds: int
    finished_rounds: int
    answers: int
    evidence: int
    evidence_bytes: int
    goals: int


def count(session: Session) -> Contents:
    """Return how much a profile holds, without what was deleted."""
    finished = select(func.count()).where(RoundRow.finished_at.is_not(None), RoundRow.deleted_at.is_(None))
    program = session.scalar(select(AboutRow.value).where(AboutRow.key == "program"))
    answers = select(func.count()).select_from(AnswerRow).join(RoundRow, RoundRow.id == AnswerRow.round_id)
    return Contents(
        program=program or "",
        rounds=_living(session, RoundRow),
        finished_rounds=session.scalar(finished) or 0,
        answers=session.scalar(answers.where(RoundRow.deleted_at.is_(None))) or 0,
        evidence=_living(session, EvidenceRow),
        evidence_bytes=evidence.total_size(session),
        goals=_living(session, GoalRow),
    )


def rows(session: Session) -> Mapping[str, list[dict[str, Any]]]:
    """Return every row that says something of the person, by table; the bytes of files are left to the caller."""
    tables = (table for name, table in sorted(Row.metadata.tables.items()) if name not in _BYTES)
    return {table.name: [dict(row._mapping) for row in session.execute(select(table))] for table in tables}  # noqa: SLF001


def _living(session: Session, table: type[RoundRow] | type[EvidenceRow] | type[GoalRow]) -> int:
    return session.scalar(select(func.count()).where(table.deleted_at.is_(None))) or 0
