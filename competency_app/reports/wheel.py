"""The wheel of area middles on paper; its warning always stands under it."""

from __future__ import annotations

from math import cos, pi, sin

from competency_app.domain.figures import WheelFigure
from competency_app.reports.marks import Anchor, Box, Dot, Drawing, Mark, Path, Rule, Words
from competency_app.reports.styles import TEXT_WIDTH, Look
from competency_app.reports.text import lines, one_line

_RADIUS, _CENTRE = 120.0, TEXT_WIDTH / 2
_LABEL = 150.0


def wheel(figure: WheelFigure, look: Look) -> tuple[Drawing, ...]:
    """Rings for levels, spokes for areas, one outline a series; then the warning."""
    middle = _RADIUS + 3 * look.body.leading
    newest = len(figure.series) - 1
    marks = [*_web(figure, middle, look)]
    for number, (_, values) in enumerate(figure.series):
        marks.extend(_outline(values, len(figure.axis.levels), middle, look, is_newest=number == newest))
    chart = Drawing(TEXT_WIDTH, 2 * middle, tuple(marks))
    style = look.secondary
    warning = tuple(
        Words(0, row * style.leading + style.ascent, line, style, look.palette.text2)
        for row, line in enumerate(lines(figure.warning, style, TEXT_WIDTH, look.language))
    )
    return chart, Drawing(TEXT_WIDTH, len(warning) * style.leading, warning)


def _at(spoke: int, spokes: int, radius: float, middle: float) -> tuple[float, float]:
    angle = 2 * pi * spoke / max(spokes, 1) - pi / 2
    return _CENTRE + radius * cos(angle), middle + radius * sin(angle)


def _web(figure: WheelFigure, middle: float, look: Look) -> list[Mark]:
    style, palette = look.secondary, look.palette
    spokes, levels = len(figure.spokes), len(figure.axis.levels)
    marks, labels = list[Mark](), list[Mark]()
    for level, (key, label) in enumerate(figure.axis.levels, start=1):
        radius = _RADIUS * level / levels
        ring = tuple(_at(spoke, spokes, radius, middle) for spoke in range(spokes))
        marks.append(Path(ring, stroke=palette.grid, closed=True))
        line = one_line(label or key, style, look.language)
        top = middle - radius - style.leading / 2
        labels.append(Box(_CENTRE - line.width - 11, top, line.width + 4, style.leading, fill=palette.surface))
        labels.append(Words(_CENTRE - 9, top + style.ascent, line, style, palette.text2, "end"))
    for spoke, title in enumerate(figure.spokes):
        x, y = _at(spoke, spokes, _RADIUS, middle)
        marks.append(Rule(_CENTRE, middle, x, y, palette.grid))
        marks.extend(_spoke_label(title, _at(spoke, spokes, _RADIUS + 14, middle), middle, look))
    return [*marks, *labels]  # cut out of the lines behind them


def _spoke_label(title: str, place: tuple[float, float], middle: float, look: Look) -> list[Mark]:
    style = look.secondary
    x, y = place
    anchor: Anchor = "middle" if abs(x - _CENTRE) < 1 else "start" if x > _CENTRE else "end"
    wrapped = lines(title, style, _LABEL, look.language)[:3]
    top = y - len(wrapped) * style.leading * (1 if y < middle and anchor == "middle" else 0.5)
    return [
        Words(x, top + row * style.leading + style.ascent, line, style, look.palette.text, anchor)
        for row, line in enumerate(wrapped)
    ]


def _outline(
    values: tuple[float | None, ...], levels: int, middle: float, look: Look, *, is_newest: bool
) -> list[Mark]:
    """The outline of one series, open beside a spoke without a value; earlier series are grey and dashed."""
    palette = look.palette
    colour = palette.accent if is_newest else palette.before
    count = len(values)
    places = [None if v is None else _at(n, count, _RADIUS * v / levels, middle) for n, v in enumerate(values)]
    marks: list[Mark] = []
    for number, place in enumerate(places):
        following = places[(number + 1) % count]
        if place is not None and following is not None:
            marks.append(Rule(*place, *following, colour, 2, () if is_newest else (6, 4)))
    fill, stroke = (colour, None) if is_newest else (palette.surface, colour)
    marks.extend(Dot(*place, 4, fill, stroke, 1.5) for place in places if place is not None)
    return marks
