"""What real spreadsheets do wrong: each with a finding and what was done, or a refusal that helps."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from competency_app.catalog import loader
from competency_app.domain.packages import Severity
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import LIMITS, Limits
from competency_app.exchange.reading import read_framework
from competency_app.exchange.sheets.layouts import segments
from competency_app.exchange.sheets.reading import look
from tests.exchange.sheet_reading import csv_bytes, read, read_csv, read_rows, seen
from tests.exchange.test_sheet_layouts import NUMBERS, RUBRIC
from tests.exchange.workbooks import Rows, workbook

HEAD = ["Code", "Competence", "Description"]


def _tens(code_of_tenth: object) -> Rows:
    codes = ["1", *(f"1.{at}" for at in range(1, 10)), code_of_tenth, "1.11"]
    return [HEAD, *([code, f"Skill {at}", f"about skill {at}"] for at, code in enumerate(codes))]


def test_a_code_that_lost_its_nought_gets_it_back() -> None:
    def change(_book: Any, sheets: Mapping[str, Any]) -> None:
        sheets["Sheet1"].write_number("A12", 1.1)

    found = read(workbook({"Sheet1": _tens("1.10")}, change))
    assert [node.code for node in found.framework.nodes][-3:] == ["1.9", "1.10", "1.11"]
    assert "number_code" in found.codes
    assert next(one for one in found.seen.reading.findings if one.code == "number_code").place == "A12"
    as_text = read_csv(_tens("1.1"))
    assert [node.code for node in as_text.framework.nodes][-3:] == ["1.9", "1.10", "1.11"]


def test_two_equal_codes_are_both_kept() -> None:
    found = read_rows([HEAD, ["1", "A", "a"], ["1.2", "B", "b"], ["1.2", "C", "c"]])
    assert [node.key for node in found.framework.nodes] == ["1", "1.2", "1.2-2"]
    assert "repeated_code" in found.codes


def test_codes_that_became_dates() -> None:
    def change(book: Any, sheets: Mapping[str, Any]) -> None:
        day = book.add_format({"num_format": "d-mmm"})
        sheets["Sheet1"].write_datetime("A3", dt.date(2026, 1, 2), day)
        sheets["Sheet1"].write_datetime("A5", dt.date(2026, 1, 2), day)

    rows: Rows = [HEAD, ["1-1", "A", "a"], ["", "B", "b"], ["2-0", "C", "c"], ["", "D", "d"]]
    found = read(workbook({"Sheet1": rows}, change))
    assert sorted(node.code for node in found.framework.assessable) == ["1-1", "1-2", "2-0", "2-1"]
    assert found.codes.count("date_code") == 2


@pytest.mark.parametrize(("cell", "code"), [("02. Jan", "1.2"), ("Jan-02", "1.2"), ("1-févr.", "1.2"), ("2. Foo", "")])
def test_dates_spelt_out_in_text_files(cell: str, code: str) -> None:
    found = read_csv([HEAD, ["1", "Media", ""], ["1.1", "A", "a"], [cell, "B", "b"]])
    assert (code or cell) in [node.code for node in found.framework.assessable]
    assert ("date_code" in found.codes) == bool(code)


def test_codes_with_a_decimal_comma() -> None:
    rows = [HEAD, ["1", "Media", "m"], ["1,1", "A", "a"], ["1,2", "B", "b"]]
    found = read(csv_bytes(rows, delimiter=";"), "grid.csv")
    assert [node.code for node in found.framework.nodes] == ["1", "1.1", "1.2"]
    assert "comma_codes" in found.codes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    rows = [["Numéro", "Compétence", "Description"], ["1.1", "Évaluer", "évaluer les sources, déjà là"],
            ["1.2", "Créer", "créer; publier à l’école"]]  # fmt: skip
    found = read(csv_bytes(rows, delimiter=delimiter, encoding=encoding), "grid.csv")
    assert found.tree[-2:] == ["..1.1 Évaluer", "..1.2 Créer"]
    assert ("encoding_guessed" in found.codes) == (encoding == "windows-1252")
    assert [one.key for one in found.seen.reading.choices] == (["encoding"] if encoding == "windows-1252" else [])


def test_the_person_chooses_delimiter_and_encoding() -> None:
    data = csv_bytes([["Competence", "Description"], ["Find; and keep", "a"], ["Judge; and say", "b"]])
    assert read(data, "grid.csv").tree[1:] == ["..1.1 Find; and keep", "..1.2 Judge; and say"]
    assert read(data, "grid.csv", {"delimiter": "semicolon"}).tree[1:] == ["..1.1 Find", "..1.2 Judge"]
    cyrillic = csv_bytes([["Код", "Название"], ["1.1", "Поиск"], ["1.2", "Оценка"]], encoding="cp1251")
    assert read(cyrillic, "grid.csv", {"encoding": "cp1251"}).tree[1:] == ["..1.1 Поиск", "..1.2 Оценка"]


def test_ragged_rows_and_spaces_around_cells() -> None:
    data = "Code,Competence,Description\n1.1 , Finding\u00a0,finds\n1.2,Judging\n1.3,Using,uses,and more\n".encode()
    found = read(data, "grid.csv")
    assert found.tree[1:] == ["..1.1 Finding", "..1.2 Judging", "..1.3 Using"]
    assert "ragged_rows" in found.codes


def test_unknown_parents_and_circles() -> None:
    rows: Rows = [
        ["id", "name", "parent"],
        ["a", "Media", ""],
        ["b", "Finding", "a"],
        ["c", "Judging", "nowhere"],
        ["d", "Round", "e"],
        ["e", "And round", "d"],
    ]
    found = read_rows(rows)
    assert {"unknown_parent", "cycle"} <= set(found.codes)
    assert "? Without an area" in found.tree
    assert len(found.framework.nodes) == 6


def test_entries_at_the_top_that_hold_nothing() -> None:
    rows: Rows = [["id", "name", "parent"], ["a", "Media", ""], ["b", "Finding", "a"], ["c", "Loose", ""]]
    found = read_rows(rows)
    assert found.tree == ["1 Media", "..1.1 Finding", "? Without an area", "..?.1 Loose"]
    assert "no_area" in found.codes


def test_an_empty_heading_is_left_out() -> None:
    rows: Rows = [
        HEAD,
        ["Media", "", ""],
        ["1", "Finding", "finds"],
        ["2", "Judging", "judges"],
        ["Source: us", "", ""],
    ]
    found = read_rows(rows)
    assert found.tree == ["1 Media", "..1 Finding", "..2 Judging"]
    assert "empty_heading" in found.codes


def test_html_becomes_plain_text() -> None:
    found = read_rows([HEAD, ["1.1", "<b>Find</b>ing", "<ul><li>one</li></ul>"], ["1.2", "a < b", "c"]])
    words = [found.texts.node(node.key) for node in found.framework.assessable]
    assert (words[0].title, words[0].statement, words[1].title) == ("Finding", "• one", "a < b")


def test_over_long_texts_are_cut_and_said() -> None:
    found = read_rows([HEAD, ["1.1", "x" * 300, "y" * 25_000], ["1.2", "z", "w"]])
    words = found.texts.node(found.framework.assessable[0].key)
    assert (len(words.title), len(words.statement)) == (255, 20_000)
    assert found.codes.count("too_long") == 2


def test_unmapped_columns_are_kept_with_the_entry() -> None:
    found = read_rows([[*HEAD, "Our remark"], ["1.1", "A", "a", "ask Kim"], ["1.2", "B", "b", ""]])
    assert [node.attributes for node in found.framework.assessable] == [{"sheet": {"Our remark": "ask Kim"}}, {}]


PEOPLE: dict[str, Rows] = {
    "people and skills": [
        ["Name", "Spreadsheets", "Video", "Quizzes"],
        ["Ada B", 3, 2, 1],
        ["Ben C", 1, 4, 2],
        ["Cyd D", 2, 2, 3],
    ],
    "labels": [
        ["Teacher", "Spreadsheets", "Video", "Quizzes"],
        ["Ada B", "Novice", "Expert", "Novice"],
        ["Ben C", "Expert", "Expert", "Novice"],
        ["Cyd D", "Novice", "Novice", "Expert"],
    ],
    "answers": [["respondent", "item_1", "item_2", "item_3"], ["r1", 1, 5, 3], ["r2", 2, 4, 3], ["r3", 2, 5, 1]],
    "pairs": [
        ["Employee", "Skill", "Level"],
        ["Ada B", "Video", 3],
        ["Ada B", "Quizzes", 1],
        ["Ben C", "Video", 2],
    ],
}


@pytest.mark.parametrize("kind", PEOPLE)
def test_sheets_about_people_are_refused_kindly(kind: str) -> None:
    refused = seen(workbook({"Sheet1": PEOPLE[kind]}))
    assert refused.reading.package is None
    finding = refused.reading.findings[0]
    assert (finding.code, finding.severity) == ("about_people", Severity.ERROR)
    assert "one row for each person" in finding.message
    assert refused.found is not None  # the person can still say that it is a framework


def test_the_person_has_the_last_word_about_people() -> None:
    data = workbook({"Sheet1": PEOPLE["people and skills"]})
    found = read(data, options={"column.A": "title"})
    assert len(found.framework.assessable) == 3


def test_a_framework_with_a_few_levels_in_it_is_not_about_people() -> None:
    rows: Rows = [["Name", "Kind", "Language", "Status"], *([f"Skill {at}", "skill", "en", "draft"] for at in range(5))]
    assert len(read_rows(rows).framework.assessable) == 5


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ({"column.C": "title", "column.B": "text"}, ["about A", "about B"]),
        ({"sheet": "Other"}, ["Other 1", "Other 2"]),
        ({"sheet": "2"}, ["Other 1", "Other 2"]),
        ({"header": "0", "column.B": "title"}, ["Competence", "A", "B"]),
        ({"column.C": "nonsense", "layout": "nonsense", "sheet": "nonsense", "header": "x"}, ["A", "B"]),
    ],
)
def test_every_guess_can_be_corrected(options: dict[str, str], titles: list[str]) -> None:
    data = workbook(
        {
            "First": [HEAD, ["1.1", "A", "about A"], ["1.2", "B", "about B"]],
            "Other": [["Title"], ["Other 1"], ["Other 2"]],
        }
    )
    found = read(data, options=options)
    assert [found.texts.title_of(node.key) for node in found.framework.assessable] == titles


def test_another_mapping_is_another_version() -> None:
    data = workbook({"Sheet1": RUBRIC})
    versions = {read(data, options=options).framework.version for options in ({}, {"column.C": "text"})}
    assert len(versions) == 2


@pytest.mark.parametrize("rows", [[], [["Competence"]], [["", ""], ["", ""]]])
def test_a_sheet_with_nothing_in_it(rows: Rows) -> None:
    refused = seen(workbook({"Sheet1": rows}))
    assert refused.reading.package is None
    assert refused.reading.findings[0].message


@pytest.mark.parametrize(
    ("limits", "code"),
    [(replace(LIMITS, nodes=5), "too_many_rows"), (replace(LIMITS, tree_depth=1), "tree_too_deep")],
)
def test_limits_refuse(limits: Limits, code: str) -> None:
    reading = look(Incoming(workbook({"Sheet1": NUMBERS}), "grid.xlsx", limits=limits)).reading
    assert reading.package is None
    assert reading.findings[0].code == code


def test_areas_that_are_added_count_too() -> None:
    rows: Rows = [["Area", "Competence"], *([f"Area {at}", f"Skill {at}"] for at in range(4))]
    data = csv_bytes(rows)
    assert not look(Incoming(data, "grid.csv", limits=replace(LIMITS, nodes=8))).reading.is_refused
    refused = look(Incoming(data, "grid.csv", limits=replace(LIMITS, nodes=7))).reading
    assert (refused.is_refused, refused.findings[0].code) == (True, "too_many_entries")


def test_an_endless_number_is_looked_at_only_as_far_as_numbers_go() -> None:
    assert len(segments("1." * 5000)) == 40


def test_more_levels_than_a_scale_can_have() -> None:
    heads = [f"Level {at}" for at in range(1, 25)]
    rows: Rows = [["Competence", *heads], *([f"Skill {one}", *(f"does {one} at {at}" for at in heads)] for one in "AB")]
    found = read_rows(rows)
    assert len(found.labels) == 20
    assert "too_many_levels" in found.codes


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        ("grid.ods", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "XLSX"),
        ("notes.txt", b"just a few words\nand some more\n", "tables of competences"),
    ],
)
def test_other_files_are_told_what_to_become(tmp_path: Path, name: str, data: bytes, hint: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    reading = read_framework(path)
    assert reading.is_refused
    assert hint in reading.findings[0].message


def test_a_workbook_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "grid"
    path.write_bytes(workbook({"Sheet1": NUMBERS}))
    reading = read_framework(path, "en")
    assert reading.package is not None
    assert reading.file_format == "table"
    assert loader.read(reading.package)[1] == ()
