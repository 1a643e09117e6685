"""The result page: the same figure as on paper, its views, a goal in two clicks, and rounds without a picture."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, picturing, planning, profiles
from competency_app.actions.assessing import RoundOrder
from competency_app.actions.sample_story import Story
from competency_app.domain.answers import Reason
from competency_app.domain.figures import Figure
from competency_app.domain.rounds import Form
from competency_app.i18n import translator
from tests.gui.sample_window import NOW, Shown, shown
from tests.gui.told import CONTROL, asked, fresh_window, go, named, press, told_window, words_of
from ui.charts.chart_view import ChartView
from ui.components.goal_chooser import OTHER, GoalChooser
from ui.components.method_panel import MethodPanel
from ui.components.page_banner import PageBanner
from ui.components.round_picker import RoundPicker
from ui.pages.result_page import ResultPage
from ui.theme import Theme
from ui.widgets.buttons import Button

TR = translator("en")


@pytest.fixture
def told(tmp_path: Path, qapp: QApplication, theme: Theme) -> Iterator[tuple[Shown, Story]]:
    """The sample profile, on its second round's result."""
    assert theme
    with told_window(tmp_path, qapp) as (view, story):
        go(view, "result", round=story.second)
        yield view, story


@pytest.fixture
def fresh(tmp_path: Path, qapp: QApplication, theme: Theme) -> Iterator[Shown]:
    """A profile without a round."""
    assert theme
    with fresh_window(tmp_path, qapp) as view:
        yield view


def page_of(view: Shown) -> ResultPage:
    page = view.window.page()
    assert isinstance(page, ResultPage)
    return page


def chart_of(page: ResultPage) -> ChartView:
    assert page.card.chart is not None
    return page.card.chart


def show_view(page: ResultPage, key: str) -> None:
    assert page.segments is not None
    page.segments.chosen.emit(key)


def view_of(page: ResultPage) -> str:
    assert page.segments is not None
    return page.segments.current()


@pytest.mark.parametrize("view_key", ["areas", "competences", "wheel"])
def test_the_picture_is_the_one_that_is_printed(told: tuple[Shown, Story], view_key: str) -> None:
    view, story = told
    page, workspace = page_of(view), view.ctx.workspace
    show_view(page, view_key)
    printed: dict[str, Callable[[], Figure]] = {
        "areas": lambda: picturing.area_strip(workspace, story.second, TR),
        "competences": lambda: picturing.competence_strip(workspace, story.second, TR),
        "wheel": lambda: picturing.wheel(workspace, [story.second], TR),
    }
    assert chart_of(page).figure == printed[view_key]()


def test_the_table_says_the_same_and_how_sure_one_is(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    press(qtbot, Qt.Key.Key_T, CONTROL)
    page = page_of(view)
    table = page.card.table
    assert table is not None
    assert table.isVisible()
    twin = picturing.table(picturing.area_strip(view.ctx.workspace, story.second, TR), TR)
    model = table.model()
    shown_rows = [tuple(model.index(row, column).data() for column in range(len(twin.columns))) for row in range(6)]
    assert shown_rows == list(twin.rows)
    assert model.index(0, len(twin.columns)).data() == "Fairly sure"
    press(qtbot, Qt.Key.Key_T, CONTROL)
    assert chart_of(page).isVisible()


def test_an_area_leads_to_its_competences_and_a_competence_to_its_page(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    page = page_of(view)
    chart = chart_of(page)
    chart.setFocus()
    for _step in range(2):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert view_of(page) == "competences"
    assert chart.rows()[chart.current_row].key == "3.1"
    found = asked(view)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert found == [("competence", {"round": story.second, "node": "3.1"})]


def test_the_chart_is_made_once(told: tuple[Shown, Story]) -> None:
    view, story = told
    chart = chart_of(page_of(view))
    view.window.go("result", round=story.first)
    assert chart_of(page_of(view)) is chart
    assert chart.figure == picturing.area_strip(view.ctx.workspace, story.first, TR)


def test_two_clicks_to_a_goal(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    before = planning.plan(view.ctx.workspace).open_goals
    found = asked(view)
    suggested = planning.suggestions(view.ctx.workspace, story.second)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    press(qtbot, Qt.Key.Key_Return)
    added = planning.plan(view.ctx.workspace).open_goals[len(before) :]
    assert [goal.node for goal in added] == [suggested[0]]
    assert [name for name, _args in found] == ["plan"]


def test_three_goals_are_said_with_a_way_to_the_plan(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    planning.add_goal(view.ctx.workspace, story.second, "3.2")
    page = page_of(view)
    qtbot.keyClick(page.primary_button(), Qt.Key.Key_Space)
    chooser = page.findChild(GoalChooser)
    assert chooser is not None
    chooser.chosen.emit("2.2")
    banner = page.findChild(PageBanner)
    assert banner is not None
    assert banner.text.startswith("Three goals at a time.")
    assert len(planning.plan(view.ctx.workspace).open_goals) == 3
    assert QApplication.focusWidget() is named(page, Button, "banner.action")


def test_another_competence_lists_all_that_are_free(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    page = page_of(view)
    qtbot.keyClick(page.primary_button(), Qt.Key.Key_Space)
    chooser = page.findChild(GoalChooser)
    assert chooser is not None
    assert chooser.rows.buttons[-1].row.key == OTHER
    chooser.rows.buttons[-1].click()
    taken = {goal.node for goal in planning.plan(view.ctx.workspace).open_goals}
    listed = {button.row.key for button in chooser.rows.buttons}
    assert len(listed) == 22 - len(taken)
    assert not listed & taken
    press(qtbot, Qt.Key.Key_Escape)
    assert page._chooser.content is None
    assert view.app.focusWidget() is page.primary_button()


def test_how_it_is_worked_out_and_another_rule(told: tuple[Shown, Story]) -> None:
    view, story = told
    page = page_of(view)
    assert "Rule: middle of chosen levels, version 1.0." in words_of(page)
    page.card.end_clicked.emit()
    panel = page.findChild(MethodPanel)
    assert panel is not None
    assert "assumption" in words_of(page)
    other = view.ctx.workspace.framework("digcompedu").file.rules[1].id
    panel.rules.choose(other)
    panel.rules.activated.emit(panel.rules.currentIndex())
    assert chart_of(page).figure == picturing.area_strip(view.ctx.workspace, story.second, TR, other)
    assert "CheckIn 2018" in words_of(page)
    assert "read with another rule" in words_of(page)


def test_compare_names_the_earlier_date(told: tuple[Shown, Story]) -> None:
    view, story = told
    assert page_of(view)._compare.text() == "Compare with March"
    view.window.go("result", round=story.first)
    assert not page_of(view)._compare.isVisible()


def test_too_few_answers_show_a_sentence_and_lead_to_a_question(fresh: Shown) -> None:
    workspace = fresh.ctx.workspace
    round_id, _changes = assessing.start(workspace, RoundOrder("digcompedu"))
    assessing.record_level(workspace, round_id, "1.1", "B1")
    fresh.window.go("result")
    page = page_of(fresh)
    assert "Not enough answers for a picture yet." in words_of(page)
    assert not page.card.isVisible()
    found = asked(fresh)
    button = page.primary_button()
    assert button is not None
    button.click()
    assert found == [("question", {"round": round_id, "node": "1.2"})]


def test_without_a_round_there_is_a_way_to_start(fresh: Shown) -> None:
    fresh.window.go("result")
    page = page_of(fresh)
    assert "No results yet" in words_of(page)
    button = page.primary_button()
    assert button is not None
    assert button.text() == "Start"


def test_an_open_round_says_what_it_counts(fresh: Shown) -> None:
    workspace = fresh.ctx.workspace
    round_id, _changes = assessing.start(workspace, RoundOrder("digcompedu"))
    for node in ("1.1", "1.2", "1.3"):
        assessing.record_level(workspace, round_id, node, "B1")
    assessing.record_reason(workspace, round_id, "1.4", Reason.CANNOT_JUDGE)
    fresh.window.go("result", round=round_id)
    assert "not finished; the picture counts what is answered so far" in words_of(page_of(fresh))
    assert page_of(fresh).place()[1] == "· your own rating · 3 of 22 answered"
    found = asked(fresh)
    chart = chart_of(page_of(fresh))
    chart.open_requested.emit(chart.link_places()[0][0])
    assert found == [("question", {"round": round_id, "node": "2.1"})]


def test_a_first_look_shows_competences_and_no_areas(fresh: Shown) -> None:
    workspace = fresh.ctx.workspace
    round_id, _changes = assessing.start(workspace, RoundOrder("digcompedu", Form.QUICK))
    for node in assessing.get(workspace, round_id).nodes:
        assessing.record_level(workspace, round_id, node, "A2")
    assessing.finish(workspace, round_id)
    fresh.window.go("result", round=round_id)
    page = page_of(fresh)
    assert view_of(page) == "competences"
    assert "first look" in words_of(page)
    assert chart_of(page).figure == picturing.competence_strip(workspace, round_id, TR)


def test_tab_follows_the_reading_order(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    page = page_of(view)
    order: list[str] = []
    named(page, RoundPicker, "result.round").setFocus()
    for _step in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        order.append(focus.objectName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert order == [
        "result.round", "segment.areas", "result.chart", "result.end", order[4], order[5], "result.compare",
        "result.print",
    ]  # fmt: skip
    assert all(name.startswith("short.") for name in order[4:6])


def test_a_guest_sees_results_too(qapp: QApplication, theme: Theme) -> None:
    assert theme
    workspace = profiles.guest(clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        round_id, _changes = assessing.start(workspace, RoundOrder("digcompedu"))
        for node in ("1.1", "1.2"):
            assessing.record_level(workspace, round_id, node, "C2")
        view.window.go("result")
        assert "All answers lie at C2." in words_of(page_of(view))


def test_large_text_keeps_every_button_whole(told: tuple[Shown, Story]) -> None:
    view, story = told
    view.ctx.theme.set_text_scale(200)
    view.window.resize(960, 600)
    go(view, "result", round=story.second)
    page = page_of(view)
    view.paint()
    for button in (page._compare, page._print, page._goal):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
