"""Figures from results: positions are worked out here, every word is handed in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from statistics import fmean

from competency_app.domain.figures import Axis, DumbbellGroup, DumbbellRow, LoadBar, StripRow
from competency_app.domain.framework import Framework, Node
from competency_app.domain.load import Load, Week
from competency_app.domain.results import AreaResult, Comparison, CompetenceResult, NodeChange, Result


@dataclass(frozen=True, slots=True)
class RowWords:
    """What is written in one row of a figure, and what a screen reader says of it."""

    title: str
    at_end: str = ""
    missing: str = ""
    spoken: str = ""


def area_middle(area: AreaResult, axis: Axis) -> float | None:
    """Where the middle mark of an area stands: the level reached under a rule that has one, else the median.

    None without enough answers, and where the first stage is not reached yet.
    """
    keys = [key for key, _label in axis.levels]
    if area.reached in keys:
        return keys.index(area.reached) + 1
    if not area.median or any(level not in keys for level in area.median):
        return None
    return fmean(keys.index(level) + 1 for level in area.median)


def area_row(area: AreaResult, axis: Axis, words: RowWords, open_node: str | None) -> StripRow:
    """The row of one area; without enough answers it has words instead of marks, and what to answer next."""
    band = area.band if area.enough else None
    return StripRow(
        key=area.node,
        code=area.code,
        title=words.title,
        dots=area.dots if area.enough else (),
        low=band.low if band else None,
        high=band.high if band else None,
        middle=area_middle(area, axis) if area.enough else None,
        count=words.at_end,
        missing="" if area.enough else words.missing,
        open_node=None if area.enough else open_node,
        spoken=words.spoken,
    )


def group_row(group: Node, inside: Sequence[CompetenceResult], words: RowWords) -> StripRow:
    """The row of a group within an area: its answers as dots, never a middle, for a group is not summed up."""
    dots = tuple(one.position for one in inside if one.position is not None)
    return StripRow(
        key=group.key,
        code=group.code,
        title=words.title,
        dots=dots,
        count=words.at_end,
        missing="" if dots else words.missing,
        spoken=words.spoken,
        inside=True,
    )


def competence_row(one: CompetenceResult, words: RowWords, *, on_axis: bool) -> StripRow:
    """The row of one competence: one dot, or words where it has no level or one of another scale."""
    dots = (one.position,) if one.position is not None and on_axis else ()
    is_open = one.level is None and one.reason is None
    return StripRow(
        key=one.node,
        code=one.code,
        title=words.title,
        dots=dots,
        count=words.at_end,
        missing="" if dots else words.missing,
        open_node=one.node if is_open else None,
        spoken=words.spoken,
    )


def first_open_nodes(framework: Framework, result: Result) -> dict[str, str]:
    """The first open competence of each area that has one."""
    found: dict[str, str] = {}
    for one in result.competences:
        if one.level is None and one.reason is None:
            found.setdefault(framework.area_of(one.node).key, one.node)
    return found


def area_middles(result: Result, axis: Axis, areas: tuple[str, ...]) -> tuple[float | None, ...]:
    """Middle positions of these areas, for the spokes of a wheel."""
    by_key = {area.node: area for area in result.areas if area.enough}
    return tuple(area_middle(by_key[key], axis) if key in by_key else None for key in areas)


def dumbbell_row(framework: Framework, change: NodeChange, words: RowWords) -> DumbbellRow:
    """The row of one competence at two dates."""

    def position(level: str) -> int:
        return framework.level_index(change.node, level)

    return DumbbellRow(
        key=change.node,
        code=change.code,
        title=words.title,
        before=position(change.before),
        after=position(change.after),
        look_back=position(change.look_back) if change.look_back else None,
        words=words.at_end,
        is_clear=change.is_clear,
        spoken=words.spoken,
    )


def dumbbell_groups(
    framework: Framework,
    comparison: Comparison,
    words: Mapping[str, RowWords],
    heading: Callable[[str], str],
) -> tuple[DumbbellGroup, ...]:
    """Rows for the changes `words` knows, by verdict `higher`, `lower`, `none`; what rose before what fell.

    Without information on precision there is one group, `unknown`. Empty groups are left out.
    """
    grouped: dict[str, list[NodeChange]] = {"higher": [], "lower": [], "none": [], "unknown": []}
    for change in comparison.changes:
        if change.node in words:
            grouped["unknown" if comparison.wobble is None else change.verdict].append(change)
    return tuple(
        DumbbellGroup(
            heading(verdict),
            tuple(
                dumbbell_row(framework, change, words[change.node])
                for change in sorted(changes, key=lambda change: -_sign(change.step))
            ),
        )
        for verdict, changes in grouped.items()
        if changes
    )


def _sign(step: int) -> int:
    return (step > 0) - (step < 0)


def whole_levels(wobble: float | None) -> float | None:
    """Whole levels an answer may move without leaving the usual wobble."""
    return None if wobble is None else float(floor(wobble))


def load_bars(load: Load, label: Callable[[Week], str], week_off: str) -> tuple[LoadBar, ...]:
    """A bar per week."""
    return tuple(
        LoadBar(label=label(week), hours=week.hours, note=week_off if week.is_off else "") for week in load.weeks
    )
