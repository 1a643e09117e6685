"""The fields of one goal, stored by themselves while they are filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.domain.plans import GoalStatus
from competency_app.i18n import _, pgettext
from ui import theme
from ui.components.autosave import Autosave
from ui.components.collect_list import CollectList
from ui.widgets.arranging import SideBySide
from ui.widgets.inputs import Combo, DateField, Field, HoursField, TextArea, line

if TYPE_CHECKING:
    from competency_app.domain.plans import Goal
    from competency_app.i18n import Translator

LINES = ("when", "i_will", "obstacle", "then_i_will", "helper")
AREAS = ("different", "see", "why", "support")
NO_DATE = QDate(2000, 1, 1)
LAST_DATE = QDate(2100, 12, 31)


class GoalForm(QWidget):
    """Keeps what was typed even where it cannot be stored; `edited` asks the page to store it."""

    edited = Signal()

    def __init__(self, goal: Goal, tr: Translator) -> None:
        super().__init__()
        self._goal = goal
        self.texts: dict[str, QLineEdit | TextArea] = {name: line(getattr(goal, name)) for name in LINES}
        self.texts |= {name: TextArea(getattr(goal, name), rows=2, longest=2000) for name in AREAS}
        self.hours = HoursField(goal.hours)
        self.review, self.start = date_field(goal.review), date_field(goal.start)
        open_ones = (GoalStatus.PLANNED, GoalStatus.STARTED)
        self.status = Combo([(one.value, wording.status_words(one, tr)) for one in open_ones], goal.status.value)
        self.collect = CollectList(goal.collect, name="plan.collect")
        self.collect.changed.connect(self.edited)
        self.review_field = Field(_("Review on"), self.review)
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.edited)
        for name, control in self._controls().items():
            control.setObjectName(f"plan.{name}")
            self._autosave.watch(control)
        self.more = self._more()
        self._lay_out()

    @property
    def goal(self) -> Goal:
        """As it is on the disk."""
        return self._goal

    def value(self, *, with_dates: bool = True) -> Goal:
        """The goal as it is on the page; without dates those on the disk stay."""
        texts: dict[str, Any] = {name: text_of(control) for name, control in self.texts.items()}
        changed = replace(
            self._goal, **texts, hours=self.hours.value(), status=self._status(), collect=self.collect.items()
        )
        if not with_dates:
            return changed
        return replace(changed, review=day_of(self.review), start=day_of(self.start))

    def show_goal(self, goal: Goal) -> None:
        """Take over what changed on the disk; what is being typed elsewhere in the form stays."""
        before, self._goal = self._goal, goal
        for name, control in self.texts.items():
            if getattr(goal, name) not in (getattr(before, name), text_of(control)):
                _set_text(control, getattr(goal, name))
        with QSignalBlocker(self.hours):
            if goal.hours != before.hours:
                self.hours.setValue(goal.hours)
        for field, now, then in ((self.review, goal.review, before.review), (self.start, goal.start, before.start)):
            if now != then:
                with QSignalBlocker(field):
                    field.setDate(_as_qdate(now))
        if goal.status != before.status:
            self.status.choose(goal.status.value)
        self.collect.show_items(goal.collect)

    def first_focus(self) -> QWidget:
        """The first line still empty, else the first one."""
        lines = [self.texts[name] for name in LINES]
        return next((one for one in lines if not text_of(one)), lines[0])

    def flush(self) -> None:
        """Store what was typed a moment ago."""
        self.collect.flush()
        self._autosave.flush()

    def _status(self) -> GoalStatus:
        return GoalStatus(self.status.key()) if self._goal.is_open else self._goal.status

    def _controls(self) -> dict[str, QWidget]:
        chosen = {"hours": self.hours, "review": self.review, "start": self.start, "status": self.status}
        return {**self.texts, **chosen}

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(_pair(Field(_("When"), self.texts["when"]), Field(_("I will"), self.texts["i_will"])))
        obstacle = Field(pgettext("obstacle of a goal", "If"), self.texts["obstacle"])
        column.addWidget(_pair(obstacle, Field(_("Then I will"), self.texts["then_i_will"])))
        self.hours.setMinimumWidth(theme.px(136))
        hours = Field(_("Hours a week"), self.hours)
        timing = SideBySide([hours, self.review_field], down=8, enough=340, growing=(1,))
        column.addWidget(_pair(timing, Field(_("Who helps"), self.texts["helper"])))
        column.addWidget(self.collect)

    def _more(self) -> QWidget:
        """The second group, behind "More"."""
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        different = Field(_("What will be different?"), self.texts["different"])
        column.addWidget(_pair(different, Field(_("How will I see it?"), self.texts["see"])))
        why = Field(_("Why does it matter?"), self.texts["why"])
        support = Field(_("Support from the school"), self.texts["support"])
        column.addWidget(_pair(why, support))
        column.addWidget(_pair(Field(_("Start on"), self.start), Field(_("Status"), self.status)))
        return group


def date_field(day: date | None) -> DateField:
    """A date that may be left open."""
    field = DateField(_as_qdate(day))
    field.setDateRange(NO_DATE, LAST_DATE)
    field.setSpecialValueText(_("no date"))
    return field


def day_of(field: DateField) -> date | None:
    """The date in *field*, None where it is left open."""
    day = field.date()
    return None if day == NO_DATE else date(day.year(), day.month(), day.day())


def text_of(control: QLineEdit | TextArea) -> str:
    """What is written in *control*."""
    return control.text() if isinstance(control, QLineEdit) else control.toPlainText()


def _set_text(control: QLineEdit | TextArea, text: str) -> None:
    with QSignalBlocker(control):
        if isinstance(control, QLineEdit):
            control.setText(text)
        else:
            control.setPlainText(text)


def _as_qdate(day: date | None) -> QDate:
    return QDate(day.year, day.month, day.day) if day is not None else NO_DATE


def _pair(first: QWidget, second: QWidget) -> SideBySide:
    return SideBySide([first, second], gap=32)
