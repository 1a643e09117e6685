"""How precise a rating is: error of measurement, bands and the smallest change that is more than chance.

Classical test theory with the instrument's published values, all in levels. SEM = SD·√(1 − reliability);
Spearman-Brown for the mean of k answers; reliable change after Jacobson and Truax (1991) with the √2 of 1986.
"""

from math import sqrt

from competency_app.domain.framework_file import Precision
from competency_app.domain.results import Band

NORMAL_95 = 1.959963984540054
NORMAL_90 = 1.6448536269514722


def inter_item_correlation(precision: Precision) -> float:
    """Mean correlation of two answers that gives this reliability over all items."""
    return precision.reliability / (precision.items - precision.reliability * (precision.items - 1))


def reliability_of_mean(precision: Precision, answers: int) -> float:
    """Reliability of the mean of some answers (Spearman-Brown)."""
    correlation = inter_item_correlation(precision)
    return answers * correlation / (1 + (answers - 1) * correlation)


def sd_of_mean(precision: Precision, answers: int) -> float:
    """Standard deviation, between people, of the mean of some answers."""
    correlation = inter_item_correlation(precision)
    return precision.sd_levels * sqrt((1 + (answers - 1) * correlation) / answers)


def standard_error(sd: float, reliability: float) -> float:
    """Standard error of measurement, in the unit of `sd`."""
    return sd * sqrt(1 - reliability)


def error_of_difference(sd: float, reliability: float) -> float:
    """Standard error of the difference between two measurements of one person."""
    return standard_error(sd, reliability) * sqrt(2)


def reliable_change_index(before: float, after: float, sd: float, reliability: float) -> float:
    """Change in units of its error; beyond ±1.96 it is more than answering twice would explain."""
    return (after - before) / error_of_difference(sd, reliability)


def error_of_mean(precision: Precision, answers: int) -> float:
    """Standard error of measurement of the mean of some answers, in levels."""
    return standard_error(sd_of_mean(precision, answers), reliability_of_mean(precision, answers))


def smallest_reliable_change(precision: Precision, answers: int, normal: float = NORMAL_95) -> float:
    """How far the mean of some answers may move, in levels, without any change behind it."""
    sd, reliability = sd_of_mean(precision, answers), reliability_of_mean(precision, answers)
    return normal * error_of_difference(sd, reliability)


def band_of_mean(mean: float, answers: int, levels: int, precision: Precision) -> Band:
    """95 % band around the mean of some answers, kept on the axis from 1 to the number of levels."""
    reach = NORMAL_95 * error_of_mean(precision, answers)
    return Band(low=max(1.0, mean - reach), high=min(float(levels), mean + reach))
