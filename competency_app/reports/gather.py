"""From the values of the domain to what a report says. Figures are handed in; nothing is read from a profile here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from competency_app import wording
from competency_app.domain.answers import AnswerSheet
from competency_app.domain.framework import Asking, Framework, Texts
from competency_app.domain.plans import Goal, GoalStatus, Owner
from competency_app.domain.results import Comparison, CompetenceResult, Result
from competency_app.domain.rounds import Evidence, Round
from competency_app.domain.scoring import rule_or_middle
from competency_app.domain.text_places import field_of, next_field
from competency_app.i18n import Translator
from competency_app.reports import content as c
from competency_app.reports.blocks import LevelItem


@dataclass(frozen=True, slots=True)
class Source:
    """What every report of a round is worded from; `name` is how the owner is called on paper."""

    owner: Owner
    name: str
    framework: Framework
    texts: Texts
    tr: Translator
    program: str

    def level(self, node: str, level: str | None) -> str:
        """A level's short name; empty for none."""
        return wording.short_level(self.texts, self.framework.scale_of(node).key, level) if level else ""


def passport(source: Source, one: Round, result: Result) -> c.Passport:
    """Where the figures come from."""
    file = source.framework.file
    origin = ", ".join(filter(None, (file.source.publisher, file.source.identifier)))
    rule = rule_or_middle(source.framework, result.rule_id)
    return c.Passport(
        name=source.name,
        framework=source.texts.title,
        version=source.framework.version,
        rule=wording.rule_title(rule, source.tr),
        rule_version=result.rule_version,
        on=one.on,
        answered=result.rated,
        total=result.total,
        fingerprint=source.framework.fingerprint,
        credit=source.tr.gettext("framework: {origin}").format(origin=origin) if origin else "",
        program=source.program,
        source=source.framework.credit_line(source.texts),
        untranslated=untranslated(source, one),
    )


def untranslated(source: Source, one: Round) -> str:
    """A sentence where words of the round are not in the language of the report."""
    shown = dict.fromkeys((*(source.framework.area_of(node).key for node in one.nodes), *one.nodes))
    flags = [flag for key in shown for flag in source.texts.fallbacks(key, "title")]
    for scale in source.framework.file.scales:
        flags += [source.texts.is_level_fallback(scale.key, level.key) for level in scale.levels]
    return wording.not_translated(source.texts, flags, source.tr, source.tr.language)


def other_language(source: Source, node: str, field: str) -> str:
    """The language of a text where it is not the report's, else nothing."""
    language = source.texts.language_of(node, field)
    return language if language.partition("-")[0] != source.tr.language.partition("-")[0] else ""


def item(source: Source, one: CompetenceResult) -> LevelItem:
    """A competence with its level, or why it has none."""
    return LevelItem(
        code=one.code,
        title=source.texts.short_of(one.node) or one.code,
        level=source.level(one.node, one.level),
        position=one.position or 0,
        of=len(source.framework.scale_of(one.node).levels),
        words="" if one.level else wording.reason_words(one.reason, source.tr),
        language=other_language(source, one.node, "title"),
    )


def stages(source: Source, result: Result) -> tuple[LevelItem, ...]:
    """Aspects with the stage reached, where the framework asks how far each stage is mastered."""
    if source.framework.file.asking is not Asking.MASTERY or result.area_scale == result.scale:
        return ()
    keys = [level.key for level in source.framework.scales[result.area_scale].levels]
    return tuple(
        LevelItem(
            area.code,
            source.texts.title_of(area.node),
            wording.short_level(source.texts, result.area_scale, area.reached) if area.reached else "",
            keys.index(area.reached) + 1 if area.reached in keys else 0,
            len(keys),
            "" if area.reached else source.tr.gettext("no stage yet"),
            other_language(source, area.node, "title"),
        )
        for area in result.areas
    )


def scale(source: Source, result: Result) -> tuple[c.Scale, ...]:
    """What the levels mean, stages first where there are some."""
    found = []
    for key in dict.fromkeys((result.area_scale, result.scale)):
        for level in source.framework.scales[key].levels if key in source.framework.scales else ():
            text = source.texts.level(key, level.key)
            name = level.key if wording.is_code(level.key) else text.label
            found.append(c.Scale(name, text.label, text.description))
    return tuple(found)


def notes(source: Source, sheet: AnswerSheet) -> tuple[c.Note, ...]:
    """Barriers and notes in the framework's order."""
    return tuple(
        c.Note(
            source.framework.node(node).code,
            source.texts.title_of(node),
            answer.note,
            wording.barrier_words(answer.barrier, source.tr) if answer.barrier else "",
        )
        for node in sheet.nodes
        if (answer := sheet.answers.get(node)) is not None and (answer.note or answer.barrier)
    )


def shown(source: Source, evidence: Sequence[Evidence]) -> tuple[c.Shown, ...]:
    """Evidence of this framework with the codes it belongs to."""
    known = source.framework.by_key
    return tuple(
        c.Shown(
            one.title or one.file_name or one.text,
            tuple(known[node].code for node in one.nodes_in(source.framework.id) if node in known),
            wording.trust_words(one.trust, source.tr),
        )
        for one in evidence
        if one.nodes_in(source.framework.id) or one.framework_id == source.framework.id
    )


def placement(source: Source, one: Round) -> str:
    """Where the teacher placed themself as a whole, before and after the questions."""
    tr, parts = source.tr, []
    scale_key = source.framework.placement_scale.key
    for level, line in (
        (one.placement_before, tr.gettext("before the questions: {level}")),
        (one.placement_after, tr.gettext("after the questions: {level}")),
    ):
        if level:
            parts.append(line.format(level=wording.short_level(source.texts, scale_key, level)))
    return tr.listed(*parts)


def profile_lead(source: Source, result: Result) -> str:
    """The sentence of the result page, with what could not be judged."""
    tr = source.tr
    lead = wording.result_sentence(result, source.framework, source.texts, tr)
    missing = sum(one.level is None for one in result.competences)
    if not missing or not result.rated:
        return lead
    line = tr.ngettext("{number} competence has no level.", "{number} competences have no level.", missing)
    return tr.sentences(lead, wording.sentence(line.format(number=wording.number_word(missing, tr))))


def reading(source: Source, result: Result) -> tuple[str, ...]:
    """The rule in words and how far its figures carry."""
    rule = rule_or_middle(source.framework, result.rule_id)
    return (wording.rule_words(rule, source.tr), wording.precision_sentence(source.framework, source.tr))


def planned(source: Source, goal: Goal) -> c.PlannedGoal:
    """A goal with the words of its competence; without a descriptor it starts from advice or the statement."""
    code, title, next_text, language = "", goal.node, "", ""
    if goal.node in source.framework.by_key:
        text = source.texts.node(goal.node)
        code, title = source.framework.node(goal.node).code, text.title
        field = next_field(text, goal.from_level, goal.to_level)
        next_text, language = field_of(text, field), other_language(source, goal.node, field)
    before, after = (
        _goal_level(source, goal, goal.from_level),
        _goal_level(source, goal, goal.to_level),
    )
    outcome = wording.outcome_words(goal.outcome, source.tr) if goal.outcome else ""
    return c.PlannedGoal(goal, code, title, before, after, next_text, outcome, language)


def _goal_level(source: Source, goal: Goal, level: str | None) -> str:
    return source.level(goal.node, level) if goal.node in source.framework.by_key else level or ""


def people(source: Source) -> tuple[tuple[str, str], ...]:
    """What the owner says of the place of work."""
    tr, owner = source.tr, source.owner
    found = (
        (tr.gettext("School"), owner.school),
        (tr.gettext("Subject"), owner.subject),
        (tr.gettext("Stage or year group"), owner.stage),
        (tr.gettext("Mentor"), owner.mentor),
    )
    return tuple((label, text) for label, text in found if text)


def period(goals: Sequence[Goal], tr: Translator) -> str:
    """Months from the first start to the last review of the open goals."""
    days: list[date] = [day for goal in goals for day in (goal.start, goal.review) if day is not None]
    return tr.months(min(days), max(days)) if days else ""


def closed(goals: Sequence[c.PlannedGoal]) -> tuple[c.PlannedGoal, ...]:
    """Goals that were closed, in the order of the plan."""
    return tuple(one for one in goals if one.goal.status is GoalStatus.CLOSED)


def moved(source: Source, sheets: tuple[AnswerSheet, AnswerSheet]) -> tuple[c.Moved, ...]:
    """Every competence asked at either date, with its level or why it has none."""
    before, after = sheets
    asked = {*before.nodes, *after.nodes}
    return tuple(
        c.Moved(
            node.code,
            source.texts.title_of(node.key),
            _answer(source, before, node.key),
            _answer(source, after, node.key),
        )
        for node in source.framework.nodes
        if node.key in asked
    )


def _answer(source: Source, sheet: AnswerSheet, node: str) -> str:
    if node not in sheet.nodes:
        return source.tr.gettext("not asked")
    return source.level(node, sheet.level(node)) or wording.reason_words(sheet.reason(node), source.tr)


def looked_back(source: Source, sheet: AnswerSheet, look_back: Mapping[str, str]) -> tuple[c.Moved, ...]:
    """Later ratings of the earlier date beside what was chosen then."""
    return tuple(
        c.Moved(
            source.framework.node(node).code,
            source.texts.title_of(node),
            _answer(source, sheet, node),
            "",
            source.level(node, level),
        )
        for node, level in look_back.items()
        if node in source.framework.by_key
    )


def counts(comparison: Comparison, tr: Translator) -> str:
    """How many moved up, stayed and moved down."""
    parts = (
        (tr.ngettext("{number} moved up", "{number} moved up", comparison.up), comparison.up),
        (tr.ngettext("{number} stayed", "{number} stayed", comparison.same), comparison.same),
        (tr.ngettext("{number} moved down", "{number} moved down", comparison.down), comparison.down),
    )
    return " · ".join(words.format(number=tr.number(number)) for words, number in parts)
