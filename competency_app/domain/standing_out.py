"""Which competences come easily now and which are worth a closer look: at most three each, never the same."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from competency_app.domain.middle import spread_of

AT_MOST = 3


def standing_out(
    positions: Mapping[str, int], areas: Mapping[str, str], unsure: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Node keys of both lists. `positions`, `unsure` are in display order, `areas` maps a node to its area.

    Measured against the person's own spread only: easy is what lies at its upper end or above, a closer look
    what lies at its lower end or below, strictly outside where both ends are one level. So equal answers
    throughout stand out nowhere. What the teacher could not judge comes first. Ties go to the answer that
    differs most from its own area, then to display order.
    """
    easy, closer = _outside(positions)
    distance = _distance_from_area(positions, areas)
    strengths = sorted(easy, key=lambda node: (-positions[node], -distance[node]))
    lowest = sorted(closer, key=lambda node: (positions[node], distance[node]))
    return tuple(strengths[:AT_MOST]), (*unsure, *lowest)[:AT_MOST]


def _outside(positions: Mapping[str, int]) -> tuple[list[str], list[str]]:
    spread = spread_of(tuple(positions.values()))
    if not spread:
        return [], []
    if len(spread) == 1:
        return (
            [node for node, position in positions.items() if position > spread[0]],
            [node for node, position in positions.items() if position < spread[0]],
        )
    return (
        [node for node, position in positions.items() if position >= spread[1]],
        [node for node, position in positions.items() if position <= spread[0]],
    )


def _distance_from_area(positions: Mapping[str, int], areas: Mapping[str, str]) -> dict[str, float]:
    by_area: dict[str, list[int]] = {}
    for node, position in positions.items():
        by_area.setdefault(areas[node], []).append(position)
    means = {area: fmean(found) for area, found in by_area.items()}
    return {node: position - means[areas[node]] for node, position in positions.items()}
