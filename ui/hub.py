"""The one signal that carries data changes through the window."""

from PySide6.QtCore import QObject, Signal


class ChangeHub(QObject):
    """Whoever writes publishes; whoever shows decides whether to care."""

    changed = Signal(object)

    def publish(self, changes: object) -> None:
        """Tell every listener, on the calling (main) thread."""
        self.changed.emit(changes)
