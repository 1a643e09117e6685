"""Hours a week over the weeks of a plan."""

from dataclasses import replace
from datetime import date

from competency_app.domain.load import MOST_WEEKS, weekly_load
from competency_app.domain.plans import Goal, GoalId, GoalStatus, Term

FIRST = Goal(
    id=GoalId(1),
    framework_id="areas",
    framework_version="1",
    node="3.4",
    from_level="A1",
    to_level="A2",
    hours=1.0,
    start=date(2026, 11, 16),
    review=date(2026, 12, 24),
)
SECOND = replace(FIRST, id=GoalId(2), node="5.2", hours=0.5, review=date(2027, 3, 1))
TERMS = (
    Term("autumn", date(2026, 9, 1), date(2026, 12, 22)),
    Term("spring", date(2027, 1, 11), date(2027, 6, 30)),
)
TODAY = date(2026, 11, 12)


def test_the_plan_of_the_picture() -> None:
    load = weekly_load((FIRST, SECOND), TERMS, 2.0, first_weekday=0, today=TODAY)
    assert load.peak == 1.5
    assert load.set_aside == 2.0
    assert [week.start for week in load.weeks][:2] == [date(2026, 11, 16), date(2026, 11, 23)]
    assert [week.start for week in load.weeks if week.is_off] == [date(2026, 12, 28), date(2027, 1, 4)]
    assert all(week.total == 0 for week in load.weeks if week.is_off)
    assert load.weeks[-1].hours == (0.0, 0.5)


def test_weeks_start_on_the_day_the_language_says() -> None:
    load = weekly_load((FIRST,), (), 2.0, first_weekday=5, today=TODAY)
    assert load.weeks[0].start == date(2026, 11, 14)
    assert load.weeks[0].start.weekday() == 5


def test_without_terms_there_are_no_weeks_off() -> None:
    load = weekly_load((FIRST, SECOND), (), 3.0, first_weekday=0, today=TODAY)
    assert not any(week.is_off for week in load.weeks)
    assert load.set_aside == 3.0


def test_closed_and_parked_goals_take_no_hours() -> None:
    resting = (replace(FIRST, status=GoalStatus.PARKED), replace(SECOND, status=GoalStatus.CLOSED))
    load = weekly_load(resting, TERMS, 2.0, first_weekday=0, today=TODAY)
    assert (load.weeks, load.peak, load.set_aside) == ((), 0.0, 0.0)


def test_a_goal_without_dates_runs_from_today_to_the_end_of_the_term() -> None:
    goal = replace(FIRST, start=None, review=None)
    load = weekly_load((goal,), TERMS, 2.0, first_weekday=0, today=TODAY)
    assert (load.weeks[0].start, load.weeks[-1].start) == (date(2026, 11, 9), date(2026, 12, 21))


def test_a_goal_whose_end_nothing_tells_is_left_out() -> None:
    goal = replace(FIRST, start=None, review=None)
    assert weekly_load((goal,), (), 2.0, first_weekday=0, today=TODAY).goals == ()
    both = weekly_load((goal, SECOND), (), 2.0, first_weekday=0, today=TODAY)
    assert both.goals == (goal, SECOND)
    assert both.weeks[-1].total == 1.5


def test_a_mistyped_year_does_not_fill_the_page() -> None:
    far = replace(FIRST, review=date(2226, 12, 24))
    assert len(weekly_load((far,), (), 2.0, first_weekday=0, today=TODAY).weeks) == MOST_WEEKS
