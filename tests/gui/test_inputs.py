"""What a person types in."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.inputs import line


def test_a_line_shows_its_beginning_unless_somebody_writes(qtbot: QtBot, theme: Theme) -> None:
    host, field, other = QWidget(), line("word " * 50, longest=400), line()
    column = QVBoxLayout(host)
    for part in (field, other):
        column.addWidget(part)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is host)
    other.setFocus()
    assert field.cursorPosition() == 0
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_X)
    assert field.text().endswith("x")
    field.setText("other " * 50)
    assert field.cursorPosition() > 0
    other.setFocus()
    assert field.cursorPosition() == 0
    field.setText("third " * 50)
    assert field.cursorPosition() == 0
