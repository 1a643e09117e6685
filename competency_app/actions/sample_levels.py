"""The levels of the sample teacher at two dates: written down for DigCompEdu, drawn from a seed for the others."""

from collections.abc import Mapping
from random import Random

from competency_app.domain.framework import Framework
from competency_app.domain.rules_mastery import stage_position

# Position on the scale, 0 = cannot be judged yet. One competence rises by three levels, one falls by one.
DIGCOMPEDU: Mapping[str, tuple[int, int]] = {
    "1.1": (3, 3),
    "1.2": (2, 3),
    "1.3": (2, 3),
    "1.4": (3, 3),
    "2.1": (3, 4),
    "2.2": (2, 3),
    "2.3": (2, 2),
    "3.1": (3, 3),
    "3.2": (2, 2),
    "3.3": (2, 3),
    "3.4": (2, 1),
    "4.1": (2, 3),
    "4.2": (0, 0),
    "4.3": (0, 0),
    "5.1": (2, 2),
    "5.2": (1, 2),
    "5.3": (3, 3),
    "6.1": (3, 3),
    "6.2": (2, 2),
    "6.3": (2, 3),
    "6.4": (2, 2),
    "6.5": (1, 4),
}


def levels(framework: Framework, seed: int) -> tuple[dict[str, int], dict[str, int]]:
    """Positions per node at the earlier and the later date; seed 1 of DigCompEdu is the written one."""
    keys = {node.key for node in framework.assessable}
    if seed == 1 and keys == set(DIGCOMPEDU):
        return {key: pair[0] for key, pair in DIGCOMPEDU.items()}, {key: pair[1] for key, pair in DIGCOMPEDU.items()}
    chance = Random(seed)  # noqa: S311 - sample data, no secret
    before = _drawn(framework, chance)
    return before, _later(framework, before, chance)


def _drawn(framework: Framework, chance: Random) -> dict[str, int]:
    """Areas differ, answers within an area lie close together."""
    found: dict[str, int] = {}
    for area in framework.areas:
        middle = chance.choice((2, 2, 3, 3))
        for node in framework.assessable_in(area.key):
            top = len(framework.scale_of(node.key).levels)
            # What belongs to an early stage is mastered first.
            likely = middle + 3 - 2 * stage_position(framework, node) if node.stage else middle
            found[node.key] = min(max(likely + chance.choice((-1, 0, 0, 0, 1)), 1), top)
    return found


def _later(framework: Framework, before: Mapping[str, int], chance: Random) -> dict[str, int]:
    """Several steps up, one large one, one step down."""
    later: dict[str, int] = {}
    for key, level in before.items():
        top = len(framework.scale_of(key).levels)
        later[key] = min(level + chance.choice((0, 0, 1)), top)
    lowest = min(before, key=lambda key: before[key])
    highest = max(before, key=lambda key: before[key])
    later[lowest] = min(before[lowest] + 3, len(framework.scale_of(lowest).levels))
    later[highest] = max(before[highest] - 1, 1)
    return later
