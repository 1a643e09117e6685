"""Delimited text as a book of one table, or of several where our own export put them below each other."""

from collections import Counter
from collections.abc import Iterator, Sequence

from competency_app.domain.packages import Finding, Severity
from competency_app.exchange.delimited import DELIMITERS as MARKS
from competency_app.exchange.delimited import Record, decoded, guess_delimiter, records, unguarded
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.sheets import words
from competency_app.exchange.sheets.mapping import DELIMITER, Role
from competency_app.exchange.sheets.own_words import SHEETS
from competency_app.exchange.sheets.table import Book, RawTable
from competency_app.i18n import _, ngettext

SECTION = "#"
_LOOKED_AT = 32 * 1024
DELIMITERS = dict(zip(("comma", "semicolon", "tab", "bar"), MARKS, strict=True))


def read_text_table(incoming: Incoming) -> Book:
    """The tables of a text file; RefusedError when it holds none."""
    findings: list[Finding] = []
    text = decoded(incoming, findings)
    chosen = DELIMITERS.get(incoming.options.get(DELIMITER, ""))
    found = records(text.text, chosen, incoming, findings)
    name = incoming.name.rpartition(".")[0] or incoming.name
    raws = list(_tables(found, name, incoming.limits.columns))
    for raw in raws:
        _report_ragged(raw, findings)
    tables = tuple(table for raw in raws if (table := raw.finished()).rows)
    mark = chosen or guess_delimiter(text.text)
    key = next((key for key, value in DELIMITERS.items() if value == mark), "comma")
    return Book(tables, tuple(findings), text.choices, key)


def is_table(text: str, incoming: Incoming) -> bool:
    """Whether a text has columns, or at least a heading that stands above competences."""
    mark = DELIMITERS.get(incoming.options.get(DELIMITER, "")) or guess_delimiter(text)
    lines = [line for line in text[:_LOOKED_AT].splitlines() if line.strip()]
    if sum(mark in line for line in lines) > 1:
        return True
    return len(lines) > 1 and words.role_of(lines[0]) in {Role.TITLE, Role.TEXT}


def is_section(cells: Sequence[str]) -> bool:
    """Whether a row begins a section of our own export: `#levels`, `#competences fr`."""
    kind = cells[0].removeprefix(SECTION).partition(" ")[0]
    return cells[0].startswith(SECTION) and kind in SHEETS and not any(cells[1:])


def _tables(found: Sequence[Record], name: str, most_columns: int) -> Iterator[RawTable]:
    raw, extra_lines = RawTable(name), 0
    for record in found:
        if is_section(record.cells):
            yield raw
            raw = RawTable(record.cells[0].removeprefix(SECTION))
        else:
            raw.rows.append([unguarded(cell) for cell in record.cells[:most_columns]])
            # Numbered as a spreadsheet program does: a row stays one row when a cell has line breaks.
            raw.lines.append(record.line - extra_lines)
        extra_lines += sum(cell.count("\n") for cell in record.cells)
    yield raw


def _report_ragged(raw: RawTable, findings: list[Finding]) -> None:
    """Rows with another number of cells than most; nothing is lost, so one sentence is enough."""
    widths = Counter(map(len, raw.rows))
    if len(widths) <= 1:
        return
    usual = widths.most_common(1)[0][0]
    uneven = [line for line, row in zip(raw.lines, raw.rows, strict=True) if len(row) != usual]
    message = ngettext(
        "Row {row} has another number of cells than the usual {usual}.",
        "{count} rows have another number of cells than the usual {usual}, the first is row {row}.",
        len(uneven),
    )
    message = message.format(row=uneven[0], usual=usual, count=len(uneven))
    findings.append(Finding(Severity.INFO, "ragged_rows", str(uneven[0]), message, _("Missing cells count as empty.")))
