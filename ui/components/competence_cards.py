"""The cards of one competence: level now and next, advice, the answer's note, its history, related competences."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing
from competency_app.i18n import _
from ui import theme
from ui.components.round_words import text_direction
from ui.widgets.arranging import SideBySide
from ui.widgets.buttons import quiet
from ui.widgets.cards import Card
from ui.widgets.frame import add_flush
from ui.widgets.level_tag import LevelTag
from ui.widgets.text import TextBlock, label

if TYPE_CHECKING:
    from competency_app.domain.answers import Answer
    from competency_app.domain.framework import Framework, Texts
    from competency_app.domain.rounds import Round
    from competency_app.i18n import Translator
    from competency_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CompetenceReading:
    """One competence in one round; `above` is the next level, None at the top."""

    round: Round
    framework: Framework
    texts: Texts
    node: str
    answer: Answer | None
    above: str | None

    @property
    def level(self) -> str | None:
        """The chosen level."""
        return self.answer.level if self.answer else None

    @property
    def scale(self) -> str:
        """Key of the scale it is answered on."""
        return self.framework.scale_of(self.node).key

    def direction(self, field: str) -> Qt.LayoutDirection:
        """How a text of the competence reads, whatever the window's language."""
        return text_direction(self.texts.language_of(self.node, field))

    def level_direction(self, level: str) -> Qt.LayoutDirection:
        """How `level_words` read."""
        if self.texts.descriptor(self.node, level):
            return self.direction(f"levels.{level}")
        return text_direction(self.texts.level_language(self.scale, level))

    def note(self, tr: Translator) -> str:
        """What is shown in the original because nobody has translated it yet."""
        shown = [level for level in (self.level, self.above) if level]
        flags = [*self.texts.fallbacks(self.node, "title", *(f"levels.{level}" for level in shown))]
        flags += self.texts.fallbacks(self.node, f"next_steps.{self.level}")
        if not self.texts.node(self.node).levels:
            flags += self.texts.fallbacks(self.node, "statement")
            flags += [self.texts.is_level_fallback(self.scale, level) for level in shown]
        return wording.not_translated(self.texts, flags, tr)


@dataclass(frozen=True, slots=True)
class Past:
    """The answer of one round: words, and the position of its level where it has one."""

    round: Round
    words: str
    position: int | None
    look_back: str


def level_words(reading: CompetenceReading, level: str) -> str:
    """What a level means here: its description for this competence, else for the whole scale, else its label."""
    of_scale = reading.texts.level(reading.scale, level)
    return reading.texts.descriptor(reading.node, level) or of_scale.description or of_scale.label


def now_and_next(reading: CompetenceReading, tr: Translator) -> QWidget:
    """The level chosen and the one above, beside each other."""
    now = _level_card(_("Now"), reading, reading.level, tr) if reading.level else _no_level(reading, tr)
    if reading.answer is not None and reading.answer.carried_on is not None:
        day = _("Taken over from {date}").format(date=tr.date(reading.answer.carried_on))
        now.column.addWidget(TextBlock(day, theme.SECONDARY, tone="text2"))
    following = reading.above
    if following is None:
        top = Card(spacing=4)
        top.column.addWidget(TextBlock(_("Next"), bold=True))
        top.column.addWidget(TextBlock(_("This is the highest level. Others can learn from how you do it.")))
        top.column.addStretch(1)
        return SideBySide([now, top])
    return SideBySide([now, _level_card(_("Next"), reading, following, tr, target=True)])


def _level_card(title: str, reading: CompetenceReading, level: str, tr: Translator, *, target: bool = False) -> Card:
    card = Card(spacing=8)
    head = QHBoxLayout()
    head.addWidget(TextBlock(title, bold=True), 1)
    code, meaning = wording.short_level(reading.texts, reading.scale, level), level_words(reading, level)
    head.addWidget(LevelTag(wording.code(code, tr), target=target))
    card.column.addLayout(head)
    if meaning != code:
        words = TextBlock(meaning)
        words.set_text_direction(reading.level_direction(level))
        card.column.addWidget(words)
    card.column.addStretch(1)
    return card


def _no_level(reading: CompetenceReading, tr: Translator) -> Card:
    card = Card(spacing=8)
    card.column.addWidget(TextBlock(_("Now"), bold=True))
    reason = reading.answer.reason if reading.answer else None
    card.column.addWidget(TextBlock(wording.reason_words(reason, tr)))
    card.column.addStretch(1)
    return card


def advice(reading: CompetenceReading) -> Card | None:
    """What could be a first step, where the framework has advice for this level."""
    words = reading.texts.node(reading.node).next_steps.get(reading.level or "", "")
    if not words:
        return None
    card = Card(spacing=4)
    card.column.addWidget(TextBlock(_("An idea for the next step"), bold=True))
    block = TextBlock(words)
    block.set_text_direction(reading.direction(f"next_steps.{reading.level}"))
    card.column.addWidget(block)
    return card


def own_words(reading: CompetenceReading, tr: Translator) -> Card | None:
    """Note, what stands in the way and the flag of the answer; nothing where there is none."""
    answer = reading.answer
    if answer is None or not (answer.note or answer.barrier or answer.unclear):
        return None
    card = Card(spacing=4)
    card.column.addWidget(TextBlock(_("What you noted"), bold=True))
    if answer.note:
        card.column.addWidget(TextBlock(answer.note))
    if answer.barrier is not None:
        words = _("In the way: {barrier}").format(barrier=wording.barrier_words(answer.barrier, tr))
        card.column.addWidget(TextBlock(words, tone="text2"))
    if answer.unclear:
        card.column.addWidget(TextBlock(_("You marked a sentence of this competence as unclear."), tone="text2"))
    return card


def past_of(workspace: Workspace, reading: CompetenceReading, tr: Translator) -> tuple[Past, ...]:
    """The answers to this competence in all rounds of the same framework version, first round first."""
    found = []
    for one in assessing.rounds(workspace):
        if one.fingerprint != reading.round.fingerprint or reading.node not in one.nodes:
            continue
        answer = assessing.sheet(workspace, one.id).answers.get(reading.node)
        level = answer.level if answer else None
        words = (
            wording.level_name(reading.texts, reading.scale, level, tr)
            if level
            else wording.reason_words(answer.reason if answer else None, tr)
        )
        back = one.look_back.get(reading.node, "")
        found.append(
            Past(
                round=one,
                words=words,
                position=reading.framework.level_index(reading.node, level) if level else None,
                look_back=wording.level_name(reading.texts, reading.scale, back, tr) if back else "",
            )
        )
    return tuple(found)


class HistoryCard(Card):
    """One line per round, and why a level can go down where one did."""

    def __init__(self, past: tuple[Past, ...], tr: Translator) -> None:
        super().__init__(spacing=4)
        self.column.addWidget(TextBlock(_("Over time"), bold=True))
        days = [label(tr.date(one.round.on), tone="text2", figures=True) for one in past]
        widest = max([theme.px(152), *(day.sizeHint().width() for day in days)])
        for one, day in zip(past, days, strict=True):
            words = one.words
            if one.look_back:
                words = _("{level}, looking back: {other}").format(level=words, other=one.look_back)
            row = QHBoxLayout()
            row.setSpacing(theme.px(16))
            day.setFixedWidth(widest)
            row.addWidget(day)
            row.addWidget(TextBlock(words), 1)
            self.column.addLayout(row)
        self.why: TextBlock | None = None
        if _went_down(past):
            self._add_why(tr)

    def _add_why(self, tr: Translator) -> None:
        button = quiet(_("Why can it go down?"), small=True)
        button.setObjectName("competence.why")
        button.setCheckable(True)
        row = QHBoxLayout()
        add_flush(row, button, "start")
        row.addStretch(1)
        self.column.addLayout(row)
        self.why = TextBlock(wording.why_lower(tr))
        self.why.hide()
        button.toggled.connect(self.why.setVisible)
        self.column.addWidget(self.why)


def _went_down(past: tuple[Past, ...]) -> bool:
    positions = [one.position for one in past if one.position is not None]
    return any(later < earlier for earlier, later in itertools.pairwise(positions))
