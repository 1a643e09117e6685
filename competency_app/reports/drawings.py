"""Figures on paper: a figure becomes drawings that stand under each other, so a long one can break between pages."""

from __future__ import annotations

from functools import singledispatch

from competency_app.domain.figures import DumbbellFigure, LoadFigure, StripFigure, WheelFigure
from competency_app.reports.axis import diamond
from competency_app.reports.dumbbell import dumbbell
from competency_app.reports.load import goal_cell, load
from competency_app.reports.marks import Box, Dot, Drawing, Mark, Rule, Words, shifted, stacked
from competency_app.reports.strip import strip
from competency_app.reports.styles import TEXT_WIDTH, Look
from competency_app.reports.text import one_line
from competency_app.reports.wheel import wheel


@singledispatch
def parts(figure: object, _look: Look) -> tuple[Drawing, ...]:
    """The figure as drawings under each other; the first one holds the head."""
    raise TypeError(type(figure))


parts.register(StripFigure, strip)
parts.register(DumbbellFigure, dumbbell)
parts.register(LoadFigure, load)
parts.register(WheelFigure, wheel)


def drawing(figure: StripFigure | DumbbellFigure | LoadFigure | WheelFigure, look: Look) -> Drawing:
    """The whole figure as one drawing."""
    return stacked(parts(figure, look))


def legend(entries: tuple[tuple[str, str], ...], look: Look) -> Drawing:
    """Marks 8 before their words, 24 between; wraps when the line is full."""
    style, palette = look.secondary, look.palette
    marks: list[Mark] = []
    height = max(20.0, style.leading)
    x = y = 0.0
    for name, words in entries:
        symbol, room = _symbol(name, look)
        line = one_line(words, style, look.language)
        if x and x + room + 8 + line.width > TEXT_WIDTH:
            x, y = 0.0, y + height + 4
        middle = y + height / 2
        marks.extend(shifted(symbol, x, middle))
        marks.append(Words(x + room + 8, middle - style.leading / 2 + style.ascent, line, style, palette.text2))
        x += room + 8 + line.width + 24
    return Drawing(TEXT_WIDTH, y + height, tuple(marks))


def _symbol(name: str, look: Look) -> tuple[tuple[Mark, ...], float]:
    """A legend's mark around y = 0 and its width."""
    palette = look.palette
    if name.startswith("goal"):
        return goal_cell((0, -6, 12, 12), int(name[4:]) - 1, palette), 12.0
    accent, text = palette.accent, palette.text
    band = Box(0.5, -7.5, 31, 15, fill=palette.band, stroke=palette.band_line, radius=4)
    symbols: dict[str, tuple[tuple[Mark, ...], float]] = {
        "dot": ((Dot(6, 0, 5, fill=accent),), 12.0),
        "after": ((Dot(6, 0, 5.5, fill=accent),), 12.0),
        "before": ((Dot(6, 0, 5.25, fill=palette.surface, stroke=palette.before, line=1.5),), 12.0),
        "look_back": ((diamond(6, 0, 6, palette.surface, accent),), 12.0),
        "middle": ((Rule(1, -10, 1, 10, text, 2),), 2.0),
        "band": ((band,), 32.0),
        "wobble": ((Box(0, -7, 32, 14, fill=palette.wobble, radius=4),), 32.0),
    }
    return symbols[name]
