"""The place for one message at the top of a page's column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.banner import Banner, Kind, announce
from ui.widgets.buttons import secondary


class PageBanner(QWidget):
    """Holds at most one banner, with 16 below it; takes no room while empty."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(16))
        self._banner: Banner | None = None
        self.hide()

    @property
    def text(self) -> str:
        """The sentence now shown, empty where there is none."""
        return self._banner.words.text() if self._banner is not None else ""

    def say(self, kind: Kind, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show *text* instead of what was there; *action* names the one button."""
        self.clear()
        button = None
        if action and on_action is not None:
            button = secondary(action, small=True)
            button.setAccessibleName(action)
            button.setObjectName("banner.action")
            button.clicked.connect(lambda _checked: on_action())
        self._banner = Banner(kind, text, button)
        self._column.addWidget(self._banner)
        self.show()
        if kind == "problem":
            announce(self, text)

    def clear(self) -> None:
        """Take the message away."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self.hide()
