"""Codes that follow from the place in the tree: 1, 1.1, 1.2, … until somebody writes another one."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from competency_app.domain.framework_file import Node


def automatic(nodes: Sequence[Node]) -> dict[str, str]:
    """The code each node would have by its place, below the code its parent really has."""
    return dict(_numbered(nodes, {node.key: node.code for node in nodes}))


def renumbered(before: Sequence[Node], after: Sequence[Node], written: Collection[str] = ()) -> tuple[Node, ...]:
    """*after*, with new codes for nodes that had the code of their place before, or none.

    A code somebody wrote stays; *written* are the nodes whose code was written just now.
    """
    was = automatic(before)
    kept = {node.key: node.code for node in before if node.code not in ("", was[node.key])}
    kept |= {node.key: node.code for node in after if node.key in written}
    kept = {key: code for key, code in kept.items() if code}
    codes: dict[str, str] = {}
    for key, code in _numbered(after, codes):
        codes[key] = kept.get(key, code)
    return tuple(node if node.code == codes[node.key] else replace(node, code=codes[node.key]) for node in after)


def _numbered(nodes: Sequence[Node], codes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Key and code by place, parents first; *codes* may be filled in while this runs."""
    counted: Counter[str | None] = Counter()
    for node in nodes:
        counted[node.parent] += 1
        above = codes.get(node.parent, "") if node.parent is not None else ""
        yield node.key, f"{above}.{counted[node.parent]}"[-40:] if above else str(counted[node.parent])
