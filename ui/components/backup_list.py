"""Backups of the open profile: by date and size, made, saved elsewhere, restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app.actions import keeping
from competency_app.errors import KnownError
from competency_app.i18n import _, format_time, lazy
from ui.components import files
from ui.components.item_list import Act, Item, ItemList
from ui.components.opening import profile_files
from ui.components.restoring import restore
from ui.components.section import Section
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.errors import report
from ui.widgets.arranging import FlowRow
from ui.widgets.buttons import quiet, secondary

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from competency_app.i18n import Translator
    from ui.context import UiContext

SHOWN_AT_FIRST = 5
SIZES = ((1_000_000, lazy("{size} MB")), (1000, lazy("{size} kB")))


class BackupList(Section):
    """A backup is made by itself whenever a changed profile is closed; here are all of them."""

    def __init__(self, ctx: UiContext) -> None:
        words = _(
            "A backup is made whenever you close a profile that has changed, and it is read back and checked. "
            "Restoring keeps the state of now beside the restored one."
        )
        super().__init__(_("Backups"), words)
        self._ctx = ctx
        self._list, self._all = Slot(), False
        tools = (
            ("backup.now", _("Back up now"), self._back_up),
            ("backup.copy", _("Save a copy to…"), self._save_copy),
            ("backup.restore_file", _("Restore from a file…"), self._restore_file),
        )
        buttons = []
        for name, words, act in tools:
            button = secondary(words, small=True)
            button.setObjectName(name)
            button.clicked.connect(act)
            buttons.append(button)
        self.stack.add(FlowRow(buttons), above=16)
        self.stack.add(self._list, above=16)
        self.fill()

    def fill(self) -> None:
        """Show the newest, or all."""
        every = keeping.backups(self._ctx.workspace)
        shown = every if self._all else every[:SHOWN_AT_FIRST]
        items = [self._item(number, backup) for number, backup in enumerate(shown)]
        if not items:
            items = [Item("backup.none", _("No backup yet"), _("The first one is made when you close the profile."))]
        stack = Stack()
        stack.add(ItemList(items))
        if len(shown) < len(every):
            more = quiet(_("Show all backups"), small=True)
            more.setObjectName("backup.all")
            more.clicked.connect(self._show_all)
            stack.add(more, above=8)
        self._list.put(stack)

    def _item(self, number: int, backup: keeping.BackupInfo) -> Item:
        tr = self._ctx.tr
        when = moment_words(backup.made_at, tr)
        sub = size_words(backup.size, tr)
        if backup.is_before_update:
            sub = _("{size} · from before an update of the program").format(size=sub)
        spoken = _("Restore the backup of {date}").format(date=when)
        act = Act("restore", _("Restore"), spoken, lambda: restore(self._ctx, backup.path))
        return Item(f"backup.{number}", when, sub, (act,))

    def _show_all(self) -> None:
        self._all = True
        self.fill()

    def _back_up(self) -> None:
        workspace = self._ctx.workspace
        self._ctx.tasks.run(lambda: keeping.backup_now(workspace), self._on_backup, self._failed)

    def _on_backup(self, _path: Path) -> None:
        self.fill()
        self.say("done", _("The backup is made and checked."))

    def _save_copy(self) -> None:
        workspace = self._ctx.workspace
        name = f"{workspace.today().isoformat()}.competency"
        out = files.choose_target(self, _("Save a copy"), name, profile_files())
        if out is not None:
            out = out if out.suffix else out.with_suffix(".competency")
            self._ctx.tasks.run(lambda: keeping.backup_now(workspace, out), self._on_copy, self._failed)

    def _on_copy(self, path: Path) -> None:
        self.say("done", _("A checked copy is in “{name}”.").format(name=path.name))

    def _restore_file(self) -> None:
        backup = files.choose_file(self, _("Choose a backup"), profile_files())
        if backup is not None:
            restore(self._ctx, backup)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.say("problem", error.message)
        else:
            report(error)


def moment_words(moment: datetime, tr: Translator) -> str:
    """Date and time by the local clock."""
    local = moment.astimezone()
    time = format_time(local.time(), tr.language)
    return _("{date}, {time}").format(date=tr.date(local.date()), time=time)


def size_words(size: int, tr: Translator) -> str:
    """A file size in the unit that fits."""
    for unit, words in SIZES:
        if size >= unit:
            return _(words).format(size=tr.number(size / unit, 1))
    return _("{size} bytes").format(size=tr.number(size))
