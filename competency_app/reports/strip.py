"""The dot-and-band strip on paper: one row an area, a dot for every competence."""

from __future__ import annotations

from collections import Counter

from competency_app.domain.figures import StripFigure, StripRow
from competency_app.reports.axis import FIRST, LAST, Scale, at_end, end_height, grid, head, labelled
from competency_app.reports.marks import Box, Dot, Drawing, Mark, Rule, Words, shifted
from competency_app.reports.styles import TEXT_WIDTH, Look
from competency_app.reports.text import one_line

_INNER = 26.0  # a group within an area
_ROW, _BAND, _TICK, _DOT, _APART = 38.0, 23.0, 32.0, 5.0, 13.0


def strip(figure: StripFigure, look: Look) -> tuple[Drawing, ...]:
    """The head, then one drawing a row."""
    scale = Scale(len(figure.axis.levels))
    rows = (_row(row, scale, look) for row in figure.rows)
    return (head(figure.axis, figure.count_head, look), *rows)


def _row(row: StripRow, scale: Scale, look: Look) -> Drawing:
    label, room = labelled(row.code, row.title, 24.0, look)
    height = max(_INNER if row.inside else _ROW, room + 6, end_height(row.count, look) + 6)
    middle = height / 2
    marks: list[Mark] = [*grid(scale, height, look), *shifted(label, 0, middle)]
    marks.extend(at_end(row.count, middle, look))
    if row.missing:
        marks.extend(_missing(row.missing, middle, look))
    else:
        marks.extend(_values(row, scale, middle, look))
    return Drawing(TEXT_WIDTH, height, tuple(marks))


def _missing(words: str, middle: float, look: Look) -> list[Mark]:
    """Words in place of the marks, the grid lines cut behind them."""
    style, palette = look.secondary, look.palette
    line = one_line(words, style, look.language)
    centre = (FIRST + LAST) / 2
    background = Box(centre - line.width / 2 - 8, middle - 14, line.width + 16, 28, fill=palette.surface)
    base = middle - style.leading / 2 + style.ascent
    return [background, Words(centre, base, line, style, palette.text2, "middle")]


def _values(row: StripRow, scale: Scale, middle: float, look: Look) -> list[Mark]:
    """Band, middle tick and dots, painted in this order."""
    palette = look.palette
    places = dot_places(row.dots, scale)
    marks: list[Mark] = []
    if row.low is not None and row.high is not None:
        low = min([scale.x(row.low), *(x - _DOT - 3 for x in places)])
        high = max([scale.x(row.high), *(x + _DOT + 3 for x in places)])
        low, high = max(low, FIRST - 17), min(high, LAST + 17)
        band = Box(low, middle - _BAND / 2, high - low, _BAND, palette.band, palette.band_line, radius=4)
        marks.append(band)
    if row.middle is not None:
        x = scale.x(row.middle)
        marks.append(Rule(x, middle - _TICK / 2, x, middle + _TICK / 2, palette.text, 2))
    marks.extend(Dot(x, middle, _DOT, palette.accent, palette.surface, 1.5) for x in places)
    return marks


def dot_places(dots: tuple[int, ...], scale: Scale) -> list[float]:
    """Dots on one level stand side by side around its line; closer where many would run into the next level."""
    places: list[float] = []
    for level, count in sorted(Counter(dots).items()):
        apart = min(_APART, (scale.step - 4) / count)
        first = scale.x(level) - apart * (count - 1) / 2
        places.extend(first + apart * n for n in range(count))
    return places
