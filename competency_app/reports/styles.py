"""Measures, type and colours of paper. Every length in this package is a px: 1/96 inch, y counts downwards.

The window's measures and the pictures of the design use the same unit, so a number here can be read off there.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from competency_app.i18n import direction

Paper = Literal["A4", "Letter"]

POINT = 96 / 72
MM = 96 / 25.4
PAPERS: dict[str, tuple[float, float]] = {"A4": (210 * MM, 297 * MM), "Letter": (8.5 * 96, 11 * 96)}
TEXT_WIDTH = 642.0
MARGIN = 76.0
FOOTER_FROM_EDGE = 40.0
LARGE = 1.4


@dataclass(frozen=True, slots=True)
class Palette:
    """The print tokens. `levels` runs from the lowest to the highest; `patterned` says greyscale marks instead."""

    text: str = "#1b2430"
    text2: str = "#54606f"
    border: str = "#d5dbe3"
    grid: str = "#d5dbe3"
    control: str = "#717d8c"
    accent: str = "#1f65a3"
    band: str = "#dce9f6"
    band_line: str = "#4d8fc4"
    wobble: str = "#e7ebf0"
    before: str = "#54606f"
    cell_line: str = "#4d8fc4"
    surface: str = "#ffffff"
    levels: tuple[str, ...] = ("#eaf2fb", "#bcd7ee", "#86b7dd", "#4d8fc4", "#1f65a3", "#0b3c6f")
    hatch: str = "#666666"
    dots: str = "#555555"
    patterned: bool = False


COLOUR = Palette()
GREY = Palette(
    text="#222222",
    text2="#4a4a4a",
    border="#d0d0d0",
    grid="#cfcfcf",
    control="#666666",
    accent="#333333",
    band="#e4e4e4",
    band_line="#777777",
    wobble="#e8e8e8",
    before="#4a4a4a",
    cell_line="#555555",
    levels=("#ffffff",) * 5 + ("#333333",),
    patterned=True,
)


@dataclass(frozen=True, slots=True)
class Style:
    """One way of setting text: size and line height in px."""

    size: float
    leading: float
    bold: bool = False

    @property
    def ascent(self) -> float:
        """From the top of the line to its baseline; FiraGO is .935 high and .265 deep."""
        return (self.leading - 1.2 * self.size) / 2 + 0.935 * self.size


@dataclass(frozen=True)
class Look:
    """How a report is set: paper, colours, size of type and reading direction."""

    paper: Paper = "A4"
    grey: bool = False
    large: bool = False
    language: str = "en"

    @property
    def palette(self) -> Palette:
        return GREY if self.grey else COLOUR

    @property
    def scale(self) -> float:
        return LARGE if self.large else 1.0

    @property
    def is_rtl(self) -> bool:
        return direction(self.language) == "rtl"

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return PAPERS[self.paper]

    @cached_property
    def body(self) -> Style:
        return self._style(10, 15)

    @cached_property
    def secondary(self) -> Style:
        return self._style(8.5, 12)

    @cached_property
    def heading(self) -> Style:
        return self._style(12, 18, bold=True)

    @cached_property
    def lead(self) -> Style:
        return self._style(12, 18)

    @cached_property
    def title(self) -> Style:
        return self._style(20, 27)

    def _style(self, size: float, leading: float, *, bold: bool = False) -> Style:
        """A style from points."""
        return Style(size * POINT * self.scale, leading * POINT * self.scale, bold)
