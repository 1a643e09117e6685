"""Workbooks as tables: values only, nothing hidden, every limit before the file is believed."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from competency_app.exchange.limits import LIMITS, Limits, RefusedError
from competency_app.exchange.sheets.kinds import is_workbook
from competency_app.exchange.sheets.table import CellKind, Table
from competency_app.exchange.sheets.workbook import read_workbook
from tests.exchange.workbooks import Change, Rows, repacked, workbook

ROWS: Rows = [["Code", "Title", "Text"], ["1", "Alpha", "one"], ["2", "Beta", "two"]]


def read(data: bytes, limits: Limits = LIMITS) -> tuple[tuple[Table, ...], list[str]]:
    book = read_workbook(data, limits)
    return book.tables, [one.code for one in book.findings]


def read_one(rows: Rows, change: Change | None = None) -> tuple[Table, list[str]]:
    (table,), codes = read(workbook({"Sheet1": rows}, change))
    return table, codes


def test_texts_come_as_rows_with_the_names_of_their_cells() -> None:
    table, codes = read_one([[None, None], [None, "Code", "Title"], [], [None, "1", "Alpha\nbeta"]])
    assert table.rows == (("Code", "Title"), ("1", "Alpha\nbeta"))
    assert (table.lines, table.letters, table.place(1, 1)) == ((2, 4), ("B", "C"), "C4")
    assert codes == []


def test_numbers_and_dates_show_what_was_typed_and_say_what_they_are() -> None:
    def change(book: Any, sheets: Mapping[str, Any]) -> None:
        sheet = sheets["Sheet1"]
        sheet.write_number(1, 0, 1.1)
        sheet.write_number(2, 0, 1.1, book.add_format({"num_format": "0.00"}))
        sheet.write_datetime(3, 0, dt.date(2026, 1, 2), book.add_format({"num_format": "d-mmm"}))
        sheet.write_boolean(4, 0, True)
        sheet.write_number(5, 0, 7)

    table, codes = read_one([["Code", "Title"], *([None, f"t{n}"] for n in range(5))], change)
    assert table.column(0, 1) == ("1.1", "1.10", "2026-01-02", "TRUE", "7")
    assert table.kinds == {
        (1, 0): CellKind.NUMBER,
        (2, 0): CellKind.NUMBER,
        (3, 0): CellKind.DATE,
        (5, 0): CellKind.NUMBER,
    }
    assert codes == []


def test_merged_cells_hold_their_value_everywhere_and_headings_only_once() -> None:
    def change(_book: Any, sheets: Mapping[str, Any]) -> None:
        sheet = sheets["Sheet1"]
        sheet.merge_range("A2:A3", "Area")
        sheet.merge_range("B2:C2", "both")
        sheet.merge_range("A4:C4", "Heading")

    table, _codes = read_one([["Area", "L1", "L2"], ["", "", ""], ["", "x", "y"], ["", "", ""]], change)
    assert table.rows == (("Area", "L1", "L2"), ("Area", "both", "both"), ("Area", "x", "y"), ("Heading", "", ""))


def test_what_is_hidden_is_skipped_and_said() -> None:
    def change(_book: Any, sheets: Mapping[str, Any]) -> None:
        sheets["Sheet1"].set_row(1, None, None, {"hidden": True})
        sheets["Sheet1"].set_column("B:B", None, None, {"hidden": True})
        sheets["Secret"].hide()

    (table,), codes = read(workbook({"Sheet1": ROWS, "Secret": ROWS}, change))
    assert table.rows == (("Code", "Text"), ("2", "two"))
    assert (table.letters, table.lines) == (("A", "C"), (1, 3))
    assert sorted(codes) == ["hidden_columns", "hidden_rows", "hidden_sheet"]


def test_formulas_give_their_stored_result_and_are_named_without_one() -> None:
    def change(_book: Any, sheets: Mapping[str, Any]) -> None:
        sheets["Sheet1"].write_formula("A2", '="x"&"y"', None, "xy")
        sheets["Sheet1"].write_formula("B3", "=1/0", None, "#DIV/0!")

    data = workbook({"Sheet1": ROWS}, change)
    (table,), codes = read(data)
    assert table.rows[1][0] == "xy"
    assert table.rows[2] == ("2", "", "two")
    assert codes == ["error_cell"]
    bare = repacked(data, lambda _name, part: part.replace(b"<v>xy</v>", b"<v></v>"))
    book = read_workbook(bare, LIMITS)
    assert book.tables[0].rows[1] == ("", "Alpha", "one")
    finding = next(one for one in book.findings if one.code == "no_result")
    assert "A2" in finding.message


def test_formatting_down_to_the_last_line_ends_after_a_hundred_empty_rows() -> None:
    def change(book: Any, sheets: Mapping[str, Any]) -> None:
        blank = book.add_format({"bold": True})
        for line in range(3, 400):
            sheets["Sheet1"].write_blank(line, 0, None, blank)
        sheets["Sheet1"].write_string(1_048_575, 0, "far away")

    table, _codes = read_one(ROWS, change)
    assert table.rows == ROWS_AS_READ


def test_unseen_characters_are_taken_out() -> None:
    table, _codes = read_one([["Co\u202ede", "Title"], ["1", "a_x000D_\nb"]])
    assert table.rows == (("Code", "Title"), ("1", "a\nb"))


ROWS_AS_READ = tuple(tuple(map(str, row)) for row in ROWS)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(LIMITS, workbook_members=3), "too_many_members"),
        (replace(LIMITS, workbook_bytes=2000), "unpacks_too_large"),
        (replace(LIMITS, member_bytes=500), "member_too_large"),
        (replace(LIMITS, workbook_ratio=0), "ratio"),
        (replace(LIMITS, workbook_cells=8), "too_many_cells"),
        (replace(LIMITS, nodes=2), "too_many_rows"),
    ],
)
def test_a_limit_refuses(limits: Limits, code: str) -> None:
    data = workbook({"Sheet1": ROWS})
    assert read(data)[1] == []
    with pytest.raises(RefusedError) as refused:
        read(data, limits)
    assert refused.value.finding.code == code


@pytest.mark.parametrize(
    ("part", "mark", "many"),
    [
        ("sharedStrings.xml", b"</sst>", b"<si><t>x</t></si>"),
        ("styles.xml", b"<cellXfs", b"<x/>"),
        ("sheet1.xml", b"<sheetData>", b"<x/>"),
        ("sheet1.xml", b"</worksheet>", b"<x/>"),
    ],
)
def test_what_a_parser_would_read_at_once_is_counted_first(part: str, mark: bytes, many: bytes) -> None:
    def swell(name: str, xml: bytes) -> bytes:
        return xml.replace(mark, many * 500 + mark) if name.endswith(part) else xml

    data = workbook({"Sheet1": ROWS})
    limits = replace(LIMITS, workbook_cells=100)
    assert read(data, limits)[1] == []
    with pytest.raises(RefusedError) as refused:
        read(repacked(data, swell), limits)
    assert refused.value.finding.code == "too_many_cells"


def test_a_large_sheet_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openpyxl.reader.excel.ExcelReader.read", lambda _reader: pytest.fail("it was read"))
    many: Rows = [["Code", "Title", "Text"], *([str(at), "Alpha", "one"] for at in range(100))]
    with pytest.raises(RefusedError) as refused:
        read(workbook({"Sheet1": many}), replace(LIMITS, workbook_cells=302))
    assert refused.value.finding.code == "too_many_cells"


def test_merged_ranges_over_each_other_are_counted_too() -> None:
    merges = b"".join(b'<mergeCell ref="A%d:C1048576"/>' % (at % 3 + 1) for at in range(60))

    def merge(name: str, xml: bytes) -> bytes:
        inside = b"<mergeCells>" + merges + b"</mergeCells></worksheet>"
        return xml.replace(b"</worksheet>", inside) if name.endswith("sheet1.xml") else xml

    data = repacked(workbook({"Sheet1": ROWS}), merge)
    assert read(data)[0][0].rows == (("Code",) * 3,) * 3
    with pytest.raises(RefusedError):
        read(data, replace(LIMITS, workbook_cells=300))


def test_far_columns_are_left_out() -> None:
    (table,), codes = read(workbook({"Sheet1": ROWS}), replace(LIMITS, columns=2))
    assert (table.width, codes) == (2, ["too_many_columns"])


def _document_type(name: str, part: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return part
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return part.replace(b"<worksheet", bomb + b"<worksheet", 1).replace(b"<sheetData>", b"<sheetData>&b;")


@pytest.mark.parametrize(
    "edit",
    [
        _document_type,
        lambda name, part: part[: len(part) // 2] if name.endswith("sheet1.xml") else part,
        lambda name, part: b"" if name.endswith("workbook.xml") else part,
        lambda name, part: part.replace(b"<v>1</v>", b"<v>999</v>") if name.endswith("sheet1.xml") else part,
        lambda name, part: part.replace(b'r="A1"', b'r="A0x"') if name.endswith("sheet1.xml") else part,
    ],
    ids=["entities", "truncated", "no workbook", "string that is not there", "bad reference"],
)
def test_damage_gets_a_sentence(edit: Any) -> None:
    with pytest.raises(RefusedError) as refused:
        read(repacked(workbook({"Sheet1": ROWS}), edit))
    assert refused.value.finding.code == "damaged_workbook"
    assert "spreadsheet program" in refused.value.finding.message


def test_a_workbook_is_known_by_its_content() -> None:
    assert is_workbook(workbook({"Sheet1": ROWS}))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("framework.json", "{}")
    assert not is_workbook(other.getvalue())
    assert not is_workbook(b"PK\x03\x04 and nothing")


def test_names_of_parts_with_a_prefix_are_understood() -> None:
    """Some programs write `<x:row>`; hidden rows must not slip through there."""

    def change(_book: Any, sheets: Mapping[str, Any]) -> None:
        sheets["Sheet1"].set_row(1, None, None, {"hidden": True})

    (table,), _codes = read(repacked(workbook({"Sheet1": ROWS}, change), _prefixed))
    assert table.rows == (ROWS_AS_READ[0], ROWS_AS_READ[2])


def _prefixed(name: str, part: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return part
    for tag in (b"worksheet", b"sheetData", b"row", b"c", b"v"):
        part = part.replace(b"<" + tag + b" ", b"<x:" + tag + b" ").replace(b"<" + tag + b">", b"<x:" + tag + b">")
        part = part.replace(b"</" + tag + b">", b"</x:" + tag + b">")
    return part.replace(b"xmlns=", b'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns=')
