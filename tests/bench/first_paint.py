"""Says "painted" after its first paint: the smallest window Qt can show (`floor`), or the program (`program`)."""

import gc
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel


class Watch(QObject):
    """Ends the program at the first paint of what it watches."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, said_and_done)
        return False


def said_and_done() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    os._exit(0)


def floor() -> None:
    """The smallest window there can be."""
    app = QApplication([])
    watch = Watch()
    window = QLabel("Competency")
    window.installEventFilter(watch)
    window.show()
    app.exec()


def program() -> None:
    """The program as people start it, up to the moment when it would begin its work in the background."""
    gc.disable()  # as competency_app.__main__ does
    from ui import app

    app.after_first_paint = lambda window, act: window.installEventFilter(Watch(window))  # noqa: ARG005
    app.main()


if __name__ == "__main__":
    {"floor": floor, "program": program}[sys.argv[1]]()
