"""What makes two framework versions the same: a hash over structure and default-language words.

Languages and statuses stay outside: adding a translation or confirming a title makes no new version.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec

from competency_app.domain.framework_file import TextFile


def fingerprint(structure: Mapping[str, Any], text: Mapping[str, Any]) -> str:
    """SHA-256 of both files as parsed, in hexadecimal; unknown keys count, layout of the file does not."""
    named = {key: value for key, value in structure.items() if key != "languages"}
    return hashlib.sha256(_canonical(named) + _canonical(_without_status(text))).hexdigest()


def text_hash(text: TextFile) -> str:
    """SHA-256 of default-language words without statuses; a translation carries it as its origin."""
    return hashlib.sha256(_canonical(_without_status(msgspec.to_builtins(text)))).hexdigest()


def _without_status(text: Mapping[str, Any]) -> dict[str, Any]:
    """Only where the format has statuses: a scale or node may itself be called `status`."""
    bare = {key: value for key, value in text.items() if key != "status"}
    bare["scales"] = {
        scale: {level: _without(words, "status") for level, words in levels.items()}
        for scale, levels in text.get("scales", {}).items()
    }
    bare["nodes"] = {node: _without(words, "status", "title_status") for node, words in text.get("nodes", {}).items()}
    return bare


def _without(entry: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in names}


def _canonical(value: object) -> bytes:
    """Sorted keys, no spaces, Unicode normal form C, UTF-8."""
    text = json.dumps(_composed(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): _composed(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_composed(below) for below in value]
    return value
