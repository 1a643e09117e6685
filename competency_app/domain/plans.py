"""A development plan: goals, evidence to collect, check-ins, terms. Three open goals at the most."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

GoalId = NewType("GoalId", int)

MAX_OPEN_GOALS = 3


class GoalStatus(StrEnum):
    PLANNED = "planned"
    STARTED = "started"
    PARKED = "parked"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What the closing look found."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Collect:
    """A piece of evidence the teacher means to collect."""

    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class CheckIn:
    on: date
    happened: str
    keep: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Goal:
    """One competence and its next level. `hours` are hours a week, spread over the weeks from start to review."""

    id: GoalId
    framework_id: str
    framework_version: str
    node: str
    from_level: str | None
    to_level: str | None
    status: GoalStatus = GoalStatus.PLANNED
    position: int = 0
    why: str = ""
    different: str = ""
    see: str = ""
    when: str = ""
    i_will: str = ""
    obstacle: str = ""
    then_i_will: str = ""
    hours: float = 0.0
    helper: str = ""
    support: str = ""
    start: date | None = None
    review: date | None = None
    collect: tuple[Collect, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    outcome: Outcome | None = None
    outcome_note: str = ""
    closed_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.status in (GoalStatus.PLANNED, GoalStatus.STARTED)


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of school weeks with the hours a week set aside; weeks outside all terms are free."""

    name: str
    start: date
    end: date
    hours: float = 2.0


@dataclass(frozen=True, slots=True)
class Owner:
    """What the profile says of its owner; everything but the chosen name may be empty. `code` is random."""

    name: str
    code: str
    school: str = ""
    subject: str = ""
    stage: str = ""
    mentor: str = ""
    language: str = "en"
    framework_language: str = ""
    terms: tuple[Term, ...] = field(default=())
    hours_a_week: float = 2.0
