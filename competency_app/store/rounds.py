"""Rounds and their answers. Triggers refuse changes to a finished round, which become `round_finished`."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, delete, func, select
from sqlalchemy import insert as insert_rows
from sqlalchemy import update as update_rows
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from competency_app.domain.answers import Answer, AnswerSheet, Barrier, Reason
from competency_app.domain.rounds import Form, NewRound, Round, RoundId
from competency_app.store.tables import AnswerRow, ConfidenceRow, LookBackRow, RoundNodeRow, RoundRow

_PLAIN = (
    "id", "number", "framework_id", "framework_version", "fingerprint", "rule_id", "language", "started_at",
    "started_on", "finished_at", "finished_on", "current_node", "show_earlier", "placement_before", "placement_after",
)  # fmt: skip

# Built once: composing a statement costs more than running it.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ID: BindParameter[Any] = bindparam("round_id")
_ROUNDS = select(RoundRow).where(RoundRow.deleted_at.is_(None)).order_by(RoundRow.number)
_ONE_ROUND = _ROUNDS.where(RoundRow.id == _ID)
_NODES = (
    select(RoundNodeRow.round_id, RoundNodeRow.position, RoundNodeRow.node)
    .where(RoundNodeRow.round_id.in_(_IDS))
    .order_by(RoundNodeRow.position)
)
_CONFIDENCE = select(ConfidenceRow.round_id, ConfidenceRow.area, ConfidenceRow.value).where(
    ConfidenceRow.round_id.in_(_IDS)
)
_LOOK_BACK = select(LookBackRow.round_id, LookBackRow.node, LookBackRow.level).where(LookBackRow.round_id.in_(_IDS))
_SCOPE = select(RoundNodeRow.node).where(RoundNodeRow.round_id == _ID).order_by(RoundNodeRow.position)
_ANSWERS = select(*AnswerRow.__table__.c).where(AnswerRow.round_id == _ID)


def all_rounds(session: Session) -> tuple[Round, ...]:
    """Return all rounds by number."""
    return _rounds(session)


def load(session: Session, round_id: int) -> Round:
    """Return one round; KeyError when there is none or it was deleted."""
    for found in _rounds(session, round_id):
        return found
    raise KeyError(round_id)


def remember_place(session: Session, round_id: int, node: str) -> bool:
    """Note the question at hand; False and nothing written when the round is finished."""
    change = update_rows(RoundRow).where(RoundRow.id == round_id, RoundRow.finished_at.is_(None))
    result: Any = session.execute(change.values(current_node=node))
    return bool(result.rowcount)


def insert(session: Session, new: NewRound) -> RoundId:
    """Store a new round with the next number and answer its id."""
    number = (session.scalar(select(func.max(RoundRow.number))) or 0) + 1
    row = RoundRow(
        number=number,
        framework_id=new.framework_id,
        framework_version=new.framework_version,
        fingerprint=new.fingerprint,
        form=new.form.value,
        rule_id=new.rule_id,
        language=new.language,
        started_at=new.started_at,
        started_on=new.started_on,
        show_earlier=new.show_earlier,
        placement_before=new.placement_before,
    )
    session.add(row)
    session.flush()
    nodes = [{"round_id": row.id, "node": node, "position": place} for place, node in enumerate(new.nodes)]
    if nodes:
        session.execute(insert_rows(RoundNodeRow), nodes)
    return RoundId(row.id)


def update(session: Session, round_id: int, **columns: Any) -> None:
    """Set columns of a round; `confidence`, a mapping of area to 1..3, replaces all of it."""
    confidence: Mapping[str, int] | None = columns.pop("confidence", None)
    if columns:
        _of_one(session, update_rows(RoundRow).where(RoundRow.id == round_id).values(**columns), round_id)
    if confidence is not None:
        session.execute(delete(ConfidenceRow).where(ConfidenceRow.round_id == round_id))
        rows = [{"round_id": round_id, "area": area, "value": value} for area, value in confidence.items()]
        if rows:
            session.execute(insert_rows(ConfidenceRow), rows)


def mark_deleted(session: Session, round_id: int, when: datetime | None) -> None:
    """Hide a round until it is purged; `undelete` brings it back."""
    _of_one(session, update_rows(RoundRow).where(RoundRow.id == round_id).values(deleted_at=when), round_id)


def undelete(session: Session, round_id: int) -> None:
    """Bring a deleted round back; KeyError when it was purged."""
    mark_deleted(session, round_id, None)


def sheet(session: Session, round_id: int) -> AnswerSheet:
    """Return the answers of a round and the nodes it asks, in display order."""
    nodes = session.scalars(_SCOPE, {"round_id": round_id})
    rows = session.execute(_ANSWERS, {"round_id": round_id})
    return AnswerSheet(tuple(nodes), {row.node: _answer(row) for row in rows})


def put_answer(session: Session, round_id: int, answer: Answer) -> None:
    """Write one node's answer over what was there before."""
    values = {
        "level": answer.level,
        "reason": answer.reason.value if answer.reason else None,
        "barrier": answer.barrier.value if answer.barrier else None,
        "note": answer.note,
        "unclear": answer.unclear,
        "answered_at": answer.answered_at,
        "carried_on": answer.carried_on,
    }
    session.execute(
        upsert(AnswerRow)
        .values(round_id=round_id, node=answer.node, **values)
        .on_conflict_do_update(index_elements=["round_id", "node"], set_=values)
    )


def drop_answer(session: Session, round_id: int, node: str) -> None:
    """Remove one node's answer with its note; nothing happens when there is none."""
    session.execute(delete(AnswerRow).where(AnswerRow.round_id == round_id, AnswerRow.node == node))


def notes_elsewhere(session: Session, framework_id: str) -> tuple[tuple[int, str, str, str], ...]:
    """Return (round id, framework id, node, note) of every note in rounds of other frameworks, newest round first."""
    wanted = (
        select(AnswerRow.round_id, RoundRow.framework_id, AnswerRow.node, AnswerRow.note)
        .join(RoundRow, RoundRow.id == AnswerRow.round_id)
        .where(RoundRow.deleted_at.is_(None), RoundRow.framework_id != framework_id, AnswerRow.note != "")
        .order_by(RoundRow.number.desc())
    )
    return tuple((row.round_id, row.framework_id, row.node, row.note) for row in session.execute(wanted))


def put_look_back(session: Session, round_id: int, node: str, level: str | None) -> None:
    """Store where the teacher now thinks they stood then; None removes it."""
    if level is None:
        session.execute(delete(LookBackRow).where(LookBackRow.round_id == round_id, LookBackRow.node == node))
        return
    session.execute(
        upsert(LookBackRow)
        .values(round_id=round_id, node=node, level=level)
        .on_conflict_do_update(index_elements=["round_id", "node"], set_={"level": level})
    )


def _rounds(session: Session, round_id: int | None = None) -> tuple[Round, ...]:
    rows = session.scalars(_ROUNDS if round_id is None else _ONE_ROUND, {"round_id": round_id}).all()
    ids = [row.id for row in rows]
    nodes = _by_round(session, _NODES, ids)
    confidence = _by_round(session, _CONFIDENCE, ids)
    look_back = _by_round(session, _LOOK_BACK, ids)
    return tuple(
        Round(
            **{name: getattr(row, name) for name in _PLAIN},
            form=Form(row.form),
            nodes=tuple(nodes[row.id].values()),
            confidence=confidence[row.id],
            look_back=look_back[row.id],
        )
        for row in rows
    )


def _by_round(session: Session, wanted: Select[int, Any, Any], ids: list[int]) -> dict[int, dict[Any, Any]]:
    found: dict[int, dict[Any, Any]] = defaultdict(dict)
    for round_id, key, value in session.execute(wanted, {"ids": ids}):
        found[round_id][key] = value
    return found


def _answer(row: Any) -> Answer:
    return Answer(
        node=row.node,
        level=row.level,
        reason=Reason(row.reason) if row.reason else None,
        barrier=Barrier(row.barrier) if row.barrier else None,
        note=row.note,
        unclear=row.unclear,
        answered_at=row.answered_at,
        carried_on=row.carried_on,
    )


def _of_one(session: Session, change: Any, round_id: int) -> None:
    result: Any = session.execute(change)
    if result.rowcount != 1:
        raise KeyError(round_id)
