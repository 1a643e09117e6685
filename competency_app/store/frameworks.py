"""The exact framework files a profile keeps: those its rounds used and those its owner imported."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from competency_app.domain.packages import Package
from competency_app.errors import KnownError
from competency_app.i18n import _
from competency_app.store.tables import FrameworkRow, FrameworkTextRow, RoundRow


@dataclass(frozen=True, slots=True)
class StoredFramework:
    """A framework version as it lies in the profile."""

    id: str
    version: str
    fingerprint: str
    package: Package


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


def remove(session: Session, framework_id: str, version: str) -> None:
    """Remove every edition of a framework version; KnownError `framework_in_use` when a round needs it."""
    used = exists().where(RoundRow.framework_id == framework_id, RoundRow.framework_version == version)
    if session.scalar(select(used)):
        raise KnownError(
            "framework_in_use",
            _("A round in this profile uses this framework, so it was kept: the round's answers need its words. "
              "Delete that round for good first if you no longer want either."),
        )  # fmt: skip
    session.execute(delete(FrameworkRow).where(FrameworkRow.id == framework_id, FrameworkRow.version == version))
