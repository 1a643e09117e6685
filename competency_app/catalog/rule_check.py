"""Are the parameters of the rules what the rules need: refused here, no answer can trip over them later."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from competency_app.domain.framework_file import FrameworkFile, LevelKey, Rule
from competency_app.domain.packages import Finding, Severity
from competency_app.i18n import _

_Share = Annotated[float, Meta(ge=0, le=1)]
_Count = Annotated[int, Meta(ge=1, le=1000)]
_Points = Annotated[float, Meta(ge=-10_000, le=10_000)]
_Positive = Annotated[float, Meta(gt=0, le=10_000_000)]
_Bands = Annotated[tuple[tuple[LevelKey, _Points], ...], Meta(min_length=1, max_length=20)]


class _Median(msgspec.Struct, frozen=True):
    min_answered: _Count = 2
    min_share: _Share = 0.5


class _PointsWithBands(_Median, frozen=True, kw_only=True):
    points: dict[LevelKey, _Points]
    max_per_item: _Positive
    overall: _Bands
    overall_max: _Positive
    areas: dict[str, _Bands] = {}


class _Mastery(_Median, frozen=True):
    mastered_from: LevelKey | None = None
    unanswered: Literal["stops", "passed-over"] = "stops"


_PARAMETERS: dict[str, type[_Median]] = {
    "median-of-chosen": _Median,
    "points-with-bands": _PointsWithBands,
    "cumulative-mastery": _Mastery,
}


def check_rules(file: FrameworkFile) -> Iterator[Finding]:
    """Errors in the rules; a framework needs at least one."""
    if not file.rules:
        yield _error("no_rule", "/rules", _("The framework names no rule that turns answers into a summary."))
    seen = set()
    for at, rule in enumerate(file.rules):
        if rule.id in seen:
            yield _error("repeated_key", f"/rules/{at}/id", _("Two rules are called “{id}”.").format(id=rule.id))
        seen.add(rule.id)
        yield from _check_parameters(file, rule, f"/rules/{at}/parameters")


def _check_parameters(file: FrameworkFile, rule: Rule, place: str) -> Iterator[Finding]:
    try:
        parameters = msgspec.convert(rule.parameters, _PARAMETERS[rule.kind])
    except msgspec.ValidationError as problem:
        message = _("The rule “{id}” has parameters that do not fit ({detail}).")
        yield _error("bad_parameters", place, message.format(id=rule.id, detail=str(problem)[:200]))
        return
    levels = _asked_levels(file)
    if isinstance(parameters, _PointsWithBands):
        yield from _check_points(parameters, levels, place)
    if isinstance(parameters, _Mastery) and parameters.mastered_from not in {None, *levels}:
        yield _unknown_level(str(parameters.mastered_from), f"{place}/mastered_from")


def _check_points(parameters: _PointsWithBands, levels: set[str], place: str) -> Iterator[Finding]:
    for level in sorted(levels - parameters.points.keys()):
        message = _("The level “{level}” earns no points in the rule.").format(level=level)
        yield _error("level_without_points", f"{place}/points", message)
    for bands in (parameters.overall, *parameters.areas.values()):
        for level, _start in bands:
            if level not in levels:
                yield _unknown_level(level, place)
        starts = [start for _level, start in bands]
        if starts[0] > min((0.0, *parameters.points.values())) or starts != sorted(set(starts)):
            message = _("Bands of points start at 0 and go up; these do not.")
            yield _error("bands_out_of_order", place, message)


def _asked_levels(file: FrameworkFile) -> set[str]:
    """Levels a teacher can choose: of the asking scale and of every scale an assessable node names."""
    asked = {file.asking_scale} | {node.scale for node in file.nodes if node.assessable and node.scale}
    return {level.key for scale in file.scales if scale.key in asked for level in scale.levels}


def _unknown_level(level: str, place: str) -> Finding:
    message = _("The rule names the level “{level}”, which no scale has.").format(level=level)
    return _error("unknown_level", place, message)


def _error(code: str, place: str, message: str) -> Finding:
    return Finding(Severity.ERROR, code, f"framework.json{place}", message)
