"""Profiles: who is on this computer, opening and making one, its owner, and deleting one for good."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from competency_app import i18n, logs, profile_list
from competency_app.changes import Changes
from competency_app.domain.plans import Owner
from competency_app.errors import KnownError
from competency_app.i18n import _, ngettext, translator
from competency_app.paths import profiles_dir
from competency_app.profile_list import ProfileEntry
from competency_app.store import contents, erasing, owners
from competency_app.store.contents import Contents
from competency_app.store.header import read_header
from competency_app.workspace import (
    Workspace,
    create_workspace,
    guest_workspace,
    open_workspace,
    system_clock,
)

SUFFIX = ".competency"
MAX_NAME = 80

_log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class ProfileInfo:
    """What one can know of a profile file without changing anything."""

    path: Path
    size: int
    schema: int
    owner: Owner
    contents: Contents
    frameworks: tuple[tuple[str, str, str], ...]


def listed() -> tuple[ProfileEntry, ...]:
    """Return the profiles for the start page, the one used last first."""
    shown = (entry for entry in profile_list.load() if entry.listed)
    return tuple(sorted(shown, key=lambda entry: entry.last_used_week, reverse=True))


def create(name: str, *, language: str = "en", folder: Path | None = None, clock: Clock = system_clock) -> Workspace:
    """Make a profile under a file name that tells nobody whose it is, and put it in the list."""
    code = secrets.token_hex(8)
    path = (folder or profiles_dir()) / f"{code}{SUFFIX}"
    workspace = create_workspace(path, _owner(name, code, language), clock=clock)
    _remember(workspace)
    return workspace


def create_at(path: Path, name: str, *, language: str = "en", clock: Clock = system_clock) -> Workspace:
    """Make a profile in a file of somebody's choice; the list does not get to know it."""
    return create_workspace(path, _owner(name, "", language), clock=clock)


def open(path: Path, *, clock: Clock = system_clock, read_only: bool = False) -> Workspace:  # noqa: A001 - profiles.open
    """Open a profile file; KnownError with its sentence when that must not be done. Refusals go to the log."""
    try:
        workspace = open_workspace(path, clock=clock, read_only=read_only)
    except KnownError as problem:
        logs.refused(problem.code, "profile")
        raise
    if not workspace.read_only:
        _remember(workspace)
    return workspace


def guest(*, language: str = "en", clock: Clock = system_clock) -> Workspace:
    """Begin a session of which nothing is kept."""
    return guest_workspace(_owner(_("Guest"), "", language), clock=clock)


def example(*, clock: Clock = system_clock) -> Workspace:
    """Make the example profile with two rounds and a plan, to explore and to remove in one click."""
    from competency_app.actions import sample_story

    language = i18n.language()
    then = sample_story.clock_at(clock().astimezone().date())
    code = secrets.token_hex(8)
    owner = _owner(_("Example: a year with Robin"), code, language)
    workspace = create_workspace(profiles_dir() / f"{code}{SUFFIX}", owner, clock=then)
    try:
        sample_story.tell(workspace, then, "digcompedu", translator(language), today=workspace.today())
    except BaseException:
        workspace.close(keep_backup=False)
        erasing.erase(Path(workspace.path or ""), code)
        raise
    workspace.clock = clock
    profile_list.add(replace(_remember(workspace), example=True))
    return workspace


def owner(workspace: Workspace) -> Owner:
    """Return the owner of an open profile."""
    with workspace.read() as session:
        return owners.load(session)


def set_owner(workspace: Workspace, changed: Owner) -> Changes:
    """Replace what the profile says of its owner; the code stays. KnownError `no_name`."""
    former = owner(workspace)
    changed = replace(changed, name=_checked_name(changed.name), code=former.code)
    with workspace.begin() as session:
        owners.save(session, changed)
    profile_list.rename(changed.code, changed.name)
    return Changes(owner=True, profiles=True, undo=lambda ws: set_owner(ws, former))


def rename(workspace: Workspace, name: str) -> Changes:
    """Give the open profile another name."""
    return set_owner(workspace, replace(owner(workspace), name=name))


def hide(entry: ProfileEntry) -> Changes:
    """Leave a profile out of the start page; its file stays."""
    profile_list.hide(entry.id)
    return Changes(profiles=True, undo=lambda _ws: show(entry))


def show(entry: ProfileEntry) -> Changes:
    """Show a hidden profile on the start page again."""
    profile_list.hide(entry.id, hidden=False)
    return Changes(profiles=True, undo=lambda _ws: hide(entry))


def forget(entry: ProfileEntry) -> Changes:
    """Take a profile out of the list, as when its drive is gone; its file and backups stay."""
    profile_list.forget(entry.id)
    return Changes(profiles=True, undo=lambda _ws: _listed_again(entry))


def moved(entry: ProfileEntry, path: Path) -> Changes:
    """Note the new place of a profile that was moved; KnownError when there is no profile."""
    read_header(path)
    profile_list.add(replace(entry, path=str(path.resolve())))
    return Changes(profiles=True)


def delete_for_good(entry: ProfileEntry) -> Changes:
    """Remove a profile with everything the program keeps of it; `said` names what may remain elsewhere.

    KnownError `locked` while it is open. There is no undo.
    """
    erased = erasing.erase(Path(entry.path), entry.id)
    profile_list.forget(entry.id)
    backups = ngettext("{count} backup", "{count} backups", erased.backups).format(count=erased.backups)
    said = _(
        "The profile is deleted for good, with {backups}. Reports and copies you saved elsewhere yourself, "
        "and prints, are still there."
    )
    return Changes(profiles=True, said=said.format(backups=backups))


def inspect(path: Path) -> ProfileInfo:
    """Return what a profile file holds; KnownError as in `open`."""
    header = read_header(path)
    workspace = open(path, read_only=True)
    try:
        with workspace.read() as session:
            return ProfileInfo(
                path=path,
                size=path.stat().st_size,
                schema=header.schema,
                owner=owners.load(session),
                contents=contents.count(session),
                frameworks=workspace.kept_frameworks(),
            )
    finally:
        workspace.close()


def _owner(name: str, code: str, language: str) -> Owner:
    return Owner(name=_checked_name(name), code=code, language=language)


def _checked_name(name: str) -> str:
    name = " ".join(name.split())[:MAX_NAME]
    if not name:
        raise KnownError("no_name", _("A profile needs a name; any name will do. Nothing was changed."))
    return name


def _remember(workspace: Workspace) -> ProfileEntry:
    one = owner(workspace)
    path = workspace.path or Path()
    try:
        return profile_list.touch(one.code, path, one.name, workspace.today())
    except KnownError as problem:
        # A full disk must not keep anybody from their own file.
        _log.warning("list of profiles not saved: %s", problem.code)
        return ProfileEntry(one.code, str(path), one.name)


def _listed_again(entry: ProfileEntry) -> Changes:
    profile_list.add(entry)
    return Changes(profiles=True)
