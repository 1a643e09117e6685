"""A card with up to three competences and their levels; each row opens its competence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from competency_app.i18n import listed
from ui import theme
from ui.widgets.buttons import draw_box
from ui.widgets.cards import Card
from ui.widgets.roving import Roving
from ui.widgets.text import Paragraph, TextBlock, paragraph

CODE, TAG, GAP = 40, 32, 16


@dataclass(frozen=True, slots=True)
class ShortRow:
    """A competence: key, code, name and the level's code."""

    key: str
    code: str
    name: str
    level: str


class _RowButton(QAbstractButton):
    """32 high: code, name, level in a frame."""

    ring_gap = 0
    radius = 4

    def __init__(self, row: ShortRow) -> None:
        super().__init__()
        self.row = row
        self.setAccessibleName(listed(row.code, row.name, row.level))
        self.setObjectName(f"short.{row.key}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(theme.px(32), self._name(width).height + theme.px(8))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self.heightForWidth(theme.px(384)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            edge = theme.px(8)
            draw_box(painter, QRectF(self.rect()).adjusted(-edge, 0, edge, 0), t.hover, "", 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        mirrored = self._is_mirrored()
        painter.setFont(theme.font(theme.SECONDARY, figures=True))
        painter.setPen(QColor(t.text2))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._place(0, self._code_width()), side | middle, self.row.code)
        lines = self._name(self.width())
        name = self._place(self._code_width(), self._name_width(self.width()))
        lines.draw(painter, name.x(), (self.height() - lines.height) // 2, t.text)
        if self.row.level:
            tag = self._tag_width()
            box = self._place(self.width() - tag, tag).adjusted(0, 0, 0, 0)
            high = theme.px(24)
            place = QRectF(box.x(), (self.height() - high) // 2, tag, high)
            draw_box(painter, place, t.surface, t.border, theme.px(4))
            painter.setFont(theme.font(theme.SECONDARY))
            painter.setPen(QColor(t.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.row.level)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _place(self, start: int, width: int) -> QRect:
        x = self.width() - start - width if self._is_mirrored() else start
        return QRect(x, 0, width, self.height())

    def _code_width(self) -> int:
        figures = QFontMetricsF(theme.font(theme.SECONDARY, figures=True))
        return max(theme.px(CODE), round(figures.horizontalAdvance(self.row.code)) + theme.px(12))

    def _tag_width(self) -> int:
        text = QFontMetricsF(theme.font(theme.SECONDARY)).horizontalAdvance(self.row.level)
        return max(theme.px(TAG), round(text) + theme.px(14))

    def _name_width(self, width: int) -> int:
        taken = self._tag_width() + theme.px(GAP) if self.row.level else 0
        return max(width - self._code_width() - taken, theme.px(64))

    def _name(self, width: int) -> Paragraph:
        return paragraph(self.row.name, self._name_width(width), right_to_left=self._is_mirrored())


class ShortList(Card):
    """Title and rows: one Tab stop, arrows move, Enter or a click opens."""

    chosen = Signal(str)

    def __init__(self, title: str, rows: Sequence[ShortRow], *, empty: str = "") -> None:
        """*empty* is said where there are no rows."""
        super().__init__()
        self.setAccessibleName(title)
        self.column.addWidget(TextBlock(title, bold=True))
        self.column.addSpacing(theme.px(4))
        if not rows:
            self.column.addWidget(TextBlock(empty, tone="text2"))
        self.buttons = [_RowButton(row) for row in rows]
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
            self.column.addWidget(button)
        self.column.addStretch(1)
        Roving(self.buttons, self)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _RowButton):
            self.chosen.emit(button.row.key)
