"""Arrangements that depend on the width: beside each other where there is room, below each other where not.

Height is worked out from the width alone. A layout that turned around after it got its width would tell its parents
a turn later, and text would be cut until then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme

FIELDS, ROWS = 32, 8
Place = tuple[QLayoutItem, QRect]


class Arranged(QLayout):
    """A layout whose places follow from its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def places(self, width: int, height: int = 0) -> list[Place]:
        """Every item that shows, with its place from the leading edge; *height* may be more than is needed."""
        raise NotImplementedError

    def shown(self) -> list[QLayoutItem]:
        """The items that take room."""
        return [item for item in self._items if not item.isEmpty()]

    def addItem(self, item: QLayoutItem) -> None:
        """Add *item* after the others."""
        self._items.append(item)

    def count(self) -> int:
        """All items, hidden ones too."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt asks beyond the end to find it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it takes what it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all items at *width*."""
        inside = self.contentsMargins()
        room = width - inside.left() - inside.right()
        return _bottom(self.places(room)) + inside.top() + inside.bottom()

    def minimumSize(self) -> QSize:
        """As narrow as the widest item."""
        sizes = [item.minimumSize() for item in self.shown()]
        inside = self.contentsMargins()
        width = max((size.width() for size in sizes), default=0) + inside.left() + inside.right()
        return QSize(width, max((size.height() for size in sizes), default=0) + inside.top() + inside.bottom())

    def setGeometry(self, place: QRect) -> None:
        """Put every item in its place, mirrored where the page is."""
        super().setGeometry(place)
        inner = self.contentsRect()
        owner = self.parentWidget()
        mirrored = owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, where in self.places(inner.width(), inner.height()):
            if mirrored:
                where.moveLeft(inner.width() - where.x() - where.width())
            item.setGeometry(where.translated(inner.topLeft()))


class Flow(Arranged):
    """In reading order, going on in the next line where the width ends, as words do."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        across: int = 8,
        down: int = 8,
        level: bool = False,
        trailing: Collection[QWidget] = (),
        tight: bool = False,
    ) -> None:
        """Gaps in px at 100 %; *level* centres on the line, *trailing* widgets stand at the end of theirs.

        *tight*: where that saves a line, all become narrower, down to their least width.
        """
        super().__init__(parent)
        self._across, self._down, self._level = theme.px(across), theme.px(down), level
        self._trailing, self._tight = tuple(trailing), tight

    def sizeHint(self) -> QSize:
        """All in one line."""
        width = sum(item.sizeHint().width() for item in self.shown()) + self._across * max(len(self.shown()) - 1, 0)
        inside = self.contentsMargins()
        width += inside.left() + inside.right()
        return QSize(width, self.heightForWidth(width))

    def places(self, width: int, height: int = 0) -> list[Place]:
        """One line after the other; fewer lines than there is height for stand in its middle when level."""
        found: list[Place] = []
        line: list[Place] = []
        x = y = 0
        for item, own in zip(self.shown(), self._widths(width), strict=True):
            wide = min(own, width)
            if line and x + wide > width:
                y = self._close(line, y, width) + self._down
                found, line, x = [*found, *line], [], 0
            line.append((item, QRect(x, y, wide, _height(item, wide))))
            x += wide + self._across
        end = self._close(line, y, width) if line else 0
        found += line
        if self._level and height > end:
            for _item, place in found:
                place.translate(0, (height - end) // 2)
        return found

    def _widths(self, width: int) -> list[int]:
        """Own widths, or narrower ones with which all fit into one line."""
        items = self.shown()
        own = [item.sizeHint().width() for item in items]
        over = sum(own) + self._across * (len(own) - 1) - width
        if not self._tight or over <= 0:
            return own
        spare = [max(wide - _least_width(item), 0) for item, wide in zip(items, own, strict=True)]
        if sum(spare) < over:
            return own
        return [wide - ceil(free * over / sum(spare)) for wide, free in zip(own, spare, strict=True)]

    def _close(self, line: list[Place], y: int, width: int) -> int:
        """Finish a line; answers with its lower edge."""
        high = max(place.height() for _item, place in line)
        over = width - line[-1][1].right() - 1
        for item, place in line:
            if item.widget() in self._trailing:
                place.translate(over, 0)
            if self._level:
                place.moveTop(y + (high - place.height()) // 2)
        return y + high


class Turning(Arranged):
    """All beside each other, or all below each other."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 16,
        down: int = 16,
        enough: int = 0,
        growing: Collection[int] | None = None,
    ) -> None:
        """Measures in px at 100 %: *gap* beside, *down* below each other; *growing* items share the room, else all."""
        super().__init__(parent)
        self._gap, self._down, self._enough = theme.px(gap), theme.px(down), theme.px(enough)
        self._growing = growing

    def is_beside(self, width: int) -> bool:
        """Whether there is room for all beside each other."""
        return width >= self._enough and width >= self._least()

    def sizeHint(self) -> QSize:
        """Beside each other."""
        items = self.shown()
        inside = self.contentsMargins()
        width = sum(item.sizeHint().width() for item in items) + self._gaps() + inside.left() + inside.right()
        high = max((item.sizeHint().height() for item in items), default=0)
        return QSize(width, high + inside.top() + inside.bottom())

    def places(self, width: int, height: int = 0) -> list[Place]:
        """One row as high as its highest item, or one item a row."""
        items = self.shown()
        if not self.is_beside(width):
            return self._stacked(items, width)
        widths = self._widths(items, width)
        highs = [_height(item, wide) for item, wide in zip(items, widths, strict=True)]
        row = max([*highs, height])
        starts = accumulate((wide + self._gap for wide in widths[:-1]), initial=0)
        return [
            (item, _in_row(item, QRect(x, 0, wide, row), own))
            for item, x, wide, own in zip(items, starts, widths, highs, strict=True)
        ]

    def _stacked(self, items: Sequence[QLayoutItem], width: int) -> list[Place]:
        found, y = [], 0
        for item in items:
            wide = min(width, item.maximumSize().width())
            found.append((item, QRect(0, y, wide, _height(item, wide))))
            y += found[-1][1].height() + self._down
        return found

    def _widths(self, items: Sequence[QLayoutItem], width: int) -> list[int]:
        """Own width of those that do not grow; the others share the rest, the last one takes what is left over."""
        growing = [item for item in items if self._grows(item)]
        room = width - self._gaps() - sum(_own_width(item) for item in items if not self._grows(item))
        shares = {id(item): room // len(growing) for item in growing}
        if growing:
            shares[id(growing[-1])] += room - sum(shares.values())
        return [shares.get(id(item)) or _own_width(item) for item in items]

    def _least(self) -> int:
        items = self.shown()
        return self._gaps() + sum(
            item.minimumSize().width() if self._grows(item) else _own_width(item) for item in items
        )

    def _grows(self, item: QLayoutItem) -> bool:
        return self._growing is None or self._items.index(item) in self._growing

    def _gaps(self) -> int:
        return self._gap * max(len(self.shown()) - 1, 0)


class SideBySide(QWidget):
    """Widgets of equal width beside each other, one below the other where there is less than *enough*."""

    def __init__(
        self,
        parts: Sequence[QWidget],
        *,
        gap: int = 16,
        down: int | None = None,
        enough: int = 560,
        growing: Collection[int] | None = None,
    ) -> None:
        """Measures in px at 100 %; fields (*gap* 32) stand 8 below each other, others as far as beside."""
        super().__init__()
        below = down if down is not None else gap if gap < FIELDS else ROWS
        self._row = Turning(self, gap=gap, down=below, enough=enough, growing=growing)
        for part in parts:
            self._row.addWidget(part)

    def is_beside(self) -> bool:
        """Whether the parts now stand beside each other."""
        return self._row.is_beside(self.width())


class FlowRow(QWidget):
    """Widgets at their own size, going on in the next line where there is no room."""

    def __init__(self, parts: Sequence[QWidget], *, gap: int = 8) -> None:
        """*gap* in px at 100 %."""
        super().__init__()
        row = Flow(self, across=gap, down=gap)
        for part in parts:
            row.addWidget(part)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _least_width(item: QLayoutItem) -> int:
    """The least a widget can do with; Qt itself never asks that of one whose size is fixed."""
    widget = item.widget()
    return widget.minimumSizeHint().width() if widget is not None else item.minimumSize().width()


def _own_width(item: QLayoutItem) -> int:
    return max(min(item.sizeHint().width(), item.maximumSize().width()), item.minimumSize().width())


def _in_row(item: QLayoutItem, place: QRect, own: int) -> QRect:
    """A widget's `in_row` may keep its own height at the "top" or in the "middle"; others become as high as the row."""
    where = getattr(item.widget(), "in_row", "")
    if where:
        place.translate(0, (place.height() - own) // 2 if where == "middle" else 0)
        place.setHeight(own)
    return place


def _bottom(places: Sequence[Place]) -> int:
    return max((place.y() + place.height() for _item, place in places), default=0)
