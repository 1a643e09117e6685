"""The scale of the framework: four, six or eight levels, chosen when the supplement is read.

The statements and outcomes of the supplement are published for the four levels. Four is therefore taken unless
the person chooses otherwise: with six or eight, neighbouring levels share their outcomes, and only a general sentence
tells them apart. The published mapping between the three is kept whole in the attributes of the framework.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from competency_app.domain.framework_file import Level, LevelText, Scale
from competency_app.domain.packages import Choice, Finding
from competency_app.exchange.digcomp3.supplement import OWN, LevelRow, Said, level_name
from competency_app.exchange.limits import RefusedError, warning
from competency_app.exchange.naming import Keys, cut, slug
from competency_app.i18n import _

CHOICE = "levels"
FOUR, SIX, EIGHT = "4", "6", "8"
SCALE = "levels"
_MOST = 20
_LONGEST_LABEL = 100
_LEVEL_KEY = re.compile(r"[A-Za-z0-9._-]{1,32}")


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the chosen scale and the rows of the supplement it covers, lowest first."""

    key: str
    label: Said
    rows: tuple[LevelRow, ...]

    @property
    def four(self) -> str:
        """The name out of four, for comparing."""
        return level_name(self.rows[0].four.get(OWN, ""))

    @property
    def description(self) -> Said:
        """What the level means for every competence: the sentence of its one row, else that of the four levels."""
        row = self.rows[0]
        return row.eight_description if len(self.rows) == 1 and row.eight_description else row.four_description


class Levels:
    """The rows of the supplement as the scale asked for."""

    def __init__(self, rows: Sequence[LevelRow], wanted: str, findings: list[Finding]) -> None:
        self._rows = sorted((row for row in rows if row.four.get(OWN)), key=lambda row: row.eight)
        names = {level_name(row.four[OWN]) for row in self._rows}
        if not 2 <= len(names) <= _MOST:  # noqa: PLR2004
            message = _("The supplement names {count} levels; a framework has from two to twenty.")
            raise RefusedError("no_levels", message.format(count=len(names)))
        is_counted = [row.eight for row in self._rows] == list(range(1, 9))
        self._is_whole = is_counted and all(_LEVEL_KEY.fullmatch(row.six) for row in self._rows)
        if not self._is_whole:
            message = _("The mapping between four, six and eight levels is not complete.")
            place = rows[0].place
            done = _("The levels were taken as they are named.")
            findings.append(warning("incomplete_mapping", place, message, done))
        self.chosen = wanted if wanted in {SIX, EIGHT} and self._is_whole else FOUR
        self.steps = self._steps()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The scales the person may choose from."""
        if not self._is_whole:
            return ()
        answers = (
            (FOUR, _("Four levels, each with outcomes of its own")),
            (SIX, _("Six levels, A1 to C2")),
            (EIGHT, _("Eight levels, two for each of the four")),
        )
        return (Choice(CHOICE, _("How many levels teachers choose from"), answers, self.chosen),)

    @property
    def scale(self) -> Scale:
        """The scale with its four groups."""
        groups = {step.key: slug(step.four) or None for step in self.steps}
        is_grouped = self.chosen != FOUR
        return Scale(SCALE, tuple(Level(key, group=group if is_grouped else None) for key, group in groups.items()))

    def words(self, language: str) -> dict[str, LevelText]:
        """Labels and general descriptions in a language, as far as they are there."""
        words = {}
        for step in self.steps:
            purpose = step.rows[0].purpose.get(language, "")
            said = "\n".join(filter(None, (step.description.get(language, ""), purpose)))
            label = cut(step.label.get(language, ""), _LONGEST_LABEL)
            if label or said:
                words[step.key] = LevelText(label=label, description=said, status="unofficial")
        return words

    def mapping(self) -> list[dict[str, Any]]:
        """The published mapping between the scales, as data."""
        return [{"four": row.four[OWN], "six": row.six, "eight": row.eight} for row in self._rows]

    def _steps(self) -> tuple[Step, ...]:
        if self.chosen == EIGHT:
            return tuple(Step(str(row.eight), _numbered(row), (row,)) for row in self._rows)
        keys = Keys()
        covered: dict[str, list[LevelRow]] = {}
        for row in self._rows:
            covered.setdefault(row.six if self.chosen == SIX else level_name(row.four[OWN]), []).append(row)
        return tuple(
            Step(name if self.chosen == SIX else _key(keys, name), rows[0].four, tuple(rows))
            for name, rows in covered.items()
        )


def _numbered(row: LevelRow) -> Mapping[str, str]:
    return {language: f"{name} {row.eight}" for language, name in row.four.items()}


def _key(keys: Keys, name: str) -> str:
    return keys.free(slug(name)[:28] or "level")
