"""Whole walks through the program with the keyboard alone, as a person makes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from competency_app import i18n
from competency_app.actions import assessing, planning, profiles
from competency_app.domain.rounds import Form
from competency_app.preferences import Preferences
from tests.gui import auditing
from tests.gui.sample_window import NOW, Look, Shown, shown
from ui.components import files, session

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Keyboard:
    """Types into whatever has the focus; the mouse stays untouched."""

    def __init__(self, view: Shown) -> None:
        self.view = view

    @property
    def page(self) -> str:
        page = self.view.window.page()
        assert page is not None
        return page.name

    @property
    def focus(self) -> QWidget:
        self._settle()
        focus = self.view.app.focusWidget()
        assert focus is not None, f"nothing has the focus on {self.page}: a dead end"
        return focus

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifier)
        self._settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)
        self._settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the named control has the focus."""
        for _step in range(200):
            if self.focus.objectName() == name:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name} on {self.page}")

    def _settle(self) -> None:
        for _turn in range(3):
            self.view.app.processEvents()


@contextmanager
def first_start(app: QApplication, look: Look | None = None) -> Iterator[Keyboard]:
    look = look or Look()
    with shown(app, None, look, Preferences(language=look.language, text_size=look.scale)) as view:
        view.window.activateWindow()
        if look.language != "en":  # a pseudo-language is not among those to choose
            view.window.go("welcome", step="purpose")
        yield Keyboard(view)


def answer_everything(keyboard: Keyboard) -> None:
    """Digit and Ctrl+Enter until the questions are over."""
    for digit in range(100):
        if keyboard.page == "question":
            keyboard.press(Key(Key.Key_2 + digit % 3))
        if keyboard.page not in ("question", "pause"):
            return
        keyboard.press(Key.Key_Return, CONTROL)


def enter(keyboard: Keyboard) -> None:
    """The steps of the first start: language, purpose, name."""
    assert keyboard.page == "welcome"
    if i18n.language() == "en":
        keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Return)
    keyboard.type("Heron")
    keyboard.press(Key.Key_Return)


def quick_look(keyboard: Keyboard) -> None:
    """From the first start to the check page: language, purpose, name, quick look, six answers."""
    enter(keyboard)
    assert keyboard.page == "home"
    keyboard.press(Key.Key_Return)
    assert keyboard.page == "choose"
    keyboard.tab_to("choose.form.everything")
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return, CONTROL)
    answer_everything(keyboard)


def test_a_new_teacher_gets_from_the_first_start_to_a_printed_plan(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.pdf"
    monkeypatch.setattr(files, "choose_target", lambda *_asked: target)
    with first_start(qapp) as keyboard:
        quick_look(keyboard)
        assert keyboard.page == "check"
        keyboard.press(Key.Key_Return, CONTROL)
        assert keyboard.page == "result"
        workspace = keyboard.view.ctx.workspace
        [one] = assessing.rounds(workspace)
        assert one.form is Form.QUICK
        assert assessing.sheet(workspace, one.id).answered_count == 6
        keyboard.press(Key.Key_Return, CONTROL)
        keyboard.press(Key.Key_Return)
        assert keyboard.page == "plan"
        [goal] = planning.plan(workspace).goals
        assert goal.to_level == workspace.framework("digcompedu").next_level(goal.node, goal.from_level or "")
        keyboard.press(Key.Key_Return, CONTROL)
        assert keyboard.page == "share"
        keyboard.press(Key.Key_Return, CONTROL)
        assert target.read_bytes().startswith(b"%PDF-")


def test_answers_are_there_after_a_crash(qapp: QApplication) -> None:
    """The window goes without closing anything; the file is opened again as it lies on the disk."""
    with first_start(qapp) as keyboard:
        quick_look(keyboard)
        workspace = keyboard.view.ctx.workspace
        assert workspace.path is not None
        again = profiles.open(workspace.path, clock=lambda: NOW, read_only=True)
        [one] = assessing.rounds(again)
        sheet = assessing.sheet(again, one.id)
        assert [sheet.level(node) for node in one.nodes] == ["A2", "B1", "B2", "A2", "B1", "B2"]
        again.close()


@pytest.mark.parametrize("language", ["en-XA", "en-XB"])
def test_nothing_is_clipped_on_the_way_at_double_size(qapp: QApplication, language: str) -> None:
    """Stretched words, and mirrored: every page of the quick look at 200 % in a small window."""
    with first_start(qapp, Look("light", language, 200, (1280, 720))) as keyboard:
        seen: dict[str, list[str]] = {}

        def look() -> None:
            keyboard.view.paint()
            seen.setdefault(keyboard.page, []).extend(auditing.clipped(keyboard.view.window))

        look()
        quick_look(keyboard)
        look()
        keyboard.press(Key.Key_Return, CONTROL)
        look()
        keyboard.press(Key.Key_Return, CONTROL)
        keyboard.press(Key.Key_Return)
        look()
        assert {page: found for page, found in seen.items() if found} == {}
        assert {"welcome", "check", "result", "plan"} <= set(seen)


def test_the_question_is_said_in_full(qapp: QApplication) -> None:
    """Title, stem, each option with its place, and that the answer is kept."""
    from PySide6.QtGui import QAccessible

    heard: list[str] = []
    with first_start(qapp) as keyboard, pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            QAccessible, "updateAccessibility", lambda event: heard.append(getattr(event, "message", lambda: "")())
        )
        enter(keyboard)
        keyboard.press(Key.Key_Return)
        keyboard.press(Key.Key_Return, CONTROL)
        assert keyboard.page == "question"
        names, places = [], []
        for _card in range(8):
            interface = QAccessible.queryAccessibleInterface(keyboard.focus)
            assert interface is not None
            names.append(interface.text(QAccessible.Text.Name))
            places.append(interface.text(QAccessible.Text.Description))
            keyboard.press(Key.Key_Down)
        assert [name.split(",")[0] for name in names[:6]] == ["A1", "A2", "B1", "B2", "C1", "C2"]
        assert all(f"option {number} of 8" in place for number, place in enumerate(places, 1))
        keyboard.press(Key.Key_3)
        assert any("B1" in words and "saved" in words for words in heard)
        title = keyboard.view.window.windowTitle()
        assert "Professional Engagement" in title or "1.1" in title


def test_every_section_opens_from_the_keyboard_with_a_way_on(qapp: QApplication) -> None:
    """An empty profile: each section says what it is and offers something that has the focus."""
    with first_start(qapp) as keyboard:
        enter(keyboard)
        for digit, page in enumerate(("home", "question", "result", "over_time", "plan"), 1):
            keyboard.press(Key(Key.Key_0 + digit), CONTROL)
            assert keyboard.page == page
            assert keyboard.focus.isVisible()
            assert len(auditing.primary_buttons(keyboard.view.window)) == 1
        keyboard.press(Key.Key_F1)
        assert keyboard.page == "help"
        keyboard.press(Key.Key_Left, ALT)
        assert keyboard.page == "plan"
        keyboard.press(Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert keyboard.page == "start"
        assert not keyboard.view.ctx.has_workspace


def test_text_size_and_undo_by_keyboard(qapp: QApplication) -> None:
    with first_start(qapp) as keyboard:
        quick_look(keyboard)
        ctx = keyboard.view.ctx
        [one] = assessing.rounds(ctx.workspace)
        keyboard.press(Key.Key_Equal, CONTROL)
        assert keyboard.page == "check"
        keyboard.press(Key.Key_0, CONTROL)
        before = assessing.sheet(ctx.workspace, one.id).answered_count
        keyboard.press(Key.Key_Z, CONTROL)
        assert assessing.sheet(ctx.workspace, one.id).answered_count == before - 1
        session.leave(ctx)


def test_words_of_the_last_moment_survive_larger_text(qapp: QApplication) -> None:
    with first_start(qapp) as keyboard:
        quick_look(keyboard)
        keyboard.press(Key.Key_Return, CONTROL)
        keyboard.press(Key.Key_Return, CONTROL)
        keyboard.press(Key.Key_Return)
        assert keyboard.focus.objectName() == "plan.when"
        keyboard.type("Monday")
        keyboard.press(Key.Key_Equal, CONTROL)
        [goal] = planning.plan(keyboard.view.ctx.workspace).goals
        assert goal.when == "Monday"
        assert keyboard.page == "plan"
