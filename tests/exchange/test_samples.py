"""Real files nobody here wrote, where they lie beside the checkout; each of their defects has a fixture of ours too."""

import json
from pathlib import Path
from typing import Any

import pytest

from competency_app.domain.framework import Framework
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.reading import read_file
from competency_app.exchange.writing import write
from tests.exchange.editing import loaded
from tests.exchange.moodle_editing import rows
from tests.exchange.test_writing import outgoing

_ALL = Path(__file__).parents[3] / "shared" / "samples"
SAMPLES = _ALL / "mahara"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="these files belong to others and are not shipped")

_GOOD = {
    "digcompedu-hb-2022.matrix": set(),
    "digcompedu-hb-2025-en.matrix": {"repeated_element"},
    "example-hierarchical.matrix": {"repeated_element"},
    "nace_usa.matrix": set(),
    "nz_teaching_standards_english.matrix": set(),
    "ptc_nz.matrix": set(),
}


def _elements(raw: dict[str, Any], standard: object) -> list[dict[str, Any]]:
    return [one for one in raw["standardelements"] if one["standardid"] == standard]


@pytest.mark.parametrize("name", _GOOD)
def test_a_good_sample_is_read_whole(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    raw = json.loads(data)["framework"]
    reading = read_file(Incoming(data, language="en"))
    framework, texts = loaded(reading)
    assert {one.code for one in reading.findings} == _GOOD[name]
    assert [_below(framework, area.key) for area in framework.areas] == [
        len(_elements(raw, one["standardid"])) for one in raw["standards"]
    ]
    with_words = [one for one in raw["standardelements"] if one["description"]]
    assert len(framework.assessable) == len(with_words) == len(raw["standardelements"])
    assert all(texts.title_of(node.key) and texts.node(node.key).title[0] not in " -." for node in framework.nodes)
    assert [texts.level("status", level.key).label for level in framework.asking_scale.levels] == [
        next(iter(one.values())) for one in raw["evidencestatuses"]
    ]


def _below(framework: Framework, area: str) -> int:
    return sum(framework.area_of(node.key).key == area for node in framework.nodes) - 1


def test_two_editions_share_the_keys_of_their_common_competences() -> None:
    former, later = (
        loaded(read_file(Incoming((SAMPLES / name).read_bytes(), framework_id="digcompedu-hb")))[0]
        for name in ("digcompedu-hb-2022.matrix", "digcompedu-hb-2025-en.matrix")
    )
    assert former.id == later.id
    assert former.version != later.version
    assert set(later.by_key) - set(former.by_key) == {"6.0", "7.3-2"}


@pytest.mark.parametrize(
    ("name", "is_refused", "code", "place"),
    [
        ("digcompedu-2022-invalid-json", True, "syntax", "3:30"),
        ("ptc_nz-raw-newline-in-string", False, "control_character", "25:340"),
        ("example-null-standardid", False, "no_standard", "/framework/standardelements/26"),
        ("example-2016-nested-standardelement", False, "empty_standard", "/framework/standards/2"),
    ],
)
def test_a_broken_sample_gets_its_sentence(name: str, is_refused: bool, code: str, place: str) -> None:
    reading = read_file(Incoming((SAMPLES / "broken" / f"{name}.matrix").read_bytes(), language="en"))
    assert reading.is_refused is is_refused
    assert (code, place) in [(one.code, one.place) for one in reading.findings]
    if not is_refused:
        assert loaded(reading)[0].assessable


def test_the_file_of_moodle_itself_goes_in_and_out() -> None:
    """65 rows: the framework and 64 competencies, 33 of which refer to others."""
    data = (_ALL / "moodle" / "lpimportcsv-example.csv").read_bytes()
    reading = read_file(Incoming(data, language="en"))
    framework, texts = loaded(reading)
    assert reading.findings == ()
    assert (framework.id, len(framework.nodes), len(framework.assessable)) == ("oecd-core", 64, 44)
    assert [area.key for area in framework.areas] == ["levels", "competencies"]
    assert len(framework.file.crosswalk) == 78
    assert [texts.level("scale", one.key).label for one in framework.asking_scale.levels] == [
        "Not yet competent", "Competent",
    ]  # fmt: skip
    assert reading.package is not None
    written = write(outgoing(reading.package), "moodle").content
    before, after = ({row[1]: row[2:5] for row in rows(one.replace(b"\r\n", b"\n"))[1:]} for one in (data, written))
    assert after == {ident: [name.strip(), *rest] for ident, (name, *rest) in before.items()}


def test_packages_of_another_format_are_refused_by_its_name() -> None:
    found = [read_file(Incoming(path.read_bytes(), path.name)).findings for path in sorted((_ALL / "case").iterdir())]
    assert len(found) == 13
    assert {one.code for findings in found for one in findings} == {"other_format"}
    assert all("CASE" in one.message for findings in found for one in findings)
