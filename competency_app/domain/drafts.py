"""A framework being written: the same two files as a finished one, which may still lack titles and entries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, NewType

from msgspec import Meta
from msgspec.structs import replace as changed

from competency_app.domain.framework import Framework
from competency_app.domain.framework_file import FrameworkFile, Node, TextFile
from competency_app.domain.strict_json import UNWANTED

DraftId = NewType("DraftId", int)

LONGEST_TITLE = 255
LONGEST_TEXT = 5000


class DraftFile(FrameworkFile, frozen=True, omit_defaults=True, kw_only=True):
    """`framework.json` of a draft: it may have no entry yet."""

    nodes: Annotated[tuple[Node, ...], Meta(max_length=20_000)]


class DraftText(TextFile, frozen=True, omit_defaults=True, kw_only=True):
    """`text.<lang>.json` of a draft: it may have no title yet."""

    title: Annotated[str, Meta(max_length=300)]


@dataclass(frozen=True, slots=True)
class Base:
    """The published version a draft is to follow."""

    id: str
    version: str
    fingerprint: str


@dataclass(frozen=True)
class Draft:
    """Structure and words by language; the functions of `draft_*` make another one of it."""

    file: FrameworkFile
    texts: Mapping[str, TextFile]

    @property
    def language(self) -> str:
        """The language everything is first written in."""
        return self.file.default_language

    @property
    def default(self) -> TextFile:
        """The words in that language."""
        return self.texts[self.file.default_language]

    @cached_property
    def framework(self) -> Framework:
        """With look-ups, and without a fingerprint: it is not finished."""
        return Framework(self.file, "")

    def with_file(self, **fields: object) -> "Draft":
        """Another structure, the same words."""
        return replace(self, file=changed(self.file, **fields))

    def with_text(self, language: str, **fields: object) -> "Draft":
        """Other words in one language; KeyError for a language the draft does not have."""
        return replace(self, texts={**self.texts, language: changed(self.texts[language], **fields)})


def plain(text: str, longest: int = LONGEST_TEXT) -> str:
    """The text as a framework may hold it: no characters nobody can see, no spaces at the ends, not too long."""
    return UNWANTED.sub("", text).strip()[:longest].rstrip()


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """The same for a title."""
    return plain(" ".join(text.split()), longest)
