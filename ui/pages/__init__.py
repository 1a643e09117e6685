"""Pages by name. A page's module is imported when the page is first opened, so that the window appears at once."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ui.context import UiContext
    from ui.navigation import Page

NAMES = (
    "start",
    "welcome",
    "home",
    "choose",
    "question",
    "pause",
    "check",
    "result",
    "competence",
    "over_time",
    "look_back",
    "plan",
    "check_in",
    "share",
    "library",
    "editor",
    "framework",
    "import_framework",
    "settings",
    "about",
    "help",
    "glossary",
)


def factories() -> Mapping[str, Callable[[UiContext], Page]]:
    """Each page's maker by route name; the module `ui.pages.<name>_page` has a function `create`."""
    return {name: _maker(f"ui.pages.{name}_page") for name in NAMES}


def _maker(module: str) -> Callable[[UiContext], Page]:
    def make(ctx: UiContext) -> Page:
        return cast("Page", importlib.import_module(module).create(ctx))

    return make
