"""The content of the supplement, whatever file it came from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from competency_app.exchange.naming import one_line

# A text by language; "" is the language of the file itself, the others are translations beside it.
Said = Mapping[str, str]
OWN = ""

AREA, COMPETENCE, STATEMENT, OUTCOME = "CompetenceArea", "Competence", "CompetenceStatement", "LearningOutcome"
LEVEL, TERM = "ProficiencyLevel", "Glossary"
# How many there are in the publication of November 2025.
PUBLISHED = {AREA: 5, COMPETENCE: 21, LEVEL: 8, STATEMENT: 362, OUTCOME: 523, TERM: 126}

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class Entry:
    """An area, a competence, a statement or an outcome; `code` is its number, `level` a name out of four."""

    kind: str
    code: str
    parent: str
    place: str
    name: Said
    description: Said
    level: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def ident(self) -> str:
        """The identifier of the JSON file, also for what came from the workbook."""
        return f"{self.kind}/{self.code}" if self.code else ""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One of the eight levels with its place among six and among four."""

    eight: int
    six: str
    four: Said
    four_description: Said
    eight_description: Said
    purpose: Said
    place: str


@dataclass(frozen=True, slots=True)
class Supplement:
    """Everything the file holds, in file order."""

    entries: tuple[Entry, ...]
    levels: tuple[LevelRow, ...]
    glossary: tuple[tuple[Said, Said], ...]

    def counts(self) -> dict[str, int]:
        """How many entries of each kind there are."""
        found = {kind: sum(one.kind == kind for one in self.entries) for kind in (AREA, COMPETENCE, STATEMENT, OUTCOME)}
        return found | {LEVEL: len(self.levels), TERM: len(self.glossary)}

    def languages(self) -> tuple[str, ...]:
        """Languages of translations, sorted."""
        said = [text for one in self.entries for text in (one.name, one.description)]
        said += [text for row in self.levels for text in (row.four, row.four_description, row.eight_description)]
        said += [text for pair in self.glossary for text in pair]
        return tuple(sorted({language for text in said for language in text} - {OWN}))


def is_language(text: str) -> bool:
    """Whether this can be the code of a language."""
    return _LANGUAGE.fullmatch(text) is not None


def tidy(value: object) -> str:
    """A text without stray spaces; anything that is no text counts as none."""
    return one_line(value) if isinstance(value, str) else ""


def level_name(text: str) -> str:
    """A name of a level for comparing: spaces and capitals differ between the parts of the supplement."""
    return " ".join(text.split()).casefold()
