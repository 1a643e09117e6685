"""The table twin says exactly what its figure holds, and keeps Qt's rules for models."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from competency_app.domain.figures import TableFigure
from tests.gui import figures
from ui.models.table_twin import TableTwin, table_twin
from ui.widgets.scrolling import UpperBar
from ui.widgets.table import Table


def content(model: TableTwin) -> TableFigure:
    columns, rows = range(model.columnCount()), range(model.rowCount())
    heads = tuple(str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns)
    cells = tuple(tuple(str(model.index(row, column).data()) for column in columns) for row in rows)
    return TableFigure(model.figure.title, heads, cells)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableTwin(figures.TABLE)
    qtmodeltester.check(model)
    model.set_figure(TableFigure("Empty", ("Area",), ()))
    qtmodeltester.check(model)


def test_the_table_holds_what_the_figure_holds() -> None:
    model = TableTwin(figures.TABLE)
    assert content(model) == figures.TABLE
    other = TableFigure("Other", ("A", "B"), (("x", "y"),))
    model.set_figure(other)
    assert content(model) == other


def test_each_cell_is_spoken_with_its_row_and_head() -> None:
    model = TableTwin(figures.TABLE)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "Area: 1 Engagement"
    assert model.index(2, 1).data(role) == "3 Teaching, Middle: A2"


def test_only_figures_stand_at_the_end(qtbot: QtBot) -> None:
    table = shown(qtbot)
    assert [table.is_at_end(column) for column in range(3)] == [False, False, True]


def shown(qtbot: QtBot, width: int = 600) -> Table:
    table = table_twin(figures.TABLE)
    qtbot.addWidget(table)
    table.resize(width, table.height())
    table.show()
    table.activateWindow()
    return table


def test_rows_are_40_and_the_table_is_as_high_as_they_are(qtbot: QtBot) -> None:
    table = shown(qtbot)
    assert [table.rowHeight(row) for row in range(3)] == [40, 40, 40]
    assert table.height() == 32 + 3 * 40 + 1
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()


def test_a_narrow_table_wraps_and_grows(qtbot: QtBot) -> None:
    figure = TableFigure("Areas", ("Area", "Middle"), (("1 Engagement with colleagues and parents", "B1"),))
    wide, narrow = table_twin(figure), table_twin(figure)
    for table, width in ((wide, 500), (narrow, 220)):
        qtbot.addWidget(table)
        table.resize(width, table.height())
        table.show()
    assert narrow.height() > wide.height()
    assert sum(narrow.columnWidth(column) for column in range(2)) <= narrow.viewport().width()


def test_what_is_out_of_sight_at_the_side_has_a_bar_above_the_rows(qtbot: QtBot) -> None:
    assert not shown(qtbot).findChildren(UpperBar)[0].isVisible()
    table = shown(qtbot, 120)
    bar, own = table.findChildren(UpperBar)[0], table.horizontalScrollBar()
    assert bar.isVisible()
    assert bar.geometry().bottom() < table.viewport().y()
    bar.setValue(bar.maximum())
    assert own.value() == own.maximum() > 0
    own.setValue(0)
    assert bar.value() == 0
    end = bar.geometry().center() + QPoint(bar.width() // 3, 0)
    under_the_mouse = table.childAt(end)
    assert under_the_mouse is bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.mapFrom(table, end))
    assert own.value() > 0


def test_a_day_stays_whole_in_a_narrow_column(qtbot: QtBot) -> None:
    cells = ("Digital competence of educators", "24 de diciembre de 2026", "A sentence that takes what there is")
    table = table_twin(TableFigure("T", ("Round", "12 noviembre", "Words"), (cells,)))
    qtbot.addWidget(table)
    table.resize(320, table.height())
    table.show()
    day = table.width_of(1, ["24 de diciembre"], [])
    assert table.columnWidth(1) >= day


def test_chinese_breaks_between_characters(qtbot: QtBot) -> None:
    levels = "、".join(["B1"] * 12)
    table = table_twin(TableFigure("T", ("领域", "回答", "把握程度"), (("专业参与", levels, "比较有把握"),)))
    qtbot.addWidget(table)
    table.resize(300, table.height())
    table.show()
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_arrows_move_by_cell_and_enter_opens_the_row(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_select_all_selects_nothing(qtbot: QtBot) -> None:
    table = shown(qtbot)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert not table.selectionModel().hasSelection()


def test_the_wheel_of_the_mouse_is_left_to_the_page(qtbot: QtBot) -> None:
    table = shown(qtbot)
    turn = QWheelEvent(
        QPointF(20, 60),
        table.mapToGlobal(QPointF(20, 60)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(table.viewport(), turn)
    assert not turn.isAccepted()
