"""The text a translation is made from, beside the field it is written in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import TextBlock


class _Beside(QWidget):
    in_row = "top"


def reference(name: str, reading: str) -> tuple[QWidget, TextBlock]:
    """A label over a text that is only read, and the text; *reading* is its direction, `rtl` or `ltr`."""
    host = _Beside()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(TextBlock(name, theme.SECONDARY, tone="text2"))
    text = TextBlock("")
    is_right = reading == "rtl"
    text.set_text_direction(Qt.LayoutDirection.RightToLeft if is_right else Qt.LayoutDirection.LeftToRight)
    # On the line of what is written beside it.
    column.addSpacing(theme.px(4))
    column.addWidget(text)
    column.addStretch(1)
    return host, text
