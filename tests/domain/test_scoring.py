"""Results under the three rules: what counts, what is left out, and what is said about it."""

import pytest
from msgspec.structs import replace

from competency_app.domain.answers import AnswerSheet, Reason
from competency_app.domain.framework import Framework, Node, Rule
from competency_app.domain.results import AreaResult, Result
from competency_app.domain.scoring import rule_or_middle, score
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


def area(result: Result, key: str) -> AreaResult:
    return next(one for one in result.areas if one.node == key)


def test_the_answers_of_the_result_picture() -> None:
    result = score(AREAS, sheet(AREAS, PICTURE), MEDIAN)
    assert result.spread == ("A2", "B1")
    assert (result.answered, result.total, result.rated) == (20, 22, 20)
    assert [one.median for one in result.areas] == [("B1",), ("B1",), ("A2", "B1"), (), ("A2",), ("B1",)]
    assert area(result, "4").enough is False
    assert (area(result, "4").answered, area(result, "4").applicable) == (1, 3)
    assert result.counts == {"A1": 1, "A2": 6, "B1": 12, "B2": 1, "C1": 0, "C2": 0}
    assert result.strengths[0] == "2.1"
    assert result.closer_look[0] == "3.4"


def test_both_middle_levels_are_named_when_they_differ() -> None:
    result = score(AREAS, sheet(AREAS, {"1.1": "A1", "1.2": "A2", "1.3": "C1", "1.4": "C2"}), MEDIAN)
    assert area(result, "1").median == ("A2", "C1")
    assert (area(result, "1").low, area(result, "1").high) == ("A1", "C2")


@pytest.mark.parametrize(("answered", "enough"), [(0, False), (1, False), (2, False), (3, True), (5, True)])
def test_half_of_the_applicable_answers_and_two_at_least(answered: int, enough: bool) -> None:
    nodes = [f"6.{number}" for number in range(1, 6)]
    result = score(AREAS, sheet(AREAS, dict.fromkeys(nodes[:answered], "B1")), MEDIAN)
    assert area(result, "6").enough is enough
    assert (area(result, "6").band is not None) is enough


def test_not_applicable_lowers_what_half_is_taken_of() -> None:
    away = dict.fromkeys(("6.3", "6.4"), Reason.NOT_APPLICABLE)
    result = score(AREAS, sheet(AREAS, {"6.1": "B1", "6.2": "B1", **away}), MEDIAN)
    assert area(result, "6").applicable == 3
    assert area(result, "6").enough


def test_cannot_judge_stays_out_and_comes_first_in_the_closer_look() -> None:
    given = {"1.1": "A1", "1.2": "B1", "1.3": "C1", "1.4": Reason.CANNOT_JUDGE}
    result = score(AREAS, sheet(AREAS, given), MEDIAN)
    assert (area(result, "1").answered, area(result, "1").applicable) == (3, 4)
    assert area(result, "1").mean == pytest.approx(3)
    assert result.closer_look[0] == "1.4"


def test_a_first_look_has_no_area_figures() -> None:
    short = AnswerSheet(("1.1", "1.2"), sheet(AREAS, {"1.1": "B1", "1.2": "B2"}).answers)
    result = score(AREAS, short, POINTS, first_look=True)
    assert result.first_look
    assert [one.node for one in result.areas] == ["1"]
    assert not result.areas[0].enough
    assert result.areas[0].median == ()
    assert result.overall is None
    assert result.spread == ("B1", "B2")


def test_even_a_long_first_look_has_no_overall_level() -> None:
    result = score(AREAS, sheet(AREAS, PICTURE), POINTS, first_look=True)
    assert result.overall is None
    assert score(AREAS, sheet(AREAS, PICTURE), POINTS).overall == "B1"


def test_a_rule_without_parameters_asks_for_half_as_well() -> None:
    bare = Rule(id="bare", kind="median-of-chosen")
    two_of_five = score(AREAS, sheet(AREAS, {"6.1": "B1", "6.2": "B1"}), bare)
    assert not area(two_of_five, "6").enough


def test_a_few_answers_give_no_overall_level() -> None:
    few = AnswerSheet(("1.1", "1.2"), sheet(AREAS, {"1.1": "B1", "1.2": "B2"}).answers)
    assert score(AREAS, few, POINTS).overall is None


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("skipped", [(), ("1.1", "3.2", "6.4")])
def test_points_keep_a_uniform_profile_at_its_level(level: str, skipped: tuple[str, ...]) -> None:
    given = {node.key: level for node in AREAS.assessable if node.key not in skipped}
    result = score(AREAS, sheet(AREAS, given), POINTS)
    assert result.overall == level
    assert [one.reached for one in result.areas] == [level] * 6


def test_points_of_an_area() -> None:
    given = {"1.1": "B1", "1.2": "B2", "1.3": "B2"}
    reached = area(score(AREAS, sheet(AREAS, given), POINTS), "1")
    # 1.9 + 2.6 + 2.6 of 12, scaled to the area's 16: 9.47, and B2 starts at 10.
    assert reached.points == pytest.approx((7.1, 12))
    assert reached.reached == "B1"


def test_an_area_of_another_size_uses_the_overall_thresholds() -> None:
    framework = areas_framework((7,))
    given = {node.key: "C1" for node in framework.assessable}
    assert score(framework, sheet(framework, given), POINTS).areas[0].reached == "C1"


@pytest.mark.parametrize(
    ("cells", "reached"),
    [
        (("mostly", "fully", "mostly"), "KC"),
        (("mostly", "fully", "partly"), "KD"),
        (("mostly", "partly", "fully"), "KA"),
        (("partly", "fully", "fully"), None),
        ((Reason.NOT_APPLICABLE, "mostly", "mostly"), "KC"),
        (("mostly", Reason.NOT_APPLICABLE, "mostly"), "KC"),
        (("mostly", None, "mostly"), "KA"),
        (("mostly", Reason.CANNOT_JUDGE, "mostly"), "KA"),
    ],
)
def test_the_stage_of_an_aspect(cells: tuple[str | Reason | None, ...], reached: str | None) -> None:
    given = dict(zip(("KA.1", "KD.1", "KC.1"), cells, strict=True))
    result = score(STAGES, sheet(STAGES, given), MASTERY)
    assert area(result, "1").reached == reached
    assert area(result, "1").enough
    assert not area(result, "2").enough


def test_unanswered_cells_may_be_passed_over() -> None:
    rule = Rule(id="m", kind="cumulative-mastery", parameters={"mastered_from": "mostly", "unanswered": "passed-over"})
    result = score(STAGES, sheet(STAGES, {"KA.1": "mostly", "KC.1": "mostly"}), rule)
    assert area(result, "1").reached == "KC"


def test_equal_answers_stand_out_nowhere() -> None:
    result = score(AREAS, sheet(AREAS, {node.key: "B1" for node in AREAS.assessable}), MEDIAN)
    assert (result.strengths, result.closer_look) == ((), ())
    assert result.spread == ("B1",)


def test_without_precision_there_is_no_band() -> None:
    framework = areas_framework(precision=None)
    result = score(framework, sheet(framework, PICTURE), MEDIAN)
    assert not result.has_precision
    assert all(one.band is None for one in result.areas)
    assert area(result, "1").median == ("B1",)


def test_an_unknown_rule_gives_the_middle() -> None:
    assert rule_or_middle(AREAS, "checkin-2018") is POINTS
    assert rule_or_middle(AREAS).id == "median-of-chosen"
    assert rule_or_middle(AREAS, "of-long-ago").kind == "median-of-chosen"


def test_every_area_is_explained() -> None:
    result = score(AREAS, sheet(AREAS, PICTURE), POINTS)
    kinds = [(step.kind, step.node) for step in result.trail]
    assert kinds[0] == ("counted", "")
    assert ("area-not-enough", "4") in kinds
    assert ("area-points", "1") in kinds
    assert ("area-band", "1") in kinds
    assert kinds[-1] == ("overall-points", "")


def test_an_empty_sheet_is_no_result() -> None:
    result = score(AREAS, sheet(AREAS, {}), POINTS)
    assert (result.spread, result.overall, result.rated) == ((), None, 0)
    assert not any(one.enough for one in result.areas)


def test_points_below_every_band_are_the_lowest_level() -> None:
    parameters = {
        **POINTS.parameters,
        "points": {**POINTS.parameters["points"], "A1": -1},
        "overall": [["A1", -1], ["A2", 20]],
        "areas": {},
    }
    rule = replace(POINTS, parameters=parameters)
    result = score(AREAS, sheet(AREAS, {node.key: "A1" for node in AREAS.assessable}), rule)
    assert result.overall == "A1"
    assert {one.reached for one in result.areas} == {"A1"}


def test_stages_that_are_all_passed_over_tell_no_stage() -> None:
    beside = tuple(
        Node(key=key, code=key, kind="cell", parent="1", assessable=True, scale="mastery") for key in ("x.1", "x.2")
    )
    framework = Framework(replace(STAGES.file, nodes=(*STAGES.nodes, *beside)), "d" * 64)
    away = dict.fromkeys(("KA.1", "KD.1", "KC.1"), Reason.NOT_APPLICABLE)
    result = score(framework, sheet(framework, {**away, "x.1": "fully", "x.2": "partly"}), MASTERY)
    assert area(result, "1").enough
    assert area(result, "1").reached is None
    assert [step.kind for step in result.trail if step.node == "1"] == ["area-middle"]
