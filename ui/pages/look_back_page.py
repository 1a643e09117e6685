"""Looking back: where one really stood at an earlier round. Optional, and kept apart from the first answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing, comparing
from competency_app.i18n import _, ngettext
from ui import theme
from ui.components.competence_cards import CompetenceReading, level_words
from ui.components.page_banner import PageBanner
from ui.components.rating_grid import RatingGrid, RatingRow
from ui.components.reading_order import follow_reading
from ui.components.saving import save
from ui.components.slot import Slot
from ui.navigation import Page
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.drawer import Drawer
from ui.widgets.frame import BottomBar, PageHeader
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.framework import Framework, Scale, Texts
    from competency_app.domain.rounds import Round
    from ui.context import UiContext


class LookBackPage(Page):
    """A grid per scale; below it, in a pane, the whole description of the level the keyboard is on."""

    rail_key = "over_time"
    follows_focus = True
    help_topic = "over_time"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._round: Round | None = None
        self._empty: Button | None = None
        self._is_storing = False
        self.grids: list[RatingGrid] = []
        self._back = secondary(_("Back"))
        self._done = primary(_("Done"))

    def body(self) -> QWidget:
        """Header, the word on what this is, and the grids."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner, self._head, self._tables = PageBanner(), Slot(), Slot()
        for part in (self.banner, self._head, self._tables):
            column.addWidget(part)
        return host

    def drawer(self) -> Drawer:
        """The description of the level the keyboard is on; open from the start."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        self.title = TextBlock("", bold=True)
        self.words = TextBlock("")
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addStretch(1)
        self._pane = Drawer(_("What this level says"), content)
        self._pane.set_open(is_open=True)
        return self._pane

    def bottom_bar(self) -> BottomBar:
        """Back, and done: both lead to the comparison, everything is stored already."""
        self._back.setObjectName("look_back.back")
        self._done.setObjectName("look_back.done")
        self._back.clicked.connect(self.ctx.back)
        self._done.clicked.connect(lambda: self.ctx.go("over_time", before=self._round.id if self._round else None))
        self._bar = BottomBar([self._back], [self._done])
        return self._bar

    def open(self, args: Mapping[str, object]) -> None:
        """Show the round asked for."""
        self.banner.clear()
        every = assessing.rounds(self.ctx.workspace)
        self._round = next((one for one in every if one.id == args.get("round")), None)
        self._empty = None
        for part in (self._pane, self._bar):
            part.setVisible(self._round is not None)
        if self._round is None:
            self._show_empty()
        else:
            self._show(self._round)
        follow_reading(self)
        self.place_changed.emit()

    def refresh(self, changes: object) -> None:
        """Something was undone: show what is stored now; marks made here show by themselves."""
        del changes
        if self._round is None or self._is_storing:
            return
        self._round = assessing.get(self.ctx.workspace, self._round.id)
        for grid in self.grids:
            grid.show_marks(self._round.look_back)

    def place(self) -> tuple[str, str]:
        """Framework and round, then how many competences have a mark."""
        if self._round is None:
            return "", ""
        tr = self.ctx.tr
        framework = assessing.framework_of(self.ctx.workspace, self._round)
        title = self.ctx.workspace.texts(framework, self._round.language).title
        strong = _("{framework}, {date}").format(framework=wording.foreign(title, tr), date=tr.date(self._round.on))
        marks = sum(len(grid.chosen()) for grid in self.grids)
        words = ngettext("{count} mark looking back", "{count} marks looking back", marks)
        return strong, "· " + words.format(count=tr.number(marks))

    def primary_button(self) -> Button | None:
        """Done."""
        return self._empty or self._done

    def first_focus(self) -> QWidget | None:
        """The first grid."""
        return self.grids[0] if self.grids else self.primary_button()

    # -- content

    def _show_empty(self) -> None:
        self.grids = []
        self._tables.put(None)
        sentence = _("A look back belongs to an earlier round. Choose two dates first.")
        empty = EmptyState(_("Nothing to look back at"), sentence, _("Over time"))
        self._empty = empty.button
        if self._empty is not None:
            self._empty.clicked.connect(lambda: self.ctx.go("over_time"))
        self._head.put(empty)

    def _show(self, one: Round) -> None:
        tr = self.ctx.tr
        title = _("Looking back, where were you really on {date}?").format(date=tr.date(one.on))
        sub = _(
            "Optional, and kept apart: your first answers stay as they were. Mark only what you now see differently."
        )
        self._head.put(PageHeader(title, sub))
        framework = assessing.framework_of(self.ctx.workspace, one)
        texts = self.ctx.workspace.texts(framework, one.language)
        scales = dict.fromkeys(framework.scale_of(node).key for node in one.nodes)
        self.grids = [self._grid(one, framework, texts, framework.scales[key]) for key in scales]
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(24))
        for grid in self.grids:
            column.addWidget(grid)
        column.addStretch(1)
        self._tables.put(host)
        self._describe(one.nodes[0], framework.scale_of(one.nodes[0]).levels[0].key)

    def _grid(self, one: Round, framework: Framework, texts: Texts, scale: Scale) -> RatingGrid:
        tr = self.ctx.tr
        nodes = [node for node in one.nodes if framework.scale_of(node).key == scale.key]
        rows = [RatingRow(node, wording.titled(framework, texts, node, tr)) for node in nodes]
        levels = [(key, wording.code(words, tr)) for key, words in wording.short_levels(texts, scale)]
        marks = {node: one.look_back[node] for node in nodes if node in one.look_back}
        grid = RatingGrid(rows, levels, marks, store=self._store)
        grid.setObjectName(f"look_back.{scale.key}")
        grid.setAccessibleName(_("Where you stood, looking back"))
        grid.setEnabled(not self.ctx.workspace.read_only)
        grid.moved.connect(self._describe)
        grid.model().dataChanged.connect(self.place_changed)
        return grid

    def _store(self, node: str, level: str | None) -> bool:
        one = self._round
        if one is None:
            return False
        self._is_storing = True
        refused = save(self.ctx, lambda: comparing.set_look_back(self.ctx.workspace, one.id, node, level))
        self._is_storing = False
        if refused is not None:
            self.banner.say("problem", refused.message)
            return False
        self.banner.clear()
        return True

    def _describe(self, node: str, level: str) -> None:
        """Show the whole description of a level of a competence."""
        one, tr = self._round, self.ctx.tr
        if one is None:
            return
        framework = assessing.framework_of(self.ctx.workspace, one)
        texts = self.ctx.workspace.texts(framework, one.language)
        reading = CompetenceReading(one, framework, texts, node, None, None)
        title = wording.titled(framework, texts, node, tr)
        if level:
            name = wording.level_name(texts, reading.scale, level, tr)
            title = _("{competence}, {level}").format(competence=title, level=name)
        statement = texts.node(node).statement
        has_own = bool(level) and (texts.descriptor(node, level) or not statement)
        words = level_words(reading, level) if has_own else statement
        direction = reading.level_direction(level) if has_own else reading.direction("statement")
        self.title.set_text(title)
        self.words.set_text(words)
        self.words.set_text_direction(direction)
        self._pane.set_state(title)


def create(ctx: UiContext) -> Page:
    """The page for the route "look_back"."""
    return LookBackPage(ctx)
