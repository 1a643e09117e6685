"""Goals with the evidence to collect and their check-ins."""

from collections import defaultdict
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy import insert as insert_rows
from sqlalchemy import update as update_rows
from sqlalchemy.orm import Session

from competency_app.domain.plans import CheckIn, Collect, Goal, GoalId, GoalStatus, Outcome
from competency_app.store.tables import CheckInRow, CollectRow, GoalRow

_PLAIN = tuple(one.name for one in fields(Goal) if one.name not in ("id", "status", "outcome", "collect", "check_ins"))


def goals(session: Session) -> tuple[Goal, ...]:
    """Return all goals, parked and closed ones too, by position."""
    return _goals(session)


def load(session: Session, goal_id: int) -> Goal:
    """Return one goal; KeyError when there is none or it was deleted."""
    for found in _goals(session, goal_id):
        return found
    raise KeyError(goal_id)


def insert(session: Session, goal: Goal) -> GoalId:
    """Store a goal under a new id; the given id does not count."""
    row = GoalRow(**_columns(goal))
    session.add(row)
    session.flush()
    _put_lists(session, row.id, goal)
    return GoalId(row.id)


def save(session: Session, goal: Goal) -> None:
    """Replace every field of a goal, lists included; KeyError when it is not there."""
    changed: Any = session.execute(update_rows(GoalRow).where(GoalRow.id == goal.id).values(**_columns(goal)))
    if changed.rowcount != 1:
        raise KeyError(goal.id)
    session.execute(delete(CollectRow).where(CollectRow.goal_id == goal.id))
    session.execute(delete(CheckInRow).where(CheckInRow.goal_id == goal.id))
    _put_lists(session, goal.id, goal)


def mark_deleted(session: Session, goal_id: int, when: datetime | None) -> None:
    """Hide a goal until it is purged; `undelete` brings it back."""
    changed: Any = session.execute(update_rows(GoalRow).where(GoalRow.id == goal_id).values(deleted_at=when))
    if changed.rowcount != 1:
        raise KeyError(goal_id)


def undelete(session: Session, goal_id: int) -> None:
    """Bring a deleted goal back; KeyError when it was purged."""
    mark_deleted(session, goal_id, None)


def _columns(goal: Goal) -> dict[str, Any]:
    plain = {name: getattr(goal, name) for name in _PLAIN}
    return {**plain, "status": goal.status.value, "outcome": goal.outcome.value if goal.outcome else None}


def _put_lists(session: Session, goal_id: int, goal: Goal) -> None:
    collect = [
        {"goal_id": goal_id, "position": place, "text": one.text, "done": one.done}
        for place, one in enumerate(goal.collect)
    ]
    check_ins = [
        {"goal_id": goal_id, "position": place, **{one.name: getattr(check_in, one.name) for one in fields(CheckIn)}}
        for place, check_in in enumerate(goal.check_ins)
    ]
    if collect:
        session.execute(insert_rows(CollectRow), collect)
    if check_ins:
        session.execute(insert_rows(CheckInRow), check_ins)


def _goals(session: Session, goal_id: int | None = None) -> tuple[Goal, ...]:
    wanted = select(GoalRow).where(GoalRow.deleted_at.is_(None)).order_by(GoalRow.position, GoalRow.id)
    if goal_id is not None:
        wanted = wanted.where(GoalRow.id == goal_id)
    collect: dict[int, list[Collect]] = defaultdict(list)
    for one in session.scalars(select(CollectRow).order_by(CollectRow.position)):
        collect[one.goal_id].append(Collect(one.text, one.done))
    check_ins: dict[int, list[CheckIn]] = defaultdict(list)
    for look in session.scalars(select(CheckInRow).order_by(CheckInRow.position)):
        check_ins[look.goal_id].append(CheckIn(look.on, look.happened, look.keep, look.next_step))
    return tuple(
        Goal(
            **{name: getattr(row, name) for name in _PLAIN},
            id=GoalId(row.id),
            status=GoalStatus(row.status),
            outcome=Outcome(row.outcome) if row.outcome else None,
            collect=tuple(collect[row.id]),
            check_ins=tuple(check_ins[row.id]),
        )
        for row in session.scalars(wanted)
    )
