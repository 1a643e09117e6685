"""The entries of a draft as a tree: arrows walk, and everything that can be done to an entry has a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from competency_app.i18n import _
from ui import icons, theme
from ui.widgets.buttons import draw_box
from ui.widgets.text import Paragraph, paragraph, turn

if TYPE_CHECKING:
    from competency_app.domain.drafts import Draft

_Index = QModelIndex | QPersistentModelIndex
KEY, CODE, TITLE, MARK = (Qt.ItemDataRole.UserRole + number for number in range(1, 5))
INDENT, ROW, MARK_SIDE = 24, 32, 16
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `mark` is an icon, or nothing."""

    key: str
    parent: str | None
    code: str
    title: str
    mark: str = ""


def entries_of(draft: Draft, marks: Mapping[str, str]) -> list[Entry]:
    """The rows of a draft, parents first."""
    words = draft.default.nodes
    return [
        Entry(
            node.key,
            node.parent,
            node.code,
            words[node.key].title if node.key in words else "",
            marks.get(node.key, ""),
        )
        for node in draft.file.nodes
    ]


class EntryTree(QTreeView):
    """`chosen` carries the entry the keyboard or the mouse came to, `asked` what is to be done with it."""

    chosen = Signal(str)
    asked = Signal(str)
    ring_gap = -100_000  # the ring is drawn inside the current row

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, QStandardItem] = {}
        self._entries: list[Entry] = []
        self._is_filling = False
        self.setAccessibleName(_("Competences"))
        self.setModel(QStandardItemModel(self))
        self.setItemDelegate(_Rows(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(theme.px(INDENT))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setExpandsOnDoubleClick(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these rows; what is folded stays so, and the tree is built anew only when its shape differs."""
        before = [(one.key, one.parent) for one in self._entries]
        self._entries = entries
        if before == [(one.key, one.parent) for one in entries]:
            changed = sum(_fill(self._items[one.key], one) for one in entries)
            if changed:
                self.scheduleDelayedItemsLayout()
            return
        folded = {key for key, item in self._items.items() if item.hasChildren() and not self.isExpanded(item.index())}
        self._is_filling = True
        self._build()
        self.expandAll()
        for key in folded & self._items.keys():
            self.setExpanded(self._items[key].index(), False)
        self._is_filling = False

    def choose(self, key: str) -> None:
        """Make an entry the current one without a signal, in sight."""
        item = self._items.get(key)
        if item is None or self.current() == key:
            return
        self._is_filling = True
        self.setCurrentIndex(item.index())
        self.scrollTo(item.index())
        self._is_filling = False

    def current(self) -> str:
        """Key of the current entry, empty for none."""
        return str(self.currentIndex().data(KEY) or "")

    def _build(self) -> None:
        model = self.model()
        if not isinstance(model, QStandardItemModel):
            raise TypeError(type(model))
        model.clear()
        self._items = {}
        for one in self._entries:
            item = QStandardItem()
            item.setEditable(False)
            _fill(item, one)
            parent = self._items.get(one.parent or "") or model.invisibleRootItem()
            parent.appendRow(item)
            self._items[one.key] = item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, Shift+Enter and Ins add, Del takes out."""
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in enters and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit("below" if shift else "write")
        elif key == Qt.Key.Key_F2:
            self.asked.emit("write")
        elif key == Qt.Key.Key_Insert:
            self.asked.emit("next")
        elif key == Qt.Key.Key_Delete:
            self.asked.emit("remove")
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which entry a person came to."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._is_filling and current.isValid():
            self.chosen.emit(str(current.data(KEY)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks titles elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: _Index) -> None:
        """The surface of the whole row, then what stands on it."""
        t = theme.tokens()
        place = QRectF(options.rect).adjusted(theme.px(4), 1, -theme.px(4), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == self.currentIndex():
            draw_box(painter, place, t.accent_surface, "", theme.px(6))
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QPen(QColor(t.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
        painter.restore()
        super().drawRow(painter, options, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """A chevron where something is folded or can be."""
        if not self.model().hasChildren(index):
            return
        side = theme.px(MARK_SIDE)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        gap = theme.px(1)  # as far from the words as from the focus ring
        x = rect.x() + gap if mirrored else rect.right() + 1 - side - gap
        place = QRectF(x, rect.y() + (rect.height() - side) // 2, side, side)
        name = "chevron-down" if self.isExpanded(index) else "chevron-end"
        icons.paint(painter, name, theme.tokens().text2, place, mirrored=mirrored)

    def room_of(self, index: _Index) -> int:
        """Width a row's words have."""
        depth = sum(1 for _above in _ancestors(index)) + 1
        return self.viewport().width() - depth * theme.px(INDENT) - theme.px(12)


def _fill(item: QStandardItem, entry: Entry) -> bool:
    """Set what changed, as setting the same again would still redraw; answers whether anything did."""
    was = (item.data(CODE), item.data(TITLE), item.data(MARK))
    if was == (entry.code, entry.title, entry.mark):
        return False
    title = entry.title or _("No title yet")
    marks = {
        "circle": _("{code} {title}, something is not written yet"),
        "warning": _("{code} {title}, something to look at"),
    }
    spoken = marks.get(entry.mark, "{code} {title}").format(code=entry.code, title=title)
    wanted = {
        KEY: entry.key,
        CODE: entry.code,
        TITLE: entry.title,
        MARK: entry.mark,
        Qt.ItemDataRole.DisplayRole: f"{entry.code} {title}",
        Qt.ItemDataRole.AccessibleTextRole: spoken,
    }
    for role, value in wanted.items():
        item.setData(value, role)
    return True


def _ancestors(index: _Index) -> Iterator[QModelIndex]:
    above = index.parent()
    while above.isValid():
        yield above
        above = above.parent()


class _Rows(QStyledItemDelegate):
    """Draws code, title and mark."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line, more where the title wraps."""
        tree = _tree(self)
        words = self._title(index, tree.room_of(index))
        return QSize(theme.px(80), max(theme.px(ROW), words.height + theme.px(8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tree, t, box = _tree(self), theme.tokens(), QRect(option.rect)
        mirrored = tree.layoutDirection() == Qt.LayoutDirection.RightToLeft
        is_current, is_titled = index == tree.currentIndex(), bool(index.data(TITLE))
        room = tree.room_of(index)
        start = box.right() + 1 - room if mirrored else box.x()
        words = self._title(index, room)
        y = box.y() + (box.height() - words.height) // 2
        code, width = str(index.data(CODE) or ""), self._code_width(index)
        painter.save()
        painter.setFont(theme.font(theme.SECONDARY, figures=True))
        painter.setPen(QColor(t.accent if is_current else t.text2))
        turn(painter, code, right_to_left=mirrored)
        first = QRect(start + room - width if mirrored else start, y, width, theme.px(24))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(first, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, code)
        ink = t.accent if is_current else t.text if is_titled else t.text2
        words.draw(painter, start + (self._mark_width(index) if mirrored else width), y, ink)
        mark = str(index.data(MARK) or "")
        if mark:
            icon = theme.px(MARK_SIDE)
            x = start if mirrored else start + room - icon
            tone = t.notice if mark == "warning" else t.control
            icons.paint(painter, mark, tone, QRectF(x, y + theme.px(4), icon, icon))
        painter.restore()

    def _title(self, index: _Index, room: int) -> Paragraph:
        tree = _tree(self)
        width = room - self._code_width(index) - self._mark_width(index)
        mirrored = tree.layoutDirection() == Qt.LayoutDirection.RightToLeft
        text = str(index.data(TITLE) or "") or _("No title yet")
        return _lines(text, max(width, theme.px(40)), mirrored, theme.text_scale())

    def _code_width(self, index: _Index) -> int:
        return _width(str(index.data(CODE) or ""), theme.text_scale())

    def _mark_width(self, index: _Index) -> int:
        return theme.px(MARK_SIDE + 8) if index.data(MARK) else 0


@lru_cache(maxsize=4096)
def _lines(text: str, width: int, mirrored: bool, _scale: int) -> Paragraph:
    """A tree asks for the height of every row again and again."""
    return paragraph(text, width, right_to_left=mirrored)


@lru_cache(maxsize=4096)
def _width(code: str, _scale: int) -> int:
    metrics = QFontMetricsF(theme.font(theme.SECONDARY, figures=True))
    return round(metrics.horizontalAdvance(code)) + theme.px(8)


def _tree(delegate: QStyledItemDelegate) -> EntryTree:
    tree = delegate.parent()
    if not isinstance(tree, EntryTree):
        raise TypeError(type(tree))
    return tree
