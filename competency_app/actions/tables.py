"""A table somebody made, on its way to become a framework: what was recognised, and what the person says instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from competency_app.actions.frameworks import ImportPreview, previewed
from competency_app.domain.packages import Choice, Options
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import RefusedError, refusal
from competency_app.exchange.reading import incoming_of
from competency_app.exchange.sheets import mapping as keys
from competency_app.exchange.sheets.mapping import Layout
from competency_app.exchange.sheets.reading import TABLE, look
from competency_app.exchange.sheets.template import template
from competency_app.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from competency_app.exchange.sheets.recognise import Recognised
    from competency_app.exchange.sheets.table import Book

MOST_ROWS = 12
_HEADS_SHOWN = 3
LAYOUTS = tuple(one.value for one in Layout)
ROLES = tuple(one.value for one in keys.ASKED)
TEXT_ROLES = tuple(one.value for one in keys.TEXTS)
# What a person chooses among, as keys of the options of a reader.
SHEET, HEADER, LAYOUT, DELIMITER, COLUMN = keys.SHEET, keys.HEADER, keys.LAYOUT, keys.DELIMITER, keys.COLUMN


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column by its letter: what stands above it, what it is taken for, its first cells."""

    letter: str
    head: str
    use: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table with the mapping now in force. `header` is the line of the headings, 0 for none.

    `lines` are those of the cells shown; `headers` the lines that may hold the headings, with their beginning.
    """

    preview: ImportPreview
    options: Options
    sheets: tuple[str, ...]
    sheet: int
    header: int
    headers: tuple[tuple[int, str], ...]
    layout: str
    columns: tuple[TableColumn, ...]
    lines: tuple[int, ...]
    delimiter: str = ""
    choices: tuple[Choice, ...] = ()
    source: tuple[Incoming, Book] | None = field(default=None, repr=False)


def is_table(found: ImportPreview) -> bool:
    """Whether a file is a table somebody made, so that its columns may be asked about."""
    return found.reading.file_format == TABLE


def look_at(
    path: Path,
    *,
    language: str = "und",
    framework_id: str | None = None,
    options: Options | None = None,
    former: TableLook | None = None,
) -> TableLook | None:
    """Read a table with the person's wishes; None where it is not even that.

    *former* spares reading the file again when only the mapping has changed.
    """
    options = options or {}
    book = None
    try:
        incoming = incoming_of(path, language, framework_id=framework_id, options=options)
        if former is not None and former.source is not None and _reads_alike(former.options, options):
            before, book = former.source
            incoming = Incoming(before.data, before.name, language, framework_id, options)
    except RefusedError as problem:
        previewed(path, language, refusal(problem))
        return None
    seen = look(incoming, book)
    if seen.book is None or seen.found is None:
        return None
    return _shown(previewed(path, language, seen.reading), options, seen.book, seen.found, incoming)


def write_template(out: Path, language: str) -> Path:
    """A workbook to fill in, with two example rows."""
    return write_atomically(out, template(language))


def options_of(maps: tuple[str, ...], **others: str | None) -> Options:
    """Options out of a command line's `title=B`, `level=D,E`; ValueError names what cannot be understood."""
    options = {key: value for key, value in others.items() if value}
    for one in maps:
        role, equals, letters = one.partition("=")
        if not equals or keys.use_of(role) is None or not letters.strip():
            raise ValueError(one)
        for letter in letters.split(","):
            options[COLUMN + letter.strip().upper()] = role.strip()
    return options


def _reads_alike(before: Options, after: Options) -> bool:
    """Whether the cells are the same: only encoding and delimiter change those."""
    return all(before.get(key, "") == after.get(key, "") for key in (keys.ENCODING, keys.DELIMITER))


def _shown(preview: ImportPreview, options: Options, book: Book, found: Recognised, incoming: Incoming) -> TableLook:
    table, mapping = found.table, found.mapping
    rows = range(mapping.header + 1, min(mapping.header + 1 + MOST_ROWS, len(table.rows)))
    columns = tuple(
        TableColumn(letter, found.heads[at], str(mapping.uses[at]), tuple(table.rows[row][at] for row in rows))
        for at, letter in enumerate(table.letters)
    )
    headers = tuple(
        (table.lines[at], " · ".join([cell for cell in row if cell][:_HEADS_SHOWN]))
        for at, row in enumerate(table.rows[:MOST_ROWS])
    )
    return TableLook(
        preview=preview,
        options=options,
        sheets=tuple(one.name for one in book.tables),
        sheet=mapping.sheet,
        header=table.lines[mapping.header] if mapping.header >= 0 else 0,
        headers=headers,
        layout=mapping.layout.value,
        columns=columns,
        lines=tuple(table.lines[row] for row in rows),
        delimiter=book.delimiter,
        choices=book.choices,
        source=(incoming, book),
    )
