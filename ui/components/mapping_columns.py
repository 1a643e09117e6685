"""The first rows of a table with a choice above each column; wider tables scroll sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from competency_app.domain.figures import TableFigure
from competency_app.i18n import _
from ui import theme
from ui.components.mapping_words import column_name, role_choices
from ui.models.table_twin import TableTwin
from ui.widgets.frame import set_margins
from ui.widgets.inputs import Combo
from ui.widgets.scrolling import UpperBar
from ui.widgets.table import Table

if TYPE_CHECKING:
    from competency_app.actions.tables import TableColumn, TableLook

COLUMN, GAP, RING = 232, 16, 4
LONGEST_CELL = 60


class RoleCombo(Combo):
    """What a column is; the wheel scrolls the page and never changes it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()


class MappingColumns(QScrollArea):
    """`chosen` carries the letter of a column and what it is to be."""

    chosen = Signal(str, str)

    def __init__(self, look: TableLook) -> None:
        super().__init__()
        self.setProperty("sideways", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._combos = {column.letter: self._combo(column) for column in look.columns}
        inner = QWidget()
        inner.setFixedWidth(theme.px(COLUMN) * len(look.columns) + 2 * theme.px(RING))
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(RING), theme.px(RING), theme.px(RING), theme.px(RING))
        column.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(0)
        for combo in self._combos.values():
            host = QHBoxLayout()
            set_margins(host, 0, 0, GAP, 0)
            host.addWidget(combo)
            row.addLayout(host, 1)
        column.addLayout(row)
        column.addWidget(_cells(look))
        self.setWidget(inner)
        inner.installEventFilter(self)
        self._bar = UpperBar(self)
        self._follow()

    def show_uses(self, look: TableLook) -> None:
        """Show what each column is now taken for."""
        for column in look.columns:
            combo = self._combos[column.letter]
            if combo.findData(column.use) < 0:
                combo.addItem(dict(role_choices(column))[column.use], column.use)
            combo.choose(column.use)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As high as what is in it: the page scrolls, not this."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._follow()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(560), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """At least one column."""
        return QSize(theme.px(COLUMN), self.minimumHeight())

    def _combo(self, column: TableColumn) -> RoleCombo:
        combo = RoleCombo(role_choices(column), column.use)
        combo.setObjectName(f"table.column.{column.letter}")
        combo.setAccessibleName(_("What column {name} holds").format(name=column_name(column)))
        combo.activated.connect(lambda: self.chosen.emit(column.letter, combo.key()))
        return combo

    def _follow(self) -> None:
        inner = self.widget()
        if inner is not None:
            bar = self._bar.sizeHint().height() if inner.width() > self.viewport().width() else 0
            self.setViewportMargins(0, bar, 0, 0)
            self._bar.stand(0)
            self.setFixedHeight(inner.sizeHint().height() + bar)


class _Twin(TableTwin):
    """Every cell at the leading edge, under its choice."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As the twin of a chart, but for the alignment."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)


class _Cells(Table):
    """The cells below the choices, each column as wide as its choice."""

    def _widths(self, _room: int) -> list[int]:
        return [theme.px(COLUMN)] * self.model().columnCount()


def _cells(look: TableLook) -> Table:
    rows = zip(*(column.cells for column in look.columns), strict=True)
    figure = TableFigure(
        title=_("The first rows of the table"),
        columns=tuple(column_name(column) for column in look.columns),
        rows=tuple(tuple(_shown(cell) for cell in row) for row in rows),
    )
    table = _Cells(dense=True)
    table.setModel(_Twin(figure, table))
    table.setAccessibleName(figure.title)
    table.setObjectName("table.cells")
    return table


def _shown(cell: str) -> str:
    """The beginning of a text: the table is for recognising, not for reading."""
    words = " ".join(cell.split())
    return words if len(words) <= LONGEST_CELL else f"{words[: LONGEST_CELL - 1].rstrip()}…"
