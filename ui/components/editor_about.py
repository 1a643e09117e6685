"""What a draft says of itself: title, languages, source and terms, length."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from competency_app.actions import drafting
from competency_app.domain import draft_facts, draft_words
from competency_app.domain.completeness import of_languages
from competency_app.i18n import _, native_name
from ui import theme
from ui.components.autosave import Autosave
from ui.components.editor_fields import Control, GrowingArea, NotedField, in_language, one_liner, set_text, text_of
from ui.components.editor_languages import LanguageChoice
from ui.components.editor_places import Place, tone_of
from ui.components.item_list import Act, Item, ItemList
from ui.components.language_menu import text_languages
from ui.components.section import Section
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.widgets.arranging import SideBySide
from ui.widgets.inputs import Combo, Field, HoursField

if TYPE_CHECKING:
    from competency_app.domain.completeness import Completeness
    from competency_app.domain.drafts import Draft
    from ui.components.editor_session import DraftSession

WHOLE = ("title", "description")
SOURCE = ("title", "publisher", "identifier", "licence")


class AboutPanel(Stack):
    """Three cards; every field is stored when it is left."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._shown_in = ""
        self.words: dict[str, Control] = {}
        self.source: dict[str, Control] = {}
        self._fields: dict[str, NotedField] = {}
        self._is_stored = True
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._store)
        self.languages = LanguageChoice(session)
        self.languages.chosen.connect(self._on_language)
        self.add(self.languages)
        self._words_slot, self._list = Slot(), Slot()
        self.add(self._words_slot)
        self.add(self._languages_card(), above=16)
        self.add(self._source_card(), above=16)
        self.setEnabled(not session.ctx.workspace.read_only)
        session.changed.connect(self.show_draft)
        session.checked.connect(self.show_findings)

    def show_draft(self) -> None:
        """Show the facts as they are on the disk."""
        session = self._session
        self.languages.show_languages()
        if self._shown_in != session.language:
            self._shown_in = session.language
            self._words_slot.put(self._words_card())
        text, file = session.draft.texts[session.language], session.draft.file
        for name in WHOLE:
            set_text(self.words[name], getattr(text, name))
        for name in SOURCE:
            set_text(self.source[name], getattr(file.source, name))
        set_text(self.credit, draft_facts.credit_of(session.draft, session.language))
        self.credit.setPlaceholderText(draft_facts.credit_of(session.draft, session.draft.language))
        if not self.year_field.error():  # what is no year waits in its field
            set_text(self.year, str(file.source.year or ""))
        set_text(self.licence, file.licence)
        if not self.minutes.hasFocus():
            with QSignalBlocker(self.minutes):
                self.minutes.setValue(file.minutes)
        self._show_languages()
        self.show_findings()

    def show_findings(self) -> None:
        """Say at each field what there is to look at."""
        for name, field in self._fields.items():
            found = self._session.at(Place("about", spot=name, language=self._session.language))
            field.set_notes(found, tone_of(found[0]) if found else "text2")

    def flush(self) -> None:
        """Store what was typed a moment ago, and what could not be stored before."""
        self._autosave.flush()
        if not self._is_stored:
            self._store()

    def first_focus(self) -> QWidget:
        """The title."""
        return self.words["title"]

    def go_to(self, place: Place) -> QWidget | None:
        """The field of a finding."""
        if place.language in self._session.draft.texts:
            self._session.language = place.language
            self.show_draft()
        if place.spot == "languages":
            return self.more
        return {"licence": self.licence}.get(place.spot, self.words["title"])

    # -- parts

    def _words_card(self) -> Section:
        session = self._session
        title = _("The framework")
        if len(session.draft.texts) > 1:
            title = _("The framework, {language}").format(language=native_name(session.language))
        card = Section(title)
        self.words = {"title": one_liner(300), "description": GrowingArea(rows=3)}
        source = session.draft.default
        for name, control in self.words.items():
            control.setObjectName(f"editor.about.{name}")
            in_language(control, session.language)
            if session.language != session.draft.language:
                control.setPlaceholderText(getattr(source, name))
            self._autosave.watch(control)
        help_text = _("What it is for, and for whom; people see it before they begin.")
        self._fields["title"] = NotedField(_("Title"), self.words["title"])
        card.stack.add(self._fields["title"], above=16)
        card.stack.add(Field(_("Description"), self.words["description"], help_text=help_text), above=8)
        return card

    def _languages_card(self) -> Section:
        card = Section(_("Languages"), _("What is not translated is shown in the first language."))
        card.stack.add(self._list, above=16)
        known = text_languages()
        self.more = Combo([("", _("Add a language…")), *known])
        self.more.setObjectName("editor.about.more")
        self.more.setAccessibleName(_("Add a language"))
        self.more.setMaximumWidth(theme.px(400))
        self.more.activated.connect(self._on_add_language)
        card.stack.add(self.more, above=16)
        return card

    def _source_card(self) -> Section:
        card = Section(
            _("Source and terms"),
            _("Where the framework comes from. The credit line is shown beside it and printed on every report."),
        )
        self.source, self.credit = {name: one_liner(300) for name in SOURCE}, GrowingArea()
        self.year, self.licence = one_liner(4), one_liner(300)
        self.minutes = HoursField(0, most=draft_facts.MOST_MINUTES, step=5)
        self.minutes.setDecimals(0)
        self.year_field = Field(_("Year"), self.year)
        self._fields["licence"] = NotedField(_("Terms of this framework, such as CC BY 4.0"), self.licence)
        rows = (
            (
                Field(_("Publication it builds on"), self.source["title"]),
                Field(_("Published by"), self.source["publisher"]),
            ),
            (self.year_field, Field(_("DOI or address"), self.source["identifier"])),
            (Field(_("Terms of the publication"), self.source["licence"]), self._fields["licence"]),
        )
        for number, pair in enumerate(rows):
            card.stack.add(SideBySide(pair, gap=32), above=8 if number else 16)
        card.stack.add(Field(_("Credit line"), self.credit), above=8)
        minutes = Field(
            _("Minutes for everything"), self.minutes, help_text=_("0 follows from the number of questions.")
        )
        card.stack.add(SideBySide([minutes, QWidget()], gap=32), above=8)
        named = {f"source.{name}": control for name, control in self.source.items()}
        named |= {"year": self.year, "licence": self.licence, "credit": self.credit}
        for name, control in named.items():
            control.setObjectName(f"editor.about.{name}")
            self._autosave.watch(control)
        self.minutes.setObjectName("editor.about.minutes")
        self._autosave.watch(self.minutes)
        return card

    def _show_languages(self) -> None:
        draft = self._session.draft
        found = of_languages(draft.file, draft.texts)
        self._list.put(ItemList([self._item(one) for one in found]))

    def _item(self, one: Completeness) -> Item:
        name, tr = native_name(one.language), self._session.ctx.tr
        if one.language == self._session.draft.language:
            return Item(f"editor.language.{one.language}", name, _("Written first; all others are made from it."))
        words = _("{done} of {total} texts").format(done=tr.number(one.filled), total=tr.number(one.total))
        acts = []
        codes = [found.code for found in self._session.findings if found.language == one.language]
        if "translation_outdated" in codes:
            words = _("{words}. The first language has changed since.").format(words=words)
            still = _("It still fits")
            spoken = _("{language} still fits").format(language=name)
            acts.append(Act("fits", still, spoken, partial(self._confirm, one.language)))
        spoken = _("Remove {language}").format(language=name)
        acts.append(Act("remove", _("Remove"), spoken, partial(self._remove_language, one.language)))
        return Item(f"editor.language.{one.language}", name, words, tuple(acts))

    # -- doing

    def _on_language(self, language: str) -> None:
        self.flush()
        self._session.language = language
        self.show_draft()

    def _on_add_language(self) -> None:
        language = self.more.key()
        self.more.choose("")
        if language and language not in self._session.draft.texts:
            self.flush()
            self._session.language = language
            self._session.edit(lambda draft: draft_words.add_language(draft, language))

    def _remove_language(self, language: str) -> None:
        self.flush()
        said = _("{language} is removed with its words.").format(language=native_name(language))
        self._session.edit(lambda draft: draft_words.remove_language(draft, language), said=said)

    def _confirm(self, language: str) -> None:
        session = self._session
        session.run(lambda: drafting.confirm_translation(session.ctx.workspace, session.view.id, language))

    def _store(self) -> None:
        """Write every fact as it stands; a year that is none stays in its field with a word about it."""
        language = self._shown_in
        whole = {name: text_of(control) for name, control in self.words.items()}
        source = {name: text_of(control) for name, control in self.source.items()}
        year, licence, minutes = text_of(self.year), text_of(self.licence), round(self.minutes.value())
        credit = text_of(self.credit)

        def change(draft: Draft) -> Draft:
            for name, text in whole.items():
                draft = draft_words.set_whole(draft, language, name, text)  # type: ignore[arg-type]
            for name, text in source.items():
                draft = draft_facts.set_source(draft, name, text)  # type: ignore[arg-type]
            draft = draft_facts.set_credit(draft, language, credit)
            draft = draft_facts.set_minutes(draft_facts.set_licence(draft, licence), minutes)
            return draft_facts.set_year(draft, year) or draft

        wrong = draft_facts.set_year(self._session.draft, year) is None
        self.year_field.set_error(_("Four digits, or nothing.") if wrong else "")
        self._is_stored = self._session.edit(change)
