"""A pause at the end of an area: what was chosen in it, and how sure one is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing
from competency_app.domain.rounds import RoundId
from competency_app.i18n import _
from ui import theme
from ui.components import round_words as words
from ui.components.keeping import Keeping
from ui.components.page_banner import PageBanner
from ui.components.radio_list import Choice, RadioList
from ui.components.round_here import answered_nodes, progress
from ui.navigation import Page
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.frame import BottomBar, PageHeader
from ui.widgets.level_tag import LevelTag
from ui.widgets.text import TextBlock, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.actions.walking import ProgressView
    from competency_app.domain.answers import AnswerSheet
    from ui.context import UiContext
    from ui.navigation import RailRow


class PausePage(Page):
    """Small and optional: Continue works without an answer."""

    rail_key = "question"
    help_topic = "question"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._view: ProgressView | None = None
        self._area = ""
        self.banner = PageBanner()
        self.keeping = Keeping(ctx, self.banner, self.banner.clear)
        self._header = PageHeader("", " ")
        self._chosen = QVBoxLayout()
        sure = [Choice(str(n), wording.confidence_words(n, ctx.tr)) for n in (1, 2, 3)]
        question = _("How sure are you of these answers?")
        self.sure = RadioList(sure, name=question, prefix="pause.sure.")
        self.sure.chosen.connect(self._on_sure)
        self._question = question
        self.go_on = primary(_("Continue"))
        self.go_on.setObjectName("pause.continue")
        self.go_on.clicked.connect(self.on_continue)
        self._back = secondary(_("Back"))
        self._back.setObjectName("pause.back")
        self._back.clicked.connect(self.on_back)

    def open(self, args: Mapping[str, object]) -> None:
        """Show the answers of `area` of `round`."""
        self._area = str(args["area"])
        self.keeping.forget()
        self.banner.clear()
        self._show(RoundId(int(str(args["round"]))))

    def refresh(self, changes: object) -> None:  # noqa: ARG002 (little is shown, all of it is read again)
        """Read again."""
        if self._view is not None:
            self._show(self._view.round.id)

    def leave(self) -> bool:
        """What is not on the disk yet is tried once more."""
        return self.keeping.may_leave()

    def place(self) -> tuple[str, str]:
        """Area, counts and minutes."""
        return words.place(self._view, self._area, self.ctx.tr) if self._view else ("", "")

    def rail_rows(self) -> Sequence[RailRow]:
        """The areas with their counts."""
        return words.rail_rows(self._view, self._area, self.ctx.tr) if self._view else ()

    def on_rail_row(self, key: str) -> None:
        """Go to the first open question of an area."""
        if self._view is not None:
            answered = answered_nodes(self.ctx.workspace, self._view.round.id)
            node = words.first_open(self._view, answered, key)
            self.ctx.go("question", round=self._view.round.id, node=node)

    def body(self) -> QWidget:
        """Title, the answers of the area, the question."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._header)
        answers = Card()
        self._chosen.setSpacing(theme.px(8))
        answers.column.addLayout(self._chosen)
        column.addWidget(answers)
        column.addSpacing(theme.px(32))
        column.addWidget(TextBlock(self._question, bold=True))
        column.addWidget(TextBlock(_("You may leave this open. Only you see it."), tone="text2"))
        column.addSpacing(theme.px(12))
        column.addWidget(self.sure)
        return host

    def bottom_bar(self) -> BottomBar:
        """Back and Continue."""
        return BottomBar([self._back], [self.go_on])

    def primary_button(self) -> QPushButton:
        """On to the next area, or to the check."""
        return self.go_on

    def on_continue(self) -> None:
        """The next open question, or the check when none is left."""
        if self._view is None:
            return
        if self._view.next_node is None:
            self.ctx.go("check", round=self._view.round.id)
        else:
            self.ctx.go("question", round=self._view.round.id, node=self._view.next_node)

    def on_back(self) -> None:
        """The last question of the area."""
        if self._view is not None:
            node = [key for key in self._view.round.nodes if self._view.framework.area_of(key).key == self._area][-1]
            self.ctx.go("question", round=self._view.round.id, node=node)

    def _show(self, round_id: RoundId) -> None:
        view = self._view = progress(self.ctx.workspace, round_id)
        if view is None or all(one.key != self._area for one in view.areas):
            self._view = None
            self.ctx.go("home")
            return
        area = view.area(self._area)
        title = wording.titled(view.framework, view.texts, area.key, self.ctx.tr)
        done = _("{done} of {total} answered").format(
            done=self.ctx.tr.number(area.answered), total=self.ctx.tr.number(area.total)
        )
        self._header.set_text(title, wording.sentence(done))
        self._fill(view, assessing.sheet(self.ctx.workspace, round_id))
        self.sure.choose(str(view.round.confidence.get(self._area, "")))
        self.sure.setEnabled(not view.round.is_finished)
        self.go_on.setText(_("Check your answers") if view.next_node is None else _("Continue"))
        self.go_on.updateGeometry()

    def _fill(self, view: ProgressView, sheet: AnswerSheet) -> None:
        while (item := self._chosen.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for key in view.round.nodes:
            if view.framework.area_of(key).key == self._area:
                self._chosen.addWidget(self._row(view, sheet, key))

    def _row(self, view: ProgressView, sheet: AnswerSheet, key: str) -> QWidget:
        result = QWidget()
        row = QHBoxLayout(result)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        row.addWidget(TextBlock(wording.titled(view.framework, view.texts, key, self.ctx.tr)), 1)
        level = sheet.level(key)
        if level is None:
            reason = wording.reason_words(sheet.reason(key), self.ctx.tr)
            row.addWidget(label(reason, theme.SECONDARY, tone="text2"))
        else:
            short = wording.short_level(view.texts, view.framework.scale_of(key).key, level)
            row.addWidget(LevelTag(short), 0, Qt.AlignmentFlag.AlignTop)
        return result

    def _on_sure(self, key: str) -> None:
        view, area = self._view, self._area
        if view is not None:
            self.keeping.store(lambda: assessing.set_confidence(self.ctx.workspace, view.round.id, area, int(key)))


def create(ctx: UiContext) -> Page:
    """The page for the route "pause"."""
    return PausePage(ctx)
