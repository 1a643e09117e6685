"""Whatever a file holds, the answer is a reading: good files, bent at random, never raise."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from competency_app.catalog import loader
from competency_app.domain.packages import Package, Reading
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.package_zip import read_zip, write_zip
from competency_app.exchange.reading import read_file
from tests.catalog.editing import package
from tests.exchange.editing import GOOD

_PACKAGE = package()
_ARCHIVE = write_zip(_PACKAGE)

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=5), below, max_size=3),
    max_leaves=6,
)


@st.composite
def _bent_bytes(draw: st.DrawFn, data: bytes) -> bytes:
    """Some bytes replaced, removed or repeated."""
    for _change in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = draw(st.integers(at, min(len(data), at + 40)))
        data = data[:at] + draw(st.binary(max_size=20) | st.just(data[at:end] * 2)) + data[end:]
    return data


@st.composite
def _bent_json(draw: st.DrawFn, data: bytes) -> bytes:
    """Some values anywhere in the file replaced by other values, or taken away."""
    value = json.loads(data)
    for _change in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(_places(value)))
        if draw(st.booleans()):
            holder[key] = draw(_JSON)
        else:
            holder[key] = draw(st.sampled_from([0, -1, "", [], {}, None, "x" * 300, 2**70, "\ud800", True]))
    return json.dumps(value).encode()


def _places(value: Any) -> list[tuple[Any, Any]]:
    here = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    return [(value, key) for key, _below in here] + [place for _key, below in here for place in _places(below)]


def _is_an_answer(reading: Reading) -> None:
    """A refusal with a sentence, or a package the strict loader takes."""
    assert all(one.message and one.code for one in reading.findings)
    if reading.is_refused:
        assert reading.findings
    else:
        assert reading.package is not None
        assert loader.read(reading.package)[1] == ()


@given(_bent_bytes(GOOD) | _bent_json(GOOD))
@settings(max_examples=300, deadline=None)
def test_a_bent_matrix_file_gets_an_answer(data: bytes) -> None:
    _is_an_answer(read_file(Incoming(data)))


@given(_bent_bytes(_PACKAGE.structure) | _bent_json(_PACKAGE.structure), _bent_json(_PACKAGE.texts["en"]))
@settings(max_examples=300, deadline=None)
def test_a_bent_package_loads_or_says_why_not(structure: bytes, text: bytes) -> None:
    for bent in (Package(structure, _PACKAGE.texts), Package(_PACKAGE.structure, {"en": text})):
        loaded, findings = loader.read(bent)
        assert (loaded is None) == bool(findings)
        assert all(one.message for one in findings)


@given(_bent_bytes(_ARCHIVE))
@settings(max_examples=200, deadline=None)
def test_a_bent_archive_gets_an_answer(data: bytes) -> None:
    reading = read_zip(data)
    assert reading.package is not None or reading.findings


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_noise_gets_an_answer(data: bytes) -> None:
    _is_an_answer(read_file(Incoming(data)))
    assert read_zip(data).is_refused


def test_the_unbent_files_are_sound() -> None:
    """Else the properties above would hold for nothing."""
    assert not read_file(Incoming(GOOD)).is_refused
    assert loader.read(_PACKAGE)[1] == ()
    assert read_zip(_ARCHIVE).package == _PACKAGE
