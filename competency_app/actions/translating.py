"""Texts of a framework to a translator and back: a table out, the filled table in, looked at before it counts.

A language more, or better words in one, is the same framework version: rounds go on with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app.actions import frameworks
from competency_app.catalog.fingerprint import text_hash
from competency_app.catalog.translation import Translated, with_translations
from competency_app.changes import Changes
from competency_app.domain.completeness import expected, of_language
from competency_app.domain.packages import Finding, Severity
from competency_app.domain.text_places import GLOSSARY, NODE, places
from competency_app.errors import KnownError
from competency_app.exchange.limits import LIMITS, at_most
from competency_app.exchange.translation_csv import Row, read_translation, write_translation
from competency_app.files import write_atomically
from competency_app.i18n import _, native_name, sentences
from competency_app.i18n import language as interface_language

if TYPE_CHECKING:
    from pathlib import Path

    from competency_app.catalog.loader import LoadedFramework
    from competency_app.domain.completeness import Completeness
    from competency_app.domain.framework import Framework
    from competency_app.domain.framework_file import TextFile
    from competency_app.domain.text_places import Place
    from competency_app.workspace import Workspace

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class TextsPreview:
    """What a file of translations would bring; nothing is stored yet. Without `content` it was refused."""

    path: Path
    framework: Framework
    language: str
    findings: tuple[Finding, ...]
    content: bytes | None = None
    before: Completeness | None = None
    after: Completeness | None = None


def export_texts(
    ws: Workspace | None, framework_id: str, language: str, out: Path, *, version: str | None = None
) -> Path:
    """Write every text of a framework beside its translation, as far as there is one.

    KnownError "bad_language" or "own_language", "unknown_framework", and those of writing.
    """
    loaded = _loaded(ws, framework_id, version, language)
    default = loaded.texts[loaded.framework.file.default_language]
    there = places(loaded.texts[language]) if language in loaded.texts else {}
    rows = [
        Row(place.name, source, there.get(place, ""), _where(loaded.framework, default, place))
        for place, source in expected(loaded.framework.file, default).items()
    ]
    return write_atomically(out, write_translation(rows))


def preview_texts(
    ws: Workspace | None, framework_id: str, language: str, path: Path, *, version: str | None = None
) -> TextsPreview:
    """Read a file of translations without storing anything; a refusal is an answer, never an error."""
    loaded = _loaded(ws, framework_id, version, language)
    framework, default = loaded.framework, loaded.texts[loaded.framework.file.default_language]
    known = frozenset(place.name for place in expected(framework.file, default))
    table = read_translation(path, known)
    if not table.rows:
        return TextsPreview(path, framework, language, table.findings)
    rows = [Translated(row.name, row.source, row.target, row.is_fuzzy, row.line) for row in table.rows]
    found = with_translations(framework, loaded.texts, language, loaded.package.texts.get(language), rows)
    findings = at_most([*_errors_first((*table.findings, *found.findings))], LIMITS.findings)
    return TextsPreview(
        path,
        framework,
        language,
        findings,
        found.content,
        _of(loaded, loaded.texts.get(language), language) if language in loaded.texts else None,
        _of(loaded, found.text, language),
    )


def import_texts(ws: Workspace, found: TextsPreview) -> Changes:
    """Keep previewed words in the profile; KnownError "bad_texts" when the file was refused."""
    if found.content is None or found.after is None:
        first = found.findings[0].message if found.findings else ""
        refusal = _("This file cannot be used; nothing was stored.")
        raise KnownError("bad_texts", sentences(refusal, first))
    title, name = ws.texts(found.framework, interface_language()).title, native_name(found.language)
    if ws.package(found.framework).texts.get(found.language) == found.content:
        return Changes(said=_("{title} has these words in {language} already.").format(title=title, language=name))
    changes = frameworks.put_words(ws, found.framework, {found.language: found.content})
    said = _("{title} is {percent} % translated into {language} now.")
    said = said.format(title=title, percent=found.after.percent, language=name)
    return Changes(frameworks=changes.frameworks, undo=changes.undo, said=said)


def _loaded(ws: Workspace | None, framework_id: str, version: str | None, language: str) -> LoadedFramework:
    framework = frameworks.find(ws, framework_id, version)
    if not _LANGUAGE.fullmatch(language):
        message = _("“{language}” is no language code. Codes look like “fr”, “zh” or “pt-BR”. Nothing was written.")
        raise KnownError("bad_language", message.format(language=language))
    if language == framework.file.default_language:
        message = _("The framework was written in {language}; choose the language it is to be translated into.")
        raise KnownError("own_language", message.format(language=native_name(language)))
    return frameworks.loaded(ws, framework)


def _of(loaded: LoadedFramework, text: TextFile | None, language: str) -> Completeness:
    default = loaded.texts[loaded.framework.file.default_language]
    return of_language(loaded.framework.file, default, language, text, text_hash(default))


def _where(framework: Framework, default: TextFile, place: Place) -> str:
    """Code and title of what the text belongs to; empty for texts of the framework as a whole."""
    if place.kind == NODE:
        return " ".join(part for part in (framework.node(place.key).code, default.nodes[place.key].title) if part)
    if place.kind == GLOSSARY:
        return default.glossary[int(place.key) - 1].term
    return default.title


def _errors_first(findings: tuple[Finding, ...]) -> list[Finding]:
    return sorted(findings, key=lambda one: list(Severity).index(one.severity))
