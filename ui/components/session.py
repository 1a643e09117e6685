"""Entering and leaving a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from competency_app.errors import KnownError
    from competency_app.workspace import Workspace
    from ui.context import UiContext


def enter(ctx: UiContext, workspace: Workspace) -> None:
    """Work in *workspace* from now on; what was open before is closed."""
    problem = leave(ctx)
    ctx.set_workspace(workspace)
    ctx.go("home")
    if problem is not None:
        ctx.notify(problem.message)


def leave(ctx: UiContext) -> KnownError | None:
    """Close the open profile, which also makes its backup; answers why no backup could be made, if so."""
    if not ctx.has_workspace:
        return None
    workspace = ctx.workspace
    ctx.set_workspace(None)
    return workspace.close()


def finish(ctx: UiContext) -> KnownError | None:
    """Leave on the way to the start page; a guest's answers stay until somebody says what becomes of them."""
    return None if holds_guest(ctx) else leave(ctx)


def holds_guest(ctx: UiContext) -> bool:
    """Whether a guest session is open that would lose something."""
    return ctx.has_workspace and ctx.workspace.path is None and ctx.workspace.changed
