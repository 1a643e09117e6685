"""Tables for translators: what is written comes back, whatever program saved it in between."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from competency_app.exchange.limits import Limits
from competency_app.exchange.translation_csv import Row, Table, read_translation, write_translation

KNOWN = frozenset({"framework:title", "a.1.title", "a.1.levels.L1", "glossary:1.term"})
ROWS = (
    Row("framework:title", "Garden", "Jardin", "Garden"),
    Row("a.1.title", "Soil; beds, “paths”", "Sol ; planches, « allées »", "A.1 Soil"),
    Row("a.1.levels.L1", "I dig.\nTwice.", "Je bêche.\nDeux fois.", "A.1 Soil"),
    Row("glossary:1.term", "bed", "", "bed"),
)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Table]:
    def written(content: bytes, limits: Limits | None = None) -> Table:
        path = tmp_path / "texts.csv"
        path.write_bytes(content)
        return read_translation(path, KNOWN, limits or Limits())

    return written


def plain(table: Table) -> list[tuple[str, str, str]]:
    return [(row.name, row.source, row.target) for row in table.rows]


EXPECTED = [(row.name, row.source, row.target) for row in ROWS]


def test_the_columns_are_those_of_weblate() -> None:
    first = write_translation(ROWS).decode("utf-8-sig").splitlines()[0]
    assert first == "location,context,source,target,ID,fuzzy"


def test_what_is_written_is_read(read: Callable[..., Table]) -> None:
    table = read(write_translation(ROWS))
    assert (plain(table), table.findings) == (EXPECTED, ())


def test_utf_16_semicolons_tabs_and_bare_line_ends_are_read(read: Callable[..., Table]) -> None:
    import csv
    import io

    for encoding, delimiter, end in (("utf-16", "\t", "\r\n"), ("utf-8", ";", "\n"), ("utf-8-sig", ";", "\r\n")):
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end)
        writer.writerow(["Location", " Context ", "SOURCE", "Target"])
        writer.writerows([["", name, source, target] for name, source, target in EXPECTED])
        assert plain(read(buffer.getvalue().encode(encoding))) == EXPECTED, encoding


@pytest.mark.parametrize("text", ["=1+1", "+ more", "- less", "@home", "=HYPERLINK(x)"])
def test_formulas_are_written_as_text_and_come_back_without_the_apostrophe(
    read: Callable[..., Table], text: str
) -> None:
    content = write_translation([Row("a.1.title", text, text, text)])
    assert content.decode("utf-8-sig").count(f"'{text}") == 3
    assert plain(read(content)) == [("a.1.title", text, text)]


def test_an_apostrophe_of_the_text_stays(read: Callable[..., Table]) -> None:
    assert plain(read(write_translation([Row("a.1.title", "x", "'quoted'")])))[0][2] == "'quoted'"


def test_the_place_is_found_in_id_or_location_when_the_context_is_another(read: Callable[..., Table]) -> None:
    table = read(b"location,context,source,target,ID\nx,y,Soil,Sol,a.1.title\nframework:title,,Garden,Jardin,\n")
    assert plain(table) == [("a.1.title", "Soil", "Sol"), ("framework:title", "Garden", "Jardin")]


@pytest.mark.parametrize(
    ("cell", "is_fuzzy"), [("True", True), ("fuzzy", True), ("1", True), ("", False), ("no", False)]
)
def test_unfinished_rows_are_marked(read: Callable[..., Table], cell: str, *, is_fuzzy: bool) -> None:
    table = read(f"context,source,target,fuzzy\na.1.title,Soil,Sol,{cell}\n".encode())
    assert [row.is_fuzzy for row in table.rows] == [is_fuzzy]


def test_unknown_places_are_left_out_with_their_line(read: Callable[..., Table]) -> None:
    table = read(b"context,source,target\na.1.title,Soil,Sol\nz.9.title,Sky,Ciel\n")
    assert len(table.rows) == 1
    [finding] = table.findings
    assert (finding.code, finding.place) == ("unknown_place", "3")
    assert "“z.9.title”" in finding.message


def test_of_a_place_given_twice_the_later_line_counts(read: Callable[..., Table]) -> None:
    table = read(b"context,source,target\na.1.title,Soil,Sol\na.1.title,Soil,Terre\n")
    assert plain(table) == [("a.1.title", "Soil", "Terre")]
    assert [one.code for one in table.findings] == ["repeated_place"]


def test_short_lines_and_spaces_around_are_taken(read: Callable[..., Table]) -> None:
    table = read(b"context,source,target\n a.1.title ,Soil\nframework:title,Garden,  Jardin \n")
    assert plain(table) == [("a.1.title", "Soil", ""), ("framework:title", "Garden", "Jardin")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"source,target\nSoil,Sol\n", "no_columns"),
        (b"context,translation\na.1.title,Sol\n", "no_columns"),
        (b"context,source,target\nz.9.title,Sky,Ciel\n", "nothing_known"),
        (b"context,source,target\n", "nothing_known"),
        (b"\xff\xfea", "encoding"),
        (b"PK\x03\x04" + b"\x00" * 40, "no_columns"),
    ],
)
def test_files_of_another_kind_are_refused_in_one_sentence(
    read: Callable[..., Table], content: bytes, code: str
) -> None:
    table = read(content)
    assert table.rows == ()
    assert table.findings[0].code == code
    assert table.findings[0].done == "Nothing was read from the file."


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(file_bytes=40), "too_large"),
        (Limits(cells=5), "too_many_cells"),
        (Limits(nodes=0), "too_many_entries"),
    ],
)
def test_endless_files_are_refused(read: Callable[..., Table], limits: Limits, code: str) -> None:
    assert read(write_translation(ROWS), limits).findings[0].code == code


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        assert read_translation(path, KNOWN).findings[0].code == "missing"


def test_no_more_findings_than_anybody_reads(read: Callable[..., Table]) -> None:
    lines = "".join(f"z.{number},x,y\n" for number in range(50))
    table = read(f"context,source,target\na.1.title,Soil,Sol\n{lines}".encode(), Limits(findings=5))
    assert [one.code for one in table.findings] == [*["unknown_place"] * 5, "more_findings"]


def test_unseen_characters_are_taken_out(read: Callable[..., Table]) -> None:
    table = read("context,source,target\na.1.title,Soil,S\u202eol\n".encode())
    assert plain(table) == [("a.1.title", "Soil", "Sol")]
    assert [one.code for one in table.findings] == ["unwanted_character"]


def test_damaged_files_are_answered_and_never_raise(read: Callable[..., Table]) -> None:
    random = Random(7)
    good = write_translation(ROWS)
    for _turn in range(400):
        data = bytearray(good)
        for _change in range(random.randrange(1, 8)):
            at = random.randrange(len(data))
            data[at : at + random.randrange(3)] = random.randbytes(random.randrange(4))
        table = read(bytes(data))
        assert table.rows or table.findings
        assert {row.name for row in table.rows} <= KNOWN
