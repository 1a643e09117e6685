"""The sentences people read about their answers."""

import re
from dataclasses import replace
from datetime import date

import pytest

from competency_app import wording
from competency_app.domain.answers import AnswerSheet, Barrier, Reason
from competency_app.domain.change import Dated, compare, side_by_side
from competency_app.domain.framework import Rule
from competency_app.domain.load import weekly_load
from competency_app.domain.plans import GoalStatus, Outcome
from competency_app.domain.results import Comparison, Result
from competency_app.domain.rounds import Form, Trust
from competency_app.domain.scoring import score
from competency_app.i18n import PSEUDO, PSEUDO_RTL, translator
from competency_app.wording.charts import load_sentence, load_title
from tests.domain.samples import (
    MASTERY,
    MEDIAN,
    PICTURE,
    POINTS,
    areas_framework,
    sheet,
    stages_framework,
    texts,
)

EN = translator("en")
AREAS, STAGES = areas_framework(), stages_framework()
WORDS = texts(AREAS)
VERDICTS = re.compile(r"\b(score|pass|fail|weak|poor|deficit|below average|improved|deteriorated)", re.IGNORECASE)


def said(given: dict[str, str | Reason], *, first_look: bool = False) -> str:
    result = score(AREAS, sheet(AREAS, given), MEDIAN, first_look=first_look)
    return wording.result_sentence(result, AREAS, WORDS, EN)


def changed(before: dict[str, str], after: dict[str, str], before_on: str = "2026-03-12") -> Comparison:
    return compare(AREAS, Dated(before_on, sheet(AREAS, before)), Dated("2026-11-12", sheet(AREAS, after)), {})


def test_the_sentence_of_the_result_picture() -> None:
    assert said(dict(PICTURE)) == "Most answers lie between A2 and B1."


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Not enough answers for a picture yet."),
        ({"1.1": "B1"}, "Not enough answers for a picture yet."),
        ({"1.1": "B1", "1.2": Reason.CANNOT_JUDGE}, "Not enough answers for a picture yet."),
        ({"1.1": "B1", "1.2": "B1"}, "All answers lie at B1."),
        ({"1.1": "A2", "1.2": "B1"}, "All answers lie between A2 and B1."),
        (
            {"1.1": "B1", "1.2": "B1", "1.3": "B1", "1.4": "B1", "2.1": "C2"},
            "Most answers lie at B1.",
        ),
    ],
)
def test_where_the_answers_lie(given: dict[str, str | Reason], sentence: str) -> None:
    assert said(given) == sentence


def test_labels_stand_in_quotation_marks_where_there_are_no_codes() -> None:
    given = {"KA.1": "partly", "KD.1": "mostly", "KA.2": "partly", "KD.2": "mostly"}
    result = score(STAGES, sheet(STAGES, given), MASTERY)
    sentence = wording.result_sentence(result, STAGES, texts(STAGES), EN)
    assert sentence == "All answers lie between “partly” and “mostly”."


def test_codes_are_isolated_in_right_to_left_languages_only() -> None:
    assert wording.code("A1", EN) == "A1"
    assert wording.code("A1", translator(PSEUDO_RTL)) == "\u2066A1\u2069"
    assert wording.code("", translator(PSEUDO_RTL)) == ""


def test_a_title_of_the_other_direction_stands_apart_from_figures_beside_it() -> None:
    assert wording.foreign("Soil", EN) == "Soil"
    assert wording.foreign("البذر", EN) == "\u2068البذر\u2069"
    assert wording.foreign("Soil", translator(PSEUDO_RTL)) == "\u2068Soil\u2069"
    assert wording.foreign("", translator(PSEUDO_RTL)) == ""


def test_the_trail_explains_every_area() -> None:
    result = score(AREAS, sheet(AREAS, {**PICTURE, "4.2": Reason.CANNOT_JUDGE}), MEDIAN)
    lines = wording.trail_lines(result, AREAS, WORDS, EN)
    assert lines[0] == (
        "20 of 22 competences have a level. Left out, not counted as lowest: 1 you cannot judge yet and 1 not answered."
    )
    assert "3 Title 3: A1, A2, B1 and B1; the middle lies between A2 and B1." in lines
    assert "4 Title 4: 1 of 3 answered, which is not enough for a summary." in lines
    assert "3 Title 3: likely range from 1.4 to 3.1 around the average 2.2, counting the lowest level as 1." in lines


def test_the_trail_of_points_and_of_stages() -> None:
    points = score(AREAS, sheet(AREAS, {"1.1": "B1", "1.2": "B2", "1.3": "B2"}), POINTS)
    lines = wording.trail_lines(points, AREAS, WORDS, EN)
    assert "1 Title 1: 7.1 of 12 points, the same share as 9.5 of 16, which is B1." in lines
    given = {"KA.1": "fully", "KD.1": "partly", "KC.1": "mostly", "KA.2": "mostly", "KC.2": "fully"}
    stages = score(STAGES, sheet(STAGES, given), MASTERY)
    lines = wording.trail_lines(stages, STAGES, texts(STAGES), EN)
    assert "1 Title 1: mastered up to KA; KD is still growing." in lines
    assert "2 Title 2: mastered up to KA; KD has no level yet, so the count ends there." in lines


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"KA.1": "fully", "KD.1": "fully", "KC.1": "mostly"}, "every stage up to KC is mastered."),
        ({"KA.1": "partly", "KD.1": "fully"}, "KA, the first stage, is still growing."),
        ({"KD.1": "fully", "KC.1": "fully"}, "KA has no level yet, so no stage is counted."),
    ],
)
def test_where_an_aspect_stops(given: dict[str, str | Reason], line: str) -> None:
    result = score(STAGES, sheet(STAGES, given), MASTERY)
    assert f"1 Title 1: {line}" in wording.trail_lines(result, STAGES, texts(STAGES), EN)


def test_a_screen_reader_hears_the_row() -> None:
    result = score(AREAS, sheet(AREAS, PICTURE), MEDIAN)
    third, fourth = result.areas[2], result.areas[3]
    assert wording.spoken_area(third, result, AREAS, WORDS, EN) == (
        "3 Title 3: 4 of 4 answered, A1 to B1, middle A2 to B1."
    )
    assert wording.spoken_area(fourth, result, AREAS, WORDS, EN) == (
        "4 Title 4: 1 of 3 answered. Not enough answers yet."
    )


def nine_up_one_down() -> Comparison:
    nodes = [node.key for node in AREAS.assessable][:20]
    before = dict.fromkeys(nodes, "B1")
    return changed(before, {**before, **dict.fromkeys(nodes[:8], "B2"), nodes[8]: "C2", nodes[9]: "A2"})


def test_the_sentences_of_the_picture_over_time() -> None:
    comparison = nine_up_one_down()
    assert wording.change_sentence(comparison, EN) == "Nine answers moved up, one moved down."
    assert wording.clear_sentence(comparison, EN) == "One change is larger than the usual wobble."
    assert wording.lower_hint(comparison, EN) == (
        "3.3 is lower than in March. That is common after learning more about a topic."
    )


@pytest.mark.parametrize(
    ("up", "down", "sentence"),
    [
        (0, 0, "Every answer stayed where it was."),
        (1, 0, "One answer moved up, none moved down."),
        (12, 0, "12 answers moved up, none moved down."),
        (0, 1, "One answer moved down, none moved up."),
        (0, 3, "Three answers moved down, none moved up."),
        (1, 2, "One answer moved up, two moved down."),
    ],
)
def test_how_many_answers_moved(up: int, down: int, sentence: str) -> None:
    assert wording.change_sentence(replace(nine_up_one_down(), up=up, down=down), EN) == sentence


def test_what_cannot_be_joined_is_said() -> None:
    apart = side_by_side("2026-03-12", "2026-11-12")
    assert wording.change_sentence(apart, EN) == "Two versions of the framework, side by side."
    assert wording.change_sentence(changed({"1.1": "B1"}, {"1.2": "B1"}), EN) == (
        "No competence has a level at both dates."
    )
    assert wording.lower_hint(apart, EN) == ""


def test_no_clear_change_and_no_precision_are_two_things() -> None:
    small = changed({"1.1": "B1"}, {"1.1": "B2"})
    assert wording.clear_sentence(small, EN) == "No change is larger than the usual wobble."
    assert "no information on precision" in wording.clear_sentence(replace(small, wobble=None), EN)
    assert wording.wobble_sentence(replace(small, wobble=None), EN) == ""
    assert "up to 2.4 levels" in wording.wobble_sentence(small, EN)


def test_many_falls_are_counted_instead_of_listed() -> None:
    nodes = ("1.1", "1.2", "1.3", "1.4")
    hint = wording.lower_hint(changed(dict.fromkeys(nodes, "B1"), dict.fromkeys(nodes, "A2")), EN)
    assert hint.startswith("Four answers are lower than in March.")
    two = wording.lower_hint(changed(dict.fromkeys(nodes[:2], "B1"), dict.fromkeys(nodes[:2], "A2")), EN)
    assert two.startswith("1.1 and 1.2 are lower than in March.")


@pytest.mark.parametrize(("nodes", "words"), [(("1.1",), "1.1 is"), (("1.1", "1.2", "1.3", "1.4"), "Four answers are")])
def test_within_one_month_no_month_is_named(nodes: tuple[str, ...], words: str) -> None:
    comparison = changed(dict.fromkeys(nodes, "B1"), dict.fromkeys(nodes, "A2"), "2026-11-02")
    assert wording.lower_hint(comparison, EN).startswith(f"{words} lower than before.")


@pytest.mark.parametrize(("hours", "words"), [(1.0, "1 hour"), (0.5, "0.5 hours"), (1.4, "1.4 hours"), (2, "2 hours")])
def test_parts_of_an_hour_take_the_plural(hours: float, words: str) -> None:
    assert wording.set_aside_words(hours, EN) == f"the {words} you set aside"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (date(2026, 3, 12), date(2026, 11, 12), ("March", "November")),
        (date(2025, 11, 12), date(2026, 11, 12), ("November 2025", "November 2026")),
        (date(2026, 11, 2), date(2026, 11, 12), ("2 November 2026", "12 November 2026")),
    ],
)
def test_dates_are_as_short_as_they_can_be(before: date, after: date, words: tuple[str, str]) -> None:
    assert wording.told_apart(before, after, EN) == words


def test_days_of_charts() -> None:
    assert wording.short_day(date(2026, 11, 16), EN) == "16 Nov"
    assert wording.days_apart(date(2026, 3, 12), date(2026, 11, 12), EN) == ("12 March", "12 November")


def test_every_choice_has_its_own_words() -> None:
    tables = (
        [wording.reason_words(reason, EN) for reason in (*Reason, None)],
        [wording.barrier_words(barrier, EN) for barrier in Barrier],
        [wording.form_words(form, EN) for form in Form],
        [wording.status_words(status, EN) for status in GoalStatus],
        [wording.outcome_words(outcome, EN) for outcome in Outcome],
        [wording.trust_words(trust, EN) for trust in Trust],
        [wording.rule_title(rule, EN) for rule in (MEDIAN, POINTS, MASTERY)],
        [wording.rule_words(rule, EN) for rule in (MEDIAN, POINTS, MASTERY)],
        [wording.confidence_words(sure, EN) for sure in (1, 2, 3)],
    )
    for words in tables:
        assert all(words)
        assert len(set(words)) == len(words)
    assert wording.confidence_words(None, EN) == ""
    assert wording.rule_title(Rule(id="x", kind="points-with-bands"), EN) == "points with bands"


def test_precision_is_said_with_its_status() -> None:
    assert "an assumption" in wording.precision_sentence(AREAS, EN)
    assert "0.93 for 22 answers" in wording.precision_sentence(AREAS, EN)
    assert wording.precision_sentence(areas_framework(precision=None), EN).startswith("There is no information")


def test_without_precision_an_area_is_counted_and_not_averaged() -> None:
    area = nine_up_one_down().areas[0]
    said_of = wording.area_change_words(area, areas_framework(precision=None), WORDS, EN)
    assert f"of {area.compared} competences, {area.up} higher and {area.down} lower" in said_of
    assert "average" in wording.area_change_words(area, AREAS, WORDS, EN)


def test_an_empty_plan_has_its_sentence() -> None:
    load = weekly_load((), (), 2.0, first_weekday=0, today=date(2026, 11, 12))
    assert load_title(load, EN) == "Hours a week"
    assert load_sentence(load, EN) == "No goal has hours and a review date yet."


def everything_said(result: Result, comparison: Comparison, language: str) -> list[str]:
    tr = translator(language)
    return [
        wording.result_sentence(result, AREAS, WORDS, tr),
        wording.result_note(result, tr),
        wording.overall_sentence(result, WORDS, tr),
        wording.missing_words(result, tr),
        wording.why_missing(tr),
        *wording.trail_lines(result, AREAS, WORDS, tr),
        wording.change_sentence(comparison, tr),
        wording.clear_sentence(comparison, tr),
        wording.lower_hint(comparison, tr),
        wording.wobble_sentence(comparison, tr),
        wording.why_lower(tr),
        wording.no_comparison_group(tr),
        *(wording.area_change_words(area, AREAS, WORDS, tr) for area in comparison.areas),
        *(wording.spoken_change(one, comparison, AREAS, WORDS, tr) for one in comparison.changes),
    ]


def test_no_sentence_judges() -> None:
    sentences = everything_said(score(AREAS, sheet(AREAS, PICTURE), POINTS), nine_up_one_down(), "en")
    sentences += [wording.rule_words(rule, EN) for rule in (MEDIAN, POINTS, MASTERY)]
    assert [sentence for sentence in sentences if VERDICTS.search(sentence)] == []


@pytest.mark.parametrize("language", [PSEUDO, PSEUDO_RTL])
def test_every_sentence_is_translated(language: str) -> None:
    sentences = everything_said(score(AREAS, sheet(AREAS, PICTURE), POINTS), nine_up_one_down(), language)
    assert [sentence for sentence in sentences if "~" not in sentence or "{" in sentence] == []


def test_a_first_look_is_called_one() -> None:
    short = AnswerSheet(("1.1", "2.1"), sheet(AREAS, {"1.1": "B1", "2.1": "B2"}).answers)
    result = score(AREAS, short, MEDIAN, first_look=True)
    assert wording.result_note(result, EN) == "A first look from a few questions, drawn by you."
    assert wording.missing_words(result, EN) == "A first look shows no areas"
