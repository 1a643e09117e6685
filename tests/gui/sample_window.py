"""A whole window on sample data, for GUI tests and for looking at pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import shiboken6
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from competency_app import i18n
from competency_app.actions import profiles, sample_story
from competency_app.actions.sample_story import Story
from competency_app.preferences import Preferences
from competency_app.workspace import Workspace
from ui import app as program
from ui import fonts, pages, theme
from ui.components import session
from ui.context import UiContext
from ui.main_window import MainWindow
from ui.tasks import InlineTasks
from ui.theme import Theme

TODAY = date(2026, 11, 12)
NOW = datetime(2026, 11, 12, 10, 32, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Look:
    """How a window is shown. `language` may be the pseudo-language en-XA or right-to-left en-XB."""

    theme: str = "light"
    language: str = "en"
    scale: int = 100
    size: tuple[int, int] = (1280, 800)


@dataclass
class Shown:
    """An open window and what it stands on."""

    window: MainWindow
    ctx: UiContext
    app: QApplication
    kept: list[object] = field(default_factory=list)

    def paint(self) -> QImage:
        """The window as it is now, after layouts have settled."""
        for _turn in range(3):
            self.app.processEvents()
        return self.window.grab().toImage()


@cache
def _told(language: str) -> tuple[Path, Story]:
    """A profile file with two finished rounds and a plan, made once per language."""
    path = Path(mkdtemp(prefix="sample-")) / "heron.competency"
    clock = sample_story.clock_at(TODAY)
    tr = i18n.translator(language)
    workspace = profiles.create_at(path, tr.gettext("Heron 12"), language=language, clock=clock)
    story = sample_story.tell(workspace, clock, "digcompedu", tr, today=TODAY)
    workspace.close(keep_backup=False)
    return path, story


def sample_profile(folder: Path, language: str = "en") -> tuple[Path, Story]:
    """A copy of the sample profile in *folder*, free to be changed."""
    path, story = _told(language)
    target = folder / "heron.competency"
    shutil.copyfile(path, target)
    return target, story


@contextmanager
def shown(
    app: QApplication,
    workspace: Workspace | None = None,
    look: Look | None = None,
    preferences: Preferences | None = None,
) -> Iterator[Shown]:
    """A window, shown, in *workspace* or on the start page; closed again afterwards."""
    look = look or Look()
    fonts.load_first()
    fonts.load_rest()
    program.speak(app, look.language)
    chosen = preferences or Preferences(language=look.language, theme=look.theme, first_run_done=True)  # type: ignore[arg-type]
    ctx = UiContext(Theme(app, look.theme, look.scale), chosen, tasks=InlineTasks(), clock=lambda: NOW)
    window = MainWindow(ctx, pages.factories())
    ctx.workspace_changed.connect(lambda: program._on_workspace(ctx, window))
    ctx.preferences_changed.connect(lambda: program._on_preferences(app, ctx, window))
    window.resize(*look.size)
    if workspace is None:
        window.go("start" if chosen.first_run_done else "welcome")
    else:
        session.enter(ctx, workspace)
    window.show()
    try:
        yield Shown(window, ctx, app)
    finally:
        window.close()
        session.leave(ctx)
        program.speak(app, "en")
        theme._State.scale = 100
        ctx.theme._choice = "light"
        ctx.theme._apply()
        # Now rather than later: a window waiting for its end is dressed at every change of colours.
        shiboken6.delete(window)
        app.processEvents()
