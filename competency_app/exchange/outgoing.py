"""What a writer is given and what it answers with."""

from collections.abc import Mapping
from dataclasses import dataclass

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.framework_file import TextFile
from competency_app.domain.packages import Finding, Package


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A framework with the words of every language, its exact bytes, and the language asked for.

    `with_levels` asks formats that have no place for descriptors to put them into the descriptions.
    """

    framework: Framework
    texts: Mapping[str, TextFile]
    package: Package
    language: str
    with_levels: bool = False

    @property
    def words(self) -> Texts:
        """The words in the language asked for, falling back to the default language node by node."""
        default = self.texts[self.framework.file.default_language]
        return Texts(self.texts.get(self.language, default), default)


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of the file, and a sentence for each thing the format has no place for."""

    content: bytes
    lost: tuple[Finding, ...] = ()
