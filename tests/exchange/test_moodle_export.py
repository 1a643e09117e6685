"""Own → Moodle → own, and Moodle → own → Moodle."""

import json
from dataclasses import replace
from typing import Any

import pytest

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.packages import Package
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.moodle.layout import HEADERS
from competency_app.exchange.reading import read_file
from competency_app.exchange.writing import write
from tests.catalog import editing as own
from tests.exchange.moodle_editing import COLUMN, GOOD, Rows, edited, put, read, rows
from tests.exchange.test_writing import PACKAGES, outgoing


def _written(package: Package, language: str = "en", *, with_levels: bool = False) -> tuple[Rows, list[str], bytes]:
    """Rows and codes of the losses."""
    written = write(replace(outgoing(package, language), with_levels=with_levels), "moodle")
    return rows(written.content), [one.code for one in written.lost], written.content


def _said(framework: Framework, texts: Texts) -> list[tuple[object, ...]]:
    """What a trip through Moodle keeps of every node, in tree order."""
    return [
        (node.key, node.parent, texts.title_of(node.key)[:100], _lines(texts, node.key)) for node in framework.nodes
    ]


def _lines(texts: Texts, key: str) -> list[str]:
    """The description by lines; one that only repeats the title counts as none."""
    words = texts.node(key)
    said = words.statement or words.question
    return [] if said == words.title else [line for line in said.splitlines() if line.strip()]


@pytest.mark.parametrize("name", PACKAGES)
def test_every_framework_comes_back_in_every_language(name: str) -> None:
    package = PACKAGES[name]
    for language in package.texts:
        original = outgoing(package, language)
        framework, texts, found = read(write(original, "moodle").content)
        assert found == []
        assert framework.id == original.framework.id
        assert _said(framework, texts) == _said(original.framework, original.words)
        before, after = original.framework.asking_scale, framework.asking_scale
        assert [texts.level(after.key, one.key).label for one in after.levels] == [
            original.words.level(before.key, one.key).label.replace(",", ";") for one in before.levels
        ]
        if any(one.is_pass for one in before.levels):
            assert [one.is_pass for one in after.levels] == [one.is_pass for one in before.levels]


@pytest.mark.parametrize("name", PACKAGES)
def test_a_second_trip_changes_nothing(name: str) -> None:
    _table, _lost, first = _written(PACKAGES[name])
    assert _written(_package_of(first))[2] == first


@pytest.mark.parametrize("name", PACKAGES)
def test_every_identifier_begins_with_a_letter_and_is_there_once(name: str) -> None:
    table, _lost, _data = _written(PACKAGES[name])
    idents = [row[COLUMN["ident"]] for row in table[1:]]
    assert all(ident[0].isalpha() and len(ident) <= 100 for ident in idents)
    assert len(set(idents)) == len(idents)


@pytest.mark.parametrize("framework_id", ["2026.1", "_own", "f-own", "x"])
def test_ids_that_could_be_numbers_get_a_letter_and_come_back(framework_id: str) -> None:
    table, _lost, data = _written(own.edited(own.put("id", value=framework_id)))
    assert all(row[COLUMN["ident"]][0].isalpha() for row in table[1:])
    framework, _texts, _found = read(data)
    assert framework.id == framework_id
    assert list(framework.by_key) == ["a", "a.1", "a.2", "a.3", "b", "b.1", "b.2"]


@pytest.mark.parametrize("name", PACKAGES)
def test_the_rules_of_the_importer(name: str) -> None:
    """Equal widths, one framework, parents before children, a scale with default and pass, a short taxonomy."""
    table, _lost, data = _written(PACKAGES[name])
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert table[0] == list(HEADERS.values())
    assert {len(row) for row in table} == {14}
    assert [row[COLUMN["is_framework"]] for row in table[1:]] == ["1", *[""] * (len(table) - 2)]
    seen: dict[str, int] = {}
    for row in table[2:]:
        parent = row[COLUMN["parent"]]
        seen[row[COLUMN["ident"]]] = seen[parent] + 1 if parent else 0
    terms = table[1][COLUMN["taxonomy"]].split(",")
    assert len(terms) == max(seen.values()) + 1
    for row in table[1:]:
        assert bool(row[COLUMN["scale_values"]]) == bool(row[COLUMN["scale_configuration"]])
        assert len(row[COLUMN["name"]]) <= 100
        if row[COLUMN["scale_values"]]:
            _check_configuration(row)


def _check_configuration(row: list[str]) -> None:
    first, *levels = json.loads(row[COLUMN["scale_configuration"]])
    assert first == {"scaleid": 0}
    assert sum(one["scaledefault"] for one in levels) == 1
    assert any(one["proficient"] for one in levels)
    assert all(1 <= one["id"] <= len(row[COLUMN["scale_values"]].split(",")) for one in levels)


def test_descriptors_travel_on_request() -> None:
    _table, lost, _data = _written(own.package())
    assert "no_place_for_levels" in lost
    _table, lost, data = _written(own.package(), with_levels=True)
    assert "no_place_for_levels" not in lost
    framework, texts, _found = read(data)
    original = outgoing(own.package()).words
    for node in framework.assessable:
        assert list(texts.node(node.key).levels.values()) == list(original.node(node.key).levels.values())
        assert texts.node(node.key).statement == original.node(node.key).statement
    assert framework.file.asking == "choose-level"


def test_what_has_no_place_is_listed() -> None:
    _table, lost, _data = _written(own.package("tiny-mastery"))
    assert lost == ["no_place_for_levels", "no_place_for_short_form", "no_place_for_rules", "no_place_for_stages",
                    "no_place_for_source", "kinds"]  # fmt: skip
    _table, lost, _data = _written(own.package(), "fr")
    assert lost[0] == "language_missing"


def test_a_foreign_file_goes_back_as_it_came() -> None:
    """But for the database numbers, which mean nothing elsewhere."""
    before = rows()
    after, lost, _data = _written(_package_of(GOOD))
    assert lost == ["no_place_for_rules"]
    for table in (before, after):
        for row in table:
            row[COLUMN["exported_id"]] = ""
    before[1][COLUMN["scale_configuration"]] = before[1][COLUMN["scale_configuration"]].replace('"7"', "0")
    after[1][COLUMN["scale_configuration"]] = after[1][COLUMN["scale_configuration"]].replace('"7"', "0")
    before[7][COLUMN["scale_configuration"]] = after[7][COLUMN["scale_configuration"]]
    assert after[3][COLUMN["rule_config"]] == (
        '{"base":{"points":3},"competencies":[{"id":3,"points":2,"required":1},{"id":4,"points":1,"required":0}]}'
    )
    before[3][COLUMN["rule_config"]] = after[3][COLUMN["rule_config"]]
    assert after == before


def _package_of(data: bytes) -> Package:
    package = read_file(Incoming(data, language="en")).package
    assert package is not None
    return package


def test_a_flat_list_stays_flat() -> None:
    def flatten(table: Rows) -> None:
        for row in table[2:]:
            row[COLUMN["parent"]] = ""

    table, _lost, _data = _written(_package_of(edited(flatten)))
    assert [row[COLUMN["parent"]] for row in table[2:]] == [""] * 7
    assert [row[COLUMN["ident"]] for row in table[2:]] == [row[COLUMN["ident"]] for row in rows()[2:]]


def test_an_edited_text_wins_over_the_original_one() -> None:
    package = _package_of(GOOD)
    text = json.loads(package.texts["en"])
    text["nodes"]["hull"].update(title="Body", statement="New.")
    table, _lost, _data = _written(Package(package.structure, {"en": json.dumps(text).encode()}))
    assert table[2][COLUMN["name"] : COLUMN["name"] + 2] == ["Body", "<p>New.</p>"]


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [("n" * 101, "n" * 99 + "…", "name_shortened"), ("=1+1", "A.1 =1+1", None), ("n" * 98, "n" * 98, None)],
)
def test_names_fit_and_are_no_formulas(title: str, name: str, code: str | None) -> None:
    package = own.edited(text=own.put("nodes", "a.1", "title", value=title))
    table, lost, data = _written(package)
    assert table[3][COLUMN["name"]] == name
    assert (code in lost) if code else "name_shortened" not in lost
    assert read(data)[1].title_of("a.1") == (title if len(title) <= 100 else name)


def test_a_long_name_without_other_text_is_kept_as_the_description() -> None:
    def edit(text: dict[str, Any]) -> None:
        text["nodes"]["a.1"] = {"title": "n" * 120}

    _framework, texts, _found = read(_written(own.edited(text=edit))[2])
    assert texts.node("a.1").title == "n" * 99 + "…"
    assert texts.node("a.1").statement == "n" * 120


def test_a_title_like_a_formula_is_guarded_and_comes_back() -> None:
    data = _written(own.edited(text=own.put("title", value="=SUM(A1)")))[2]
    assert b",'=SUM(A1)," in data
    assert read(data)[1].title == "=SUM(A1)"


def test_commas_cannot_be_in_a_level() -> None:
    table, lost, _data = _written(own.edited(text=own.put("scales", "steps", "L1", "label", value="Yes, but")))
    assert table[1][COLUMN["scale_values"]].startswith("L1 Yes; but,")
    assert "comma_in_level" in lost


def test_attributes_of_a_made_up_package_do_no_harm() -> None:
    """Anything may stand among the attributes of a package."""
    points = {
        "type": r"core_competency\competency_rule_points",
        "outcome": "1",
        "points": "x",
        "children": [[], ["a", 1, 1]],
    }
    several: list[object] = [[], "x", 7, {"rule": points}]
    several.append({"rule": [], "shortname": 7, "description": {}, "description_format": []})
    for strange in several:
        package = own.edited(own.put("nodes", 1, "attributes", value={"moodle": strange}))
        structure = json.loads(package.structure)
        structure["attributes"] = {"moodle": strange}
        table, _lost, _data = _written(Package(json.dumps(structure).encode(), package.texts))
        assert table[3][COLUMN["ident"]] == "tiny-a.1"


def test_a_scale_of_one_competence_is_written_with_it() -> None:
    table, _lost, data = _written(_package_of(edited(put(7, "scale_values", "No,Yes"))))
    assert table[7][COLUMN["scale_values"]] == "No,Yes"
    assert len(read(data)[0].file.scales) == 2
