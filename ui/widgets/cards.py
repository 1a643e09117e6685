"""Cards, and rows in a card that lead somewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from competency_app.i18n import listed
from ui import icons, theme
from ui.widgets.buttons import draw_box
from ui.widgets.roving import Roving
from ui.widgets.text import Paragraph, TextBlock, keep_few, paragraph, turn

_EDGE, _ICON, _NUMBER, _STATUS, _COUNT, _CHEVRON = 24, 20, 36, 144, 56, 20


class Card(QFrame):
    """A surface with a quiet outline; `column` takes the content."""

    def __init__(self, *, edge: int = 24, high: int = 16, spacing: int = 0) -> None:
        """*edge* and *high* are the inner measures in px at 100 %, counted from the outer edge."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(edge), theme.px(high), theme.px(edge), theme.px(high))
        self.column.setSpacing(theme.px(spacing))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill and outline."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), t.surface, t.border, theme.px(8))


class ActionCard(Card):
    """A group title over one secondary line, with one control at the end."""

    def __init__(self, title: str, sub: str, end: QWidget | None = None) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextBlock(title, bold=True))
        self.sub = TextBlock(sub, theme.SECONDARY, tone="text2")
        words.addWidget(self.sub)
        row.addLayout(words, 1)
        if end is not None:
            row.addWidget(end)
        self.column.addLayout(row)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: icon (a token names its colour), number, name, status, count."""

    key: str
    name: str
    number: str = ""
    status: str = ""
    count: str = ""
    icon: str = ""
    tone: str = "text2"

    @property
    def spoken(self) -> str:
        """The row as one sentence for a screen reader."""
        return listed(self.number, self.name, self.status, self.count)


class _RowButton(QAbstractButton):
    """48 high; two lines where the name is long or the text large."""

    ring_gap = -3
    radius = 5

    def __init__(self, row: Row, *, is_first: bool) -> None:
        super().__init__()
        self.row, self._is_first = row, is_first
        self.status_width = self.count_width = 0  # of the whole list, so that its columns line up
        self._names: dict[tuple[int, bool], Paragraph] = {}  # by width and direction
        self.setAccessibleName(row.spoken)
        self.setObjectName(f"row.{row.key}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        name = self._name(self._columns(width)["name"].width()).height
        return name + theme.px(24) + (theme.px(20) if self._is_stacked(width) else 0)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(878), self.heightForWidth(theme.px(878)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self.underMouse() or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_box(painter, QRectF(self.rect()), t.hover, "", theme.px(7))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if not self._is_first:
            painter.fillRect(0, 0, self.width(), 1, QColor(t.border))
        places = self._columns(self.width())
        if mirrored:
            places = {key: self._flip(place) for key, place in places.items()}
        ink = getattr(t, self.row.tone)
        if self.row.icon:
            icons.paint(painter, self.row.icon, ink, QRectF(places["icon"]), mirrored=mirrored)
        icons.paint(painter, "chevron-end", t.control, QRectF(places["chevron"]), mirrored=mirrored)
        name = places["name"]
        lines = self._name(name.width())
        lines.draw(painter, name.x(), name.y() + (name.height() - lines.height + 1) // 2, t.text)
        small = theme.font(theme.SECONDARY, figures=True)
        texts = {"number": (self.row.number, theme.font(figures=True)), "count": (self.row.count, small)}
        texts["status"] = self.row.status, small
        if self._is_stacked(self.width()):
            both = " · ".join(part for part in (self.row.status, self.row.count) if part)
            texts["status"], texts["count"] = (both, small), ("", small)
        for key, (words, font) in texts.items():
            self._write(painter, places[key], words, font, at_right=(key == "count") != mirrored)

    def _is_stacked(self, width: int) -> bool:
        """Status and count go below the name where large text leaves no room beside it."""
        return bool(self.row.status or self.row.count) and width < theme.px(520)

    def _write(self, painter: QPainter, place: QRect, words: str, font: QFont, *, at_right: bool) -> None:
        painter.setFont(font)
        turn(painter, words, right_to_left=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        painter.setPen(QColor(theme.tokens().text2))
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, words)

    def _name(self, width: int) -> Paragraph:
        """Kept, because layouts ask many times; another text size makes the whole page anew."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = width, mirrored
        if key not in self._names:
            keep_few(self._names)
            self._names[key] = paragraph(self.row.name, width, right_to_left=mirrored)
        return self._names[key]

    def _columns(self, width: int) -> dict[str, QRect]:
        """Places from the leading edge; empty columns take no room."""
        p, high = theme.px, self.height() + 1
        status, count = self.status_width, self.count_width
        start = p(_EDGE)
        icon = QRect(start, (high - p(_ICON)) // 2, p(_ICON) if self.row.icon else 0, p(_ICON))
        start += icon.width()
        digits = QFontMetricsF(theme.font(figures=True)).horizontalAdvance(self.row.number)
        lead = p(12) if self.row.icon else 0
        number = QRect(start + lead, 0, max(p(_NUMBER) - lead, round(digits) + p(12)) if self.row.number else 0, high)
        start = number.right() + 1 if self.row.number else start + lead
        end = width - p(_EDGE) + p(6)
        chevron = QRect(end - p(_CHEVRON), (high - p(_CHEVRON)) // 2, p(_CHEVRON), p(_CHEVRON))
        end = chevron.x() - p(16)
        if self._is_stacked(width):
            below = QRect(start, high - p(32), end - start, p(20))
            name = QRect(start, 0, end - start, high - p(20))
            parts = {"icon": icon, "number": number, "name": name, "status": below, "count": below}
            return parts | {"chevron": chevron}
        figures = QRect(end - count, 0, count, high)
        state = QRect(figures.x() - status, 0, status, high)
        return {
            "icon": icon,
            "number": number,
            "name": QRect(start, 0, max(state.x() - start, p(80)), high),
            "status": state,
            "count": figures,
            "chevron": chevron,
        }

    def _flip(self, place: QRect) -> QRect:
        return QRect(QPoint(self.width() - place.x() - place.width(), place.y()), place.size())


def _widest(words: Iterable[str], least: int, gap: int) -> int:
    """Width of a column of small words, 0 for one without words; *least* and *gap* in px at 100 %."""
    metrics = QFontMetricsF(theme.font(theme.SECONDARY, figures=True))
    widths = [round(metrics.horizontalAdvance(one)) + theme.px(gap) for one in words if one]
    return max(theme.px(least), *widths) if widths else 0


class RowList(Card):
    """Rows in a card: one Tab stop, arrows move, Enter or a click chooses."""

    chosen = Signal(str)

    def __init__(self, rows: Sequence[Row], *, name: str = "") -> None:
        super().__init__(edge=1, high=1)
        self.column.setContentsMargins(1, 0, 1, 1)
        self.setAccessibleName(name)
        self.buttons: list[_RowButton] = []
        self._roving = Roving((), self)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows* instead of those before."""
        for old in self.buttons:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [_RowButton(row, is_first=number == 0) for number, row in enumerate(rows)]
        status = _widest((row.status for row in rows), _STATUS, 8)
        count = _widest((row.count for row in rows), _COUNT, 0)
        for button in self.buttons:
            button.status_width, button.count_width = status, count
            button.clicked.connect(self._on_clicked)
            self.column.addWidget(button)
        self._roving.deleteLater()
        self._roving = Roving(self.buttons, self)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _RowButton):
            self.chosen.emit(button.row.key)
