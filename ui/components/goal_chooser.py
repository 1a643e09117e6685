"""Two clicks to a goal: three suggestions, or any other competence of the round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from competency_app import wording
from competency_app.actions import assessing, planning
from competency_app.i18n import _
from ui import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.cards import Card, Row, RowList
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.domain.rounds import RoundId
    from ui.context import UiContext

OTHER = "another"


class GoalChooser(Card):
    """`chosen` carries the competence the goal is to be about."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, ctx: UiContext, round_id: RoundId) -> None:
        super().__init__(spacing=8)
        self._ctx, self._round = ctx, assessing.get(ctx.workspace, round_id)
        self._framework = assessing.framework_of(ctx.workspace, self._round)
        self._texts = ctx.workspace.texts(self._framework, self._round.language)
        self._sheet = assessing.sheet(ctx.workspace, round_id)
        head = QHBoxLayout()
        head.addWidget(TextBlock(_("Choose one thing to try"), theme.CARD_TITLE), 1)
        close = ToolButton(_("Close the choice"), icon="close")
        close.setObjectName("goal.close")
        close.clicked.connect(self.closed)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.sub = TextBlock("", tone="text2")
        self.column.addWidget(self.sub)
        self.rows = RowList((), name=_("Choose one thing to try"))
        self.rows.setObjectName("goal.rows")
        self.rows.chosen.connect(self._on_chosen)
        self.column.addWidget(self.rows)
        suggested = planning.suggestions(ctx.workspace, round_id)
        if suggested:
            self.sub.set_text(_("These are worth a closer look. A goal aims at the next level, one step at a time."))
            self._show(suggested, with_other=True)
        else:
            self._show_all()

    def focus_first(self) -> None:
        """Move the keyboard to the first competence."""
        if self.rows.buttons:
            self.rows.buttons[0].show()  # fresh rows show themselves only later
            self.rows.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_all(self) -> None:
        taken = {goal.node for goal in planning.plan(self._ctx.workspace).open_goals}
        free = [node for node in self._round.nodes if node not in taken and self._target(node)]
        self.sub.set_text(_("Every competence that has a next level and is not a goal yet."))
        self._show(free, with_other=False)

    def _show(self, nodes: Sequence[str], *, with_other: bool) -> None:
        rows = [self._row(node) for node in nodes]
        if with_other:
            rows.append(Row(OTHER, _("Another competence")))
        self.rows.set_rows(rows)

    def _row(self, node: str) -> Row:
        tr, scale = self._ctx.tr, self._framework.scale_of(node).key
        steps = [level for level in (self._sheet.level(node), self._target(node)) if level]
        names = wording.level_names(self._texts, scale, steps, tr)
        code = self._framework.node(node).code
        return Row(node, self._texts.title_of(node) or code, code, status=wording.level_range(names, tr))

    def _target(self, node: str) -> str | None:
        return planning.next_step(self._framework, node, self._sheet.level(node))

    def _on_chosen(self, key: str) -> None:
        if key != OTHER:
            self.chosen.emit(key)
            return
        self._show_all()
        self.focus_first()
