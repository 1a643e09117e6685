"""Every text of a language file with the place where it stands: one list for completeness, translators and diffs."""

from collections.abc import Iterator
from typing import NamedTuple

from competency_app.domain.framework_file import NodeText, TextFile

KINDS = WHOLE, SCALE, NODE, GLOSSARY = "framework", "scale", "node", "glossary"
WHOLE_FIELDS = ("title", "full_title", "description", "credit")
LEVEL_FIELDS = ("label", "description")
NODE_FIELDS = ("title", "short", "statement", "question", "example")
NODE_TABLES = ("levels", "next_steps")
TERM_FIELDS = ("term", "meaning")


class Place(NamedTuple):
    """Where a text stands; `key` is a node, a scale or the number of a glossary entry from 1.

    Fields: `title`, `levels.A2` of a node, `A1.label` of a scale, `term` of an entry.
    """

    kind: str
    key: str
    field: str

    @property
    def name(self) -> str:
        """The place as translators see it: `1.1.levels.A2`, `scale:levels.A1.label`, `framework:title`."""
        tail = ".".join(part for part in (self.key, self.field) if part)
        return tail if self.kind == NODE else f"{self.kind}:{tail}"


def places(text: TextFile) -> dict[Place, str]:
    """All texts that are not empty, in reading order."""
    return {place: words for place, words in _all(text) if words.strip()}


def node_texts(words: NodeText) -> dict[str, str]:
    """The texts of a node that are not empty, by field: `title`, `levels.A2`, `next_steps.A1`."""
    return {field: value for field, value in _of_node(words) if value.strip()}


def field_of(words: NodeText, field: str) -> str:
    """One text of a node by its field, empty where nobody wrote it."""
    table, dot, level = field.partition(".")
    return str(getattr(words, table).get(level, "") if dot else getattr(words, field))


def next_field(words: NodeText, from_level: str | None, to_level: str | None) -> str:
    """What a goal starts from: the descriptor aimed at, else advice from the level now, else the statement."""
    fields = (f"levels.{to_level}", f"next_steps.{from_level}")
    return next((field for field in fields if field_of(words, field)), "statement")


def _all(text: TextFile) -> Iterator[tuple[Place, str]]:
    for field in WHOLE_FIELDS:
        yield Place(WHOLE, "", field), getattr(text, field)
    yield from _of_scales(text)
    for key, words in text.nodes.items():
        for field, value in _of_node(words):
            yield Place(NODE, key, field), value
    for number, entry in enumerate(text.glossary, start=1):
        for field in TERM_FIELDS:
            yield Place(GLOSSARY, str(number), field), getattr(entry, field)


def _of_scales(text: TextFile) -> Iterator[tuple[Place, str]]:
    for scale, levels in text.scales.items():
        for level, label in levels.items():
            for field in LEVEL_FIELDS:
                yield Place(SCALE, scale, f"{level}.{field}"), getattr(label, field)


def _of_node(words: NodeText) -> Iterator[tuple[str, str]]:
    for field in NODE_FIELDS:
        yield field, getattr(words, field)
    for table in NODE_TABLES:
        for level, value in getattr(words, table).items():
            yield f"{table}.{level}", value
