"""What every test of the window gets: Qt offscreen, the bundled fonts, work done at once, no window left behind."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from competency_app import i18n
from competency_app.preferences import Preferences
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
