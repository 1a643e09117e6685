"""What the person at this computer chose for the program itself. Standard library only: the start path reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, cast

from competency_app.files import write_atomically
from competency_app.paths import preferences_dir

Theme = Literal["system", "light", "dark", "contrast"]
THEMES: tuple[Theme, ...] = ("system", "light", "dark", "contrast")
TEXT_SIZES = range(80, 251)
LOCK_MINUTES = range(241)

_NAME = "preferences.json"
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every choice with what counts until somebody chooses.

    An empty language means the system's. `text_size` is in per cent, `lock_minutes` 0 means never.
    """

    language: str = ""
    framework_language: str = ""
    theme: Theme = "system"
    text_size: int = 100
    digit_keys: bool = True
    auto_continue: bool = False
    purpose: str = ""
    first_run_done: bool = False
    backup_folder: str = ""
    lock_minutes: int = 10


_ALLOWED: dict[str, Callable[[Any], bool]] = {
    "theme": lambda value: value in THEMES,
    "text_size": lambda value: value in TEXT_SIZES,
    "lock_minutes": lambda value: value in LOCK_MINUTES,
}


def load() -> Preferences:
    """Return the stored choices; what is missing or makes no sense is as if nobody had chosen."""
    stored = _stored()
    usable = {one.name: stored[one.name] for one in fields(Preferences) if _is_usable(one.name, stored)}
    return Preferences(**usable)


def save(preferences: Preferences) -> None:
    """Store the choices, whole or not at all; keys a newer version wrote are kept."""
    content = json.dumps({**_stored(), **asdict(preferences)}, ensure_ascii=False, indent=2)
    write_atomically(preferences_dir() / _NAME, content.encode())


def _is_usable(name: str, stored: dict[str, Any]) -> bool:
    if name not in stored:
        return False
    value = stored[name]
    # `True` is an int in Python, but a text size of "yes" is none.
    if type(value) is not type(getattr(Preferences(), name)):
        return False
    if isinstance(value, str) and len(value) > _LONGEST:
        return False
    return _ALLOWED.get(name, lambda _: True)(value)


def _stored() -> dict[str, Any]:
    try:
        stored = json.loads((preferences_dir() / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", stored) if isinstance(stored, dict) else {}
