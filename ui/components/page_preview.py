"""Pages of a document on the screen: one at a time, fitted to the width, drawn off the main thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import theme
from ui.widgets.arranging import SideBySide
from ui.widgets.banner import announce
from ui.widgets.buttons import ToolButton, quiet
from ui.widgets.text import TextBlock, label

if TYPE_CHECKING:
    from competency_app.reports.pages import Raster
    from ui.context import UiContext
    from ui.tasks import Job

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
FITTED = ZOOMS.index(1.0)
EDGE = 16
SETTLE_MS = 120
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}


class PagePreview(QWidget):
    """Page Up and Page Down turn, Home and End go to the ends, Ctrl with + − 0 zooms while the focus is in it."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._content, self._points = b"", (595.0, 842.0)
        self.count, self.index, self._zoom = 0, 0, FITTED
        self._job: Job | None = None
        self.words = TextBlock("", tone="text2")
        self.pages = label("", theme.SECONDARY, tone="text2", figures=True)
        self.pages.setObjectName("share.pages")
        self.previous = ToolButton(_("Page before"), icon="chevron-start")
        self.next = ToolButton(_("Next page"), icon="chevron-end")
        self.smaller, self.larger = ToolButton(_("Smaller"), letters="−"), ToolButton(_("Larger"), letters="+")
        self.fit = quiet(_("Fit to width"), small=True)
        self.area = _PageScroll()
        self.area.turned.connect(self.turn)
        self.area.jumped.connect(lambda last: self.show_page(self.count - 1 if last else 0))
        self.area.zoomed.connect(self.zoom)
        self.area.resized.connect(self._on_resized)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._lay_out()
        self.say("")

    def show_document(self, content: bytes, count: int, points: tuple[float, float]) -> None:
        """Show a document of *count* pages of *points* width and height; the page stays where it has one."""
        self._content, self.count, self._points = content, count, points
        self.words.hide()
        self.area.show()
        self.show_page(min(self.index, count - 1))

    def say(self, sentence: str) -> None:
        """Show *sentence* instead of a document."""
        self._content, self.count = b"", 0
        self.words.set_text(sentence)
        self.words.setVisible(bool(sentence))
        self.area.setVisible(not sentence)
        self.area.sheet.show_picture(None)
        self._show_place()

    def show_page(self, index: int) -> None:
        """Show page *index*, counted from 0, from its top."""
        self.index = max(0, min(index, self.count - 1))
        self.area.verticalScrollBar().setValue(0)
        self._fit_sheet()
        self._draw()
        self._show_place()
        if self.area.hasFocus():
            announce(self, self.pages.text())

    def turn(self, step: int) -> None:
        """To the next page or the one before."""
        if 0 <= self.index + step < self.count:
            self.show_page(self.index + step)

    def zoom(self, step: int) -> None:
        """One step larger or smaller; 0 fits the width."""
        self._zoom = FITTED if step == 0 else max(0, min(self._zoom + step, len(ZOOMS) - 1))
        self._fit_sheet()
        self._draw()
        self._show_place()

    @property
    def zoom_factor(self) -> float:
        """1 fits the width."""
        return ZOOMS[self._zoom]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        acts = (
            (self.previous, "share.previous", lambda: self.turn(-1)),
            (self.next, "share.next", lambda: self.turn(1)),
            (self.smaller, "share.smaller", lambda: self.zoom(-1)),
            (self.larger, "share.larger", lambda: self.zoom(1)),
            (self.fit, "share.fit", lambda: self.zoom(0)),
        )
        for button, name, act in acts:
            button.setObjectName(name)
            button.clicked.connect(act)
        turning = _in_row(self.previous, self.pages, self.next)
        zooming = _in_row(self.smaller, self.larger, self.fit)
        tools = SideBySide([turning, zooming], gap=12, enough=360, growing=(0,))
        column.addWidget(tools)
        column.addWidget(self.words)
        column.addWidget(self.area, 1)
        column.addStretch(0)
        self.setMinimumHeight(theme.px(400))

    def _show_place(self) -> None:
        tr = self._ctx.tr
        words = _("Page {page} of {pages}").format(page=tr.number(self.index + 1), pages=tr.number(self.count))
        self.pages.setText(words if self.count else "")
        self.area.setAccessibleName(_("Preview, {place}").format(place=words) if self.count else _("Preview"))
        self.previous.setEnabled(self.index > 0 and self.count > 0)
        self.next.setEnabled(self.index < self.count - 1)
        self.smaller.setEnabled(self.count > 0 and self._zoom > 0)
        self.larger.setEnabled(self.count > 0 and self._zoom < len(ZOOMS) - 1)
        self.fit.setEnabled(self.count > 0 and self._zoom != FITTED)

    def _on_resized(self) -> None:
        self._fit_sheet()
        self._settle.start()

    def _fit_sheet(self) -> None:
        wide, high = self._points
        width = max(1, round((self.area.viewport().width() - 2 * theme.px(EDGE)) * self.zoom_factor))
        self.area.sheet.set_page_size(QSize(width, round(width * high / wide)))

    def _draw(self) -> None:
        """Ask for the present page at the present size; an older request is dropped."""
        if self._job is not None:
            self._job.cancel()
        if not self._content:
            return
        ratio = self.devicePixelRatioF()
        scale = self.area.sheet.page_size.width() * ratio / self._points[0]
        self._job = self._ctx.tasks.run(partial(_raster, self._content, self.index, scale), self._show_raster)

    def _show_raster(self, raster: Raster) -> None:
        image = QImage(raster.rgb, raster.width, raster.height, 3 * raster.width, QImage.Format.Format_RGB888)
        self.area.sheet.show_picture(image.copy())


def _in_row(*parts: QWidget) -> QWidget:
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(4))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return host


def _raster(content: bytes, index: int, scale: float) -> Raster:
    from competency_app.actions import reporting

    return reporting.pages(content, scale, index)


class _PageScroll(QScrollArea):
    """Scrolls within the page and asks for another one at its ends."""

    turned = Signal(int)
    jumped = Signal(bool)
    zoomed = Signal(int)
    resized = Signal()
    radius = 4

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("share.preview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sheet = _Sheet()
        self.setWidget(self.sheet)

    def event(self, event: QEvent) -> bool:
        """Zoom keys belong to the preview while the focus is in it, not to the text size."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _zoom_step(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, jump and zoom."""
        step, bar = _zoom_step(event), self.verticalScrollBar()
        key = event.key()
        if step is not None:
            self.zoomed.emit(step)
        elif key == Qt.Key.Key_PageDown and bar.value() >= bar.maximum():
            self.turned.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() <= bar.minimum():
            self.turned.emit(-1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.jumped.emit(key == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width decides the size of the page."""
        super().resizeEvent(event)
        self.resized.emit()


class _Sheet(QWidget):
    """The page on its ground: paper is white in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self.page_size = QSize(1, 1)
        self.picture: QImage | None = None

    def set_page_size(self, size: QSize) -> None:
        """Take the room for a page of *size*."""
        self.page_size = size
        edge = 2 * theme.px(EDGE)
        self.resize(size.width() + edge, size.height() + edge)
        self.update()

    def show_picture(self, picture: QImage | None) -> None:
        """Draw *picture* as the page."""
        self.picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, then the page, scaled while a sharper one is on its way."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.wobble))
        if self.picture is None:
            return
        edge = theme.px(EDGE)
        page = QRect(edge, edge, self.page_size.width(), self.page_size.height())
        painter.fillRect(page.adjusted(-1, -1, 1, 1), QColor(t.control))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(page), self.picture)


def _zoom_step(event: QKeyEvent) -> int | None:
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    return _ZOOM_KEYS.get(Qt.Key(event.key()))
