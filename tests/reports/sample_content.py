"""Hand-made content for report tests: the profile, plan and change that the design's pictures show."""

from __future__ import annotations

from datetime import date

from competency_app.domain.figures import Axis, StripFigure, StripRow
from competency_app.reports.blocks import LevelItem
from competency_app.reports.content import Note, Passport, ProfileReport, Scale, Shown

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
LABELS = ("Newcomer", "Explorer", "Integrator", "Expert", "Leader", "Pioneer")
AXIS = Axis(tuple(zip(LEVELS, LABELS, strict=True)))
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
            for key, label in AXIS.levels
        ),
        "form": "all 22 competences",
        "has_precision": True,
        "notes": (Note("4.2", "Analysing evidence", "We start with the new system in May.", "Equipment"),),
        "evidence": (Shown("Lesson plan 7b, <b>unfinished</b>", ("3.3", "5.3"), "discussed"),),
        "trail": (
            "20 of 22 competences have a level. Two could not be judged and are left out.",
            "Area 2: the levels in order are A2, B1, B2; the middle one is B1.",
        ),
    }
    return ProfileReport(**{**fields, **changes})  # type: ignore[arg-type]
