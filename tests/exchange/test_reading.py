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

_BADGE = "digital credential or badge"


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
    ("content", "kind"),
    [
        (b"Parent ID number,ID number\n", ""),
        (b'{"a": [1]}', ""),
        (b"[]", ""),
        (b"\x00\x01\x02", ""),
        (b"<?xml version='1.0'?><x/>", "XML"),
        (b"<?xml version='1.0'?><rdf:RDF xmlns:skos='x'/>", "RDF (XML)"),
        (b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>", "LimeSurvey"),
        (b"<?xml version='1.0'?><quiz><question/></quiz>", "Moodle question bank"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"@prefix skos: <x> .", "RDF (Turtle)"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "packed archive"),
        (b'{"CFDocument": {}, "CFItems": []}', "CASE (1EdTech)"),
        (b'[{"CFPackage": {}}]', "CASE (1EdTech)"),
        (b'{"@context": "https://credreg.net/ctdlasn/schema/context/json", "@graph": []}', "CTDL-ASN"),
        (b'{"@graph": [{"@type": "skos:ConceptScheme"}]}', "SKOS"),
        (b'{"@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"]}', _BADGE),
        (b'{"@context": "https://schema.org", "@graph": []}', "JSON-LD"),
    ],
)
def test_other_files_are_refused_by_name_and_what_can_be_read_is_said(
    tmp_path: Path, content: bytes, kind: str
) -> None:
    [finding] = read_framework(_written(tmp_path, "file.matrix", content)).findings
    assert finding.code == ("other_format" if kind else "unknown_format")
    assert finding.message.startswith(f"file.matrix was recognised as: {kind}." if kind else "file.matrix is of a kind")
    assert all(one in finding.message for one in ("framework.json", ".matrix", "Moodle", "DigComp 3.0"))


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"PK\x03\x04 but nothing else", "damaged_archive")])
def test_empty_and_damaged_files_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert [one.code for one in read_framework(_written(tmp_path, "file.matrix", content)).findings] == [code]


def test_one_file_of_a_package_leads_to_the_whole(tmp_path: Path) -> None:
    assert read_framework(FIXTURES / "tiny" / "text.en.json").package == package()
    alone = read_framework(_written(tmp_path, "my framework.json", package().structure))
    assert [one.code for one in alone.findings] == ["part_of_package"]


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
