"""From answers to a result under a named rule. Missing answers are left out, never counted as zero."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from competency_app.domain.answers import AnswerSheet, Reason
from competency_app.domain.framework import Framework, Rule, Scale
from competency_app.domain.middle import spread_of
from competency_app.domain.results import AreaResult, CompetenceResult, Result, Trace
from competency_app.domain.rules_mastery import mastery_area, stage_scale
from competency_app.domain.rules_median import AreaAnswers, has_enough, median_area
from competency_app.domain.rules_points import points_area, points_overall
from competency_app.domain.standing_out import standing_out

MEDIAN = Rule(
    id="median-of-chosen",
    kind="median-of-chosen",
    parameters={"min_answered": 2, "min_share": 0.5},
    source="Middle of the chosen levels, once half of the applicable answers and at least two are there.",
)


@dataclass(frozen=True, slots=True)
class _Rated:
    """The asked scale, and positions (1 = lowest) of all answers on it, in display order."""

    scale: Scale
    positions: Mapping[str, int]

    @property
    def levels(self) -> tuple[str, ...]:
        return tuple(level.key for level in self.scale.levels)

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(self.levels[position - 1] for position in self.positions.values())


def rule_or_middle(framework: Framework, rule_id: str | None = None) -> Rule:
    """The framework's rule with this id, its first one for None; the median rule where it has none such."""
    try:
        return framework.rule(rule_id)
    except KeyError:
        return MEDIAN


def score(framework: Framework, sheet: AnswerSheet, rule: Rule, *, first_look: bool = False) -> Result:
    """The result of one round. A first look (short form) has no area figures and no overall level."""
    rated = _rated(framework, sheet)
    areas, trail = _areas(framework, sheet, rule, rated, first_look=first_look)
    overall, overall_trail = (None, ()) if first_look else _overall(framework, sheet, rule, rated)
    applicable = [node for node in sheet.nodes if sheet.reason(node) is not Reason.NOT_APPLICABLE]
    unsure = [node for node in sheet.nodes if sheet.reason(node) is Reason.CANNOT_JUDGE]
    area_keys = {node: framework.area_of(node).key for node in rated.positions}
    strengths, closer_look = standing_out(rated.positions, area_keys, unsure)
    chosen = Counter(rated.chosen)
    spread = tuple(rated.levels[position - 1] for position in spread_of(tuple(rated.positions.values())))
    return Result(
        framework_id=framework.id,
        framework_version=framework.version,
        fingerprint=framework.fingerprint,
        rule_id=rule.id,
        rule_version=rule.version,
        rule_kind=rule.kind,
        scale=rated.scale.key,
        area_scale=_area_scale(framework, sheet, rule) or rated.scale.key,
        answered=sheet.answered_count,
        applicable=len(applicable),
        total=len(sheet.nodes),
        competences=tuple(_competence(framework, sheet, node) for node in sheet.nodes),
        areas=areas,
        counts={level: chosen[level] for level in rated.levels},
        spread=spread,
        overall=overall,
        strengths=strengths,
        closer_look=closer_look,
        first_look=first_look,
        has_precision=framework.file.precision is not None,
        trail=(_counted(sheet), *_carried(sheet), *trail, *_spread_trail(spread, chosen), *overall_trail),
    )


def scale_of_most(framework: Framework, nodes: tuple[str, ...]) -> Scale:
    """The scale most of these nodes are answered on; answers on another one cannot be summed up with them."""
    found = Counter(framework.scale_of(node).key for node in nodes)
    return framework.scales[found.most_common(1)[0][0]] if found else framework.asking_scale


def _area_scale(framework: Framework, sheet: AnswerSheet, rule: Rule) -> str | None:
    """The stages' scale, when a mastery rule has cells to read."""
    if rule.kind != "cumulative-mastery":
        return None
    staged = [framework.node(node) for node in sheet.nodes if framework.node(node).stage]
    return stage_scale(framework, staged[0]).key if staged else None


def _rated(framework: Framework, sheet: AnswerSheet) -> _Rated:
    scale = scale_of_most(framework, sheet.nodes)
    positions = {
        node: framework.level_index(node, level)
        for node in sheet.nodes
        if (level := sheet.level(node)) is not None and framework.scale_of(node).key == scale.key
    }
    return _Rated(scale, positions)


def _competence(framework: Framework, sheet: AnswerSheet, node: str) -> CompetenceResult:
    level = sheet.level(node)
    answer = sheet.answers.get(node)
    return CompetenceResult(
        node=node,
        code=framework.node(node).code,
        level=level,
        position=framework.level_index(node, level) if level is not None else None,
        reason=sheet.reason(node),
        barrier=answer.barrier if answer else None,
    )


def _areas(
    framework: Framework, sheet: AnswerSheet, rule: Rule, rated: _Rated, *, first_look: bool
) -> tuple[tuple[AreaResult, ...], tuple[Trace, ...]]:
    areas: list[AreaResult] = []
    trail: list[Trace] = []
    asked_in: dict[str, list[str]] = {}
    for node in sheet.nodes:
        asked_in.setdefault(framework.area_of(node).key, []).append(node)
    for area in framework.areas:
        if area.key not in asked_in:
            continue
        asked = tuple(asked_in[area.key])
        answers = AreaAnswers(
            area=area,
            asked=asked,
            left_out=frozenset(node for node in asked if sheet.reason(node) is Reason.NOT_APPLICABLE),
            positions={node: rated.positions[node] for node in asked if node in rated.positions},
        )
        if first_look:
            areas.append(_without_figures(answers))
            continue
        summary, steps = _area(framework, sheet, rule, rated, answers)
        areas.append(summary)
        trail.extend(steps)
    return tuple(areas), tuple(trail)


def _area(
    framework: Framework, sheet: AnswerSheet, rule: Rule, rated: _Rated, answers: AreaAnswers
) -> tuple[AreaResult, tuple[Trace, ...]]:
    area, steps = median_area(framework, answers, rated.levels, rule)
    if not area.enough:
        return area, steps
    if rule.kind == "points-with-bands":
        chosen = tuple(rated.levels[position - 1] for position in answers.positions.values())
        area, own = points_area(area, chosen, len(framework.assessable_in(area.node)), rule)
        return area, (*steps, *own)
    if rule.kind == "cumulative-mastery":
        area, own = mastery_area(framework, area, sheet, rule)
        return area, own or steps
    return area, steps


def _without_figures(answers: AreaAnswers) -> AreaResult:
    return AreaResult(
        node=answers.area.key,
        code=answers.area.code,
        answered=len(answers.positions),
        applicable=answers.applicable,
        total=len(answers.asked),
        enough=False,
    )


def _overall(
    framework: Framework, sheet: AnswerSheet, rule: Rule, rated: _Rated
) -> tuple[str | None, tuple[Trace, ...]]:
    """One level for everything, only where the rule has one and half of the whole framework is answered."""
    not_applicable = sum(sheet.reason(node) is Reason.NOT_APPLICABLE for node in sheet.nodes)
    offered = sum(framework.scale_of(node.key).key == rated.scale.key for node in framework.assessable)
    enough = has_enough(len(rated.positions), offered - not_applicable, rule)
    if rule.kind != "points-with-bands" or not enough:
        return None, ()
    level, step = points_overall(rated.chosen, rule)
    return level, (step,)


def _counted(sheet: AnswerSheet) -> Trace:
    reasons = [sheet.reason(node) for node in sheet.nodes]
    figures = {
        "total": len(sheet.nodes),
        "rated": sum(sheet.level(node) is not None for node in sheet.nodes),
        "not_applicable": reasons.count(Reason.NOT_APPLICABLE),
        "cannot_judge": reasons.count(Reason.CANNOT_JUDGE),
        "open": len(sheet.open_nodes),
    }
    return Trace("counted", figures=figures)


def _carried(sheet: AnswerSheet) -> tuple[Trace, ...]:
    count = sum(sheet.is_carried(node) and sheet.is_answered(node) for node in sheet.nodes)
    return (Trace("carried", figures={"carried": count}),) if count else ()


def _spread_trail(spread: tuple[str, ...], chosen: Mapping[str, int]) -> tuple[Trace, ...]:
    return (Trace("spread", levels=spread, figures={"rated": sum(chosen.values())}),) if spread else ()
