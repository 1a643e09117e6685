"""The profiles known on this computer, as the start page shows them: all it reads before somebody opens one.

Standard library only. The data files themselves may be locked with a PIN or lie on a drive that is not plugged in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from competency_app.files import write_atomically
from competency_app.paths import preferences_dir

COLOURS = ("1", "2", "3", "4", "5", "6")

_NAME = "profiles.json"
_FLAGS = frozenset({"listed", "locked", "example"})


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """One profile. `last_used_week` is an ISO week such as 2026-W47: a day would say too much on a shared computer."""

    id: str
    path: str
    name: str
    colour: str = "1"
    listed: bool = True
    locked: bool = False
    last_used_week: str = ""
    example: bool = False


def load() -> tuple[ProfileEntry, ...]:
    """Return all known profiles, hidden ones too; entries that make no sense are left out."""
    entries = (_entry(raw) for raw in _raw_entries(_stored()))
    return tuple(entry for entry in entries if entry is not None)


def save(entries: Iterable[ProfileEntry]) -> None:
    """Store the list, whole or not at all; keys a newer version wrote are kept."""
    stored = _stored()
    former = {raw.get("id"): raw for raw in _raw_entries(stored) if isinstance(raw.get("id"), str)}
    profiles = [{**former.get(entry.id, {}), **asdict(entry)} for entry in entries]
    content = json.dumps({**stored, "profiles": profiles}, ensure_ascii=False, indent=2)
    write_atomically(preferences_dir() / _NAME, content.encode())


def find(profile_id: str) -> ProfileEntry | None:
    """Return the entry with this id."""
    return next((entry for entry in load() if entry.id == profile_id), None)


def add(entry: ProfileEntry) -> None:
    """Put an entry in the list, in place of the one with its id."""
    entries = load()
    if any(one.id == entry.id for one in entries):
        save(entry if one.id == entry.id else one for one in entries)
    else:
        save((*entries, entry))


def touch(profile_id: str, path: Path, name: str, today: date) -> ProfileEntry:
    """Note that a profile is in use: where it lies, how it is called and the week; a new one gets a colour."""
    year, week, _day = today.isocalendar()
    known = find(profile_id) or ProfileEntry(profile_id, "", "", colour=COLOURS[len(load()) % len(COLOURS)])
    entry = replace(known, path=str(path.resolve()), name=name, last_used_week=f"{year}-W{week:02}")
    if entry != known:
        add(entry)
    return entry


def rename(profile_id: str, name: str) -> None:
    """Show another name; nothing happens to a profile that is not in the list."""
    _change(profile_id, name=name)


def hide(profile_id: str, *, hidden: bool = True) -> None:
    """Leave a profile out of the start page, or show it again."""
    _change(profile_id, listed=not hidden)


def forget(profile_id: str) -> None:
    """Take a profile out of the list; its file stays where it is."""
    save(entry for entry in load() if entry.id != profile_id)


def _change(profile_id: str, **changes: Any) -> None:
    entry = find(profile_id)
    if entry is not None:
        add(replace(entry, **changes))


def _stored() -> dict[str, Any]:
    try:
        stored = json.loads((preferences_dir() / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _raw_entries(stored: dict[str, Any]) -> list[dict[str, Any]]:
    raw = stored.get("profiles")
    return [one for one in raw if isinstance(one, dict)] if isinstance(raw, list) else []


def _entry(raw: dict[str, Any]) -> ProfileEntry | None:
    """Return the entry; None without id and path, and defaults for whatever else does not fit."""
    fitting: dict[str, Any] = {
        one.name: raw[one.name]
        for one in fields(ProfileEntry)
        if type(raw.get(one.name)) is (bool if one.name in _FLAGS else str)
    }
    if not fitting.get("id") or not fitting.get("path"):
        return None
    return ProfileEntry(**{"name": "", **fitting})
