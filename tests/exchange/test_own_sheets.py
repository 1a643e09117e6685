"""The program’s own workbook and text table: nothing is lost on the way out and back. The template is one of them."""

import csv
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from competency_app.catalog import linter, loader
from competency_app.catalog.loader import LoadedFramework
from competency_app.domain import strict_json
from competency_app.domain.framework_file import TextFile
from competency_app.domain.packages import Package, Severity
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.outgoing import Outgoing, Written
from competency_app.exchange.reading import read_file
from competency_app.exchange.sheets import own_words
from competency_app.exchange.sheets.own_files import LONGEST_CELL
from competency_app.exchange.sheets.template import template
from competency_app.exchange.writing import write
from competency_app.i18n import LANGUAGES
from tests.catalog.editing import edited, package, put
from tests.exchange.test_writing import PACKAGES

FORMATS = ("xlsx", "csv")


def loaded(brought: Package) -> LoadedFramework:
    found, findings = loader.read(brought)
    assert found is not None, findings
    return found


def written(brought: Package, file_format: str, language: str = "en") -> Written:
    found = loaded(brought)
    return write(Outgoing(found.framework, found.texts, brought, language), file_format)


def back(data: bytes, file_format: str) -> LoadedFramework:
    reading = read_file(Incoming(data, f"file.{file_format}"))
    assert reading.package is not None, reading.findings
    assert reading.file_format == file_format
    assert reading.findings == ()
    return loaded(reading.package)


def words(text: TextFile) -> dict[str, Any]:
    """A language as plain values; an entry without words is none."""
    whole = msgspec.to_builtins(text)
    whole["nodes"] = {key: one for key, one in whole.get("nodes", {}).items() if one}
    return dict(whole)


def assert_same(first: LoadedFramework, second: LoadedFramework) -> None:
    languages = dict.fromkeys((*first.framework.file.languages, *first.texts))
    assert second.framework.file == msgspec.structs.replace(first.framework.file, languages=tuple(languages))
    assert {name: words(text) for name, text in second.texts.items()} == {
        name: words(text) for name, text in first.texts.items()
    }


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", PACKAGES)
def test_everything_comes_back(name: str, file_format: str) -> None:
    out = written(PACKAGES[name], file_format)
    assert out.lost == ()
    again = back(out.content, file_format)
    assert_same(loaded(PACKAGES[name]), again)
    assert written(again.package, file_format).content == out.content


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file_format", FORMATS)
def test_headings_in_any_language_are_understood_again(file_format: str, language: str) -> None:
    brought = PACKAGES["tiny-mastery"]
    assert_same(loaded(brought), back(written(brought, file_format, language).content, file_format))


def test_heads_and_names_are_told_apart_in_every_language() -> None:
    for group in (own_words.FACTS, own_words.COLUMNS, own_words.SHEETS, own_words.HEADS):
        for language in own_words.LANGUAGES:
            named = [one[language].casefold() for one in group.values()]
            assert len(set(named)) == len(named), (language, sorted(named))


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@'\t\n＝"), max_size=12
)


@example(["=1+1", "+1", "-x", "@y", "'=z", "\t="])
@example(["＝1", "''+", "'", " a ", "\n", "'@"])
@given(st.lists(_TEXT, min_size=6, max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back(texts: list[str]) -> None:
    """Formulas, apostrophes, line breaks and spaces at the ends among them."""
    clean = [strict_json.UNWANTED.sub("", one) for one in texts]
    text = package().texts["en"]
    value = msgspec.json.decode(text)
    (key, *_others) = [key for key, node in value["nodes"].items() if node.get("levels")]
    node = value["nodes"][key]
    node["title"], node["statement"], node["question"], node["example"] = clean[:4]
    node["levels"] = dict(zip(node["levels"], clean[4:], strict=False))
    value["glossary"] = [{"term": clean[0] or "x", "meaning": clean[1]}]
    brought = Package(package().structure, {"en": msgspec.json.encode(value)})
    for file_format in FORMATS:
        again = back(written(brought, file_format).content, file_format)
        there = again.texts["en"].nodes[key]
        assert [there.title, there.statement, there.question, there.example] == clean[:4]
        assert {name: one for name, one in node["levels"].items() if one} == there.levels


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "'=1"])
def test_free_text_is_no_formula_for_other_programs(text: str) -> None:
    brought = edited(None, put("title", value=text))
    rows = list(csv.reader(io.StringIO(written(brought, "csv").content.decode("utf-8-sig"))))
    cell = next(row[1] for row in rows if row[0] == "Title")
    assert cell == f"'{text}"
    book = openpyxl.load_workbook(io.BytesIO(written(brought, "xlsx").content))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert text in [cell.value for cell in book["Framework"]["B"]]


def test_codes_are_never_guarded() -> None:
    brought = edited(put("nodes", 0, "code", value="-1"))
    assert '"-1"' in written(brought, "csv").content.decode("utf-8-sig")


def test_what_has_no_place_is_named() -> None:
    long = "y" * (LONGEST_CELL + 1)
    brought = edited(put("our_note", value=1), put("description", value=long))
    out = written(brought, "xlsx")
    assert sorted(one.code for one in out.lost) == ["too_long_for_cell", "unknown_names"]
    assert "our_note" in next(one.message for one in out.lost if one.code == "unknown_names")
    assert len(back(out.content, "xlsx").texts["en"].description) == LONGEST_CELL


def test_the_workbook_holds_no_day_and_no_name() -> None:
    data = written(package(), "xlsx").content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in archive.read("docProps/core.xml")


# -- changed by somebody


def changed(change: Any, name: str = "tiny") -> tuple[LoadedFramework | None, list[str]]:
    """The framework after somebody edited the workbook."""
    book = openpyxl.load_workbook(io.BytesIO(written(PACKAGES[name], "xlsx").content))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    reading = read_file(Incoming(buffer.getvalue(), "file.xlsx"))
    codes = [one.code for one in reading.findings]
    return (loaded(reading.package) if reading.package else None), codes


def test_a_row_added_by_hand_needs_no_key() -> None:
    def add(book: Any) -> None:
        sheet = book["Competences"]
        head = [cell.value for cell in sheet[1]]
        parent = sheet.cell(2, head.index("Key") + 1).value
        sheet.append(
            [{"Parent key": parent, "Code": "9.9", "Title": "Added", "Assessable": "yes"}.get(one) for one in head]
        )

    found, codes = changed(add)
    assert found is not None
    assert codes == []
    node = found.framework.by_key["9.9"]
    assert (node.parent, node.assessable) == (found.framework.areas[0].key, True)
    assert found.texts["en"].nodes["9.9"].title == "Added"


def _set(sheet: str, row: int, head: str, value: object) -> Any:
    def change(book: Any) -> None:
        heads = [cell.value for cell in book[sheet][1]]
        book[sheet].cell(row, heads.index(head) + 1).value = value

    return change


def _nameless_language(book: Any) -> None:
    rows = book["Languages"]
    rows.cell(1, 2).value, rows.cell(2, 2).value, rows.cell(2, 1).value = "Title", "x", None


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("tiny-frequency", _set("Levels", 2, "Level", "not a key!"), "bad_row"),
        ("tiny", _set("Rules", 2, "Kind", "no-such-rule"), "bad_row"),
        ("tiny", _set("Rules", 2, "Parameters", "{broken"), "bad_data"),
        ("tiny", _set("Competences", 1, "Kind", "Remark"), "unknown_level"),
        ("tiny-mastery", _set("Competences", 2, "Scale", "nowhere"), "unknown_scale"),
        ("tiny", _set("Languages", 2, "Language", "English!"), "unknown_language"),
        ("tiny", _nameless_language, "unknown_language"),
    ],
)
def test_what_somebody_broke_is_left_out_and_said(name: str, change: Any, code: str) -> None:
    found, codes = changed(change, name)
    assert found is not None
    assert code in codes


def test_an_endless_title_is_cut() -> None:
    def lengthen(book: Any) -> None:
        row = next(row for row in book["Framework"].iter_rows() if row[0].value == "Title")
        row[1].value = "x" * 400

    found, _codes = changed(lengthen)
    assert found is not None
    assert len(found.texts["en"].title) == 300


def test_deleted_sheets_leave_a_framework() -> None:
    def delete(book: Any) -> None:
        for name in ("Levels", "Languages", "Rules", "Glossary"):
            if name in book.sheetnames:
                del book[name]

    found, _codes = changed(delete)
    assert found is not None
    assert found.framework.file.rules


def test_keys_that_a_spreadsheet_program_took_for_numbers_come_back() -> None:
    """Somebody opened the text table in a spreadsheet program and saved it there."""
    structure: Mapping[str, Any] = {
        "nodes": [{"key": "1", "code": "1", "kind": "area"}]
        + [
            {"key": f"1.{at}", "code": f"1.{at}", "kind": "x", "parent": "1", "assessable": True} for at in range(1, 12)
        ],
        "short_form": [],
    }
    brought = edited(
        lambda whole: whole.update(structure) or whole.pop("crosswalk", None),
        lambda text: text.update(nodes={f"1.{at}": {"title": f"t{at}"} for at in range(1, 12)}),
    )
    table = written(brought, "csv").content.decode("utf-8-sig").replace('"1.10"', '"1.1"').encode()
    reading = read_file(Incoming(table, "file.csv"))
    assert reading.package is not None
    assert "1.10" in loaded(reading.package).framework.by_key
    assert "number_code" in [one.code for one in reading.findings]


# -- the template


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_can_be_added_as_it_is(language: str) -> None:
    data = template(language)
    found = back(data, "xlsx")
    assert data == template(language)
    framework = found.framework
    assert (len(framework.areas), len(framework.assessable), len(framework.asking_scale.levels)) == (1, 2, 4)
    assert framework.file.default_language == language
    for node in framework.assessable:
        text = found.texts[language].nodes[node.key]
        assert text.title and text.statement and text.example  # noqa: PT018
        assert len(set(text.levels.values())) == 4
    errors = [one for one in linter.check(framework, found.texts) if one.severity is Severity.ERROR]
    assert errors == []


def test_the_template_explains_itself() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template("en")))
    assert book.sheetnames == ["Read me", "Framework", "Levels", "Competences"]
    assert book["Competences"].max_row == 3
    assert openpyxl.load_workbook(io.BytesIO(template("ar"))).worksheets[0].sheet_view.rightToLeft
