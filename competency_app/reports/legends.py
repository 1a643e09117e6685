"""A chart with the words for its marks; the figure brings the words."""

from __future__ import annotations

from competency_app.domain.figures import (
    DumbbellFigure,
    Figure,
    LoadFigure,
    StripFigure,
    TableFigure,
    WheelFigure,
)
from competency_app.reports import blocks as b


def charted(figure: Figure, twin: TableFigure | None, title: str = "") -> b.Keep:
    """Heading if any, chart and legend, held on one page."""
    head = (b.Heading(title),) if title else ()
    legend = (b.Legend(entries),) if (entries := legend_of(figure)) else ()
    return b.Keep((*head, b.Chart(figure, twin), *legend))


def legend_of(figure: Figure) -> tuple[tuple[str, str], ...]:
    """The marks of a figure with their words; a mark without words is not used."""
    entries: tuple[tuple[str, str], ...]
    match figure:
        case StripFigure():
            entries = (("dot", figure.dot_words), ("middle", figure.middle_words), ("band", figure.band_words))
        case DumbbellFigure():
            entries = (
                ("before", figure.before_label),
                ("after", figure.after_label),
                ("look_back", figure.look_back_words),
                ("wobble", figure.wobble_words),
            )
        case LoadFigure():
            entries = tuple((f"goal{number}", words) for number, words in enumerate(figure.goals[:3], start=1))
        case WheelFigure():
            names = ("after", "before")
            entries = tuple((names[min(n, 1)], label) for n, (label, _) in enumerate(reversed(figure.series)))
    return tuple((mark, words) for mark, words in entries if words)
