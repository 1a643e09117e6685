"""Invented figures for the tests of charts and tables."""

from competency_app.domain.figures import (
    Axis,
    DumbbellFigure,
    DumbbellGroup,
    DumbbellRow,
    LoadBar,
    LoadFigure,
    StripFigure,
    StripRow,
    TableFigure,
    WheelFigure,
)

AXIS = Axis(tuple((level, level) for level in ("A1", "A2", "B1", "B2", "C1", "C2")))


def strip_row(key: str, dots: tuple[int, ...], missing: str = "", open_node: str | None = None) -> StripRow:
    middle = sorted(dots)[len(dots) // 2] if dots else None
    low, high = (min(dots) - 0.3, max(dots) + 0.3) if dots else (None, None)
    return StripRow(
        key,
        key,
        f"Area number {key}",
        dots,
        low,
        high,
        middle,
        f"{len(dots)} of 4",
        missing,
        open_node,
        spoken=f"Area {key}: {len(dots)} answers",
    )


STRIP = StripFigure(
    "Most answers lie between A2 and B1.",
    "Three areas, seven answers.",
    AXIS,
    (
        strip_row("1", (1, 2, 3, 3)),
        strip_row("2", (), "Not enough answers yet", "2.2"),
        strip_row("3", (2, 3, 6)),
    ),
    "Answered",
    dot_words="one competence",
    middle_words="middle answer",
    band_words="likely range",
)

DUMBBELL = DumbbellFigure(
    "One answer moved up.",
    "Two competences.",
    AXIS,
    (
        DumbbellGroup("Clearly higher", (DumbbellRow("1.1", "1.1", "First", 1, 3, 2, "A1 to B1", True),)),
        DumbbellGroup("No clear change", (DumbbellRow("1.2", "1.2", "Second", 6, 5, None, "C2 to C1", False),)),
    ),
    "12 March",
    "12 November",
    "March to November",
    1.7,
    wobble_words="usual wobble",
    look_back_words="looking back",
)

LOAD = LoadFigure(
    "Hours a week: at most 1.5 of 2",
    "Three weeks.",
    ("3.4", "5.2"),
    (LoadBar("16 Nov", (1.0, 0.5)), LoadBar("23 Nov", (0.0, 0.0), "Holidays"), LoadBar("30 Nov", (0.0, 0.5))),
    2.0,
    "the 2 hours you set aside",
)

WHEEL = WheelFigure(
    "Areas as a wheel",
    "Three areas.",
    AXIS,
    ("Engagement", "Resources", "Teaching"),
    (("March", (1.0, 2.5, None)), ("November", (2.0, 3.0, 4.0))),
    "Read the distances.",
)

TABLE = TableFigure(
    "Areas",
    ("Area", "Middle", "Answered"),
    (("1 Engagement", "B1", "4 of 4"), ("2 Resources", "", "0 of 4"), ("3 Teaching", "A2", "11 of 14")),
)
