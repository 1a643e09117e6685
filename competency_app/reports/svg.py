"""A drawing as inline SVG: the same marks as on paper, with real text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from competency_app.reports.marks import Box, Dot, Drawing, Mark, Path, Rule, Words


def svg(drawing: Drawing, label: str, *, is_rtl: bool) -> str:
    """The drawing; `label` is what a screen reader says of it."""
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    box = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    side = "rtl" if is_rtl else "ltr"
    body = "".join(shape for mark in drawing.marks for shape in _shape(mark, drawing.width, is_rtl))
    return f'<svg {size} {box} role="img" aria-label="{escape(label)}" direction="{side}">{body}</svg>'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _paint(fill: str | None, stroke: str | None, line: float) -> str:
    outline = f' stroke="{stroke}" stroke-width="{_n(line)}"' if stroke else ""
    return f' fill="{fill or "none"}"{outline}'


def _shape(mark: Mark, width: float, is_rtl: bool) -> Iterator[str]:
    def x(value: float) -> str:
        return _n(width - value if is_rtl else value)

    match mark:
        case Rule():
            dash = f' stroke-dasharray="{" ".join(map(_n, mark.dash))}"' if mark.dash else ""
            ends = f'x1="{x(mark.x1)}" y1="{_n(mark.y1)}" x2="{x(mark.x2)}" y2="{_n(mark.y2)}"'
            yield f'<line {ends} stroke="{mark.colour}" stroke-width="{_n(mark.width)}"{dash}/>'
        case Box():
            left = x(mark.x + mark.width) if is_rtl else x(mark.x)
            place = f'x="{left}" y="{_n(mark.y)}" width="{_n(mark.width)}" height="{_n(mark.height)}"'
            yield f'<rect {place} rx="{_n(mark.radius)}"{_paint(mark.fill, mark.stroke, mark.line)}/>'
        case Dot():
            place = f'cx="{x(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}"'
            yield f"<circle {place}{_paint(mark.fill, mark.stroke, mark.line)}/>"
        case Path():
            points = " ".join(f"{x(px)},{_n(py)}" for px, py in mark.points)
            name = "polygon" if mark.closed else "polyline"
            yield f'<{name} points="{points}"{_paint(mark.fill, mark.stroke, mark.line)}/>'
        case Words():
            weight = ' font-weight="700"' if mark.style.bold else ""
            place = f'x="{x(mark.x)}" y="{_n(mark.y)}" text-anchor="{mark.anchor}"'
            style = f'font-size="{_n(mark.style.size)}" fill="{mark.colour}"{weight}'
            yield f"<text {place} {style}>{escape(mark.line.text)}</text>"
