"""Which rounds were finished since the profile was opened; only these can be opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from competency_app.actions import assessing
from ui.components.saving import save

if TYPE_CHECKING:
    from competency_app.domain.rounds import RoundId
    from competency_app.errors import KnownError
    from ui.context import UiContext


class _Finished(QObject):
    """Lives as long as the window's hub, forgets with the profile."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx.hub)
        self.rounds: set[RoundId] = set()
        ctx.workspace_changed.connect(self.rounds.clear)


def _of(ctx: UiContext) -> _Finished:
    return ctx.hub.findChild(_Finished) or _Finished(ctx)


def finish(ctx: UiContext, round_id: RoundId) -> KnownError | None:
    """Finish a round; it can be opened again until the profile closes."""
    problem = save(ctx, lambda: assessing.finish(ctx.workspace, round_id), quietly=False)
    if problem is None:
        _of(ctx).rounds.add(round_id)
    return problem


def can_reopen(ctx: UiContext, round_id: RoundId) -> bool:
    """Whether the round was finished since the profile was opened."""
    return round_id in _of(ctx).rounds and not ctx.workspace.read_only


def reopen(ctx: UiContext, round_id: RoundId) -> KnownError | None:
    """Open a round again that was finished a moment ago."""
    return save(ctx, lambda: assessing.reopen(ctx.workspace, round_id))
