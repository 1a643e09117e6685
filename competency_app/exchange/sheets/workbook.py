"""XLSX workbooks as tables: values only, nothing calculated, nothing hidden read.

openpyxl streams the rows; what its streaming leaves out (hidden rows and columns, merged cells, formulas without a
result) is looked up in the sheet's XML. Sizes are checked before openpyxl sees the file.
"""

import io
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from competency_app.domain.packages import Finding
from competency_app.domain.strict_json import UNWANTED
from competency_app.exchange.limits import Limits, RefusedError, warning
from competency_app.exchange.naming import printable
from competency_app.exchange.sheets.table import Book, CellKind, RawTable, Table, letter
from competency_app.exchange.sheets.workbook_guard import check_workbook, too_many_cells
from competency_app.i18n import _, named, ngettext

_DECIMALS = re.compile(r"[#,]*0\.(0+)")
_SHOWN_CELLS = 3
_LARGEST_EXACT = 10**15

# In the XML of a sheet; `<` never stands inside a tag, so every pattern stops at the next one.
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b([^<>]*)")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\b(r|min|max)="(\d{1,7})"')
_NO_RESULT = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*+<(?:\w+:)?f\b[^<>]*+>(?:[^<]*+</(?:\w+:)?f>)?"
    rb"(?:\s*+<(?:\w+:)?v\s*/>|\s*+<(?:\w+:)?v>\s*+</(?:\w+:)?v>)?\s*+</(?:\w+:)?c>"
)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')


@dataclass(frozen=True, slots=True)
class _Merge:
    """A merged range by positions, the first and the last included; lines count from 1, columns from 0."""

    first_line: int
    last_line: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class _Features:
    """What the XML says beside the values."""

    hidden_lines: frozenset[int]
    hidden_columns: frozenset[int]
    merges: tuple[_Merge, ...]
    without_result: tuple[str, ...]


def read_workbook(data: bytes, limits: Limits) -> Book:
    """Every visible sheet with something in it; RefusedError when the file is damaged or asks for too much."""
    findings: list[Finding] = []
    check_workbook(data, limits)
    try:
        with warnings.catch_warnings():
            # Of style extensions and the like, which nothing here reads.
            warnings.simplefilter("ignore")
            tables = tuple(_tables(data, limits, findings))
    except RefusedError:
        raise
    except Exception as problem:  # openpyxl answers damaged XML with whatever Python raises at that place
        message = _("The workbook is damaged. Open it in a spreadsheet program, save it again and try once more.")
        raise RefusedError("damaged_workbook", message) from problem
    return Book(tables, tuple(findings))


def _tables(data: bytes, limits: Limits, findings: list[Finding]) -> Iterator[Table]:
    from openpyxl.reader.excel import ExcelReader

    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
    budget = _Budget(limits)
    for sheet in reader.wb.worksheets:
        name = printable(sheet.title)
        if sheet.sheet_state != "visible":
            message = _("The sheet “{name}” is hidden.").format(name=name)
            findings.append(warning("hidden_sheet", name, message, _("It was skipped.")))
            continue
        raw = _raw(sheet, name, budget, findings)
        with reader.archive.open(parts[sheet.title]) as part:
            features = _features(part.read(limits.member_bytes))
        _fill_merged(raw, features.merges, budget)
        _report(raw, features, name, findings)
        table = raw.finished(features.hidden_columns, features.hidden_lines)
        if table.rows:
            yield table


class _Budget:
    """How many cells of the whole file may still be read."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._left = limits.workbook_cells

    def spend(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise too_many_cells(self.limits)


def _raw(sheet: Any, name: str, budget: _Budget, findings: list[Finding]) -> RawTable:
    """Rows until a hundred empty ones follow each other: formatting alone can reach to the last line there is."""
    raw, empty, limits = RawTable(name), 0, budget.limits
    errors: list[str] = []
    too_wide = False
    sheet.reset_dimensions()
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        budget.spend(len(cells))
        too_wide = too_wide or any(cell.value is not None for cell in cells[limits.columns :])
        row = [_text(cell, errors) for cell in cells[: limits.columns]]
        empty = 0 if any(row) else empty + 1
        if empty > limits.empty_rows:
            break
        if any(row):
            raw.kinds |= {(len(raw.rows), at): kind for at, cell in enumerate(cells) if (kind := _kind(cell))}
            raw.rows.append(row)
            raw.lines.append(line)
        if len(raw.rows) > limits.nodes:
            message = _("The sheet “{name}” has more than {limit} rows, more than any framework needs.")
            raise RefusedError("too_many_rows", message.format(name=name, limit=limits.nodes), name)
    if too_wide:
        message = _("The sheet “{name}” has more than {limit} columns.").format(name=name, limit=limits.columns)
        findings.append(warning("too_many_columns", name, message, _("The further ones were left out.")))
    if errors:
        message = ngettext(
            "A cell holds an error such as #REF!: {places}.",
            "{count} cells hold errors such as #REF!, among them {places}.",
            len(errors),
        )
        message = message.format(count=len(errors), places=named(*errors[:_SHOWN_CELLS]))
        findings.append(warning("error_cell", name, message, _("They count as empty.")))
    return raw


def _text(cell: Any, errors: list[str]) -> str:
    """What a cell shows, as far as a value alone can tell."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        if cell.data_type == "e":
            errors.append(f"{cell.column_letter}{cell.row}")
            return ""
        shown = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
        return UNWANTED.sub("", shown)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        value = value.date()
    return str(value)


def _number(value: float, number_format: str) -> str:
    """`1.1` formatted with two decimals shows `1.10`, and that is what somebody typed."""
    decimals = _DECIMALS.fullmatch(number_format)
    if decimals:
        return f"{value:.{len(decimals[1])}f}"
    return str(int(value)) if float(value).is_integer() and abs(value) < _LARGEST_EXACT else repr(value)


def _kind(cell: Any) -> CellKind | None:
    if isinstance(cell.value, date):
        return CellKind.DATE
    return CellKind.NUMBER if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) else None


def _features(xml: bytes) -> _Features:
    return _Features(
        frozenset(
            number for tag in _ROW.finditer(xml) if _HIDDEN.search(tag[1]) for number in [_numbers(tag[1]).get("r", 0)]
        ),
        frozenset(_hidden_columns(xml)),
        tuple(_Merge(int(one[2]), int(one[4]), _position(one[1]), _position(one[3])) for one in _MERGED.finditer(xml)),
        tuple(_references(xml)),
    )


def _numbers(tag: bytes) -> dict[str, int]:
    return {found[1].decode(): int(found[2]) for found in _NUMBER.finditer(tag)}


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for tag in _COLUMNS.finditer(xml):
        if _HIDDEN.search(tag[1]):
            numbers = _numbers(tag[1])
            yield from range(numbers.get("min", 1) - 1, min(numbers.get("max", 0), 16384))


def _references(xml: bytes) -> Iterator[str]:
    for found in _NO_RESULT.finditer(xml):
        reference = _REFERENCE.search(found[1])
        yield reference[1].decode() if reference else "?"


def _position(letters: bytes) -> int:
    """Position of a column by its name, from 0."""
    position = 0
    for one in letters:
        position = position * 26 + one - ord("A") + 1
    return position - 1


def _fill_merged(raw: RawTable, merges: tuple[_Merge, ...], budget: _Budget) -> None:
    """The value of a merged range in each of its cells.

    A range that is all there is on its line is a heading and stays in its first column.
    """
    at_line = {line: at for at, line in enumerate(raw.lines)}
    for merge in merges:
        first = at_line.get(merge.first_line)
        if first is None or merge.first_column >= len(raw.rows[first]) or not raw.rows[first][merge.first_column]:
            continue
        is_heading = merge.first_line == merge.last_line and sum(map(bool, raw.rows[first])) == 1
        last_column = merge.first_column if is_heading else min(merge.last_column, len(raw.rows[first]) - 1)
        for at in range(first, bisect_right(raw.lines, merge.last_line)):
            budget.spend(last_column - merge.first_column + 1)
            _fill(raw, first, at, range(merge.first_column, last_column + 1))


def _fill(raw: RawTable, first: int, at: int, columns: range) -> None:
    """Put the first cell of a merged range into one of its rows."""
    row, value = raw.rows[at], raw.rows[first][columns.start]
    kind = raw.kinds.get((first, columns.start))
    row.extend([""] * (columns.stop - len(row)))
    for column in columns:
        row[column] = value
        if kind:
            raw.kinds[at, column] = kind


def _report(raw: RawTable, features: _Features, name: str, findings: list[Finding]) -> None:
    lines = features.hidden_lines & set(raw.lines)
    if lines:
        message = ngettext("A row is hidden: {row}.", "{count} rows are hidden, the first is {row}.", len(lines))
        message = message.format(count=len(lines), row=min(lines))
        findings.append(warning("hidden_rows", name, message, _("What is hidden was skipped.")))
    columns = {at for at in features.hidden_columns if any(len(row) > at and row[at] for row in raw.rows)}
    if columns:
        message = ngettext(
            "The column {column} is hidden.", "{count} columns are hidden, the first is {column}.", len(columns)
        )
        message = message.format(count=len(columns), column=letter(min(columns)))
        findings.append(warning("hidden_columns", name, message, _("What is hidden was skipped.")))
    if features.without_result:
        places = features.without_result
        message = ngettext(
            "The cell {places} holds a formula without its result.",
            "{count} cells hold formulas without their results, among them {places}.",
            len(places),
        )
        message = message.format(count=len(places), places=named(*places[:_SHOWN_CELLS]))
        done = _(
            "They count as empty. If their results matter, open the file in a spreadsheet program, save it there and "
            "add it again."
        )
        findings.append(warning("no_result", name, message, done))
