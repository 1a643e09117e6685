"""A titled card of a page that has several; it says itself what became of something done in it."""

from __future__ import annotations

from ui import theme
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.widgets.banner import Banner, Kind, announce
from ui.widgets.cards import Card
from ui.widgets.text import TextBlock


class Section(Card):
    """Title, one sentence, and whatever is added below."""

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__(high=24)
        self.setAccessibleName(title)
        self.stack = Stack()
        self.stack.add(TextBlock(title, theme.CARD_TITLE))
        if sentence:
            self.stack.add(TextBlock(sentence, tone="text2"), above=4)
        self.column.addWidget(self.stack)
        self._said = Slot(above=16)
        self.column.addWidget(self._said)

    def say(self, kind: Kind, sentence: str) -> None:
        """Show *sentence* at the end of the card, where the button was that it answers."""
        self._said.put(Banner(kind, sentence))
        announce(self, sentence)

    def unsay(self) -> None:
        """Take away what was said."""
        self._said.put(None)
