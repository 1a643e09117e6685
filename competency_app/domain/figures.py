"""Figures as data: numbers, labels and one sentence each. The window and the paper paint the same figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """All levels of the scale, lowest first, as (key, label): never truncated."""

    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StripRow:
    """One area: dots at level positions (1 = lowest), band and middle on the same axis.

    `missing` is shown instead of the marks when there are not enough answers; `open_node` is what to
    answer next. A row `inside` stands for a group within the area above and has dots only.
    """

    key: str
    code: str
    title: str
    dots: tuple[int, ...]
    low: float | None = None
    high: float | None = None
    middle: float | None = None
    count: str = ""
    missing: str = ""
    open_node: str | None = None
    spoken: str = ""
    inside: bool = False


@dataclass(frozen=True, slots=True)
class StripFigure:
    """Dot-and-band strip, a row per area, or per competence when `rows` hold one dot each.

    `dots_head` and `count_head` head the columns of the table; the last three are the words of the legend, empty
    for a mark that does not occur.
    """

    title: str
    summary: str
    axis: Axis
    rows: tuple[StripRow, ...]
    count_head: str = ""
    has_bands: bool = True
    dots_head: str = ""
    dot_words: str = ""
    middle_words: str = ""
    band_words: str = ""


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """One competence at two dates, positions 1 = lowest; `words` say the same at the end of the row."""

    key: str
    code: str
    title: str
    before: int
    after: int
    look_back: int | None
    words: str
    is_clear: bool
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class DumbbellGroup:
    """Rows under one heading."""

    heading: str
    rows: tuple[DumbbellRow, ...]


@dataclass(frozen=True, slots=True)
class DumbbellFigure:
    """Two dates per competence. `wobble` in levels to each side of the earlier answer, None when unknown.

    `wobble` counts whole levels that are still within it; the band reaches a little beyond the last one.
    """

    title: str
    summary: str
    axis: Axis
    groups: tuple[DumbbellGroup, ...]
    before_label: str
    after_label: str
    words_head: str
    wobble: float | None = None
    wobble_words: str = ""
    look_back_words: str = ""


@dataclass(frozen=True, slots=True)
class LoadBar:
    """One week: hours per goal in the order of the figure's `goals`; `note` names a week off."""

    label: str
    hours: tuple[float, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class LoadFigure:
    """Hours a week of the open goals against the hours set aside."""

    title: str
    summary: str
    goals: tuple[str, ...]
    bars: tuple[LoadBar, ...]
    set_aside: float
    set_aside_words: str


@dataclass(frozen=True, slots=True)
class WheelFigure:
    """Radar of area middles (None = not enough answers), an outline per series; `warning` is always shown."""

    title: str
    summary: str
    axis: Axis
    spokes: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    warning: str


@dataclass(frozen=True, slots=True)
class TableFigure:
    """The table twin of a figure: what the chart shows, in words and figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Figure = StripFigure | DumbbellFigure | LoadFigure | WheelFigure
