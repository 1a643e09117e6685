"""A quiet line that shows or hides what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.frame import add_flush


class _Toggle(Button):
    def __init__(self, text: str) -> None:
        super().__init__(text, "quiet", icon="chevron-end", small=True)
        self.setCheckable(True)
        self.toggled.connect(self._turn)

    def _turn(self, is_open: bool) -> None:
        self._icon = "chevron-down" if is_open else "chevron-end"
        self.update()


class Disclosure(QWidget):
    """Closed at first; `content` is below the line, 8 apart."""

    opened = Signal()

    def __init__(self, title: str, content: QWidget, *, name: str, is_open: bool = False) -> None:
        """*name* is the object name of the line that opens it."""
        super().__init__()
        self.content = content
        self.toggle = _Toggle(title)
        self.toggle.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        row = QHBoxLayout()
        add_flush(row, self.toggle, "start")
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(content)
        self.toggle.toggled.connect(self._show)
        content.setVisible(is_open)
        self.toggle.setChecked(is_open)

    def _show(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        if is_open:
            self.opened.emit()
