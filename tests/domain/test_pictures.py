"""Positions of marks in figures."""

from competency_app.domain.change import Dated, compare
from competency_app.domain.figures import Axis
from competency_app.domain.pictures import (
    RowWords,
    area_middles,
    area_row,
    competence_row,
    dumbbell_groups,
    first_open_nodes,
    whole_levels,
)
from competency_app.domain.scoring import score
from tests.domain.samples import (
    LEVELS,
    MASTERY,
    MEDIAN,
    PICTURE,
    POINTS,
    areas_framework,
    sheet,
    stages_framework,
)

AREAS = areas_framework()
STAGES = stages_framework()
AXIS = Axis(tuple((level, level) for level in LEVELS))
STAGE_AXIS = Axis((("KA", "KA"), ("KD", "KD"), ("KC", "KC")))
WORDS = RowWords("title", at_end="end", missing="missing", spoken="spoken")


def test_a_middle_between_two_levels_stands_between_them() -> None:
    result = score(AREAS, sheet(AREAS, PICTURE), MEDIAN)
    assert area_middles(result, AXIS, ("1", "2", "3", "4", "5", "6")) == (3, 3, 2.5, None, 2, 3)


def test_a_rule_with_levels_marks_the_level_reached() -> None:
    result = score(AREAS, sheet(AREAS, PICTURE), POINTS)
    assert area_row(result.areas[2], AXIS, WORDS, None).middle == 2


def test_a_row_without_enough_answers_has_words_and_a_way_on() -> None:
    result = score(AREAS, sheet(AREAS, PICTURE), MEDIAN)
    open_nodes = first_open_nodes(AREAS, result)
    row = area_row(result.areas[3], AXIS, WORDS, open_nodes.get("4"))
    assert (row.dots, row.low, row.middle, row.missing, row.open_node) == ((), None, None, "missing", "4.2")
    full = area_row(result.areas[0], AXIS, WORDS, open_nodes.get("1"))
    assert (full.dots, full.missing, full.open_node) == ((3, 3, 3, 3), "", None)


def test_stages_are_drawn_where_they_are_mastered() -> None:
    given = {"KA.1": "fully", "KD.1": "partly", "KC.1": "mostly"}
    result = score(STAGES, sheet(STAGES, given), MASTERY)
    assert result.area_scale == "stages"
    row = area_row(result.areas[0], STAGE_AXIS, WORDS, None)
    assert (row.dots, row.middle) == ((1, 3), 1)


def test_a_competence_has_one_dot_or_words() -> None:
    result = score(AREAS, sheet(AREAS, PICTURE), MEDIAN)
    rows = {one.node: competence_row(one, WORDS, on_axis=True) for one in result.competences}
    assert (rows["2.1"].dots, rows["2.1"].missing, rows["2.1"].open_node) == ((4,), "", None)
    assert (rows["4.2"].dots, rows["4.2"].missing, rows["4.2"].open_node) == ((), "missing", "4.2")


def test_groups_of_changes_what_rose_before_what_fell() -> None:
    before = {"1.1": "A1", "1.2": "B1", "1.3": "B1", "1.4": "B1"}
    after = {"1.1": "C1", "1.2": "A2", "1.3": "B2", "1.4": "B1"}
    dated = (Dated("2026-03-12", sheet(AREAS, before)), Dated("2026-11-12", sheet(AREAS, after)))
    comparison = compare(AREAS, *dated, {"1.3": "A2"})
    words = dict.fromkeys(("1.1", "1.2", "1.3"), WORDS)
    groups = dumbbell_groups(AREAS, comparison, words, str.upper)
    assert [(group.heading, [row.key for row in group.rows]) for group in groups] == [
        ("HIGHER", ["1.1"]),
        ("NONE", ["1.3", "1.2"]),
    ]
    third = groups[1].rows[0]
    assert (third.before, third.after, third.look_back) == (3, 4, 2)


def test_the_wobble_is_drawn_in_whole_levels() -> None:
    assert whole_levels(2.4) == 2.0
    assert whole_levels(None) is None
