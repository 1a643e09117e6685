"""School weeks and the hours set aside: one line a term."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app.domain.plans import Term
from competency_app.i18n import _
from ui import theme
from ui.components.autosave import Autosave
from ui.components.goal_form import date_field, day_of
from ui.widgets.arranging import SideBySide
from ui.widgets.buttons import ToolButton, quiet
from ui.widgets.frame import add_flush
from ui.widgets.inputs import Field, HoursField, line
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from datetime import date

    from competency_app.domain.plans import Owner

MOST_TERMS = 12
USUAL_LENGTH = timedelta(weeks=16)


class TermsForm(QWidget):
    """Stored on leaving a field; `edited` asks the page to store `terms` and `hours`."""

    edited = Signal()

    def __init__(self, owner: Owner, today: date) -> None:
        super().__init__()
        self._today, self._owner = today, owner
        self._rows: list[_TermRow] = []
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.edited)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(
            TextBlock(_("Weeks outside all terms count as holidays. Without a term every week counts."), tone="text2")
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(8))
        self._column.addLayout(self._list)
        self.add = quiet(_("Add a term"), "plus", small=True)
        self.add.setObjectName("plan.terms.add")
        self.add.clicked.connect(self._on_add)
        row = QHBoxLayout()
        add_flush(row, self.add, "start")
        row.addStretch(1)
        self._column.addLayout(row)
        self.hours = HoursField(owner.hours_a_week)
        self.hours.setObjectName("plan.terms.hours")
        self._autosave.watch(self.hours)
        self.hours.setMaximumWidth(theme.px(136))
        self._column.addWidget(Field(_("Hours a week without terms"), self.hours))
        self._fill(owner.terms)

    def terms(self) -> tuple[Term, ...]:
        """The terms as they stand on the page."""
        return tuple(row.value() for row in self._rows)

    def show_owner(self, owner: Owner) -> None:
        """Take over what changed on the disk."""
        before, self._owner = self._owner, owner
        if owner.terms != before.terms and owner.terms != self.terms():
            self._fill(owner.terms)
        if owner.hours_a_week not in (before.hours_a_week, self.hours.value()):
            self.hours.blockSignals(True)
            self.hours.setValue(owner.hours_a_week)
            self.hours.blockSignals(False)

    def set_error(self, sentence: str = "") -> None:
        """Say it at every term that ends before it starts."""
        for row in self._rows:
            row.until.set_error(sentence if row.is_reversed else "")

    def flush(self) -> None:
        """Store what was typed a moment ago."""
        self._autosave.flush()

    def _fill(self, terms: tuple[Term, ...]) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for term in terms:
            self._append(term)

    def _append(self, term: Term) -> _TermRow:
        row = _TermRow(term, len(self._rows))
        row.removed.connect(self._on_remove)
        for control in row.controls:
            self._autosave.watch(control)
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()  # the layout would do it later, and the keyboard goes there now
        self.add.setEnabled(len(self._rows) < MOST_TERMS)
        return row

    def _on_add(self) -> None:
        start = max((term.end for term in self.terms()), default=self._today - timedelta(days=1)) + timedelta(days=1)
        row = self._append(Term(_("Term"), start, start + USUAL_LENGTH, self.hours.value()))
        self._autosave.store_now()
        row.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.name.selectAll()

    def _on_remove(self, row: QWidget) -> None:
        self._rows = [one for one in self._rows if one is not row]
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setEnabled(True)
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._autosave.store_now()


class _TermRow(QWidget):
    """Name, first and last day, hours a week, and a way to take the term out."""

    removed = Signal(QWidget)

    def __init__(self, term: Term, number: int) -> None:
        super().__init__()
        self._term = term
        self.name = line(term.name, longest=80)
        self.start, self.end = date_field(term.start), date_field(term.end)
        self.hours = HoursField(term.hours)
        self.controls = (self.name, self.start, self.end, self.hours)
        for key, control in zip(("name", "start", "end", "hours"), self.controls, strict=True):
            control.setObjectName(f"plan.term.{number}.{key}")
        self.until = Field(_("Last day"), self.end)
        remove = ToolButton(_("Remove this term"), icon="trash")
        remove.setObjectName(f"plan.term.{number}.remove")
        remove.clicked.connect(lambda: self.removed.emit(self))
        last = QWidget()
        row = QHBoxLayout(last)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Field(_("Hours a week"), self.hours), 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fields = [Field(_("Term"), self.name), Field(_("First day"), self.start), self.until, last]
        column.addWidget(SideBySide(fields, enough=760))

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it starts."""
        return self.end.date() < self.start.date()

    def value(self) -> Term:
        """The term as it stands on the page; a date left open stays what it was."""
        start, end = day_of(self.start) or self._term.start, day_of(self.end) or self._term.end
        return replace(self._term, name=self.name.text(), start=start, end=end, hours=self.hours.value())
