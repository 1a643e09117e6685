"""Closing a profile that was left open: a word before it happens, and every key or click begins anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from competency_app.i18n import _
from ui.context import UiContext

MINUTE_MS = 60_000
SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Watches the whole application; `minute_ms` is how long a minute lasts."""

    def __init__(self, ctx: UiContext, parent: QObject, *, minute_ms: int = MINUTE_MS) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.quiet_minutes = 0
        self._timer = QTimer(self)
        self._timer.setInterval(minute_ms)
        self._timer.timeout.connect(self.on_minute)
        self._timer.start()
        ctx.theme.app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in SIGNS_OF_LIFE:
            self.quiet_minutes = 0
            self._timer.start()
        return False

    def on_minute(self) -> None:
        """A minute has passed in which nobody touched anything."""
        limit = self._ctx.preferences.lock_minutes
        if not limit or not self._ctx.has_workspace:
            self.quiet_minutes = 0
            return
        self.quiet_minutes += 1
        if self.quiet_minutes >= limit:
            self.quiet_minutes = 0
            self._close()
        elif self.quiet_minutes == limit - 1:
            words = _("Nobody has worked here for a while. In one minute this profile closes; any key keeps it open.")
            self._ctx.notify(words)

    def _close(self) -> None:
        # A guest's session is covered, not removed: what it holds is nowhere else.
        self._ctx.go("start")
        if not self._ctx.has_workspace:
            self._ctx.notify(_("The profile was closed because nobody was working. Everything is saved."))
