"""Hours a week of the open goals over the weeks of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from competency_app.domain.plans import Goal, Term

WEEK = timedelta(days=7)
# A mistyped year must not fill the page.
MOST_WEEKS = 60


@dataclass(frozen=True, slots=True)
class Week:
    """One week: hours per goal, and the hours set aside for it; `is_off` outside all terms."""

    start: date
    hours: tuple[float, ...]
    set_aside: float
    is_off: bool = False

    @property
    def total(self) -> float:
        """Hours of all goals together."""
        return sum(self.hours)


@dataclass(frozen=True, slots=True)
class Load:
    """Weeks from the first start to the last review; `goals` is the order of the hours in each week."""

    goals: tuple[Goal, ...]
    weeks: tuple[Week, ...]

    @property
    def peak(self) -> float:
        """Hours of the fullest week."""
        return max((week.total for week in self.weeks), default=0.0)

    @property
    def set_aside(self) -> float:
        """Hours set aside in the fullest week, the first one of equals."""
        return max(self.weeks, key=lambda week: week.total).set_aside if self.weeks else 0.0


def weekly_load(
    goals: Sequence[Goal], terms: Sequence[Term], hours_a_week: float, *, first_weekday: int, today: date
) -> Load:
    """Spread the open goals over the weeks; `first_weekday` is 0 for Monday to 6 for Sunday.

    A goal without a start begins today. One without a review date runs to the end of the term it starts in, else
    as long as the other goals; where nothing tells its end, it is left out. Without terms every week is a school
    week with `hours_a_week` set aside.
    """
    stretches = _stretches([goal for goal in goals if goal.is_open], terms, today)
    if not stretches:
        return Load((), ())
    first = min(start for _goal, start, _end in stretches)
    last = max(end for _goal, _start, end in stretches)
    begin = first - timedelta(days=(first.weekday() - first_weekday) % 7)
    count = min((last - begin).days // 7 + 1, MOST_WEEKS)
    weeks = tuple(_week(begin + number * WEEK, stretches, terms, hours_a_week) for number in range(count))
    return Load(tuple(goal for goal, _start, _end in stretches), weeks)


def _stretches(goals: Sequence[Goal], terms: Sequence[Term], today: date) -> list[tuple[Goal, date, date]]:
    latest = max((goal.review for goal in goals if goal.review), default=None)
    found: list[tuple[Goal, date, date]] = []
    for goal in goals:
        start = goal.start or today
        term_end = next((term.end for term in terms if term.start <= start <= term.end), None)
        end = goal.review or term_end or latest
        if end is not None and end >= start:
            found.append((goal, start, end))
    return found


def _week(
    start: date, stretches: Sequence[tuple[Goal, date, date]], terms: Sequence[Term], hours_a_week: float
) -> Week:
    end = start + WEEK - timedelta(days=1)
    term = next((term for term in terms if term.start <= end and start <= term.end), None)
    if terms and term is None:
        return Week(start, (0.0,) * len(stretches), 0.0, is_off=True)
    hours = tuple(
        goal.hours if goal_start <= end and start <= goal_end else 0.0 for goal, goal_start, goal_end in stretches
    )
    return Week(start, hours, term.hours if term else hours_a_week)
