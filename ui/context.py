"""What every page is given: the open data, the way to other pages, and the voice of the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from competency_app.i18n import Translator, language, translator
from ui.errors import report
from ui.hub import ChangeHub
from ui.tasks import InlineTasks, Tasks
from ui.theme import Theme

if TYPE_CHECKING:
    from competency_app.changes import Changes
    from competency_app.preferences import Preferences
    from competency_app.workspace import Workspace

UNDO_STEPS = 20
Undo = Callable[["Workspace"], "Changes"]


class Window(Protocol):
    """What the context asks of the main window."""

    def go(self, name: str, **args: object) -> None:
        """Open the page *name*."""

    def back(self) -> None:
        """Open the page before."""

    def notify(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say *text* in a strip, with Undo where given."""

    def say_saved(self, words: str, spoken: str | None = None) -> None:
        """Show that something is on the disk, and announce it in the same words or as *spoken*."""


class _Signals(QObject):
    """The context is no QObject itself, because `tr` means the translator here."""

    workspace_changed = Signal()
    preferences_changed = Signal()


class UiContext:
    """One per window; `workspace` and `preferences` change, everything else stays."""

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        *,
        tasks: Tasks | InlineTasks,
        clock: Callable[[], datetime],
        save_preferences: Callable[[Preferences], object] = lambda _preferences: None,
    ) -> None:
        self.theme, self.tasks, self.clock = theme, tasks, clock
        self.hub = ChangeHub()
        self._signals = _Signals()
        self.workspace_changed = self._signals.workspace_changed
        self.preferences_changed = self._signals.preferences_changed
        self._preferences, self._save_preferences = preferences, save_preferences
        self._workspace: Workspace | None = None
        self._window: Window | None = None
        self._undo: list[Undo] = []

    @property
    def tr(self) -> Translator:
        """The interface's translator, for dates, numbers and reports."""
        return translator(language())

    @property
    def workspace(self) -> Workspace:
        """The open data; only the start page lives without."""
        if self._workspace is None:
            raise RuntimeError("no profile is open")
        return self._workspace

    @property
    def has_workspace(self) -> bool:
        """Whether a profile is open."""
        return self._workspace is not None

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Open or leave a profile; what could be undone before cannot be any more."""
        self._workspace = workspace
        self._undo.clear()
        self.workspace_changed.emit()

    @property
    def preferences(self) -> Preferences:
        """The settings now in force."""
        return self._preferences

    def set_preferences(self, preferences: Preferences) -> None:
        """Keep and apply *preferences*."""
        self._preferences = preferences
        self._save_preferences(preferences)
        self.theme.choose(preferences.theme)
        self.theme.set_text_scale(preferences.text_size)
        self.preferences_changed.emit()

    def attach(self, window: Window) -> None:
        """Called once by the main window."""
        self._window = window

    def go(self, name: str, **args: object) -> None:
        """Open the page *name*; it gets *args*."""
        if self._window is not None:
            self._window.go(name, **args)

    def back(self) -> None:
        """Open the page before this one."""
        if self._window is not None:
            self._window.back()

    def notify(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say *text* in a strip for ten seconds."""
        if self._window is not None:
            self._window.notify(text, undo)

    def say_saved(self, words: str, spoken: str | None = None) -> None:
        """Show *words* ("Saved 10:32") in the top line; a screen reader hears *spoken* instead, empty for nothing."""
        if self._window is not None:
            self._window.say_saved(words, spoken)

    def publish(self, changes: Changes, *, quietly: bool = False) -> None:
        """Tell every page what a verb changed, keep its undo, and say what was done unless *quietly*."""
        if changes.undo is not None:
            self._undo.append(changes.undo)
            del self._undo[:-UNDO_STEPS]
        self.hub.publish(changes)
        if changes.said and not quietly:
            self.notify(changes.said, self.undo if changes.undo is not None else None)

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        if not self._undo or self._workspace is None:
            return False
        step = self._undo.pop()
        try:
            changes = step(self._workspace)
        except Exception as error:  # noqa: BLE001 (shown to the person, and logged)
            report(error)
            return False
        self.hub.publish(changes)
        return True

    @property
    def undo_count(self) -> int:
        """How many steps can be taken back."""
        return len(self._undo)
