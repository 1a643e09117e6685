"""Starting something new: the choices become a round, and the first question opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, frameworks, profiles
from competency_app.domain.rounds import Form
from competency_app.workspace import Workspace
from tests.gui.sample_window import NOW, Shown, shown
from ui.pages.choose_page import ChoosePage
from ui.widgets.segments import Segments
from ui.widgets.text import Label, TextBlock


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return profiles.create_at(tmp_path / "owl.competency", "Owl", clock=lambda: NOW)


@pytest.fixture
def view(qapp: QApplication, workspace: Workspace) -> Iterator[Shown]:
    with shown(qapp, workspace) as view:
        view.window.go("choose", framework_id="digcompedu")
        view.paint()
        view.window.activateWindow()
        yield view


def page(view: Shown) -> ChoosePage:
    found = view.window.page()
    assert isinstance(found, ChoosePage)
    return found


def bar_words(view: Shown) -> list[str]:
    return [one.text() for one in page(view).bottom_bar().findChildren(Label)]


def test_by_keyboard_from_framework_to_first_question(view: Shown, workspace: Workspace, qtbot: QtBot) -> None:
    focus = view.window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "choose.framework.digcompedu"
    qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one = assessing.current(workspace)
    assert one is not None
    assert (one.framework_id, one.form, len(one.nodes), one.placement_before) == (
        "digcompedu",
        Form.EVERYTHING,
        22,
        None,
    )
    assert view.window.page().view.node.key == "1.1"  # type: ignore[union-attr]


def tab_to(view: Shown, qtbot: QtBot, name: str) -> QWidget:
    """Press Tab until the control called *name* has the keyboard."""
    for _stop in range(40):
        focus = view.window.focusWidget()
        assert focus is not None
        if focus.objectName() == name:
            return focus
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}")


def test_a_quick_look_from_beginning_to_check_without_a_mouse(view: Shown, workspace: Workspace, qtbot: QtBot) -> None:
    view.window.go("home")
    view.paint()
    qtbot.keyClick(tab_to(view, qtbot, "home.start"), Qt.Key.Key_Space)
    view.paint()
    tab_to(view, qtbot, "choose.form.everything")
    view.window.activateWindow()  # arrows between radios need the active window
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(view.window.focusWidget(), Qt.Key.Key_Down)
    assert page(view).scope.form() is Form.QUICK
    qtbot.keyClick(tab_to(view, qtbot, "choose.start"), Qt.Key.Key_Space)
    for _question in range(6):
        for key in (Qt.Key.Key_3, Qt.Key.Key_Return):
            focus = view.window.focusWidget()
            assert focus is not None
            qtbot.keyClick(focus, key)
    assert view.window.page().name == "check"  # type: ignore[union-attr]
    one = assessing.current(workspace)
    assert one is not None
    assert assessing.sheet(workspace, one.id).answered_count == len(one.nodes) == 6


def test_quick_look_with_a_placement(view: Shown, workspace: Workspace) -> None:
    page(view).scope.forms.radios[Form.QUICK].click()
    assert bar_words(view) == ["about 7 minutes"]
    levels = page(view).before.control
    assert isinstance(levels, Segments)
    segment = levels.findChild(QToolButton, "segment.B1")
    assert segment is not None
    segment.click()
    page(view).start.click()
    one = assessing.current(workspace)
    assert one is not None
    assert (one.form, len(one.nodes), one.placement_before) == (Form.QUICK, 6, "B1")


def test_only_some_areas(view: Shown, workspace: Workspace) -> None:
    page(view).scope.forms.radios[Form.AREAS].click()
    page(view).start.click()
    assert page(view).banner.text.startswith("Nothing is chosen yet.")
    page(view).scope.boxes["3"].click()
    page(view).scope.boxes["5"].click()
    assert page(view).banner.text == ""
    assert bar_words(view) == ["about 8 minutes"]
    page(view).start.click()
    one = assessing.current(workspace)
    assert one is not None
    assert one.nodes == ("3.1", "3.2", "3.3", "3.4", "5.1", "5.2", "5.3")


def test_the_same_framework_again_can_be_compared(view: Shown, workspace: Workspace) -> None:
    assert not page(view).show_earlier.isVisible()
    first, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    assessing.finish(workspace, first)
    view.window.go("choose")
    view.paint()
    words = [one.text() for one in page(view).findChildren(TextBlock)]
    assert "You looked at this on 12 November 2026. Afterwards you can compare the two dates." in words
    assert not page(view).show_earlier.isChecked()
    page(view).show_earlier.click()
    page(view).start.click()
    one = assessing.current(workspace)
    assert one is not None
    assert one.show_earlier


def test_without_a_short_form_the_quick_look_says_so(
    view: Shown, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from competency_app.actions import scoping

    real = scoping.scope_of

    def without_quick(framework: object, form: Form, *rest: object) -> tuple[str, ...]:
        return () if form is Form.QUICK else real(framework, form, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(scoping, "scope_of", without_quick)
    view.window.go("choose")
    quick = page(view).scope.forms.radios[Form.QUICK]
    assert not quick.isEnabled()
    assert quick.accessibleDescription() == "This framework has no quick look."


def test_without_any_framework_one_can_be_added(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frameworks, "frameworks", lambda _workspace: ())
    view.window.go("choose")
    view.paint()
    add = page(view).primary_button()
    assert add is not None
    assert add.text() == "Add from file…"
    assert not page(view).start.isVisible()


def test_undoing_the_start_leads_home(view: Shown, workspace: Workspace) -> None:
    page(view).start.click()
    assert view.window.page().name == "question"  # type: ignore[union-attr]
    view.ctx.undo()
    assert assessing.rounds(workspace) == ()
    assert view.window.page().name == "home"  # type: ignore[union-attr]
    view.window.back()
    assert view.window.page().name == "question"  # type: ignore[union-attr]
    assert view.window.page().view is None  # type: ignore[union-attr]
