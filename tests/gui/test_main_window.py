"""The window: pages by name, the way back, shortcuts, messages, undo, large text and right-to-left."""

from collections.abc import Mapping, Sequence

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from competency_app.changes import Changes
from ui.context import UNDO_STEPS, UiContext
from ui.main_window import MainWindow
from ui.navigation import Page, RailRow
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, secondary
from ui.widgets.drawer import Drawer
from ui.widgets.frame import BottomBar, PageHeader, ScrollColumn, TopLine
from ui.widgets.rail import Rail
from ui.widgets.text import TextBlock


class Sample(Page):
    """A page with every part; the log tells what the window asked of it."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.log: list[object] = []
        self.stays = False
        self.next_button = primary("Continue")
        self.next_button.clicked.connect(lambda: self.log.append("continue"))

    def open(self, args: Mapping[str, object]) -> None:
        self.log.append(dict(args))

    def place(self) -> tuple[str, str]:
        return "Area 2 of 6", "· 6 of 22 answered"

    def body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PageHeader("A title", "One line"))
        column.addWidget(TextBlock("word " * 300))
        return body

    def drawer(self) -> Drawer:
        return Drawer("Note and evidence", TextBlock("inside"), shortcut="Ctrl+E", state="None yet")

    def bottom_bar(self) -> BottomBar:
        return BottomBar([secondary("Back")], [self.next_button])

    def primary_button(self) -> QPushButton:
        return self.next_button

    def rail_rows(self) -> Sequence[RailRow]:
        return [RailRow("1", "Area 1", "4 of 4"), RailRow("2", "Area 2", "2 of 3", current=True)]

    def on_rail_row(self, key: str) -> None:
        self.log.append(f"row {key}")

    def refresh(self, changes: object) -> None:
        self.log.append(changes)

    def leave(self) -> bool:
        return not self.stays

    def on_table(self) -> None:
        self.log.append("table")


class Low(Sample):
    """A page whose keyboard starts below what the window shows."""

    def body(self) -> QWidget:
        body = super().body()
        self.low = secondary("Far below")
        layout = body.layout()
        if layout is not None:
            layout.addWidget(self.low)
        return body

    def first_focus(self) -> QWidget:
        return self.low


class Bare(Sample):
    """A page without frame and bars."""

    has_frame = False

    def drawer(self) -> None:  # type: ignore[override]
        return None

    def bottom_bar(self) -> None:  # type: ignore[override]
        return None


@pytest.fixture
def window(qtbot: QtBot, context: UiContext) -> MainWindow:
    window = MainWindow(context, {"home": Sample, "question": Sample, "start": Bare, "low": Low})
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.go("home")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def page(window: MainWindow) -> Sample:
    shown = window.page()
    assert isinstance(shown, Sample)
    return shown


def left(window: MainWindow, widget: QWidget | None) -> int:
    assert widget is not None
    return widget.mapTo(window, QPoint(0, 0)).x()


def top(window: MainWindow, widget: QWidget | None) -> int:
    assert widget is not None
    return widget.mapTo(window, QPoint(0, 0)).y()


def test_frame_has_the_measures_of_the_specification(window: MainWindow) -> None:
    rail, bar = window.findChild(Rail), window.findChild(BottomBar)
    line, header, drawer = window.findChild(TopLine), window.findChild(PageHeader), window.findChild(Drawer)
    assert rail is not None
    assert line is not None
    assert header is not None
    assert (left(window, rail), rail.width()) == (0, 216)
    assert (left(window, line), line.height()) == (216, 48)
    assert (left(window, header), header.width(), top(window, header)) == (248, 880, 72)
    assert top(window, bar) == 736
    assert top(window, drawer) == 696
    button = page(window).next_button
    assert left(window, button) + button.width() == 1128


def test_frame_is_mirrored(qtbot: QtBot, context: UiContext, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = MainWindow(context, {"home": Sample})
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.go("home")
    window.show()
    rail, header = window.findChild(Rail), window.findChild(PageHeader)
    assert header is not None
    assert left(window, rail) == 1064
    assert left(window, header) + header.width() == 1032
    assert left(window, page(window).next_button) == 152


def test_pages_get_their_arguments_and_back_returns(window: MainWindow, context: UiContext) -> None:
    context.go("question", node="2.2")
    assert page(window).log == [{"node": "2.2"}]
    assert page(window).name == "question"
    context.back()
    assert page(window).name == "home"
    assert page(window).log == [{}, {}]


def test_a_page_may_stay(window: MainWindow) -> None:
    page(window).stays = True
    window.go("question")
    assert page(window).name == "home"
    page(window).stays = False


def test_only_the_shown_page_refreshes(window: MainWindow, context: UiContext) -> None:
    home = page(window)
    window.go("question")
    changes = Changes(rounds=frozenset({1}))
    context.publish(changes)
    assert page(window).log[-1] is changes
    assert changes not in home.log


@pytest.mark.parametrize(
    ("key", "modifier", "said"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "continue"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, "continue"),
        (Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier, "table"),
    ],
)
def test_shortcuts_reach_the_page(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier, said: str) -> None:
    QTest.keyClick(window, key, modifier)
    assert page(window).log[-1] == said


def test_alt_arrows_change_meaning_with_the_direction(window: MainWindow) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(window).log[-1] == "continue"


def test_sections_open_with_ctrl_digits_but_not_from_the_start_page(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page(window).name == "question"
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page(window).name == "start"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page(window).name == "start"


def test_start_page_shows_no_rail(window: MainWindow) -> None:
    rail = window.findChild(Rail)
    assert rail is not None
    assert rail.isVisible()
    window.go("start")
    assert not rail.isVisible()


def test_tab_walks_rail_tools_and_page_though_the_rail_came_last(qtbot: QtBot, context: UiContext) -> None:
    made = MainWindow(context, {"home": Sample, "question": Sample, "start": Bare})
    qtbot.addWidget(made)
    made.go("start")
    made.show()
    assert made.findChild(Rail) is None
    for section, rows in (("home", "rail.home"), ("question", "rail.question")):
        made.go(section)
        walked = tab_round(made, made.findChildren(QWidget, "rail.home")[0])
        wanted = ["rail.home", "rail.question", "rail.settings", "text_size"]
        wanted[wanted.index(rows) + 1 : wanted.index(rows) + 1] = ["rail.row.1", "rail.row.2"]
        stops = [one for name in wanted for one in made.findChildren(QWidget, name) if one.isVisible()]
        found = [walked.index(one) for one in (*stops, page(made).next_button)]
        assert found == sorted(found)


def tab_round(window: MainWindow, start: QWidget) -> list[QWidget]:
    """Every visible Tab stop, once round from *start*."""
    found, widget = [start], start.nextInFocusChain()
    while widget is not None and widget is not start:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_f6_goes_round_the_panes(window: MainWindow) -> None:
    seen = set()
    for _ in range(8):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        parents = (Rail, TopLine, Drawer, BottomBar)
        seen |= {
            kind
            for kind in parents
            for part in window.findChildren(kind)
            if focus is not None and part.isAncestorOf(focus)
        }
    assert seen == {Rail, TopLine, Drawer, BottomBar}


def test_rail_rows_belong_to_the_page(window: MainWindow) -> None:
    row = window.findChild(QWidget, "rail.row.2")
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page(window).log[-1] == "row 2"


def test_large_text_rebuilds_the_page_and_shows_it_again(window: MainWindow, theme: Theme) -> None:
    window.go("question", node="2.2")
    before = page(window)
    theme.set_text_scale(200)
    assert page(window) is not before
    assert page(window).log == [{"node": "2.2"}]
    rail = window.findChild(Rail)
    assert rail is not None
    assert rail.width() == 112  # icons only: 1280 is narrow for text of this size


def test_other_colours_keep_the_page_shown_and_make_the_rest_anew(window: MainWindow, theme: Theme) -> None:
    hidden = page(window)
    window.go("question", node="2.2")
    before = page(window)
    theme.choose("dark")
    assert page(window) is before
    assert not shiboken6.isValid(hidden)
    window.back()
    assert page(window).name == "home"
    assert page(window).log == [{}]


def test_a_page_that_cannot_keep_what_was_typed_stays_when_the_text_grows(window: MainWindow, theme: Theme) -> None:
    before = page(window)
    before.stays = True
    theme.set_text_scale(150)
    assert page(window) is before
    before.stays = False
    window.go("question")
    rail = window.findChild(Rail)
    assert rail is not None
    assert rail.width() == 84


def test_what_is_not_seen_can_be_scrolled_to(window: MainWindow, theme: Theme) -> None:
    theme.set_text_scale(200)
    window.resize(960, 600)
    scroll = window.findChild(ScrollColumn)
    assert scroll is not None
    inner = scroll.widget()
    assert inner is not None
    assert inner.width() <= scroll.viewport().width()
    assert inner.height() > scroll.viewport().height()


def test_a_page_opens_at_its_top_and_scrolls_once_a_key_is_pressed(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_scale(200)
    window.go("low")
    page = window.page()
    assert isinstance(page, Low)
    scroll = page.findChild(ScrollColumn)
    assert scroll is not None
    qtbot.waitUntil(page.low.hasFocus)
    assert scroll.verticalScrollBar().value() == 0
    qtbot.keyClick(page.low, Qt.Key.Key_Shift)
    assert scroll.verticalScrollBar().value() == 0
    qtbot.keyClick(page.low, Qt.Key.Key_A)
    assert scroll.verticalScrollBar().value() > 0


def test_undo_takes_back_one_step_after_the_other(window: MainWindow, context: UiContext) -> None:
    undone: list[int] = []

    def step(number: int) -> Changes:
        def undo(_workspace: object) -> Changes:
            undone.append(number)
            return Changes()

        return Changes(undo=undo, said=f"step {number}")

    context.set_workspace(object())  # type: ignore[arg-type]
    for number in range(UNDO_STEPS + 5):
        context.publish(step(number))
    assert context.undo_count == UNDO_STEPS
    assert context.undo()
    assert context.undo()
    assert undone == [UNDO_STEPS + 4, UNDO_STEPS + 3]
    context.set_workspace(None)
    assert not context.undo()


def test_a_problem_is_a_banner_with_details_to_copy(window: MainWindow) -> None:
    window.show_problem("Your last answer is not on the disk yet.", "ValueError\n  ui/x.py:1 open")
    banner = window.findChild(Banner)
    assert banner is not None
    assert banner.kind == "problem"
    copy = next(button for button in banner.findChildren(QPushButton) if button.text() == "Copy details")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().startswith("ValueError")


def test_saved_is_shown(window: MainWindow, context: UiContext) -> None:
    context.say_saved("Saved 10:32")
    line = window.findChild(TopLine)
    assert line is not None
    texts = [label.text() for label in line.findChildren(QWidget) if hasattr(label, "text")]
    assert "Saved 10:32" in texts
