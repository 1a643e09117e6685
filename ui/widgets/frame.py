"""The frame around every page: rail, top line, scrolling column, page header, bottom bar."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from ui import icons, theme
from ui.widgets.arranging import Arranged, Flow, Turning
from ui.widgets.buttons import Button
from ui.widgets.text import Label, TextBlock, label

COLUMN = 880
MARGIN = 32


def set_margins(layout: QLayout, start: int, top: int, end: int, bottom: int) -> None:
    """Margins in px at 100 % that follow the reading direction; Qt mirrors items, not margins."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    layout.setContentsMargins(*(theme.px(m) for m in (start, top, end, bottom)))


class Edge(QFrame):
    """A plain surface with a one pixel line on one side."""

    def __init__(self, side: Literal["top", "bottom", "end"], fill: str = "bg") -> None:
        """*fill* is a token's name."""
        super().__init__()
        self._side, self._fill = side, fill

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill, then the line inside the measure."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(t, self._fill)))
        wide, high = self.width(), self.height()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        end = QRect(0 if mirrored else wide - 1, 0, 1, high)
        lines = {"top": QRect(0, 0, wide, 1), "bottom": QRect(0, high - 1, wide, 1), "end": end}
        painter.fillRect(lines[self._side], QColor(t.border))


class TopLine(Edge):
    """Where one is, whether it is saved, and the tools at the end."""

    def __init__(self, tools: Sequence[QWidget], *, leading: int = MARGIN) -> None:
        super().__init__("bottom")
        self.setMinimumHeight(theme.px(48))
        row = QHBoxLayout(self)
        set_margins(row, leading, 0, 16, 0)
        row.setSpacing(theme.px(8))
        self._place = TextBlock("", theme.SECONDARY)
        row.addWidget(self._place, 1)
        self._mark = _Mark("check")
        self._saved: Label = label("", theme.SECONDARY, tone="text2")
        saved = QHBoxLayout()
        saved.setSpacing(theme.px(4))
        saved.addWidget(self._mark)
        saved.addWidget(self._saved)
        row.addLayout(saved)
        row.addSpacing(theme.px(16))
        for tool in tools:
            row.addWidget(tool)
        self.set_saved("")

    def set_place(self, strong: str, rest: str = "") -> None:
        """Show where one is; an empty *strong* leaves all of it in secondary colour."""
        self._place.set_tone("text" if strong and rest.startswith("·") else "text2")
        self._place.set_text(strong, rest)

    def set_saved(self, words: str) -> None:
        """Show "Saved 10:32", or nothing."""
        self._saved.setText(words)
        self._saved.setVisible(bool(words))
        self._mark.setVisible(bool(words))


class _Mark(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(theme.px(16), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, theme.tokens().text2, QRectF(self.rect()))


class ScrollColumn(QScrollArea):
    """A page's scrolling part: one column of at most 880 at the leading edge, or the whole width."""

    def __init__(
        self, body: QWidget, *, wide: bool = False, centred: bool = False, top: int = 24, below: int = MARGIN
    ) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner, self.body = QWidget(), body
        row = self._row = QHBoxLayout(inner)
        side = theme.px(MARGIN)
        row.setContentsMargins(side, theme.px(top), side, theme.px(below))
        row.setSpacing(0)
        if not wide:
            body.setMaximumWidth(theme.px(COLUMN))
        if centred:
            row.addStretch(0)
        if wide:
            row.addWidget(body, 1)
        else:
            row.addWidget(body, 1, Qt.AlignmentFlag.AlignTop)
            row.addStretch(0)
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        """The window may be smaller than the page."""
        return QSize(theme.px(160), theme.px(80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar stands in the margin, so that the column ends above the end of the bottom bar."""
        # The event tells the size of the part that scrolls; asking for that widget would cost the start 17 ms.
        bar, inside = self.width() - event.size().width(), self._row.contentsMargins()
        side = theme.px(MARGIN)
        start, end = side, side - bar
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self._row.setContentsMargins(start, inside.top(), end, inside.bottom())
        super().resizeEvent(event)


class BottomBar(Edge):
    """Back and other ways at the leading edge, the primary button at the end of the column."""

    def __init__(
        self,
        leading: Sequence[QWidget] = (),
        trailing: Sequence[QWidget] = (),
        *,
        fill: str = "surface",
        centred: bool = False,
        wide: bool = False,
    ) -> None:
        """*wide* as the page above it is."""
        super().__init__("top", fill)
        self.setMinimumHeight(theme.px(64))
        outer = QHBoxLayout(self)
        set_margins(outer, MARGIN, 12, MARGIN, 12)
        outer.setSpacing(0)
        column = self.column = QWidget()
        if not wide:
            column.setMaximumWidth(theme.px(COLUMN))
        row = Flow(column, level=True, trailing=trailing, tight=True)
        for widget in leading:
            row.addWidget(widget)
        for widget in trailing:
            add_flush(row, widget, "end")
        if centred:
            outer.addStretch(0)
        outer.addWidget(column, 1)
        outer.addStretch(0)


class PageHeader(QWidget):
    """Title over one line of secondary text, and one control at the end."""

    def __init__(
        self,
        title: str,
        sub: str = "",
        *,
        rest: str = "",
        end: QWidget | None = None,
        below: int = 24,
        beside_title: bool = False,
        after_sub: QWidget | None = None,
    ) -> None:
        """*rest* follows *sub* in secondary colour; *beside_title* centres *end* on the title alone.

        *after_sub* goes on where the line below the title ends.
        """
        super().__init__()
        self.title = TextBlock(title, theme.PAGE_TITLE, even=True)
        self.sub = TextBlock(sub, rest=rest, tone="text" if rest else "text2", widest=COLUMN)
        # Never setVisible(True) here: without a parent yet it would show up as a window of its own.
        if not (sub or rest):
            self.sub.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(below))
        column.setSpacing(theme.px(4))
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(4))
        lines.addWidget(self.title)
        host = QWidget()
        row = Turning(host, gap=24, down=8, enough=_enough(self.title, end), growing=(0,))
        row.addWidget(words)
        if end is not None:
            add_flush(row, end, "end")
        column.addWidget(host)
        below_title = self.sub if after_sub is None else _line(self.sub, after_sub)
        (column if beside_title else lines).addWidget(below_title)

    def set_text(self, title: str, sub: str = "", rest: str = "") -> None:
        """Change the words, not the layout."""
        self.title.set_text(title)
        self.sub.set_text(sub, rest)
        self.sub.setVisible(bool(sub or rest))


def _line(words: TextBlock, then: QWidget) -> QWidget:
    """*words*, and *then* where they end."""
    result = QWidget()
    line = Flow(result, across=16, down=4, level=True)
    line.addWidget(words)
    add_flush(line, then, "start")
    return result


def _enough(title: QWidget, end: QWidget | None) -> int:
    """Width in px at 100 % that leaves the title room beside *end*; only a long one wraps there."""
    if end is None:
        return 0
    room, needed = (widget.sizeHint().width() * 100 // theme.text_scale() + 1 for widget in (title, end))
    return max(560, needed + 24 + min(max(room, 240), 480))


class _Outset(QWidgetItem):
    """Lets a quiet button reach over the column so that its text, not its box, meets the edge."""

    def __init__(self, button: Button, side: str) -> None:
        super().__init__(button)
        self._button, self._side, self._over = button, side, button.make_flush(side)

    def sizeHint(self) -> QSize:
        return self._button.sizeHint() - QSize(self._over, 0)

    def minimumSize(self) -> QSize:
        return self.sizeHint()

    def maximumSize(self) -> QSize:
        return self.sizeHint()

    def setGeometry(self, place: QRect) -> None:
        size = self._button.sizeHint()
        y = place.y() + (place.height() - size.height()) // 2
        mirrored = self._button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        reaches_left = (self._side == "start") != mirrored
        x = place.right() + 1 - size.width() if reaches_left else place.x()
        self._button.setGeometry(x, y, size.width(), size.height())


def add_flush(layout: QBoxLayout | Arranged, widget: QWidget, side: Literal["start", "end"] = "start") -> None:
    """Add *widget*; a quiet button's text is aligned with the edge at *side* of the layout."""
    if isinstance(widget, Button) and widget.kind == "quiet":
        layout.addWidget(widget)
        layout.removeWidget(widget)
        item = _Outset(widget, side)
        widget.__dict__["_layout_item"] = item  # keeps the Python half alive as long as the button
        if layout.parentWidget() is None:
            layout.__dict__.setdefault("_flush", []).append(item)  # until then nobody owns the button
        layout.addItem(item)
    else:
        layout.addWidget(widget)


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """Width of *text* in pixels at the text size now set."""
    return round(QFontMetricsF(theme.font(size, bold=bold)).horizontalAdvance(text))


class Notice(QWidget):
    """Keeps the place of a banner above the scrolling part; hidden while empty."""

    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(MARGIN), theme.px(16), theme.px(MARGIN), 0)
        self.hide()

    def show_banner(self, banner: QWidget) -> None:
        """Show *banner* instead of the one before."""
        self.clear()
        banner.setMaximumWidth(theme.px(COLUMN))
        self._column.addWidget(banner)
        self.show()

    def clear(self) -> None:
        """Remove the banner."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.hide()
        self.emptied.emit()
