"""What a verb altered, so that every screen can decide whether it cares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from competency_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids altered by one verb; `undo` is the verb that takes it back, `said` a short confirmation to show."""

    rounds: frozenset[int] = field(default=frozenset())
    goals: frozenset[int] = field(default=frozenset())
    evidence: frozenset[int] = field(default=frozenset())
    frameworks: frozenset[str] = field(default=frozenset())
    owner: bool = False
    profiles: bool = False
    undo: Callable[[Workspace], Changes] | None = field(default=None, compare=False)
    said: str = ""

    def __or__(self, other: Changes) -> Changes:
        """Both changes as one; undo runs the later one first."""
        return Changes(
            rounds=self.rounds | other.rounds,
            goals=self.goals | other.goals,
            evidence=self.evidence | other.evidence,
            frameworks=self.frameworks | other.frameworks,
            owner=self.owner or other.owner,
            profiles=self.profiles or other.profiles,
            undo=_both(other.undo, self.undo),
            said=other.said or self.said,
        )


def _both(
    first: Callable[[Workspace], Changes] | None, second: Callable[[Workspace], Changes] | None
) -> Callable[[Workspace], Changes] | None:
    if first is None or second is None:
        return first or second

    def undo(workspace: Workspace) -> Changes:
        return first(workspace) | second(workspace)

    return undo
