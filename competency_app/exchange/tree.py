"""Entries that name their parent, as one tree: every broken reference mended and reported.

The rules: an unknown parent puts the entry into a group of its own at the end; a circle is broken at the entry that
closes it in file order; of two entries with one identifier the first is meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from competency_app.domain.packages import Finding
from competency_app.exchange.limits import Limits, RefusedError, warning
from competency_app.exchange.naming import printable
from competency_app.i18n import _


@dataclass(frozen=True, slots=True)
class Item:
    """An entry and the identifier of its parent, empty at the top; `shown` is what a sentence calls it."""

    ident: str
    parent: str
    shown: str
    place: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry, parents first. `item` is its position among the items, None for the group of those without a parent.

    `parent` is a position in the answer; `depth` is 0 at the top.
    """

    item: int | None
    parent: int | None
    depth: int
    has_children: bool


def arrange(items: Sequence[Item], limits: Limits, findings: list[Finding]) -> tuple[Placed, ...]:
    """All items in file order below their parents; RefusedError when they are nested too deeply."""
    known: dict[str, int] = {}
    for at, item in enumerate(items):
        if item.ident and item.ident in known:
            message = _("The identifier “{id}” is there twice.").format(id=printable(item.ident))
            findings.append(warning("repeated_key", item.place, message, _("The second got a new one.")))
        known.setdefault(item.ident, at)
    known.pop("", None)
    parents: list[int | None] = [None] * len(items)
    lost: list[int] = []
    for at, item in enumerate(items):
        parent = known.get(item.parent)
        if not item.parent:
            continue
        if parent is None:
            lost.append(at)
            message = _("“{name}” names the parent “{parent}”, which is not there.")
            done = _("It was put into a group of its own at the end.")
            _report("unknown_parent", item, message, done, findings)
        elif _top_of(parent, parents, limits) == at:
            message = _("“{name}” and its parent “{parent}” are inside each other.")
            _report("cycle", item, message, _("It stands at the top."), findings)
        else:
            parents[at] = parent
    return tuple(_depth_first(parents, lost, limits))


def _report(code: str, item: Item, message: str, done: str, findings: list[Finding]) -> None:
    message = message.format(name=item.shown, parent=printable(item.parent))
    findings.append(warning(code, item.place, message, done))


def _top_of(at: int, parents: Sequence[int | None], limits: Limits) -> int:
    """The highest entry above; bounded, since each step counts for every entry below."""
    for _step in range(limits.tree_depth):
        above = parents[at]
        if above is None:
            return at
        at = above
    raise _too_deep(limits)


def _depth_first(parents: Sequence[int | None], lost: Sequence[int], limits: Limits) -> Iterator[Placed]:
    below: dict[int | None, list[int | None]] = {}
    homeless = set(lost)
    for at, parent in enumerate(parents):
        if at not in homeless:
            below.setdefault(parent, []).append(at)
    count = 0
    group = -1  # stands for the group while its members are listed
    if lost:
        below.setdefault(None, []).append(group)
        below[group] = list(lost)
    waiting: list[tuple[int | None, int | None, int]] = [(at, None, 0) for at in reversed(below.get(None, []))]
    while waiting:
        here, above, depth = waiting.pop()
        if depth >= limits.tree_depth:
            raise _too_deep(limits)
        children = below.get(here, [])
        yield Placed(None if here == group else here, above, depth, has_children=bool(children))
        waiting.extend((one, count, depth + 1) for one in reversed(children))
        count += 1


def _too_deep(limits: Limits) -> RefusedError:
    message = _("The entries are nested deeper than {limit} steps.").format(limit=limits.tree_depth)
    return RefusedError("tree_too_deep", message)
