"""What other frameworks have on the same topic, with who drew the line: for one competence, and for a whole round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app import wording
from competency_app.actions import crosswalk
from competency_app.i18n import _
from ui.components.disclosure import Disclosure
from ui.components.stack import Stack
from ui.widgets.cards import Card
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.actions.crosswalk import RelatedEntry
    from competency_app.domain.framework import Framework, Texts
    from competency_app.i18n import Translator
    from competency_app.workspace import Workspace
    from ui.components.round_reading import RoundReading


def related_card(ws: Workspace, framework: Framework, texts: Texts, node: str, tr: Translator) -> Card | None:
    """A card for one competence; nothing where no line was drawn."""
    entries = crosswalk.related(ws, framework, node, texts.language)
    if not entries:
        return None
    card = Card(spacing=4)
    card.column.addWidget(TextBlock(_("Related in other frameworks"), bold=True))
    for entry in entries:
        card.column.addWidget(_line(entry, tr))
    return card


class RelatedList(Disclosure):
    """Every competence of a round with what is related to it; read when it is first opened."""

    def __init__(self, ws: Workspace, reading: RoundReading, tr: Translator) -> None:
        self._inside = Stack()
        super().__init__(_("Related in other frameworks"), self._inside, name="result.related")
        self._ws, self._reading, self._tr = ws, reading, tr
        self._is_filled = False
        self.opened.connect(self._fill)

    def _fill(self) -> None:
        if self._is_filled:
            return
        self._is_filled = True
        reading, tr = self._reading, self._tr
        for node in reading.round.nodes:
            entries = crosswalk.related(self._ws, reading.framework, node, reading.texts.language)
            if entries:
                title = wording.titled(reading.framework, reading.texts, node, tr)
                self._inside.add(TextBlock(title, bold=True), above=12)
            for entry in entries:
                self._inside.add(_line(entry, tr), above=4)


def has_related(ws: Workspace, framework: Framework) -> bool:
    """Whether any line leads from or to a framework; quick enough for every visit."""
    known = ws.frameworks()
    return any(
        link.to_framework == framework.id or (one.id == framework.id and link.to_framework != framework.id)
        for one in known
        for link in one.file.crosswalk
    )


def _line(entry: RelatedEntry, tr: Translator) -> TextBlock:
    words = wording.related_words(entry.framework, entry.texts, entry.node, tr)
    return TextBlock(words, rest=wording.line_words(entry.related.relation, entry.related.status, tr))
