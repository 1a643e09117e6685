"""The page over time: the printed figure, pickers, versions that are not joined, one date, and the look back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, comparing, picturing
from competency_app.actions.assessing import RoundOrder
from competency_app.actions.sample_story import Story
from competency_app.i18n import translator
from tests.gui.sample_window import Shown
from tests.gui.told import CONTROL, asked, fresh_window, go, named, press, told_window, words_of
from ui.components.rating_grid import RatingGrid
from ui.components.round_picker import RoundPicker
from ui.pages.look_back_page import LookBackPage
from ui.pages.over_time_page import OverTimePage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.table import Table

TR = translator("en")


@pytest.fixture
def told(tmp_path: Path, qapp: QApplication, theme: Theme) -> Iterator[tuple[Shown, Story]]:
    assert theme
    with told_window(tmp_path, qapp) as (view, story):
        go(view, "over_time")
        yield view, story


@pytest.fixture
def fresh(tmp_path: Path, qapp: QApplication, theme: Theme) -> Iterator[Shown]:
    assert theme
    with fresh_window(tmp_path, qapp) as view:
        yield view


def page_of(view: Shown) -> OverTimePage:
    page = view.window.page()
    assert isinstance(page, OverTimePage)
    return page


def answered(view: Shown, framework: str, levels: dict[str, str]) -> int:
    """A finished round with these levels."""
    workspace = view.ctx.workspace
    round_id, _changes = assessing.start(workspace, RoundOrder(framework))
    for node, level in levels.items():
        assessing.record_level(workspace, round_id, node, level)
    assessing.finish(workspace, round_id)
    return round_id


def test_the_picture_is_the_one_that_is_printed(told: tuple[Shown, Story]) -> None:
    view, story = told
    page, workspace = page_of(view), view.ctx.workspace
    chart = page.card.chart
    assert chart is not None
    assert page.segments is not None
    assert chart.figure == picturing.dumbbell(workspace, story.first, story.second, TR, only_changed=True)
    page.segments.chosen.emit("all")
    assert chart.figure == picturing.dumbbell(workspace, story.first, story.second, TR, only_changed=False)


def test_title_counts_and_areas(told: tuple[Shown, Story]) -> None:
    view, story = told
    page = page_of(view)
    comparison = comparing.compare(view.ctx.workspace, story.first, story.second)
    words = words_of(page)
    assert "Nine answers moved up, one moved down." in words
    assert "One change is larger than the usual wobble." in words
    assert "3.4 is lower than in March." in words
    assert page.place() == ("DigCompEdu, March to November 2026", "· 20 competences answered both times")
    model = named(page, Table, "over_time.areas").model()
    assert model.rowCount() == len(comparison.areas)
    assert [model.index(0, column).data() for column in range(5)] == [
        "1", "Professional Engagement", "4", "+0.5", "no clear change",
    ]  # fmt: skip


def test_a_row_opens_its_competence(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    page = page_of(view)
    chart = page.card.chart
    assert chart is not None
    found = asked(view)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert found == [("competence", {"round": story.second, "node": "6.5"})]


def test_the_table_holds_the_same_rows(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    press(qtbot, Qt.Key.Key_T, CONTROL)
    table = page_of(view).card.table
    assert table is not None
    twin = picturing.table(picturing.dumbbell(view.ctx.workspace, story.first, story.second, TR, only_changed=True), TR)
    model = table.model()
    assert [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ] == list(twin.rows)


def test_why_a_level_can_go_down_opens_and_closes(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    button = named(page_of(view), Button, "over_time.why")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    view.paint()
    assert "Learning moves the yardstick" in words_of(page_of(view))
    assert "does not show what caused it" in words_of(page_of(view))
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "Learning moves the yardstick" not in words_of(page_of(view))


def test_three_rounds_offer_pickers(told: tuple[Shown, Story]) -> None:
    view, story = told
    third = answered(view, "digcompedu", {"1.1": "C1", "1.2": "B1"})
    go(view, "over_time", before=story.first, after=third)
    page = page_of(view)
    assert page.place()[1] == "· 2 competences answered both times"
    assert "18 competences were answered at one date only" in words_of(page)
    named(page, RoundPicker, "over_time.after").picked.emit(story.second)
    assert page_of(view).place()[1] == "· 20 competences answered both times"


def test_one_date_leads_to_a_second_round(fresh: Shown) -> None:
    answered(fresh, "digcompedu", {"1.1": "B1", "1.2": "B1"})
    go(fresh, "over_time")
    page = page_of(fresh)
    assert "A second date makes this page useful" in words_of(page)
    found = asked(fresh)
    button = page.primary_button()
    assert button is not None
    button.click()
    assert found == [("choose", {"framework_id": "digcompedu"})]


def test_already_at_the_top_is_counted(fresh: Shown) -> None:
    for _turn in range(2):
        answered(fresh, "digcompedu", {"1.1": "C2", "1.2": "B1"})
    go(fresh, "over_time")
    words = words_of(page_of(fresh))
    assert "Every answer stayed where it was." in words
    assert "One answer was already at the highest level." in words
    segments = page_of(fresh).segments
    assert segments is not None
    assert segments.current() == "all"


def test_another_version_stands_beside_and_is_never_joined(
    told: tuple[Shown, Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    view, story = told
    real = assessing.get

    def other_version(workspace: object, round_id: object) -> object:
        one = real(workspace, round_id)  # type: ignore[arg-type]
        return replace(one, fingerprint="of another version") if round_id == story.first else one

    monkeypatch.setattr(comparing, "get", other_version)
    go(view, "over_time", before=story.first, after=story.second)
    page = page_of(view)
    words = words_of(page)
    assert "Two versions of the framework, side by side." in words
    assert "not joined" in words
    assert not page.card.isVisible()
    tables = [table for table in page.findChildren(Table) if table.isVisible()]
    assert [table.model().rowCount() for table in tables] == [22, 22]
    assert not named(page, Button, "over_time.look_back").isVisible()


def test_a_look_back_is_kept_apart_from_the_first_answers(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    workspace = view.ctx.workspace
    first_answers = assessing.sheet(workspace, story.first)
    named(page_of(view), Button, "over_time.look_back").click()
    view.paint()
    view.window.activateWindow()
    page = view.window.page()
    assert isinstance(page, LookBackPage)
    assert "your first answers stay as they were" in words_of(page)
    grid = named(page, RatingGrid)
    assert QApplication.focusWidget() is grid
    for _step in range(4):
        press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_3)
    assert assessing.get(workspace, story.first).look_back["2.1"] == "B1"
    assert page.title.text() == "2.1 Selecting digital resources, B1"
    assert page.words.text() == workspace.texts(workspace.framework("digcompedu"), "en").descriptor("2.1", "B1")
    assert page.place()[1] == "· 3 marks looking back"
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Space)
    assert assessing.get(workspace, story.first).look_back["2.1"] == "B2"
    press(qtbot, Qt.Key.Key_Delete)
    assert "2.1" not in assessing.get(workspace, story.first).look_back
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert assessing.get(workspace, story.first).look_back["2.1"] == "B2"
    assert grid.chosen()["2.1"] == "B2"
    assert assessing.sheet(workspace, story.first) == first_answers
