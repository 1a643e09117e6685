"""Published or published-value checks of the error of measurement."""

import pytest

from competency_app.domain.precision import (
    NORMAL_90,
    NORMAL_95,
    band_of_mean,
    error_of_difference,
    error_of_mean,
    inter_item_correlation,
    reliability_of_mean,
    reliable_change_index,
    smallest_reliable_change,
    standard_error,
)
from tests.domain.samples import PRECISION


@pytest.mark.parametrize(
    ("answers", "reliability", "error", "band", "change", "change_90"),
    [
        (1, 0.38, 0.87, 1.7, 2.4, 2.0),
        (3, 0.64, 0.50, 1.0, 1.4, 1.2),
        (4, 0.71, 0.43, 0.9, 1.2, 1.0),
        (5, 0.75, 0.39, 0.8, 1.1, 0.9),
        (22, 0.93, 0.19, 0.4, 0.5, 0.4),
    ],
)
def test_the_table_of_area_precision(
    answers: int, reliability: float, error: float, band: float, change: float, change_90: float
) -> None:
    assert reliability_of_mean(PRECISION, answers) == pytest.approx(reliability, abs=0.0051)
    assert error_of_mean(PRECISION, answers) == pytest.approx(error, abs=0.0051)
    assert NORMAL_95 * error_of_mean(PRECISION, answers) == pytest.approx(band, abs=0.051)
    assert smallest_reliable_change(PRECISION, answers) == pytest.approx(change, abs=0.051)
    assert smallest_reliable_change(PRECISION, answers, NORMAL_90) == pytest.approx(change_90, abs=0.051)


def test_mean_correlation_follows_from_alpha() -> None:
    assert inter_item_correlation(PRECISION) == pytest.approx(0.377, abs=0.0005)


def test_all_items_together_have_the_reliability_given() -> None:
    assert reliability_of_mean(PRECISION, PRECISION.items) == pytest.approx(PRECISION.reliability)


def test_reliable_change_of_the_textbook_case() -> None:
    # Jacobson and Truax 1991: before 32.5, after 47.5, SD 7.5, reliability .80.
    assert standard_error(7.5, 0.80) == pytest.approx(3.354, abs=0.0005)
    assert error_of_difference(7.5, 0.80) == pytest.approx(4.743, abs=0.0005)
    assert reliable_change_index(32.5, 47.5, 7.5, 0.80) == pytest.approx(3.16, abs=0.005)


def test_standard_error_of_a_published_sum_score() -> None:
    # JASP verification project, SAQ: SD 4.311329, alpha .7573813.
    assert standard_error(4.311329, 0.7573813) == pytest.approx(2.1236, abs=5e-5)


def test_a_band_stays_on_the_axis() -> None:
    band = band_of_mean(1.2, 3, 6, PRECISION)
    assert band.low == 1
    assert 1.2 < band.high < 6
    assert band_of_mean(5.9, 3, 6, PRECISION).high == 6
