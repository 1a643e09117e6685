"""Entering and leaving a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from competency_app.workspace import Workspace
    from ui.context import UiContext


def enter(ctx: UiContext, workspace: Workspace) -> None:
    """Work in *workspace* from now on; what was open before is closed."""
    leave(ctx)
    ctx.set_workspace(workspace)
    ctx.go("home")


def leave(ctx: UiContext) -> None:
    """Close the open profile, which also makes its backup; nothing happens where none is open."""
    if not ctx.has_workspace:
        return
    workspace = ctx.workspace
    ctx.set_workspace(None)
    workspace.close()
