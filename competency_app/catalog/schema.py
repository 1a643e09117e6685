"""JSON Schemas of both framework files, generated from the types that read them."""

from typing import Any

import msgspec

from competency_app.domain.framework_file import FrameworkFile, TextFile

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILES: dict[str, tuple[type[msgspec.Struct], str]] = {
    "framework.schema.json": (FrameworkFile, "Structure of a framework (framework.json)"),
    "text.schema.json": (TextFile, "Words of a framework in one language (text.<language>.json)"),
}


def schemas() -> dict[str, bytes]:
    """File name and content of each schema, as they lie in `frameworks/schema/`."""
    return {name: _encoded(_schema(kind, title)) for name, (kind, title) in _FILES.items()}


def _schema(kind: type[msgspec.Struct], title: str) -> dict[str, Any]:
    return {"$schema": _DIALECT, "title": title, **msgspec.json.schema(kind)}


def _encoded(schema: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(schema), indent=1) + b"\n"
