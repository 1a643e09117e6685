"""The building blocks: keyboard of the option cards, text on its line grid, one focus ring, plain text."""

from collections.abc import Callable

import pytest
import shiboken6
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import icons
from ui import theme as look
from ui.theme import DARK, LIGHT, Theme
from ui.widgets.banner import UndoStrip
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Row, RowList
from ui.widgets.focus_ring import FocusRing, the_ring
from ui.widgets.inputs import Field, line
from ui.widgets.option_card import Option, OptionGroup
from ui.widgets.segments import Segments
from ui.widgets.text import LONGEST, TextBlock, label, reads_right, tooltip

LEVELS = [Option(code, f"I do this as {code} says.", code, has_example=True) for code in ("A1", "A2", "B1", "B2")]
OTHERS = [Option("not_applicable", "Not part of my work"), Option("cannot_judge", "I cannot judge this yet")]
LONG = "I have tried small changes: shortened a text, swapped a picture, or made a worksheet for my own class. " * 2
TAG = "<img src='file:///etc/hostname'><b>bold</b>"
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
        return widget

    return show


@pytest.fixture
def group(show: Show) -> OptionGroup:
    group = OptionGroup(LEVELS, OTHERS, name="2.2 Creating")
    show(group)
    group.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)
    return group


@pytest.fixture
def chosen(group: OptionGroup) -> list[str]:
    got: list[str] = []
    group.level_chosen.connect(got.append)
    group.other_chosen.connect(lambda key: got.append(f"other {key}"))
    return got


def focused(group: OptionGroup) -> str:
    return next((card.option.key for card in group.cards if card.hasFocus()), "")


def press(group: OptionGroup, *keys: Qt.Key | str) -> None:
    for key in keys:
        card = next(card for card in group.cards if card.hasFocus())
        if isinstance(key, str):
            QTest.keyClicks(card, key)
        else:
            QTest.keyClick(card, key)


def test_arrows_move_the_focus_and_choose_nothing(group: OptionGroup, chosen: list[str]) -> None:
    press(group, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert focused(group) == "B1"
    press(group, Qt.Key.Key_Up)
    assert focused(group) == "A2"
    assert group.chosen_card() is None
    assert chosen == []


def test_ends_do_not_wrap(group: OptionGroup) -> None:
    press(group, Qt.Key.Key_Up)
    assert focused(group) == "A1"
    press(group, Qt.Key.Key_End, Qt.Key.Key_Down)
    assert focused(group) == "cannot_judge"
    press(group, Qt.Key.Key_Home)
    assert focused(group) == "A1"


def test_space_and_enter_choose_and_a_choice_can_change(group: OptionGroup, chosen: list[str]) -> None:
    press(group, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen == ["A2", "B1"]
    assert [card.option.key for card in group.cards if card.isChecked()] == ["B1"]
    press(group, Qt.Key.Key_End, Qt.Key.Key_Space)
    assert chosen[-1] == "other cannot_judge"
    assert [card.option.key for card in group.cards if card.isChecked()] == ["cannot_judge"]


def test_enter_on_the_chosen_card_confirms(qtbot: QtBot, group: OptionGroup, chosen: list[str]) -> None:
    group.choose("A1")
    with qtbot.waitSignal(group.confirmed):
        press(group, Qt.Key.Key_Return)
    assert chosen == []


def test_digits_choose_levels_zero_and_question_mark_the_others(group: OptionGroup, chosen: list[str]) -> None:
    press(group, "3", "9", "0", "?")
    assert chosen == ["B1", "other not_applicable", "other cannot_judge"]


def test_digits_can_be_switched_off(group: OptionGroup, chosen: list[str]) -> None:
    group.digit_keys = False
    press(group, "3", "0")
    assert chosen == []


def test_left_and_right_follow_the_reading_direction(group: OptionGroup) -> None:
    group.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(group, Qt.Key.Key_End, Qt.Key.Key_Right)
    assert focused(group) == "not_applicable"
    press(group, Qt.Key.Key_Left)
    assert focused(group) == "cannot_judge"


def test_group_is_one_tab_stop_at_the_chosen_card(group: OptionGroup) -> None:
    group.choose("B2")
    stops = [card.option.key for card in group.cards if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["B2"]


def test_mouse_chooses(group: OptionGroup, chosen: list[str]) -> None:
    QTest.mouseClick(group.cards[1], Qt.MouseButton.LeftButton)
    assert chosen == ["A2"]


def test_example_is_offered_where_one_is(qtbot: QtBot, group: OptionGroup) -> None:
    card = group.cards[0]
    assert card.example is not None
    assert card.example.isVisible()
    with qtbot.waitSignal(group.example_requested) as asked:
        QTest.mouseClick(card.example, Qt.MouseButton.LeftButton)
    assert asked.args == ["A1"]
    other = group.cards[2].example
    assert other is not None
    assert not other.isVisible()


def test_card_is_spoken_as_a_radio_button(group: OptionGroup) -> None:
    card = QAccessible.queryAccessibleInterface(group.cards[1])
    assert card.role() == QAccessible.Role.RadioButton
    assert card.text(QAccessible.Text.Name) == "A2, I do this as A2 says."
    assert card.text(QAccessible.Text.Description) == "option 2 of 6"


@pytest.mark.parametrize(("width", "height"), [(880, 72), (440, 144), (2000, 72)])
def test_card_is_as_high_as_its_lines(qtbot: QtBot, width: int, height: int) -> None:
    group = OptionGroup([Option("A1", LONG[:120], "A1")])
    qtbot.addWidget(group)
    card = group.cards[0]
    lines = (card.heightForWidth(width) - 24) / 24
    assert lines == int(lines)
    assert card.heightForWidth(width) <= height


def test_text_never_moves_with_the_border(group: OptionGroup) -> None:
    card = group.cards[1]
    before = card.heightForWidth(card.width())
    group.choose("A2")
    assert card.heightForWidth(card.width()) == before


@pytest.mark.parametrize("percent", look.TEXT_SCALES)
def test_text_block_is_a_multiple_of_its_line(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_scale(percent)
    for size in look.LINES:
        block = TextBlock(LONG, size)
        qtbot.addWidget(block)
        for width in (120, 333, 640, 4000):
            assert block.heightForWidth(width) % look.line_height(size) == 0
        assert block.heightForWidth(200) > block.heightForWidth(2000)


def test_lines_of_other_scripts_are_as_high(qtbot: QtBot) -> None:
    for text in ("English", "العربية نص قصير", "中文文本"):
        block = TextBlock(text)
        qtbot.addWidget(block)
        assert block.heightForWidth(640) == 24


@pytest.mark.parametrize(
    ("text", "on_right_page", "expected"),
    [
        ("2.2 Creating resources.", True, False),
        ("2.2 إنشاء الموارد", True, True),
        ("DigCompEdu، الجولة الثانية", True, True),
        ("12 · 4", True, True),
        ("أعرف أن A2", False, True),
        ("Level أ", False, False),
        ("12", False, False),
        ("\u2068كيف تبذر؟\u2069 Choose one.", False, False),
        ("\u2068كيف تبذر؟\u2069", False, False),
        ("\u2068A1\u2069 أعرف", False, True),
    ],
)
def test_text_keeps_the_direction_of_its_script(text: str, on_right_page: bool, expected: bool) -> None:
    assert reads_right(text, on_right_page=on_right_page) is expected


def test_layout_gives_a_wrapped_text_all_its_lines(show: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    block = TextBlock(LONG)
    column.addWidget(block)
    column.addStretch(1)
    page.resize(300, 800)
    show(page)
    assert block.height() == block.heightForWidth(block.width())
    assert block.line_count() > 3


@pytest.mark.parametrize("make", [TextBlock, label])
def test_mark_up_is_shown_as_it_is(qtbot: QtBot, make: Callable[[str], QWidget]) -> None:
    widget = make(TAG)
    qtbot.addWidget(widget)
    spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    assert spoken == TAG
    assert widget.sizeHint().width() > 250  # drawn letter by letter, not read as a picture and a bold word


@pytest.mark.parametrize("text", [TAG, "&lt;b&gt;", "a < b", "plain & simple"])
def test_tooltip_is_never_mark_up(text: str) -> None:
    shown = tooltip(text)
    drawn = QtGui.QTextDocument()
    if QtGui.Qt.mightBeRichText(shown):
        drawn.setHtml(shown)
    else:
        drawn.setPlainText(shown)
    assert drawn.toPlainText() == text


def test_very_long_text_is_cut(qtbot: QtBot) -> None:
    block = TextBlock("word " * 100_000)
    qtbot.addWidget(block)
    assert len(block.text()) == LONGEST


def rings(window: QWidget) -> list[QWidget]:
    return [ring for ring in window.findChildren(QWidget, "focus-ring") if ring.isVisible()]


@pytest.fixture
def ring(qapp: QApplication) -> FocusRing:
    return the_ring(qapp)


def test_exactly_one_ring_follows_the_keyboard(show: Show, ring: FocusRing) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    buttons = [secondary(name) for name in ("One", "Two", "Three")]
    for button in buttons:
        column.addWidget(button)
    show(page)
    buttons[1].setFocus(Qt.FocusReason.ShortcutFocusReason)
    buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
    for at in (0, 1, 2):
        assert len(rings(page)) == 1
        assert ring.target() is buttons[at]
        assert rings(page)[0].geometry() == buttons[at].geometry().adjusted(-4, -4, 4, 4)
        QTest.keyClick(buttons[at], Qt.Key.Key_Tab)


def test_mouse_gets_no_ring_except_on_fields(show: Show, ring: FocusRing) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    button, field = secondary("One"), line()
    column.addWidget(button)
    column.addWidget(field)
    show(page)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert rings(page) == []
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert ring.target() is field


def test_ring_outlives_a_deleted_page(show: Show, ring: FocusRing) -> None:
    for _ in range(2):
        page = QWidget()
        field = QLineEdit(page)
        show(page)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        assert ring.target() is field
        shiboken6.delete(page)
        assert ring.target() is None


def test_ring_is_not_cut_by_a_tight_parent(show: Show, ring: FocusRing) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    field = Field("Review on", line())
    column.addWidget(field)
    show(page)
    field.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert ring.target() is field.control
    drawn = rings(page)[0]
    parent = drawn.parentWidget()
    assert parent is not None
    assert parent.rect().contains(drawn.geometry())


def test_field_says_its_error_in_words(qtbot: QtBot) -> None:
    control = line()
    field = Field("Review on", control, help_text="A day after today")
    qtbot.addWidget(field)
    field.set_error("The review date is in the past.")
    spoken = QAccessible.queryAccessibleInterface(control)
    assert spoken.text(QAccessible.Text.Name) == "Review on"
    assert spoken.text(QAccessible.Text.Description).startswith("The review date is in the past.")
    field.set_error()
    assert field.error() == ""
    assert spoken.text(QAccessible.Text.Description) == "A day after today"


def test_segments_move_with_arrows_and_mirror(qtbot: QtBot, show: Show) -> None:
    segments = Segments([("areas", "Areas"), ("table", "Table")], name="View")
    show(segments)
    with qtbot.waitSignal(segments.chosen) as first:
        QTest.keyClick(segments, Qt.Key.Key_Right)
    segments.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.waitSignal(segments.chosen) as second:
        QTest.keyClick(segments, Qt.Key.Key_Right)
    assert (first.args, second.args) == (["table"], ["areas"])


def test_rows_are_one_tab_stop_and_open_with_enter(qtbot: QtBot, show: Show) -> None:
    rows = RowList([Row(str(n), f"Area {n}", str(n), "Completed", "4 of 4", "check") for n in range(1, 4)])
    show(rows)
    rows.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(rows.buttons[0], Qt.Key.Key_Down)
    assert rows.buttons[1].hasFocus()
    stops = [button for button in rows.buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [rows.buttons[1]]
    with qtbot.waitSignal(rows.chosen) as got:
        QTest.keyClick(rows.buttons[1], Qt.Key.Key_Return)
    assert got.args == ["2"]


def test_undo_strip_takes_back_once(qtbot: QtBot) -> None:
    undone: list[int] = []
    strip = UndoStrip("Goal 5.2 is parked.", lambda: undone.append(1))
    qtbot.addWidget(strip)
    assert strip.undo_button is not None
    with qtbot.waitSignal(strip.gone):
        strip.undo_button.click()
    assert undone == [1]


def corner(widget: QWidget) -> str:
    picture = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(picture)
    return picture.pixelColor(widget.width() // 2, 3).name()


def test_primary_button_takes_the_theme_at_once(qtbot: QtBot, theme: Theme) -> None:
    button = primary("Continue")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert corner(button) == LIGHT.accent
    theme.choose("dark")
    assert corner(button) == DARK.accent


def test_icons_that_point_are_mirrored_and_others_are_not() -> None:
    def picture(name: str, *, mirrored: bool) -> QImage:
        return icons.pixmap(name, "#000000", mirrored=mirrored).toImage()

    assert picture("chevron-end", mirrored=True) != picture("chevron-end", mirrored=False)
    assert picture("check", mirrored=True) == picture("check", mirrored=False)
