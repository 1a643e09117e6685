"""The columns of Moodle's competency framework CSV, found by name in any English spelling, else by position.

A site in another language writes other headers, so a file is also recognised by its shape.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from competency_app.domain.packages import Finding, Severity
from competency_app.exchange.delimited import DELIMITERS, Record, guess_delimiter, records
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import warning
from competency_app.exchange.naming import printable
from competency_app.i18n import _, ngettext

# Key and present English header of each column, in order.
HEADERS: Mapping[str, str] = {
    "parent": "Parent ID number",
    "ident": "ID number",
    "name": "Short name",
    "description": "Description",
    "description_format": "Description format",
    "scale_values": "Scale values",
    "scale_configuration": "Scale configuration",
    "rule_type": "Rule type (optional)",
    "rule_outcome": "Rule outcome (optional)",
    "rule_config": "Rule config (optional)",
    "related": "Cross-referenced competency ID numbers",
    "exported_id": "Exported ID (optional)",
    "is_framework": "Is framework",
    "taxonomy": "Taxonomy",
}
_POSITIONS = {key: at for at, key in enumerate(HEADERS)}
_FEWEST_COLUMNS = len(HEADERS) - 1  # files without the last one exist
_MARKS = (*DELIMITERS, ":")
_LOOKED_AT = 64 * 1024
_ROWS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file by column key; a column that is not there is empty."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def shown(self) -> str:
        """What a sentence calls it."""
        return printable(self["name"] or self["ident"]) or str(self.line)

    @property
    def is_framework(self) -> bool:
        return self["is_framework"] not in {"", "0"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How the cells of a file are cut and where each column stands."""

    delimiter: str
    positions: Mapping[str, int]
    width: int


def layout_of(text: str) -> Layout | None:
    """The layout of a competency framework CSV, None for any other table."""
    sample = text[:_LOOKED_AT]
    for delimiter in _MARKS:
        rows = _first_rows(sample, delimiter, 1)
        positions = _by_name(rows[0]) if rows else None
        if positions:
            return Layout(delimiter, positions, len(rows[0]))
    for delimiter in (guess_delimiter(text), ":"):
        rows = _first_rows(sample, delimiter, _ROWS_LOOKED_AT)
        if rows and len(rows[0]) in {_FEWEST_COLUMNS, len(HEADERS)} and any(map(_is_framework_row, rows[1:])):
            return Layout(delimiter, _POSITIONS, len(rows[0]))
    return None


def read_rows(text: str, layout: Layout, incoming: Incoming, findings: list[Finding]) -> list[Row]:
    """All lines after the header, with a finding for those that are wider or narrower than it."""
    uneven = []
    rows = []
    for record in records(text, layout.delimiter, incoming, findings)[1:]:
        if len(record.cells) != layout.width:
            uneven.append(record)
        cells = {key: record.cells[at].strip() for key, at in layout.positions.items() if at < len(record.cells)}
        rows.append(Row(record.line, cells))
    if uneven:
        findings.append(_uneven(uneven, layout))
    return rows


def _uneven(uneven: Sequence[Record], layout: Layout) -> Finding:
    first = uneven[0]
    message = ngettext(
        "Line {line} has {found} cells where the header has {wanted}; Moodle refuses such a file.",
        "{count} lines have more or fewer cells than the header ({wanted}), first line {line} with {found}; "
        "Moodle refuses such a file.",
        len(uneven),
    )
    message = message.format(line=first.line, found=len(first.cells), wanted=layout.width, count=len(uneven))
    return warning("uneven_line", str(first.line), message, _("Missing cells count as empty, others were left out."))


def foreign_header(layout: Layout) -> Finding | None:
    """A remark when the columns could only be told by their position."""
    if layout.positions is not _POSITIONS:
        return None
    message = _("The header is not in English; the columns were taken in Moodle's own order.")
    return Finding(Severity.INFO, "header_by_position", "1", message)


def _first_rows(sample: str, delimiter: str, count: int) -> list[list[str]]:
    """The first lines that are not empty, as far as they can be read."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(cells)
            if len(rows) == count:
                break
    except csv.Error:
        pass
    return rows


def _by_name(header: Sequence[str]) -> dict[str, int] | None:
    """Positions by column key when the header has what no other table has."""
    known = {_bare(words): key for key, words in HEADERS.items()}
    positions: dict[str, int] = {}
    for at, cell in enumerate(header):
        key = known.get(_bare(cell))
        if key:
            positions.setdefault(key, at)
    wanted = {"ident", "name", "parent"}
    telling = {"is_framework", "scale_configuration", "rule_outcome", "exported_id"}
    return positions if wanted <= positions.keys() and telling & positions.keys() else None


def _bare(words: str) -> str:
    """A header without what changed over the years: capitals, blanks, hyphens, "(optional)", the word competency."""
    words = words.casefold().replace("(optional)", "").replace("competency", "").replace("numbers", "number")
    return re.sub(r"[\W_]+", "", words)


def _is_framework_row(cells: Sequence[str]) -> bool:
    """Whether a line describes the framework, by position."""
    if len(cells) < _FEWEST_COLUMNS or cells[_POSITIONS["is_framework"]].strip() != "1":
        return False
    return cells[_POSITIONS["scale_configuration"]].lstrip().startswith("[")
