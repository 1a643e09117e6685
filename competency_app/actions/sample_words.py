"""What the sample teacher writes into the goals of the plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from competency_app.domain.plans import Collect, Goal
from competency_app.i18n import Translator


@dataclass(frozen=True, slots=True)
class Words:
    """Words for one goal and what they are about in each framework; any other gets the words all the same."""

    nodes: Mapping[str, str]
    fill: Callable[[Goal, Translator, date], Goal]


def _spring(goal: Goal, tr: Translator, today: date) -> Goal:
    return replace(
        goal,
        why=tr.gettext("Every second lesson stops because one device does not do what it should."),
        different=tr.gettext("Learners try to help themselves first and say what they have tried."),
        see=tr.gettext("A group solves a small problem without me at least once a week."),
        when=tr.gettext("When a device does not work"),
        i_will=tr.gettext("count to thirty and ask what they would check first"),
        obstacle=tr.gettext("the lesson is too short for that"),
        then_i_will=tr.gettext("let one pair go on searching and start with the others"),
        helper=tr.gettext("Our technician, for the list of checks"),
        support=tr.gettext("A poster and two spare cables in the room"),
        hours=0.5,
        review=today + timedelta(weeks=12),
        collect=(Collect(tr.gettext("The list of four checks"), done=True),),
    )


def _diary(goal: Goal, tr: Translator, today: date) -> Goal:
    return replace(
        goal,
        why=tr.gettext("My pupils ask what they have learned, and so far I am the only one who writes it down."),
        different=tr.gettext("Every week the class looks back on its own work, not only on my marks."),
        see=tr.gettext("Six diary pages a pupil by the review, and three pupils who plan a next step by themselves."),
        when=tr.gettext("Monday, after the weekly test"),
        i_will=tr.gettext("let 7b fill in the two-line learning diary"),
        obstacle=tr.gettext("the tablets are taken"),
        then_i_will=tr.gettext("use the paper page and photograph it"),
        helper=tr.gettext("A colleague who teaches 7b as well"),
        support=tr.gettext("The tablet case on Mondays, third lesson"),
        hours=1.0,
        review=today + timedelta(days=42),
        collect=(
            Collect(tr.gettext("Two diary pages, without names"), done=True),
            Collect(tr.gettext("A note on what changed in class")),
        ),
    )


def _depths(goal: Goal, tr: Translator, today: date) -> Goal:
    return replace(
        goal,
        why=tr.gettext("The gap between the quick and the careful workers grows from unit to unit."),
        different=tr.gettext("Each unit offers one task in three depths, and learners choose."),
        see=tr.gettext("I count who chose which depth, and half of the class moves up once."),
        when=tr.gettext("Each time I plan a new unit"),
        i_will=tr.gettext("prepare one task in three depths and let learners choose"),
        obstacle=tr.gettext("time is short"),
        then_i_will=tr.gettext("offer two depths and a worked example"),
        helper=tr.gettext("The subject team on Thursdays"),
        hours=0.5,
        review=today + timedelta(days=120),
        collect=(
            Collect(tr.gettext("One task in three depths")),
            Collect(tr.gettext("How many chose which depth, counted once")),
        ),
    )


spring = Words(
    {"digcompedu": "6.5", "mrcdd": "6.5", "jyt-0646": "1.3.1", "unesco-ict-cft": "kd.3", "unesco-ai-cft": "a3.2"},
    _spring,
)
diary = Words(
    {"digcompedu": "3.4", "mrcdd": "3.4", "jyt-0646": "3.3.1", "unesco-ict-cft": "kc.3", "unesco-ai-cft": "a4.2"},
    _diary,
)
depths = Words(
    {"digcompedu": "5.2", "mrcdd": "5.2", "jyt-0646": "3.2.3", "unesco-ict-cft": "kd.2", "unesco-ai-cft": "a4.1"},
    _depths,
)
