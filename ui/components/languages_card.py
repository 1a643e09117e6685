"""A framework's languages: how much of each is there, its texts out to a translator, and back after a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from competency_app.actions import frameworks, translating
from competency_app.errors import KnownError
from competency_app.i18n import _, native_name
from ui.components import files
from ui.components.framework_words import state_words
from ui.components.import_preview import FindingList
from ui.components.item_list import Item, ItemList
from ui.components.language_menu import text_languages
from ui.components.saving import save
from ui.components.section import Section
from ui.components.settling import show_settled
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.errors import report
from ui.widgets.arranging import FlowRow
from ui.widgets.banner import Banner
from ui.widgets.buttons import quiet, secondary
from ui.widgets.inputs import Combo, Field
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from pathlib import Path

    from competency_app.actions.editions import Edition
    from competency_app.actions.translating import TextsPreview
    from ui.context import UiContext


class LanguagesCard(Section):
    """The list; below it the language to work on and what can be done with it."""

    def __init__(self, ctx: UiContext, edition: Edition) -> None:
        super().__init__(_("Languages"))
        self._ctx, self._edition = ctx, edition
        self._default = edition.framework.file.default_language
        self._found: TextsPreview | None = None
        self._preview = Slot(above=16)
        self.stack.add(self._list(), above=16)
        self._language = Combo(self._choices())
        self._language.setObjectName("texts.language")
        self.stack.add(Field(_("Translate into"), self._language), above=24)
        out = secondary(_("Save its texts for translation…"), small=True)
        out.setObjectName("texts.export")
        out.clicked.connect(self._export)
        back = secondary(_("Bring in translated texts…"), small=True)
        back.setObjectName("texts.import")
        back.setEnabled(not ctx.workspace.read_only)
        back.clicked.connect(self._choose)
        self.stack.add(FlowRow([out, back]), above=12)
        self.stack.add(self._preview)

    def _list(self) -> ItemList:
        found = frameworks.completeness(self._ctx.workspace, self._edition.framework)
        return ItemList(
            [
                Item(
                    f"language.{one.language}",
                    native_name(one.language),
                    state_words(one, self._ctx.tr, is_default=one.language == self._default),
                )
                for one in found
            ]
        )

    def _choices(self) -> list[tuple[str, str]]:
        """Languages it has, then all others by name."""
        there = [(code, native_name(code)) for code in self._edition.info.languages]
        others = [pair for pair in text_languages() if pair not in there]
        return [pair for pair in (*there, *others) if pair[0] != self._default]

    def _export(self) -> None:
        info, language = self._edition.info, self._language.key()
        name = f"{info.id}-{info.version}.{language}.csv"
        kinds = _("Tables (*.csv)")
        out = files.choose_target(self, _("Save the texts for translation"), name, kinds)
        if out is None:
            return
        self._preview.put(None)
        try:
            translating.export_texts(self._ctx.workspace, info.id, language, out, version=info.version)
        except KnownError as problem:
            self.say("problem", problem.message)
            return
        sentence = _("The texts are in “{name}”. Translations go into the column “target”; an empty one is none yet.")
        self.say("done", sentence.format(name=out.name))

    def _choose(self) -> None:
        path = files.choose_file(self, _("Bring in translated texts"), _("Tables (*.csv *.txt *.tsv);;All files (*)"))
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        workspace, info, language = self._ctx.workspace, self._edition.info, self._language.key()
        self._ctx.tasks.run(
            lambda: translating.preview_texts(workspace, info.id, language, path, version=info.version),
            self._show,
            self._failed,
        )

    def _show(self, found: TextsPreview) -> None:
        self._found = found
        self.unsay()
        stack = Stack()
        leave = quiet(_("Leave it"), small=True)
        leave.setObjectName("texts.leave")
        leave.clicked.connect(self._leave)
        if found.after is None:
            sentence = _("“{name}” cannot be used. Nothing was stored.").format(name=found.path.name)
            stack.add(Banner("problem", sentence))
        else:
            stack.add(TextBlock(self._change_words(found), bold=True))
        stack.add(FindingList(self._ctx, found.findings), above=8)
        if found.after is None:
            row = FlowRow([leave])
        else:
            keep = secondary(_("Keep these words"), small=True)
            keep.setObjectName("texts.keep")
            keep.clicked.connect(self._keep)
            row = FlowRow([keep, leave])
        stack.add(row, above=16)
        self._preview.put(stack)
        show_settled(self._preview)
        (leave if found.after is None else keep).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _change_words(self, found: TextsPreview) -> str:
        tr, name = self._ctx.tr, native_name(found.language)
        after = tr.number(found.after.percent if found.after else 0)
        if found.before is None:
            line = _("“{file}” would bring {language}, {after} % translated. Nothing is stored yet.")
        else:
            line = _("“{file}” would change {language} from {before} % to {after} % translated. Nothing is stored yet.")
        before = tr.number(found.before.percent if found.before else 0)
        return line.format(file=found.path.name, language=name, before=before, after=after)

    def _keep(self) -> None:
        found = self._found
        if found is None:
            return
        refused = save(self._ctx, lambda: translating.import_texts(self._ctx.workspace, found), quietly=False)
        if refused is not None:
            self.say("problem", refused.message)
        else:
            self._leave()

    def _leave(self) -> None:
        self._found = None
        self._preview.put(None)
        if self.isVisible():  # else the page was made anew, and knows where the keyboard was
            self._language.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.say("problem", error.message)
        else:
            report(error)
