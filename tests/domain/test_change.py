"""Two rounds: what moved, and what moved further than the usual wobble."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from competency_app.domain.answers import Reason
from competency_app.domain.change import Dated, compare, same_version, side_by_side
from competency_app.domain.results import Comparison, NodeChange
from competency_app.domain.rounds import Form, Round, RoundId
from tests.domain.samples import LEVELS, PICTURE, areas_framework, sheet

AREAS = areas_framework()


def compared(before: dict[str, str | Reason], after: dict[str, str | Reason], **look_back: str) -> Comparison:
    earlier, later = Dated("2026-03-12", sheet(AREAS, before)), Dated("2026-11-12", sheet(AREAS, after))
    return compare(AREAS, earlier, later, {key.lstrip("n").replace("_", "."): to for key, to in look_back.items()})


def change(comparison: Comparison, node: str) -> NodeChange:
    return next(one for one in comparison.changes if one.node == node)


@pytest.mark.parametrize(
    ("after", "step", "verdict"),
    [("A1", 0, "none"), ("B1", 2, "none"), ("B2", 3, "higher"), ("C2", 5, "higher")],
)
def test_only_three_levels_are_more_than_wobble(after: str, step: int, verdict: str) -> None:
    # 1.96 · √2 · 0.87 = 2.4 levels for one answer.
    comparison = compared({"1.1": "A1"}, {"1.1": after})
    assert (change(comparison, "1.1").step, change(comparison, "1.1").verdict) == (step, verdict)
    assert comparison.wobble == pytest.approx(2.4, abs=0.05)


def test_a_clear_fall_is_called_lower() -> None:
    assert change(compared({"1.1": "C1"}, {"1.1": "A2"}), "1.1").verdict == "lower"


def test_counts_of_up_same_and_down() -> None:
    comparison = compared(
        {"1.1": "A1", "1.2": "B1", "1.3": "B2", "1.4": "A2"}, dict.fromkeys(("1.1", "1.2", "1.3", "1.4"), "B1")
    )
    assert (comparison.up, comparison.same, comparison.down, comparison.clear) == (2, 1, 1, 0)


def test_only_nodes_with_a_level_both_times_are_compared() -> None:
    comparison = compared({"1.1": "A1", "1.2": Reason.CANNOT_JUDGE, "1.3": "B1"}, {"1.1": "A2", "1.2": "B1"})
    assert [one.node for one in comparison.changes] == ["1.1"]
    assert (comparison.only_before, comparison.only_after) == (("1.3",), ("1.2",))


def test_who_was_at_the_top_could_not_rise() -> None:
    comparison = compared({"1.1": "C2", "1.2": "C1"}, {"1.1": "C2", "1.2": "C2"})
    assert [one.at_top for one in comparison.changes] == [True, False]


def test_an_area_moves_clearly_when_all_of_it_moves() -> None:
    nodes = ("3.1", "3.2", "3.3", "3.4")
    one_level = compared(dict.fromkeys(nodes, "A2"), dict.fromkeys(nodes, "B1"))
    two_levels = compared(dict.fromkeys(nodes, "A2"), dict.fromkeys(nodes, "B2"))
    assert [(one.mean_step, one.is_clear) for one in one_level.areas] == [(1, False)]
    assert [(one.mean_step, one.is_clear) for one in two_levels.areas] == [(2, True)]


def test_one_competence_says_nothing_about_its_area() -> None:
    assert compared({"1.1": "A1"}, {"1.1": "C2"}).areas[0].mean_step is None


def test_looking_back_changes_no_figure() -> None:
    plain, looked = compared({"1.1": "B1"}, {"1.1": "B2"}), compared({"1.1": "B1"}, {"1.1": "B2"}, n1_1="A1")
    assert change(looked, "1.1").look_back == "A1"
    assert replace(looked, changes=plain.changes) == plain
    assert replace(change(looked, "1.1"), look_back=None) == change(plain, "1.1")


def test_without_precision_nothing_is_clear() -> None:
    framework = areas_framework(precision=None)
    before, after = (Dated("2026-01-01", sheet(framework, {"1.1": level})) for level in (LEVELS[0], LEVELS[-1]))
    comparison = compare(framework, before, after, {})
    assert (comparison.wobble, comparison.clear, comparison.up) == (None, 0, 1)


def test_a_round_against_itself_shows_no_change() -> None:
    comparison = compared(dict(PICTURE), dict(PICTURE))
    assert (comparison.up, comparison.same, comparison.down, comparison.clear) == (0, 20, 0, 0)


def test_versions_are_joined_only_when_the_fingerprint_agrees() -> None:
    one = Round(
        id=RoundId(1),
        number=1,
        framework_id="areas",
        framework_version="1",
        fingerprint="f",
        form=Form.EVERYTHING,
        nodes=(),
        rule_id="median-of-chosen",
        language="en",
        started_at=datetime(2026, 3, 12, tzinfo=UTC),
        started_on=date(2026, 3, 12),
    )
    assert same_version(one, replace(one, number=2))
    assert not same_version(one, replace(one, fingerprint="g"))
    assert not same_version(one, replace(one, framework_version="2"))
    assert not side_by_side("2026-03-12", "2026-11-12").joined


def test_a_carried_answer_was_not_given_again() -> None:
    framework = areas_framework()
    before = sheet(framework, {"1.1": "A2", "1.2": "B1", "2.1": "B1"})
    after = sheet(framework, {"1.1": "A2", "1.2": "B2", "2.2": "A1"})
    carried = {**after.answers, "1.1": replace(after.answers["1.1"], carried_on=date(2025, 3, 12))}
    found = compare(
        areas_framework(), Dated("2025-03-12", before), Dated("2026-03-12", replace(after, answers=carried)), {}
    )
    assert [one.node for one in found.changes] == ["1.2"]
    assert (found.carried, found.same) == (("1.1",), 0)
    assert (found.only_before, found.only_after) == (("2.1",), ("2.2",))
