"""What other frameworks have on the same topic, and what was noted and kept there: a starting point, never a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app.actions import assessing
from competency_app.domain.crosswalk import below
from competency_app.domain.crosswalk import related as related_nodes
from competency_app.domain.rounds import RoundId
from competency_app.store import evidence as evidence_store
from competency_app.store import rounds as store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from competency_app.domain.crosswalk import Related
    from competency_app.domain.framework import Framework, Texts
    from competency_app.domain.rounds import Evidence, Round
    from competency_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """A related entry with the framework it belongs to and words for both."""

    related: Related
    framework: Framework
    texts: Texts

    @property
    def node(self) -> str:
        return self.related.node


@dataclass(frozen=True, slots=True)
class Noted:
    """What the teacher wrote beside an earlier answer to a related entry."""

    framework: Framework
    texts: Texts
    node: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """Notes and evidence of related entries, newest notes first; evidence that is linked already is left out."""

    notes: tuple[Noted, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.notes or self.evidence)


def related(workspace: Workspace, framework: Framework, node: str, language: str) -> tuple[RelatedEntry, ...]:
    """Entries of other frameworks related to a node, in a language as far as they have it."""
    others = {other.id: other for other in workspace.frameworks()}
    return tuple(
        RelatedEntry(one, others[one.framework_id], workspace.texts(others[one.framework_id], language))
        for one in related_nodes(framework, node, others.values())
    )


def counted(workspace: Workspace, framework: Framework) -> tuple[tuple[str, int], ...]:
    """Ids of frameworks with related entries, and how many of this one's entries have one there."""
    others = workspace.frameworks()
    found: dict[str, int] = {}
    for node in framework.nodes:
        for other in {one.framework_id for one in related_nodes(framework, node.key, others)}:
            found[other] = found.get(other, 0) + 1
    return tuple(sorted(found.items()))


def earlier(workspace: Workspace, one: Round, node: str) -> Earlier:
    """What was noted and kept for related entries of other frameworks before; the levels chosen there stay there."""
    with workspace.read() as session:
        notes = store.notes_elsewhere(session, one.framework_id)
        pieces = [
            piece
            for piece in evidence_store.for_profile(session)
            if piece.is_elsewhere(one.framework_id) and node not in piece.nodes_in(one.framework_id)
        ]
    if not notes and not pieces:
        return Earlier()
    framework = assessing.framework_of(workspace, one)
    others = workspace.frameworks()
    by_id = {other.id: other for other in others}
    wanted: dict[str, frozenset[str]] = {}
    for entry in related_nodes(framework, node, others):
        inside = below(by_id[entry.framework_id], entry.node)
        wanted[entry.framework_id] = wanted.get(entry.framework_id, frozenset()) | inside
    return Earlier(
        tuple(_notes(workspace, notes, wanted)),
        tuple(
            piece
            for piece in pieces
            if any(keys.intersection(piece.nodes_in(framework_id)) for framework_id, keys in wanted.items())
        ),
    )


def _notes(
    workspace: Workspace, notes: Sequence[tuple[int, str, str, str]], wanted: Mapping[str, frozenset[str]]
) -> Iterator[Noted]:
    """The newest note of each entry; in the version of the framework it was answered in."""
    seen: set[tuple[str, str]] = set()
    for round_id, framework_id, node, note in notes:
        if node not in wanted.get(framework_id, ()) or (framework_id, node) in seen or not note.strip():
            continue
        seen.add((framework_id, node))
        one = assessing.get(workspace, RoundId(round_id))
        framework = assessing.framework_of(workspace, one)
        yield Noted(framework, workspace.texts(framework, one.language), node, one.on, note)
