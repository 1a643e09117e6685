"""Says "painted" after its first paint: the smallest window Qt can show (`floor`), or the program (`program`)."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget


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


def main() -> None:
    app = QApplication([])
    watch = Watch()
    if sys.argv[1] == "floor":
        window: QWidget = QLabel("Competency")
    else:
        from ui.app import build

        window = build(app).window
    window.installEventFilter(watch)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
