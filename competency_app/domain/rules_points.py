"""The rule `points-with-bands`: levels earn points, their share of the greatest possible meets thresholds.

Parameters: `points` {level: points}, `max_per_item`, `overall` [[level, starts at], …] for `overall_max`, and
`areas` {greatest points of an area: [[level, starts at], …]}; an area without own thresholds uses the overall
ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from competency_app.domain.framework import Rule
from competency_app.domain.results import AreaResult, Trace

# Shares of whole numbers must not miss a threshold by the last bit of a float.
_TOLERANCE = 1e-9


def points_of(levels: Iterable[str], rule: Rule) -> float:
    """Points of some answers."""
    points = rule.parameters["points"]
    return float(sum(points[level] for level in levels))


def level_at(reached: float, greatest: float, bands: Sequence[Sequence[Any]], bands_max: float) -> str:
    """Highest level whose threshold is reached once the points are scaled to the maximum of the bands."""
    scaled = reached / greatest * bands_max + _TOLERANCE
    found = [level for level, starts_at in bands if scaled >= starts_at]
    # Levels may cost points, and many of them together more than the lowest band starts at.
    return str(found[-1] if found else bands[0][0])


def points_area(
    area: AreaResult, levels: tuple[str, ...], offered: int, rule: Rule
) -> tuple[AreaResult, tuple[Trace, ...]]:
    """The area with points and the level they reach. `offered` competences make up the whole area."""
    per_item = float(rule.parameters["max_per_item"])
    reached, greatest = points_of(levels, rule), per_item * len(levels)
    bands_max = per_item * offered
    bands = rule.parameters.get("areas", {}).get(f"{bands_max:g}")
    if bands is None:
        bands, bands_max = rule.parameters["overall"], float(rule.parameters["overall_max"])
    level = level_at(reached, greatest, bands, bands_max)
    step = _step("area-points", area.node, level, reached=reached, greatest=greatest, bands_max=bands_max)
    return replace(area, reached=level, points=(reached, greatest)), (step,)


def points_overall(levels: tuple[str, ...], rule: Rule) -> tuple[str, Trace]:
    """The level of all answers together."""
    reached, greatest = points_of(levels, rule), float(rule.parameters["max_per_item"]) * len(levels)
    bands_max = float(rule.parameters["overall_max"])
    level = level_at(reached, greatest, rule.parameters["overall"], bands_max)
    return level, _step("overall-points", "", level, reached=reached, greatest=greatest, bands_max=bands_max)


def _step(kind: str, node: str, level: str, *, reached: float, greatest: float, bands_max: float) -> Trace:
    figures = {
        "reached": reached,
        "greatest": greatest,
        "scaled": reached / greatest * bands_max,
        "bands_max": bands_max,
    }
    return Trace(kind, node, levels=(level,), figures=figures)
