"""Everything about a person as files, a check of the profile's file, and deleting it for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from competency_app.actions import assessing, keeping, profiles
from competency_app.errors import KnownError
from competency_app.i18n import _, ngettext
from ui.components import files
from ui.components.delete_form import DeleteForm
from ui.components.restoring import delete_for_good
from ui.components.section import Section
from ui.components.slot import Slot
from ui.errors import report
from ui.widgets.arranging import FlowRow
from ui.widgets.buttons import secondary

if TYPE_CHECKING:
    from competency_app.workspace import Workspace
    from ui.context import UiContext


class YourData(Section):
    """What one can do with one's own file."""

    def __init__(self, ctx: UiContext) -> None:
        words = _(
            "Your answers belong to you. Take everything along as files that other programs read, or remove "
            "everything from this computer."
        )
        super().__init__(_("Your data"), words)
        self._ctx, self._form = ctx, Slot(above=16)
        tools = [("data.everything", _("Everything about me…"), "save", self._export)]
        if ctx.workspace.path is not None:
            tools.append(("data.check", _("Check the file now"), "check", self._check))
            tools.append(("data.delete", _("Delete for good…"), "trash", self._ask_delete))
        buttons = []
        for name, words, icon, act in tools:
            button = secondary(words, icon)
            button.setObjectName(name)
            button.clicked.connect(act)
            buttons.append(button)
        self.stack.add(FlowRow(buttons), above=16)
        self.stack.add(self._form)

    def _export(self) -> None:
        folder = files.choose_folder(self, _("Choose a folder for your data"))
        if folder is None:
            return
        workspace, language = self._ctx.workspace, self._ctx.tr.language
        into = folder / f"competency-{workspace.today().isoformat()}"
        self._ctx.tasks.run(lambda: _everything(workspace, language, into), self._on_exported, self._failed)

    def _on_exported(self, written: tuple[Path, ...]) -> None:
        count = len(written)
        files_words = ngettext("{count} file", "{count} files", count).format(count=self._ctx.tr.number(count))
        folder = written[0].parent.name
        self.say("done", _("{files} were written to the folder “{name}”.").format(files=files_words, name=folder))

    def _check(self) -> None:
        workspace = self._ctx.workspace
        self._ctx.tasks.run(lambda: keeping.check(workspace), self._on_checked, self._failed)

    def _on_checked(self, found: tuple[str, ...]) -> None:
        if found:
            words = _("Part of this file cannot be read. Restore the newest backup; the file stays beside it.")
            self.say("problem", words)
        else:
            self.say("done", _("The file is whole: everything in it can be read."))

    def _ask_delete(self) -> None:
        form = DeleteForm(profiles.owner(self._ctx.workspace).name)
        form.confirmed.connect(lambda: delete_for_good(self._ctx))
        form.given_up.connect(lambda: self._form.put(None))
        self._form.put(form)
        form.field.setFocus()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.say("problem", error.message)
        else:
            report(error)


def _everything(workspace: Workspace, language: str, folder: Path) -> tuple[Path, ...]:
    """JSON and evidence, and each round as a PDF with everything in it."""
    from competency_app.actions import reporting

    written = list(keeping.export_everything(workspace, folder))
    parts = reporting.USUAL_PARTS | {"notes"}
    for one in assessing.rounds(workspace):
        order = reporting.ReportOrder("profile", one.id, language=language, parts=parts)
        written.append(reporting.write(workspace, order, folder / f"round-{one.number}.pdf"))
    return tuple(written)
