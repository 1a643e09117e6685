"""What a competence means: its statement, an example, and the glossary words in it; closed with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import theme
from ui.components.question_words import has_descriptors, terms_in
from ui.components.round_words import text_direction
from ui.widgets.buttons import ToolButton, quiet
from ui.widgets.cards import Card
from ui.widgets.frame import add_flush
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.actions.walking import QuestionView


class MeaningPanel(QWidget):
    """A card below the header; empty and hidden until `show_for`."""

    closed = Signal()
    glossary_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(12), 0, theme.px(4))
        self._card: Card | None = None
        self.close_tool: ToolButton | None = None
        self.hide()

    def is_open(self) -> bool:
        """Whether it shows."""
        return self._card is not None

    def text(self) -> str:
        """Everything it says, for a screen reader."""
        return " ".join(block.text() for block in self.findChildren(TextBlock)) if self._card else ""

    def show_for(self, view: QuestionView) -> None:
        """Explain the question of *view*."""
        self.close_panel()
        card = self._card = Card()
        card.setAccessibleName(_("What does this mean?"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(4))
        self._fill(texts, view)
        row.addLayout(texts, 1)
        self.close_tool = ToolButton(_("Close the explanation"), icon="close")
        self.close_tool.setObjectName("question.meaning.close")
        self.close_tool.clicked.connect(self._on_close)
        row.addWidget(self.close_tool, 0, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(row)
        self._column.addWidget(card)
        self.show()

    def close_panel(self) -> None:
        """Take it away."""
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        self.hide()

    def _fill(self, column: QVBoxLayout, view: QuestionView) -> None:
        words = view.texts.node(view.node.key)
        texts, key = view.texts, view.node.key
        if words.statement and has_descriptors(view):
            column.addWidget(_block(words.statement, texts.language_of(key, "statement")))
        if words.example:
            column.addSpacing(theme.px(8))
            column.addWidget(TextBlock(_("Example"), bold=True))
            column.addWidget(_block(words.example, texts.language_of(key, "example")))
        terms = terms_in(view)
        if terms:
            column.addSpacing(theme.px(8))
            column.addWidget(TextBlock(_("Words"), bold=True))
        for term, language in terms:
            column.addWidget(_block(f"{term.term}:", language, rest=term.meaning))
        if view.texts.glossary:
            every = quiet(_("All words"), small=True)
            every.setObjectName("question.glossary")
            every.clicked.connect(self.glossary_requested)
            line = QHBoxLayout()
            add_flush(line, every, "start")
            line.addStretch(1)
            column.addLayout(line)

    def _on_close(self) -> None:
        self.close_panel()
        self.closed.emit()


def _block(text: str, language: str, *, rest: str = "") -> TextBlock:
    block = TextBlock(text, rest=rest)
    block.set_text_direction(text_direction(language))
    return block
