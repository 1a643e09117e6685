"""A school's own framework, typed from nothing, published, answered, changed, and its round carried over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from competency_app.actions import assessing, comparing, frameworks, profiles
from competency_app.domain.answers import AnswerSheet
from competency_app.domain.framework import Framework
from competency_app.domain.rounds import Round
from tests.gui.keyboard import seen
from tests.gui.sample_window import NOW, shown
from tests.gui.test_flows import ALT, CONTROL, Key, Keyboard, answer_everything

SHIFT = Qt.KeyboardModifier.ShiftModifier
AREAS = {
    "Planning": ("Looking back", "Looking ahead", "Choosing tools", "Preparing devices", "Asking learners"),
    "Teaching": ("Opening", "Explaining", "Showing", "Grouping", "Pausing", "Closing"),
    "Feedback": ("Listening", "Writing back", "Recording voice", "Peer review", "Marking together"),
    "Materials": ("Finding", "Adapting", "Making", "Sharing", "Storing"),
    "Safety": ("Passwords", "Photographs", "Screens", "Kindness"),
    "Colleagues": ("Meeting", "Visiting", "Teaching others", "Calling for help", "Thanking"),
}
COUNT = sum(len(titles) for titles in AREAS.values())


@pytest.fixture
def keyboard(qapp: QApplication) -> Iterator[Keyboard]:
    workspace = profiles.create("Owl", clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        view.window.activateWindow()
        yield Keyboard(view)


def begin(keyboard: Keyboard) -> None:
    """From the library into a new framework, and its title."""
    keyboard.view.window.go("library")
    keyboard.tab_to("library.new")
    keyboard.press(Key.Key_Return)
    assert keyboard.page == "editor"
    assert keyboard.focus.objectName() == "editor.about.title"
    keyboard.type("Our way of teaching")
    keyboard.press(Key.Key_PageUp, CONTROL)
    keyboard.press(Key.Key_PageUp, CONTROL)
    assert keyboard.focus.objectName() == "editor.title"


def type_areas(keyboard: Keyboard) -> None:
    """Each area below the one before, each competence with nothing but Enter between them."""
    for number, (area, titles) in enumerate(AREAS.items()):
        if number:
            # From the last competence of an area: a new one, one level up.
            keyboard.press(Key.Key_Return)
            keyboard.press(Key.Key_Left, ALT | SHIFT)
        keyboard.type(area)
        keyboard.press(Key.Key_Return, SHIFT)
        for at, title in enumerate(titles):
            if at:
                keyboard.press(Key.Key_Return)
            keyboard.type(title)


def describe(keyboard: Keyboard) -> None:
    """The first descriptor by Tab; from there on the remarks lead from one gap to the next."""
    keyboard.tab_to("editor.levels/A1")
    keyboard.type("First words at A1.")
    for number in range(COUNT * 6 - 1):
        keyboard.press(Key.Key_F8)
        name = keyboard.focus.objectName()
        assert name.startswith("editor.levels/"), (number, name)
        keyboard.type(f"{'abcdefghij'[number % 10]}{number} is done.")


def publish(keyboard: Keyboard) -> Framework:
    """Into the last part, and out into the library."""
    keyboard.press(Key.Key_Return, CONTROL)
    assert keyboard.focus.objectName() == "editor.version"
    keyboard.press(Key.Key_Return, CONTROL)
    assert keyboard.page == "library", seen(keyboard.view)
    [own] = [one for one in frameworks.frameworks(keyboard.view.ctx.workspace) if not one.shipped]
    return frameworks.find(keyboard.view.ctx.workspace, own.id)


def titles_of(keyboard: Keyboard, framework: Framework) -> dict[str, str]:
    words = keyboard.view.ctx.workspace.texts(framework, "en")
    return {words.title_of(node.key): node.key for node in framework.nodes}


def answered_round(keyboard: Keyboard, framework: Framework) -> Round:
    """Everything answered by digits, and finished."""
    keyboard.tab_to(f"framework.{framework.id}.start")
    keyboard.press(Key.Key_Return)
    assert keyboard.page == "choose"
    keyboard.press(Key.Key_Return, CONTROL)
    answer_everything(keyboard)
    assert keyboard.page == "check"
    keyboard.tab_to("check.finish")
    keyboard.press(Key.Key_Return)
    [one] = assessing.rounds(keyboard.view.ctx.workspace)
    return one


def change(keyboard: Keyboard, framework: Framework) -> None:
    """A new version: one title, one descriptor, one competence less and one more."""
    keyboard.view.window.go("framework", framework_id=framework.id)
    keyboard.tab_to("framework.new_version")
    keyboard.press(Key.Key_Return)
    assert keyboard.page == "editor"
    assert keyboard.focus.objectName() == "editor.tree"
    keyboard.press(Key.Key_Down)  # Looking back: another title
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_End)
    keyboard.type(" on lessons")
    back_to_tree(keyboard)
    keyboard.press(Key.Key_Down)  # Looking ahead: another level
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("editor.levels/B1")
    keyboard.press(Key.Key_A, CONTROL)
    keyboard.type("Each term begins with a plan for the next one.")
    back_to_tree(keyboard)
    keyboard.press(Key.Key_Down)  # Choosing tools: gone, so that Preparing devices is next
    keyboard.press(Key.Key_Delete)
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Return)
    keyboard.type("Watching learners")
    for level in ("A1", "A2", "B1", "B2", "C1", "C2"):
        keyboard.tab_to(f"editor.levels/{level}")
        keyboard.type(f"Learners are watched, {level}.")


def back_to_tree(keyboard: Keyboard) -> None:
    for _step in range(60):
        if keyboard.focus.objectName() == "editor.tree":
            return
        keyboard.press(Key.Key_Tab, SHIFT)
    raise AssertionError("Shift+Tab never reaches the tree")


def check_first(keyboard: Keyboard, first: Framework) -> None:
    """Everything is there as it was typed."""
    assert (first.version, len(first.areas), len(first.assessable)) == ("1.0", 6, COUNT)
    assert COUNT == 30
    words = keyboard.view.ctx.workspace.texts(first, "en")
    assert [words.title_of(area.key) for area in first.areas] == list(AREAS)
    typed = [words.title_of(node.key) for node in first.assessable]
    assert typed == [title for titles in AREAS.values() for title in titles]
    assert [node.code for node in first.nodes][:7] == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "2"]
    assert all(len(words.node(node.key).levels) == 6 for node in first.assessable)


def check_second(keyboard: Keyboard, second: Framework) -> None:
    """The file says of every competence what becomes of its answers."""
    keys, carried = titles_of(keyboard, second), second.file.attributes["carried"]
    assert (second.version, len(second.assessable), len(carried)) == ("2.0", COUNT, COUNT)
    assert carried[keys["Looking back on lessons"]] == "keep"
    assert carried[keys["Looking ahead"]] == "re-ask"
    assert carried[keys["Watching learners"]] == "new"
    assert list(carried.values()).count("keep") == COUNT - 2


def check_carried(keyboard: Keyboard, second: Framework, later: Round, before: AnswerSheet) -> None:
    """What was kept came along with its day, the rest is open."""
    keys, sheet = titles_of(keyboard, second), assessing.sheet(keyboard.view.ctx.workspace, later.id)
    assert (later.framework_version, sheet.answered_count) == ("2.0", COUNT - 2)
    assert sheet.open_nodes == (keys["Looking ahead"], keys["Watching learners"])
    assert sheet.answers[keys["Opening"]].carried_on == NOW.astimezone().date()
    assert sheet.level(keys["Opening"]) == before.level(keys["Opening"])
    keyboard.view.window.go("check", round=later.id)
    rows = [one.accessibleName() for one in keyboard.view.window.findChildren(QAbstractButton) if one.isVisible()]
    assert sum("from 12 November 2026" in row for row in rows) == COUNT - 2


@pytest.mark.slow
def test_thirty_competences_from_nothing_to_a_round_of_the_second_version(keyboard: Keyboard) -> None:
    workspace = keyboard.view.ctx.workspace
    begin(keyboard)
    type_areas(keyboard)
    describe(keyboard)
    first = publish(keyboard)
    check_first(keyboard, first)

    earlier = answered_round(keyboard, first)
    before = assessing.sheet(workspace, earlier.id)
    assert before.answered_count == COUNT

    change(keyboard, first)
    second = publish(keyboard)
    assert second.id == first.id
    check_second(keyboard, second)

    keyboard.view.window.go("home")
    keyboard.tab_to("home.newer")
    keyboard.press(Key.Key_Return)
    assert keyboard.page == "choose"
    assert any("28 answers still stand." in text for text in seen(keyboard.view))
    keyboard.press(Key.Key_Return, CONTROL)
    assert keyboard.page == "question"
    [_first, later] = assessing.rounds(workspace)
    check_carried(keyboard, second, later, before)
    assert assessing.get(workspace, earlier.id).framework_version == "1.0"
    assert assessing.sheet(workspace, earlier.id) == before
    assert not comparing.compare(workspace, earlier.id, later.id).joined
