"""A framework package to typed values, strictly: what does not fit is refused with its place."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from competency_app.catalog.fingerprint import fingerprint
from competency_app.catalog.structure import check_structure, check_texts
from competency_app.domain import strict_json
from competency_app.domain.framework import Framework, Texts
from competency_app.domain.framework_file import FrameworkFile, TextFile
from competency_app.domain.packages import STRUCTURE_NAME, Finding, Package, Severity, text_name
from competency_app.errors import KnownError
from competency_app.i18n import _

FORMAT_VERSION = 1
_SHOWN = 100  # A broken file can have a finding per line; nobody reads more than these.

_File = TypeVar("_File", FrameworkFile, TextFile)


@dataclass(frozen=True, slots=True)
class LoadedFramework:
    """A framework, its words by language, and the bytes they came from."""

    framework: Framework
    texts: Mapping[str, TextFile]
    package: Package

    def words(self, language: str) -> Texts:
        """The words in a language, falling back to the default language node by node."""
        default = self.texts[self.framework.file.default_language]
        return Texts(self.texts.get(language, default), default)


def load(package: Package) -> tuple[Framework, Mapping[str, TextFile]]:
    """The framework and its words by language; KnownError "bad_framework" with the first problem."""
    loaded, findings = read(package)
    if loaded is None:
        raise KnownError("bad_framework", findings[0].message)
    return loaded.framework, loaded.texts


def read(package: Package) -> tuple[LoadedFramework | None, tuple[Finding, ...]]:
    """The framework, or None with at least one error among the findings."""
    findings: list[Finding] = []
    raw = _parsed(package.structure, STRUCTURE_NAME, findings)
    file = None if findings else _converted(raw, FrameworkFile, STRUCTURE_NAME, findings)
    if file is None:
        return None, tuple(findings[:_SHOWN])
    findings += _newer(file) or check_structure(file)
    raw_texts, texts = _read_texts(package.texts, findings)
    if not findings:
        findings += check_texts(file, texts)
    if findings:
        return None, tuple(findings[:_SHOWN])
    framework = Framework(file, fingerprint(raw, raw_texts[file.default_language]))
    return LoadedFramework(framework, texts, package), ()


def with_languages(loaded: LoadedFramework, more: Mapping[str, bytes]) -> LoadedFramework:
    """The same framework version with more languages, or other words in one it has.

    The default language stays, it makes the version what it is; words that cannot be read are left out.
    """
    file = loaded.framework.file
    findings: list[Finding] = []
    offered = {language: content for language, content in more.items() if language != file.default_language}
    _raws, found = _read_texts(offered, findings)
    found = {language: text for language, text in found.items() if text.language == language}
    if not found:
        return loaded
    texts = {**loaded.texts, **found}
    languages = tuple(dict.fromkeys((*file.languages, *found)))
    structure = loaded.package.structure
    if languages != file.languages:
        raw = strict_json.parse(structure).value | {"languages": languages}
        structure = json.dumps(raw, ensure_ascii=False, indent=1).encode() + b"\n"
    packed = {**loaded.package.texts, **{language: offered[language] for language in found}}
    framework = Framework(msgspec.structs.replace(file, languages=languages), loaded.framework.fingerprint)
    return LoadedFramework(framework, texts, Package(structure, packed))


def _newer(file: FrameworkFile) -> list[Finding]:
    if file.format_version <= FORMAT_VERSION:
        return []
    message = _("This framework was written for a newer version of the program. Nothing was changed.")
    return [Finding(Severity.ERROR, "newer_format", f"{STRUCTURE_NAME}/format_version", message)]


def _read_texts(packed: Mapping[str, bytes], findings: list[Finding]) -> tuple[dict[str, Any], dict[str, TextFile]]:
    raws: dict[str, Any] = {}
    texts: dict[str, TextFile] = {}
    for language, data in packed.items():
        known = len(findings)
        raw = _parsed(data, text_name(language), findings)
        text = None if len(findings) > known else _converted(raw, TextFile, text_name(language), findings)
        if text is not None:
            raws[language], texts[language] = raw, text
    return raws, texts


def _parsed(data: bytes, name: str, findings: list[Finding]) -> Any:
    try:
        parsed = strict_json.parse(data)
    except strict_json.JsonError as problem:
        message = _(problem.template).format(**problem.fields)
        findings.append(Finding(Severity.ERROR, problem.code, f"{name}:{problem.place}".rstrip(":"), message))
        return None
    for key, line in parsed.repeated:
        message = _("Line {line}: the name “{key}” appears twice in one entry.").format(line=line, key=key[:40])
        findings.append(Finding(Severity.ERROR, "repeated_name", f"{name}:{line}", message))
    for place in parsed.unwanted:
        message = _("A text contains characters that cannot be seen, such as controls or marks of direction.")
        findings.append(Finding(Severity.ERROR, "unwanted_character", name + place, message))
    return parsed.value


def _converted(raw: Any, kind: type[_File], name: str, findings: list[Finding]) -> _File | None:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as problem:
        findings.append(_mismatch(str(problem), name))
        return None


def _mismatch(said: str, name: str) -> Finding:
    """The decoder's `Expected X, got Y - at $.nodes[0].key` as a sentence with a JSON pointer."""
    detail, _separator, path = said.partition(" - at ")
    place = name + _pointer(path)
    if "matching regex" in detail:
        message = _(
            "An identifier is not as it should be at {place}: small letters, digits, dots, hyphens "
            "and underscores, at most 64 characters; a level may have capitals."
        )
        return Finding(Severity.ERROR, "bad_identifier", place, message.format(place=place))
    missing = re.fullmatch(r"Object missing required field `([^`]*)`", detail)
    if missing:
        message = _("“{field}” is missing at {place}.").format(field=missing[1], place=place)
        return Finding(Severity.ERROR, "missing_field", place, message)
    message = _("The value at {place} is of the wrong kind ({detail}).").format(place=place, detail=detail[:200])
    return Finding(Severity.ERROR, "wrong_kind", place, message)


def _pointer(path: str) -> str:
    steps = re.findall(r"\[(\d+|\.\.\.)\]|\.([^.\[\]`]+)", path)
    return "".join(f"/{'*' if at == '...' else at or name}" for at, name in steps)
