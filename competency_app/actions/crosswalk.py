"""What other frameworks have on the same topic, and what was noted and kept there: a starting point, never a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app.actions import assessing, evidence
from competency_app.domain.crosswalk import below
from competency_app.domain.crosswalk import related as related_nodes
from competency_app.store import rounds as store

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    every = assessing.rounds(workspace)
    before = [each for each in every if each.framework_id != one.framework_id]
    pieces = evidence.everything(workspace)
    if not before and not pieces:
        return Earlier()
    framework = assessing.framework_of(workspace, one)
    entries = related(workspace, framework, node, one.language)
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        wanted.setdefault(entry.framework.id, set()).update(below(entry.framework, entry.node))
    return Earlier(
        tuple(_notes(workspace, before, wanted)),
        tuple(
            piece
            for piece in pieces
            if node not in piece.nodes_in(one.framework_id)
            and any(set(piece.nodes_in(framework_id)) & keys for framework_id, keys in wanted.items())
        ),
    )


def _notes(workspace: Workspace, before: list[Round], wanted: dict[str, set[str]]) -> Iterator[Noted]:
    """The newest note of each entry; in the version of the framework it was answered in."""
    seen: set[tuple[str, str]] = set()
    for one in reversed(before):
        keys = wanted.get(one.framework_id, set())
        asked = [node for node in one.nodes if node in keys]
        if not asked:
            continue
        with workspace.read() as session:
            answers = store.sheet(session, one.id).answers
        framework = assessing.framework_of(workspace, one)
        texts = workspace.texts(framework, one.language)
        for node in asked:
            note = answers[node].note if node in answers else ""
            if note.strip() and (one.framework_id, node) not in seen:
                seen.add((one.framework_id, node))
                yield Noted(framework, texts, node, one.on, note)
