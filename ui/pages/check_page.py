"""Check your answers: what is open first, then every answer with a way to change it; nothing is final here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing, walking
from competency_app.i18n import _, pgettext
from ui import theme
from ui.components import finished_here
from ui.components import round_words as words
from ui.components.keeping import Keeping
from ui.components.page_banner import PageBanner
from ui.components.placement import Placement
from ui.components.reading_order import follow_reading
from ui.components.round_here import answered_nodes, progress, wanted_round
from ui.components.slot import Slot
from ui.navigation import Page
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card, Row, RowList
from ui.widgets.frame import BottomBar, PageHeader
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.actions.walking import ProgressView
    from competency_app.domain.answers import AnswerSheet
    from ui.context import UiContext
    from ui.navigation import RailRow

FIRST_WORDS = 36


class CheckPage(Page):
    """A list to look over; Change leads to a question and back to the same row."""

    rail_key = "question"
    help_topic = "check"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._view: ProgressView | None = None
        self._node = ""
        self._lists: list[RowList] = []
        self.banner = PageBanner()
        self.keeping = Keeping(ctx, self.banner, self._show_state)
        self._slot = Slot()
        self.show_results = primary(_("Show my results"))
        self.finish = secondary(_("Finish this round"))
        self._empty: EmptyState | None = None
        self.show_results.setObjectName("check.results")
        self.finish.setObjectName("check.finish")
        self.show_results.clicked.connect(self._go_to_results)
        self.finish.clicked.connect(self._on_finish)
        self._bar = BottomBar([self.finish], [self.show_results])

    def open(self, args: Mapping[str, object]) -> None:
        """Show `round`, or the latest one; the focus goes to the row of `node` where given."""
        self._node = str(args.get("node", ""))
        self.follows_focus = bool(self._node)
        self.keeping.forget()
        one = wanted_round(self.ctx.workspace, args.get("round"))
        self._view = walking.progress(self.ctx.workspace, one.id) if one else None
        self._show()

    def refresh(self, changes: object) -> None:  # noqa: ARG002 (whatever changed, the list is read again)
        """Read again; the rows are made anew only when the round was finished or opened again."""
        if self._view is None:
            return
        was_finished = self._view.round.is_finished
        self._view = progress(self.ctx.workspace, self._view.round.id)
        if self._view is None:  # the start of the round was undone
            self.ctx.go("home")
        elif self._view.round.is_finished == was_finished:
            self._show_state()
        else:
            self._show()

    def leave(self) -> bool:
        """What is not on the disk yet is tried once more."""
        return self.keeping.may_leave()

    def place(self) -> tuple[str, str]:
        """Which round, and how much of it is answered."""
        return (words.round_name(self._view, self.ctx.tr), "") if self._view else ("", "")

    def rail_rows(self) -> Sequence[RailRow]:
        """The areas with their counts."""
        return words.rail_rows(self._view, "", self.ctx.tr) if self._view else ()

    def on_rail_row(self, key: str) -> None:
        """Go to the first open question of an area."""
        if self._view is not None:
            answered = answered_nodes(self.ctx.workspace, self._view.round.id)
            self._open_question(words.first_open(self._view, answered, key))

    def body(self) -> QWidget:
        """One column, filled anew by `open`."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._slot)
        return host

    def bottom_bar(self) -> BottomBar:
        """Finish this round, and Show my results."""
        return self._bar

    def primary_button(self) -> QPushButton | None:
        """Show my results; works with open questions too."""
        return self.show_results if self._view is not None else self._empty.button if self._empty else None

    def first_focus(self) -> QWidget | None:
        """The row one comes back to, else the first row."""
        rows = [button for one in self._lists for button in one.buttons]
        back = next((button for button in rows if button.row.key == self._node), None)
        return back or (rows[0] if rows and self._node else self.primary_button())

    def on_back(self) -> None:
        """Home."""
        self.ctx.go("home")

    # -- content

    def _show(self) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lists = []
        self._bar.setVisible(self._view is not None)
        if self._view is None:
            self._add_empty(column)
        else:
            self._add_round(column, self._view)
        self._slot.put(fresh)
        follow_reading(self)

    def _add_round(self, column: QVBoxLayout, view: ProgressView) -> None:
        sheet = assessing.sheet(self.ctx.workspace, view.round.id)
        sub = words.joined(
            wording.sentence(words.answered_words(view, self.ctx.tr)), _("nothing is final, you can come back")
        )
        if view.round.is_finished:
            sub = wording.sentence(words.answered_words(view, self.ctx.tr))
        column.addWidget(PageHeader(_("Check your answers"), sub))
        self._add_open(column, view, sheet)
        for area in view.areas:
            self._add_area(column, view, sheet, area.key)
        self._add_placement(column, view)
        self._show_state()

    def _add_empty(self, column: QVBoxLayout) -> None:
        self._empty = EmptyState(_("No answers yet"), _("Your answers appear here, to look over."), _("Start"))
        if self._empty.button is not None:
            self._empty.button.clicked.connect(lambda: self.ctx.go("choose"))
        column.addWidget(self._empty)

    def _add_open(self, column: QVBoxLayout, view: ProgressView, sheet: AnswerSheet) -> None:
        if not sheet.open_nodes:
            return
        number = self.ctx.tr.number(len(sheet.open_nodes))
        title = _("Not answered ({count})").format(count=number)
        action = _("Look") if view.round.is_finished else pgettext("button", "Answer")
        rows = [
            Row(key, view.texts.title_of(key), view.framework.node(key).code, count=action) for key in sheet.open_nodes
        ]
        self._add_list(column, title, rows)

    def _add_area(self, column: QVBoxLayout, view: ProgressView, sheet: AnswerSheet, area: str) -> None:
        action = _("Look") if view.round.is_finished else pgettext("button", "Change")
        keys = [key for key in sheet.nodes if view.framework.area_of(key).key == area and sheet.is_answered(key)]
        rows = [
            Row(
                key,
                view.texts.title_of(key),
                view.framework.node(key).code,
                self._answer_words(view, sheet, key),
                action,
            )
            for key in keys
        ]
        if rows:
            self._add_list(column, wording.titled(view.framework, view.texts, area, self.ctx.tr), rows)

    def _answer_words(self, view: ProgressView, sheet: AnswerSheet, key: str) -> str:
        """The level and the first words of its descriptor, or the day it was given in an earlier round."""
        level, answer = sheet.level(key), sheet.answers[key]
        if answer.carried_on is not None:
            return words.carried_words(view, answer, self.ctx.tr)
        if level is None:
            return wording.reason_words(sheet.reason(key), self.ctx.tr)
        short = wording.short_level(view.texts, view.framework.scale_of(key).key, level)
        descriptor = view.texts.descriptor(key, level)
        if not descriptor or theme.text_scale() > 125:  # noqa: PLR2004 (large text leaves no room beside the title)
            return short
        return words.joined(wording.code(short, self.ctx.tr), wording.foreign(_begin(descriptor), self.ctx.tr))

    def _add_list(self, column: QVBoxLayout, title: str, rows: Sequence[Row]) -> None:
        column.addWidget(TextBlock(title, bold=True))
        column.addSpacing(theme.px(8))
        shown = RowList(rows, name=title)
        shown.chosen.connect(self._open_question)
        column.addWidget(shown)
        column.addSpacing(theme.px(24))
        self._lists.append(shown)

    def _add_placement(self, column: QVBoxLayout, view: ProgressView) -> None:
        question = _("Now that you have seen the questions, where would you place yourself?")
        card = Card()
        card.column.addWidget(TextBlock(question, bold=True))
        card.column.addSpacing(theme.px(12))
        after = Placement(view.framework, view.texts, view.round.placement_after or "", name=question)
        after.setEnabled(not self.ctx.workspace.read_only)
        after.chosen.connect(self._on_placed)
        card.column.addWidget(after)
        self._before = TextBlock("", tone="text2")
        card.column.addWidget(self._before)
        column.addWidget(card)

    def _show_state(self) -> None:
        """What can still be done with the round, and the earlier placement once there is a later one."""
        view = self._view
        if view is None:
            return
        self.finish.setVisible(not view.round.is_finished)
        self.finish.setEnabled(not self.ctx.workspace.read_only)
        if view.round.is_finished:
            action = _("Reopen") if finished_here.can_reopen(self.ctx, view.round.id) else ""
            self.banner.say("notice", _("This round is finished. Its answers stay as they are."), action, self._reopen)
        elif not self.keeping.is_waiting:
            self.banner.clear()
        before = view.round.placement_before
        shown = before is not None and view.round.placement_after is not None
        if before is not None:
            name = wording.level_name(view.texts, view.framework.placement_scale.key, before, self.ctx.tr)
            self._before.set_text(_("Before the questions you said {level}.").format(level=name))
        self._before.setVisible(shown)

    # -- what happens

    def _open_question(self, node: str) -> None:
        if self._view is not None:
            self.ctx.go("question", round=self._view.round.id, node=node, then="check")

    def _on_placed(self, key: str) -> None:
        view = self._view
        if view is not None:
            self.keeping.store(lambda: assessing.set_placement_after(self.ctx.workspace, view.round.id, key or None))

    def _go_to_results(self) -> None:
        if self._view is not None:
            self.ctx.go("result", round=self._view.round.id)

    def _on_finish(self) -> None:
        if self._view is None:
            return
        refused = finished_here.finish(self.ctx, self._view.round.id)
        if refused is not None:
            self.banner.say("problem", refused.message, _("Try again"), self._on_finish)
        else:
            self.show_results.setFocus()

    def _reopen(self) -> None:
        if self._view is None:
            return
        refused = finished_here.reopen(self.ctx, self._view.round.id)
        if refused is not None:
            self.banner.say("problem", refused.message)


def _begin(text: str) -> str:
    """The first words of a descriptor."""
    if len(text) <= FIRST_WORDS:
        return text
    cut = text[:FIRST_WORDS]
    return cut[: cut.rfind(" ")].rstrip(" ,;:") + "…" if " " in cut else cut + "…"


def create(ctx: UiContext) -> Page:
    """The page for the route "check"."""
    return CheckPage(ctx)
