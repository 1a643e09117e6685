"""Whatever a table holds, the answer is a reading: never an exception, never a package the loader cannot take."""

from hypothesis import given, settings
from hypothesis import strategies as st

from competency_app.catalog import loader
from competency_app.domain.packages import Reading
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.reading import read_file
from competency_app.exchange.sheets.mapping import Layout, Role
from competency_app.exchange.sheets.reading import read_sheets
from tests.exchange.sheet_reading import csv_bytes
from tests.exchange.test_sheet_layouts import LINKED, RUBRIC
from tests.exchange.workbooks import workbook

_WORDS = ["", "Code", "Title", "Competence", "Area", "Parent", "Level", "Level 1", "A1", "Expert", "Description", "id",
          "1", "1.1", "1.10", "1.2", "2", "a", "Media", "Finding with others", "x" * 300, "2-Jan", "1,1", "Name (nl)",
          "Next step: A1", "item_1", "#levels", "'=1", "<b>x</b>", " ", "٣", "1.0", "-", "\u202ex", "Type"]  # fmt: skip
_CELL = st.sampled_from(_WORDS) | st.text(st.characters(codec="utf-8"), max_size=6)
_ROWS = st.lists(st.lists(_CELL, max_size=7), max_size=12)
_TOKENS = [*(role.value for role in Role), "title@1", "title@2", "code@1", "text[fr]", "level[fr]", "nonsense"]
_OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "layout": st.sampled_from([*(one.value for one in Layout), "nonsense"]),
        "header": st.sampled_from(["0", "1", "2", "99", "-1", "x"]),
        "sheet": st.sampled_from(["1", "2", "CF Item", "x"]),
        "column.A": st.sampled_from(_TOKENS),
        "column.B": st.sampled_from(_TOKENS),
        "column.C": st.sampled_from(_TOKENS),
        "delimiter": st.sampled_from(["comma", "tab", "x"]),
    },
)


def _is_an_answer(reading: Reading) -> None:
    assert all(one.message and one.code for one in reading.findings)
    if reading.package is None:
        assert reading.findings
    else:
        assert loader.read(reading.package)[1] == ()


@given(_ROWS, _OPTIONS)
@settings(max_examples=400, deadline=None)
def test_any_table_gets_an_answer(rows: list[list[str]], options: dict[str, str]) -> None:
    _is_an_answer(read_sheets(Incoming(csv_bytes(rows), "table.csv", "en", options=options)))


_GRID, _LINKED = workbook({"Sheet1": RUBRIC}), workbook(LINKED)


@given(st.data(), st.sampled_from([_GRID, _LINKED]), _OPTIONS)
@settings(max_examples=150, deadline=None)
def test_a_bent_workbook_gets_an_answer(data: st.DataObject, good: bytes, options: dict[str, str]) -> None:
    for _change in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(good) - 1))
        good = good[:at] + data.draw(st.binary(max_size=8)) + good[at + data.draw(st.integers(0, 8)) :]
    _is_an_answer(read_file(Incoming(good, "grid.xlsx", "en", options=options)))


def test_the_unbent_files_are_sound() -> None:
    """Else the properties above would hold for nothing."""
    assert read_file(Incoming(_GRID, "grid.xlsx", "en")).package is not None
    assert read_file(Incoming(_LINKED, "linked.xlsx", "en")).package is not None
