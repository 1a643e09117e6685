"""What every test of the window gets: Qt offscreen, the bundled fonts, work done at once, no window left behind."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from competency_app import i18n
from competency_app.actions import assessing, profiles
from competency_app.domain.rounds import RoundId
from competency_app.preferences import Preferences
from competency_app.workspace import Workspace
from tests.gui.sample_window import NOW, Shown, shown
from ui import fonts
from ui.context import UiContext
from ui.tasks import InlineTasks
from ui.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The one theme, with both Latin fonts loaded."""
    fonts.load_first()
    fonts.load_rest()
    return Theme(qapp, "light")


@pytest.fixture(autouse=True)
def _as_new(theme: Theme, qapp: QApplication) -> Iterator[None]:
    """Every test starts light, at 100 %, left to right, and leaves no window behind."""
    before = set(qapp.topLevelWidgets())
    theme.choose("light")
    theme.set_text_scale(100)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    i18n.set_language("en")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in qapp.topLevelWidgets() if widget not in before and widget.isVisible()]
    assert not left, left


@pytest.fixture(autouse=True)
def _no_modal_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A native file dialog would wait for somebody."""

    def refuse(*_args: object, **_named: object) -> tuple[str, str]:
        raise AssertionError("a file dialog opened; the test has to answer it")

    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, refuse)


@pytest.fixture
def context(theme: Theme) -> UiContext:
    """A context without a profile; work is done at once, the clock stands still."""
    moment = datetime(2026, 11, 22, 9, 32, tzinfo=UTC)
    return UiContext(theme, Preferences(), tasks=InlineTasks(), clock=lambda: moment)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a profile file that nobody has open."""
    path = tmp_path / "owl.competency"
    profiles.create_at(path, "Owl", clock=lambda: NOW).close(keep_backup=False)
    return path


@pytest.fixture
def workspace(file: Path) -> Workspace:
    return profiles.open(file, clock=lambda: NOW)


@pytest.fixture
def round_id(workspace: Workspace) -> RoundId:
    started, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    return started


@pytest.fixture
def view(qapp: QApplication, workspace: Workspace, round_id: RoundId) -> Iterator[Shown]:
    """Return a window at the first question of a new round."""
    with shown(qapp, workspace) as view:
        view.window.go("question", round=round_id)
        view.paint()
        view.window.activateWindow()
        yield view
