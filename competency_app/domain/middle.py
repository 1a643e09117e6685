"""Middle and spread of ordered answers, without treating levels as quantities."""

from collections.abc import Sequence

LEAST_ANSWERS = 2


def middle_of(positions: Sequence[int]) -> tuple[int, ...]:
    """The middle answer; both middle ones, lower first, when they differ. Empty for no answers."""
    if not positions:
        return ()
    ordered = sorted(positions)
    lower, upper = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (lower,) if lower == upper else (lower, upper)


def spread_of(positions: Sequence[int]) -> tuple[int, ...]:
    """Lowest and highest answer left after laying a quarter aside at each end, so at least half lie between.

    One position when both ends are equal; empty for fewer than two answers.
    """
    if len(positions) < LEAST_ANSWERS:
        return ()
    ordered = sorted(positions)
    aside = (len(ordered) - 1) // 4
    low, high = ordered[aside], ordered[-1 - aside]
    return (low,) if low == high else (low, high)
