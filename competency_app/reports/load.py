"""Hours a week on paper: one bar a week, stacked by goal, against the hours set aside."""

from __future__ import annotations

from itertools import groupby

from competency_app.domain.figures import LoadBar, LoadFigure
from competency_app.i18n import translator
from competency_app.reports.marks import Drawing, Mark, Rule, Words
from competency_app.reports.patterns import HATCH, cell
from competency_app.reports.styles import TEXT_WIDTH, Look, Palette
from competency_app.reports.text import one_line

_HOUR, _LONGEST, _LEFT = 24.0, 144.0, 40.0


def load(figure: LoadFigure, look: Look) -> tuple[Drawing, ...]:
    """The chart as one drawing; empty without weeks."""
    if not figure.bars:
        return ()
    most = max([figure.set_aside, *(sum(bar.hours) for bar in figure.bars), 1.0])
    hour = min(_HOUR, _LONGEST / most)
    style = look.secondary
    top = style.leading + 12
    base = top + most * hour
    pitch = (TEXT_WIDTH - _LEFT) / max(len(figure.bars), 8)
    marks: list[Mark] = [*_hours(most, hour, base, look)]
    for number, bar in enumerate(figure.bars):
        marks.extend(_bar(bar, _LEFT + number * pitch + 2, pitch - 4, base, hour, look.palette))
    marks.extend(_notes(figure.bars, pitch, base, look))
    marks.append(Rule(_LEFT - 8, base + 0.5, TEXT_WIDTH, base + 0.5, look.palette.control))
    marks.extend(_set_aside(figure, base, hour, look))
    marks.extend(_weeks(figure.bars, pitch, base, look))
    return (Drawing(TEXT_WIDTH, base + style.leading + 12, tuple(marks)),)


def goal_cell(box: tuple[float, float, float, float], goal: int, palette: Palette) -> tuple[Mark, ...]:
    """The fill of a goal: first dark, second light, third hatched."""
    dark, light, third = palette.levels[4], palette.levels[1], palette.levels[2]
    if palette.patterned:
        dark, light, third = palette.levels[5], palette.surface, palette.surface
    fill, pattern = ((dark, 0), (light, 0), (third, HATCH))[goal % 3]
    return tuple(cell(box, fill, pattern, palette, outline=dark))


def _bar(bar: LoadBar, x: float, width: float, base: float, hour: float, palette: Palette) -> list[Mark]:
    marks: list[Mark] = []
    y = base
    for goal, hours in enumerate(bar.hours):
        if hours > 0:
            y -= hours * hour
            marks.extend(goal_cell((x, y, width, hours * hour), goal, palette))
    return marks


def _hours(most: float, hour: float, base: float, look: Look) -> list[Mark]:
    """Words and grid lines for whole hours, fewer of them where there are many."""
    style, palette = look.secondary, look.palette
    tr = translator(look.language)
    step = max(1, round(20 * look.scale / hour))
    marks: list[Mark] = []
    for hours in range(step, int(most) + 1, step):
        y = base - hours * hour
        line = one_line(tr.gettext("{hours} h").format(hours=tr.number(hours)), style, look.language)
        marks.append(Words(0, y + style.size * 0.35, line, style, palette.text2))
        marks.append(Rule(_LEFT - 8, y + 0.5, TEXT_WIDTH, y + 0.5, palette.grid))
    return marks


def _set_aside(figure: LoadFigure, base: float, hour: float, look: Look) -> list[Mark]:
    if figure.set_aside <= 0:
        return []
    style, palette = look.secondary, look.palette
    y = base - figure.set_aside * hour
    line = one_line(figure.set_aside_words, style, look.language)
    return [
        Rule(_LEFT - 8, y, TEXT_WIDTH, y, palette.text, 1.5, (6, 4)),
        Words(TEXT_WIDTH, y - 8, line, style, palette.text2, "end"),
    ]


def _notes(bars: tuple[LoadBar, ...], pitch: float, base: float, look: Look) -> list[Mark]:
    """The name of weeks off, once over the whole stretch and only where it has room."""
    style = look.secondary
    marks: list[Mark] = []
    numbered = groupby(enumerate(bars), key=lambda one: one[1].note)
    for note, stretch in numbered:
        weeks = [number for number, _ in stretch]
        line = one_line(note, style, look.language)
        if note and line.width < len(weeks) * pitch:
            x = _LEFT + (weeks[0] + weeks[-1] + 1) / 2 * pitch
            marks.append(Words(x, base - 7, line, style, look.palette.text2, "middle"))
    return marks


def _weeks(bars: tuple[LoadBar, ...], pitch: float, base: float, look: Look) -> list[Mark]:
    """The first day of a week under its bar, as many as fit without touching."""
    style = look.secondary
    labels = [one_line(bar.label, style, look.language) for bar in bars]
    widest = max(line.width for line in labels) + 16
    every = max(1, -int(-widest // pitch))
    y = base + 8 + style.ascent
    return [
        Words(_LEFT + number * pitch + 2, y, line, style, look.palette.text2)
        for number, line in enumerate(labels)
        if number % every == 0 and _LEFT + number * pitch + line.width <= TEXT_WIDTH
    ]
