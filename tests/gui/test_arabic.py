"""Arabic letters: deep and tall ones are shown whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from competency_app import i18n
from tests.gui import auditing
from ui import theme as look
from ui.theme import Theme
from ui.widgets.text import TextBlock, label

DEEP, WITH_SIGNS = "الأطر في جعيغ", "أُجيب عن الأُولى في"


@pytest.fixture
def _in_arabic(qapp: QApplication) -> None:
    i18n.set_language("ar")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


@pytest.mark.usefixtures("_in_arabic")
@pytest.mark.parametrize("percent", look.TEXT_SCALES)
@pytest.mark.parametrize("words", [DEEP, WITH_SIGNS])
def test_no_letter_is_sliced_at_any_size(theme: Theme, qtbot: QtBot, words: str, percent: int) -> None:
    theme.set_text_scale(percent)
    page = QWidget()
    column = QVBoxLayout(page)
    for size in look.LINES:
        for bold in (False, True):
            column.addWidget(TextBlock(words, size, bold=bold))
            column.addWidget(label(words, size, bold=bold))
    qtbot.addWidget(page)
    page.show()
    assert auditing.sliced(page) == []
