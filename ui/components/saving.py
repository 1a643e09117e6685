"""Calling a verb from a page: publish what changed, and say "Saved" only after it is on the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from competency_app.errors import KnownError
from competency_app.i18n import _, format_time, language

if TYPE_CHECKING:
    from competency_app.changes import Changes
    from ui.context import UiContext


def save(
    ctx: UiContext, verb: Callable[[], Changes], *, quietly: bool = True, spoken: str | None = None
) -> KnownError | None:
    """Run *verb*; answers with the problem where nothing was saved, for the page to show where it happened.

    A screen reader hears one message: what the verb says unless *quietly*, else *spoken*, else “Saved 10:32”.
    """
    try:
        changes = verb()
    except KnownError as problem:
        return problem
    ctx.publish(changes, quietly=quietly)
    ctx.say_saved(saved_words(ctx), "" if changes.said and not quietly else spoken)
    return None


def saved_words(ctx: UiContext) -> str:
    """Return “Saved 10:32”, by the local clock."""
    return _("Saved {time}").format(time=format_time(ctx.clock().astimezone().time(), language()))
