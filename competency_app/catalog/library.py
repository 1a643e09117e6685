"""The frameworks shipped with the program."""

import logging
from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from competency_app.catalog.loader import LoadedFramework, read
from competency_app.data import framework_root
from competency_app.domain.packages import STRUCTURE_NAME, Package

__all__ = ["LoadedFramework", "folder_package", "shipped"]

_log = logging.getLogger(__name__)


@cache
def shipped() -> Mapping[tuple[str, str], LoadedFramework]:
    """Every shipped framework by (id, version), read once; a damaged one is left out and logged."""
    found: dict[tuple[str, str], LoadedFramework] = {}
    for folder in sorted(framework_root().iterdir(), key=lambda one: one.name):
        if not folder.joinpath(STRUCTURE_NAME).is_file():
            continue
        loaded, findings = read(folder_package(folder))
        if loaded is None:
            # One damaged file of an installation must not close the others.
            _log.error("Shipped framework %s left out: %s", folder.name, findings[0].message)
            continue
        found[loaded.framework.id, loaded.framework.version] = loaded
    return MappingProxyType(found)


def folder_package(folder: Traversable) -> Package:
    """The bytes of a framework folder the program brings along; folders of users go through the readers."""
    texts = {
        file.name.removeprefix("text.").removesuffix(".json"): file.read_bytes()
        for file in sorted(folder.iterdir(), key=lambda one: one.name)
        if file.name.startswith("text.") and file.name.endswith(".json")
    }
    return Package(folder.joinpath(STRUCTURE_NAME).read_bytes(), MappingProxyType(texts))
