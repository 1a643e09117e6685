"""The plan: what is typed is on the disk, dates are checked, goals are added, parked, closed, moved, looked at."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, planning, profiles
from competency_app.actions.sample_story import Story
from competency_app.domain.plans import Collect, Goal, GoalStatus, Outcome
from competency_app.domain.rounds import Form
from competency_app.errors import KnownError
from tests.gui.keyboard import write_on
from tests.gui.sample_window import NOW, Shown, sample_profile, shown
from ui.components import files
from ui.components.goal_form import GoalForm
from ui.components.goals_to_park import GoalsToPark
from ui.components.round_words import joined
from ui.navigation import Page
from ui.pages.check_in_page import CheckInPage
from ui.pages.plan_page import PlanPage
from ui.theme import Theme
from ui.widgets.banner import EmptyState
from ui.widgets.text import TextBlock

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def told(tmp_path: Path, qapp: QApplication, theme: Theme) -> Iterator[tuple[Shown, Story]]:
    """The sample profile with two open goals, on its plan."""
    assert theme
    path, story = sample_profile(tmp_path)
    with shown(qapp, profiles.open(path, clock=lambda: NOW)) as view:
        view.window.activateWindow()
        view.window.go("plan")
        view.paint()
        assert qapp.activeWindow() is view.window
        yield view, story


@pytest.fixture
def fresh(tmp_path: Path, qapp: QApplication, theme: Theme) -> Iterator[Shown]:
    """A profile without a round."""
    assert theme
    workspace = profiles.create_at(tmp_path / "new.competency", "Wren", language="en", clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        view.window.activateWindow()
        view.window.go("plan")
        view.paint()
        yield view


def page_of(view: Shown) -> PlanPage:
    page = view.window.page()
    assert isinstance(page, PlanPage)
    return page


def form_of(view: Shown) -> GoalForm:
    card = page_of(view).goals.open_card()
    assert card is not None
    assert card.form is not None
    return card.form


def goals(view: Shown) -> tuple[Goal, ...]:
    return planning.plan(view.ctx.workspace).open_goals


def press(qtbot: QtBot, page: Page, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """Press a key on the control with that name."""
    (control,) = (one for one in page.findChildren(QWidget, name) if one.isVisibleTo(page))
    qtbot.keyClick(control, key)


def words_of(page: Page) -> str:
    return "\n".join(block.text() for block in page.findChildren(TextBlock) if block.isVisibleTo(page))


def test_the_first_goal_is_open_and_the_top_line_counts(told: tuple[Shown, Story]) -> None:
    view, story = told
    page = page_of(view)
    assert form_of(view).goal.id == story.goals[0]
    assert page.place() == ("Plan, November to March", "· 2 of 3 goals")
    second = page.goals.cards[story.goals[1]]
    assert second.summary.text() == joined("0.5 h a week", "review on 12 March 2027")


def test_typing_is_stored_after_a_pause(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    field = form_of(view).texts["when"]
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, "Friday")
    qtbot.waitUntil(lambda: goals(view)[0].when == "Friday", timeout=3000)
    assert field.hasFocus()


def test_leaving_a_field_stores_it(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    field = form_of(view).texts["i_will"]
    field.setFocus()
    qtbot.keyClicks(field, "!")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert goals(view)[0].i_will.endswith("!")


def test_leaving_the_page_stores_what_was_just_typed(told: tuple[Shown, Story]) -> None:
    view, _story = told
    field = form_of(view).texts["helper"]
    write_on(field, " and the head")
    view.window.go("home")
    assert goals(view)[0].helper.endswith("and the head")


def test_a_wrong_date_stays_on_the_page_and_keeps_nothing_else_back(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    form, before = form_of(view), goals(view)[0]
    form.review.setFocus()
    form.review.setDate(QDate(2026, 5, 14))
    qtbot.keyClick(form.review, Qt.Key.Key_Return)
    assert form.review_field.error() == "The review date is in the past. Enter a date after 12 November 2026."
    write_on(form.texts["helper"], "s")
    qtbot.keyClick(form.texts["helper"], Qt.Key.Key_Return)
    assert goals(view)[0] == replace(before, helper=before.helper + "s")
    assert form.review.date() == QDate(2026, 5, 14)
    form.review.setDate(QDate(2027, 1, 15))
    qtbot.keyClick(form.review, Qt.Key.Key_Return)
    assert form.review_field.error() == ""
    assert goals(view)[0].review == date(2027, 1, 15)


def test_undo_writes_the_former_words_back_into_the_field(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    field, before = form_of(view).texts["obstacle"], goals(view)[0].obstacle
    write_on(field, " today")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert goals(view)[0].obstacle == f"{before} today"
    view.ctx.undo()
    assert goals(view)[0].obstacle == before
    assert field.text() == before  # type: ignore[union-attr]


def test_a_problem_is_said_and_tried_again(
    told: tuple[Shown, Story], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    page, field = page_of(view), form_of(view).texts["when"]

    def full(*_args: object) -> None:
        raise KnownError("disk_full", "There is no space left.")

    with monkeypatch.context() as broken:
        broken.setattr(planning, "edit", full)
        qtbot.keyClicks(field, "?")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.banner.text == "There is no space left."
    assert not goals(view)[0].when.endswith("?")
    press(qtbot, page, "banner.action")
    assert goals(view)[0].when.endswith("?")
    assert page.banner.text == ""


def test_leaving_with_words_that_cannot_be_stored_is_asked_once(
    told: tuple[Shown, Story], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    page = page_of(view)

    def full(*_args: object) -> None:
        raise KnownError("disk_full", "There is no space left.")

    monkeypatch.setattr(planning, "edit", full)
    qtbot.keyClicks(form_of(view).texts["when"], "?")
    view.window.go("home")
    assert view.window.page() is page
    assert page.banner.text == "There is no space left."
    view.window.go("home")
    assert view.window.page() is not page


def test_evidence_is_ticked_and_written_as_lines(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    page, collect = page_of(view), form_of(view).collect
    press(qtbot, page, "plan.collect.1")
    assert all(item.done for item in goals(view)[0].collect)
    press(qtbot, page, "plan.collect.change")
    assert collect.lines.hasFocus()
    collect.lines.setPlainText("Two diary pages, without names\n\nA photo of the board")
    press(qtbot, page, "plan.collect.change")
    assert goals(view)[0].collect == (
        Collect("Two diary pages, without names", done=True),
        Collect("A photo of the board"),
    )


def test_goals_change_places_by_keyboard(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    head = page_of(view).goals.cards[story.goals[0]].head
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Down, CTRL)
    assert [goal.id for goal in goals(view)] == list(reversed(story.goals))
    focused = view.app.focusWidget()
    assert focused is not None
    assert focused.objectName() == f"plan.head.{story.goals[0]}"
    view.ctx.undo()
    assert [goal.id for goal in goals(view)] == list(story.goals)


def test_opening_another_goal_closes_the_first(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    press(qtbot, page_of(view), f"plan.head.{story.goals[1]}")
    assert form_of(view).goal.id == story.goals[1]
    assert len(page_of(view).findChildren(GoalForm)) >= 1
    assert sum(card.form is not None for card in page_of(view).goals.cards.values()) == 1


def test_parking_removing_and_taking_up_again(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    page = page_of(view)
    press(qtbot, page, "plan.more")
    press(qtbot, page, "plan.park")
    assert planning.get(view.ctx.workspace, story.goals[0]).status is GoalStatus.PARKED
    press(qtbot, page, f"plan.resume.{story.goals[0]}")
    assert planning.get(view.ctx.workspace, story.goals[0]).status is GoalStatus.STARTED
    press(qtbot, page, f"plan.head.{story.goals[1]}")
    press(qtbot, page, "plan.more")
    press(qtbot, page, "plan.remove")
    assert [goal.id for goal in goals(view)] == [story.goals[0]]
    view.ctx.undo()
    assert [goal.id for goal in goals(view)] == list(story.goals)


def test_closing_keeps_outcome_and_note(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    card = page_of(view).goals.open_card()
    assert card is not None
    assert card.closing is not None
    press(qtbot, page_of(view), "plan.more")
    press(qtbot, page_of(view), "plan.close")
    card.closing.outcome.choose(Outcome.PARTLY.value)
    qtbot.keyClicks(card.closing.note, "Half of the class")
    press(qtbot, page_of(view), "plan.close_now")
    closed = planning.get(view.ctx.workspace, story.goals[0])
    assert (closed.status, closed.outcome) == (GoalStatus.CLOSED, Outcome.PARTLY)
    assert closed.outcome_note == "Half of the class"
    assert "Half of the class" in words_of(page_of(view))


def test_a_goal_is_added_in_the_page_and_the_fourth_asks_for_room(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    page = page_of(view)
    press(qtbot, page, "plan.add")
    qtbot.keyClick(view.app.focusWidget(), Qt.Key.Key_Return)
    assert len(goals(view)) == 3
    assert form_of(view).goal.id == goals(view)[-1].id
    assert form_of(view).texts["when"].hasFocus()
    press(qtbot, page, "plan.add")
    assert page.banner.text == "Three goals at a time. Park one to add another."
    press(qtbot, page, "banner.action")
    assert isinstance(page.side.content, GoalsToPark)
    qtbot.keyClick(view.app.focusWidget(), Qt.Key.Key_Return)
    assert planning.get(view.ctx.workspace, story.goals[0]).status is GoalStatus.PARKED
    assert len(goals(view)) == 2


def test_terms_are_stored_and_a_wrong_one_is_named(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    page = page_of(view)
    press(qtbot, page, "plan.terms")
    form = page.hours.form
    assert form is not None
    before = planning.plan(view.ctx.workspace).owner.terms
    press(qtbot, page, "plan.terms.add")
    terms = planning.plan(view.ctx.workspace).owner.terms
    assert terms[:-1] == before
    assert terms[-1].start == before[-1].end + timedelta(days=1)
    last = form._rows[-1]
    last.end.setDate(last.start.date().addDays(-3))
    qtbot.keyClick(last.end, Qt.Key.Key_Return)
    assert "Correct its dates." in last.until.error()
    assert planning.plan(view.ctx.workspace).owner.terms == terms
    press(qtbot, page, f"plan.term.{len(before)}.remove")
    assert planning.plan(view.ctx.workspace).owner.terms == before


def test_hours_turn_into_a_table(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    card = page_of(view).hours.card
    chart = card.focus()
    assert chart is card.chart
    qtbot.keyClick(view.window, Qt.Key.Key_T, CTRL)
    assert card.focus() is card.table
    qtbot.keyClick(view.window, Qt.Key.Key_T, CTRL)
    assert card.focus() is chart


def test_review_dates_go_to_a_calendar(
    told: tuple[Shown, Story], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    out = tmp_path / "dates.ics"
    monkeypatch.setattr(files, "choose_target", lambda *_args: out)
    press(qtbot, page_of(view), "plan.calendar")
    assert out.read_text().count("BEGIN:VEVENT") == 2
    monkeypatch.setattr(files, "choose_target", lambda *_args: tmp_path / "missing" / "dates.ics")
    press(qtbot, page_of(view), "plan.calendar")
    assert "is not there" in page_of(view).banner.text


def test_due_goals_lead_to_a_round_of_just_these(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    later = NOW + timedelta(days=60)
    view.ctx.workspace.clock = lambda: later
    view.window.go("home")
    view.window.go("plan")
    assert page_of(view).banner.text == "1 goal is due. Look again at just this competence."
    press(qtbot, page_of(view), "banner.action")
    begun = assessing.current(view.ctx.workspace)
    assert begun is not None
    assert begun.form is Form.GOALS
    assert set(begun.nodes) == {goal.node for goal in goals(view)}
    page = view.window.page()
    assert page is not None
    assert page.name == "question"
    view.window.go("plan")
    press(qtbot, page_of(view), "banner.action")
    assert assessing.current(view.ctx.workspace) == begun
    assert story.goals


def test_print_plan_leads_to_the_plan_on_paper(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    button = page_of(view).primary_button()
    assert button is not None
    qtbot.keyClick(view.window, Qt.Key.Key_Return, CTRL)
    page = view.window.page()
    assert page is not None
    assert page.name == "share"


def test_without_results_the_plan_leads_to_the_questions(fresh: Shown, qtbot: QtBot) -> None:
    page = page_of(fresh)
    assert isinstance(page.side.content, EmptyState)
    assert "A plan starts from your results" in words_of(page)
    assert page.primary_button() is page.findChild(QPushButton, "plan.start")
    press(qtbot, page, "plan.start")
    opened = fresh.window.page()
    assert opened is not None
    assert opened.name == "choose"


def test_without_goals_the_plan_offers_what_is_worth_a_closer_look(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    for goal in planning.plan(view.ctx.workspace).goals:
        planning.remove(view.ctx.workspace, goal.id)
    view.window.go("home")
    view.window.go("plan")
    assert "Choose one thing to try" in words_of(page_of(view))
    qtbot.keyClick(view.app.focusWidget(), Qt.Key.Key_Return)
    (goal,) = goals(view)
    result = assessing.result(view.ctx.workspace, story.second)
    assert goal.node in result.closer_look
    assert page_of(view).print_plan.isVisible()


def test_a_check_in_is_kept_and_returns_to_the_plan(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    press(qtbot, page_of(view), "plan.check_in")
    page = view.window.page()
    assert isinstance(page, CheckInPage)
    assert page.happened.hasFocus()
    qtbot.keyClicks(page.happened, "Five pupils wrote both lines.")
    press(qtbot, page, "check_in.collect.1")
    qtbot.keyClick(view.window, Qt.Key.Key_Return, CTRL)
    goal = planning.get(view.ctx.workspace, story.goals[0])
    assert goal.status is GoalStatus.STARTED
    assert [look.happened for look in goal.check_ins] == ["Five pupils wrote both lines."]
    assert all(item.done for item in goal.collect)
    assert form_of(view).goal.id == story.goals[0]


def test_a_check_in_left_by_another_way_is_kept_too(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    view.window.go("check_in", goal=story.goals[1])
    page = view.window.page()
    assert isinstance(page, CheckInPage)
    qtbot.keyClicks(page.next_step, "Ask the parents")
    view.window.go("home")
    assert planning.get(view.ctx.workspace, story.goals[1]).check_ins[-1].next_step == "Ask the parents"
    view.window.go("check_in", goal=story.goals[1])
    assert "Ask the parents" in words_of(page)
    view.window.go("home")
    assert len(planning.get(view.ctx.workspace, story.goals[1]).check_ins) == 1
