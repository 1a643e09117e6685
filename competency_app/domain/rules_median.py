"""What every rule starts from, and the rule `median-of-chosen`: middle of the levels, range and band."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import fmean

from competency_app.domain.framework import Framework, Node, Rule
from competency_app.domain.middle import middle_of
from competency_app.domain.precision import band_of_mean
from competency_app.domain.results import AreaResult, Trace


@dataclass(frozen=True, slots=True)
class AreaAnswers:
    """Answers inside one area: `positions` (1 = lowest) of the rated nodes that share the summary's scale."""

    area: Node
    asked: tuple[str, ...]
    left_out: frozenset[str]
    positions: Mapping[str, int]

    @property
    def applicable(self) -> int:
        """Asked competences that are part of the teacher's work."""
        return len(self.asked) - len(self.left_out)


def has_enough(answered: int, applicable: int, rule: Rule) -> bool:
    """Half rule: `min_share` of the applicable competences answered, and at least `min_answered` of them."""
    least = int(rule.parameters.get("min_answered", 2))
    share = float(rule.parameters.get("min_share", 0.5))
    return answered >= least and answered >= share * applicable


def median_area(
    framework: Framework, answers: AreaAnswers, levels: tuple[str, ...], rule: Rule
) -> tuple[AreaResult, tuple[Trace, ...]]:
    """Summary of one area under the median rule; other rules add their own level to it."""
    positions = tuple(answers.positions.values())
    enough = has_enough(len(positions), answers.applicable, rule)
    area = AreaResult(
        node=answers.area.key,
        code=answers.area.code,
        answered=len(positions),
        applicable=answers.applicable,
        total=len(answers.asked),
        enough=enough,
        dots=tuple(sorted(positions)),
    )
    if not enough:
        return area, (_not_enough(area),)
    middle = tuple(levels[position - 1] for position in middle_of(positions))
    area = replace(
        area,
        low=levels[min(positions) - 1],
        high=levels[max(positions) - 1],
        median=middle,
        mean=fmean(positions),
    )
    chosen = tuple(levels[position - 1] for position in sorted(positions))
    step = Trace("area-middle", area.node, levels=(*chosen, *middle), figures={"middles": len(middle)})
    return _with_band(framework, area, len(levels), (step,))


def _not_enough(area: AreaResult) -> Trace:
    figures = {"answered": area.answered, "applicable": area.applicable}
    return Trace("area-not-enough", area.node, figures=figures)


def _with_band(
    framework: Framework, area: AreaResult, levels: int, steps: tuple[Trace, ...]
) -> tuple[AreaResult, tuple[Trace, ...]]:
    precision = framework.file.precision
    if precision is None or area.mean is None:
        return area, steps
    band = band_of_mean(area.mean, area.answered, levels, precision)
    figures = {"mean": area.mean, "low": band.low, "high": band.high}
    return replace(area, band=band), (*steps, Trace("area-band", area.node, figures=figures))
