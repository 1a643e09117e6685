"""A field to jump to a competence by its code: opens with Ctrl+G, closes with Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import theme
from ui.components.field_row import field_and_buttons
from ui.widgets.buttons import quiet, secondary
from ui.widgets.inputs import Field, line


class JumpField(QWidget):
    """Hidden until `ask`; tells what was typed and waits for `refuse` or `close_field`."""

    typed = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = line(hint="3.2", longest=40)
        self.edit.setObjectName("question.jump")
        self.edit.returnPressed.connect(self._on_return)
        self._field = Field(_("Go to the competence with the code"), self.edit)
        go = secondary(_("Go there"))
        go.setObjectName("question.jump.go")
        go.clicked.connect(self._on_return)
        leave = quiet(_("Close"))
        leave.setObjectName("question.jump.close")
        leave.clicked.connect(self._on_close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(24))
        asking = QWidget()
        asking.setMaximumWidth(theme.px(560))
        asking.setLayout(field_and_buttons(self._field, [go, leave]))
        column.addWidget(asking)
        self.hide()

    def ask(self) -> None:
        """Show the field and take the keyboard."""
        self.edit.clear()
        self._field.set_error()
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, text: str) -> None:
        """Say that nothing has this code."""
        self._field.set_error(_("This round has no competence {code}.").format(code=text))

    def close_field(self) -> None:
        """Take it away without a word."""
        self.hide()

    def _on_return(self) -> None:
        text = self.edit.text().strip()
        if text:
            self.typed.emit(text)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
