"""What the window says beside our own catalogue: Qt's menus and dialogs in the language of the program."""

import pytest
from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QApplication

from competency_app.i18n import SHIPPED
from ui import app as program
from ui.components.key_table import KeyTable
from ui.widgets.inputs import DateField
from ui.widgets.text import TextBlock


@pytest.mark.parametrize("language", [one for one in SHIPPED if one != "en"] or ["fr"])
def test_menus_of_text_fields_follow_the_language(qapp: QApplication, language: str) -> None:
    program.speak_for_qt(qapp, language)
    copy = QCoreApplication.translate("QWidgetTextControl", "&Copy")
    program.speak_for_qt(qapp, "en")
    assert copy != "&Copy"
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&Copy"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "24 December 2026"),
        ("zh", "2026年12月24日"),
        ("es", "24 de diciembre de 2026"),
        ("fr", "24 décembre 2026"),
        ("ru", "24 декабря 2026"),
        ("ar", "24 ديسمبر 2026"),
        ("en-XB", "24 December 2026"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(qapp: QApplication, language: str, written: str) -> None:
    program.speak(qapp, language)
    field = DateField(QDate(2026, 12, 24))
    text, right = field.text(), field.lineEdit().layoutDirection() == Qt.LayoutDirection.RightToLeft
    field.deleteLater()
    program.speak(qapp, "en")
    assert text == written
    assert right is (language == "ar")


@pytest.mark.parametrize(("language", "key"), [("en", "Alt+→, Ctrl+Enter"), ("ar", "Alt+←, Ctrl+Enter")])
def test_the_key_onwards_points_where_reading_goes(qapp: QApplication, language: str, key: str) -> None:
    program.speak(qapp, language)
    table = KeyTable([("Alt+→, Ctrl+Enter", "continue")])
    shown = [block.text() for block in table.findChildren(TextBlock)]
    table.deleteLater()
    program.speak(qapp, "en")
    assert key in shown
