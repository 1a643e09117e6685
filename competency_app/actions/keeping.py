"""Keeping data safe: backups, restoring one, a check of the file, and everything about a person as a file."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from competency_app import __version__
from competency_app.actions import profiles
from competency_app.errors import KnownError
from competency_app.exchange.package_zip import write_zip
from competency_app.files import write_atomically
from competency_app.i18n import _
from competency_app.store import backups as store
from competency_app.store import contents, drafts, evidence, owners
from competency_app.store.backups import Backup as BackupInfo
from competency_app.store.problems import explained
from competency_app.workspace import Clock, Workspace, system_clock

__all__ = [
    "BackupInfo",
    "backup_now",
    "backups",
    "check",
    "export_everything",
    "keep_copy",
    "newest_for",
    "restore",
    "restore_newest",
]

EVERYTHING = "everything.json"


def backups(workspace: Workspace) -> tuple[BackupInfo, ...]:
    """Return the profile's backups, newest first."""
    return store.listed(profiles.owner(workspace).code)


def newest_for(path: Path) -> BackupInfo | None:
    """Return the newest backup that is whole, for a profile that can no longer be opened itself."""
    return store.newest_for(path)


def backup_now(workspace: Workspace, out: Path | None = None) -> Path:
    """Write a checked copy to the backup folder, or to a file of the owner's choice; what was deleted is left out."""
    if workspace.path is None:
        raise KnownError("guest", _("A guest session keeps nothing. Export it, or begin a profile of your own."))
    if not workspace.read_only:
        workspace.purge()
    if out is None:
        return workspace.backup()
    store.copy(workspace.path, out)
    return out


def keep_copy(workspace: Workspace) -> Path:
    """Keep a checked backup without taking anything away that could still be undone."""
    return workspace.backup()


def restore(backup: Path, out: Path, *, clock: Clock = system_clock) -> Path:
    """Put a backup in a profile's place and answer that place; what was there stays beside it under another name.

    KnownError `damaged` for a backup that is not whole, `locked` while the profile is open.
    """
    store.restore(backup, out, clock())
    return out


def restore_newest(path: Path, *, clock: Clock = system_clock) -> Path:
    """Put the newest whole backup in place of a profile that cannot be opened; KnownError `no_backup`."""
    newest = newest_for(path)
    if newest is None:
        raise KnownError(
            "no_backup",
            _("There is no backup of “{name}” on this computer. The file was kept as it is. "
              "If you saved a copy elsewhere, restore that one.").format(name=path.name),
        )  # fmt: skip
    return restore(newest.path, path, clock=clock)


def check(workspace: Workspace) -> tuple[str, ...]:
    """Return what is wrong with the profile's file; reads all of it, so never in the window's thread."""
    return workspace.check()


def export_everything(workspace: Workspace, folder: Path) -> tuple[Path, ...]:
    """Write all that the profile says of its owner as JSON, the files of the evidence and of drafts beside it."""
    if not workspace.read_only:
        workspace.purge()
    with workspace.read() as session:
        owner = owners.load(session)
        everything: dict[str, Any] = {
            "format": "competency-everything",
            "format_version": 1,
            "program": __version__,
            "written_at": workspace.now(),
            "owner": asdict(owner),
            "tables": contents.rows(session),
        }
        attached = {one.id: one for one in evidence.for_profile(session) if one.file_name}
        unfinished = drafts.all_drafts(session)
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
        written = []
        for number, one in attached.items():
            # The number first: two files may have the same name, and a name alone may be none the system allows.
            out = folder / f"evidence-{number}-{_safe(one.file_name)}"
            written.append(write_atomically(out, evidence.content(session, number)))
    written += [
        write_atomically(folder / f"draft-{draft.id}.framework.zip", write_zip(draft.package)) for draft in unfinished
    ]
    content = json.dumps(everything, ensure_ascii=False, indent=2, default=_plain)
    return (write_atomically(folder / EVERYTHING, content.encode()), *written)


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be exported")


def _safe(file_name: str) -> str:
    """Return a file name without folders, controls or characters that some system refuses."""
    name = "".join("_" if one in '<>:"/\\|?*' or not one.isprintable() else one for one in file_name)
    return name.lstrip(".")[-100:].rstrip(". ") or "file"
