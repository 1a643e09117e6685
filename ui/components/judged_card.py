"""The statement being judged, above answers that do not say it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.cards import Card
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from ui.components.question_words import Judged


class JudgedCard(QWidget):
    """Stage, statement and a word on general wording; hidden where the answers are descriptors."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = TextBlock("", theme.SECONDARY, tone="text2")
        self.statement = TextBlock("", theme.CARD_TITLE)
        self.note = TextBlock("", theme.SECONDARY, tone="text2")
        card = Card()
        card.column.setSpacing(theme.px(4))
        for block in (self.stage, self.statement, self.note):
            card.column.addWidget(block)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, theme.px(4))
        column.addWidget(card)
        self.hide()

    def show_for(self, judged: Judged | None, direction: Qt.LayoutDirection, of_stage: Qt.LayoutDirection) -> None:
        """Show what is judged, or nothing; statement and stage may be in different languages."""
        self.setVisible(judged is not None)
        if judged is None:
            return
        for block, text in ((self.stage, judged.stage), (self.statement, judged.statement), (self.note, judged.note)):
            block.set_text(text)
            block.setVisible(bool(text))
        self.statement.set_text_direction(direction)
        self.stage.set_text_direction(of_stage)
