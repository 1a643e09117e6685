"""Home says what is next, whatever the profile holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, planning, profiles
from competency_app.domain.rounds import Form
from competency_app.workspace import Workspace
from tests.gui.sample_window import NOW, Shown, sample_profile, shown
from ui.components.page_banner import PageBanner
from ui.widgets.banner import Banner
from ui.widgets.text import TextBlock


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return profiles.create_at(tmp_path / "owl.competency", "Owl", clock=lambda: NOW)


@pytest.fixture
def view(qapp: QApplication, workspace: Workspace) -> Iterator[Shown]:
    with shown(qapp, workspace) as view:
        view.window.activateWindow()
        yield view


def texts(view: Shown) -> list[str]:
    view.paint()
    found = view.window.page()
    assert found is not None
    return [block.text() for block in found.findChildren(TextBlock) if block.isVisible()]


def button(view: Shown) -> QPushButton:
    found = view.window.page()
    assert found is not None
    primary = found.primary_button()
    assert primary is not None
    return primary


def test_an_empty_profile_offers_to_start(view: Shown, qtbot: QtBot) -> None:
    assert texts(view) == ["Nothing started yet", "A first look takes about 7 minutes, everything about 25 minutes."]
    assert view.window.focusWidget() is button(view)
    qtbot.keyClick(button(view), Qt.Key.Key_Space)
    assert view.window.page().name == "choose"  # type: ignore[union-attr]


def test_an_open_round_goes_on_where_it_stopped(view: Shown, workspace: Workspace) -> None:
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    assessing.record_level(workspace, round_id, "1.1", "B1")
    assessing.set_place(workspace, round_id, "3.2")
    view.window.go("home")
    assert texts(view)[:2] == [
        "Next: Teaching and Learning",
        "Area 3 of 6 · 1 of 22 answered · about 24 minutes left",
    ]
    assert view.window.page().place()[0] == "DigCompEdu, first round, started on 12 November 2026"  # type: ignore[union-attr]
    button(view).click()
    assert view.window.page().view.node.key == "3.2"  # type: ignore[union-attr]


def test_enter_on_an_area_opens_its_first_open_question(view: Shown, workspace: Workspace, qtbot: QtBot) -> None:
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    assessing.record_level(workspace, round_id, "4.1", "B1")
    view.window.go("home")
    row = view.window.findChild(QWidget, "row.4")
    assert row is not None
    assert row.accessibleName() == "4, Assessment, In progress, 1 of 3"
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert view.window.page().view.node.key == "4.2"  # type: ignore[union-attr]


def test_everything_answered_leads_to_the_check(view: Shown, workspace: Workspace) -> None:
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu", Form.AREAS, ("2",)))
    for node in assessing.get(workspace, round_id).nodes:
        assessing.record_level(workspace, round_id, node, "A2")
    view.window.go("home")
    assert texts(view)[:2] == ["Next: check your answers", "3 of 3 answered"]
    button(view).click()
    assert view.window.page().name == "check"  # type: ignore[union-attr]


def test_a_finished_round_leads_to_the_plan(view: Shown, workspace: Workspace) -> None:
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    assessing.record_level(workspace, round_id, "1.1", "A2")
    assessing.finish(workspace, round_id)
    view.window.go("home")
    assert texts(view)[0] == "Next: choose one thing to try"
    planning.add_goal(workspace, round_id, "1.1")
    view.window.go("home")
    assert texts(view)[0] == "Next: your plan"


def test_two_open_rounds_are_both_within_reach(view: Shown, workspace: Workspace) -> None:
    first, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    assessing.start(workspace, assessing.RoundOrder("digcompedu", Form.QUICK))
    view.window.go("home")
    row = view.window.findChild(QWidget, f"row.{first}", Qt.FindChildOption.FindChildrenRecursively)
    assert row is not None
    assert "Also begun" in texts(view)


def test_plan_and_results_of_the_sample(qapp: QApplication, tmp_path: Path) -> None:
    path, story = sample_profile(tmp_path)
    workspace = profiles.open(path, clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        see = view.window.findChild(QPushButton, "home.results")
        assert see is not None
        assert any(text.startswith("2 goals · next check-in ") for text in texts(view))
        assert assessing.get(workspace, story.second).is_finished


def test_what_cannot_be_changed_is_said_first(qapp: QApplication, tmp_path: Path) -> None:
    path, _story = sample_profile(tmp_path)
    with shown(qapp, profiles.open(path, clock=lambda: NOW, read_only=True)) as view:
        banners = [one for one in view.window.page().findChildren(Banner) if one.isVisible()]  # type: ignore[union-attr]
        assert [one.kind for one in banners] == ["notice"]
        new = view.window.findChild(QPushButton, "home.new")
        assert new is not None
        assert not new.isEnabled()
        assert not view.window.findChildren(PageBanner)
