"""Texts of a framework as a table for translators (CSV as Weblate reads and writes it), out and in.

Columns: location (where one meets the text), context and ID (the name of its place), source, target, fuzzy. A row
is known by the name of its place; where the table came back without it, by no other way.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from competency_app.domain.packages import Finding
from competency_app.errors import KnownError
from competency_app.exchange.delimited import Record, decoded, guarded, records, unguarded
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import LIMITS, Limits, RefusedError, at_most, warning
from competency_app.exchange.naming import printable
from competency_app.files import read_bytes
from competency_app.i18n import _, named

COLUMNS = ("location", "context", "source", "target", "ID", "fuzzy")
_KEYS = ("context", "id", "location")
_YES = frozenset({"true", "1", "yes", "fuzzy"})


@dataclass(frozen=True, slots=True)
class Row:
    """One text: the name of its place, the words translated, their translation; `line` in the file, 0 when written."""

    name: str
    source: str
    target: str
    location: str = ""
    is_fuzzy: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """What a file of translations holds; without rows it was refused and the first finding says why."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()


def write_translation(rows: Iterable[Row]) -> bytes:
    """UTF-8 with its mark, so that spreadsheets show every script."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in rows:
        words = (guarded(row.location), row.name, guarded(row.source), guarded(row.target), row.name)
        writer.writerow((*words, "True" if row.is_fuzzy else ""))
    return buffer.getvalue().encode("utf-8-sig")


def read_translation(path: Path, known: frozenset[str], limits: Limits = LIMITS) -> Table:
    """The rows whose places are `known`, the last of equal ones; never raises. UTF-8, UTF-16, any delimiter."""
    findings: list[Finding] = []
    try:
        # A framework has many more texts than entries.
        incoming = Incoming(_content(path, limits), path.name, limits=replace(limits, nodes=limits.nodes * 10))
        table = records(decoded(incoming, findings).text, None, incoming, findings)
        rows = _rows(table, known, findings, incoming)
    except RefusedError as problem:
        return Table((), (problem.finding, *findings))
    return Table(rows, at_most(findings, limits.findings))


def _content(path: Path, limits: Limits) -> bytes:
    if not path.is_file():  # pipes and devices would never end
        message = _("There is no file {name}. Check the name and the folder.")
        raise RefusedError("missing", message.format(name=path.name), path.name)
    try:
        return read_bytes(path, limits.file_bytes)
    except KnownError as problem:
        raise RefusedError("too_large", problem.message, path.name) from problem
    except OSError as problem:
        message = _("{name} cannot be read. It may be open in another program or belong to someone else.")
        raise RefusedError("unreadable", message.format(name=path.name), path.name) from problem


def _rows(
    table: Sequence[Record], known: frozenset[str], findings: list[Finding], incoming: Incoming
) -> tuple[Row, ...]:
    columns = _columns(table, incoming.name)
    found: dict[str, Row] = {}
    for record in table[1:]:
        row = _row(record, columns, known)
        if row is None:
            message = _("Line {line}: this framework has no text named “{name}”.")
            name = printable(_cell(record, columns, next(key for key in _KEYS if key in columns)))
            message = message.format(line=record.line, name=name)
            findings.append(warning("unknown_place", str(record.line), message, _("The line was left out.")))
            continue
        if row.name in found:
            message = _("Line {line}: “{name}” is there a second time.").format(line=record.line, name=row.name)
            findings.append(warning("repeated_place", str(record.line), message, _("The later line counts.")))
        found[row.name] = row
    if not found:
        message = _(
            "No line of {name} belongs to this framework. Save its texts for translation again, and fill those."
        )
        raise RefusedError("nothing_known", message.format(name=incoming.name), incoming.name)
    return tuple(found.values())


def _columns(table: Sequence[Record], name: str) -> Mapping[str, int]:
    """Columns by name in small letters, the first of equal ones."""
    heads = [head.strip().casefold() for head in table[0].cells]
    columns = {head: at for at, head in reversed(list(enumerate(heads))) if head}
    if "target" not in columns or not any(key in columns for key in _KEYS):
        message = _("{name} has no columns “context” and “target”. Found in its first line: {found}.")
        found = named(*(printable(head) for head in table[0].cells[:10]))
        raise RefusedError("no_columns", message.format(name=name, found=found), str(table[0].line))
    return columns


def _row(record: Record, columns: Mapping[str, int], known: frozenset[str]) -> Row | None:
    for key in _KEYS:
        name = _cell(record, columns, key).strip()
        if name in known:
            source, target = (unguarded(_cell(record, columns, column)) for column in ("source", "target"))
            is_fuzzy = _cell(record, columns, "fuzzy").strip().casefold() in _YES
            return Row(name, source, target.strip(), is_fuzzy=is_fuzzy, line=record.line)
    return None


def _cell(record: Record, columns: Mapping[str, int], name: str) -> str:
    at = columns.get(name, -1)
    return record.cells[at] if 0 <= at < len(record.cells) else ""
