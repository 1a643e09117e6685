"""The rail at the leading edge: workplace, sections, rows of the current one, and the profile's name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import icons, theme
from ui.navigation import RailRow
from ui.widgets.buttons import ToolButton, draw_box, pressed_by_enter
from ui.widgets.frame import Edge, set_margins
from ui.widgets.text import label, tooltip, turn

WIDE, NARROW = 216, 56


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the rail: the page's name, its title and icon; `foot` puts it at the bottom."""

    key: str
    title: str
    icon: str
    foot: bool = False


class _Item(QToolButton):
    """A section: icon and words; the current one has a bar at the leading edge."""

    radius = 6

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self.setCheckable(True)
        self.setAccessibleName(section.title)
        self.setObjectName(f"rail.{section.key}")
        self.setFont(theme.font())
        self.setFixedHeight(theme.px(40))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # as wide as the rail
        self.is_narrow = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROW - 16 if self.is_narrow else WIDE - 17), theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        current = self.isChecked()
        if current or self.underMouse():
            draw_box(painter, QRectF(self.rect()), t.accent_surface if current else t.hover, "", theme.px(6))
        if current:
            bar, high = theme.px(3), theme.px(24)
            x = self.width() - bar if mirrored else 0
            draw_box(painter, QRectF(x, (self.height() - high) / 2, bar, high), t.accent, "", bar / 2)
        inner, side, gap = theme.px(12), theme.px(20), theme.px(12)
        x = self.width() - inner - side if mirrored else inner
        if self.is_narrow:
            x = (self.width() - side) // 2
        place = QRectF(x, (self.height() - side) // 2, side, side)
        icons.paint(painter, self.section.icon, t.accent if current else t.text2, place, mirrored=mirrored)
        if self.is_narrow:
            return
        painter.setPen(QColor(t.accent if current else t.text))
        words = self.rect().adjusted(inner + side + gap, 0, -inner, 0)
        if mirrored:
            words = self.rect().adjusted(inner, 0, -inner - side - gap, 0)
        draw_start(painter, words, self.section.title, mirrored=mirrored)


class _Row(QToolButton):
    """An area below the current section: name and count."""

    radius = 6

    def __init__(self, row: RailRow) -> None:
        super().__init__()
        self.row = row
        self.setObjectName(f"rail.row.{row.key}")
        self.setAccessibleName(f"{row.title}, {row.count}")
        self.setToolTip(tooltip(row.title))
        self.setFixedHeight(theme.px(32))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDE - 17), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            draw_box(painter, QRectF(self.rect()), t.hover, "", theme.px(6))
        painter.setPen(QColor(t.text if self.row.current else t.text2))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        lead, trail = theme.px(44), theme.px(12)
        place = self.rect().adjusted(trail, 0, -lead, 0) if mirrored else self.rect().adjusted(lead, 0, -trail, 0)
        painter.setFont(theme.font(theme.SECONDARY, figures=True))
        draw_start(painter, place, self.row.count, mirrored=not mirrored)
        used = painter.fontMetrics().horizontalAdvance(self.row.count) + theme.px(8)
        painter.setFont(theme.font(theme.SECONDARY, bold=self.row.current))
        place = place.adjusted(used, 0, 0, 0) if mirrored else place.adjusted(0, 0, -used, 0)
        draw_start(painter, place, self.row.title, mirrored=mirrored)


def draw_start(painter: QPainter, place: object, text: str, *, mirrored: bool) -> None:
    """Draw one line, shortened at its end where it does not fit, at the leading edge of *place*."""
    turn(painter, text, right_to_left=mirrored)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())  # type: ignore[attr-defined]
    painter.drawText(place, flags, shown)  # type: ignore[call-overload]


class _Workplace(Edge):
    """The workplace's name; its line continues the top line."""

    def __init__(self, title: str) -> None:
        super().__init__("bottom")
        self.setMinimumHeight(theme.px(48))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 1)
        self.words = label(title, bold=True)
        row.addWidget(self.words)


class Rail(Edge):
    """Sections of the workplace; a narrow window shows icons only."""

    section_chosen = Signal(str)
    row_chosen = Signal(str)
    lock_requested = Signal()

    def __init__(self, workplace: str, sections: Sequence[Section]) -> None:
        super().__init__("end")
        self._items = [_Item(section) for section in sections]
        self._shown: tuple[str, tuple[RailRow, ...]] | None = None
        self._sub: QWidget | None = None
        self._is_narrow = False
        self._workplace = _Workplace(workplace)
        self._name = label("")
        self._lock = ToolButton(_("Lock or switch profile"), icon="lock")
        self._lock.clicked.connect(self.lock_requested)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._workplace)
        self.area = self._scrolling_items()
        column.addWidget(self.area, 1)
        self._me = Edge("top")
        self._me.setFixedHeight(theme.px(64))
        self._me_row = QHBoxLayout(self._me)
        self._me_row.addWidget(self._name, 1)
        self._me_row.addWidget(self._lock)
        column.addWidget(self._me)
        self.set_narrow(narrow=False)

    def set_profile(self, name: str) -> None:
        """Show whose profile is open."""
        self._name.setText(name)
        self._name.setToolTip(tooltip(name))

    @property
    def last(self) -> QWidget:
        """What Tab reaches last in here."""
        return self._lock

    def set_current(self, key: str, rows: Sequence[RailRow] = ()) -> None:
        """Mark the section *key* and show *rows* below it."""
        for item in self._items:
            item.setChecked(item.section.key == key)
        if self._shown == (key, tuple(rows)):
            return
        self._shown = (key, tuple(rows))
        if self._sub is not None:
            self._list.removeWidget(self._sub)
            self._sub.hide()
            self._sub.deleteLater()
            self._sub = None
        current = next((item for item in self._items if item.section.key == key), None)
        if current is not None and rows:
            self._sub = self._sub_list(rows)
            self._list.insertWidget(self._list.indexOf(current) + 1, self._sub)
            self._sub.setVisible(not self._is_narrow)
            before: QWidget = current
            for row in self._sub.findChildren(_Row):
                QWidget.setTabOrder(before, row)
                before = row

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons with tooltips only."""
        self._is_narrow = narrow
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))
        self._workplace.words.setVisible(not narrow)
        self._name.setVisible(not narrow)
        for item in self._items:
            item.is_narrow = narrow
            item.setToolTip(tooltip(item.section.title if narrow else ""))
            item.update()
        if self._sub is not None:
            self._sub.setVisible(not narrow)
        edge = (NARROW - 33) // 2
        set_margins(self._me_row, *((edge, 1, edge, 0) if narrow else (20, 1, 13, 0)))

    def show_current(self) -> None:
        """Where large text makes the rail scroll, the current section is in sight with its whole surface."""
        current = next((item for item in self._items if item.isChecked()), None)
        if current is not None:
            self.area.ensureWidgetVisible(current, 0, theme.px(8))

    def _scrolling_items(self) -> QScrollArea:
        """Sections, and at the bottom the foot; large text in a low window makes them scroll."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._list = self._add_items(column, foot=False)
        column.addStretch(1)
        self._add_items(column, foot=True)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inner)
        # Only now the places of the sections are known; before, the rail has no height yet.
        area.verticalScrollBar().rangeChanged.connect(self.show_current)
        return area

    def _add_items(self, column: QVBoxLayout, *, foot: bool) -> QVBoxLayout:
        rows = QVBoxLayout()

        set_margins(rows, 8, 8, 8, 8)
        rows.setSpacing(theme.px(4))
        for item in self._items:
            if item.section.foot == foot:
                item.clicked.connect(self._on_item)
                rows.addWidget(item)
        column.addLayout(rows)
        return rows

    def _sub_list(self, rows: Sequence[RailRow]) -> QWidget:
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(0)
        for row in rows:
            widget = _Row(row)
            widget.clicked.connect(self._on_row)
            column.addWidget(widget)
        return result

    def _on_item(self) -> None:
        item = self.sender()
        if isinstance(item, _Item):
            item.setChecked(not item.isChecked())
            self.section_chosen.emit(item.section.key)

    def _on_row(self) -> None:
        row = self.sender()
        if isinstance(row, _Row):
            self.row_chosen.emit(row.row.key)
