"""A field with the buttons that act on it: beside each other, or below where the text is large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme

if TYPE_CHECKING:
    from ui.widgets.inputs import Field

LARGE = 125
_LABEL = 24


def field_and_buttons(field: Field, buttons: Sequence[QWidget]) -> QVBoxLayout:
    """The buttons stand level with the field's control, whatever is said below it."""
    pair = QHBoxLayout()
    pair.setSpacing(theme.px(8))
    for button in buttons:
        pair.addWidget(button)
    whole = QVBoxLayout()
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(theme.px(8))
    if theme.text_scale() > LARGE:
        pair.addStretch(1)
        whole.addWidget(field)
        whole.addLayout(pair)
        return whole
    level = QVBoxLayout()
    level.setSpacing(0)
    level.addSpacing(theme.px(_LABEL))
    level.addLayout(pair)
    level.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addWidget(field, 1)
    row.addLayout(level)
    whole.addLayout(row)
    return whole
