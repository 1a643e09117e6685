"""One competence: its level now and next, what it was before, and the evidence that makes it firm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing, evidence, planning
from competency_app.i18n import _
from ui import theme
from ui.components import competence_cards as cards
from ui.components.competence_cards import CompetenceReading
from ui.components.evidence_list import EvidenceList, firmness
from ui.components.goal_adding import add_goal
from ui.components.page_banner import PageBanner
from ui.components.reading_order import follow_reading
from ui.components.related_parts import related_card
from ui.components.round_reading import chosen_round
from ui.components.settling import settle
from ui.components.slot import Slot
from ui.navigation import Page
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.cards import Card
from ui.widgets.frame import BottomBar, PageHeader
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.plans import Goal
    from ui.context import UiContext


class CompetencePage(Page):
    """Words are made anew at each visit; the evidence stays while its competence stays."""

    rail_key = "result"
    help_topic = "competence"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.reading: CompetenceReading | None = None
        self._goal_there: Goal | None = None
        self._empty: Button | None = None
        self._back = secondary(_("Back to the results"))
        self._back.setObjectName("competence.back")
        self._goal = primary(_("Make this a goal"))
        self._goal.setObjectName("competence.goal")

    def body(self) -> QWidget:
        """Header, levels, advice, note, history, evidence, related competences."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner, self._head = PageBanner(), Slot()
        self._statement, self._levels = Slot(below=16), Slot()
        self._advice, self._noted, self._history, self._related = (Slot(above=16) for _part in range(4))
        self.evidence = EvidenceList(self.ctx)
        self._firm = TextBlock("", theme.SECONDARY, tone="text2")
        self._kept = Card(spacing=4)
        self._kept.column.addWidget(TextBlock(_("Evidence"), bold=True))
        self._kept.column.addWidget(self._firm)
        self._kept.column.addSpacing(theme.px(4))
        self._kept.column.addWidget(self.evidence)
        for part in (
            self.banner, self._head, self._statement, self._levels, self._advice, self._noted, self._history
        ):  # fmt: skip
            column.addWidget(part)
        column.addSpacing(theme.px(16))
        column.addWidget(self._kept)
        column.addWidget(self._related)
        return host

    def bottom_bar(self) -> BottomBar:
        """Back, and the one primary button."""
        self._back.clicked.connect(self.on_back)
        self._goal.clicked.connect(self._on_goal)
        self._bar = BottomBar([self._back], [self._goal])
        return self._bar

    def open(self, args: Mapping[str, object]) -> None:
        """Show a competence of a round; the newest round where none is named."""
        self.banner.clear()
        self._read(chosen_round(self.ctx.workspace, args.get("round")), str(args.get("node") or ""))

    def refresh(self, changes: object) -> None:
        """Evidence, goals or answers changed."""
        del changes
        if self.reading is not None:
            self._read(self.reading.round.id, self.reading.node)

    def showEvent(self, event: QShowEvent) -> None:
        """Heights are right before the first paint."""
        super().showEvent(event)
        settle(self)

    def place(self) -> tuple[str, str]:
        """Framework and round, then the competence's area."""
        if self.reading is None:
            return "", ""
        tr, texts = self.ctx.tr, self.reading.texts
        area = self.reading.framework.area_of(self.reading.node)
        strong = _("{framework}, {date}").format(
            framework=wording.foreign(texts.title, tr), date=tr.date(self.reading.round.on)
        )
        return strong, f"· {wording.titled(self.reading.framework, texts, area.key, tr)}"

    def primary_button(self) -> Button | None:
        """Make a goal, or open the plan that has it."""
        return self._empty or self._goal

    def first_focus(self) -> QWidget | None:
        """The primary button, else the way back."""
        return self._empty or (self._goal if self._goal.isVisibleTo(self) and self._goal.isEnabled() else self._back)

    def on_back(self) -> None:
        """To the round's result."""
        if self.reading is not None:
            self.ctx.go("result", round=self.reading.round.id, view="competences")

    def on_evidence(self) -> None:
        """Ctrl+E: write down evidence."""
        self.evidence.words.setFocus()

    # -- content

    def _read(self, round_id: int | None, node: str) -> None:
        self.reading = self._reading(round_id, node)
        self._empty = None
        has_one = self.reading is not None
        self._bar.setVisible(has_one)
        self._kept.setVisible(has_one)
        if self.reading is not None:
            self._show(self.reading)
        else:
            self._show_empty()
        follow_reading(self)
        settle(self)
        self.place_changed.emit()

    def _reading(self, round_id: int | None, node: str) -> CompetenceReading | None:
        ws = self.ctx.workspace
        one = next((each for each in assessing.rounds(ws) if each.id == round_id), None)
        framework = assessing.framework_of(ws, one) if one is not None else None
        if one is None or framework is None or node not in framework.by_key:
            return None
        answer = assessing.sheet(ws, one.id).answers.get(node)
        above = planning.next_step(framework, node, answer.level if answer else None)
        return CompetenceReading(one, framework, ws.texts(framework, one.language), node, answer, above)

    def _show_empty(self) -> None:
        for slot in (self._statement, self._levels, self._advice, self._noted, self._history, self._related):
            slot.put(None)
        sentence = _("This competence is not part of the round any more. The results show all that are.")
        empty = EmptyState(_("Nothing to show here"), sentence, _("See results"))
        self._empty = empty.button
        if self._empty is not None:
            self._empty.clicked.connect(lambda: self.ctx.go("result"))
        self._head.put(empty)

    def _show(self, reading: CompetenceReading) -> None:
        tr, ws = self.ctx.tr, self.ctx.workspace
        self._head.put(PageHeader(wording.titled(reading.framework, reading.texts, reading.node, tr), self._sub()))
        self._statement.put(self._statement_of(reading))
        self._levels.put(cards.now_and_next(reading, tr))
        past = cards.past_of(ws, reading, tr)
        self.history = cards.HistoryCard(past, tr)
        self._advice.put(cards.advice(reading))
        self._noted.put(cards.own_words(reading, tr))
        self._history.put(self.history)
        pieces = evidence.for_node(ws, reading.framework.id, reading.node)
        firm = wording.trust_words(firmness(pieces), tr)
        self._firm.set_text(_("How firm this level is now: {step}").format(step=firm))
        self.evidence.show_for(reading.framework.id, reading.node)
        self._related.put(related_card(ws, reading.framework, reading.texts, reading.node, tr))
        self._show_goal(reading)
        note = reading.note(tr)
        if note and not self.banner.text:
            self.banner.say("hint", note)

    def _sub(self) -> str:
        reading, tr = self.reading, self.ctx.tr
        if reading is None:
            return ""
        reason = reading.answer.reason if reading.answer else None
        level = (
            wording.level_name(reading.texts, reading.scale, reading.level, tr)
            if reading.level
            else wording.reason_words(reason, tr)
        )
        return _("Your own rating: {level}, {date}").format(level=level, date=tr.date(reading.round.on))

    def _statement_of(self, reading: CompetenceReading) -> QWidget | None:
        """What the competence is; the descriptors of the levels say it themselves where there are some."""
        words = reading.texts.node(reading.node)
        if words.levels or not words.statement:
            return None
        block = TextBlock(words.statement, widest=880)
        block.set_text_direction(reading.direction("statement"))
        return block

    def _show_goal(self, reading: CompetenceReading) -> None:
        """A goal where there is a next level; the plan where it is a goal already."""
        goals = planning.plan(self.ctx.workspace).open_goals
        same = [goal for goal in goals if (goal.framework_id, goal.node) == (reading.framework.id, reading.node)]
        self._goal_there = same[0] if same else None
        self._goal.setText(_("Open the plan") if same else _("Make this a goal"))
        self._goal.setVisible(bool(same) or (reading.above is not None and reading.node in reading.round.nodes))
        self._goal.setEnabled(bool(same) or not self.ctx.workspace.read_only)

    def _on_goal(self) -> None:
        if self._goal_there is not None:
            self.ctx.go("plan", goal=self._goal_there.id)
        elif self.reading is not None:
            add_goal(self.ctx, self.banner, self.reading.round.id, self.reading.node)


def create(ctx: UiContext) -> Page:
    """The page for the route "competence"."""
    return CompetencePage(ctx)
