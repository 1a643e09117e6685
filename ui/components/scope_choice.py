"""How much of a framework: everything, its quick look, or some areas; with questions and minutes of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import scoping
from competency_app.domain.rounds import Form
from competency_app.i18n import _
from ui import theme
from ui.components.radio_list import Choice, RadioList
from ui.components.round_words import about_minutes, joined, questions
from ui.widgets.frame import set_margins
from ui.widgets.inputs import CheckBox

if TYPE_CHECKING:
    from competency_app.domain.framework import Framework, Texts
    from competency_app.i18n import Translator


class ScopeChoice(QWidget):
    """Three radios, and a check box for each area below the third."""

    changed = Signal()

    def __init__(self, framework: Framework, texts: Texts, tr: Translator) -> None:
        super().__init__()
        self._framework, self._tr = framework, tr
        self.forms = RadioList(self._choices(), Form.EVERYTHING, name=_("How much?"), prefix="choose.form.")
        self.forms.chosen.connect(self._on_form)
        self._areas = QWidget()
        below = QVBoxLayout(self._areas)
        set_margins(below, 32, 12, 0, 0)
        below.setSpacing(theme.px(8))
        self.boxes: dict[str, CheckBox] = {}
        for area in framework.areas:
            count = len(framework.assessable_in(area.key))
            if not count:
                continue
            title = wording.titled(framework, texts, area.key, tr)
            box = CheckBox(_("{area}, {questions}").format(area=title, questions=questions(count, tr)))
            box.setObjectName(f"choose.area.{area.key}")
            box.toggled.connect(self.changed)
            self.boxes[area.key] = box
            below.addWidget(box)
        self._areas.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.forms)
        column.addWidget(self._areas)

    def form(self) -> Form:
        """The form now chosen."""
        return Form(self.forms.current())

    def areas(self) -> tuple[str, ...]:
        """Keys of the ticked areas, in display order."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def minutes(self) -> int:
        """Estimated minutes of the choice, 0 for nothing."""
        return scoping.minutes(self._framework, len(scoping.scope_of(self._framework, self.form(), self.areas())))

    def _choices(self) -> list[Choice]:
        quick = scoping.scope_of(self._framework, Form.QUICK)
        none = _("This framework has no quick look.")
        return [
            Choice(Form.EVERYTHING, wording.form_words(Form.EVERYTHING, self._tr), self._size(Form.EVERYTHING)),
            Choice(
                Form.QUICK,
                wording.form_words(Form.QUICK, self._tr),
                self._size(Form.QUICK) if quick else none,
                enabled=bool(quick),
            ),
            Choice(Form.AREAS, wording.form_words(Form.AREAS, self._tr)),
        ]

    def _size(self, form: Form) -> str:
        count = len(scoping.scope_of(self._framework, form))
        return joined(questions(count, self._tr), about_minutes(scoping.minutes(self._framework, count), self._tr))

    def _on_form(self, key: str) -> None:
        self._areas.setVisible(key == Form.AREAS)
        self.changed.emit()
