"""The parts of the result page that are made anew at each visit: header, caption, lists, empty states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from competency_app import wording
from competency_app.domain.scoring import rule_or_middle
from competency_app.i18n import _, pgettext, sentences
from ui import theme
from ui.components.method_panel import rule_name
from ui.components.round_picker import RoundPicker
from ui.components.round_reading import placement_words
from ui.components.short_list import ShortList, ShortRow
from ui.widgets.arranging import SideBySide
from ui.widgets.banner import EmptyState
from ui.widgets.frame import PageHeader
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.figures import TableFigure
    from competency_app.domain.rounds import Round
    from competency_app.i18n import Translator
    from ui.components.round_reading import RoundReading

Lead = tuple[str, dict[str, object]]


def views(reading: RoundReading) -> list[tuple[str, str]]:
    """The views a result has: a first look shows no areas, the wheel knows the round's own rule only."""
    found = [("competences", _("All competences"))]
    if not reading.result.first_look:
        found.insert(0, ("areas", _("Areas")))
        if reading.is_own_rule:
            found.append(("wheel", _("Wheel")))
    return [*found, ("table", _("Table"))]


def header(reading: RoundReading, segments: QWidget, tr: Translator) -> tuple[PageHeader, RoundPicker | None]:
    """The sentence, the line below it, and with several rounds a picker."""
    title = wording.result_sentence(reading.result, reading.framework, reading.texts, tr)
    sub = wording.result_note(reading.result, tr)
    if not reading.round.is_finished:
        sub = _("This round is not finished; the picture counts what is answered so far.")
    if len(reading.every) == 1:
        return PageHeader(title, sub, end=segments), None
    picker = RoundPicker(reading.every, reading.round, tr, name=_("Round shown"))
    picker.setObjectName("result.round")
    return PageHeader(title, sub, end=segments, after_sub=picker), picker


def caption(reading: RoundReading, tr: Translator) -> TextBlock:
    """Rule and placement, small, below the picture."""
    rule = _("Rule: {rule}.").format(rule=rule_name(rule_or_middle(reading.framework, reading.result.rule_id), tr))
    if not reading.is_own_rule:
        other = _("The same answers, read with another rule than the round began with.")
        rule = sentences(rule, other)
    words = sentences(rule, placement_words(reading, tr))
    return TextBlock(words, theme.SECONDARY, tone="text2", widest=880)


class Lists(SideBySide):
    """The two short lists beside each other."""

    def __init__(self, lists: Sequence[ShortList]) -> None:
        super().__init__(lists)
        self.lists = tuple(lists)


def lists(reading: RoundReading, tr: Translator) -> Lists:
    """What comes easily, and what is worth a closer look: at most three each."""
    easy = ShortList(
        _("Comes easily now"),
        _short_rows(reading, reading.result.strengths, tr),
        empty=_("Nothing stands out yet."),
    )
    closer = ShortList(
        _("Worth a closer look"),
        _short_rows(reading, reading.result.closer_look, tr),
        empty=_("Nothing stands out; any competence can be a goal."),
    )
    easy.setObjectName("result.easy")
    closer.setObjectName("result.closer")
    return Lists((easy, closer))


def _short_rows(reading: RoundReading, nodes: Sequence[str], tr: Translator) -> list[ShortRow]:
    levels = {one.node: one.level for one in reading.result.competences}
    rows = []
    for node in nodes:
        level, scale = levels.get(node), reading.framework.scale_of(node).key
        words = wording.code(wording.short_level(reading.texts, scale, level), tr) if level else ""
        rows.append(ShortRow(node, reading.framework.node(node).code, reading.texts.title_of(node), words))
    return rows


def compare_words(earlier: Round, later: Round, tr: Translator) -> str:
    """The button that leads to the comparison: "Compare with March"."""
    return _("Compare with {date}").format(date=wording.told_apart(earlier.on, later.on, tr)[0])


def with_confidence(table: TableFigure, areas: Sequence[str], one: Round, tr: Translator) -> TableFigure:
    """The table with a column of how sure the teacher is of each area, where that was ever said."""
    if not one.confidence:
        return table
    sure = [wording.confidence_words(one.confidence.get(area), tr) for area in areas]
    return replace(
        table,
        columns=(*table.columns, _("How sure")),
        rows=tuple((*row, words) for row, words in zip(table.rows, sure, strict=True)),
    )


def empty(reading: RoundReading | None, tr: Translator) -> tuple[EmptyState, Lead]:
    """What stands here without a picture, and where its button leads."""
    if reading is None:
        sentence = _("Results appear here as soon as two questions are answered.")
        return EmptyState(_("No results yet"), sentence, _("Start")), ("choose", {})
    title = wording.result_sentence(reading.result, reading.framework, reading.texts, tr)
    sentence = wording.why_missing(tr)
    if reading.round.is_finished:
        return EmptyState(title, sentence, _("Start a new round")), ("choose", {})
    open_node = next((one.node for one in reading.result.competences if one.level is None and one.reason is None), None)
    lead: dict[str, object] = {"round": reading.round.id}
    return EmptyState(title, sentence, pgettext("button", "Answer")), (
        "question",
        lead | ({"node": open_node} if open_node else {}),
    )
