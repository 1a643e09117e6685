"""What changed between two versions of a framework, node by node: the ground for re-asking and for previews.

Words are compared in the default language of the newer version, or in that of the older where only that one is in
both. Spaces and the way a letter is composed do not count as a change, nor do statuses.
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from competency_app.domain.framework import Framework
from competency_app.domain.framework_file import Node, NodeText, TextFile
from competency_app.domain.text_places import GLOSSARY, NODE, SCALE, node_texts, places

_LEVELS = "levels."
# What else a framework says, by the name of the attribute.
_GENERAL = (
    "asking",
    "asking_scale",
    "scales",
    "rules",
    "precision",
    "short_form",
    "minutes",
    "source",
    "licence",
    "crosswalk",
    "default_language",
)


@dataclass(frozen=True, slots=True)
class Moved:
    """A node with another parent; or, with `old_parent == new_parent`, at another place among its neighbours."""

    key: str
    old_parent: str | None
    new_parent: str | None

    @property
    def is_order(self) -> bool:
        """Whether only the order changed."""
        return self.old_parent == self.new_parent


@dataclass(frozen=True, slots=True)
class Reworded:
    """A node with other words; fields are `code`, `kind` and those of a NodeText, `next_steps.A1` for one advice."""

    key: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relevelled:
    """A node whose answers may mean something else: `assessable`, `scale`, `stage`, `levels.A2` for a descriptor.

    `scale` stands for other level keys or another order of them, not for a scale of another name.
    """

    key: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameworkDiff:
    """Node keys in the order of the newer version, removed ones in that of the older.

    `language` is the one compared in, None where the two share none: then no words were compared. `general` names
    what changed beside the nodes: `title`, `description`, `glossary`, `scale:levels` (words of that scale),
    `scales` (levels and their values), `asking`, `rules`, `source`, …
    """

    language: str | None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    relevelled: tuple[Relevelled, ...] = ()
    general: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that anybody would notice."""
        return not (self.added or self.removed or self.moved or self.reworded or self.relevelled or self.general)

    @property
    def touched(self) -> frozenset[str]:
        """Keys of nodes that are in both versions and changed in any way."""
        return frozenset(one.key for group in (self.moved, self.reworded, self.relevelled) for one in group)


def diff(
    old: Framework, old_texts: Mapping[str, TextFile], new: Framework, new_texts: Mapping[str, TextFile]
) -> FrameworkDiff:
    """Compare two versions with all their languages, older first."""
    language = _common_language(old, old_texts, new, new_texts)
    before, after = (old_texts[language], new_texts[language]) if language else (None, None)
    shared = [node for node in new.nodes if node.key in old.by_key]
    words = [(node, _words(before, node.key), _words(after, node.key)) for node in shared]
    return FrameworkDiff(
        language=language,
        added=tuple(node.key for node in new.nodes if node.key not in old.by_key),
        removed=tuple(node.key for node in old.nodes if node.key not in new.by_key),
        moved=_moved(old, new, shared),
        reworded=tuple(
            Reworded(node.key, fields)
            for node, ours, theirs in words
            if (fields := _reworded(old.node(node.key), node, ours, theirs))
        ),
        relevelled=tuple(
            Relevelled(node.key, parts)
            for node, ours, theirs in words
            if (parts := _relevelled(old, new, node.key, ours, theirs))
        ),
        general=(*_general(old, new), *_general_words(before, after)),
    )


def _common_language(
    old: Framework, old_texts: Mapping[str, TextFile], new: Framework, new_texts: Mapping[str, TextFile]
) -> str | None:
    for language in (new.file.default_language, old.file.default_language):
        if language in old_texts and language in new_texts:
            return language
    return None


def _words(text: TextFile | None, key: str) -> NodeText:
    return text.nodes.get(key, NodeText()) if text else NodeText()


def _reworded(old: Node, new: Node, ours: NodeText, theirs: NodeText) -> tuple[str, ...]:
    named = [name for name in ("code", "kind") if getattr(old, name) != getattr(new, name)]
    return (*named, *(field for field in _changed_fields(ours, theirs) if not field.startswith(_LEVELS)))


def _relevelled(old: Framework, new: Framework, key: str, ours: NodeText, theirs: NodeText) -> tuple[str, ...]:
    before, after = old.node(key), new.node(key)
    parts = [name for name in ("assessable", "stage") if getattr(before, name) != getattr(after, name)]
    # A scale the node names nowhere is nobody's concern, but areas may carry the stages of what lies below them.
    if (before.assessable or after.assessable or before.scale or after.scale) and _levels(old, key) != _levels(
        new, key
    ):
        parts.append("scale")
    return (*parts, *(field for field in _changed_fields(ours, theirs) if field.startswith(_LEVELS)))


def _levels(framework: Framework, key: str) -> tuple[str, ...]:
    return tuple(level.key for level in framework.scale_of(key).levels)


def _changed_fields(ours: NodeText, theirs: NodeText) -> list[str]:
    before, after = node_texts(ours), node_texts(theirs)
    return [field for field in {**after, **before} if alike(before.get(field, "")) != alike(after.get(field, ""))]


def alike(text: str) -> str:
    """A text without the differences nobody sees."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _moved(old: Framework, new: Framework, shared: Sequence[Node]) -> tuple[Moved, ...]:
    elsewhere = {node.key for node in shared if old.node(node.key).parent != node.parent}
    before: dict[str | None, list[str]] = defaultdict(list)
    after: dict[str | None, list[str]] = defaultdict(list)
    for nodes, groups in ((old.nodes, before), (shared, after)):
        for node in nodes:
            if node.key in new.by_key and node.key not in elsewhere:
                groups[node.parent].append(node.key)
    for parent, keys in after.items():
        elsewhere |= _out_of_order(before[parent], keys)
    return tuple(Moved(node.key, old.node(node.key).parent, node.parent) for node in shared if node.key in elsewhere)


def _out_of_order(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest keys that had to be taken elsewhere to turn one order into the other."""
    position = {key: at for at, key in enumerate(before)}
    stayed = _longest_rising([position[key] for key in after])
    return {key for key in after if position[key] not in stayed}


def _longest_rising(numbers: Iterable[int]) -> set[int]:
    """A longest subsequence in which every number is larger than the one before (patience sorting)."""
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        previous[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept = set()
    here = ends[-1] if ends else None
    while here is not None:
        kept.add(here)
        here = previous[here]
    return kept


def _general(old: Framework, new: Framework) -> list[str]:
    return [name for name in _GENERAL if getattr(old.file, name) != getattr(new.file, name)]


def _general_words(before: TextFile | None, after: TextFile | None) -> list[str]:
    """Fields of the framework itself, `glossary`, and `scale:<key>` for each scale with other words."""
    if before is None or after is None:
        return []
    ours, theirs = places(before), places(after)
    names: dict[str, None] = {}
    for place in {**theirs, **ours}:
        if place.kind != NODE and alike(ours.get(place, "")) != alike(theirs.get(place, "")):
            named = {GLOSSARY: GLOSSARY, SCALE: f"{SCALE}:{place.key}"}
            names[named.get(place.kind, place.field)] = None
    return list(names)
