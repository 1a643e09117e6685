"""A window on the sample story, and how its pages are read and typed into."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import profiles
from competency_app.actions.sample_story import Story
from tests.gui.sample_window import NOW, Shown, sample_profile, shown
from ui.widgets.text import TextBlock

Asked = list[tuple[str, dict[str, object]]]
Kind = TypeVar("Kind", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def told_window(folder: Path, app: QApplication) -> Iterator[tuple[Shown, Story]]:
    """The profile of the story: two finished rounds, evidence, two goals."""
    path, story = sample_profile(folder)
    with shown(app, profiles.open(path, clock=lambda: NOW)) as view:
        yield view, story


@contextmanager
def fresh_window(folder: Path, app: QApplication) -> Iterator[Shown]:
    """A profile without a round."""
    workspace = profiles.create_at(folder / "new.competency", "Wren", language="en", clock=lambda: NOW)
    with shown(app, workspace) as view:
        yield view


def go(view: Shown, name: str, **args: object) -> None:
    """Open a page and bring the window to the front, so that keys reach it."""
    view.window.go(name, **args)
    view.paint()
    view.window.activateWindow()


def asked(view: Shown) -> Asked:
    """From now on the pages asked for are listed instead of opened."""
    found: Asked = []
    view.ctx.go = lambda name, **args: found.append((name, args))  # type: ignore[method-assign]
    return found


def words_of(page: QWidget | None) -> str:
    """All text a page shows, a block a line."""
    assert page is not None
    return "\n".join(block.text() for block in page.findChildren(TextBlock) if block.isVisibleTo(page))


def named(page: QWidget | None, kind: type[Kind], name: str = "") -> Kind:
    """The widget of a kind, and of a name where one is given."""
    assert page is not None
    found = page.findChild(kind, name) if name else page.findChild(kind)
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)
