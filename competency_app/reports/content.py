"""What a report says, gathered beforehand: sentences, figures and levels, in the report's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from competency_app.domain.figures import DumbbellFigure, LoadFigure, StripFigure, TableFigure
from competency_app.domain.plans import Goal
from competency_app.reports.blocks import LevelItem

PARTS = frozenset({"profile", "competences", "plan", "notes", "method"})


@dataclass(frozen=True, slots=True)
class Passport:
    """Where the figures come from.

    `name` is the chosen name or the code, `credit` the framework's short source line, `source` its full statement,
    `untranslated` a sentence where the framework's words are in another language than the report.
    """

    name: str
    framework: str
    version: str
    rule: str
    rule_version: str
    on: date
    answered: int
    total: int
    fingerprint: str
    credit: str
    program: str
    source: str = ""
    untranslated: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """One level of the scale in words."""

    key: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the teacher wrote beside an answer; `barrier` is already words."""

    code: str
    title: str
    text: str
    barrier: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence: its title, the codes it belongs to, and who has looked at it."""

    title: str
    codes: tuple[str, ...]
    trust: str


@dataclass(frozen=True, slots=True)
class ProfileReport:
    """One round. `stages` are aspects with the stage reached, for frameworks that ask how far a stage is mastered.

    `form` says in words what was asked; `twin` is the strip as a table; `trail` explains the figures step by step
    and `reading` how far they carry.
    """

    passport: Passport
    lead: str
    strip: StripFigure | None
    competences: tuple[LevelItem, ...]
    twin: TableFigure | None = None
    strengths: tuple[LevelItem, ...] = ()
    closer_look: tuple[LevelItem, ...] = ()
    stages: tuple[LevelItem, ...] = ()
    scale: tuple[Scale, ...] = ()
    form: str = ""
    first_look: bool = False
    placement: str = ""
    notes: tuple[Note, ...] = ()
    evidence: tuple[Shown, ...] = ()
    trail: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedGoal:
    """A goal with the words of its competence; `next_text` is the descriptor of the level aimed at.

    `language` is that of `next_text` where it is not the report's.
    """

    goal: Goal
    code: str
    title: str
    before: str
    after: str
    next_text: str = ""
    outcome: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The open goals with what surrounds them. `shared_with` is a sentence about who may read the plan."""

    passport: Passport
    goals: tuple[PlannedGoal, ...]
    period: str = ""
    made_on: date | None = None
    version: str = ""
    people: tuple[tuple[str, str], ...] = ()
    lead: str = ""
    strip: StripFigure | None = None
    twin: TableFigure | None = None
    competences: tuple[LevelItem, ...] = ()
    load: LoadFigure | None = None
    load_twin: TableFigure | None = None
    closed: tuple[PlannedGoal, ...] = ()
    shared_with: str = ""
    talked_over: bool = True


@dataclass(frozen=True, slots=True)
class Moved:
    """A competence at two dates; `look_back` is a later rating of where the teacher stood at the first one."""

    code: str
    title: str
    before: str
    after: str
    look_back: str = ""


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """Two rounds. Without `joined` they only stand beside each other and nothing is counted.

    `areas` are sentences; `why_lower` is said when an answer went down, `reading` how far changes carry.
    """

    passport: Passport
    before_on: date
    after_on: date
    lead: str
    detail: str = ""
    joined: bool = True
    changed: DumbbellFigure | None = None
    changed_twin: TableFigure | None = None
    everything: DumbbellFigure | None = None
    everything_twin: TableFigure | None = None
    counts: str = ""
    areas: tuple[str, ...] = ()
    look_back: tuple[Moved, ...] = ()
    competences: tuple[Moved, ...] = ()
    closed: tuple[PlannedGoal, ...] = ()
    why_lower: str = ""
    reading: tuple[str, ...] = ()


Content = ProfileReport | PlanReport | ProgressReport
