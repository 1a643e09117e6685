"""What a page or a chart is made of: a few kinds of marks, painted alike on paper and in SVG.

Coordinates are px from the top and the reading start; whoever paints mirrors them for right-to-left languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from competency_app.reports.styles import Style
from competency_app.reports.text import Line

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `dash` is (on, off), empty for a full line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """A run of straight lines; filled only when closed."""

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A set line with its anchor at x and its baseline at y."""

    x: float
    y: float
    line: Line
    style: Style
    colour: str
    anchor: Anchor = "start"


Mark = Rule | Box | Dot | Path | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of fixed size."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The mark somewhere else."""
    match mark:
        case Rule():
            return replace(mark, x1=mark.x1 + dx, x2=mark.x2 + dx, y1=mark.y1 + dy, y2=mark.y2 + dy)
        case Path():
            return replace(mark, points=tuple((x + dx, y + dy) for x, y in mark.points))
        case _:
            return replace(mark, x=mark.x + dx, y=mark.y + dy)


def shifted(marks: Iterable[Mark], dx: float, dy: float) -> tuple[Mark, ...]:
    """The marks somewhere else."""
    return tuple(moved(mark, dx, dy) for mark in marks)


def stacked(drawings: Iterable[Drawing]) -> Drawing:
    """Drawings under each other as one."""
    marks: list[Mark] = []
    width = height = 0.0
    for drawing in drawings:
        marks.extend(shifted(drawing.marks, 0, height))
        width, height = max(width, drawing.width), height + drawing.height
    return Drawing(width, height, tuple(marks))
