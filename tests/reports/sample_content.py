"""Hand-made content for report tests: the profile, plan and change that the design's pictures show."""

from __future__ import annotations

from datetime import date

from competency_app.domain.figures import (
    Axis,
    DumbbellFigure,
    DumbbellGroup,
    DumbbellRow,
    LoadBar,
    LoadFigure,
    StripFigure,
    StripRow,
)
from competency_app.domain.plans import CheckIn, Collect, Goal, GoalId
from competency_app.reports.blocks import LevelItem
from competency_app.reports.content import (
    Moved,
    Note,
    Passport,
    PlannedGoal,
    PlanReport,
    ProfileReport,
    ProgressReport,
    Scale,
    Shown,
)

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
LABELS = ("Newcomer", "Explorer", "Integrator", "Expert", "Leader", "Pioneer")
AXIS = Axis(tuple((level, level) for level in LEVELS))
ANSWERS = (
    ("1.1", "Organisational communication", "B1"),
    ("1.2", "Professional collaboration", "B1"),
    ("1.3", "Reflective practice", "B1"),
    ("1.4", "Digital CPD", "B1"),
    ("2.1", "Selecting digital resources", "B2"),
    ("2.2", "Creating and modifying", "B1"),
    ("2.3", "Managing, protecting and sharing", "A2"),
    ("3.1", "Teaching", "B1"),
    ("3.2", "Guidance", "A2"),
    ("3.3", "Collaborative learning", "B1"),
    ("3.4", "Self-regulated learning", "A1"),
    ("4.1", "Assessment strategies", "B1"),
    ("4.2", "Analysing evidence", ""),
    ("4.3", "Feedback and planning", ""),
    ("5.1", "Accessibility and inclusion", "A2"),
    ("5.2", "Differentiation and personalisation", "A2"),
    ("5.3", "Actively engaging learners", "B1"),
    ("6.1", "Information and media literacy", "B1"),
    ("6.2", "Communication and collaboration", "A2"),
    ("6.3", "Digital content creation", "B1"),
    ("6.4", "Responsible use", "A2"),
    ("6.5", "Digital problem solving", "B1"),
)


def item(code: str, title: str, level: str, words: str = "cannot judge yet") -> LevelItem:
    position = LEVELS.index(level) + 1 if level else 0
    return LevelItem(code, title, level, position, 6, "" if level else words)


ITEMS = tuple(item(*answer) for answer in ANSWERS)
BY_CODE = {one.code: one for one in ITEMS}

PASSPORT = Passport(
    name="Owl 27",
    framework="DigCompEdu",
    version="2017",
    rule="middle of chosen levels",
    rule_version="1.0",
    on=date(2026, 11, 12),
    answered=20,
    total=22,
    fingerprint="3f2a91c40b7e55",
    credit="framework: European Commission, JRC, EUR 28775 EN · descriptors in our own words",
    program="Competency 0.1",
)

STRIP = StripFigure(
    title="Most answers lie between A2 and B1.",
    summary="Six areas.",
    axis=AXIS,
    count_head="Answered",
    dot_words="one competence",
    middle_words="middle answer",
    band_words="likely range",
    rows=(
        StripRow("1", "1", "Professional Engagement", (3, 3, 3, 3), 2.5, 3.5, 3, "4 of 4"),
        StripRow("2", "2", "Digital Resources", (2, 3, 4), 2, 4, 3, "3 of 3"),
        StripRow("3", "3", "Teaching and Learning", (1, 2, 3, 3), 1, 3, 2.5, "4 of 4"),
        StripRow("4", "4", "Assessment", (), None, None, None, "1 of 3", "Not enough answers yet"),
        StripRow("5", "5", "Empowering Learners", (2, 2, 3), 2, 3, 2, "3 of 3"),
        StripRow("6", "6", "Facilitating Learners’ Digital Competence", (2, 2, 3, 3, 3), 2, 3, 3, "5 of 5"),
    ),
)


def profile(**changes: object) -> ProfileReport:
    """The profile of picture 10a; keyword arguments replace fields."""
    fields: dict[str, object] = {
        "passport": PASSPORT,
        "lead": "Most answers lie between A2 and B1. Two competences could not be judged yet.",
        "strip": STRIP,
        "competences": ITEMS,
        "strengths": tuple(BY_CODE[code] for code in ("2.1", "5.3", "1.2")),
        "closer_look": tuple(BY_CODE[code] for code in ("3.4", "5.2", "2.3")),
        "scale": tuple(
            Scale(key, label, "What a practice on this level looks like, in one short sentence.")
            for key, label in zip(LEVELS, LABELS, strict=True)
        ),
        "form": "all 22 competences",
        "notes": (Note("4.2", "Analysing evidence", "We start with the new system in May.", "Equipment"),),
        "evidence": (Shown("Lesson plan 7b, <b>unfinished</b>", ("3.3", "5.3"), "discussed"),),
        "trail": (
            "20 of 22 competences have a level. Two could not be judged and are left out.",
            "Area 2: the levels in order are A2, B1, B2; the middle one is B1.",
        ),
    }
    return ProfileReport(**{**fields, **changes})  # type: ignore[arg-type]


def goal(number: int, **changes: object) -> Goal:
    """A goal of picture 10b."""
    fields: dict[str, object] = {
        "id": GoalId(number),
        "framework_id": "digcompedu",
        "framework_version": "2017",
        "node": "3.4",
        "from_level": "A1",
        "to_level": "A2",
        "why": "Three learners asked me how they can tell whether they have practised enough.",
        "different": "Learners look back on their own work once a week.",
        "see": "At least ten diary pages show a next step in the learner’s own words.",
        "when": "Monday, after the weekly test",
        "i_will": "let 7b fill in the two-line learning diary",
        "obstacle": "the tablets are taken",
        "then_i_will": "use the paper page and photograph it",
        "hours": 1.0,
        "helper": "A colleague who teaches 7b as well",
        "support": "Two hours of cover in December",
        "start": date(2026, 11, 16),
        "review": date(2026, 12, 24),
        "collect": (Collect("Two diary pages, without names", True), Collect("A note on what changed in class")),
        "check_ins": (CheckIn(date(2026, 12, 1), "Half of the class wrote a page.", "Short time", "Show an example"),),
    }
    return Goal(**{**fields, **changes})  # type: ignore[arg-type]


SECOND = goal(
    2,
    node="5.2",
    from_level="A2",
    to_level="B1",
    when="Each time I plan a new unit",
    i_will="prepare one task in three depths and let learners choose",
    hours=0.5,
    review=date(2027, 3, 12),
    check_ins=(),
)
GOALS = (
    PlannedGoal(
        goal(1),
        "3.4",
        "Self-regulated learning",
        "A1",
        "A2",
        "I have tried one digital tool with which learners plan or look back on their own work.",
    ),
    PlannedGoal(
        SECOND,
        "5.2",
        "Differentiation and personalisation",
        "A2",
        "B1",
        "I use digital tools in several lessons so that learners can work at their own pace or depth.",
    ),
)
LOAD = LoadFigure(
    title="Hours a week: at most 1.5 of 2",
    summary="Two goals.",
    goals=("goal 1", "goal 2"),
    bars=(
        *(LoadBar(label, (1.0, 0.5)) for label in ("16 Nov", "23 Nov", "30 Nov", "7 Dec", "14 Dec")),
        LoadBar("21 Dec", (1.0, 0.0)),
        LoadBar("28 Dec", (0.0, 0.0), "Holidays"),
        LoadBar("4 Jan", (0.0, 0.0), "Holidays"),
        *(LoadBar(label, (0.0, 0.5)) for label in ("11 Jan", "18 Jan", "25 Jan", "1 Feb")),
        *(LoadBar(label, (0.0, 0.5)) for label in ("8 Feb", "15 Feb", "22 Feb", "1 Mar")),
    ),
    set_aside=2.0,
    set_aside_words="the 2 hours you set aside",
)


def plan(**changes: object) -> PlanReport:
    """The plan of picture 10b."""
    fields: dict[str, object] = {
        "passport": PASSPORT,
        "goals": GOALS,
        "period": "November 2026 – March 2027",
        "version": "Plan 2",
        "people": (("School", "Lindenhof"), ("Subject", "Geography"), ("Mentor", "A. Example")),
        "lead": "Most answers lie between A2 and B1.",
        "strip": STRIP,
        "load": LOAD,
    }
    return PlanReport(**{**fields, **changes})  # type: ignore[arg-type]


CHANGES = (("6.5", 1, 3), ("1.2", 2, 3), ("1.3", 2, 3), ("2.1", 3, 4), ("3.4", 2, 1))


def dumbbell(rows: tuple[tuple[str, int, int], ...] = CHANGES) -> DumbbellFigure:
    made = tuple(
        DumbbellRow(
            code,
            code,
            BY_CODE[code].title,
            before,
            after,
            3 if code == "3.4" else None,
            f"{LEVELS[before - 1]} to {LEVELS[after - 1]}",
            code == "6.5",
        )
        for code, before, after in rows
    )
    return DumbbellFigure(
        title="Four answers moved up, one moved down.",
        summary="One change is larger than the usual wobble.",
        axis=AXIS,
        groups=(
            DumbbellGroup("Larger than the usual wobble: clearly higher", made[:1]),
            DumbbellGroup("Within the usual wobble: no clear change", made[1:]),
        ),
        before_label="12 March",
        after_label="12 November",
        words_head="March to November",
        wobble=1.0,
        wobble_words="usual wobble when the same question is answered twice",
        look_back_words="looking back",
    )


def progress(**changes: object) -> ProgressReport:
    """Two dates as in picture 08."""
    fields: dict[str, object] = {
        "passport": PASSPORT,
        "before_on": date(2026, 3, 12),
        "after_on": date(2026, 11, 12),
        "lead": "Four answers moved up, one moved down.",
        "detail": "One change is larger than the usual wobble.",
        "changed": dumbbell(),
        "everything": dumbbell(tuple((one.code, max(one.position, 1), 3) for one in ITEMS)),
        "counts": "4 moved up · 15 stayed · 1 moved down",
        "areas": ("1 Professional Engagement: +0.5 levels on average over 4 competences, no clear change",),
        "look_back": (Moved("3.4", "Self-regulated learning", "A2", "", "B1"),),
        "competences": tuple(Moved(one.code, one.title, "A2", one.level or one.words) for one in ITEMS),
        "why_lower": "Learning moves the yardstick: the same practice looks smaller than before.",
        "reading": ("A difference between two dates does not show what caused it.",),
    }
    return ProgressReport(**{**fields, **changes})  # type: ignore[arg-type]
