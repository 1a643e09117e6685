"""The one person of a profile."""

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from competency_app.domain.plans import Owner, Term
from competency_app.store.tables import OwnerRow, TermRow

_PLAIN = (
    "name", "code", "school", "subject", "stage", "mentor", "language", "framework_language", "hours_a_week",
)  # fmt: skip


def load(session: Session) -> Owner:
    """Return the owner with their terms."""
    row = session.execute(select(OwnerRow)).scalar_one()
    terms = session.scalars(select(TermRow).order_by(TermRow.position))
    return Owner(
        **{name: getattr(row, name) for name in _PLAIN},
        terms=tuple(Term(one.name, one.start, one.end, one.hours) for one in terms),
    )


def save(session: Session, owner: Owner) -> None:
    """Replace everything the profile says of its owner."""
    values = {name: getattr(owner, name) for name in _PLAIN}
    session.execute(upsert(OwnerRow).values(id=1, **values).on_conflict_do_update(index_elements=["id"], set_=values))
    session.execute(delete(TermRow))
    rows = [
        {"position": position, "name": term.name, "start": term.start, "end": term.end, "hours": term.hours}
        for position, term in enumerate(owner.terms)
    ]
    if rows:
        session.execute(insert(TermRow), rows)
