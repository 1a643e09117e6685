"""Words of a language put together from single translations: what is taken, what is not, and what to look at."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from competency_app.catalog.fingerprint import text_hash
from competency_app.domain import strict_json
from competency_app.domain.completeness import expected, of_language
from competency_app.domain.framework import Framework
from competency_app.domain.framework_diff import alike
from competency_app.domain.framework_file import TextFile
from competency_app.domain.packages import Finding, Severity
from competency_app.domain.text_places import NODE, SCALE, WHOLE, Place, places
from competency_app.i18n import _, ngettext

MOST_NAME, MOST_TEXT = 255, 20_000
_NAMES = ("title", "full_title", "short", "term", "label")
# A translation that is this many times longer, and not short either, will not fit where the source does.
_TIMES, _AND_CHARACTERS = 3, 120
# What a program would fill in: {name}, %s, %(name)s.
_PLACEHOLDER = re.compile(r"\{[^{}\s]{0,40}\}|%\(\w{1,40}\)[sd]|%[sd]")
_CONFIRMED = ("official", "unofficial")


@dataclass(frozen=True, slots=True)
class Translated:
    """One translation: its place by name, the words it was made from (empty when unknown), itself, its line."""

    name: str
    source: str
    target: str
    is_fuzzy: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of a language after all translations were taken in, as bytes and as values, with findings."""

    content: bytes
    text: TextFile
    findings: tuple[Finding, ...]


def with_translations(
    framework: Framework,
    texts: Mapping[str, TextFile],
    language: str,
    former: bytes | None,
    rows: Sequence[Translated],
) -> Translation:
    """Put translations into the words a language has already; unknown entries of its file are kept.

    A text listed without translation is untranslated afterwards, never empty; an unfinished translation, or one
    that is too long, leaves what was there before. Every row names a place of the default language.
    """
    default, before = texts[framework.file.default_language], texts.get(language)
    sources = expected(framework.file, default)
    by_name = {place.name: place for place in sources}
    raw: dict[str, Any] = {"language": language} | (strict_json.parse(former).value if former else {})
    findings: list[Finding] = []
    taken: list[Translated] = []
    for row in rows:
        place = by_name[row.name]
        found = list(_check(row, place, sources[place]))
        findings += found
        if not row.is_fuzzy and not any(one.code == "too_long" for one in found):
            taken.append(row)
            _take(raw, place, unicodedata.normalize("NFC", row.target), default)
    raw["hash"] = _hash(default, before, by_name, taken)
    _tidy(raw)
    content = json.dumps(raw, ensure_ascii=False, indent=1).encode() + b"\n"
    text = msgspec.json.decode(content, type=TextFile)
    findings += _counts(framework, default, before, text, rows)
    return Translation(content, text, tuple(findings))


def _check(row: Translated, place: Place, source: str) -> Iterator[Finding]:
    at, target = str(row.line), row.target
    if not target or row.is_fuzzy:
        return
    longest = MOST_NAME if place.field.rsplit(".", 1)[-1] in _NAMES else MOST_TEXT
    if len(target) > longest:
        message = _("Line {line}: the translation of “{name}” has more than {limit} characters.")
        message = message.format(line=row.line, name=row.name, limit=longest)
        yield _warning("too_long", at, message, _("It was left out."))
        return
    if row.source and alike(row.source) != alike(source):
        message = _("Line {line}: “{name}” was translated from words that have changed since.")
        done = _("It was taken; look at it again.")
        yield _warning("stale_source", at, message.format(line=row.line, name=row.name), done)
    if Counter(_PLACEHOLDER.findall(source)) != Counter(_PLACEHOLDER.findall(target)):
        message = _("Line {line}: “{name}” has other placeholders in braces than its source.")
        done = _("It was taken; look at it again.")
        yield _warning("placeholders", at, message.format(line=row.line, name=row.name), done)
    if len(target) > max(_AND_CHARACTERS, _TIMES * len(source)):
        message = _("Line {line}: the translation of “{name}” is far longer than its source.")
        done = _("It was taken; on the page it may not be read to its end.")
        yield _warning("far_longer", at, message.format(line=row.line, name=row.name), done)


def _take(raw: dict[str, Any], place: Place, target: str, default: TextFile) -> None:
    """Write one text, and beside a new one that nobody has confirmed it."""
    if place.kind == WHOLE:
        _write(raw, place.field, target)
    elif place.kind == SCALE:
        level, field = place.field.rsplit(".", 1)
        words = raw.setdefault("scales", {}).setdefault(place.key, {}).setdefault(level, {})
        if _write(words, field, target):
            _set_status(words, "status", default.scales[place.key][level].status)
    elif place.kind == NODE:
        words, origin = raw.setdefault("nodes", {}).setdefault(place.key, {}), default.nodes[place.key]
        table, dot, level = place.field.partition(".")
        changed = _write(words.setdefault(table, {}) if dot else words, level or table, target)
        name = "title_status" if place.field in ("title", "short") else "status"
        if changed:
            _set_status(words, name, getattr(origin, name))
    else:
        entries = raw.setdefault("glossary", [])
        entries += [{"term": "", "meaning": ""} for _missing in range(int(place.key) - len(entries))]
        entries[int(place.key) - 1][place.field] = target


def _write(entry: dict[str, Any], name: str, value: str) -> bool:
    """Whether there is a new text now."""
    if not value:
        entry.pop(name, None)
        return False
    changed = entry.get(name) != value
    entry[name] = value
    return changed


def _set_status(entry: dict[str, Any], name: str, origin: str) -> None:
    """A translation of a publisher's words is not the publisher's."""
    if origin in _CONFIRMED:
        entry[name] = "unofficial"
    else:
        entry.pop(name, None)


def _tidy(raw: dict[str, Any]) -> None:
    """Leave out what became empty."""
    for words in raw.get("nodes", {}).values():
        for table in ("levels", "next_steps"):
            if not words.get(table, True):
                del words[table]
    for group in (raw.get("nodes", {}), *raw.get("scales", {}).values()):
        for key in [key for key, words in group.items() if not words.keys() - {"status", "title_status"}]:
            del group[key]
    entries = raw.get("glossary", [])
    while entries and not any(entries[-1].get(field) for field in ("term", "meaning")):
        entries.pop()


def _hash(default: TextFile, before: TextFile | None, by_name: Mapping[str, Place], taken: Sequence[Translated]) -> str:
    """Of the words that were translated; empty or as before where that cannot be told."""
    current = text_hash(default)
    given = [row for row in taken if row.target]
    covered = {by_name[row.name] for row in taken}
    rest_is_older = before is not None and before.hash != current and bool(places(before).keys() - covered)
    if rest_is_older or not all(row.source for row in given):
        return before.hash if before else ""
    words = places(default)
    stale = [row for row in given if alike(row.source) != alike(words[by_name[row.name]])]
    if not stale:
        return current
    seen: dict[str, Any] = msgspec.to_builtins(default)
    for row in stale:
        _take(seen, by_name[row.name], row.source, default)
    return text_hash(msgspec.convert(seen, TextFile))


def _counts(
    framework: Framework, default: TextFile, before: TextFile | None, text: TextFile, rows: Sequence[Translated]
) -> Iterator[Finding]:
    unfinished = sum(row.is_fuzzy and bool(row.target) for row in rows)
    if unfinished:
        message = ngettext(
            "One translation is marked as unfinished.",
            "{count} translations are marked as unfinished.",
            unfinished,
        )
        yield Finding(
            Severity.INFO, "unfinished", "", message.format(count=unfinished), _("What was there before stays.")
        )
    gone = len(places(before).keys() - places(text).keys()) if before else 0
    if gone:
        message = ngettext(
            "One text was translated before and has no translation in this file.",
            "{count} texts were translated before and have no translation in this file.",
            gone,
        )
        done = _("They count as not translated now.")
        yield _warning("no_longer_translated", "", message.format(count=gone), done)
    found = of_language(framework.file, default, text.language, text)
    if found.missing:
        message = ngettext(
            "One text of {total} is not translated; it will be shown in the framework's own language.",
            "{count} texts of {total} are not translated; they will be shown in the framework's own language.",
            len(found.missing),
        )
        message = message.format(count=len(found.missing), total=found.total)
        yield Finding(Severity.INFO, "not_translated", "", message)


def _warning(code: str, place: str, message: str, done: str) -> Finding:
    return Finding(Severity.WARNING, code, place, message, done)
