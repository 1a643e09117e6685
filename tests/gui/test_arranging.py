"""Arrangements that follow from the width: beside or below each other, and nothing cut."""

import gc

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme as look
from ui.components.item_list import Act, Item, ItemRow
from ui.theme import Theme
from ui.widgets.arranging import SideBySide
from ui.widgets.buttons import Button, primary, quiet, secondary
from ui.widgets.frame import BottomBar, add_flush
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock


def test_a_quiet_button_may_be_added_to_a_row_nobody_owns_yet(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout()
    add_flush(row, quiet("More"), "start")
    gc.collect()
    column = QVBoxLayout(host)
    column.addLayout(row)
    gc.collect()
    host.grab()
    assert [button.text() for button in host.findChildren(Button)] == ["More"]


def test_parts_stand_below_each_other_where_their_words_need_the_room(qtbot: QtBot) -> None:
    words = [TextBlock("one two three four five six seven eight nine ten " * 3) for _ in range(2)]
    pair = SideBySide(words, gap=16, enough=300)
    qtbot.addWidget(pair)
    beside, stacked = pair.heightForWidth(600), pair.heightForWidth(290)
    assert beside == words[0].heightForWidth(292)
    assert stacked == 2 * words[0].heightForWidth(290) + 16


def test_segments_stack_where_they_do_not_fit(qtbot: QtBot) -> None:
    segments = Segments([("a", "A rather long view"), ("b", "Another long view")], "a")
    qtbot.addWidget(segments)
    least = segments.minimumSizeHint().width()
    assert least < segments.sizeHint().width()
    assert (segments.heightForWidth(segments.sizeHint().width()), segments.heightForWidth(least)) == (32, 64)
    segments.resize(least, 64)
    segments.show()
    segments.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is segments)
    first = segments.findChildren(QWidget, "segment.a")[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert segments.current() == "b"


def test_a_bar_grows_and_keeps_the_last_button_at_the_end(qtbot: QtBot) -> None:
    buttons = [secondary("Compare with the round before"), secondary("Print or share"), primary("Set a goal")]
    bar = BottomBar(buttons[:2], buttons[2:])
    qtbot.addWidget(bar)
    assert bar.heightForWidth(880) == 64
    bar.resize(400, bar.heightForWidth(400))
    bar.show()
    assert bar.height() == 64 + 40 + 8
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert buttons[2].mapTo(bar, buttons[2].rect().topRight()).x() == 400 - 32 - 1


def test_a_bar_narrows_its_buttons_where_that_saves_a_line(qtbot: QtBot) -> None:
    buttons = [secondary("Compare with the round before"), secondary("Print or share"), primary("Set a goal")]
    bar = BottomBar(buttons[:2], buttons[2:])
    qtbot.addWidget(bar)
    just_enough = sum(button.sizeHint().width() for button in buttons) + 2 * 8 + 2 * 32
    width = just_enough - 40
    assert bar.heightForWidth(width) == 64
    bar.resize(width, 64)
    bar.show()
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)
    assert buttons[2].mapTo(bar, buttons[2].rect().topRight()).x() == width - 32 - 1
    assert bar.heightForWidth(just_enough - 60) > 64


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_no_word_stands_alone_below_a_heading(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    plain, even = (
        TextBlock("Nine answers went up, one went down.", look.PAGE_TITLE, even=one) for one in (False, True)
    )
    width = plain.sizeHint().width() - 8
    for block in (plain, even):
        qtbot.addWidget(block)
        block.setLayoutDirection(direction)
        block.resize(width, block.heightForWidth(width))
    assert plain.line_count() == even.line_count() == 2
    layout = even._lines(width).layout
    first, last = (layout.lineAt(number).naturalTextWidth() for number in (0, 1))
    assert max(first, last) < 1.5 * min(first, last)
    edge = QRect(width - 12 if direction == Qt.LayoutDirection.RightToLeft else 0, 0, 12, even.height())
    assert len(set(bytes(even.grab(edge).toImage().constBits()))) > 2, "both lines begin or end at the page's edge"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("width", [300, 900])
def test_the_words_of_quiet_buttons_meet_the_edge(
    qtbot: QtBot, theme: Theme, width: int, direction: Qt.LayoutDirection
) -> None:
    acts = tuple(Act(key, key, key, lambda: None) for key in ("Open", "Remove"))
    row = ItemRow(Item("one", "A framework", "Two lines about it", acts), is_first=True, is_last=True)
    qtbot.addWidget(row)
    row.setLayoutDirection(direction)
    row.resize(width, row.heightForWidth(width))
    row.show()
    first, last = row.findChildren(Button)
    boxes = [QRect(one.mapTo(row, QPoint(0, 0)), one.size()).adjusted(8, 0, -8, 0) for one in (first, last)]
    mirrored, is_below = direction is Qt.LayoutDirection.RightToLeft, width == 300
    if is_below != mirrored:
        assert min(box.left() for box in boxes) == 0
    else:
        assert max(box.right() for box in boxes) == width - 1


@pytest.mark.parametrize("even", [False, True])
@pytest.mark.parametrize("text", ["Results of 12 November 2026 compared", "3.4 Саморегулируемое обучение"])
def test_what_belongs_together_parts_before_a_word_is_cut(qtbot: QtBot, text: str, even: bool) -> None:
    block = TextBlock(text, look.PAGE_TITLE, even=even)
    qtbot.addWidget(block)
    longest = max(block.fontMetrics().horizontalAdvance(word) for word in text.split(" "))
    for width in range(longest + 2, 600, 10):
        layout = block._lines(width).layout
        ends = [line.textStart() + line.textLength() for line in map(layout.lineAt, range(layout.lineCount()))]
        assert not [end for end in ends if end < len(text) and text[end - 1 : end + 1].isalnum()], width


def test_a_number_stays_with_its_word_where_there_is_room(qtbot: QtBot) -> None:
    block = TextBlock("Answers of 24 December 2026")
    qtbot.addWidget(block)
    layout = block._lines(block.fontMetrics().horizontalAdvance("24 December 2026 and")).layout
    assert layout.lineAt(0).textLength() == len("Answers of ")
