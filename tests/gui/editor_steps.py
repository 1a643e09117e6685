"""Walking through the editor as somebody without a mouse does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from competency_app.actions import drafting
from competency_app.domain.drafts import Draft
from tests.actions.draft_samples import key_of
from tests.gui.keyboard import page, part
from tests.gui.sample_window import Shown
from ui.components.editor_entries import EntriesPanel
from ui.components.editor_tree import EntryTree
from ui.pages.editor_page import EditorPage

Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def draft(view: Shown) -> Draft:
    return drafting.drafts(view.ctx.workspace)[0].draft


def editor(view: Shown) -> EditorPage:
    found = page(view)
    assert isinstance(found, EditorPage)
    return found


def entries(view: Shown) -> EntriesPanel:
    found = editor(view).panel
    assert isinstance(found, EntriesPanel)
    return found


def choose(view: Shown, title: str) -> str:
    """Walk down the tree to an entry; answers with its key."""
    tree = part(view, "editor.tree")
    assert isinstance(tree, EntryTree)
    tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(tree, Key.Key_Home)
    key = key_of(draft(view))[title]
    for _step in range(50):
        if tree.current() == key:
            return key
        QTest.keyClick(tree, Key.Key_Down)
    raise AssertionError(title)


def codes(view: Shown) -> list[tuple[str, str]]:
    words = draft(view).default.nodes
    return [(node.code, words[node.key].title if node.key in words else "") for node in draft(view).file.nodes]


def fill(view: Shown, name: str, text: str) -> None:
    """Write into a field and leave it."""
    field = part(view, name)
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if text.isascii():
        QTest.keyClicks(field, text)
    else:  # as an input method does
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
    field.clearFocus()


def note(view: Shown, place: str) -> str:
    form = entries(view).form
    assert form is not None
    return form.fields[place].note
