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
    drafts: frozenset[int] = field(default=frozenset())
    owner: bool = False
    profiles: bool = False
    undo: Callable[[Workspace], Changes] | None = field(default=None, compare=False)
    said: str = ""
