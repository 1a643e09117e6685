"""Driving a window as somebody without a mouse does, and reading what it shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from competency_app import profile_list
from competency_app.actions import profiles
from competency_app.profile_list import ProfileEntry
from tests.gui.sample_window import NOW, Shown
from ui.components.refusal import Refusal
from ui.navigation import Page
from ui.widgets.banner import Banner
from ui.widgets.profile_card import ProfileCard
from ui.widgets.text import TextBlock


def activate(view: Shown, qtbot: QtBot) -> None:
    """Only an active window has the keyboard."""
    view.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view.window)


def page(view: Shown) -> Page:
    shown_page = view.window.page()
    assert shown_page is not None
    return shown_page


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focus(), key)


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def part(view: Shown, name: str) -> QWidget:
    """The one visible part of the page with this name."""
    found = [one for one in page(view).findChildren(QWidget, name) if one.isVisible()]
    assert len(found) == 1, (name, found)
    return found[0]


def write_on(field: QWidget, text: str) -> None:
    """Go to a field and write after what is there."""
    field.setFocus()
    QTest.keyClicks(field, text)


def click(view: Shown, name: str) -> None:
    """Move to a button and press it."""
    button = part(view, name)
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)


def choose(view: Shown, tool: str, words: str) -> None:
    """Press a tool and choose from the menu it opens."""
    click(view, tool)
    (menu,) = [one for one in page(view).findChildren(QMenu) if one.isVisible()]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def undo_strip(view: Shown) -> None:
    """Press Undo in the strip above the page."""
    button = view.window.findChild(QWidget, "undo")
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Space)


def texts(view: Shown) -> list[str]:
    """What the page shows as text."""
    return [one.text() for one in page(view).findChildren(TextBlock) if one.isVisible()]


def seen(view: Shown) -> list[str]:
    """Everything the window shows as text."""
    fields = [one.text() for one in view.window.findChildren(QLineEdit) if one.isVisible()]
    blocks = [one.text() for one in view.window.findChildren(TextBlock) if one.isVisible()]
    return [*blocks, *fields, view.window.windowTitle()]


def said(view: Shown) -> list[str]:
    """Sentences of all banners in the window."""
    return [one.words.text() for one in view.window.findChildren(Banner) if one.isVisible()]


# -- the start page


def make(name: str) -> ProfileEntry:
    """A closed profile in the list."""
    workspace = profiles.create(name, clock=lambda: NOW)
    workspace.close(keep_backup=False)
    return entry_of(name)


def entry_of(name: str) -> ProfileEntry:
    return next(entry for entry in profile_list.load() if entry.name == name)


def again(view: Shown) -> None:
    """Go to the start page, also from there."""
    view.window.go("start")


def open_card(view: Shown, key: str) -> None:
    part(view, f"profile.{key}").setFocus(Qt.FocusReason.ShortcutFocusReason)
    press(Qt.Key.Key_Return)
    assert page(view).name == "home"


def names(view: Shown) -> list[str]:
    """Names on the cards."""
    return [card.title.text() for card in page(view).findChildren(ProfileCard) if card.isVisible()]


def refusals(view: Shown) -> list[str]:
    return [one.words.text() for one in page(view).findChildren(Refusal) if one.isVisible()]
