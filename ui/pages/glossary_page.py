"""The words of a framework and what they mean, with a filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from competency_app.actions import assessing
from competency_app.i18n import _, language, ngettext
from ui import theme
from ui.components.round_here import wanted_round
from ui.components.round_words import text_direction
from ui.navigation import Page
from ui.sorting import by_words
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import secondary
from ui.widgets.cards import Card
from ui.widgets.frame import BottomBar, PageHeader
from ui.widgets.inputs import Field, line
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.framework import Term, Texts
    from ui.context import UiContext


class GlossaryPage(Page):
    """Each word is a row; typing leaves the rows that fit."""

    rail_key = "question"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.filter: QLineEdit = line(longest=80)
        self.filter.setObjectName("glossary.filter")
        self.filter.setMaximumWidth(theme.px(400))
        self.filter.textChanged.connect(self._on_typed)
        self._field = Field(_("Find a word"), self.filter)
        self._header = PageHeader(_("Words"), " ")
        self._none = EmptyState(_("No words listed"), _("This framework brings no list of words."), "")
        self._card = Card()
        self._rows: list[tuple[str, TextBlock]] = []
        self._language = language()
        self._back = secondary(_("Back"))
        self._back.setObjectName("glossary.back")
        self._back.clicked.connect(ctx.back)

    def open(self, args: Mapping[str, object]) -> None:
        """Show the words of the framework of `round`, or of the latest round, or of the first framework."""
        texts = self._texts(args.get("round"))
        terms = texts.terms if texts else ()
        self._header.set_text(_("Words"), texts.title if texts else "")
        self._language = texts.language if texts else language()
        self._fill(terms)
        self.filter.clear()
        for widget in (self._field, self._card):
            widget.setVisible(bool(terms))
        self._none.setVisible(not terms)

    def place(self) -> tuple[str, str]:
        """The page's own name."""
        return _("Words"), ""

    def body(self) -> QWidget:
        """Filter and list."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._field)
        column.addSpacing(theme.px(16))
        column.addWidget(self._card)
        column.addWidget(self._none)
        return host

    def bottom_bar(self) -> BottomBar:
        """Back to where the word was."""
        return BottomBar([self._back])

    def first_focus(self) -> QWidget:
        """The filter, or Back where there is nothing to filter."""
        return self.filter if self._rows else self._back

    def _texts(self, wanted: object) -> Texts | None:
        ws = self.ctx.workspace
        one = wanted_round(ws, wanted)
        if one is not None:
            return ws.texts(assessing.framework_of(ws, one), one.language)
        known = ws.frameworks()
        return ws.texts(known[0], language()) if known else None

    def _fill(self, terms: tuple[tuple[Term, str], ...]) -> None:
        for _words, block in self._rows:
            self._card.column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._rows = []
        self._card.column.setSpacing(theme.px(8))
        for term, of_term in by_words(terms, lambda one: one[0].term, self._language):
            block = TextBlock(_("{term}:").format(term=term.term), rest=term.meaning, widest=832)
            block.set_text_direction(text_direction(of_term))
            self._card.column.addWidget(block)
            self._rows.append((f"{term.term} {term.meaning}".casefold(), block))

    def _on_typed(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = 0
        for words, block in self._rows:
            block.setVisible(wanted in words)
            found += wanted in words
        self._card.setVisible(bool(found))
        count = ngettext("{count} word", "{count} words", found).format(count=self.ctx.tr.number(found))
        self._field.set_error("" if found or not self._rows else _("No word fits."))
        self.filter.setAccessibleDescription(count)


def create(ctx: UiContext) -> Page:
    """The page for the route "glossary"."""
    return GlossaryPage(ctx)
