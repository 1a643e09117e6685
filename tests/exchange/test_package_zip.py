import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from competency_app.domain.packages import Package
from competency_app.exchange.limits import LIMITS, Limits
from competency_app.exchange.package_zip import read_zip, write_zip

PACKAGE = Package(b'{"structure": 1}', {"fr": b'{"language": "fr"}', "en": b'{"language": "en"}'})


def _archive(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _codes(data: bytes, limits: Limits = LIMITS) -> list[str]:
    reading = read_zip(data, limits)
    assert reading.package is None
    return [one.code for one in reading.findings]


def test_what_is_written_is_read_back_byte_for_byte() -> None:
    reading = read_zip(write_zip(PACKAGE))
    assert reading.findings == ()
    assert reading.package == PACKAGE


def test_a_second_export_is_identical_and_says_nothing_of_the_machine() -> None:
    data = write_zip(PACKAGE)
    shuffled = Package(PACKAGE.structure, dict(sorted(PACKAGE.texts.items())))
    assert write_zip(shuffled) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    assert [one.filename for one in entries] == ["framework.json", "text.en.json", "text.fr.json"]
    assert {(one.date_time, one.create_system, one.compress_type) for one in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED)
    }


def test_an_archive_packed_by_hand_is_read() -> None:
    """A folder inside, compressed, with files of other kinds around."""
    files = {
        "choir/framework.json": b"{}",
        "choir/text.en.json": b"{}",
        "choir/readme.txt": b"x",
        "text.de.json": b"{}",
    }
    reading = read_zip(_archive(files, zipfile.ZIP_DEFLATED))
    assert reading.package == Package(b"{}", {"en": b"{}"})
    assert [(one.code, one.place) for one in reading.findings] == [
        ("unknown_member", "choir/readme.txt"),
        ("unknown_member", "text.de.json"),
    ]


@pytest.mark.parametrize(
    "name", ["../text.en.json", "/text.en.json", "text...json", "text.en.json/x", "text.EN.json", "text.english.json"]
)
def test_only_names_the_format_knows_are_read(name: str) -> None:
    reading = read_zip(_archive({"framework.json": b"{}", name: b"{}"}))
    assert reading.package == Package(b"{}", {})


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(LIMITS, members=2), "too_many_members"),
        (replace(LIMITS, member_bytes=15), "member_too_large"),
        (replace(LIMITS, total_bytes=51), "unpacks_too_large"),
        (replace(LIMITS, file_bytes=100), "too_large"),
    ],
)
def test_an_archive_beyond_a_limit_is_refused(limits: Limits, code: str) -> None:
    assert _codes(write_zip(PACKAGE), limits) == [code]


def test_an_archive_at_the_limits_is_read() -> None:
    limits = replace(LIMITS, members=3, member_bytes=18, total_bytes=52, ratio=1)
    assert not read_zip(write_zip(PACKAGE), limits).is_refused


def test_a_bomb_is_refused_before_unpacking() -> None:
    assert _codes(_archive({"framework.json": b"\0" * 5_000_000}, zipfile.ZIP_DEFLATED)) == ["ratio"]


def test_a_claimed_size_is_not_believed() -> None:
    data = _archive({"framework.json": b"\0" * 5_000_000}, zipfile.ZIP_DEFLATED)
    small = (1000).to_bytes(4, "little")
    lying = data.replace((5_000_000).to_bytes(4, "little"), small)
    assert lying != data
    assert _codes(lying) == ["damaged_archive"]


@pytest.mark.parametrize(
    "files",
    [
        {"framework.json": b"{}", "Framework.json": b"{}"},
        {"framework.json": b"{}", "caf\u00e9": b"", "cafe\u0301": b""},
    ],
)
def test_twins_are_refused(files: dict[str, bytes]) -> None:
    assert _codes(_archive(files)) == ["repeated_member"]


def test_the_same_name_twice_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("framework.json", b"{}")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("framework.json", b"[]")
    assert _codes(buffer.getvalue()) == ["repeated_member"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(method: int) -> None:
    assert _codes(_archive({"framework.json": b"{}"}, method)) == ["unusual_packing"]


def _set_bytes(signature: bytes, offset: int, content: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        at = data.index(signature) + offset
        return data[:at] + content + data[at + len(content) :]

    return change


_CENTRAL = b"PK\x01\x02"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_set_bytes(_CENTRAL, 8, b"\x01\x00"), "encrypted"),
        (_set_bytes(_CENTRAL, 20, (10_000).to_bytes(4, "little")), "overlapping"),
        (_set_bytes(b'{"structure', 0, b"[["), "damaged_archive"),
        (lambda data: data[:-10], "damaged_archive"),
        (lambda _data: b"PK", "damaged_archive"),
        (lambda _data: b"PK\x05\x06" + b"\0" * 18, "no_structure"),
    ],
)
def test_damaged_archives_are_refused(change: Callable[[bytes], bytes], code: str) -> None:
    assert _codes(change(write_zip(PACKAGE))) == [code]


def test_an_archive_without_a_framework_is_refused() -> None:
    assert _codes(_archive({"text.en.json": b"{}"})) == ["no_structure"]
