"""The two files of a framework package as typed values: `framework.json` and `text.<lang>.json`.

Readers of foreign formats produce these values, writers start from them, and the JSON Schema in
`frameworks/schema/` is generated from them. Unknown keys are ignored here; the raw bytes are kept elsewhere.
"""

from enum import StrEnum
from typing import Any, Literal

import msgspec

TextStatus = Literal["official", "unofficial", "own"]


class Asking(StrEnum):
    """How a framework asks: choose a descriptor, say how far each cell is true, or how often."""

    CHOOSE_LEVEL = "choose-level"
    MASTERY = "mastery"
    FREQUENCY = "frequency"


class Level(msgspec.Struct, frozen=True, omit_defaults=True):
    key: str
    value: float | None = None
    group: str | None = None
    is_pass: bool = msgspec.field(default=False, name="pass")
    is_default: bool = msgspec.field(default=False, name="default")


class Scale(msgspec.Struct, frozen=True, omit_defaults=True):
    key: str
    levels: tuple[Level, ...]


class Node(msgspec.Struct, frozen=True, omit_defaults=True):
    """One entry of the tree. `stage` is a level key of the parent's scale; a parent may be assessable."""

    key: str
    code: str
    kind: str
    parent: str | None = None
    assessable: bool = False
    scale: str | None = None
    stage: str | None = None
    attributes: dict[str, Any] = {}
    ids: dict[str, str] = {}


class Rule(msgspec.Struct, frozen=True, omit_defaults=True):
    id: str
    kind: Literal["median-of-chosen", "points-with-bands", "cumulative-mastery"]
    version: str = "1.0"
    parameters: dict[str, Any] = {}
    source: str = ""
    status: str = "own"


class Precision(msgspec.Struct, frozen=True, omit_defaults=True):
    """Reliability of the mean of `items` answers and the standard deviation of one answer, in levels."""

    reliability: float
    items: int
    sd_levels: float
    source: str = ""
    status: str = "assumption"


class Link(msgspec.Struct, frozen=True, omit_defaults=True, rename={"from_node": "from"}):
    from_node: str
    to_framework: str
    to: str
    relation: str = "related"
    source: str = ""
    status: str = "draft"


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    title: str = ""
    publisher: str = ""
    year: int | None = None
    identifier: str = ""
    licence: str = ""
    statement: str = ""


class FrameworkFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """`framework.json`: structure, scales, rules, source."""

    format: Literal["competency-framework"]
    format_version: int
    id: str
    version: str
    default_language: str
    languages: tuple[str, ...]
    scales: tuple[Scale, ...]
    nodes: tuple[Node, ...]
    asking: Asking
    asking_scale: str
    minutes: int = 0
    source: Source = Source()
    licence: str = ""
    short_form: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    precision: Precision | None = None
    crosswalk: tuple[Link, ...] = ()


class LevelText(msgspec.Struct, frozen=True, omit_defaults=True):
    label: str = ""
    description: str = ""
    status: TextStatus = "own"


class NodeText(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words of one node; `levels` holds descriptors, `next_steps` advice from a level to the next."""

    title: str = ""
    title_status: TextStatus = "own"
    status: TextStatus = "own"
    statement: str = ""
    question: str = ""
    levels: dict[str, str] = {}
    example: str = ""
    next_steps: dict[str, str] = {}


class Term(msgspec.Struct, frozen=True, omit_defaults=True):
    term: str
    meaning: str


class TextFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """`text.<lang>.json`: the words of one language."""

    language: str
    title: str
    full_title: str = ""
    description: str = ""
    status: TextStatus = "own"
    hash: str = ""
    scales: dict[str, dict[str, LevelText]] = {}
    nodes: dict[str, NodeText] = {}
    glossary: tuple[Term, ...] = ()
