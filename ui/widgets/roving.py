"""A list that is one Tab stop: arrows, Home and End walk through it, Enter chooses."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class Roving(QObject):
    """Walks through *members*, which stand below each other; lives as long as its *parent*."""

    def __init__(self, members: Sequence[QAbstractButton], parent: QObject) -> None:
        super().__init__(parent)
        self._members = list(members)
        for member in self._members:
            member.installEventFilter(self)
        if self._members:
            self._set_tab_stop(self._members[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The member last reached is the one that Tab comes back to."""
        if not isinstance(watched, QAbstractButton) or watched not in self._members:
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._set_tab_stop(watched)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        at, last = self._members.index(watched), len(self._members) - 1
        targets = {Qt.Key.Key_Up: at - 1, Qt.Key.Key_Down: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        key = Qt.Key(event.key())
        if key in targets:
            self._members[min(max(targets[key], 0), last)].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            watched.click()
        else:
            return False
        return True

    def _set_tab_stop(self, stop: QAbstractButton) -> None:
        for member in self._members:
            member.setFocusPolicy(Qt.FocusPolicy.StrongFocus if member is stop else Qt.FocusPolicy.ClickFocus)
