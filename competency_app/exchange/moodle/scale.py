"""Moodle's scales: comma-separated labels and a JSON configuration, both ways."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from competency_app.domain import strict_json
from competency_app.domain.framework_file import Level, LevelText, Scale
from competency_app.domain.packages import Finding
from competency_app.exchange.limits import RefusedError, warning
from competency_app.exchange.naming import cut, one_line
from competency_app.i18n import _

FEWEST_LEVELS, MOST_LEVELS = 2, 20
_LONGEST_LABEL = 100
# A1, K2: codes people know a level by; they come back as keys.
_CODED = re.compile(r"(?P<code>[A-Z]{1,2}[0-9]{1,2})(?:\s+(?P<label>\S.*))?")
# Moodle's own scale for competencies, where a file has none.
_DEFAULT = ("Not yet competent,Competent", '[{"scaleid":0},{"id":2,"scaledefault":1,"proficient":1}]')


@dataclass(frozen=True, slots=True)
class ReadScale:
    """A scale with the words of its levels by key."""

    scale: Scale
    words: dict[str, LevelText]

    @property
    def shown(self) -> dict[str, str]:
        """Level keys by the value Moodle shows."""
        return {value_of(level.key, self.words[level.key].label): level.key for level in self.scale.levels}


class Scales:
    """The scales of a file, each once: rows share one by having the same values and configuration."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings
        self._known: dict[tuple[str, str], ReadScale] = {}

    @property
    def all(self) -> tuple[ReadScale, ...]:
        return tuple(self._known.values())

    def of_framework(self, values: str, configuration: str, place: str) -> ReadScale:
        """The scale everything is answered with; RefusedError when its values are too many or too few."""
        if not values:
            message = _("The framework names no scale.")
            done = _("Moodle's usual one stands in: not yet competent, competent.")
            self._findings.append(warning("no_scale", place, message, done))
            values, configuration = _DEFAULT
        count = len(_labels(values))
        if not FEWEST_LEVELS <= count <= MOST_LEVELS:
            message = _("The scale of the framework has {count} levels; the program works with {fewest} to {most}.")
            message = message.format(count=count, fewest=FEWEST_LEVELS, most=MOST_LEVELS)
            raise RefusedError("scale_size", message, place)
        return self._scale(values, configuration, place)

    def of_row(self, values: str, configuration: str, place: str) -> ReadScale | None:
        """The scale of one competency, None when it has none of its own that can be used."""
        if not values:
            return None
        if FEWEST_LEVELS <= len(_labels(values)) <= MOST_LEVELS:
            return self._scale(values, configuration, place)
        message = _("The scale of this line has {count} levels; the program works with {fewest} to {most}.")
        message = message.format(count=len(_labels(values)), fewest=FEWEST_LEVELS, most=MOST_LEVELS)
        self._findings.append(warning("scale_size", place, message, _("The scale of the framework is used instead.")))
        return None

    def _scale(self, values: str, configuration: str, place: str) -> ReadScale:
        known = self._known.get((values, configuration))
        if known is None:
            key = f"scale-{len(self._known) + 1}" if self._known else "scale"
            known = self._known[values, configuration] = self._read(key, values, configuration, place)
        return known

    def _read(self, key: str, values: str, configuration: str, place: str) -> ReadScale:
        keys, labels = _level_keys(_labels(values))
        flags = self._flags(configuration, len(keys), place)
        levels = tuple(
            Level(one, is_pass=flags[at]["proficient"], is_default=flags[at]["scaledefault"])
            for at, one in enumerate(keys)
        )
        words = {one: LevelText(label=label, status="unofficial") for one, label in zip(keys, labels, strict=True)}
        return ReadScale(Scale(key, levels), words)

    def _flags(self, configuration: str, count: int, place: str) -> list[dict[str, bool]]:
        """For each level, whether it is the default and whether it counts as reached."""
        flags = [{"scaledefault": False, "proficient": False} for _level in range(count)]
        strange = False
        for entry in _entries(configuration):
            if isinstance(entry, dict) and "scaleid" in entry and "id" not in entry:
                continue
            at = _position(entry)
            if at is None or at >= count or not isinstance(entry, dict):
                strange = True
                continue
            for name, flag in flags[at].items():
                flags[at][name] = flag or str(entry.get(name)).casefold() in {"1", "true"}
        if strange or not any(one["proficient"] for one in flags):
            message = _("The configuration of the scale does not say which levels count as reached.")
            done = _("The highest one counts as reached.")
            if any(one["proficient"] for one in flags):
                message = _("The configuration of the scale names levels the scale does not have.")
                done = _("They were left out.")
            self._findings.append(warning("scale_configuration", place, message, done))
        if not any(one["proficient"] for one in flags):
            flags[-1]["proficient"] = True
        return flags


def _labels(values: str) -> list[str]:
    return [one_line(one) for one in values.split(",") if one.strip()]


def _level_keys(labels: Sequence[str]) -> tuple[list[str], list[str]]:
    """Keys and labels: codes such as A1 when every label begins with one of its own, else numbers."""
    coded = [_CODED.fullmatch(label) for label in labels]
    codes = [one["code"] for one in coded if one]
    if len(set(codes)) == len(labels):
        return codes, [cut(one["label"] or one["code"], _LONGEST_LABEL) for one in coded if one]
    return [f"l{at}" for at in range(1, len(labels) + 1)], [cut(label, _LONGEST_LABEL) for label in labels]


def _entries(configuration: str) -> list[object]:
    try:
        parsed = strict_json.parse(configuration.encode()).value
    except strict_json.JsonError:
        return []
    return parsed if isinstance(parsed, list) else []


def _position(entry: object) -> int | None:
    """Position of the level an entry of the configuration is about, counted from 0."""
    ident = entry.get("id") if isinstance(entry, dict) else None
    if isinstance(ident, str) and ident.isascii() and ident.isdigit() and len(ident) < 4:  # noqa: PLR2004
        ident = int(ident)
    return ident - 1 if isinstance(ident, int) and not isinstance(ident, bool) and ident > 0 else None


# -- out


def value_of(key: str, label: str) -> str:
    """A level as Moodle shows it: with its code where it has one, without commas, which would cut it in two."""
    coded = _CODED.fullmatch(key) and label != key
    return (f"{key} {label}" if coded else label).replace(",", ";")


def configuration_of(levels: Sequence[Level]) -> str:
    """The configuration of a scale; Moodle wants one default and at least one level that counts as reached."""
    default = next((at for at, level in enumerate(levels) if level.is_default), 0)
    has_pass = any(level.is_pass for level in levels)
    entries: list[dict[str, int]] = [{"scaleid": 0}]
    for at, level in enumerate(levels):
        reached = level.is_pass or (not has_pass and at == len(levels) - 1)
        if reached or at == default:
            entries.append({"id": at + 1, "scaledefault": int(at == default), "proficient": int(reached)})
    return json.dumps(entries, separators=(",", ":"))
