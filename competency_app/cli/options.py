"""Options that several commands share."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from competency_app.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable

    from competency_app.domain.rounds import Round
    from competency_app.workspace import Workspace


def _as_date(_ctx: click.Context, _parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


profile_option = click.option(
    "--profile",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The profile file (.competency).",
)
date_option = click.option(
    "--date",
    "on",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_as_date,
    help="Act as if it were noon of this day (YYYY-MM-DD).",
)
language_option = click.option("--language", default="en", show_default=True, help="Language of the texts.")


def clock_for(on: date | None) -> Callable[[], datetime]:
    """A clock that stands at local noon of a day, or the real one."""
    if on is None:
        return lambda: datetime.now(UTC)
    # Noon UTC is already tomorrow in Auckland.
    moment = datetime.combine(on, time(12)).astimezone(UTC)
    return lambda: moment


def round_numbered(workspace: Workspace, number: int | None) -> Round:
    """The round people know by this number, the newest without one; KnownError "no_round"."""
    from competency_app.actions import assessing
    from competency_app.i18n import _

    rounds = assessing.rounds(workspace)
    found = [one for one in rounds if number in (None, one.number)]
    if not rounds:
        raise KnownError(
            "no_round", _("This profile has no round yet. Nothing was written; answer some questions first.")
        )
    if not found:
        numbers = ", ".join(str(one.number) for one in rounds)
        message = _("This profile has no round {number}. Nothing was written. Its rounds are: {numbers}.")
        raise KnownError("no_round", message.format(number=number, numbers=numbers))
    return found[-1]
