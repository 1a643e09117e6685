"""One open profile and the frameworks that go with it: where every verb begins and every read comes from."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from competency_app import preferences
from competency_app.domain.framework import Texts
from competency_app.domain.versions import version_order
from competency_app.errors import KnownError
from competency_app.i18n import _
from competency_app.store import backups, owners, purge
from competency_app.store import frameworks as stored_frameworks
from competency_app.store.opening import (
    Opened,
    create_file,
    make_tables,
    memory_database,
    open_database,
    quick_check,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from competency_app.catalog.loader import LoadedFramework
    from competency_app.domain.framework import Framework
    from competency_app.domain.packages import Package
    from competency_app.domain.plans import Owner

_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
Identity = tuple[str, str, str]


def system_clock() -> datetime:
    """Return the present time, aware UTC."""
    return datetime.now(UTC)


@dataclass
class Workspace:
    """An open profile; `path` is None for a guest, whose data lives in memory."""

    path: Path | None
    clock: Clock
    _opened: Opened = field(repr=False)
    _loaded: dict[Identity, LoadedFramework] = field(default_factory=dict, repr=False)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._opened.why_read_only is not None

    @property
    def notice(self) -> str:
        """The sentence that says why nothing can be changed, empty when it can."""
        return self._opened.why_read_only.message if self._opened.why_read_only else ""

    @property
    def changed(self) -> bool:
        """Whether anything was written since opening, or the last session ended without closing."""
        return self._opened.database.changed or self._opened.was_interrupted

    @property
    def was_interrupted(self) -> bool:
        """Whether the last session ended without closing; the file was checked and is whole."""
        return self._opened.was_interrupted

    def begin(self) -> AbstractContextManager[Session]:
        """One write transaction, on disk when the block ends; KnownError when it cannot be."""
        if self._opened.why_read_only is not None:
            raise self._opened.why_read_only
        return self._opened.database.write()

    def read(self) -> AbstractContextManager[Session]:
        """One consistent view for reading."""
        return self._opened.database.read()

    def now(self) -> datetime:
        """Return the present time, aware UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """Return the local date."""
        return self.clock().astimezone().date()

    def close(self, *, keep_backup: bool = True) -> KnownError | None:
        """Remove what was deleted, keep a backup when anything changed, and leave a file complete by itself.

        It is closed also when no backup could be kept; then the reason is answered. A second call does nothing.
        """
        if self._opened.database.closed:
            return None
        problem = None
        try:
            if self.path is not None and not self.read_only:
                self.purge()
                if keep_backup and self.changed:
                    self.backup()
        except KnownError as error:
            _log.warning("no backup at closing: %s", error.code)
            problem = error
        finally:
            self._opened.close()
        return problem

    def backup(self) -> Path:
        """Keep a checked copy of the profile outside its folder, and one in the folder the owner chose for a second.

        Answers where the first is. KnownError `missing_folder` when only the second could not be made.
        """
        if self.path is None:
            raise RuntimeError("a guest has no file to copy")
        with self.read() as session:
            code = owners.load(session).code
        made = backups.make(self.path, code, self.now())
        second = preferences.load().backup_folder
        if second:
            backups.copy_also(made, code, Path(second))
        return made

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the file, nothing when it is whole: seconds in a large file."""
        with self.read() as session:
            return quick_check(session.connection().connection.driver_connection)

    def purge(self) -> None:
        """Remove for good what was deleted; nothing is written when nothing waits."""
        with self.read() as session:
            needed = purge.is_needed(session)
        if needed:
            with self.begin() as session:
                purge.purge(session)

    def frameworks(self) -> tuple[Framework, ...]:
        """Return the newest version of each framework, shipped and kept in the profile, by id."""
        newest: dict[str, Framework] = {}
        for loaded in self._library().values():
            known = newest.get(loaded.framework.id)
            if known is None or version_order(known.version) < version_order(loaded.framework.version):
                newest[loaded.framework.id] = loaded.framework
        return tuple(newest[key] for key in sorted(newest))

    def versions(self, framework_id: str) -> tuple[Framework, ...]:
        """Return every version of a framework, newest first; nothing for an unknown one."""
        found = [loaded.framework for loaded in self._library().values() if loaded.framework.id == framework_id]
        return tuple(sorted(found, key=lambda one: version_order(one.version), reverse=True))

    def framework(self, framework_id: str, version: str | None = None, fingerprint: str | None = None) -> Framework:
        """Return a framework, the newest version by default; KnownError `unknown_framework`."""
        return self._find(framework_id, version, fingerprint).framework

    def texts(self, framework: Framework, language: str) -> Texts:
        """Return the framework's words in a language, falling back to its default language text by text."""
        loaded = self._find(framework.id, framework.version, framework.fingerprint)
        default = loaded.texts[framework.file.default_language]
        return Texts(loaded.texts.get(language, default), default)

    def loaded(self, framework: Framework) -> LoadedFramework:
        """Return a framework with the words of every language and its exact files."""
        return self._find(framework.id, framework.version, framework.fingerprint)

    def package(self, framework: Framework) -> Package:
        """Return the exact files of a framework."""
        return self.loaded(framework).package

    def kept_frameworks(self) -> tuple[Identity, ...]:
        """Return (id, version, fingerprint) of the frameworks the profile itself keeps."""
        with self.read() as session:
            return stored_frameworks.identities(session)

    def keep(self, session: Session, framework: Framework) -> None:
        """Copy a framework's files into the profile, so that the file explains itself without the program."""
        package = self.package(framework)
        stored_frameworks.put(session, framework.id, framework.version, framework.fingerprint, package)

    def forget_words(self, identity: Identity) -> None:
        """Read a framework anew the next time; called after its translations changed."""
        self._loaded.pop(identity, None)

    def _library(self) -> dict[Identity, LoadedFramework]:
        """Load what is shipped and what the profile keeps, with the owner's own translations; each edition once."""
        from competency_app.catalog import library

        shipped = {_identity(loaded.framework): loaded for loaded in library.shipped().values()}
        with self.read() as session:
            kept = stored_frameworks.identities(session)
            known = dict.fromkeys((*shipped, *kept))
            missing = [identity for identity in known if identity not in self._loaded]
            own = stored_frameworks.translations(session) if missing else {}
            for identity in missing:
                package = stored_frameworks.load(session, identity) if identity in kept else None
                self._loaded[identity] = _joined(shipped.get(identity), package, own.get(identity, {}))
        return {identity: self._loaded[identity] for identity in known}

    def _find(self, framework_id: str, version: str | None, fingerprint: str | None) -> LoadedFramework:
        if version is not None and fingerprint is not None:
            exact = self._loaded.get((framework_id, version, fingerprint))
            if exact is not None:
                return exact
        fitting = [
            loaded
            for (one_id, one_version, one_fingerprint), loaded in self._library().items()
            if one_id == framework_id and version in (None, one_version) and fingerprint in (None, one_fingerprint)
        ]
        if not fitting:
            raise KnownError(
                "unknown_framework",
                _(
                    "The framework “{id}” is neither part of this program nor of this profile. Nothing was changed. "
                    "Import the framework's file first."
                ).format(id=framework_id),
            )
        return max(fitting, key=lambda loaded: version_order(loaded.framework.version))


def open_workspace(path: Path, *, clock: Clock = system_clock, read_only: bool = False) -> Workspace:
    """Open a profile file; KnownError with the reason when that must not be done."""
    return Workspace(path, clock, open_database(path, read_only=read_only))


def create_workspace(path: Path, owner: Owner, *, clock: Clock = system_clock) -> Workspace:
    """Make a profile file for its owner and open it; KnownError `exists` when the name is taken."""
    owner = with_code(owner)
    create_file(path, lambda session: owners.save(session, owner))
    return open_workspace(path, clock=clock)


def guest_workspace(owner: Owner, *, clock: Clock = system_clock) -> Workspace:
    """Return a profile in memory, gone when it is closed."""
    owner = with_code(owner)
    database = memory_database()
    make_tables(database, lambda session: owners.save(session, owner))
    database.changed = False
    return Workspace(None, clock, Opened(database))


def with_code(owner: Owner) -> Owner:
    """Give an owner without code a random one."""
    return owner if owner.code else replace(owner, code=secrets.token_hex(8))


def _identity(framework: Framework) -> Identity:
    return framework.id, framework.version, framework.fingerprint


def _joined(shipped: LoadedFramework | None, kept: Package | None, own: Mapping[str, bytes]) -> LoadedFramework:
    """A framework with the words of the program, else those kept with a round, and over both the owner's own."""
    from competency_app.catalog import loader

    if shipped is None and kept is not None:
        framework, texts = loader.load(kept)
        shipped, kept = loader.LoadedFramework(framework, texts, kept), None
    if shipped is None:
        raise RuntimeError("a framework comes from the program or from the profile")
    former = (
        {language: words for language, words in kept.texts.items() if language not in shipped.texts} if kept else {}
    )
    more = {**former, **own}
    return loader.with_languages(shipped, more) if more else shipped
