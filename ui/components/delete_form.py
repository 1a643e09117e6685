"""Deleting a profile for good: the one thing that is asked before it is done, by typing its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from competency_app.i18n import _
from ui import theme
from ui.widgets.buttons import secondary
from ui.widgets.cards import Card
from ui.widgets.inputs import Field, line
from ui.widgets.text import TextBlock


class DeleteForm(Card):
    """Says what goes and what stays; `confirmed` once the name was typed."""

    confirmed = Signal()
    given_up = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(high=24)
        self._name = name
        self.setObjectName("delete")
        self.column.addWidget(TextBlock(_("Delete “{name}” for good?").format(name=name), theme.CARD_TITLE))
        self.column.addSpacing(theme.px(4))
        what = _(
            "This removes the profile’s file from this computer: all answers, notes, evidence and plans, and its "
            "backups too. It cannot be undone. Copies and reports you saved elsewhere stay."
        )
        self.column.addWidget(TextBlock(what, tone="text2"))
        self.column.addSpacing(theme.px(16))
        self.field = line(longest=200)
        self.field.setObjectName("delete.name")
        self.field.textChanged.connect(self._check)
        self.field.returnPressed.connect(self._confirm)
        self.column.addWidget(Field(_("Type the name to confirm"), self.field))
        self.column.addSpacing(theme.px(16))
        self.delete_button = secondary(_("Delete for good"), "trash")
        self.delete_button.setObjectName("delete.confirm")
        self.delete_button.clicked.connect(self._confirm)
        keep = secondary(_("Keep it"))
        keep.setObjectName("delete.keep")
        keep.clicked.connect(self.given_up)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(keep)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps it."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _check(self) -> None:
        self.delete_button.setEnabled(self._is_named())

    def _is_named(self) -> bool:
        return " ".join(self.field.text().split()) == " ".join(self._name.split())

    def _confirm(self) -> None:
        if self._is_named():
            self.confirmed.emit()
