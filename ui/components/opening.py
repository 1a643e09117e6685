"""Opening profiles from the start page; every refusal comes with a way on, and the file stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from competency_app import i18n
from competency_app.errors import KnownError
from competency_app.i18n import _
from ui.components import files, session
from ui.components.way import Way
from ui.errors import report

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from competency_app.profile_list import ProfileEntry
    from competency_app.workspace import Workspace
    from ui.context import UiContext

    Refuse = Callable[[str, Sequence[Way]], object]

NEEDS_BACKUP = frozenset({"zero_bytes", "damaged", "needs_pin", "update_failed"})
NEEDS_OTHER_FILE = frozenset({"not_a_profile", "newer"})


def profile_files() -> str:
    """The kind of file a chooser shows."""
    return _("Profiles (*.competency)")


class Opening:
    """Opens, makes and restores; nothing heavy is imported before somebody asks for it."""

    def __init__(
        self, ctx: UiContext, parent: QWidget, refuse: Refuse, forget: Callable[[ProfileEntry], object]
    ) -> None:
        """*refuse* shows a sentence with its ways on, *forget* takes an entry out of the list."""
        self._ctx, self._parent, self._refuse, self._forget = ctx, parent, refuse, forget

    def open(self, path: Path, entry: ProfileEntry | None = None, *, read_only: bool = False) -> None:
        """Work in the profile at *path*, or say why not."""
        from competency_app.actions import profiles

        try:
            workspace = profiles.open(path, clock=self._ctx.clock, read_only=read_only)
        except KnownError as problem:
            self._refuse(_named(problem.message, path, entry), self._ways(problem.code, path, entry))
            return
        self.enter(workspace)

    def choose(self) -> None:
        """Ask for a file and open it."""
        path = files.choose_file(self._parent, _("Open a profile from a file"), profile_files())
        if path is not None:
            self.open(path)

    def create(self, name: str, folder: Path | None = None) -> None:
        """Make a profile and work in it."""
        from competency_app.actions import profiles

        try:
            workspace = profiles.create(name, language=i18n.language(), folder=folder, clock=self._ctx.clock)
        except KnownError as problem:
            ways = [Way("folder", _("Choose another folder…"), lambda: self._create_elsewhere(name))]
            self._refuse(problem.message, () if problem.code == "no_name" else ways)
            return
        self.enter(workspace)

    def guest(self) -> None:
        """Begin a session of which nothing is kept."""
        from competency_app.actions import profiles

        self.enter(profiles.guest(language=i18n.language(), clock=self._ctx.clock))

    def example(self) -> None:
        """Make the example profile, which takes a moment, and enter it."""
        from competency_app.actions import profiles

        self._ctx.tasks.run(lambda: profiles.example(clock=self._ctx.clock), self.enter, self._failed)

    def enter(self, workspace: Workspace) -> None:
        """Go to the profile's home."""
        interrupted = workspace.was_interrupted
        session.enter(self._ctx, workspace)
        if interrupted:
            self._ctx.notify(_("The last session ended unexpectedly. The file was checked and is whole."))

    # -- ways on

    def _ways(self, code: str, path: Path, entry: ProfileEntry | None) -> list[Way]:
        ways = []
        if code == "missing" and entry is not None:
            ways.append(Way("find", _("Find it…"), lambda: self._find(entry)))
        if code in NEEDS_BACKUP or code == "missing":
            ways += self._restoring(path, entry, is_needed=code != "missing")
        if code == "locked":
            ways.append(Way("read", _("Open read-only"), lambda: self.open(path, entry, read_only=True)))
        if code in NEEDS_OTHER_FILE:
            ways.append(Way("other", _("Choose another file…"), self.choose))
        if entry is not None and code in {"missing", "not_a_profile", "newer"} | NEEDS_BACKUP:
            ways.append(Way("forget", _("Remove from the list"), lambda: self._forget(entry)))
        return ways or [Way("again", _("Try again"), lambda: self.open(path, entry))]

    def _restoring(self, path: Path, entry: ProfileEntry | None, *, is_needed: bool) -> list[Way]:
        from competency_app.actions import keeping

        newest = keeping.newest_for(path)
        if newest is not None:
            made = newest.made_at.astimezone()
            words = _("Open the backup of {date}").format(date=self._ctx.tr.date(made.date()))
            return [Way("restore", words, lambda: self._restore(newest.path, path, entry))]
        if not is_needed:
            return []
        return [Way("backup", _("Choose a backup…"), lambda: self._choose_backup(path, entry))]

    def _restore(self, backup: Path, path: Path, entry: ProfileEntry | None) -> None:
        from competency_app.actions import keeping

        self._ctx.tasks.run(
            lambda: keeping.restore(backup, path, clock=self._ctx.clock),
            lambda place: self.open(place, entry),
            self._failed,
        )

    def _choose_backup(self, path: Path, entry: ProfileEntry | None) -> None:
        backup = files.choose_file(self._parent, _("Choose a backup"), profile_files())
        if backup is not None:
            self._restore(backup, path, entry)

    def _find(self, entry: ProfileEntry) -> None:
        from competency_app.actions import profiles

        path = files.choose_file(self._parent, _("Find the profile’s file"), profile_files())
        if path is None:
            return
        try:
            profiles.moved(entry, path)
        except KnownError as problem:
            self._refuse(problem.message, self._ways(problem.code, path, entry))
            return
        self.open(path, entry)

    def _create_elsewhere(self, name: str) -> None:
        folder = files.choose_folder(self._parent, _("Choose a folder for the profile"))
        if folder is not None:
            self.create(name, folder)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._refuse(error.message, ())
        else:
            report(error)


def _named(sentence: str, path: Path, entry: ProfileEntry | None) -> str:
    """A listed profile is called by its name; its file's name tells nobody anything, on purpose."""
    return sentence.replace(path.name, entry.name) if entry is not None else sentence
