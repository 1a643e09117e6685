"""The levels of a draft: a ready-made scale to begin with, names and meanings, order."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import drafting
from competency_app.domain import draft_scale, draft_words
from competency_app.domain.framework_file import LevelText
from competency_app.i18n import _, pgettext, translator
from ui import theme
from ui.components.autosave import Autosave
from ui.components.editor_fields import NotedField, in_language, one_liner, set_text, text_of
from ui.components.editor_languages import LanguageChoice
from ui.components.editor_places import Place, tone_of
from ui.components.section import Section
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.widgets.arranging import SideBySide
from ui.widgets.buttons import ToolButton, quiet
from ui.widgets.inputs import Combo, Field
from ui.widgets.level_tag import LevelTag

if TYPE_CHECKING:
    from competency_app.domain.drafts import Draft
    from competency_app.domain.framework_file import Level, Scale
    from ui.components.editor_session import DraftSession

OWN = "own"


class ScalePanel(Stack):
    """One card a scale; most frameworks have one."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.languages = LanguageChoice(session)
        self.languages.chosen.connect(self._on_language)
        self.add(self.languages)
        self._slot = Slot()
        self.add(self._slot)
        self._shown: object = None
        self.cards: list[ScaleCard] = []
        session.changed.connect(self.show_draft)
        session.checked.connect(self.show_findings)

    def show_draft(self) -> None:
        """Show the scales as they are on the disk; fields are made anew when levels come, go or move."""
        session = self._session
        self.languages.show_languages()
        shape = (session.language, session.draft.file.scales, draft_scale.template_of(session.draft))
        if shape != self._shown:
            self._shown = shape
            self._build()
        for card in self.cards:
            card.show_words()

    def show_findings(self) -> None:
        """Say at each level what there is to look at."""
        for card in self.cards:
            card.show_notes()

    def flush(self) -> None:
        """Store what was typed a moment ago."""
        for card in self.cards:
            card.flush()

    def first_focus(self) -> QWidget | None:
        """The choice of a scale, else the first level."""
        return self.cards[0].first_focus() if self.cards else None

    def go_to(self, place: Place) -> QWidget | None:
        """The field of a level."""
        if place.language in self._session.draft.texts:
            self._session.language = place.language
        self.show_draft()
        card = next((one for one in self.cards if one.scale.key == place.key), None)
        row = card.rows.get(place.spot) if card is not None else None
        return row.label if row is not None else None

    def _on_language(self, language: str) -> None:
        self.flush()
        self._session.language = language
        self.show_draft()

    def _build(self) -> None:
        self.cards = [ScaleCard(self._session, scale) for scale in self._session.draft.file.scales]
        stack = Stack()
        for card in self.cards:
            stack.add(card, above=16)
        self._slot.put(stack)


class ScaleCard(Section):
    """The levels of one scale, lowest first."""

    def __init__(self, session: DraftSession, scale: Scale) -> None:
        self._session, self.scale = session, scale
        is_asked = scale.key == session.draft.file.asking_scale
        title = _("Levels people choose from") if is_asked else _("Stages")
        super().__init__(title, _("The lowest one first."))
        self.setEnabled(not session.ctx.workspace.read_only)
        self.ready: Combo | None = None
        if is_asked:
            self._add_templates()
        self._is_stored = True
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._store)
        self.rows: dict[str, LevelRow] = {}
        for number, level in enumerate(scale.levels):
            row = LevelRow(scale, level, number, session.language)
            row.moved.connect(partial(self._move, level.key))
            row.removed.connect(partial(self._remove, level.key))
            for control in (row.label, row.meaning):
                self._autosave.watch(control)
            self.rows[level.key] = row
            self.stack.add(row, above=16 if number == 0 else 12)
        self.more = quiet(_("Add a level"), "plus", small=True)
        self.more.setObjectName(f"editor.level.add.{scale.key}")
        self.more.clicked.connect(self._add_level)
        self.more.setEnabled(len(scale.levels) < draft_scale.MOST)
        self.stack.add(self.more, above=12)

    def first_focus(self) -> QWidget:
        """The choice of a scale, else the first level."""
        return self.ready or next(iter(self.rows.values())).label

    def show_words(self) -> None:
        """Show names and meanings as they are on the disk."""
        session = self._session
        words = session.draft.texts[session.language].scales.get(self.scale.key, {})
        source = session.draft.default.scales.get(self.scale.key, {})
        for key, row in self.rows.items():
            row.show_words(words.get(key, LevelText()), source.get(key, LevelText()))
        self.show_notes()

    def show_notes(self) -> None:
        """Say what there is to look at."""
        for key, row in self.rows.items():
            found = self._session.at(Place("levels", self.scale.key, key, self._session.language))
            row.name.set_notes(found, tone_of(found[0]) if found else "text2")

    def flush(self) -> None:
        """Store what was typed a moment ago, and what could not be stored before."""
        self._autosave.flush()
        if not self._is_stored:
            self._store()

    def _add_templates(self) -> None:
        now = draft_scale.template_of(self._session.draft)
        tr = self._session.ctx.tr
        choices = [(one.key, wording.template_words(one.key, tr)) for one in draft_scale.TEMPLATES]
        if now is None:
            choices = [(OWN, _("A scale of your own")), *choices]
        self.ready = Combo(choices, now.key if now is not None else OWN)
        self.ready.setObjectName("editor.scale")
        self.ready.setMaximumWidth(theme.px(400))
        self.ready.activated.connect(self._on_template)
        help_text = _("What is written for a level goes to the level in the same place, as far as there is one.")
        self.stack.add(Field(_("Begin with"), self.ready, help_text=help_text), above=16)

    def _on_template(self) -> None:
        key = self.ready.key() if self.ready is not None else OWN
        template = next((one for one in draft_scale.TEMPLATES if one.key == key), None)
        if template is None or template is draft_scale.template_of(self._session.draft):
            return
        self.flush()
        session = self._session
        session.run(lambda: drafting.use_template(session.ctx.workspace, session.view.id, template), quietly=False)

    def _store(self) -> None:
        session, language = self._session, self._session.language
        written = {key: (text_of(row.label), text_of(row.meaning)) for key, row in self.rows.items()}

        def change(draft: Draft) -> Draft:
            for key, (label, meaning) in written.items():
                draft = draft_words.set_level_words(
                    draft, language, self.scale.key, key, label=label, description=meaning
                )
            return draft

        self._is_stored = session.edit(change)

    def _add_level(self) -> None:
        self.flush()
        words = translator(self._session.draft.file.default_language).gettext("New level")
        fresh = partial(secrets.token_hex, 3)
        self._session.edit(lambda draft: draft_scale.add_level(draft, self.scale.key, words, fresh=fresh)[0])

    def _move(self, level: str, step: int) -> None:
        self.flush()
        self._session.edit(lambda draft: draft_scale.move_level(draft, self.scale.key, level, step))

    def _remove(self, level: str) -> None:
        self.flush()
        words = self._session.draft.default.scales.get(self.scale.key, {}).get(level)
        name = words.label if words is not None and words.label else level
        said = _("The level “{level}” is removed with what was written for it.").format(level=name)
        self._session.edit(lambda draft: draft_scale.remove_level(draft, self.scale.key, level), said=said)


class LevelRow(QWidget):
    """A level: its code where it has one, its name, what it means, and its place."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, scale: Scale, level: Level, number: int, language: str) -> None:
        super().__init__()
        self.label, self.meaning = one_liner(100), one_liner(1000)
        prefix = f"editor.level.{number}"
        for control, name in ((self.label, "label"), (self.meaning, "meaning")):
            control.setObjectName(f"{prefix}.{name}")
            in_language(control, language)
        code = level.key if wording.is_code(level.key) else ""
        title = (
            _("Name of {level}").format(level=code) if code else _("Name of level {number}").format(number=number + 1)
        )
        self.name = NotedField(title, self.label)
        meaning = Field(pgettext("a level", "What it means everywhere"), self.meaning)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, theme.px(28), 0, 0)  # level with the fields, below their labels
        row.setSpacing(theme.px(4))
        last = len(scale.levels) - 1
        for name, words, icon, step in (
            ("up", _("Move this level up"), "arrow-up", -1),
            ("down", _("Move this level down"), "arrow-down", 1),
        ):
            tool = ToolButton(words, icon=icon)
            tool.setObjectName(f"{prefix}.{name}")
            tool.setEnabled(0 <= number + step <= last)
            tool.clicked.connect(partial(self._on_move, step))
            row.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        remove = ToolButton(_("Remove this level"), icon="trash")
        remove.setObjectName(f"{prefix}.remove")
        remove.setEnabled(last >= draft_scale.FEWEST)
        remove.clicked.connect(self.removed)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        parts: list[QWidget] = [self._tagged(code) if code else self.name, meaning, tools]
        column.addWidget(SideBySide(parts, gap=16, down=4, enough=560, growing=(0, 1)))

    def show_words(self, words: LevelText, source: LevelText) -> None:
        """Show what is on the disk; the first language's words stand in where nothing is written."""
        set_text(self.label, words.label)
        set_text(self.meaning, words.description)
        self.label.setPlaceholderText(source.label)
        self.meaning.setPlaceholderText(source.description)

    def _on_move(self, step: int) -> None:
        self.moved.emit(step)

    def _tagged(self, code: str) -> QWidget:
        """The code level with the field."""
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        side = QVBoxLayout()
        side.setContentsMargins(0, theme.px(32), 0, 0)
        side.addWidget(LevelTag(code))
        side.addStretch(1)
        row.addLayout(side)
        row.addWidget(self.name, 1)
        return host
