"""The two files of a framework package as typed values: `framework.json` and `text.<lang>.json`.

Readers of foreign formats produce these values, writers start from them, and the JSON Schema in
`frameworks/schema/` is generated from them. Unknown keys are ignored here; the raw bytes are kept elsewhere.
"""

from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

# Not "$" at the end: Python lets it match before a last line break. This form means the end in every dialect.
_END = r"(?![\s\S])"

Key = Annotated[str, Meta(pattern=rf"^[a-z0-9._-]{{1,64}}{_END}")]
LevelKey = Annotated[str, Meta(pattern=rf"^[A-Za-z0-9._-]{{1,32}}{_END}")]
Version = Annotated[str, Meta(pattern=rf"^[A-Za-z0-9._+-]{{1,32}}{_END}")]
Language = Annotated[str, Meta(pattern=rf"^[a-z]{{2,3}}(-[A-Za-z0-9]{{2,8}}){{0,3}}{_END}")]

TextStatus = Literal["official", "unofficial", "own"]


class Asking(StrEnum):
    """How a framework asks: choose a descriptor, say how far each cell is true, or how often."""

    CHOOSE_LEVEL = "choose-level"
    MASTERY = "mastery"
    FREQUENCY = "frequency"


class Level(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of a scale; `group` names a stage that several levels belong to."""

    key: LevelKey
    value: float | None = None
    group: str | None = None
    is_pass: bool = msgspec.field(default=False, name="pass")
    is_default: bool = msgspec.field(default=False, name="default")


class Scale(msgspec.Struct, frozen=True, omit_defaults=True):
    """Ordered levels, lowest first."""

    key: Key
    levels: Annotated[tuple[Level, ...], Meta(min_length=2, max_length=20)]


class Node(msgspec.Struct, frozen=True, omit_defaults=True):
    """One entry of the tree. `stage` is a level key of the parent's scale; a parent may be assessable."""

    key: Key
    code: Annotated[str, Meta(max_length=40)]
    kind: Annotated[str, Meta(min_length=1, max_length=40)]
    parent: Key | None = None
    assessable: bool = False
    scale: Key | None = None
    stage: LevelKey | None = None
    attributes: dict[str, Any] = {}
    ids: dict[str, str] = {}


class Rule(msgspec.Struct, frozen=True, omit_defaults=True):
    """How answers become summaries; the first rule of a framework is used unless another is chosen."""

    id: Key
    kind: Literal["median-of-chosen", "points-with-bands", "cumulative-mastery"]
    version: str = "1.0"
    parameters: dict[str, Any] = {}
    source: str = ""
    status: str = "own"


class Precision(msgspec.Struct, frozen=True, omit_defaults=True):
    """Reliability of the mean of `items` answers and the standard deviation of one answer, in levels."""

    reliability: Annotated[float, Meta(gt=0, lt=1)]
    items: Annotated[int, Meta(ge=1, le=10_000)]
    sd_levels: Annotated[float, Meta(gt=0, le=20)]
    source: str = ""
    status: str = "assumption"


class Link(msgspec.Struct, frozen=True, omit_defaults=True, rename={"from_node": "from"}):
    """A crosswalk entry: a node here and a node of another framework."""

    from_node: Key
    to_framework: str
    to: str
    relation: str = "related"
    source: str = ""
    status: str = "draft"


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """The publication behind the framework; `statement` is the credit line shown and printed."""

    title: str = ""
    publisher: str = ""
    year: Annotated[int, Meta(ge=1900, le=2200)] | None = None
    identifier: str = ""
    licence: str = ""
    statement: str = ""


_ATTRIBUTES = (
    "Whatever else is to be kept. A version that follows another one names it in `from_version` and "
    "`from_fingerprint`, and in `carried` says for each node that is answered what becomes of earlier answers: "
    "`keep` (they still stand), `re-ask` (the words or the scale changed), `new` (nobody was asked before)."
)


class FrameworkFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """`framework.json`: structure, scales, rules, source."""

    format: Literal["competency-framework"]
    format_version: Annotated[int, Meta(ge=1)]
    id: Key
    version: Version
    default_language: Language
    languages: tuple[Language, ...]
    scales: Annotated[tuple[Scale, ...], Meta(min_length=1, max_length=50)]
    nodes: Annotated[tuple[Node, ...], Meta(min_length=1, max_length=20_000)]
    asking: Asking
    asking_scale: Key
    minutes: Annotated[int, Meta(ge=0, le=10_000)] = 0
    source: Source = Source()
    licence: str = ""
    short_form: tuple[Key, ...] = ()
    rules: Annotated[tuple[Rule, ...], Meta(max_length=20)] = ()
    precision: Precision | None = None
    crosswalk: tuple[Link, ...] = ()
    attributes: Annotated[dict[str, Any], Meta(description=_ATTRIBUTES)] = {}


class LevelText(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words of one level, whatever the node."""

    label: str = ""
    description: str = ""
    status: TextStatus = "own"


class NodeText(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words of one node; `levels` holds descriptors, `next_steps` advice from a level to the next."""

    title: str = ""
    short: str = ""
    title_status: TextStatus = "own"
    status: TextStatus = "own"
    statement: str = ""
    question: str = ""
    levels: dict[str, str] = {}
    example: str = ""
    next_steps: dict[str, str] = {}


class Term(msgspec.Struct, frozen=True, omit_defaults=True):
    """One entry of the glossary."""

    term: str
    meaning: str


class TextFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """`text.<lang>.json`: the words of one language; a translation may lack any of them, even the title.

    Entries of the glossary stand in the same order in every language; an empty one is not translated.
    """

    language: Language
    title: Annotated[str, Meta(max_length=300)] = ""
    full_title: str = ""
    description: str = ""
    credit: Annotated[str, Meta(description="The credit line in this language, in place of the source's.")] = ""
    status: TextStatus = "own"
    hash: str = ""
    scales: dict[str, dict[str, LevelText]] = {}
    nodes: dict[str, NodeText] = {}
    glossary: tuple[Term, ...] = ()
