"""Level marks: a filled cell in colour, a pattern on a black and white printer, never without the code beside it."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from competency_app.reports.marks import Box, Dot, Mark, Rule
from competency_app.reports.styles import Palette

DOTS, HATCH, CROSSED, DENSE = 1, 2, 3, 4
_SPACING = {HATCH: 5.0, CROSSED: 4.0, DENSE: 2.4}


def ramp(position: int, of: int) -> int:
    """Which of the six fills a level of a scale with `of` levels gets, 0 to 5; the ends keep the end fills."""
    return 5 if of <= 1 else round((min(max(position, 1), of) - 1) * 5 / (of - 1))


def level_mark(box: tuple[float, float, float, float], position: int, of: int, palette: Palette) -> tuple[Mark, ...]:
    """The mark of a level inside (x, y, width, height)."""
    step = ramp(position, of)
    pattern = step if palette.patterned else 0
    return tuple(cell(box, palette.levels[step], pattern, palette, outline=palette.cell_line))


def cell(
    box: tuple[float, float, float, float], fill: str, pattern: int, palette: Palette, *, outline: str
) -> Iterator[Mark]:
    """A box with fill, pattern if any and outline."""
    x, y, width, height = box
    yield Box(x, y, width, height, fill=fill)
    if pattern == DOTS:
        yield from _dots(box, palette.dots)
    elif pattern in _SPACING:
        yield from hatch(box, _SPACING[pattern], palette.hatch)
        if pattern == CROSSED:
            yield from hatch(box, _SPACING[pattern], palette.hatch, falling=True)
    yield Box(x + 0.5, y + 0.5, width - 1, height - 1, stroke=outline)


def hatch(
    box: tuple[float, float, float, float], spacing: float, colour: str, *, falling: bool = False
) -> Iterator[Mark]:
    """Lines at 45° through the box, `spacing` apart, clipped to it."""
    x, y, width, height = box
    step = spacing * sqrt(2)
    offset = step / 2
    while offset < width + height:
        x1, x2 = max(0.0, offset - height), min(width, offset)
        y1, y2 = offset - x1, offset - x2
        if falling:
            y1, y2 = height - y1, height - y2
        yield Rule(x + x1, y + y1, x + x2, y + y2, colour, 0.8)
        offset += step


def _dots(box: tuple[float, float, float, float], colour: str) -> Iterator[Mark]:
    x, y, width, height = box
    for row, dy in enumerate(range(3, int(height) - 1, 4)):
        for dx in range(3 + 3 * (row % 2), int(width) - 1, 6):
            yield Dot(x + dx, y + dy, 0.8, fill=colour)
