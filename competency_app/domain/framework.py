"""A framework version as the program uses it: structure with look-ups, and texts with a visible fall-back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from msgspec.structs import asdict, replace

from competency_app.domain.framework_file import (
    Asking,
    FrameworkFile,
    Level,
    LevelText,
    Node,
    NodeText,
    Precision,
    Rule,
    Scale,
    Term,
    TextFile,
)
from competency_app.domain.text_places import NODE_TABLES, field_of

__all__ = ["Asking", "Framework", "Level", "Node", "Precision", "Rule", "Scale", "Term", "Texts"]


@dataclass(frozen=True)
class Framework:
    """An immutable framework version; identity is (id, version, fingerprint)."""

    file: FrameworkFile
    fingerprint: str

    @property
    def id(self) -> str:
        return self.file.id

    @property
    def version(self) -> str:
        return self.file.version

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All nodes in display order."""
        return self.file.nodes

    @cached_property
    def by_key(self) -> Mapping[str, Node]:
        return {node.key: node for node in self.file.nodes}

    @cached_property
    def areas(self) -> tuple[Node, ...]:
        """Top-level nodes in display order."""
        return tuple(node for node in self.file.nodes if node.parent is None)

    @cached_property
    def assessable(self) -> tuple[Node, ...]:
        return tuple(node for node in self.file.nodes if node.assessable)

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        return {scale.key: scale for scale in self.file.scales}

    def node(self, key: str) -> Node:
        """The node with this key; KeyError when there is none."""
        return self.by_key[key]

    def area_of(self, key: str) -> Node:
        """The top-level node above (or equal to) the node."""
        node = self.by_key[key]
        while node.parent is not None:
            node = self.by_key[node.parent]
        return node

    def assessable_in(self, key: str) -> tuple[Node, ...]:
        """Assessable nodes at or below a node, in display order."""
        return self._inside.get(key, ())

    def groups_in(self, area_key: str) -> tuple[Node, ...]:
        """Nodes between a top-level node and what is answered, in display order; none where that stands below it."""
        return tuple(
            node
            for node in self.nodes
            if node.parent and not node.assessable and node.scale is None
            if node.key in self._inside and self.area_of(node.key).key == area_key
        )

    @cached_property
    def _inside(self) -> Mapping[str, tuple[Node, ...]]:
        found: dict[str, list[Node]] = {}
        for node in self.assessable:
            above: str | None = node.key
            while above is not None:
                found.setdefault(above, []).append(node)
                above = self.by_key[above].parent
        return {key: tuple(nodes) for key, nodes in found.items()}

    def scale_of(self, key: str) -> Scale:
        """The scale with which a node is answered; the framework's asking scale when it names none."""
        return self.scales[self.by_key[key].scale or self.file.asking_scale]

    @property
    def asking_scale(self) -> Scale:
        return self.scales[self.file.asking_scale]

    @cached_property
    def placement_scale(self) -> Scale:
        """The scale people place themselves on as a whole: the stages where cells are judged, else what asks."""
        if self.file.asking is Asking.MASTERY:
            for node in self.file.nodes:
                if not node.assessable and node.scale is not None:
                    return self.scales[node.scale]
        return self.asking_scale

    @cached_property
    def short_form(self) -> tuple[str, ...]:
        """What a quick look asks: assessable nodes, and aspects by the descriptors of their stages."""
        return tuple(key for key in self.file.short_form if self.by_key[key].assessable or self.by_key[key].scale)

    def asking_of(self, key: str) -> Asking:
        """How one node is asked: an aspect, as a whole, by choosing among the descriptors of its stages."""
        return self.file.asking if self.by_key[key].assessable else Asking.CHOOSE_LEVEL

    def level_index(self, key: str, level: str) -> int:
        """Position of a level on the node's scale, 1 = lowest; ValueError when the scale has no such level."""
        return [one.key for one in self.scale_of(key).levels].index(level) + 1

    def next_level(self, key: str, level: str) -> str | None:
        """Key of the level above, None at the top."""
        levels = [one.key for one in self.scale_of(key).levels]
        above = levels.index(level) + 1
        return levels[above] if above < len(levels) else None

    def rule(self, rule_id: str | None = None) -> Rule:
        """The rule with this id, or the first one; KeyError when there is none."""
        for rule in self.file.rules:
            if rule_id is None or rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def credit_line(self, texts: Texts) -> str:
        """Who is owed what, in the language of *texts* where it is there, else as the source says it."""
        return texts.wanted.credit or texts.default.credit or self.file.source.statement


@dataclass(frozen=True)
class Texts:
    """The words of a framework in one language; what is missing there comes from the default language.

    `wanted` may lack nodes or parts of them; `default` is whole. Every look-up answers with a text, empty where
    nobody wrote one.
    """

    wanted: TextFile
    default: TextFile

    @property
    def language(self) -> str:
        return self.wanted.language

    @property
    def title(self) -> str:
        return self.wanted.title or self.default.title

    @property
    def glossary(self) -> tuple[Term, ...]:
        """Every entry in one language: the wanted one where term and meaning are there."""
        return tuple(entry for entry, _language in self.terms)

    @property
    def terms(self) -> tuple[tuple[Term, str], ...]:
        """Entries of the glossary with the language each is in."""
        found = []
        for ours, theirs in zip_longest(self.wanted.glossary, self.default.glossary):
            if ours is not None and ours.term and ours.meaning:
                found.append((ours, self.wanted.language))
            elif theirs is not None:
                found.append((theirs, self.default.language))
        return tuple(found)

    def node(self, key: str) -> NodeText:
        """All words of a node in the wanted language; what a translation left empty in the default language."""
        wanted, default = self.wanted.nodes.get(key), self.default.nodes.get(key)
        if wanted is None or default is None or wanted is default:
            return wanted or default or NodeText()
        return _completed(wanted, default)

    def language_of(self, key: str, field: str = "title") -> str:
        """The language in which `node` answers with a field of a node: `title`, `statement`, `levels.A2`."""
        return (self.default if self.is_fallback(key, field) else self.wanted).language

    def is_fallback(self, key: str, field: str = "title") -> bool:
        """Whether a text of a node has to come from the default language, because the wanted one lacks it."""
        return bool(_field(self.default, key, field)) and not _field(self.wanted, key, field)

    def fallbacks(self, key: str, *fields: str) -> tuple[bool, ...]:
        """For each of the fields that has a text, whether it has to come from the default language."""
        words = self.node(key)
        return tuple(self.is_fallback(key, field) for field in fields if field_of(words, field))

    def short_of(self, key: str) -> str:
        """The title for tight places, the full one where there is none."""
        return self.node(key).short or self.node(key).title

    def title_of(self, key: str) -> str:
        return self.node(key).title

    def level(self, scale_key: str, level_key: str) -> LevelText:
        """Label and description of a level; the label falls back to the level's key."""
        wanted, default = (text.scales.get(scale_key, {}).get(level_key) for text in (self.wanted, self.default))
        if wanted is None or default is None:
            found = wanted or default or LevelText()
            return found if found.label else replace(found, label=level_key)
        status = wanted.status if wanted.label else default.status
        label = wanted.label or default.label or level_key
        return LevelText(label, wanted.description or default.description, status)

    def level_language(self, scale_key: str, level_key: str) -> str:
        """The language in which `level` answers with the label."""
        return (self.default if self.is_level_fallback(scale_key, level_key) else self.wanted).language

    def is_level_fallback(self, scale_key: str, level_key: str) -> bool:
        """Whether the label of a level has to come from the default language."""
        wanted, default = (text.scales.get(scale_key, {}).get(level_key) for text in (self.wanted, self.default))
        return default is not None and bool(default.label) and not (wanted is not None and wanted.label)

    def descriptor(self, key: str, level_key: str) -> str:
        return self.node(key).levels.get(level_key, "")


def _field(text: TextFile, key: str, field: str) -> str:
    words = text.nodes.get(key)
    return field_of(words, field) if words else ""


def _completed(wanted: NodeText, default: NodeText) -> NodeText:
    there = {name: value for name, value in asdict(wanted).items() if value}
    tables = {name: getattr(default, name) | _filled(getattr(wanted, name)) for name in NODE_TABLES}
    if not wanted.title:
        there["title_status"] = default.title_status
    elif not wanted.short:
        there["short"] = ""  # the full title in the reader's language says more than a short one in another
    return replace(default, **there | tables)


def _filled(table: Mapping[str, str]) -> dict[str, str]:
    return {level: words for level, words in table.items() if words}
