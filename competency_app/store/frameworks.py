"""The exact framework files a profile keeps: those its rounds used and those its owner imported."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from competency_app.domain.packages import Package
from competency_app.errors import KnownError
from competency_app.i18n import _
from competency_app.store.tables import FrameworkRow, FrameworkTextRow, RoundRow, TranslationRow


@dataclass(frozen=True, slots=True)
class StoredFramework:
    """A framework version as it lies in the profile."""

    id: str
    version: str
    fingerprint: str
    package: Package


Identity = tuple[str, str, str]


def stored(session: Session) -> tuple[StoredFramework, ...]:
    """Return all frameworks kept in the profile, by id and version."""
    texts: dict[tuple[str, str, str], dict[str, bytes]] = defaultdict(dict)
    for text in session.scalars(select(FrameworkTextRow).order_by(FrameworkTextRow.language)):
        texts[text.framework_id, text.version, text.fingerprint][text.language] = text.content
    rows = session.scalars(select(FrameworkRow).order_by(FrameworkRow.id, FrameworkRow.version))
    return tuple(
        StoredFramework(
            row.id, row.version, row.fingerprint, Package(row.structure, texts[row.id, row.version, row.fingerprint])
        )
        for row in rows
    )


def identities(session: Session) -> tuple[tuple[str, str, str], ...]:
    """Return (id, version, fingerprint) of all frameworks kept, without reading their files."""
    rows = session.execute(select(FrameworkRow.id, FrameworkRow.version, FrameworkRow.fingerprint))
    return tuple((row.id, row.version, row.fingerprint) for row in rows)


def load(session: Session, identity: tuple[str, str, str]) -> Package:
    """Return the exact files of one framework; KeyError when it is not kept here."""
    row = session.get(FrameworkRow, identity)
    if row is None:
        raise KeyError(identity)
    framework_id, version, fingerprint = identity
    texts = session.scalars(
        select(FrameworkTextRow)
        .where(
            FrameworkTextRow.framework_id == framework_id,
            FrameworkTextRow.version == version,
            FrameworkTextRow.fingerprint == fingerprint,
        )
        .order_by(FrameworkTextRow.language)
    )
    return Package(row.structure, {text.language: text.content for text in texts})


def put(session: Session, framework_id: str, version: str, fingerprint: str, package: Package) -> None:
    """Keep a framework's files; the same one a second time changes nothing."""
    if (framework_id, version, fingerprint) in identities(session):
        return
    identity = {"version": version, "fingerprint": fingerprint}
    session.execute(
        upsert(FrameworkRow).values(id=framework_id, **identity, structure=package.structure).on_conflict_do_nothing()
    )
    rows = [
        {"framework_id": framework_id, **identity, "language": language, "content": content}
        for language, content in package.texts.items()
    ]
    if rows:
        session.execute(insert(FrameworkTextRow), rows)


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of the profile, to be put back as it was."""

    frameworks: tuple[StoredFramework, ...]
    translations: Mapping[Identity, Mapping[str, bytes]]


def remove(session: Session, framework_id: str, version: str) -> Removed:
    """Remove every edition of a framework version; KnownError `framework_in_use` when a round needs it."""
    used = exists().where(RoundRow.framework_id == framework_id, RoundRow.framework_version == version)
    if session.scalar(select(used)):
        raise KnownError(
            "framework_in_use",
            _("A round in this profile uses this framework, so it was kept: the round's answers need its words. "
              "Delete that round for good first if you no longer want either."),
        )  # fmt: skip
    removed = Removed(
        tuple(one for one in stored(session) if (one.id, one.version) == (framework_id, version)),
        {key: words for key, words in translations(session).items() if key[:2] == (framework_id, version)},
    )
    session.execute(delete(TranslationRow).filter_by(framework_id=framework_id, version=version))
    session.execute(delete(FrameworkRow).where(FrameworkRow.id == framework_id, FrameworkRow.version == version))
    return removed


def put_back(session: Session, removed: Removed) -> None:
    """Undo `remove`."""
    for one in removed.frameworks:
        put(session, one.id, one.version, one.fingerprint, one.package)
    for identity, words in removed.translations.items():
        for language, content in words.items():
            put_translation(session, identity, language, content)


def translations(session: Session) -> Mapping[Identity, Mapping[str, bytes]]:
    """Return the words the owner brought along, by framework and language."""
    found: dict[Identity, dict[str, bytes]] = defaultdict(dict)
    for row in session.scalars(select(TranslationRow).order_by(TranslationRow.language)):
        found[row.framework_id, row.version, row.fingerprint][row.language] = row.content
    return found


def put_translation(session: Session, identity: Identity, language: str, content: bytes | None) -> bytes | None:
    """Keep the owner's own words in a language instead of those before, which are returned; None takes them out."""
    framework_id, version, fingerprint = identity
    key = {"framework_id": framework_id, "version": version, "fingerprint": fingerprint, "language": language}
    row = session.get(TranslationRow, (*identity, language))
    before = row.content if row else None
    if content is None:
        session.execute(delete(TranslationRow).filter_by(**key))
    else:
        change = upsert(TranslationRow).values(**key, content=content)
        session.execute(change.on_conflict_do_update(index_elements=list(key), set_={"content": content}))
    return before
