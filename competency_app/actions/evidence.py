"""Evidence of practice: a text, a link or a file copied into the profile, tied to competences."""

from dataclasses import replace
from pathlib import Path

from competency_app.changes import Changes
from competency_app.domain.rounds import Evidence, EvidenceId, EvidenceKind, Trust
from competency_app.errors import KnownError
from competency_app.files import read_bytes, write_atomically
from competency_app.i18n import _
from competency_app.store import evidence as store
from competency_app.workspace import Workspace

MAX_TEXT = 5000
MAX_FILE = 20 * 1024 * 1024


def everything(workspace: Workspace) -> tuple[Evidence, ...]:
    with workspace.read() as session:
        return store.for_profile(session)


def for_node(workspace: Workspace, framework_id: str, node: str) -> tuple[Evidence, ...]:
    return tuple(one for one in everything(workspace) if node in one.nodes_in(framework_id))


def add_text(workspace: Workspace, framework_id: str, node: str, text: str) -> Changes:
    """Keep a text; its first line is its title. KnownError "empty_evidence" for nothing but spaces."""
    return _add(workspace, framework_id, node, EvidenceKind.TEXT, text)


def add_link(workspace: Workspace, framework_id: str, node: str, link: str) -> Changes:
    """Keep a link as text; the program never follows it."""
    return _add(workspace, framework_id, node, EvidenceKind.LINK, link)


def _add(workspace: Workspace, framework_id: str, node: str, kind: EvidenceKind, text: str) -> Changes:
    text = text.strip()[:MAX_TEXT]
    if not text:
        raise KnownError("empty_evidence", _("There is nothing to keep yet. Write a few words first."))
    evidence = Evidence(
        id=EvidenceId(0),
        kind=kind,
        title=text.splitlines()[0][:120],
        text=text,
        file_name="",
        size=0,
        nodes=(node,),
        framework_id=framework_id,
        added_on=workspace.today(),
    )
    return _insert(workspace, evidence, None)


def add_file(workspace: Workspace, framework_id: str, node: str, path: Path) -> Changes:
    """Copy a file of up to 20 MB into the profile.

    KnownError "file_too_large", "file_unreadable", or "profile_full" from the store.
    """
    try:
        size = path.stat().st_size
    except OSError as problem:
        raise _unreadable(path) from problem
    if size > MAX_FILE:
        message = _("{name} has {size} MB; 20 MB is the most a profile keeps. Keep a link to it instead.")
        raise KnownError("file_too_large", message.format(name=path.name, size=-(-size // (1024 * 1024))))
    try:
        content = read_bytes(path, MAX_FILE)
    except OSError as problem:
        raise _unreadable(path) from problem
    evidence = Evidence(
        id=EvidenceId(0),
        kind=EvidenceKind.FILE,
        title=path.name[:120],
        text="",
        file_name=path.name,
        size=len(content),
        nodes=(node,),
        framework_id=framework_id,
        added_on=workspace.today(),
    )
    return _insert(workspace, evidence, content)


def _unreadable(path: Path) -> KnownError:
    message = _("{name} cannot be read. Nothing was added; check that the file is still there and try again.")
    return KnownError("file_unreadable", message.format(name=path.name))


def _insert(workspace: Workspace, evidence: Evidence, content: bytes | None) -> Changes:
    with workspace.begin() as session:
        evidence_id = store.insert(session, evidence, content)
    return Changes(
        evidence=frozenset({evidence_id}),
        undo=lambda ws: remove(ws, evidence_id),
        said=_("Evidence is added."),
    )


def link(workspace: Workspace, evidence_id: EvidenceId, framework_id: str, node: str) -> Changes:
    """Let a piece of evidence speak for one more entry, of whatever framework; a second time changes nothing."""
    with workspace.begin() as session:
        before = store.load(session, evidence_id)
        if node in before.nodes_in(framework_id):
            return Changes()
        if framework_id == before.framework_id:
            store.update(session, replace(before, nodes=(*before.nodes, node)))
        else:
            store.update(session, replace(before, also=(*before.also, (framework_id, node))))
    return Changes(
        evidence=frozenset({evidence_id}),
        undo=lambda ws: _put_back(ws, before),
        said=_("Evidence is linked here too."),
    )


def detach(workspace: Workspace, evidence_id: EvidenceId, framework_id: str, node: str) -> Changes:
    """Take evidence away from one entry; for good, as in `remove`, where it speaks for no other."""
    with workspace.begin() as session:
        before = store.load(session, evidence_id)
        own = framework_id == before.framework_id
        nodes = tuple(one for one in before.nodes if not (own and one == node))
        also = tuple(pair for pair in before.also if pair != (framework_id, node))
        if nodes or also:
            store.update(session, replace(before, nodes=nodes, also=also))
        else:
            store.mark_deleted(session, evidence_id, workspace.now())
    if not (nodes or also):
        undo, said = (lambda ws: _restore(ws, evidence_id)), _("Evidence is removed.")
    else:
        undo, said = (lambda ws: _put_back(ws, before)), _("Evidence is removed here; it stays where else it belongs.")
    return Changes(evidence=frozenset({evidence_id}), undo=undo, said=said)


def _put_back(workspace: Workspace, before: Evidence) -> Changes:
    with workspace.begin() as session:
        store.update(session, before)
    return Changes(evidence=frozenset({before.id}))


def remove(workspace: Workspace, evidence_id: EvidenceId) -> Changes:
    """Take evidence out of sight; it is removed for good when the profile closes."""
    with workspace.begin() as session:
        store.mark_deleted(session, evidence_id, workspace.now())
    return Changes(
        evidence=frozenset({evidence_id}),
        undo=lambda ws: _restore(ws, evidence_id),
        said=_("Evidence is removed."),
    )


def _restore(workspace: Workspace, evidence_id: EvidenceId) -> Changes:
    with workspace.begin() as session:
        store.undelete(session, evidence_id)
    return Changes(evidence=frozenset({evidence_id}))


def set_trust(workspace: Workspace, evidence_id: EvidenceId, trust: Trust) -> Changes:
    """Say who has looked at it: nobody yet, a colleague, a trainer."""
    with workspace.begin() as session:
        before = store.load(session, evidence_id)
        store.update(session, replace(before, trust=trust))
    return Changes(evidence=frozenset({evidence_id}), undo=lambda ws: set_trust(ws, evidence_id, before.trust))


def save_copy(workspace: Workspace, evidence_id: EvidenceId, out: Path) -> Path:
    """Write an attached file back to the disk."""
    with workspace.read() as session:
        content = store.content(session, evidence_id)
    write_atomically(out, content)
    return out
