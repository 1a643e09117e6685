"""Widgets below each other, each with its own space above."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.frame import add_flush


class Stack(QWidget):
    """A column without margins."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add(self, widget: QWidget, above: int = 0) -> None:
        """Add *widget* with *above* px at 100 % before it; a quiet button's words meet the column's edge."""
        if above and self._column.count():
            self._column.addSpacing(theme.px(above))
        if not isinstance(widget, Button):
            self._column.addWidget(widget)
            return
        widget.setParent(self)  # or nobody would own it until the row is in a layout
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        add_flush(row, widget, "start")
        row.addStretch(1)
        self._column.addLayout(row)
