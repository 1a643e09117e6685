"""Hours a week of the open goals as a picture or a table, and below it the terms they fall on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app.actions import picturing, planning
from competency_app.i18n import _
from ui import theme
from ui.components.chart_card import ChartCard
from ui.components.disclosure import Disclosure
from ui.components.saving import save
from ui.components.terms_form import TermsForm
from ui.widgets.buttons import quiet
from ui.widgets.frame import add_flush

if TYPE_CHECKING:
    from competency_app.actions.planning import PlanView
    from ui.context import UiContext


class WeekHours(QWidget):
    """The lower part of the plan; `problem` carries what could not be stored."""

    problem = Signal(object)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self.card = ChartCard("plan.hours")
        self._is_table = False
        self.form: TermsForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(32), 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self.card)
        self.calendar = quiet(_("Calendar file…"), small=True)
        self.calendar.setObjectName("plan.calendar")
        row = QHBoxLayout()
        add_flush(row, self.calendar, "start")
        row.addStretch(1)
        self._column.addLayout(row)

    def show_plan(self, view: PlanView) -> None:
        """Show what is on the disk."""
        if self.form is None:
            self.form = TermsForm(view.owner, self._ctx.workspace.today())
            self.form.setEnabled(not self._ctx.workspace.read_only)
            self.form.edited.connect(self._on_edited)
            self._column.addWidget(Disclosure(_("Terms and hours"), self.form, name="plan.terms"))
        else:
            self.form.show_owner(view.owner)
        self.calendar.setEnabled(view.next_review is not None)
        if view.open_goals:
            self._show_figure()

    def turn(self) -> None:
        """Picture or table."""
        self._is_table = not self._is_table
        self._show_figure()

    def flush(self) -> None:
        """Store what was typed a moment ago."""
        if self.form is not None:
            self.form.flush()

    def _show_figure(self) -> None:
        figure = picturing.load(self._ctx.workspace, self._ctx.tr)
        if self._is_table:
            self.card.show_table(picturing.table(figure, self._ctx.tr))
        else:
            self.card.show_chart(figure)

    def _on_edited(self) -> None:
        if self.form is None:
            return
        form = self.form
        problem = save(self._ctx, lambda: planning.set_terms(self._ctx.workspace, form.terms(), form.hours.value()))
        is_order = problem is not None and problem.code == "term_order"
        form.set_error(problem.message if problem is not None and is_order else "")
        if problem is not None and not is_order:
            self.problem.emit(problem)
