"""The draft on the page: stored step by step, and looked over after each pause."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from competency_app.actions import drafting
from competency_app.errors import KnownError
from ui.components.editor_places import Place, place_of
from ui.components.saving import save

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from competency_app.actions.drafting import DraftView, Edit
    from competency_app.changes import Changes
    from competency_app.domain.drafts import Draft, DraftId
    from competency_app.domain.packages import Finding
    from ui.context import UiContext

PAUSE_MS = 400


class DraftSession(QObject):
    """What the parts of the editor share; `language` is the one now written, `key` the entry now shown."""

    changed = Signal()
    checked = Signal()
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.language = self.key = ""
        self.findings: tuple[Finding, ...] = ()
        self.is_checked = False
        self._placed: dict[Place, list[Finding]] = {}
        self._view: DraftView | None = None
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._check)

    @property
    def view(self) -> DraftView:
        """The draft as it is on the disk."""
        if self._view is None:
            raise RuntimeError("no draft is open")
        return self._view

    @property
    def is_open(self) -> bool:
        """Whether there is a draft to show."""
        return self._view is not None

    @property
    def draft(self) -> Draft:
        """Structure and words."""
        return self.view.draft

    def open(self, draft_id: DraftId) -> None:
        """Show a draft from its beginning; KeyError when it is gone, KnownError when it is damaged."""
        self._view = drafting.get(self.ctx.workspace, draft_id)
        self.language = self.draft.language
        self.key = self.draft.file.nodes[0].key if self.draft.file.nodes else ""
        self.findings, self.is_checked = (), False
        self._placed = {}
        self.check_now()

    def close(self) -> None:
        """Show none."""
        self._view = None
        self.rest()

    def rest(self) -> None:
        """Look nothing over while nobody looks."""
        self._pause.stop()
        self._asked += 1

    def edit(self, change: Edit, *, said: str = "") -> bool:
        """Store what *change* makes of the draft; False where it could not be stored."""
        return self.run(lambda: drafting.edit(self.ctx.workspace, self.view.id, change, said=said), quietly=not said)

    def run(self, verb: Callable[[], Changes], *, quietly: bool = True) -> bool:
        """Run any verb on the draft."""
        before = self.view
        problem = save(self.ctx, verb, quietly=quietly)
        if problem is not None:
            self.failed.emit(problem)
            return False
        if self._view is before:  # the page was not told, as nobody shows it
            self.reload()
        return True

    def reload(self) -> bool:
        """Take over what is on the disk; False when the draft is gone."""
        if self._view is None:
            return False
        try:
            self._view = drafting.get(self.ctx.workspace, self._view.id)
        except (KeyError, KnownError):
            self.close()
            return False
        if self.language not in self.draft.texts:
            self.language = self.draft.language
        if self.key not in self.draft.framework.by_key:
            self.key = self.draft.file.nodes[0].key if self.draft.file.nodes else ""
        self.changed.emit()
        self.check_soon()
        return True

    # -- looking over

    def check_soon(self) -> None:
        """Look the draft over when nothing has happened for a moment."""
        self._pause.start()

    def check_now(self) -> None:
        """Look it over at once."""
        self._pause.stop()
        self._check()

    def at(self, place: Place) -> Sequence[Finding]:
        """Findings about one field."""
        return [*self._placed.get(place, ()), *self._placed.get(replace(place, language=""), ())]

    def by_entry(self) -> Mapping[str, Sequence[Finding]]:
        """Findings about entries, in any language."""
        found: dict[str, list[Finding]] = {}
        for place, findings in self._placed.items():
            if place.section == "entries" and place.key:
                found.setdefault(place.key, []).extend(findings)
        return found

    def _check(self) -> None:
        if self._view is None:
            return
        self._asked += 1
        self.ctx.tasks.run(partial(drafting.findings, self.draft), partial(self._on_checked, self._asked))

    def _on_checked(self, number: int, findings: tuple[Finding, ...]) -> None:
        if number != self._asked or self._view is None:
            return
        self.findings, self.is_checked = findings, True
        self._placed = {}
        for one in findings:
            self._placed.setdefault(place_of(one, self.draft), []).append(one)
        self.checked.emit()
