"""The table that says what a chart shows."""

import re

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from competency_app.domain.figures import TableFigure
from ui.widgets.table import Table

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_FIGURE = re.compile(r"[+\-−±≤<>]?\s?\d.{0,11}$", re.DOTALL)


class TableTwin(QAbstractTableModel):
    """Rows of a table figure; columns of figures are aligned to the end."""

    def __init__(self, figure: TableFigure, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figure = figure

    @property
    def figure(self) -> TableFigure:
        """What is shown."""
        return self._figure

    def set_figure(self, figure: TableFigure) -> None:
        """Show another figure."""
        self.beginResetModel()
        self._figure = figure
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """Rows; cells have none below them."""
        return 0 if parent.isValid() else len(self._figure.rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """Columns; cells have none below them."""
        return 0 if parent.isValid() else len(self._figure.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell, what a screen reader says, or the cell's edge."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._figure.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            at_end = self._has_figures(index.column())
            side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Column heads."""
        is_head = orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._figure.columns)
        return self._figure.columns[section] if is_head and role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, row: int, column: int) -> str:
        """Head and words, with the row's first cell before them."""
        first, words = self._figure.rows[row][0], self._figure.rows[row][column]
        head = self._figure.columns[column]
        return f"{head}: {words}" if column == 0 else f"{first}, {head}: {words}"

    def _has_figures(self, column: int) -> bool:
        """Short cells that all start with a digit are figures; the first column holds codes and names."""
        cells = [row[column] for row in self._figure.rows if row[column]]
        return column > 0 and bool(cells) and all(_FIGURE.match(cell) for cell in cells)


def table_twin(figure: TableFigure) -> Table:
    """A table widget that shows *figure*, ready to stand where the chart stood."""
    table = Table()
    table.setModel(TableTwin(figure, table))
    table.setAccessibleName(figure.title)
    return table
