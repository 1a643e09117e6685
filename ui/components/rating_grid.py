"""A compact table to rate many competences: a row each, a column per level, one mark a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from competency_app.i18n import _
from ui import theme
from ui.widgets.banner import announce
from ui.widgets.option_card import draw_indicator
from ui.widgets.table import Table
from ui.widgets.text import paragraph

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
NAME = 0
_CLEARS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_CHOOSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A competence to rate: key, and code with title."""

    key: str
    title: str


class _Ratings(QAbstractTableModel):
    """First column the competence, then a column per level; a level's cell holds a mark or nothing."""

    def __init__(
        self,
        rows: Sequence[RatingRow],
        levels: Sequence[tuple[str, str]],
        chosen: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows, self.levels, self.chosen = tuple(rows), tuple(levels), dict(chosen)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.levels) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _("Competence") if section == NAME else self.levels[section - 1][1]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if column == NAME else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title if column == NAME else self.spoken(index.row(), column)
        return None

    def spoken(self, row: int, column: int) -> str:
        """A level's cell as a screen reader says it."""
        words = _("{competence}, {level}, chosen") if self.is_chosen(row, column) else _("{competence}, {level}")
        return words.format(competence=self.rows[row].title, level=self.levels[column - 1][1])

    def is_chosen(self, row: int, column: int) -> bool:
        """Whether this level is the one marked in its row."""
        return column != NAME and self.chosen.get(self.rows[row].key) == self.levels[column - 1][0]

    def choose(self, row: int, level: str | None) -> None:
        """Mark a level in a row, or none."""
        self.chosen.pop(self.rows[row].key, None)
        if level is not None:
            self.chosen[self.rows[row].key] = level
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.levels)))

    def show(self, chosen: Mapping[str, str]) -> None:
        """Take over these marks, as far as they are about rows shown here."""
        self.chosen = {row.key: chosen[row.key] for row in self.rows if row.key in chosen}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.levels)))


class RatingGrid(Table):
    """Arrows move, digits and Space choose, Del takes the mark away; `moved` carries competence and level."""

    moved = Signal(str, str)

    def __init__(
        self,
        rows: Sequence[RatingRow],
        levels: Sequence[tuple[str, str]],
        chosen: Mapping[str, str],
        *,
        store: Callable[[str, str | None], bool],
    ) -> None:
        """*levels* are (key, words), lowest first; *store* keeps a choice and answers whether it is on the disk."""
        super().__init__(dense=True)
        self._store = store
        self._ratings = _Ratings(rows, levels, chosen, self)
        self.setItemDelegate(_Marks(self))
        self.setModel(self._ratings)
        self.setCurrentIndex(self._ratings.index(0, 1))

    def level_at(self, column: int) -> str:
        """Key of the level of a column; empty for the competence's own column."""
        return self._ratings.levels[column - 1][0] if column > NAME else ""

    def chosen(self) -> Mapping[str, str]:
        """The marks by competence."""
        return dict(self._ratings.chosen)

    def show_marks(self, chosen: Mapping[str, str]) -> None:
        """Show the marks now stored; the keyboard stays where it is."""
        self._ratings.show(chosen)

    def choose(self, row: int, level: str | None) -> None:
        """Store a mark and show it."""
        if self._store(self._ratings.rows[row].key, level):
            self._ratings.choose(row, level)
            column = self.currentIndex().column()
            announce(self, self._ratings.spoken(row, column) if column > NAME else self._ratings.rows[row].title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a level in the current row."""
        at, key = self.currentIndex(), Qt.Key(event.key())
        number = event.key() - Qt.Key.Key_0.value
        if not at.isValid() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 1 <= number <= len(self._ratings.levels):
            self.setCurrentIndex(self._ratings.index(at.row(), number))
            self.choose(at.row(), self.level_at(number))
        elif key in _CHOOSES and at.column() > NAME:
            self.choose(at.row(), self.level_at(at.column()))
        elif key in _CLEARS:
            self.choose(at.row(), None)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click marks a level, a click on the mark takes it away."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at.isValid() and at.column() > NAME:
            has_it = self._ratings.is_chosen(at.row(), at.column())
            self.choose(at.row(), None if has_it else self.level_at(at.column()))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which level the keyboard is on."""
        super().currentChanged(current, previous)
        if current.isValid() and hasattr(self, "_ratings"):
            self.moved.emit(self._ratings.rows[current.row()].key, self.level_at(current.column()))

    def is_at_end(self, column: int) -> bool:
        """Marks and the heads above them stand at the leading edge."""
        del column
        return False

    def _widths(self, room: int) -> list[int]:
        """Levels get equal columns; what is left is for the titles."""
        heads = [self.width_of(column, [], [words]) for column, (_key, words) in enumerate(self._ratings.levels, 1)]
        each = max(theme.px(56), *heads)
        levels = len(self._ratings.levels)
        return [max(room - levels * each, theme.px(240)), *([each] * levels)]


class _Marks(QStyledItemDelegate):
    """Draws titles and radio marks on thin lines, and the ring inside the current cell."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows of the table's height, higher where a title wraps."""
        grid = self.parent()
        if not isinstance(grid, RatingGrid):
            return QSize()
        width = grid.columnWidth(index.column())
        title = paragraph(str(index.data() or ""), width - grid.insets(index.column()))
        return QSize(width, max(grid.row_height, title.height + theme.px(8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        grid, box = self.parent(), QRect(option.rect)
        if not isinstance(grid, RatingGrid):
            return
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box.x(), box.y(), box.width(), 1, QColor(t.border))
        inside = grid.text_box(box, index.column())
        model = index.model()
        if index.column() == NAME:
            title = str(index.data() or "")
            words = paragraph(title, inside.width(), right_to_left=grid.is_right_to_left())
            words.draw(painter, inside.x(), inside.y() + (inside.height() - words.height) // 2, t.text)
        elif isinstance(model, _Ratings):
            side = theme.px(20)
            x = inside.right() + 1 - side if grid.is_right_to_left() else inside.x()
            place = QRectF(x, box.y() + (box.height() - side) // 2, side, side)
            is_chosen = model.is_chosen(index.row(), index.column())
            draw_indicator(painter, place, chosen=is_chosen, enabled=grid.isEnabled(), line=t.control)
        if grid.hasFocus() and grid.currentIndex() == index:
            painter.setPen(QPen(QColor(t.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 2, -1, -1), theme.px(6), theme.px(6))
        painter.restore()
