"""The one way out: every format in the registry, for every framework at hand."""

import pytest

from competency_app.catalog import library, loader
from competency_app.domain.packages import Package
from competency_app.exchange.outgoing import Outgoing
from competency_app.exchange.package_zip import read_zip
from competency_app.exchange.writing import FORMATS, write
from tests.catalog.editing import package


def outgoing(brought: Package, language: str = "en") -> Outgoing:
    framework, texts = loader.load(brought)
    return Outgoing(framework, texts, brought, language)


_SHIPPED = sorted(library.shipped())
# Every framework at hand, by a name for the test.
PACKAGES = {"-".join(one): library.shipped()[one].package for one in _SHIPPED} | {
    name: package(name) for name in ("tiny", "tiny-mastery", "tiny-frequency")
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_second_export_of_a_package_is_identical(name: str) -> None:
    original = outgoing(PACKAGES[name])
    first = write(original, "package")
    again = read_zip(first.content).package
    assert again is not None
    assert again == original.package
    assert write(outgoing(again), "package") == first
    assert first.lost == ()


@pytest.mark.parametrize("key", FORMATS)
def test_the_same_framework_gives_the_same_bytes(key: str) -> None:
    assert write(outgoing(package()), key) == write(outgoing(package()), key)


def test_formats_are_named_by_key_and_have_an_ending() -> None:
    assert next(iter(FORMATS)) == "package"
    for key, one in FORMATS.items():
        assert (one.key, one.suffix[0]) == (key, ".")
        assert one.title
