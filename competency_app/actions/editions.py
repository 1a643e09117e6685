"""All versions of a framework at hand, and what in the profile needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app.actions import frameworks
from competency_app.store import plans, rounds

if TYPE_CHECKING:
    from competency_app.actions.frameworks import FrameworkInfo
    from competency_app.domain.framework import Framework
    from competency_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Edition:
    """One version; `rounds` are the numbers of the rounds that use it, `goals` counts goals."""

    framework: Framework
    info: FrameworkInfo
    is_newest: bool
    is_kept: bool
    rounds: tuple[int, ...] = ()
    goals: int = 0

    @property
    def is_removable(self) -> bool:
        """Whether it lives in the profile alone and nothing there needs it."""
        return self.is_kept and not (self.info.shipped or self.rounds or self.goals)


def editions(ws: Workspace, framework_id: str) -> tuple[Edition, ...]:
    """Every version of a framework, newest first; nothing for an unknown one."""
    with ws.read() as session:
        used = rounds.all_rounds(session)
        goals = plans.goals(session)
    kept = set(ws.kept_frameworks())
    found = []
    for number, framework in enumerate(ws.versions(framework_id)):
        identity = (framework.id, framework.version, framework.fingerprint)
        found.append(
            Edition(
                framework,
                frameworks.info(ws, framework),
                is_newest=number == 0,
                is_kept=identity in kept,
                rounds=tuple(
                    one.number for one in used if (one.framework_id, one.framework_version, one.fingerprint) == identity
                ),
                goals=sum((goal.framework_id, goal.framework_version) == identity[:2] for goal in goals),
            )
        )
    return tuple(found)
