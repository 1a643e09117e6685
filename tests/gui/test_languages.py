"""What the window says beside our own catalogue: Qt's menus and dialogs in the language of the program."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from competency_app.i18n import SHIPPED
from ui import app as program


@pytest.mark.parametrize("language", [one for one in SHIPPED if one != "en"] or ["fr"])
def test_menus_of_text_fields_follow_the_language(qapp: QApplication, language: str) -> None:
    program.speak_for_qt(qapp, language)
    copy = QCoreApplication.translate("QWidgetTextControl", "&Copy")
    program.speak_for_qt(qapp, "en")
    assert copy != "&Copy"
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&Copy"
