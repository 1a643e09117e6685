"""Keys and what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from competency_app.i18n import _
from ui import theme
from ui.widgets.text import TextBlock

_SWAPPED = str.maketrans("→←", "←→")


class KeyTable(QWidget):
    """Two columns; the keys in the first."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        top = Qt.AlignmentFlag.AlignTop
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number, (key, does) in enumerate(keys):
            # Onwards is to the left where people read from the right.
            named = key.translate(_SWAPPED) if mirrored else key
            keys_of = TextBlock(named, bold=True)
            keys_of.set_text_direction(Qt.LayoutDirection.LeftToRight)
            grid.addWidget(keys_of, number, 0, top)
            grid.addWidget(TextBlock(_(does)), number, 1, top)
