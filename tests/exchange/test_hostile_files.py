"""What JSON, identifiers and texts from elsewhere may not do, whatever format they are in: the table of threats."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from competency_app.actions import frameworks
from competency_app.domain.packages import Package, Reading
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.package_zip import write_zip
from competency_app.exchange.reading import read_file
from tests.catalog import editing as own
from tests.exchange import editing as mahara
from tests.exchange import moodle_editing as moodle
from tests.exchange import supplement_editing as digcomp3
from tests.exchange.editing import loaded

# A place in each good file where a value stands that may be replaced by another.
_SPOTS = {"mahara": (mahara.GOOD, b'"1 - Voice"'), "digcomp3": (digcomp3.GOOD, b'"To bake."')}
_REFUSED = {
    "100,000 brackets": (b"[" * 100_000, "too_deep"),
    "500,000 entries": (b"[" + b"{}," * 500_000 + b"{}]", "too_many_entries"),
    "5,000,000 values": (b"[" + b"1," * 5_000_000 + b"1]", "too_many_entries"),
    "65 brackets": (b"[" * 65 + b"]" * 65, "too_deep"),
    "a number of 5,000 digits": (b"9" * 5000, "number"),
    "a number of 70 bits": (str(2**70).encode(), "number"),
    "not a number": (b"NaN", "number"),
    "infinity": (b"-Infinity", "number"),
    "a number beyond all": (b"1e999", "number"),
    "an open text": (b'"', "syntax"),
    "half a character": (b'"\xc3"', "encoding"),
}
_MENDED = {
    "half of a pair": r'"a\ud800b"',
    "zero byte": r'"a\u0000b"',
    "control": r'"a\u001bb"',
    "turned around": r'"a\u202eb"',
    "isolated": r'"a\u2067b"',
    "without width": r'"a\u200bb"',
    "without width, old": r'"a\ufeffb"',
}


def _with(name: str, value: bytes) -> bytes:
    data, spot = _SPOTS[name]
    assert data.count(spot) == 1
    return data.replace(spot, value)


@pytest.mark.parametrize("name", _SPOTS)
@pytest.mark.parametrize("case", _REFUSED)
def test_json_that_asks_for_too_much_is_refused(name: str, case: str) -> None:
    value, code = _REFUSED[case]
    started = time.process_time()
    reading = read_file(Incoming(_with(name, value), "file"))
    assert time.process_time() - started < 2
    assert reading.package is None
    assert reading.findings[0].code == code


@pytest.mark.parametrize("name", _SPOTS)
@pytest.mark.parametrize("case", _MENDED)
def test_unseen_characters_are_taken_out_and_said(name: str, case: str) -> None:
    reading = read_file(Incoming(_with(name, _MENDED[case].encode()), "file"))
    _framework, texts = loaded(reading)
    assert "unwanted_character" in [one.code for one in reading.findings]
    assert "ab" in {words.title for words in texts.default.nodes.values()} | {
        words.statement for words in texts.default.nodes.values()
    }


def _own_text(value: str) -> Package:
    return own.edited(text=own.put("nodes", "a.1", "title", value=value))


@pytest.mark.parametrize("value", [json.loads(one) for one in _MENDED.values()])
def test_in_a_package_they_are_refused(tmp_path: Path, value: str) -> None:
    """Its bytes are its identity, so nothing is mended there."""
    assert _codes(tmp_path, write_zip(_own_text(value))) == ["unwanted_character"]


@pytest.mark.parametrize("value", ["a\u200cb", "a\u200db", "a\u200eb", "a\u200fb"])
def test_joiners_and_plain_marks_of_direction_belong_to_the_scripts(tmp_path: Path, value: str) -> None:
    assert _codes(tmp_path, write_zip(_own_text(value))) == []


def _codes(folder: Path, data: bytes) -> list[str]:
    """Findings of reader and loader together."""
    (folder / "file").write_bytes(data)
    return [one.code for one in frameworks.preview(folder / "file").findings]


@pytest.mark.parametrize("key", ["\u0430.1", "A.1", "a 1", "", "x" * 65, "a.1\n", "../a", "a\u202e1"])
def test_identifiers_of_a_package_are_plain(tmp_path: Path, key: str) -> None:
    """Letters of other scripts look like Latin ones and are not."""
    found = _codes(tmp_path, write_zip(own.edited(own.put("nodes", 1, "key", value=key))))
    assert set(found) <= {"bad_identifier", "unwanted_character"}
    assert found


def _cyrillic_matrix() -> Reading:
    data = mahara.edited(lambda one: one["standardelements"][4].update(elementid="\u0430\u0432"))
    return read_file(Incoming(data, language="en"))


def _cyrillic_moodle() -> Reading:
    return read_file(Incoming(moodle.edited(moodle.put(7, "ident", "\u0430\u0432")), language="en"))


def _cyrillic_supplement() -> Reading:
    return read_file(Incoming(digcomp3.edited(digcomp3.put("Competence/2.1", **{"@id": "Competence/\u0430\u0432"}))))


@pytest.mark.parametrize("read", [_cyrillic_matrix, _cyrillic_moodle, _cyrillic_supplement])
def test_identifiers_in_other_scripts_get_a_plain_key(read: Callable[[], Reading]) -> None:
    """The original stays beside it."""
    framework, _texts = loaded(read())
    assert all(key.isascii() for key in framework.by_key)
    assert any("\u0430\u0432" in ident for node in framework.nodes for ident in node.ids.values())
