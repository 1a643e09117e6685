"""A chart and the table that says the same, one of them at a time. The chart is made once and shows any figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app.domain.figures import DumbbellFigure, StripFigure
from ui.models.table_twin import TableTwin, table_twin
from ui.widgets.buttons import quiet
from ui.widgets.frame import add_flush

if TYPE_CHECKING:
    from competency_app.domain.figures import Figure, TableFigure
    from ui.charts.chart_view import ChartView
    from ui.widgets.buttons import Button
    from ui.widgets.table import Table


class ChartCard(QWidget):
    """`row_activated` carries the key of a row opened in chart or table, `open_requested` an unanswered node."""

    row_activated = Signal(str)
    open_requested = Signal(str)
    end_clicked = Signal()

    def __init__(self, name: str, end: str = "") -> None:
        """*name* begins the object names; *end* is the quiet button at the end of legend or table."""
        super().__init__()
        self._name, self._end = name, end
        self.chart: ChartView | None = None
        self.table: Table | None = None
        self._keys: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._below: QWidget | None = None

    def show_chart(self, figure: Figure, row: str = "") -> None:
        """Show *figure*; the row with the key *row*, where there is one, becomes the current row."""
        chart = self._chart()
        first = _with_row(figure, row)
        if first is not None:
            chart.set_figure(first)
        chart.set_figure(figure)
        self._show(chart)

    def show_table(self, figure: TableFigure, keys: Sequence[str] = ()) -> None:
        """Show *figure*; *keys* are the rows' keys for `row_activated`, none where rows lead nowhere."""
        self._keys = tuple(keys)
        if self.table is None:
            self.table = table_twin(figure)
            self.table.setObjectName(f"{self._name}.table")
            self.table.opened.connect(self._on_opened)
            self._column.addWidget(self.table)
            self._below = self._end_row() if self._end else None
            if self._below is not None:
                self._column.addWidget(self._below)
        else:
            model = self.table.model()
            if isinstance(model, TableTwin):
                model.set_figure(figure)
            self.table.setAccessibleName(figure.title)
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._show(self.table)

    def focus(self) -> QWidget | None:
        """What of both is shown."""
        return next((one for one in (self.chart, self.table) if one is not None and not one.isHidden()), None)

    def _chart(self) -> ChartView:
        if self.chart is None:
            from ui.charts.chart_view import ChartView

            self.chart = ChartView()
            self.chart.setObjectName(f"{self._name}.chart")
            self.chart.row_activated.connect(self.row_activated)
            self.chart.open_requested.connect(self.open_requested)
            if self._end:
                self.chart.set_end_button(self._end_button())
            self._column.insertWidget(0, self.chart)
        return self.chart

    def _end_button(self) -> Button:
        button = quiet(self._end, small=True)
        button.setObjectName(f"{self._name}.end")
        button.clicked.connect(self.end_clicked)
        return button

    def _end_row(self) -> QWidget:
        result = QWidget()
        row = QHBoxLayout(result)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        add_flush(row, self._end_button(), "end")
        return result

    def _show(self, shown: QWidget) -> None:
        other = self.table if shown is self.chart else self.chart
        has_focus = other is not None and other.hasFocus()
        for one in (self.chart, self.table):
            if one is not None:
                one.setVisible(one is shown)
        if self._below is not None:
            self._below.setVisible(shown is self.table)
        if has_focus:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_opened(self, row: int) -> None:
        if row < len(self._keys) and self._keys[row]:
            self.row_activated.emit(self._keys[row])


def keys_of(figure: Figure) -> tuple[str, ...]:
    """The keys of a figure's rows in the order of its table."""
    if isinstance(figure, StripFigure):
        return tuple(row.key for row in figure.rows)
    if isinstance(figure, DumbbellFigure):
        return tuple(row.key for group in figure.groups for row in group.rows)
    return ()


def _with_row(figure: Figure, key: str) -> StripFigure | None:
    """The figure with that row alone: a chart keeps its current row from one figure to the next."""
    if not key or not isinstance(figure, StripFigure):
        return None
    return replace(figure, rows=tuple(row for row in figure.rows if row.key == key))
