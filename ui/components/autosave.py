"""Says when a form should be stored: on leaving a field, after a pause in typing, at once for a choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QWidget

PAUSE_MS = 800


class Autosave(QObject):
    """Watches the controls of one form; `due` is only said when something was touched since the last time."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._touched = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def watch(self, control: QWidget) -> None:
        """Follow what a person does with *control*; what the program sets in it does not count while blocked."""
        match control:
            case QLineEdit():
                control.textEdited.connect(self._on_typed)
                control.editingFinished.connect(self.flush)
            case QPlainTextEdit():
                control.textChanged.connect(self._on_typed)
                control.installEventFilter(self)
            case QDateEdit():
                # A date is half typed for a while: it waits until the field is left.
                control.dateChanged.connect(self.touch)
                control.editingFinished.connect(self.flush)
            case QDoubleSpinBox():
                control.valueChanged.connect(self._on_typed)
                control.editingFinished.connect(self.flush)
            case QComboBox():
                control.activated.connect(self.store_now)
            case QAbstractButton():
                control.clicked.connect(self.store_now)

    def touch(self) -> None:
        """Something changed that waits for the field to be left."""
        self._touched = True

    def store_now(self) -> None:
        """A choice is complete as soon as it is made."""
        self._touched = True
        self.flush()

    def flush(self) -> None:
        """Store what was touched, if anything."""
        self._pause.stop()
        if self._touched:
            self._touched = False
            self.due.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Leaving a field of several lines stores it."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return False

    def _on_typed(self) -> None:
        self._touched = True
        self._pause.start()
