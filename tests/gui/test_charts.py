"""Charts: marks where the figure says, in both directions and all themes, reachable and spoken."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from competency_app.domain.figures import (
    DumbbellFigure,
    DumbbellGroup,
    Figure,
    LoadBar,
    LoadFigure,
    StripFigure,
    WheelFigure,
)
from tests.gui import figures
from ui import theme
from ui.charts import chart_view, dumbbell_chart, load_chart, marks, strip_chart, wheel_chart
from ui.charts.chart_view import ChartView, chart_for
from ui.theme import Theme
from ui.widgets.buttons import quiet
from ui.widgets.focus_ring import the_ring

ALL = (figures.STRIP, figures.DUMBBELL, figures.LOAD, figures.WHEEL)


@pytest.fixture
def look(theme: Theme) -> Theme:
    """The theme of every test of the window, told apart from the module here."""
    return theme


def shown(qtbot: QtBot, figure: Figure, width: int = 880) -> ChartView:
    view = chart_for(figure)
    qtbot.addWidget(view)
    view.resize(width, view.heightForWidth(width))
    view.show()
    view.activateWindow()
    return view


def color_at(view: ChartView, x: float, y: float) -> QColor:
    return view.grab().toImage().pixelColor(round(x), round(y))


def dots(view: ChartView) -> list[tuple[int, int]]:
    """Where the strip's dots are to be, in the widget, by the arranged picture."""
    picture = view._arranged(view.width())[0]
    assert isinstance(picture, strip_chart.StripPicture)
    boxes = [QRect(dot.x, strip.place.marks_middle + dot.down, 0, 0) for strip in picture.strips for dot in strip.dots]
    places = [view._on_widget(box) for box in boxes]
    return [(place.x(), place.y()) for place in places]


def test_a_dot_stands_on_its_level_and_is_painted(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    places = dots(view)
    assert len(places) == 7
    # First row A1, A2, B1, B1: 38 and 114 after the label column of 280, two side by side around 190; edge 24.
    assert [x for x, _y in places[:4]] == [24 + 318, 24 + 394, 24 + 462, 24 + 477]
    accent = QColor(theme.LIGHT.accent)
    assert all(color_at(view, x - 3, y) == accent for x, y in places)


def test_right_to_left_mirrors_the_places(qtbot: QtBot, look: Theme, qapp: QApplication) -> None:
    left = dots(shown(qtbot, figures.STRIP))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view = shown(qtbot, figures.STRIP)
    right = dots(view)
    assert right == [(880 - x, y) for x, y in left]
    accent = QColor(theme.LIGHT.accent)
    assert all(color_at(view, x + 3, y) == accent for x, y in right)


def test_a_view_on_screen_follows_direction(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    before = view.grab().toImage()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.grab().toImage() != before
    assert dots(view)[0][0] == 880 - (24 + 318)


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: type(figure).__name__)
def test_a_new_theme_repaints(qtbot: QtBot, look: Theme, figure: Figure) -> None:
    view = shown(qtbot, figure)
    light = view.grab().toImage()
    look.choose("dark")
    dark = view.grab().toImage()
    assert dark != light
    look.choose("light")
    assert view.grab().toImage() == light


def test_dots_take_the_new_theme(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    look.choose("dark")
    x, y = dots(view)[0]
    assert color_at(view, x, y) == QColor(theme.DARK.accent)


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: type(figure).__name__)
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [320, 480, 880, 1400])
def test_nothing_leaves_the_widget(qtbot: QtBot, look: Theme, *, figure: Figure, scale: int, width: int) -> None:
    look.set_text_scale(scale)
    view = shown(qtbot, figure, width)
    for row in view.rows():
        place = view._on_widget(row.ring)
        assert view.rect().contains(place), (row, place, view.rect())


def test_text_size_makes_it_higher(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    height = view.heightForWidth(880)
    look.set_text_scale(200)
    assert view.heightForWidth(880) > 1.8 * height


def test_the_page_gives_the_height_that_the_width_asks_for(qtbot: QtBot, look: Theme) -> None:
    page, area = QWidget(), QScrollArea()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    view = chart_for(figures.DUMBBELL)
    column.addWidget(view)
    column.addStretch(1)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(900, 300)
    area.show()
    wide = view.height()
    assert wide == view.heightForWidth(view.width())
    area.resize(420, 300)
    qtbot.waitUntil(lambda: view.height() == view.heightForWidth(view.width()))
    assert view.height() > wide
    area.resize(900, 300)
    qtbot.waitUntil(lambda: view.height() == wide)


def test_arrows_walk_the_rows_and_each_is_spoken(qtbot: QtBot, look: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(chart_view, "announce", lambda _widget, words: said.append(words))
    view = shown(qtbot, figures.STRIP)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    assert view.current_row == 1
    first, second, third = (row.spoken for row in figures.STRIP.rows)
    assert said == [second, third, third, first, third, second]


def test_the_current_row_is_ringed_for_the_keyboard_only(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    qtbot.waitUntil(view.isActiveWindow)
    focus = QColor(theme.LIGHT.focus)
    ring = view._on_widget(view.rows()[0].ring)
    edge = (ring.center().x() - 100, ring.top())
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert color_at(view, *edge) != focus
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert color_at(view, *edge) == focus
    assert color_at(view, edge[0], edge[1] + 1) == focus
    view.clearFocus()
    assert color_at(view, *edge) != focus


def test_the_window_draws_no_second_ring(qtbot: QtBot, look: Theme, qapp: QApplication) -> None:
    the_ring(qapp)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    before = quiet("Before")
    column.addWidget(before)
    column.addWidget(chart_for(figures.STRIP))
    page.resize(900, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert isinstance(qapp.focusWidget(), ChartView)
    line = page.findChild(QWidget, "focus-ring")
    assert line is not None
    assert not line.isVisible() or line.visibleRegion().isEmpty()


def test_enter_opens_the_row_or_the_missing_question(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    with qtbot.waitSignal(view.row_activated) as row:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert row.args == ["1"]
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.open_requested) as node:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert node.args == ["2.2"]


def test_clicks_do_what_enter_does(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    ((node, link),) = view.link_places()
    with qtbot.waitSignal(view.open_requested) as opened:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=link.center())
    assert opened.args == [node] == ["2.2"]
    place = view._on_widget(view.rows()[2].ring).center()
    with qtbot.waitSignal(view.row_activated) as row:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert row.args == ["3"]


def test_tab_leaves_the_chart(qtbot: QtBot, look: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    view, after = chart_for(figures.STRIP), quiet("After")
    column.addWidget(view)
    column.addWidget(after)
    page.resize(900, 600)
    page.show()
    page.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)


def test_weeks_are_walked_sideways_in_reading_direction(qtbot: QtBot, look: Theme, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view = shown(qtbot, figures.LOAD)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.current_row == 1
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current_row == 0


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: type(figure).__name__)
def test_a_screen_reader_gets_title_summary_and_rows(qtbot: QtBot, look: Theme, figure: Figure) -> None:
    view = shown(qtbot, figure)
    face = QAccessible.queryAccessibleInterface(view)
    assert face is not None
    assert face.role() == QAccessible.Role.Chart
    assert face.text(QAccessible.Text.Name) == figure.title
    assert face.text(QAccessible.Text.Description) == figure.summary
    assert view.rows()
    assert all(row.spoken for row in view.rows())


def test_the_name_follows_the_figure(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    face = QAccessible.queryAccessibleInterface(view)
    view.set_figure(figures.WHEEL)
    assert face is not None
    assert face.text(QAccessible.Text.Name) == figures.WHEEL.title


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: type(figure).__name__)
def test_the_wheel_of_the_mouse_is_left_to_the_page(qtbot: QtBot, look: Theme, figure: Figure) -> None:
    view = shown(qtbot, figure)
    assert view.childAt(view.rect().center()) is None  # the surface lets the mouse through to the view
    place = QPointF(view.rect().center())
    turn = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turn)
    assert not turn.isAccepted()


def test_the_wobble_reaches_whole_levels_and_stays_on_the_axis() -> None:
    picture = dumbbell_chart.arrange(figures.DUMBBELL, 832)
    first, second = picture.pairs
    columns = picture.columns
    # Wobble 1.7 is one whole level to each side; A1 and C2 have nothing beyond them.
    assert first.wobble == (columns.x(1) - 14, columns.x(2) + 14)
    assert second.wobble == (columns.x(5) - 14, columns.x(6) + 14)
    assert (first.before, first.after, first.look_back) == (columns.x(1), columns.x(3), columns.x(2))
    assert columns.x(2) - columns.x(1) == 62


def test_legend_names_what_the_figure_has_words_for() -> None:
    words = [item.words for item in dumbbell_chart.arrange(figures.DUMBBELL, 832).legend]
    assert words == ["12 March", "12 November", "looking back", "usual wobble"]
    group = DumbbellGroup("", (figures.DUMBBELL.groups[1].rows[0],))
    alone = DumbbellFigure("t", "s", figures.AXIS, (group,), "a", "b", "c", None)
    assert [item.words for item in dumbbell_chart.arrange(alone, 832).legend] == ["a", "b"]


def test_one_answer_a_row_stands_lower_than_an_area() -> None:
    competences = StripFigure("t", "s", figures.AXIS, figures.STRIP.rows[:1], has_bands=False, dot_words="your answer")
    areas = StripFigure("t", "s", figures.AXIS, figures.STRIP.rows[:1], has_bands=False, middle_words="level reached")
    assert [strip_chart.arrange(one, 832).rows[0].ring.height() for one in (competences, areas)] == [32, 44]


def test_hours_are_24_px_and_stack_in_the_order_of_goals() -> None:
    picture = load_chart.arrange(figures.LOAD, 880)
    (low, _first), (high, _second) = picture.bars[0].parts
    assert low.height() == 24 + 1
    assert high.height() == 12 + 1
    assert low.bottom() == picture.base
    assert high.bottom() == low.top()
    assert picture.bars[1].parts == ()
    assert [words for _x, _y, words in picture.notes] == ["Holidays"]


def test_a_year_of_weeks_fits() -> None:
    bars = tuple(LoadBar(f"week {n}", (30.0, 5.0)) for n in range(60))
    picture = load_chart.arrange(LoadFigure("t", "s", ("a", "b"), bars, 2.0, "two"), 400)
    assert picture.bars[-1].left + picture.bars[-1].width <= 400
    assert picture.height < 400


def test_a_wheel_of_nine_says_where_to_look() -> None:
    spokes = tuple("abcdefghi")
    figure = WheelFigure("t", "s", figures.AXIS, spokes, (("now", (1.0,) * 9),), "w")
    picture = wheel_chart.arrange(figure, 600)
    assert picture.spokes == ()
    assert picture.words


def test_a_wheel_speaks_levels_and_halves() -> None:
    assert wheel_chart.spoken(figures.WHEEL, 1) == "Resources: March between A2 and B1, November B1"
    assert wheel_chart.spoken(figures.WHEEL, 2) == "Teaching: March not enough answers, November B2"


@pytest.mark.parametrize(("count", "scale", "width"), [(4, 200, 932), (12, 100, 832), (5, 100, 832), (6, 200, 560)])
def test_many_answers_on_one_level_stay_on_it_and_never_cover_each_other(
    look: Theme, count: int, scale: int, width: int
) -> None:
    look.set_text_scale(scale)
    figure = StripFigure("t", "s", figures.AXIS, (figures.strip_row("1", (3,) * count),))
    picture = strip_chart.arrange(figure, width)
    (strip,) = picture.strips
    assert len(strip.dots) == count
    xs = [dot.x for dot in strip.dots]
    assert max(xs) - min(xs) < picture.columns.step
    places = [QPointF(dot.x, dot.down) for dot in strip.dots]
    nearest = min((a - b).manhattanLength() for n, a in enumerate(places) for b in places[:n])
    assert nearest >= theme.px(marks.DOT)
    assert max(dot.down for dot in strip.dots) + theme.px(marks.DOT) / 2 < strip.place.bottom - strip.place.marks_middle


def test_the_current_row_stays_when_the_figure_is_renewed(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    QTest.keyClick(view, Qt.Key.Key_End)
    fewer = StripFigure("t", "s", figures.AXIS, figures.STRIP.rows[1:])
    view.set_figure(fewer)
    assert view.rows()[view.current_row].key == "3"


def test_a_picture_file_has_the_asked_width(qtbot: QtBot, look: Theme, tmp_path: Path) -> None:
    view = shown(qtbot, figures.STRIP, 500)
    image = QImage(str(view.to_png(tmp_path / "strip.png", 1000)))
    assert (image.width(), image.height()) == (1000, view.heightForWidth(1000))
    with pytest.raises(OSError, match="nowhere"):
        view.to_png(tmp_path / "nowhere" / "strip.png", 400)


def test_a_button_at_the_legends_end_never_covers_words(qtbot: QtBot, look: Theme) -> None:
    view = shown(qtbot, figures.STRIP)
    button = quiet("How this is worked out", small=True)
    view.set_end_button(button)
    assert button.isVisible()
    assert button.geometry().right() - 8 == 880 - 24 - 1
    view.resize(330, view.heightForWidth(330))
    top = view._arranged(330)[0].height + 16 + 25 + view._arranged(330)[1].height
    assert button.geometry().top() == top
    assert view.rect().contains(button.geometry())
