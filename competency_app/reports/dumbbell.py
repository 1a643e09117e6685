"""Two dates on paper: a ring for the earlier answer, a dot for the later one, a band for the usual wobble."""

from __future__ import annotations

from competency_app.domain.figures import DumbbellFigure, DumbbellRow
from competency_app.reports.axis import Scale, at_end, diamond, end_height, grid, head, labelled
from competency_app.reports.marks import Box, Dot, Drawing, Mark, Rule, Words, shifted
from competency_app.reports.styles import TEXT_WIDTH, Look
from competency_app.reports.text import lines

_ROW, _BAND, _BESIDE = 26.0, 18.0, 12.0


def dumbbell(figure: DumbbellFigure, look: Look) -> tuple[Drawing, ...]:
    """The head, then a drawing for every heading and every row."""
    scale = Scale(len(figure.axis.levels))
    drawings = [head(figure.axis, figure.words_head, look)]
    for group in figure.groups:
        drawings.extend(_heading(group.heading, look))
        drawings.extend(_row(row, figure.wobble, scale, look) for row in group.rows)
    return tuple(drawings)


def _heading(text: str, look: Look) -> tuple[Drawing, ...]:
    if not text:
        return ()
    style = look.secondary
    marks = [
        Words(0, 10 + row * style.leading + style.ascent, line, style, look.palette.text2)
        for row, line in enumerate(lines(text, style, TEXT_WIDTH, look.language))
    ]
    return (Drawing(TEXT_WIDTH, 14 + len(marks) * style.leading, tuple(marks)),)


def _row(row: DumbbellRow, wobble: float | None, scale: Scale, look: Look) -> Drawing:
    label, room = labelled(row.code, row.title, 34.0, look)
    height = max(_ROW, room + 6, end_height(row.words, look) + 6)
    middle = height / 2
    marks: list[Mark] = [*shifted(label, 0, middle)]
    if wobble is not None:
        low = scale.x(max(1.0, row.before - wobble)) - _BESIDE
        high = scale.x(min(float(scale.levels), row.before + wobble)) + _BESIDE
        marks.append(Box(low, middle - _BAND / 2, high - low, _BAND, fill=look.palette.wobble, radius=4))
    marks.extend(grid(scale, height, look))
    marks.extend(_ends(row, scale, middle, look))
    marks.extend(at_end(row.words, middle, look))
    return Drawing(TEXT_WIDTH, height, tuple(marks))


def _ends(row: DumbbellRow, scale: Scale, middle: float, look: Look) -> list[Mark]:
    palette = look.palette
    before, after = scale.x(row.before), scale.x(row.after)
    marks: list[Mark] = [Rule(before, middle, after, middle, palette.accent, 2)] if before != after else []
    marks.append(Dot(before, middle, 5.25, palette.surface, palette.before, 1.5))
    # On the same level the dot stands inside the ring, so that both dates stay visible.
    marks.append(Dot(after, middle, 2.75 if before == after else 5.5, palette.accent))
    if row.look_back is not None:
        # Around a mark it shares its level with, so that both stay visible.
        radius = 10.0 if row.look_back in (row.before, row.after) else 5.5
        fill = palette.surface if radius < _BAND / 2 else None
        marks.append(diamond(scale.x(row.look_back), middle, radius, fill, palette.accent))
    return marks
