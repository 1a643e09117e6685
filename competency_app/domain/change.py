"""Two rounds of one framework version: what moved, and what moved further than answering twice explains."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from competency_app.domain.answers import AnswerSheet
from competency_app.domain.framework import Framework, Precision
from competency_app.domain.precision import smallest_reliable_change
from competency_app.domain.results import AreaChange, Comparison, NodeChange
from competency_app.domain.rounds import Round

LEAST_IN_AREA = 2


@dataclass(frozen=True, slots=True)
class Dated:
    """The answers of one round and its ISO date."""

    on: str
    sheet: AnswerSheet


def same_version(one: Round, other: Round) -> bool:
    """Whether answers of two rounds may be joined: same framework, version and fingerprint."""
    return (one.framework_id, one.framework_version, one.fingerprint) == (
        other.framework_id,
        other.framework_version,
        other.fingerprint,
    )


def side_by_side(before_on: str, after_on: str) -> Comparison:
    """Two rounds that cannot be joined."""
    return Comparison(before_on=before_on, after_on=after_on, joined=False)


def compare(framework: Framework, before: Dated, after: Dated, look_back: Mapping[str, str]) -> Comparison:
    """The earlier round against the later one, over the nodes with a level both times, in display order.

    An answer carried into the later round was not given again, so it shows no change and no lack of one.
    `look_back` are levels the teacher gave later for the earlier date; they change no figure here.
    """
    precision = framework.file.precision
    wobble = smallest_reliable_change(precision, 1) if precision else None
    earlier, later = _rated(before.sheet), _rated(after.sheet)
    carried = tuple(node for node in after.sheet.nodes if node in later and after.sheet.is_carried(node))
    later = {node: level for node, level in later.items() if node not in carried}
    changes = tuple(
        _node_change(framework, node, (earlier[node], later[node]), wobble, look_back.get(node))
        for node in after.sheet.nodes
        if node in earlier and node in later
    )
    return Comparison(
        before_on=before.on,
        after_on=after.on,
        joined=True,
        changes=changes,
        areas=_area_changes(framework, changes, precision),
        up=sum(change.step > 0 for change in changes),
        same=sum(change.step == 0 for change in changes),
        down=sum(change.step < 0 for change in changes),
        clear=sum(change.is_clear for change in changes),
        wobble=wobble,
        only_before=tuple(
            node for node in before.sheet.nodes if node in earlier and node not in later and node not in carried
        ),
        only_after=tuple(node for node in after.sheet.nodes if node in later and node not in earlier),
        carried=carried,
    )


def _rated(sheet: AnswerSheet) -> dict[str, str]:
    return {node: level for node in sheet.nodes if (level := sheet.level(node)) is not None}


def _node_change(
    framework: Framework, node: str, levels: tuple[str, str], wobble: float | None, look_back: str | None
) -> NodeChange:
    before, after = (framework.level_index(node, level) for level in levels)
    top = len(framework.scale_of(node).levels)
    return NodeChange(
        node=node,
        code=framework.node(node).code,
        before=levels[0],
        after=levels[1],
        step=after - before,
        is_clear=wobble is not None and abs(after - before) > wobble,
        at_top=before == after == top,
        look_back=look_back,
    )


def _area_changes(
    framework: Framework, changes: tuple[NodeChange, ...], precision: Precision | None
) -> tuple[AreaChange, ...]:
    steps: dict[str, list[int]] = {}
    for change in changes:
        steps.setdefault(framework.area_of(change.node).key, []).append(change.step)
    return tuple(
        _area_change(area.key, area.code, steps[area.key], precision) for area in framework.areas if area.key in steps
    )


def _area_change(key: str, code: str, steps: list[int], precision: Precision | None) -> AreaChange:
    """Mean change of an area; a single competence speaks for itself only, so it has none."""
    if len(steps) < LEAST_IN_AREA:
        return AreaChange(key, code, len(steps), None, is_clear=False)
    mean = fmean(steps)
    is_clear = precision is not None and abs(mean) > smallest_reliable_change(precision, len(steps))
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return AreaChange(key, code, len(steps), mean, is_clear=is_clear, up=up, down=down)
