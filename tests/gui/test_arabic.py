"""Arabic: deep and tall letters are shown whole, Latin names and keys keep their order inside mirrored lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from competency_app import i18n
from competency_app.workspace import Workspace
from tests.gui import auditing
from tests.gui.sample_window import Look, Shown, shown
from ui import theme as look
from ui.components.key_table import KeyTable
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


@pytest.fixture
def view(qapp: QApplication, workspace: Workspace) -> Iterator[Shown]:
    with shown(qapp, workspace, Look(language="ar")) as view:
        yield view


def test_a_latin_citation_is_one_run_and_an_arabic_sentence_is_none(view: Shown) -> None:
    view.window.go("framework", framework_id="digcompedu")
    blocks = {words.partition(": ")[0]: words for words in (one.text() for one in view.window.findChildren(TextBlock))}
    source, identity = blocks["المصدر"], blocks["التعريف"]
    assert "DigCompEdu, European Commission, JRC, 2017, doi:10.2760/159770" in source
    assert identity.endswith("\u2066digcompedu\u2069، الإصدار \u20662017.1\u2069\u2069")


def test_keys_run_from_left_to_right(view: Shown) -> None:
    view.window.go("help", topic="question")
    keys = [one for one in view.window.findChildren(TextBlock) if one.parentWidget().__class__ is KeyTable]
    drawn = [one for one in keys if one.text() in ("1 … 9, 0, ?", "↑ ↓, Home, End")]
    assert len(drawn) == 2
    for one in drawn:
        option = one._lines(one.width()).layout.textOption()
        assert option.textDirection() == Qt.LayoutDirection.LeftToRight, one.text()
