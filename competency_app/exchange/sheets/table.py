"""One sheet as rows of text, whatever file it came from, and the book that holds several."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from competency_app.domain.packages import Choice, Finding


class CellKind(StrEnum):
    """Cells that are no text in the file: what they show may not be what somebody typed."""

    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal width without empty rows and columns.

    `lines` and `letters` are the numbers and names a spreadsheet program gives them. A cell of kind DATE holds the
    day in ISO form.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    letters: tuple[str, ...]
    kinds: Mapping[tuple[int, int], CellKind] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return len(self.letters)

    def place(self, row: int, column: int) -> str:
        """What a spreadsheet program calls the cell."""
        return f"{self.letters[column]}{self.lines[row]}"

    def column(self, at: int, start: int = 0) -> tuple[str, ...]:
        """Cells of a column from a row on."""
        return tuple(row[at] for row in self.rows[start:])


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file with what was noticed while reading it.

    `choices` are about the encoding of a text file, `delimiter` is the key of its delimiter; empty for a workbook.
    """

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    choices: tuple[Choice, ...] = ()
    delimiter: str = ""


@dataclass(slots=True)
class RawTable:
    """Cells as they come, ragged and with gaps; `finished` makes a table of them."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    kinds: dict[tuple[int, int], CellKind] = field(default_factory=dict)

    def finished(self, hidden_columns: Iterable[int] = (), hidden_lines: Iterable[int] = ()) -> Table:
        """Without hidden and empty rows and columns."""
        unseen, unseen_lines = set(hidden_columns), set(hidden_lines)
        rows = [
            at for at, row in enumerate(self.rows) if self.lines[at] not in unseen_lines and any(map(str.strip, row))
        ]
        filled = {column for at in rows for column, cell in enumerate(self.rows[at]) if cell.strip()}
        columns = sorted(filled - unseen)
        old_rows = {at: number for number, at in enumerate(rows)}
        old_columns = {at: number for number, at in enumerate(columns)}
        return Table(
            self.name,
            tuple(tuple(_cell(self.rows[at], column) for column in columns) for at in rows),
            tuple(self.lines[at] for at in rows),
            tuple(letter(column) for column in columns),
            {
                (old_rows[row], old_columns[column]): kind
                for (row, column), kind in self.kinds.items()
                if row in old_rows and column in old_columns
            },
        )


def letter(column: int) -> str:
    """Name of a column by its position: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def trimmed(table: Table) -> Table:
    """Without spaces around the texts, among them the unbreakable ones; a row left empty stays."""
    return replace(table, rows=tuple(tuple(cell.strip() for cell in row) for row in table.rows))


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
