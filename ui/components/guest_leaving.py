"""The end of a guest session: what it holds is removed, so it is asked about before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import theme
from ui.components import session
from ui.widgets.arranging import FlowRow
from ui.widgets.buttons import primary, secondary
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from ui.context import UiContext


class GuestLeaving(QWidget):
    """Go on, take something along, or remove everything."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextBlock(_("Finish this guest session?"), theme.START_TITLE))
        column.addSpacing(theme.px(8))
        words = _(
            "It is kept in memory only and is removed when you finish. Print it or save it first if you want to take "
            "something with you."
        )
        column.addWidget(TextBlock(words, tone="text2"))
        column.addSpacing(theme.px(32))
        self._back = primary(_("Go on working"))
        self._back.setObjectName("guest.back")
        self._back.clicked.connect(lambda: ctx.go("home"))
        share = secondary(_("Print or save"), "print")
        share.setObjectName("guest.share")
        share.clicked.connect(lambda: ctx.go("share"))
        remove = secondary(_("Remove it and finish"), "trash")
        remove.setObjectName("guest.remove")
        remove.clicked.connect(self._remove)
        column.addWidget(FlowRow([self._back, share, remove]))

    def first_focus(self) -> QWidget:
        """The harmless way."""
        return self._back

    def _remove(self) -> None:
        ctx = self._ctx
        session.leave(ctx)
        ctx.go("start")
