"""Result of 33 competences with its figures: the arithmetic must be invisible beside the painting."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from competency_app import wording
from competency_app.actions.picturing import area_figure, competence_figure
from competency_app.domain.framework import Rule
from competency_app.domain.scoring import score
from competency_app.i18n import translator
from tests.domain.samples import LEVELS, MEDIAN, POINTS, areas_framework, sheet, texts

FRAMEWORK = areas_framework((5, 3, 14, 6, 5))
WORDS = texts(FRAMEWORK)
ANSWERS = sheet(FRAMEWORK, {node.key: LEVELS[at % 5] for at, node in enumerate(FRAMEWORK.assessable)})
# A tenth of the 150 ms the whole page may take.
SECONDS = 0.015


def result_and_words(rule: Rule) -> int:
    tr = translator("en")
    result = score(FRAMEWORK, ANSWERS, rule)
    areas = area_figure(result, FRAMEWORK, WORDS, tr)
    competences = competence_figure(result, FRAMEWORK, WORDS, tr)
    return len(areas.rows) + len(competences.rows) + len(wording.trail_lines(result, FRAMEWORK, WORDS, tr))


@pytest.mark.parametrize("rule", [MEDIAN, POINTS], ids=lambda rule: rule.id)
def test_result_of_33_competences(benchmark: BenchmarkFixture, rule: Rule) -> None:
    assert benchmark(result_and_words, rule) > 38
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median < SECONDS
