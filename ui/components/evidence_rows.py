"""Pieces of evidence below each other: what it is, since when, and a way to take it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app.domain.rounds import EvidenceKind
from competency_app.i18n import _
from ui import icons, theme
from ui.widgets.buttons import ToolButton
from ui.widgets.text import TextBlock, label

if TYPE_CHECKING:
    from competency_app.domain.rounds import Evidence
    from competency_app.i18n import Translator

_ICONS = {EvidenceKind.TEXT: "note", EvidenceKind.LINK: "link", EvidenceKind.FILE: "file"}


class EvidenceRows(QWidget):
    """A list made anew only when the evidence changed."""

    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._shown: tuple[Evidence, ...] = ()
        self.hide()

    def show_evidence(self, pieces: Sequence[Evidence], tr: Translator) -> None:
        """Show *pieces*, newest last."""
        if tuple(pieces) == self._shown:
            return
        self._shown = tuple(pieces)
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for piece in pieces:
            self._column.addWidget(self._row(piece, tr))
        self.setVisible(bool(pieces))

    def _row(self, piece: Evidence, tr: Translator) -> QWidget:
        result = QWidget()
        row = QHBoxLayout(result)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(_Icon(_ICONS[piece.kind]))
        row.addWidget(TextBlock(piece.title), 1)
        row.addWidget(label(tr.date(piece.added_on, "medium"), theme.SECONDARY, tone="text2"))
        remove = ToolButton(_("Remove {title}").format(title=piece.title), icon="trash")
        remove.setObjectName(f"question.evidence.remove.{piece.id}")
        remove.clicked.connect(lambda: self.removed.emit(piece.id))
        row.addWidget(remove)
        return result


class _Icon(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, theme.tokens().text2, QRectF(self.rect()))
