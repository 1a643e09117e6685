"""What goes from a bottom bar first where large text or a narrow window leaves no room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui import theme
from ui.widgets.frame import COLUMN, MARGIN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.widgets.buttons import Button


def show_where_it_fits(spare: Button, others: Sequence[Button], page: QWidget) -> None:
    """Show *spare* beside *others* where all fit; it has to be reachable in another way too."""
    room = min(page.width() - 2 * theme.px(MARGIN), theme.px(COLUMN))
    shown = [spare, *(button for button in others if not button.isHidden())]
    needed = sum(button.sizeHint().width() for button in shown) + theme.px(8) * len(shown)
    spare.setVisible(needed <= room)
