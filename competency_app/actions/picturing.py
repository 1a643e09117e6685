"""Figures of a profile's rounds and plan with all their words, in the language of the translator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from competency_app import wording
from competency_app.actions.assessing import framework_of, get, result
from competency_app.actions.comparing import compare
from competency_app.domain import pictures
from competency_app.domain.answers import Reason
from competency_app.domain.change import same_version
from competency_app.domain.figures import (
    Axis,
    DumbbellFigure,
    LoadFigure,
    StripFigure,
    StripRow,
    WheelFigure,
)
from competency_app.domain.framework import Framework, Node, Texts
from competency_app.domain.load import weekly_load
from competency_app.domain.pictures import RowWords
from competency_app.domain.results import AreaResult, Comparison, CompetenceResult, NodeChange, Result
from competency_app.domain.rounds import Round, RoundId
from competency_app.domain.scoring import scale_of_most
from competency_app.i18n import Translator, first_weekday
from competency_app.store import owners, plans
from competency_app.wording.tables import table
from competency_app.workspace import Workspace

__all__ = ["area_strip", "competence_strip", "dumbbell", "load", "table", "wheel"]


@dataclass(frozen=True, slots=True)
class _Source:
    """What all figures of a framework are drawn and worded from."""

    framework: Framework
    texts: Texts
    tr: Translator

    def axis(self, scale: str) -> Axis:
        return Axis(wording.short_levels(self.texts, self.framework.scales[scale]))

    def short(self, scale: str, level: str) -> str:
        return wording.code(wording.short_level(self.texts, scale, level), self.tr)


def area_strip(
    workspace: Workspace,
    round_id: RoundId,
    tr: Translator,
    rule_id: str | None = None,
    framework_language: str | None = None,
) -> StripFigure:
    """The profile by area: dots, middle and likely range."""
    return area_figure(*_read(workspace, round_id, rule_id, framework_language), tr)


def area_figure(found: Result, framework: Framework, texts: Texts, tr: Translator) -> StripFigure:
    """The profile by area from a result already at hand."""
    source = _Source(framework, texts, tr)
    axis = source.axis(found.area_scale)
    open_nodes = pictures.first_open_nodes(framework, found)
    areas = {
        area.node: pictures.area_row(area, axis, _area_words(area, found, source), open_nodes.get(area.node))
        for area in found.areas
    }
    rows = tuple(row for key, area_row in areas.items() for row in (area_row, *_groups(key, found, source)))
    has_level = any(area.reached for area in found.areas)
    has_bands = any(row.low is not None for row in rows)
    staged = found.area_scale != found.scale
    return StripFigure(
        title=wording.result_sentence(found, framework, texts, tr),
        summary=_spoken(tuple(areas.values())),
        axis=axis,
        rows=rows,
        count_head=tr.gettext("Answered, level") if has_level else tr.gettext("Answered"),
        has_bands=has_bands,
        dots_head=tr.gettext("Stages mastered") if staged else tr.gettext("Answers"),
        dot_words=tr.gettext("a stage you master") if staged else tr.gettext("one competence"),
        middle_words=_middle_legend(found, tr),
        band_words=tr.gettext("likely range") if has_bands else "",
    )


def _groups(area: str, found: Result, source: _Source) -> Iterator[StripRow]:
    """Rows of the groups within an area, where a framework is deeper than areas and what is answered."""
    asked = {one.node: one for one in found.competences}
    for group in () if found.first_look else source.framework.groups_in(area):
        inside = [asked[node.key] for node in source.framework.assessable_in(group.key) if node.key in asked]
        if inside:
            yield pictures.group_row(group, inside, _group_words(group, inside, found, source))


def _group_words(group: Node, inside: Sequence[CompetenceResult], found: Result, source: _Source) -> RowWords:
    tr = source.tr
    applicable = [one for one in inside if one.reason is not Reason.NOT_APPLICABLE]
    levels = [one.level for one in inside if one.level is not None]
    count = wording.count_words(len(levels), len(applicable), tr)
    name = wording.titled(source.framework, source.texts, group.key, tr)
    names = tr.join(wording.level_names(source.texts, found.scale, levels, tr))
    spoken = tr.gettext("{area}: {count} answered, {levels}.") if levels else tr.gettext("{area}: {count} answered.")
    return RowWords(
        title=source.texts.title_of(group.key),
        at_end=count,
        missing=tr.gettext("no level yet"),
        spoken=spoken.format(area=name, count=count, levels=names),
    )


def _middle_legend(found: Result, tr: Translator) -> str:
    if found.rule_kind == "median-of-chosen":
        return tr.gettext("middle answer")
    return tr.gettext("level reached")


def _area_words(area: AreaResult, found: Result, source: _Source) -> RowWords:
    tr = source.tr
    count = wording.count_words(area.answered, area.applicable, tr)
    if area.reached is not None:
        level = source.short(found.area_scale, area.reached)
        count = tr.gettext("{count}, {level}").format(count=count, level=level)
    return RowWords(
        title=source.texts.title_of(area.node),
        at_end=count,
        missing=wording.missing_words(found, tr),
        spoken=wording.spoken_area(area, found, source.framework, source.texts, tr),
    )


def competence_strip(
    workspace: Workspace,
    round_id: RoundId,
    tr: Translator,
    rule_id: str | None = None,
    framework_language: str | None = None,
) -> StripFigure:
    """All competences of a round, one dot each, in the framework's order."""
    return competence_figure(*_read(workspace, round_id, rule_id, framework_language), tr)


def competence_figure(found: Result, framework: Framework, texts: Texts, tr: Translator) -> StripFigure:
    """All competences from a result already at hand."""
    source = _Source(framework, texts, tr)
    rows = tuple(
        pictures.competence_row(
            one,
            _competence_words(one, source),
            on_axis=framework.scale_of(one.node).key == found.scale,
        )
        for one in found.competences
    )
    return StripFigure(
        title=wording.result_sentence(found, framework, texts, tr),
        summary=_spoken(rows),
        axis=source.axis(found.scale),
        rows=rows,
        count_head=tr.gettext("Level"),
        has_bands=False,
        dot_words=tr.gettext("your answer"),
    )


def _competence_words(one: CompetenceResult, source: _Source) -> RowWords:
    answer = wording.answer_words(one, source.framework, source.texts, source.tr)
    scale = source.framework.scale_of(one.node).key
    return RowWords(
        title=source.texts.title_of(one.node),
        at_end=source.short(scale, one.level) if one.level is not None else "",
        missing=answer,
        spoken=wording.spoken_competence(one, source.framework, source.texts, source.tr),
    )


def wheel(
    workspace: Workspace,
    round_ids: Sequence[RoundId],
    tr: Translator,
    framework_language: str | None = None,
) -> WheelFigure:
    """One outline per round of the middles of all areas; rounds of another framework version are left out.

    The newest round decides the version. Areas keep the framework's order.
    """
    chosen = sorted((get(workspace, round_id) for round_id in round_ids), key=lambda one: one.number)
    newest = chosen[-1]
    source = _Source(*_words(workspace, newest, framework_language), tr)
    results = {one.id: result(workspace, one.id) for one in chosen if same_version(one, newest)}
    found = results[newest.id]
    axis = source.axis(found.area_scale)
    areas = tuple(area.node for area in found.areas)
    series = tuple(
        (tr.date(one.on), pictures.area_middles(results[one.id], axis, areas)) for one in chosen if one.id in results
    )
    return WheelFigure(
        title=wording.result_sentence(found, source.framework, source.texts, tr),
        summary=tr.sentences(
            *(wording.spoken_area(area, found, source.framework, source.texts, tr) for area in found.areas)
        ),
        axis=axis,
        spokes=tuple(wording.titled(source.framework, source.texts, area, tr) for area in areas),
        series=series,
        warning=wording.wheel_warning(tr),
    )


def dumbbell(
    workspace: Workspace,
    before_id: RoundId,
    after_id: RoundId,
    tr: Translator,
    *,
    only_changed: bool,
    framework_language: str | None = None,
) -> DumbbellFigure:
    """Two rounds against each other; empty of rows when their framework versions differ."""
    framework, texts = _words(workspace, get(workspace, after_id), framework_language)
    return dumbbell_figure(compare(workspace, before_id, after_id), framework, texts, tr, only_changed=only_changed)


def dumbbell_figure(
    comparison: Comparison, framework: Framework, texts: Texts, tr: Translator, *, only_changed: bool
) -> DumbbellFigure:
    """Two rounds against each other from a comparison already at hand."""
    source = _Source(framework, texts, tr)
    scale = scale_of_most(framework, tuple(change.node for change in comparison.changes))
    shown = [
        change
        for change in comparison.changes
        if (change.step or change.look_back or not only_changed) and framework.scale_of(change.node).key == scale.key
    ]
    words = {change.node: _change_words(change, comparison, source) for change in shown}
    before, after = date.fromisoformat(comparison.before_on), date.fromisoformat(comparison.after_on)
    labels, heads = wording.days_apart(before, after, tr), wording.told_apart(before, after, tr)
    return DumbbellFigure(
        title=wording.change_sentence(comparison, tr),
        summary=tr.sentences(wording.clear_sentence(comparison, tr), wording.lower_hint(comparison, tr)),
        axis=source.axis(scale.key),
        groups=pictures.dumbbell_groups(
            framework, comparison, words, lambda verdict: wording.group_heading(verdict, tr)
        ),
        before_label=labels[0],
        after_label=labels[1],
        words_head=tr.gettext("{first} to {last}").format(first=heads[0], last=heads[1]),
        wobble=pictures.whole_levels(comparison.wobble),
        wobble_words=wording.wobble_legend(tr) if comparison.wobble is not None else "",
        look_back_words=tr.gettext("looking back") if any(change.look_back for change in shown) else "",
    )


def _change_words(change: NodeChange, comparison: Comparison, source: _Source) -> RowWords:
    framework, texts, tr = source.framework, source.texts, source.tr
    return RowWords(
        title=texts.title_of(change.node),
        at_end=wording.moved_words(change, framework, texts, tr),
        spoken=wording.spoken_change(change, comparison, framework, texts, tr),
    )


def load(workspace: Workspace, tr: Translator) -> LoadFigure:
    """Hours a week of the open goals, against the hours set aside."""
    with workspace.read() as session:
        owner, goals = owners.load(session), plans.goals(session)
    weeks = weekly_load(
        goals,
        owner.terms,
        owner.hours_a_week,
        first_weekday=first_weekday(tr.language),
        today=workspace.today(),
    )
    # A week may have nothing set aside; only without any week the usual hours stand in.
    set_aside = weeks.set_aside if weeks.weeks else owner.hours_a_week
    codes = tuple(
        workspace.framework(goal.framework_id, goal.framework_version).node(goal.node).code for goal in weeks.goals
    )
    return LoadFigure(
        title=wording.load_title(weeks, tr),
        summary=wording.load_sentence(weeks, tr),
        goals=codes,
        bars=pictures.load_bars(weeks, lambda week: wording.short_day(week.start, tr), wording.week_off(tr)),
        set_aside=set_aside,
        set_aside_words=wording.set_aside_words(set_aside, tr),
    )


def _read(
    workspace: Workspace, round_id: RoundId, rule_id: str | None, framework_language: str | None
) -> tuple[Result, Framework, Texts]:
    framework, texts = _words(workspace, get(workspace, round_id), framework_language)
    return result(workspace, round_id, rule_id), framework, texts


def _words(workspace: Workspace, one: Round, framework_language: str | None) -> tuple[Framework, Texts]:
    """Framework and words of a round; its words speak the round's language unless another is wanted."""
    framework = framework_of(workspace, one)
    return framework, workspace.texts(framework, framework_language or one.language)


def _spoken(rows: Sequence[StripRow]) -> str:
    return " ".join(row.spoken if row.spoken.endswith(".") else f"{row.spoken}." for row in rows)
