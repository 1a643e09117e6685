"""Table without a box: a thin line above each row, figures at the end, the focus ring inside the current cell."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTextBoundaryFinder,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.widgets.line_breaks import held_together
from ui.widgets.scrolling import UpperBar, show_in_page
from ui.widgets.text import Paragraph, paragraph

HEAD, ROW, DENSE, INNER = 32, 40, 36, 8
TIGHTER = ((INNER, theme.BODY), (INNER // 2, theme.BODY), (3, theme.SECONDARY))  # space beside words, and their size
SHORT = 4  # characters of a head that is not broken, though Chinese may break anywhere
SAMPLED = 200  # rows that decide about the widths; more would be slow and change little
_Index = QModelIndex | QPersistentModelIndex


class _Lines(QStyledItemDelegate):
    """Draws a cell: line above, words, ring when it is current."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell in the colours of the moment."""
        table, box = _table(self), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().border), 1))
        painter.drawLine(QRectF(box).topLeft() + _HALF, QRectF(box).topRight() + _HALF)
        inside = table.text_box(box, index.column())
        words = _words(table, index, inside.width())
        words.draw(painter, inside.x(), inside.y() + (inside.height() - words.height) / 2, theme.tokens().text)
        if table.hasFocus() and table.currentIndex() == index:
            painter.setPen(QPen(QColor(theme.tokens().focus), 2))
            radius = theme.px(6)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 2, -1, -1), radius, radius)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows of the table's height, higher where words wrap."""
        table = _table(self)
        width = table.columnWidth(index.column()) - table.insets(index.column())
        words = _words(table, index, width)
        return QSize(table.columnWidth(index.column()), max(table.row_height, words.height + 2 * theme.px(INNER)))


class _Head(QHeaderView):
    """Column heads, 13 in secondary; it never asks the selection, which would freeze large tables."""

    def __init__(self, table: "Table") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(8))
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """One line, more where a head wraps."""
        model, table = self.model(), self._table
        columns = range(model.columnCount() if model is not None else 0)
        lines = [self._words(c, self.sectionSize(c) - table.insets(c)).height for c in columns]
        high = max([theme.px(HEAD), *(high + theme.px(12) for high in lines)])
        return QSize(super().sizeHint().width(), high + table.bar_room)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head at the edge its column has."""
        inside = self._table.text_box(rect, section).adjusted(0, 0, 0, -self._table.bar_room)
        words = self._words(section, inside.width())
        words.draw(painter, inside.x(), inside.y() + (inside.height() - words.height) / 2, theme.tokens().text2)

    def _words(self, section: int, width: float) -> Paragraph:
        text = self.model().headerData(section, Qt.Orientation.Horizontal) or ""
        right_to_left = self._table.is_right_to_left()
        at_right = self._table.is_at_end(section) != right_to_left
        return paragraph(str(text), width, size=theme.SECONDARY, right_to_left=right_to_left, align_right=at_right)


class Table(QTableView):
    """A table as high as its rows, so that the page scrolls. `opened` carries the row of Enter or a double click."""

    opened = Signal(int)
    ring_gap = -100_000  # the ring is drawn inside the current cell

    def __init__(self, *, dense: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner, self.text_size = theme.px(INNER), theme.BODY
        self._bar, self.bar_room = UpperBar(self), 0
        self.row_height = theme.px(DENSE if dense else ROW)
        self.setItemDelegate(_Lines(self))
        self.setHorizontalHeader(_Head(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px(24))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show *model* with its first cell current."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit)
            self.setCurrentIndex(model.index(0, 0))
            self.fit()

    def is_right_to_left(self) -> bool:
        """Whether columns run from the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def is_at_end(self, column: int) -> bool:
        """Whether the column's words stand at its end edge: figures do."""
        model = self.model()
        align = model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) if model is not None else None
        return bool(align is not None and Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)

    def insets(self, column: int) -> int:
        """Space beside the words of a column: none at the outer edges."""
        last = self.model().columnCount() - 1 if self.model() is not None else 0
        return self._inner * ((column > 0) + (column < last))

    def text_box(self, cell: QRect, column: int) -> QRect:
        """Where the words of a cell stand."""
        inner, last = self._inner, self.model().columnCount() - 1
        before, after = inner * (column > 0), inner * (column < last)
        if self.is_right_to_left():
            before, after = after, before
        return cell.adjusted(before, 0, -after, 0)

    def fit(self) -> None:
        """Set widths from the words and take the height of all rows; too wide a table scrolls sideways."""
        model = self.model()
        if model is None or not model.columnCount():
            return
        widths = self._fitting(self.viewport().width())
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        self.bar_room = self._bar.sizeHint().height() if sum(widths) > self.viewport().width() else 0
        head = self.horizontalHeader().sizeHint().height()
        self.horizontalHeader().setFixedHeight(head)
        self._bar.stand(head - self.bar_room)
        self.setFixedHeight(head + self.verticalHeader().length() + 1)

    def _fitting(self, room: int) -> list[int]:
        """Widths of the columns; closer together, then smaller, before anything is out of sight."""
        widths: list[int] = []
        for inner, self.text_size in TIGHTER:
            self._inner = theme.px(inner)
            widths = self._widths(room)
            if sum(widths) <= room:
                break
        return widths

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; Home and End go to its ends; the rest is Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Keep the current cell in sight of the page."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            show_in_page(self.viewport(), self.visualRect(current))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the table."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _widths(self, room: int) -> list[int]:
        """Room left over goes to the widest column; missing room is taken where words can wrap."""
        columns = [self._words_of(column) for column in range(self.model().columnCount())]
        wanted = [self.width_of(column, words[1:], words[:1]) for column, words in enumerate(columns)]
        if sum(wanted) <= room:
            widest = wanted.index(max(wanted))
            wanted[widest] += room - sum(wanted)
            return wanted
        parts = [[part for text in words[1:] for part in unbroken(held_together(text))] for words in columns]
        heads = [unbroken(held_together(words[0])) if len(words[0]) > SHORT else words[:1] for words in columns]
        least = [self.width_of(column, words, heads[column]) for column, words in enumerate(parts)]
        share = max(0.0, (room - sum(least)) / max(1, sum(wanted) - sum(least)))
        return [low + int((full - low) * share) for low, full in zip(least, wanted, strict=True)]

    def _words_of(self, column: int) -> list[str]:
        """Head first, then a sample of the cells."""
        model = self.model()
        rows = range(min(model.rowCount(), SAMPLED))
        cells = [str(model.index(row, column).data() or "") for row in rows]
        return [str(model.headerData(column, Qt.Orientation.Horizontal) or ""), *cells]

    def width_of(self, column: int, words: list[str], heads: list[str]) -> int:
        """Width of a column that holds *words* below *heads*, each in one line."""
        body = QFontMetricsF(theme.font(self.text_size, figures=True))
        head = QFontMetricsF(theme.font(theme.SECONDARY))
        widths = [*map(body.horizontalAdvance, words), *map(head.horizontalAdvance, heads)]
        return int(max(widths, default=0)) + 2 + self.insets(column)


_HALF = QRectF(0, 0.5, 0, 0).topLeft()


def unbroken(text: str) -> list[str]:
    """What stays in one line: words, and in Chinese single characters."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    parts, start = [], 0
    while (end := finder.toNextBoundary()) > 0:
        parts.append(text[start:end].strip())
        start = end
    return parts


def _table(delegate: QStyledItemDelegate) -> Table:
    table = delegate.parent()
    if not isinstance(table, Table):
        raise TypeError(type(table))
    return table


def _words(table: Table, index: _Index, width: float) -> Paragraph:
    align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft)
    at_end = bool(align & Qt.AlignmentFlag.AlignRight)
    text = str(index.data() or "")
    font, right_to_left = theme.font(table.text_size, figures=True), table.is_right_to_left()
    return paragraph(text, width, font=font, right_to_left=right_to_left, align_right=at_end != right_to_left)
