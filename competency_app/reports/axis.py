"""The level axis that strips and dumbbells share: where a level stands, and its labels above."""

from __future__ import annotations

from dataclasses import dataclass

from competency_app.domain.figures import Axis
from competency_app.reports.marks import Drawing, Mark, Path, Rule, Words
from competency_app.reports.styles import TEXT_WIDTH, Look
from competency_app.reports.text import lines, one_line

LABELS = 232.0
FIRST, LAST = 260.0, 545.0
_END = 80.0
_HEAD = 32.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Level positions (1 = lowest) to px."""

    levels: int

    @property
    def step(self) -> float:
        return (LAST - FIRST) / max(self.levels - 1, 1)

    def x(self, position: float) -> float:
        """Where a position stands on the axis."""
        return FIRST + (position - 1) * self.step


def head(axis: Axis, end: str, look: Look) -> Drawing:
    """Level labels centred over their lines, and the name of the column at the end."""
    scale, style, colour = Scale(len(axis.levels)), look.secondary, look.palette.text2
    marks: list[Mark] = []
    labels = [lines(level[1] or level[0], style, scale.step - 6, look.language)[:3] for level in axis.levels]
    most = max([len(lines(end, style, _END, look.language)), *map(len, labels)])
    height = max(_HEAD * look.scale, most * style.leading + 12)
    for number, label in enumerate(labels, start=1):
        for row, line in enumerate(label):
            y = height - 12 - (len(label) - row) * style.leading + style.ascent
            marks.append(Words(scale.x(number), y, line, style, colour, "middle"))
    marks.extend(at_end(end, height - 12 - style.leading / 2, look, above=True))
    return Drawing(TEXT_WIDTH, height, tuple(marks))


def grid(scale: Scale, height: float, look: Look) -> tuple[Mark, ...]:
    """One line per level through a row."""
    colour = look.palette.grid
    return tuple(
        Rule(round(scale.x(n)) + 0.5, 0, round(scale.x(n)) + 0.5, height, colour) for n in range(1, scale.levels + 1)
    )


def at_end(words: str, middle: float, look: Look, *, above: bool = False) -> list[Mark]:
    """Words at the end of a row around its middle, in several lines where they are long; `above` lets them grow up."""
    style, colour = look.secondary, look.palette.text2
    wrapped = lines(words, style, _END, look.language)
    top = middle - (len(wrapped) - 0.5 if above else len(wrapped) / 2) * style.leading
    return [
        Words(TEXT_WIDTH, top + row * style.leading + style.ascent, line, style, colour, "end")
        for row, line in enumerate(wrapped)
    ]


def end_height(words: str, look: Look) -> float:
    """Height of the words at the end of a row."""
    return len(lines(words, look.secondary, _END, look.language)) * look.secondary.leading


def labelled(code: str, title: str, indent: float, look: Look) -> tuple[list[Mark], float]:
    """Code and title for the start of a row, around y = 0, and the height they need."""
    style, palette = look.body, look.palette
    leading = 16 * look.scale
    indent = max(indent, one_line(code, style, look.language).width + 8) if code else 0.0
    wrapped = lines(title, style, LABELS - indent, look.language)
    top = -len(wrapped) * leading / 2
    base = 0.78 * leading
    marks: list[Mark] = []
    if code:
        marks.append(Words(0, top + base, one_line(code, style, look.language), style, palette.text))
    for row, line in enumerate(wrapped):
        marks.append(Words(indent, top + row * leading + base, line, style, palette.text))
    return marks, len(wrapped) * leading


def diamond(x: float, y: float, radius: float, fill: str | None, stroke: str) -> Path:
    """The mark of a rating given looking back."""
    points = ((x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius))
    return Path(points, fill=fill, stroke=stroke, line=1.5, closed=True)
