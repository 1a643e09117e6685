"""Looks after the open profile in the background: the file is checked once, long sessions get backups on the way."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from competency_app.i18n import _

if TYPE_CHECKING:
    from competency_app.workspace import Workspace
    from ui.context import UiContext

log = logging.getLogger("competency_app.window")

BACKUP_MINUTES = 30


class Caretaker(QObject):
    """One per window; does nothing while no profile with a file is open."""

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        ctx.workspace_changed.connect(self._on_workspace)
        self._timer = QTimer(self)
        self._timer.setInterval(BACKUP_MINUTES * 60 * 1000)
        self._timer.timeout.connect(self.back_up)
        self._timer.start()

    def _on_workspace(self) -> None:
        workspace = self._with_file()
        if workspace is not None:
            from competency_app.actions import keeping

            self._ctx.tasks.run(lambda: keeping.check(workspace), self._on_checked, _note)

    def _on_checked(self, findings: Sequence[str]) -> None:
        if findings:
            log.warning("the file is damaged: %s findings", len(findings))
            self._ctx.notify(
                _("Part of this profile’s file cannot be read. What you see is safe; restore a backup in Settings.")
            )

    def back_up(self) -> None:
        """Keep a copy of a profile that has changed since it was opened."""
        workspace = self._with_file()
        if workspace is not None and workspace.changed and not workspace.read_only:
            from competency_app.actions import keeping

            self._ctx.tasks.run(lambda: keeping.keep_copy(workspace), lambda _path: None, _note)

    def _with_file(self) -> Workspace | None:
        if not self._ctx.has_workspace or self._ctx.workspace.path is None:
            return None
        return self._ctx.workspace


def _note(error: Exception) -> None:
    """A profile may close while its file is being read; nothing is lost then, and the closing makes its own backup."""
    log.info("background work stopped: %s", type(error).__name__)
