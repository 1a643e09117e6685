"""The good Moodle file of the fixtures, whole or with one thing changed."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from competency_app.domain.framework import Framework, Texts
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.moodle.layout import HEADERS
from competency_app.exchange.reading import read_file
from tests.exchange.editing import loaded

MOODLE = Path(__file__).parents[1] / "fixtures" / "moodle"
GOOD = (MOODLE / "good.csv").read_bytes()
Rows = list[list[str]]
Edit = Callable[[Rows], object]
COLUMN = {key: at for at, key in enumerate(HEADERS)}


def rows(data: bytes = GOOD) -> Rows:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def as_csv(table: Rows, delimiter: str = ",") -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerows(table)
    return buffer.getvalue().encode()


def edited(*edits: Edit) -> bytes:
    table = rows()
    for edit in edits:
        edit(table)
    return as_csv(table)


def put(at: int, column: str, value: str) -> Edit:
    """An edit of one cell: row 1 is the framework, 2 to 8 are the competencies."""

    def edit(table: Rows) -> None:
        table[at][COLUMN[column]] = value

    return edit


def append(*table: list[str]) -> Edit:
    return lambda known: known.extend([*one, *[""] * (len(HEADERS) - len(one))] for one in table)


def read(data: bytes) -> tuple[Framework, Texts, list[tuple[str, str]]]:
    """Framework, words, and (code, place) of the findings."""
    reading = read_file(Incoming(data, "file.csv", language="en"))
    assert reading.file_format == "moodle"
    return *loaded(reading), [(one.code, one.place) for one in reading.findings]
