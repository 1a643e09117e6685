"""What a writer is given and what it answers with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from competency_app.domain.framework import Framework, Node, Texts
from competency_app.domain.framework_file import TextFile
from competency_app.domain.packages import Finding, Package


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A framework with the words of every language, its exact bytes, and the language asked for.

    `with_levels` asks formats that have no place for descriptors to put them into the descriptions. `statuses` says
    for a format with fixed steps which of them a level becomes; what it leaves open the writer decides.
    """

    framework: Framework
    texts: Mapping[str, TextFile]
    package: Package
    language: str
    with_levels: bool = False
    statuses: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> Texts:
        """The words in the language asked for, falling back to the default language node by node."""
        default = self.texts[self.framework.file.default_language]
        return Texts(self.texts.get(self.language, default), default)


def depth_first(framework: Framework) -> Iterator[tuple[Node, int]]:
    """Every node with its depth, 0 at the top: parents first, siblings in display order."""
    below: dict[str | None, list[Node]] = {}
    for node in framework.nodes:
        below.setdefault(node.parent, []).append(node)
    waiting = [(node, 0) for node in reversed(below.get(None, []))]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting.extend((child, depth + 1) for child in reversed(below.get(node.key, [])))


def kept_of(attributes: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """What a reader kept under a name among the attributes; empty for anything that is no such entry."""
    kept = attributes.get(name)
    return kept if isinstance(kept, dict) else {}


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of the file, and a sentence for each thing the format has no place for."""

    content: bytes
    lost: tuple[Finding, ...] = ()
