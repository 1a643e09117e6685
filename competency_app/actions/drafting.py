"""Frameworks being written: begun, changed, put aside. Every change is on the disk when its verb returns."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app import wording
from competency_app.actions.frameworks import Counts
from competency_app.catalog import draft_check, library
from competency_app.catalog import drafts as files
from competency_app.changes import Changes
from competency_app.domain import draft_beginnings, draft_scale
from competency_app.domain.drafts import Base, Draft, DraftId
from competency_app.domain.versions import next_version
from competency_app.errors import KnownError
from competency_app.i18n import _, translator
from competency_app.store import drafts as store

if TYPE_CHECKING:
    from datetime import date

    from competency_app.domain.draft_scale import Template
    from competency_app.domain.packages import Finding, Package
    from competency_app.store.drafts import StoredDraft
    from competency_app.workspace import Workspace

Edit = Callable[[Draft], Draft]


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with what the program knows of it; `base` is the version it is to follow."""

    id: DraftId
    draft: Draft
    base: Base | None
    changed_on: date

    @property
    def title(self) -> str:
        """In the language it is first written in; empty at first."""
        return self.draft.default.title

    @property
    def counts(self) -> Counts:
        """Its size so far."""
        framework = self.draft.framework
        return Counts(len(framework.areas), len(framework.assessable), len(framework.asking_scale.levels))


def drafts(workspace: Workspace) -> tuple[DraftView, ...]:
    """All drafts, the one changed last first; a damaged one is left out."""
    with workspace.read() as session:
        stored = store.all_drafts(session)
    found = []
    for one in stored:
        try:
            found.append(_view(one))
        except KnownError:  # opening it says so; the others must not go with it
            continue
    return tuple(found)


def get(workspace: Workspace, draft_id: DraftId) -> DraftView:
    """One draft; KeyError when it is not there, KnownError `bad_draft` when it is damaged."""
    with workspace.read() as session:
        return _view(store.load(session, draft_id))


def begin(workspace: Workspace, language: str) -> tuple[DraftId, Changes]:
    """A draft from nothing: one area, six levels."""
    template = draft_scale.SIX
    draft = draft_beginnings.blank(_new_id(), language, template, labels(template, (language,)))
    return _insert(workspace, files.begun(draft), None)


def begin_copy(workspace: Workspace, framework_id: str, version: str | None = None) -> tuple[DraftId, Changes]:
    """A draft that starts as a copy of a framework, with the credit it owes."""
    loaded = workspace.loaded(workspace.framework(framework_id, version))
    file, titles, credits_ = loaded.framework.file, {}, {}
    first = loaded.texts[file.default_language].credit or file.source.statement
    for language, text in loaded.texts.items():
        tr = translator(language)
        titles[language] = tr.gettext("{title}, adapted").format(title=text.title)
        credit = tr.gettext("Adapted from “{title}”, version {version}; the changes are not the publisher's.")
        credit = credit.format(title=text.full_title or text.title, version=loaded.framework.version)
        credits_[language] = tr.sentences(text.credit or first, credit)
    draft = draft_beginnings.adapted(loaded.framework, loaded.texts, _new_id(), titles, credits_)
    return _insert(workspace, files.begun(draft, loaded.package), None)


def begin_version(workspace: Workspace, framework_id: str) -> tuple[DraftId, Changes]:
    """A draft of the next version of a framework; the one already begun where there is one.

    KnownError `framework_shipped`: what belongs to the program is copied, not continued.
    """
    framework = workspace.framework(framework_id)
    if (framework.id, framework.version) in library.shipped():
        message = _("This framework is part of the program. Copy it and change the copy.")
        raise KnownError("framework_shipped", message)
    base = Base(framework.id, framework.version, framework.fingerprint)
    for one in drafts(workspace):
        if one.base == base:
            return one.id, Changes()
    loaded = workspace.loaded(framework)
    draft = draft_beginnings.following(framework, loaded.texts, next_version(framework.version))
    return _insert(workspace, files.begun(draft, loaded.package), base)


def edit(workspace: Workspace, draft_id: DraftId, change: Edit, *, said: str = "") -> Changes:
    """Store what *change* makes of a draft; nothing is written where it stays the same."""
    with workspace.begin() as session:
        stored = store.load(session, draft_id)
        before = files.read(stored.package)
        after = change(before)
        if after == before:
            return Changes()
        store.put(session, draft_id, files.rewritten(before, stored.package, after), workspace.now())
    return Changes(drafts=frozenset({draft_id}), undo=lambda ws: _put_back(ws, draft_id, stored.package), said=said)


def use_template(workspace: Workspace, draft_id: DraftId, template: Template) -> Changes:
    """Ask with a ready-made scale; its levels are named in each language of the draft."""

    def change(draft: Draft) -> Draft:
        return draft_scale.use_template(draft, template, labels(template, draft.file.languages))

    return edit(workspace, draft_id, change, said=_("The levels were replaced."))


def confirm_translation(workspace: Workspace, draft_id: DraftId, language: str) -> Changes:
    """Say that a translation fits the words it was made from as they are now."""
    return edit(workspace, draft_id, lambda draft: draft_check.with_fresh_origin(draft, language))


def discard(workspace: Workspace, draft_id: DraftId) -> Changes:
    """Take a draft out of sight; it is removed for good when the profile closes."""
    with workspace.begin() as session:
        store.mark_deleted(session, draft_id, workspace.now())
    return Changes(drafts=frozenset({draft_id}), undo=lambda ws: restore(ws, draft_id), said=_("The draft is removed."))


def restore(workspace: Workspace, draft_id: DraftId) -> Changes:
    """Bring a removed draft back."""
    with workspace.begin() as session:
        store.undelete(session, draft_id)
    return Changes(drafts=frozenset({draft_id}), undo=lambda ws: discard(ws, draft_id))


def findings(draft: Draft) -> tuple[Finding, ...]:
    """What the author should look at, errors first; may run on any thread."""
    return draft_check.check(draft)


def labels(template: Template, languages: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Words of a ready-made scale by language; English where the program does not speak one."""
    return {language: wording.level_labels(template.key, translator(language)) for language in languages}


def _new_id() -> str:
    return f"own-{secrets.token_hex(4)}"


def _insert(workspace: Workspace, package: Package, base: Base | None) -> tuple[DraftId, Changes]:
    with workspace.begin() as session:
        draft_id = store.insert(session, package, base, workspace.now())
    return draft_id, Changes(drafts=frozenset({draft_id}), undo=lambda ws: discard(ws, draft_id))


def _put_back(workspace: Workspace, draft_id: DraftId, package: Package) -> Changes:
    with workspace.begin() as session:
        store.put(session, draft_id, package, workspace.now())
    return Changes(drafts=frozenset({draft_id}))


def _view(stored: StoredDraft) -> DraftView:
    draft = files.read(stored.package)
    return DraftView(stored.id, draft, stored.base, stored.changed_at.astimezone().date())
