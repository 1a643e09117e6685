"""Cards from the list of profiles, which is all that is read before somebody opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from competency_app.i18n import _
from competency_app.profile_list import ProfileEntry
from ui.widgets.buttons import quiet
from ui.widgets.profile_card import ProfileCard

NEW, BY_NAME = "new", "by-name"


def in_order(entries: Sequence[ProfileEntry]) -> list[ProfileEntry]:
    """The listed ones, the one used last first."""
    return sorted((one for one in entries if one.listed), key=lambda one: one.last_used_week, reverse=True)


def profile_card(entry: ProfileEntry, today: date, remove: Callable[[ProfileEntry], object]) -> ProfileCard:
    """Name and state; an example can be removed with one click."""
    if entry.example:
        button = quiet(_("Remove"), small=True)
        button.setObjectName(f"profile.{entry.id}.remove")
        button.setAccessibleName(_("Remove {name}").format(name=entry.name))
        button.clicked.connect(lambda: remove(entry))
        return ProfileCard(entry.id, entry.name, _("Example"), has_more=True, end=button)
    year, week, _day = today.isocalendar()
    state = _("Used this week") if entry.last_used_week == f"{year}-W{week:02}" else ""
    return ProfileCard(entry.id, entry.name, state, has_more=True)


def new_card() -> ProfileCard:
    """The card that makes a profile."""
    return ProfileCard(NEW, _("New profile"), _("A name is enough"), icon="plus", kind="new")


def by_name_card() -> ProfileCard:
    """The card that opens a profile that is not listed."""
    return ProfileCard(BY_NAME, _("Not listed here"), _("Open by name"), icon="search", kind="new")
