"""Entries of a draft: added, moved, taken out. Keys are made once and stay for ever; codes follow the place.

What an entry is follows from its place as well, until somebody says otherwise: an area on top, a competence that is
answered at the end of a branch, a group in between. It is decided anew only where the place has changed.
"""

import secrets
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from msgspec.structs import replace

from competency_app.domain.draft_codes import renumbered
from competency_app.domain.draft_words import set_text, without_nodes
from competency_app.domain.drafts import Draft, one_line
from competency_app.domain.framework_file import Node, NodeText

DEEPEST = 6
AREA, GROUP, COMPETENCE = "area", "group", "competence"

Fresh = Callable[[], str]


def new_key() -> str:
    """A key nobody else has made, also in another copy of the same framework."""
    return f"n{secrets.token_hex(5)}"


def add_after(draft: Draft, key: str | None, title: str = "", *, fresh: Fresh = new_key) -> tuple[Draft, str]:
    """A new entry behind *key* and all below it, of the same sort; an area at the end for None."""
    nodes = in_order(draft.file.nodes)
    if key is None:
        model = next((node for node in reversed(nodes) if node.parent is None), Node("", "", AREA))
        return _added(draft, nodes, len(nodes), model, title, fresh)
    return _added(draft, nodes, _end(nodes, key), _by_key(nodes)[key], title, fresh)


def add_below(draft: Draft, key: str, title: str = "", *, fresh: Fresh = new_key) -> tuple[Draft, str]:
    """A new entry as the last one below *key*; beside it where the tree is deep enough already."""
    nodes = in_order(draft.file.nodes)
    if depth(nodes, key) >= DEEPEST - 1:
        return add_after(draft, key, title, fresh=fresh)
    below = [node for node in nodes if node.parent == key]
    model = below[-1] if below else Node("", "", COMPETENCE, parent=key, assessable=True)
    return _added(draft, nodes, _end(nodes, key), model, title, fresh)


def add_all(draft: Draft, key: str, rows: Sequence[tuple[int, str]], *, fresh: Fresh = new_key) -> tuple[Draft, str]:
    """Several entries behind *key* at once, as (steps below its level, title); answers the last one's key."""
    nodes = in_order(draft.file.nodes)
    head, room = _by_key(nodes)[key], DEEPEST - 1 - depth(nodes, key)
    branch: list[Node] = [head]
    new: list[Node] = []
    known = {node.key for node in nodes}
    for steps, _title in rows:
        at = min(steps, len(branch), room)
        model = head if at == 0 else Node("", "", COMPETENCE, parent=branch[at - 1].key, assessable=True)
        one = replace(model, key=_unused(known, fresh), code="", stage=None, attributes={}, ids={})
        known.add(one.key)
        branch = [*branch[:at], one]
        new.append(one)
    end = _end(nodes, key)
    grown = [*nodes[:end], *new, *nodes[end:]]
    added = {one.key for one in new}
    whole = [
        _as_its_place_says(node, holds=True) if holds and node.key in added else node
        for node, holds in zip(grown, _holders(grown), strict=True)
    ]
    titled = {one.key: NodeText(title=one_line(title)) for one, (_steps, title) in zip(new, rows, strict=True)}
    draft = draft.with_text(draft.language, nodes={**draft.default.nodes, **titled})
    return _with_nodes(draft, nodes, whole), new[-1].key if new else key


def remove(draft: Draft, key: str) -> Draft:
    """Take out an entry with everything below it and all their words."""
    nodes = in_order(draft.file.nodes)
    gone = {node.key for node in nodes[_start(nodes, key) : _end(nodes, key)]}
    kept = [node for node in nodes if node.key not in gone]
    bare = without_nodes(draft, gone).with_file(
        short_form=tuple(one for one in draft.file.short_form if one not in gone),
        crosswalk=tuple(link for link in draft.file.crosswalk if link.from_node not in gone),
    )
    return _with_nodes(bare, nodes, kept)


def move(draft: Draft, key: str, step: int) -> Draft:
    """One place up (-1) or down (1); from the end of a branch into the neighbouring one. No change at the edge."""
    nodes = in_order(draft.file.nodes)
    node, beside = _by_key(nodes)[key], _siblings(nodes, key)
    at = beside.index(key) + step
    if 0 <= at < len(beside):
        other = beside[at]
        place = _start(nodes, other) if step < 0 else _end(nodes, other)
        return _with_nodes(draft, nodes, _taken_to(nodes, key, place, node.parent))
    if node.parent is None:
        return draft
    above = _siblings(nodes, node.parent)
    at = above.index(node.parent) + step
    if not 0 <= at < len(above):
        return draft
    place = _end(nodes, above[at]) if step < 0 else _start(nodes, above[at]) + 1
    return _with_nodes(draft, nodes, _taken_to(nodes, key, place, above[at]))


def indent(draft: Draft, key: str) -> Draft:
    """Below the entry before it; no change for the first one, or where the tree would become too deep."""
    nodes = in_order(draft.file.nodes)
    beside = _siblings(nodes, key)
    at = beside.index(key)
    branch = nodes[_start(nodes, key) : _end(nodes, key)]
    if at == 0 or max(depth(nodes, node.key) for node in branch) >= DEEPEST - 1:
        return draft
    before = beside[at - 1]
    return _with_nodes(draft, nodes, _taken_to(nodes, key, _start(nodes, key), before))


def outdent(draft: Draft, key: str) -> Draft:
    """Behind the entry it was below; no change on top."""
    nodes = in_order(draft.file.nodes)
    parent = _by_key(nodes)[key].parent
    if parent is None:
        return draft
    return _with_nodes(draft, nodes, _taken_to(nodes, key, _end(nodes, parent), _by_key(nodes)[parent].parent))


def set_answered(draft: Draft, key: str, *, answered: bool) -> Draft:
    """Say whether a round asks this entry."""
    nodes = [replace(node, assessable=answered) if node.key == key else node for node in in_order(draft.file.nodes)]
    short = tuple(one for one in draft.file.short_form if one != key or answered)
    return draft.with_file(nodes=tuple(nodes), short_form=short)


def set_in_short_form(draft: Draft, key: str, *, is_in: bool) -> Draft:
    """Ask this entry in the quick look, instead of the one its area had there."""
    area = draft.framework.area_of(key).key
    others = [one for one in draft.file.short_form if draft.framework.area_of(one).key != area]
    chosen = {*others, key} if is_in else set(others)
    return draft.with_file(short_form=tuple(node.key for node in draft.file.nodes if node.key in chosen))


def set_code(draft: Draft, key: str, code: str) -> Draft:
    """Write a code of one's own; an empty one follows the place again."""
    nodes = in_order(draft.file.nodes)
    after = [replace(node, code=one_line(code, 40)) if node.key == key else node for node in nodes]
    return draft.with_file(nodes=renumbered(nodes, after, {key}))


def in_order(nodes: Sequence[Node]) -> list[Node]:
    """Every entry followed by all below it, so that a branch is one stretch of the list."""
    below: dict[str | None, list[Node]] = defaultdict(list)
    for node in nodes:
        below[node.parent].append(node)
    found: list[Node] = []
    waiting = below[None][::-1]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(below[node.key][::-1])
    return found


def depth(nodes: Sequence[Node], key: str) -> int:
    """Steps down from the top, 0 for an area."""
    by_key = _by_key(nodes)
    steps, parent = 0, by_key[key].parent
    while parent is not None:
        steps, parent = steps + 1, by_key[parent].parent
    return steps


def _added(draft: Draft, nodes: list[Node], at: int, model: Node, title: str, fresh: Fresh) -> tuple[Draft, str]:
    key = _unused({node.key for node in nodes}, fresh)
    stage = _next_stage(draft, nodes, model)
    one = replace(model, key=key, code="", stage=stage, attributes={}, ids={})
    grown = _with_nodes(draft, nodes, [*nodes[:at], one, *nodes[at:]])
    return set_text(grown, draft.language, key, "title", title), key


def _unused(known: Collection[str], fresh: Fresh) -> str:
    key = fresh()
    while key in known:
        key = fresh()
    return key


def _next_stage(draft: Draft, nodes: Sequence[Node], model: Node) -> str | None:
    """For a cell: the first stage of its parent's scale that no cell beside it has."""
    if model.stage is None or model.parent is None:
        return None
    used = {node.stage for node in nodes if node.parent == model.parent}
    levels = draft.framework.scale_of(model.parent).levels
    return next((level.key for level in levels if level.key not in used), None)


def _with_nodes(draft: Draft, before: Sequence[Node], after: Sequence[Node]) -> Draft:
    return draft.with_file(nodes=renumbered(before, _settled(before, in_order(after))))


def _settled(before: Sequence[Node], after: Sequence[Node]) -> list[Node]:
    """What entries are, decided anew for those that came to the top, left it, or began or ceased to hold others."""
    was = {node.key: (node.parent is None, holds) for node, holds in zip(before, _holders(before), strict=True)}
    settled = []
    for node, holds in zip(after, _holders(after), strict=True):
        now = (node.parent is None, holds)
        is_settled = node.key not in was or was[node.key] == now
        settled.append(node if is_settled else _as_its_place_says(node, holds=holds))
    return settled


def _as_its_place_says(node: Node, *, holds: bool) -> Node:
    is_answered = node.parent is not None and not holds
    kind = AREA if node.parent is None else GROUP if holds else COMPETENCE
    return replace(node, kind=kind, assessable=is_answered, scale=None, stage=None)


def _holders(nodes: Sequence[Node]) -> list[bool]:
    """Whether each of the nodes, which are in order, has others below it."""
    return [
        *(follower.parent == node.key for node, follower in pairwise(nodes)),
        *([False] if nodes else []),
    ]


def _taken_to(nodes: Sequence[Node], key: str, place: int, parent: str | None) -> list[Node]:
    """The branch of *key* moved in front of what stands at *place*, below another parent."""
    start, end = _start(nodes, key), _end(nodes, key)
    head = nodes[start]
    stage = head.stage if head.parent == parent else None
    branch = [replace(head, parent=parent, stage=stage), *nodes[start + 1 : end]]
    rest = [*nodes[:start], *nodes[end:]]
    at = place if place <= start else place - (end - start)
    return [*rest[:at], *branch, *rest[at:]]


def _siblings(nodes: Sequence[Node], key: str) -> list[str]:
    parent = _by_key(nodes)[key].parent
    return [node.key for node in nodes if node.parent == parent]


def _start(nodes: Sequence[Node], key: str) -> int:
    return next(at for at, node in enumerate(nodes) if node.key == key)


def _end(nodes: Sequence[Node], key: str) -> int:
    """Behind the last entry below *key*; the nodes are in order."""
    inside = {key}
    at = _start(nodes, key) + 1
    while at < len(nodes) and nodes[at].parent in inside:
        inside.add(nodes[at].key)
        at += 1
    return at


def _by_key(nodes: Sequence[Node]) -> dict[str, Node]:
    return {node.key: node for node in nodes}
