"""Arabic vowel signs as small outlines beside the text of the file.

A sign set as text has a baseline of its own, and readers then take it for a word between two others. Drawn as an
outline it is seen where it belongs, while searching and copying find the letters alone, as people type them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from competency_app.data import font_bytes


@dataclass(frozen=True, slots=True)
class Sign:
    """A glyph of a bundled font and where it stands in its word, in thousandths of the size."""

    font: str
    glyph: int
    x: float
    y: float


# One step of an outline in thousandths of the size: "m" and "l" with a point, "c" with three, "h" with none.
Step = tuple[str, tuple[float, ...]]


def draw(canvas: Any, sign: Sign, x: float, y: float, size: float) -> None:
    """Fill the sign's outline; `x` and `y` are the start of its word's baseline, the colour is that of the text."""
    scale = size / 1000
    left, bottom = x + sign.x * scale, y + sign.y * scale
    path = canvas.beginPath()
    for kind, numbers in outline(sign.font, sign.glyph):
        places = [number * scale + (bottom if at % 2 else left) for at, number in enumerate(numbers)]
        getattr(path, _ACTS[kind])(*places)
    canvas.drawPath(path, stroke=0, fill=1)


_ACTS = {"m": "moveTo", "l": "lineTo", "c": "curveTo", "h": "close"}


@lru_cache(maxsize=1000)
def outline(font: str, glyph: int) -> tuple[Step, ...]:
    """The outline of a glyph as lines and cubic curves."""
    pen = _Pen(1000 / _face(font).upem)
    import uharfbuzz

    uharfbuzz.Font(_face(font)).draw_glyph_with_pen(glyph, pen)
    return tuple(pen.steps)


@cache
def _face(font: str) -> Any:
    import uharfbuzz

    return uharfbuzz.Face(font_bytes(f"{font}.ttf"))


class _Pen:
    """Takes down an outline in thousandths; its methods have the names that HarfBuzz calls."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self.steps: list[Step] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", point)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """A quadratic curve, raised to a cubic one: two thirds of the way to its control point from either end."""
        first, second = (
            (start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3)
            for start in (self._at, end)
        )
        self._add("c", first, second, end)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("h", ()))

    def _add(self, kind: str, *points: tuple[float, float]) -> None:
        self.steps.append((kind, tuple(part * self._scale for point in points for part in point)))
        self._at = points[-1]
