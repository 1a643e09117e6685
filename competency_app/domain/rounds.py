"""A round: one self-assessment of one framework version, and evidence that belongs to the profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

RoundId = NewType("RoundId", int)
EvidenceId = NewType("EvidenceId", int)


class Form(StrEnum):
    """How much of a framework a round asks."""

    EVERYTHING = "everything"
    QUICK = "quick"
    AREAS = "areas"
    GOALS = "goals"


class Trust(StrEnum):
    """How firm a level is; each step names who has looked."""

    CLAIMED = "claimed"
    EVIDENCED = "evidenced"
    DISCUSSED = "discussed"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class NewRound:
    """What the store needs to begin a round; it gives the id and the number."""

    framework_id: str
    framework_version: str
    fingerprint: str
    form: Form
    nodes: tuple[str, ...]
    rule_id: str
    language: str
    started_at: datetime
    started_on: date
    show_earlier: bool = False
    placement_before: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One self-assessment. `number` counts from 1 within the profile and is what people are shown.

    `placement_before` and `placement_after` are level keys the teacher gave for themself as a whole;
    `confidence` maps area keys to 1 (guessing), 2 (fairly sure), 3 (could show examples).
    `look_back` holds later, separate ratings of where the teacher really stood at this round.
    """

    id: RoundId
    number: int
    framework_id: str
    framework_version: str
    fingerprint: str
    form: Form
    nodes: tuple[str, ...]
    rule_id: str
    language: str
    started_at: datetime
    started_on: date
    finished_at: datetime | None = None
    finished_on: date | None = None
    current_node: str | None = None
    show_earlier: bool = False
    placement_before: str | None = None
    placement_after: str | None = None
    confidence: Mapping[str, int] = field(default_factory=dict)
    look_back: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def on(self) -> date:
        """The local date people know this round by."""
        return self.finished_on or self.started_on


class EvidenceKind(StrEnum):
    TEXT = "text"
    LINK = "link"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows a practice; files are copied into the profile (at most 20 MB each).

    `nodes` are entries of the framework it was added in, `also` pairs of another framework's id and an entry there.
    """

    id: EvidenceId
    kind: EvidenceKind
    title: str
    text: str
    file_name: str
    size: int
    nodes: tuple[str, ...]
    framework_id: str
    added_on: date
    trust: Trust = Trust.EVIDENCED
    also: tuple[tuple[str, str], ...] = ()

    def is_elsewhere(self, framework_id: str) -> bool:
        """Whether it speaks for an entry of another framework than this one."""
        return self.framework_id != framework_id or any(other != framework_id for other, _node in self.also)

    def nodes_in(self, framework_id: str) -> tuple[str, ...]:
        """Entries of a framework it speaks for."""
        there = tuple(node for other, node in self.also if other == framework_id)
        return (*self.nodes, *there) if framework_id == self.framework_id else there
