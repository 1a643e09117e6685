"""Making a goal from a page, and what is said when three are already open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app.actions import planning
from competency_app.i18n import _
from ui.components.saving import save

if TYPE_CHECKING:
    from competency_app.changes import Changes
    from competency_app.domain.plans import GoalId
    from competency_app.domain.rounds import RoundId
    from ui.components.page_banner import PageBanner
    from ui.context import UiContext


def add_goal(ctx: UiContext, banner: PageBanner, round_id: RoundId, node: str) -> bool:
    """Add the goal and open the plan at it; False where it was not added, which *banner* explains."""
    made: list[GoalId] = []

    def verb() -> Changes:
        goal_id, changes = planning.add_goal(ctx.workspace, round_id, node)
        made.append(goal_id)
        return changes

    problem = save(ctx, verb, quietly=False)
    if problem is None:
        ctx.go("plan", goal=made[0])
        return True
    if problem.code in ("three_goals", "already_goal"):
        banner.say("problem", problem.message, _("Open the plan"), lambda: ctx.go("plan"))
    else:
        banner.say("problem", problem.message)
    return False
