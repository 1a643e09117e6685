"""Entries of other frameworks on the same topic, as far as somebody drew the line; levels are never converted.

A link is read from both ends: drawn from A to B, it shows when looking at B too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from competency_app.domain.framework import Framework
from competency_app.domain.framework_file import Link

EXACT, CLOSE, BROADER, NARROWER, RELATED = "exact", "close", "broader", "narrower", "related"
# Strongest first: where two lines lead to the same entry, one is shown.
RELATIONS = (EXACT, CLOSE, BROADER, NARROWER, RELATED)
_NAMES = {
    "exactmatch": EXACT,
    "closematch": CLOSE,
    "broadmatch": BROADER,
    "narrowmatch": NARROWER,
    "relatedmatch": RELATED,
}
_TURNED = {BROADER: NARROWER, NARROWER: BROADER}


@dataclass(frozen=True, slots=True)
class Related:
    """An entry of another framework: what it is to the one looked at (`broader`: wider than it), who says so."""

    framework_id: str
    node: str
    relation: str
    source: str = ""
    status: str = "draft"


def related(framework: Framework, key: str, others: Iterable[Framework]) -> tuple[Related, ...]:
    """Entries of the other frameworks related to a node or to what it is part of, as they stand there.

    What is drawn to an entry above the node is only `related` to the node itself.
    """
    found: list[Related] = []
    for other in others:
        if other.id == framework.id:
            continue
        strongest: dict[str, Related] = {}
        for one in _links(framework, key, other):
            known = strongest.get(one.node)
            if known is None or RELATIONS.index(one.relation) < RELATIONS.index(known.relation):
                strongest[one.node] = one
        found += [strongest[node.key] for node in other.nodes if node.key in strongest]
    return tuple(found)


def lineage(framework: Framework, key: str) -> tuple[str, ...]:
    """A node and everything it is part of, itself first."""
    keys = []
    here: str | None = key
    while here is not None:
        keys.append(here)
        here = framework.by_key[here].parent
    return tuple(keys)


def below(framework: Framework, key: str) -> frozenset[str]:
    """A node and everything that is part of it; nothing for an unknown one."""
    inside: set[str] = set()
    for node in framework.nodes:
        if node.key == key or node.parent in inside:
            inside.add(node.key)
    return frozenset(inside)


def _links(framework: Framework, key: str, other: Framework) -> Iterator[Related]:
    above = lineage(framework, key)
    for link in framework.file.crosswalk:
        if link.to_framework == other.id and link.from_node in above and link.to in other.by_key:
            relation = _relation(link) if link.from_node == key else RELATED
            yield Related(other.id, link.to, relation, link.source, link.status)
    for link in other.file.crosswalk:
        if link.to_framework == framework.id and link.to in above and link.from_node in other.by_key:
            relation = _relation(link) if link.to == key else RELATED
            yield Related(other.id, link.from_node, _TURNED.get(relation, relation), link.source, link.status)


def _relation(link: Link) -> str:
    """SKOS names and short ones; what is unknown is only related."""
    name = link.relation.rpartition(":")[2].casefold()
    name = _NAMES.get(name, name)
    return name if name in RELATIONS else RELATED
