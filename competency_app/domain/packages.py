"""A framework package as raw bytes, and what a reader found while reading one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

STRUCTURE_NAME = "framework.json"


def text_name(language: str) -> str:
    """File name of a language's words."""
    return f"text.{language}.json"


@dataclass(frozen=True, slots=True)
class Package:
    """The exact bytes of `framework.json` and of each `text.<lang>.json`, so that a second export is identical."""

    structure: bytes
    texts: Mapping[str, bytes]


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reader or the linter noticed. `message` is a sentence in the reader's language.

    `place` is a line, a JSON pointer or a node code; `done` says what the reader did about it, empty for nothing.
    `language` is that of the words it is about, where it is about one language's.
    """

    severity: Severity
    code: str
    place: str
    message: str
    done: str = ""
    language: str = ""


# What the person chose for a reader, by the key of the choice; what is absent is left to the reader.
Options = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a reader can do in more than one way: a question, its answers as (value, words), the one taken.

    The value comes back in the options as `options[key]`; a reader takes a value it does not know for absent.
    """

    key: str
    question: str
    answers: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a file: a package, or None when it had to refuse, and the findings.

    `file_format` names the format recognised, empty when none was; `choices` are what the person may decide,
    `assumed` are sentences about what the reader took for what.
    """

    package: Package | None
    findings: tuple[Finding, ...] = field(default=())
    file_format: str = ""
    choices: tuple[Choice, ...] = ()
    assumed: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        return self.package is None or any(one.severity is Severity.ERROR for one in self.findings)
