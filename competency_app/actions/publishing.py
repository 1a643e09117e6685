"""From draft to version: checked, numbered, with a word on what becomes of earlier answers. A version never changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from competency_app.actions import drafting, frameworks
from competency_app.actions.frameworks import ImportPreview
from competency_app.catalog import draft_check, loader
from competency_app.catalog import drafts as files
from competency_app.changes import Changes
from competency_app.domain import carrying
from competency_app.domain.packages import Reading, Severity
from competency_app.domain.versions import is_version, next_version, version_order
from competency_app.errors import KnownError
from competency_app.exchange.naming import slug
from competency_app.i18n import _
from competency_app.store import drafts as store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from competency_app.actions.drafting import DraftView
    from competency_app.domain.carrying import Verdict
    from competency_app.domain.drafts import Draft, DraftId
    from competency_app.domain.packages import Package
    from competency_app.workspace import Workspace


def proposed_version(workspace: Workspace, view: DraftView) -> str:
    """The next number that is free: 1.0, then 2.0."""
    taken = {one.version for one in workspace.versions(view.draft.file.id)}
    version = next_version(view.base.version) if view.base else view.draft.file.version
    while version in taken:
        version = next_version(version)
    return version


def proposals(workspace: Workspace, view: DraftView) -> Mapping[str, Verdict]:
    """What becomes of the answers of the version before, entry by entry; empty where there is none."""
    loaded = _base(workspace, view)
    if loaded is None:
        return {}
    return carrying.proposed(loaded.framework, loaded.texts, view.draft.framework, view.draft.texts)


def verdicts(workspace: Workspace, view: DraftView) -> Mapping[str, Verdict]:
    """The same with what the author decided."""
    return carrying.settled(proposals(workspace, view), carrying.decided(view.draft.framework))


def decide(workspace: Workspace, draft_id: DraftId, key: str, verdict: Verdict) -> Changes:
    """Keep the answers to an entry or ask again, whatever was proposed."""
    return drafting.edit(workspace, draft_id, lambda draft: _decided(draft, {key: verdict}))


def publish(workspace: Workspace, draft_id: DraftId, version: str) -> Changes:
    """Make a draft a version of its framework, which stays as it is from then on; the draft goes.

    KnownError `draft_not_ready` while something is wrong with it, `bad_version` for a version that cannot be one,
    `version_not_newer` when it would not follow the last one, and what `frameworks.add` refuses.
    """
    view = drafting.get(workspace, draft_id)
    _must_be_ready(view.draft)
    _must_follow(workspace, view, version)
    with workspace.begin() as session:
        stored = store.load(session, draft_id)
        finished = _finished(view, version, verdicts(workspace, view))
        package = files.rewritten(view.draft, stored.package, finished)
        added = frameworks.add(workspace, _as_preview(package))
        drafting.discard(workspace, draft_id)
    framework_id = finished.file.id
    said = _("{title}, version {version}, is published.").format(title=view.title, version=version)
    return replace(
        added, drafts=frozenset({draft_id}), said=said, undo=lambda ws: _unpublish(ws, draft_id, framework_id, version)
    )


def _unpublish(workspace: Workspace, draft_id: DraftId, framework_id: str, version: str) -> Changes:
    with workspace.begin():
        removed = frameworks.remove(workspace, framework_id, version)
        drafting.restore(workspace, draft_id)
    return replace(removed, drafts=frozenset({draft_id}), undo=None, said="")


def _must_be_ready(draft: Draft) -> None:
    errors = [one for one in drafting.findings(draft) if one.severity is Severity.ERROR]
    if errors:
        message = _("It is not ready to be published yet. First: {reason} The draft stays as it is.")
        raise KnownError("draft_not_ready", message.format(reason=errors[0].message))


def _must_follow(workspace: Workspace, view: DraftView, version: str) -> None:
    if not is_version(version):
        message = _("A version is written with letters, digits, dots and hyphens, such as {example}.")
        raise KnownError("bad_version", message.format(example=proposed_version(workspace, view)))
    known = workspace.versions(view.draft.file.id)
    if known and version_order(version) <= version_order(known[0].version):
        message = _("Version {version} would not follow the last one. {proposed} is free.")
        message = message.format(version=version, proposed=proposed_version(workspace, view))
        raise KnownError("version_not_newer", message)


def _finished(view: DraftView, version: str, decisions: Mapping[str, Verdict]) -> Draft:
    draft = draft_check.with_origins(view.draft).with_file(version=version)
    if view.base is None:
        return draft.with_file(id=_final_id(draft))
    return _decided(draft, decisions)


def _decided(draft: Draft, verdicts: Mapping[str, Verdict]) -> Draft:
    known = {key: verdict.value for key, verdict in carrying.decided(draft.framework).items()}
    known |= {key: verdict.value for key, verdict in verdicts.items()}
    return draft.with_file(attributes={**draft.file.attributes, carrying.CARRIED: known})


def _final_id(draft: Draft) -> str:
    """Readable where the title has Latin letters, and with the random part nobody else has."""
    random_part = draft.file.id.removeprefix("own-")
    readable = slug(draft.default.title)[:40].strip("-._")
    return f"{readable}-{random_part}" if readable else draft.file.id


def _as_preview(package: Package) -> ImportPreview:
    loaded, found = loader.read(package)
    reading = Reading(package, found)
    if loaded is None:
        return ImportPreview(Path("framework.zip"), "", reading)
    language = loaded.framework.file.default_language
    words = loaded.words(language)
    return ImportPreview(Path("framework.zip"), language, reading, loaded.framework, words)


def _base(workspace: Workspace, view: DraftView) -> loader.LoadedFramework | None:
    if view.base is None:
        return None
    try:
        return workspace.loaded(workspace.framework(view.base.id, view.base.version, view.base.fingerprint))
    except KnownError:  # taken out of the profile since
        return None
