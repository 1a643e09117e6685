"""Putting a backup in the place of the profile that is open, or removing that profile; both close it first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from competency_app.actions import keeping, profiles
from competency_app.errors import KnownError
from competency_app.i18n import _
from competency_app.profile_list import ProfileEntry, find
from ui.components import session
from ui.errors import report

if TYPE_CHECKING:
    from ui.context import UiContext


def restore(ctx: UiContext, backup: Path) -> None:
    """Close the profile, put *backup* in its place and open it; the state of now stays beside it."""
    place = ctx.workspace.path
    if place is None:
        return
    session.leave(ctx)
    ctx.go("start")
    ctx.tasks.run(
        lambda: keeping.restore(backup, place, clock=ctx.clock),
        lambda _place: _reopen(ctx, place, _("The backup is open. What was there before is kept beside it.")),
        lambda error: _not_restored(ctx, place, error),
    )


def delete_for_good(ctx: UiContext) -> None:
    """Close the profile and remove it with its backups."""
    place = ctx.workspace.path
    if place is None:
        return
    owner = profiles.owner(ctx.workspace)
    entry = find(owner.code) or ProfileEntry(owner.code, str(place), owner.name)
    session.leave(ctx)
    try:
        said = profiles.delete_for_good(entry).said
    except KnownError as problem:
        said = problem.message
    ctx.go("start")
    ctx.notify(said)


def _not_restored(ctx: UiContext, place: Path, error: Exception) -> None:
    if isinstance(error, KnownError):
        _reopen(ctx, place, error.message)
    else:
        report(error)


def _reopen(ctx: UiContext, place: Path, said: str) -> None:
    try:
        session.enter(ctx, profiles.open(place, clock=ctx.clock))
    except KnownError as problem:
        said = problem.message
    ctx.notify(said)
