"""Words of everything that can be chosen: reasons, barriers, forms, states, trust, rules."""

from competency_app.domain.answers import Barrier, Reason
from competency_app.domain.framework import Rule
from competency_app.domain.plans import GoalStatus, Outcome
from competency_app.domain.rounds import Form, Trust
from competency_app.i18n import Translator


def reason_words(reason: Reason | None, tr: Translator) -> str:
    """Why there is no level; None means not answered."""
    if reason is Reason.NOT_APPLICABLE:
        return tr.gettext("Not part of my work")
    if reason is Reason.CANNOT_JUDGE:
        return tr.gettext("I cannot judge this yet")
    return tr.gettext("Not answered")


def barrier_words(barrier: Barrier, tr: Translator) -> str:
    """What stands in the way."""
    return {
        Barrier.EQUIPMENT: tr.gettext("Equipment"),
        Barrier.NETWORK: tr.gettext("Network"),
        Barrier.RULES: tr.gettext("Rules"),
        Barrier.TIME: tr.gettext("Time"),
    }[barrier]


def form_words(form: Form, tr: Translator) -> str:
    """How much a round asks."""
    return {
        Form.EVERYTHING: tr.gettext("Everything"),
        Form.QUICK: tr.gettext("A quick look"),
        Form.AREAS: tr.gettext("Chosen areas"),
        Form.GOALS: tr.gettext("Only the planned competences"),
    }[form]


def status_words(status: GoalStatus, tr: Translator) -> str:
    """State of a goal."""
    return {
        GoalStatus.PLANNED: tr.gettext("Planned"),
        GoalStatus.STARTED: tr.gettext("Started"),
        GoalStatus.PARKED: tr.gettext("Parked"),
        GoalStatus.CLOSED: tr.gettext("Closed"),
    }[status]


def outcome_words(outcome: Outcome, tr: Translator) -> str:
    """What the closing look at a goal found."""
    return {
        Outcome.REACHED: tr.gettext("Reached"),
        Outcome.PARTLY: tr.gettext("Partly reached"),
        Outcome.NOT_YET: tr.gettext("Not yet"),
    }[outcome]


def trust_words(trust: Trust, tr: Translator) -> str:
    """Who has looked at a level besides the teacher."""
    return {
        Trust.CLAIMED: tr.gettext("Your own rating"),
        Trust.EVIDENCED: tr.gettext("With evidence"),
        Trust.DISCUSSED: tr.gettext("Talked over with someone"),
        Trust.SEEN: tr.gettext("Seen by someone in practice"),
    }[trust]


def confidence_words(sure: int | None, tr: Translator) -> str:
    """How sure the teacher is of an area, 1 to 3; empty for no answer."""
    words = {
        1: tr.gettext("Guessing"),
        2: tr.gettext("Fairly sure"),
        3: tr.gettext("Could show examples"),
    }
    return words.get(sure or 0, "")


def rule_title(rule: Rule, tr: Translator) -> str:
    """The rule's name on page and paper; a rule of a framework we do not know is named by its kind."""
    if rule.id == "checkin-2018":
        return tr.gettext("points with bands, after CheckIn 2018")
    return {
        "median-of-chosen": tr.gettext("middle of chosen levels"),
        "points-with-bands": tr.gettext("points with bands"),
        "cumulative-mastery": tr.gettext("stages mastered in order"),
    }[rule.kind]


def rule_words(rule: Rule, tr: Translator) -> str:
    """What the rule does, in two sentences."""
    return {
        "median-of-chosen": tr.gettext(
            "The chosen levels of an area are put in order and the middle one is named, or both when the middle "
            "lies between two. Nothing is averaged into a level."
        ),
        "points-with-bands": tr.gettext(
            "Each level earns points, and their share of the possible points is read against fixed thresholds. "
            "An area has few questions, so take its points as a rough picture only."
        ),
        "cumulative-mastery": tr.gettext(
            "Each aspect stands at the highest stage that is mastered together with all stages below it. "
            "A stage that is still open ends the count."
        ),
    }[rule.kind]


def status_of_source(status: str, tr: Translator) -> str:
    """Where a rule or a figure comes from."""
    words = {
        "official": tr.gettext("as published"),
        "own": tr.gettext("our own reading"),
        "assumption": tr.gettext("an assumption"),
        "draft": tr.gettext("a draft"),
        "published": tr.gettext("as published"),
    }
    return words.get(status, tr.gettext("not verified"))
