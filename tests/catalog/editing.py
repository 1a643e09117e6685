"""The small frameworks of the fixtures, whole or with one thing changed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from competency_app.catalog.library import folder_package
from competency_app.domain.packages import Package

FIXTURES = Path(__file__).parents[1] / "fixtures" / "frameworks"
Edit = Callable[[Any], object]


def package(name: str = "tiny") -> Package:
    return folder_package(FIXTURES / name)


def edited(structure: Edit | None = None, text: Edit | None = None, name: str = "tiny") -> Package:
    """The package after both edits of the parsed files."""
    whole = package(name)
    return Package(_edited(whole.structure, structure), {"en": _edited(whole.texts["en"], text)})


def _edited(data: bytes, edit: Edit | None) -> bytes:
    if edit is None:
        return data
    value = json.loads(data)
    edit(value)
    return json.dumps(value).encode()


def put(*path: str | int, value: object) -> Edit:
    """An edit that sets the value at a path."""

    def edit(here: Any) -> None:
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = value

    return edit


def drop(*path: str | int) -> Edit:
    """An edit that removes what is at a path."""

    def edit(here: Any) -> None:
        for step in path[:-1]:
            here = here[step]
        del here[path[-1]]

    return edit
