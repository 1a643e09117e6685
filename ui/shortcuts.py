"""The window's keys: text size, sections, help, and the verbs a page may answer to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TEXT_STEPS = {"Ctrl+=": 1, "Ctrl++": 1, "Ctrl+-": -1, "Ctrl+0": 0}
VERBS = {
    "Ctrl+Return": "on_continue",
    "Ctrl+Enter": "on_continue",
    "Ctrl+P": "on_print",
    "Ctrl+T": "on_table",
    "Ctrl+G": "on_jump",
    "Ctrl+E": "on_evidence",
}
SIDEWAYS = {"Alt+Right": 1, "Alt+Left": -1}


def add(window: MainWindow, sections: Sequence[str], pages: Collection[str]) -> None:
    """Give *window* its keys; Ctrl+1 to Ctrl+5 open the *sections* that are among its *pages*."""
    ctx = window.ctx
    keys: dict[str, Callable[[], object]] = {
        **{keys: partial(ctx.theme.step_text_scale, step) for keys, step in TEXT_STEPS.items()},
        **{f"Ctrl+{n}": partial(_to_section, window, key, pages) for n, key in enumerate(sections[:5], 1)},
        **{keys: partial(_ask, window, verb, pages) for keys, verb in VERBS.items()},
        **{keys: partial(_sideways, window, step, pages) for keys, step in SIDEWAYS.items()},
        "F1": window.help,
        "F6": window.next_pane,
        "Ctrl+Z": ctx.undo,
        "Ctrl+Shift+L": window.lock,
    }
    for sequence, act in keys.items():
        QShortcut(QKeySequence(sequence), window, act)


def _to_section(window: MainWindow, key: str, pages: Collection[str]) -> None:
    page = window.page()
    if page is not None and page.has_frame and key in pages:
        window.go(key)


def _sideways(window: MainWindow, step: int, pages: Collection[str]) -> None:
    if window.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        step = -step
    _ask(window, "on_continue" if step > 0 else "on_back", pages)


def _ask(window: MainWindow, verb: str, pages: Collection[str]) -> None:
    """Call the page's optional method *verb*; without one, Continue and Back have a meaning of their own."""
    page = window.page()
    if page is None:
        return
    method = getattr(page, verb, None)
    button = page.primary_button()
    if callable(method):
        method()
    elif verb == "on_continue" and button is not None and button.isEnabled() and button.isVisible():
        button.click()
    elif verb == "on_back":
        window.back()
    elif verb == "on_print" and "share" in pages and page.has_frame:
        window.go("share")
