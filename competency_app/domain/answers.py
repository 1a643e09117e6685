"""What a teacher answered in one round: level or reason per node, and what counts as answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why a competence has no level; never counted as zero."""

    NOT_APPLICABLE = "not_applicable"
    CANNOT_JUDGE = "cannot_judge"


class Barrier(StrEnum):
    """What stands in the way here; says nothing about the teacher."""

    EQUIPMENT = "equipment"
    NETWORK = "network"
    RULES = "rules"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Answer:
    """One node's answer. With neither level nor reason it holds only a note or a flag and counts as not answered.

    `carried_on` is the day of an answer taken over from a round of an earlier framework version.
    """

    node: str
    level: str | None = None
    reason: Reason | None = None
    barrier: Barrier | None = None
    note: str = ""
    unclear: bool = False
    answered_at: datetime | None = None
    carried_on: date | None = None

    @property
    def is_answered(self) -> bool:
        return self.level is not None or self.reason is not None


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answers of one round and the nodes it asks, in display order; missing answers are absent."""

    nodes: tuple[str, ...]
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def level(self, node: str) -> str | None:
        answer = self.answers.get(node)
        return answer.level if answer else None

    def reason(self, node: str) -> Reason | None:
        answer = self.answers.get(node)
        return answer.reason if answer else None

    def is_answered(self, node: str) -> bool:
        answer = self.answers.get(node)
        return answer is not None and answer.is_answered

    def is_carried(self, node: str) -> bool:
        """Whether the answer was given in a round of an earlier framework version."""
        answer = self.answers.get(node)
        return answer is not None and answer.carried_on is not None

    @property
    def answered_count(self) -> int:
        """Nodes with a level or a reason."""
        return sum(self.is_answered(node) for node in self.nodes)

    @property
    def open_nodes(self) -> tuple[str, ...]:
        return tuple(node for node in self.nodes if not self.is_answered(node))
