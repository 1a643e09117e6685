"""The tool "Aa" of the top line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from competency_app.i18n import _
from ui import theme
from ui.widgets.buttons import ToolButton

if TYPE_CHECKING:
    from ui.context import UiContext


class TextSizeTool(ToolButton):
    """A menu of text sizes."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(_("Text size"), letters=_("Aa"))
        self.setObjectName("text_size")
        self._ctx = ctx
        menu = QMenu(self)
        # Not before it is opened: numbers need a library that would delay the first paint.
        menu.aboutToShow.connect(lambda: self._fill(menu))
        menu.triggered.connect(lambda action: self._choose(action.data()))
        self.setMenu(menu)
        self.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for percent in theme.TEXT_SCALES:
            action = menu.addAction(_("{percent} %").format(percent=self._ctx.tr.number(percent)))
            action.setCheckable(True)
            action.setChecked(percent == theme.text_scale())
            action.setData(percent)

    def _choose(self, percent: int) -> None:
        # Later, because the menu that asks for it is rebuilt with the frame.
        ctx = self._ctx
        QTimer.singleShot(0, ctx.theme, lambda: ctx.theme.set_text_scale(percent))
