"""Kinds of files the program knows by sight but does not read, so that a refusal can name what it saw."""

import json
import re
from typing import Any

from competency_app.domain.strict_json import lazy
from competency_app.exchange.limits import RefusedError, what_can_be_read
from competency_app.exchange.naming import printable
from competency_app.i18n import _

_CASE, _CTDL, _SKOS = "CASE (1EdTech)", "CTDL-ASN", "SKOS"
_CREDENTIAL = lazy("digital credential or badge")
_OF_A_PACKAGE = lazy("single file of a framework package")
# The first that is found in the beginning of the file decides.
_JSON_MARKS = (
    (re.compile(r'"CF(?:Document|Package|Item|Association)s?"'), _CASE),
    (re.compile(r"ceasn:|credreg\.net|ctdlasn|decoded_resource", re.IGNORECASE), _CTDL),
    (
        re.compile(r"purl\.imsglobal\.org/spec/ob|credentials/v[12]|OpenBadge|europass|VerifiableCredential"),
        _CREDENTIAL,
    ),
    (re.compile(r"skos[:#/]|skos/core", re.IGNORECASE), _SKOS),
    (re.compile(r'"format"\s*:\s*"competency-framework"'), _OF_A_PACKAGE),
    (re.compile(r'"@(?:context|graph)"'), "JSON-LD"),
)
_TEXT_MARKS = (
    (re.compile(r"\A(?:@prefix|@base|prefix\b|base\s*<)", re.IGNORECASE), "RDF (Turtle)"),
    (re.compile(r"\A<.*(?:rdf:RDF|skos:)", re.DOTALL), "RDF (XML)"),
    (re.compile(r"\A<.*LimeSurveyDocType", re.DOTALL), "LimeSurvey"),
    (re.compile(r"\A<.*(?:imsqti|qti-assessment|imscp)", re.DOTALL), "QTI"),
    (re.compile(r"\A<.*<quiz\b", re.DOTALL), lazy("Moodle question bank")),
    (re.compile(r"\A<.*<xliff\b", re.DOTALL), "XLIFF"),
    (re.compile(r"\A(?:<!doctype html|<html)", re.IGNORECASE), lazy("web page")),
    (re.compile(r"\A<\?xml|\A<[a-zA-Z][\w:.-]*[\s>/]"), "XML"),
)
_BYTE_MARKS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", lazy("picture")),
    (b"\xff\xd8\xff", lazy("picture")),
    (b"GIF8", lazy("picture")),
    (b"\x1f\x8b", lazy("packed archive")),
    (b"7z\xbc\xaf", lazy("packed archive")),
    (b"Rar!", lazy("packed archive")),
    (b"SQLite format 3", lazy("database")),
)
_LOOKED_AT = 8192


def other_kind(data: bytes, start: str) -> str:
    """What the file is by its first letters, empty when nothing is known; *start* is its beginning as text."""
    kind = next((words for mark, words in _BYTE_MARKS if data.startswith(mark)), "")
    return kind or next((words for mark, words in _TEXT_MARKS if mark.search(start)), "")


def other_json(parsed: Any) -> str:
    """What a JSON value is that no reader takes, empty when nothing is known."""
    # Names and values near the beginning tell; a large file need not be written out whole for that.
    start = json.dumps(_beginning(parsed, 4))[:_LOOKED_AT]
    return next((words for mark, words in _JSON_MARKS if mark.search(start)), "")


def unknown(name: str, kind: str = "") -> RefusedError:
    """The refusal of a file of another kind, with what was recognised and what can be read."""
    name = printable(name)
    if not kind:
        message = _("{name} is of a kind the program does not know.").format(name=name)
        return RefusedError("unknown_format", f"{message} {what_can_be_read()}", name)
    if kind == _OF_A_PACKAGE:
        message = _(
            "{name} is one file of a framework package. Choose the folder it belongs to, or its framework.json."
        )
        return RefusedError("part_of_package", message.format(name=name), name)
    message = _("{name} was recognised as: {kind}. The program does not read this kind of file.")
    message = message.format(name=name, kind=_(kind))
    return RefusedError("other_format", f"{message} {what_can_be_read()}", name)


def _beginning(value: Any, depth: int) -> Any:
    """The first few entries on the first few steps."""
    if isinstance(value, dict):
        return {key: _beginning(below, depth - 1) for key, below in list(value.items())[:30]} if depth else {}
    if isinstance(value, list):
        return [_beginning(below, depth - 1) for below in value[:5]] if depth else []
    return value[:200] if isinstance(value, str) else value
