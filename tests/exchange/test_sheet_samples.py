"""Real spreadsheets nobody here wrote, where they lie beside the checkout: recognised without help."""

from pathlib import Path

import pytest

from tests.exchange.sheet_reading import Read, read

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
WORKBOOK = SAMPLES / "digcomp3" / "DigComp-3.0-Data-Supplement-2025-11-24.en.xlsx"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="these files belong to others and are not shipped")


def _read(path: Path, **options: str) -> Read:
    return read(path.read_bytes(), path.name, options)


@pytest.mark.parametrize(
    ("name", "layout", "areas", "rows", "leaves", "codes"),
    [
        ("DigComp.csv", "parent", 5, 26, 21, {"own_scale"}),
        ("children.csv", "numbers", 1, 4, 2, {"own_scale"}),
        ("sample_case.csv", "parent", 2, 10, 5, {"own_scale", "no_area"}),
        ("sequenceNumber.csv", "parent", 1, 2, 2, {"own_scale", "unknown_parent"}),
        ("test_items.csv", "numbers", 4, 99, 99, {"own_scale", "area_added"}),
        ("spreadsheet_import_sample.xlsx", "linked", 1, 4, 2, {"own_scale"}),
    ],
)
def test_a_sample_is_recognised(name: str, layout: str, areas: int, rows: int, leaves: int, codes: set[str]) -> None:
    found = _read(SAMPLES / "spreadsheet" / name)
    made = [node for node in found.framework.nodes if found.texts.title_of(node.key) in {"Without an area", node.code}]
    assert found.layout == layout
    assert len(found.framework.areas) == areas
    assert len(found.framework.nodes) - len(made) == rows
    assert len(found.framework.assessable) == leaves
    assert set(found.codes) == codes


def test_the_supplement_of_digcomp_gives_its_competences() -> None:
    found = _read(WORKBOOK)
    assert (found.layout, len(found.framework.areas), len(found.framework.assessable)) == ("ancestors", 5, 21)
    assert all(found.texts.node(node.key).statement for node in found.framework.nodes)
    assert len(found.texts.glossary) == 126


@pytest.mark.parametrize(("sheet", "count"), [("3 Competence Statements", 362), ("4 Learning Outcomes", 523)])
def test_one_correction_gives_its_levels(sheet: str, count: int) -> None:
    found = _read(WORKBOOK, sheet=sheet)
    assert found.labels == ["Basic", "Intermediate", "Advanced", "Highly advanced"]
    assert (len(found.framework.areas), len(found.framework.assessable)) == (5, 21)
    lines = [
        line
        for node in found.framework.assessable
        for text in found.texts.node(node.key).levels.values()
        for line in text.splitlines()
    ]
    assert len(lines) == count
