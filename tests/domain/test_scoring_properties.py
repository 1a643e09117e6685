"""What must hold for any answers at all."""

import random

from hypothesis import given
from hypothesis import strategies as st

from competency_app.domain.answers import Answer, AnswerSheet, Reason
from competency_app.domain.framework import Rule
from competency_app.domain.scoring import score
from tests.domain.samples import LEVELS, MASTERY, MEDIAN, POINTS, areas_framework, sheet, stages_framework

AREAS = areas_framework()
STAGES = stages_framework()
KEYS = [node.key for node in AREAS.assessable]

answers = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([*LEVELS, *Reason]))
rules = st.sampled_from([MEDIAN, POINTS])


@given(answers, rules)
def test_missing_answers_are_never_counted(given_answers: dict[str, str | Reason], rule: Rule) -> None:
    levels = {node: what for node, what in given_answers.items() if not isinstance(what, Reason)}
    result = score(AREAS, sheet(AREAS, given_answers), rule)
    assert sum(result.counts.values()) == len(levels)
    for area in result.areas:
        inside = [LEVELS.index(what) + 1 for node, what in levels.items() if node.split(".")[0] == area.node]
        if area.mean is not None:
            assert abs(area.mean - sum(inside) / len(inside)) < 1e-9
            assert area.low == LEVELS[min(inside) - 1]


@given(answers, rules, st.sampled_from(["1", "6"]))
def test_one_more_node_that_is_not_applicable_changes_nothing(
    given_answers: dict[str, str | Reason], rule: Rule, area: str
) -> None:
    before = sheet(AREAS, {**given_answers, f"{area}.1": Reason.NOT_APPLICABLE})
    without = AnswerSheet(tuple(node for node in before.nodes if node != f"{area}.1"), before.answers)
    one, other = score(AREAS, before, rule), score(AREAS, without, rule)
    assert (one.spread, one.counts, one.applicable) == (other.spread, other.counts, other.applicable)
    assert (one.strengths, one.closer_look) == (other.strengths, other.closer_look)
    figures = [
        [(a.enough, a.median, a.mean, a.band, a.reached, a.points, a.applicable) for a in result.areas]
        for result in (one, other)
    ]
    assert figures[0] == figures[1]


@given(answers, rules, st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(
    given_answers: dict[str, str | Reason], rule: Rule, shuffle: random.Random
) -> None:
    shuffled = list(given_answers.items())
    shuffle.shuffle(shuffled)
    assert score(AREAS, sheet(AREAS, given_answers), rule) == score(AREAS, sheet(AREAS, dict(shuffled)), rule)


@given(answers, rules)
def test_a_band_contains_its_mean_and_stays_on_the_axis(given_answers: dict[str, str | Reason], rule: Rule) -> None:
    for area in score(AREAS, sheet(AREAS, given_answers), rule).areas:
        if area.band is not None and area.mean is not None:
            assert 1 <= area.band.low <= area.mean <= area.band.high <= len(LEVELS)


@given(st.sets(st.sampled_from(KEYS), min_size=11), st.sampled_from(LEVELS), rules)
def test_a_uniform_profile_stays_at_its_level(nodes: set[str], level: str, rule: Rule) -> None:
    result = score(AREAS, sheet(AREAS, dict.fromkeys(nodes, level)), rule)
    assert result.spread == (level,)
    assert result.overall in (level, None if rule is MEDIAN else level)
    assert (result.strengths, result.closer_look) == ((), ())
    for area in result.areas:
        if area.enough:
            assert area.median == (level,)
            assert area.reached == (level if rule is POINTS else None)


@given(st.sampled_from(["mostly", "fully"]))
def test_uniform_mastery_reaches_the_highest_stage(level: str) -> None:
    result = score(STAGES, sheet(STAGES, {node.key: level for node in STAGES.assessable}), MASTERY)
    assert [area.reached for area in result.areas] == ["KC", "KC"]


@given(answers)
def test_the_lists_never_overlap_and_are_never_empty_handed(given_answers: dict[str, str | Reason]) -> None:
    result = score(AREAS, sheet(AREAS, given_answers), MEDIAN)
    assert not set(result.strengths) & set(result.closer_look)
    assert max(len(result.strengths), len(result.closer_look)) <= 3
    position = {one.node: one.position for one in result.competences}
    rated = [position[node] for node in result.closer_look if position[node] is not None]
    for node in result.strengths:
        easy = position[node]
        assert easy is not None
        assert all(low is not None and low < easy for low in rated)


@given(answers)
def test_at_least_half_of_the_answers_lie_in_the_spread(given_answers: dict[str, str | Reason]) -> None:
    result = score(AREAS, sheet(AREAS, given_answers), MEDIAN)
    if not result.spread:
        assert result.rated < 2
        return
    low, high = LEVELS.index(result.spread[0]), LEVELS.index(result.spread[-1])
    inside = sum(result.counts[level] for level in LEVELS[low : high + 1])
    assert inside * 2 >= result.rated


def test_a_note_without_a_level_is_no_answer() -> None:
    only_note = AnswerSheet(tuple(KEYS), {"1.1": Answer("1.1", note="later")})
    assert score(AREAS, only_note, MEDIAN) == score(AREAS, sheet(AREAS, {}), MEDIAN)
