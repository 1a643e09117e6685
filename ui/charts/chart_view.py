"""The widget that shows a figure: theme, direction, keyboard, speech, picture file. One per page, any figure."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QMetaMethod, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from competency_app.domain.figures import DumbbellFigure, Figure, LoadFigure, StripFigure, WheelFigure
from ui import theme
from ui.charts import accessible, dumbbell_chart, load_chart, strip_chart, wheel_chart
from ui.charts.canvas import LINK, Canvas
from ui.charts.picture import Legend, Link, Picture, Row, arrange_legend
from ui.widgets.banner import announce
from ui.widgets.buttons import Button
from ui.widgets.scrolling import show_in_page

INNER, ABOVE = 24, 16
QUIET_INNER = 8  # inside a small quiet button, beside its text
_MOVES: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -10_000,
    Qt.Key.Key_End: 10_000,
}
_BY_KEYBOARD: Final = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_REPAINT: Final = {
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
    QEvent.Type.LayoutDirectionChange,
}


def arrange(figure: Figure, width: int) -> Picture:
    """The picture of *figure* for *width* px."""
    match figure:
        case StripFigure():
            return strip_chart.arrange(figure, width)
        case DumbbellFigure():
            return dumbbell_chart.arrange(figure, width)
        case LoadFigure():
            return load_chart.arrange(figure, width)
        case WheelFigure():
            return wheel_chart.arrange(figure, width)


class _Sheet(pg.GraphicsObject):
    """Everything on the surface is one item, painted in px of the widget."""

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._paint = paint
        self._area = QRectF()

    def set_size(self, size: QSize) -> None:
        """Cover *size* px."""
        self.prepareGeometryChange()
        self._area = QRectF(0, 0, size.width(), size.height())

    def boundingRect(self) -> QRectF:
        """The whole surface."""
        return self._area

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Paint the chart."""
        self._paint(painter)


class ChartView(QWidget):
    """Shows a figure in a card of its own (hours a week: without). Put it straight into the column.

    `row_activated` carries a row's key (Enter or a click), `open_requested` the node to answer next.
    """

    row_activated = Signal(str)
    open_requested = Signal(str)
    ring_gap = -100_000  # the chart draws the ring around its row, so the window's ring stays away

    def __init__(self, parent: QWidget | None = None) -> None:
        accessible.speak_as_chart(ChartView)  # here, not at import: that happens in a background thread
        super().__init__(parent)
        self._figure: Figure | None = None
        self._pictures: dict[int, tuple[Picture, Legend]] = {}
        self._current = 0
        self._is_ring_shown = False
        self._hovered: Link | None = None
        self._end: Button | None = None
        self._surface = _surface(self)
        self._sheet = _Sheet(self._paint)
        self._surface.addItem(self._sheet)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    def set_figure(self, figure: Figure) -> None:
        """Show *figure*; the current row stays when the new figure has a row with its key."""
        keys = [row.key for row in self.rows()] if self._figure is not None else []
        key = keys[self._current] if self._current < len(keys) else ""
        self._figure = figure
        self._pictures.clear()
        self._hovered = None
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.summary)
        self._current = next((i for i, row in enumerate(self.rows()) if key and row.key == key), 0)
        self._refresh()

    def set_end_button(self, button: Button) -> None:
        """Put a small quiet button at the end of the legend's line."""
        self._end = button
        button.setParent(self)
        button.show()
        self._pictures.clear()
        self._refresh()

    def rows(self) -> tuple[Row, ...]:
        """Stops of the arrow keys at the present width."""
        return self._arranged(self.width())[0].rows if self._figure is not None else ()

    @property
    def current_row(self) -> int:
        """Number of the row the arrow keys are on."""
        return self._current

    def to_png(self, path: Path, width: int) -> Path:
        """Write the chart *width* px wide in the present theme; OSError when the place cannot be written."""
        image = QImage(width, self.heightForWidth(width), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(theme.tokens().bg))
        painter = QPainter(image)
        self._paint_at(painter, image.size(), with_ring=False)
        painter.end()
        if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
            raise OSError(str(path))
        return path

    def hasHeightForWidth(self) -> bool:
        """Titles wrap, so height follows from width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Card with rows and legend."""
        if self._figure is None:
            return 0
        return self._arranged(width)[0].height + self._below(width) + 2 * self._above()

    def sizeHint(self) -> QSize:
        """The column's width and the height that goes with it."""
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else theme.px(880)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows: labels go above the marks."""
        return QSize(320, 0)

    def link_places(self) -> tuple[tuple[str, QRect], ...]:
        """Node and place in the widget of every link to a question."""
        links = [row.link for row in self.rows() if row.link is not None]
        return tuple((link.node, self._on_widget(link.box)) for link in links)

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the new colours, sizes or direction; the surface has no idea of palettes itself."""
        super().changeEvent(event)
        if event.type() in _REPAINT and hasattr(self, "_sheet"):
            self._pictures.clear()
            self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring unless the mouse came."""
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        self._is_ring_shown = by_keyboard or event.reason() in _BY_KEYBOARD
        self._sheet.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._is_ring_shown = False
        self._sheet.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move by row, Enter opens it."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif (step := self._step(key)) and self.rows():
            self._move_to(self._current + step)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.rows():
            self._activate(self.rows()[self._current])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        row, link = self._under(event.position().toPoint())
        opens = self.isSignalConnected(QMetaMethod.fromSignal(self.row_activated))
        leads = link is not None or (row is not None and row.key and opens)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        if link != self._hovered:
            self._hovered = link
            self._sheet.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        self._hovered = None
        self._sheet.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a row or on its link does what Enter does."""
        row, link = self._under(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            super().mouseReleaseEvent(event)
            return
        self._current = self.rows().index(row)
        self._sheet.update()
        if link is not None:
            self.open_requested.emit(link.node)
        elif row.key:
            self.row_activated.emit(row.key)

    # own

    def _step(self, key: Qt.Key) -> int:
        """Rows to go; bars of a week stand side by side, so left and right move there too."""
        if isinstance(self._figure, LoadFigure) and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            forward = Qt.Key.Key_Left if self._is_right_to_left() else Qt.Key.Key_Right
            return 1 if key == forward else -1
        return _MOVES.get(key, 0)

    def _move_to(self, number: int) -> None:
        self._current = min(max(number, 0), len(self.rows()) - 1)
        self._is_ring_shown = True
        self._sheet.update()
        row = self.rows()[self._current]
        show_in_page(self, self._on_widget(row.ring))
        announce(self, row.spoken)

    def _activate(self, row: Row) -> None:
        if row.link is not None:
            self.open_requested.emit(row.link.node)
        elif row.key:
            self.row_activated.emit(row.key)

    def _under(self, point: QPoint) -> tuple[Row | None, Link | None]:
        row = next((row for row in self.rows() if self._on_widget(row.ring).contains(point)), None)
        link = row.link if row is not None else None
        return row, link if link is not None and self._on_widget(link.box).contains(point) else None

    def _is_right_to_left(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _above(self) -> int:
        return 0 if isinstance(self._figure, LoadFigure) else theme.px(ABOVE)

    def _inner(self, width: int) -> int:
        return 0 if isinstance(self._figure, LoadFigure) else max(theme.px(12), min(theme.px(INNER), width // 17))

    def _arranged(self, width: int) -> tuple[Picture, Legend]:
        """The picture for a widget of *width*; kept until figure, size or colours change."""
        if width not in self._pictures and self._figure is not None:
            inner = max(width, 240) - 2 * self._inner(width)
            picture = arrange(self._figure, inner)
            taken = 0 if self._is_button_below(inner) else self._button_width()
            self._pictures[width] = picture, arrange_legend(picture.legend, inner - taken)
        return self._pictures[width]

    def _button_width(self) -> int:
        return self._end.sizeHint().width() + theme.px(24) if self._end is not None else 0

    def _is_button_below(self, inner: int) -> bool:
        """In a narrow window the button goes below the legend."""
        return self._button_width() > inner // 2

    def _below(self, width: int) -> int:
        """Height of line, legend and, when it goes there, the button."""
        legend = self._arranged(width)[1]
        if not legend.places:
            return 0
        button = self._end.sizeHint().height() if self._end is not None else 0
        lowered = button if self._is_button_below(width - 2 * self._inner(width)) else 0
        return 2 * theme.px(12) + 1 + legend.height + lowered

    def _on_widget(self, box: QRect) -> QRect:
        margin = self._inner(self.width())
        canvas = Canvas(QPainter(), self.width() - 2 * margin, self._is_right_to_left())
        return canvas.place(box).translated(margin, self._above())

    def _refresh(self) -> None:
        self._surface.setGeometry(self.rect())
        self._sheet.set_size(self.size())
        self._sheet.update()
        if self._figure is None:
            return
        self._place_end_button()
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def _place_end_button(self) -> None:
        if self._end is None:
            return
        picture, legend = self._arranged(self.width())
        self._end.setVisible(bool(legend.places))
        size, inset = self._end.sizeHint(), theme.px(QUIET_INNER)
        inner = self.width() - 2 * self._inner(self.width())
        top = picture.height + 2 * theme.px(12) + 1
        if self._is_button_below(inner):
            box = QRect(QPoint(-inset, top + legend.height), size)
        else:
            box = QRect(QPoint(inner - size.width() + inset, top + (theme.px(20) - size.height()) // 2), size)
        self._end.setGeometry(self._on_widget(box))

    def _paint(self, painter: QPainter) -> None:
        self._paint_at(painter, self.size(), with_ring=self._is_ring_shown and self.hasFocus())

    def _paint_at(self, painter: QPainter, size: QSize, *, with_ring: bool) -> None:
        if self._figure is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture, legend = self._arranged(size.width())
        margin = self._inner(size.width())
        if margin:
            whole = QRect(QPoint(0, 0), size)
            Canvas(painter, size.width()).box(whole, "surface", "border", radius=theme.px(8))
        painter.save()
        painter.translate(margin, self._above())
        canvas = Canvas(painter, size.width() - 2 * margin, self._is_right_to_left())
        picture.paint(canvas)
        for row in picture.rows:
            if row.link is not None:
                _paint_link(canvas, row.link, is_hovered=row.link == self._hovered)
        if legend.places:
            canvas.level(0, canvas.width, picture.height + theme.px(12))
            legend.paint(canvas, 0, picture.height + 2 * theme.px(12) + 1)
        if with_ring and self._current < len(picture.rows):
            ring = picture.rows[self._current].ring
            canvas.box(ring, "", "focus", radius=theme.px(6), width=2)
        painter.restore()


def _paint_link(canvas: Canvas, link: Link, *, is_hovered: bool) -> None:
    if is_hovered:
        canvas.box(link.box, "accent_surface", radius=theme.px(6))
    canvas.words(link.box.x() + theme.px(8), link.box.y() + link.box.height() // 2, link.words, LINK)


def _surface(parent: QWidget) -> Any:
    """A pyqtgraph surface that only paints: no mouse, no keyboard, no colours, never mirrored by Qt."""
    surface = pg.GraphicsView(parent, background=None)
    surface.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    surface.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    surface.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    surface.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    surface.viewport().setAutoFillBackground(False)
    surface.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
    return surface


def chart_for(figure: Figure, parent: QWidget | None = None) -> ChartView:
    """A view that shows *figure*."""
    view = ChartView(parent)
    view.set_figure(figure)
    return view
