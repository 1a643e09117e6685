"""Saving a framework as a file: in which format and language, and afterwards what that format has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app.actions import frameworks
from competency_app.errors import KnownError
from competency_app.i18n import _, native_name, ngettext
from ui.components import files
from ui.components.import_preview import finding_words
from ui.components.section import Section
from ui.components.settling import show_settled
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.widgets.arranging import FlowRow
from ui.widgets.banner import Banner, announce
from ui.widgets.buttons import secondary
from ui.widgets.inputs import CheckBox, Combo, Field
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from pathlib import Path

    from competency_app.actions.editions import Edition
    from competency_app.actions.frameworks import Exported
    from competency_app.exchange.writing import FileFormat
    from ui.context import UiContext

_MOST_LOST = 40


class SavingCard(Section):
    """Format, language where the format has room for one, and the button."""

    def __init__(self, ctx: UiContext, edition: Edition) -> None:
        super().__init__(_("Save as a file"), _("To hand it on, or to use it in another program."))
        self._ctx, self._edition = ctx, edition
        self._formats = {one.key: one for one in frameworks.formats()}
        self._format = Combo([(one.key, one.title) for one in self._formats.values()])
        self._format.setObjectName("save.format")
        self._language = Combo([(code, native_name(code)) for code in edition.info.languages])
        self._language.setObjectName("save.language")
        self._language_field = Field(_("Language of its texts"), self._language)
        self._format.currentIndexChanged.connect(self._fit)
        self._levels = CheckBox(_("Put the descriptors of the levels into the descriptions"))
        self._levels.setObjectName("save.levels")
        save = secondary(_("Save…"))
        save.setObjectName("save.now")
        save.clicked.connect(self._save)
        self._lost = Slot(above=16)
        self.stack.add(Field(_("Format"), self._format), above=16)
        self.stack.add(self._language_field, above=8)
        self.stack.add(self._levels, above=8)
        self.stack.add(FlowRow([save]), above=16)
        self.stack.add(self._lost)
        self._fit()

    def _fit(self) -> None:
        chosen = self._formats[self._format.key()]
        self._language_field.setVisible(not chosen.every_language and self._language.count() > 1)
        self._levels.setVisible(chosen.folds_levels)

    def _save(self) -> None:
        chosen, info = self._formats[self._format.key()], self._edition.info
        out = files.choose_target(
            self, _("Save the framework"), f"{info.id}-{info.version}{chosen.suffix}", _kinds(chosen)
        )
        if out is None:
            return
        try:
            exported = frameworks.export(
                self._ctx.workspace,
                info.id,
                chosen.key,
                out,
                version=info.version,
                language=self._language.key(),
                with_levels=chosen.folds_levels and self._levels.isChecked(),
            )
        except KnownError as problem:
            self._lost.put(Banner("problem", problem.message))
            announce(self, problem.message)
            return
        self._show(out, exported)

    def _show(self, out: Path, exported: Exported) -> None:
        said = _("{title} is in “{name}”.").format(title=self._edition.info.title, name=out.name)
        stack = Stack()
        stack.add(Banner("done", said))
        lost = exported.lost
        if lost:
            words = ngettext(
                "One thing did not fit into this format; it is still here.",
                "{count} things did not fit into this format; they are still here.",
                len(lost),
            )
            said = f"{said} {words.format(count=self._ctx.tr.number(len(lost)))}"
            stack.add(TextBlock(words.format(count=self._ctx.tr.number(len(lost)))), above=12)
        for finding in lost[:_MOST_LOST]:
            stack.add(Banner("hint", finding_words(finding)), above=4)
        if len(lost) > _MOST_LOST:
            more = _("… and {count} more").format(count=self._ctx.tr.number(len(lost) - _MOST_LOST))
            stack.add(TextBlock(more, tone="text2"), above=8)
        self._lost.put(stack)
        show_settled(self._lost)
        announce(self, said)


def _kinds(chosen: FileFormat) -> str:
    ending = chosen.suffix.rsplit(".", 1)[-1]
    return _("{format} (*.{ending})").format(format=chosen.title, ending=ending)
