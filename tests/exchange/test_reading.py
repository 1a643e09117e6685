import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from competency_app.exchange.limits import LIMITS
from competency_app.exchange.package_zip import write_zip
from competency_app.exchange.reading import read_framework
from tests.catalog.editing import FIXTURES, package
from tests.exchange.editing import GOOD, MATRIX, loaded


def _written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["choir.matrix", "choir.json", "choir.zip", "choir"])
def test_a_matrix_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    reading = read_framework(_written(tmp_path, name, GOOD), "en")
    assert loaded(reading)[0].id == "choir-leading-2.0"


@pytest.mark.parametrize("name", ["tiny.framework.zip", "tiny.matrix"])
def test_an_archive_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    assert read_framework(_written(tmp_path, name, write_zip(package()))).package == package()


def test_a_folder_and_the_file_inside_it_are_the_same() -> None:
    assert read_framework(FIXTURES / "tiny").package == package()
    assert read_framework(FIXTURES / "tiny" / "framework.json").package == package()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Parent ID number,ID number\n", "unknown_format"),
        (b"<?xml version='1.0'?><x/>", "unknown_format"),
        (b"%PDF-1.7", "unknown_format"),
        (b"\x89PNG\r\n", "unknown_format"),
        (b"", "empty"),
        (b"PK\x03\x04 but nothing else", "damaged_archive"),
        (b'{"CFDocument": {}, "CFItems": []}', "not_a_matrix"),
    ],
)
def test_other_files_are_refused_and_what_can_be_read_is_said(tmp_path: Path, content: bytes, code: str) -> None:
    reading = read_framework(_written(tmp_path, "file.matrix", content))
    assert reading.is_refused
    assert [one.code for one in reading.findings] == [code]
    if code in {"unknown_format", "not_a_matrix"}:
        assert ".matrix" in reading.findings[0].message
        assert "framework.json" in reading.findings[0].message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    reading = read_framework(tmp_path / "nowhere.matrix")
    assert [one.code for one in reading.findings] == ["missing"]
    assert str(tmp_path) not in reading.findings[0].message


def test_a_device_is_refused_unread() -> None:
    """Pipes and devices would never end."""
    assert [one.code for one in read_framework(Path(os.devnull)).findings] == ["missing"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert [one.code for one in read_framework(tmp_path).findings] == ["no_structure"]


@pytest.mark.parametrize("content", [GOOD, b"neither JSON nor an archive"])
def test_a_large_file_is_refused_unread(tmp_path: Path, content: bytes) -> None:
    limits = replace(LIMITS, file_bytes=len(content) - 1)
    reading = read_framework(_written(tmp_path, "good.matrix", content), limits=limits)
    assert [one.code for one in reading.findings] == ["too_large"]


def test_a_folder_has_limits(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(FIXTURES / "tiny", folder)
    for limits, code in (
        (replace(LIMITS, members=1), "too_many_members"),
        (replace(LIMITS, total_bytes=1000), "too_large"),
    ):
        assert [one.code for one in read_framework(folder, limits=limits).findings] == [code]


def test_a_misnamed_text_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(FIXTURES / "tiny", folder)
    (folder / "text.english.json").write_bytes(b"{}")
    reading = read_framework(folder)
    assert not reading.is_refused
    assert [(one.code, one.place) for one in reading.findings] == [("unknown_member", "text.english.json")]


def test_every_fixture_gets_an_answer() -> None:
    refused = {path.name for path in MATRIX.iterdir() if read_framework(path).is_refused}
    assert refused == {"missing-colon.matrix"}
