"""Answers of one round from a CSV file: columns code or key, level, reason, barrier, note."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from competency_app.actions import assessing
from competency_app.domain.answers import Barrier, Reason
from competency_app.domain.framework import Framework
from competency_app.domain.rounds import Form, RoundId
from competency_app.errors import KnownError
from competency_app.files import read_bytes
from competency_app.i18n import _, named
from competency_app.workspace import Workspace

MAX_SIZE = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `name` is a node's code or key."""

    line: int
    name: str
    level: str
    reason: str
    barrier: str
    note: str


def read(path: Path) -> tuple[Row, ...]:
    """Rows of a CSV file (UTF-8, comma or semicolon); KnownError "bad_csv" names the column or line."""
    try:
        text = read_bytes(path, MAX_SIZE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        message = _("{name} cannot be read as text (UTF-8). Nothing was recorded; save it as CSV UTF-8.")
        raise KnownError("bad_csv", message.format(name=path.name)) from problem
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [name.strip().casefold() for name in next(reader, [])]
        _must_have_columns(columns)
        # Spreadsheets leave rows without a word at the end.
        filled = (cells for cells in reader if any(cell.strip() for cell in cells))
        return tuple(_row(reader.line_num, dict(zip(columns, cells, strict=False))) for cells in filled)
    except csv.Error as problem:
        message = _("Line {line} is not CSV. Nothing was recorded; save the sheet as CSV UTF-8 again.")
        raise KnownError("bad_csv", message.format(line=reader.line_num)) from problem


def _must_have_columns(columns: Sequence[str]) -> None:
    missing = "level" if "level" not in columns else "code" if not {"code", "key"} & set(columns) else ""
    if missing:
        message = _("Column “{column}” is missing in row 1, so nothing was recorded. Found: {found}.")
        raise KnownError("bad_csv", message.format(column=missing, found=named(*columns) or "–"))


def _row(line: int, cells: Mapping[str, str]) -> Row:
    def cell(name: str) -> str:
        return cells.get(name, "").strip()

    return Row(line, cell("key") or cell("code"), cell("level"), cell("reason"), cell("barrier"), cell("note"))


def record(workspace: Workspace, framework_id: str, rows: Sequence[Row]) -> RoundId:
    """Start a round of everything and record the rows in it; nothing is written when a row is wrong."""
    framework = workspace.framework(framework_id)
    checked = [(_node(framework, row), row) for row in rows]
    for node, row in checked:
        _must_be_known(framework, node, row)
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder(framework_id, Form.EVERYTHING))
    for node, row in checked:
        _record(workspace, round_id, node, row)
    return round_id


def _node(framework: Framework, row: Row) -> str:
    if row.name in framework.by_key and framework.node(row.name).assessable:
        return row.name
    found = [node.key for node in framework.assessable if node.code == row.name]
    if len(found) == 1:
        return found[0]
    message = (
        _("Line {line}: “{name}” names {count} competences. Nothing was recorded; use the column key instead.")
        if found
        else _("Line {line}: “{name}” is not a competence of this framework. Nothing was recorded; correct the line.")
    )
    raise KnownError("bad_csv", message.format(line=row.line, name=row.name, count=len(found)))


def _must_be_known(framework: Framework, node: str, row: Row) -> None:
    known = {
        "level": {level.key for level in framework.scale_of(node).levels},
        "reason": {reason.value for reason in Reason},
        "barrier": {barrier.value for barrier in Barrier},
    }
    for column, values in known.items():
        value = getattr(row, column)
        if value and value not in values:
            message = _("Line {line}: “{value}” is no {column}. Nothing was recorded. Possible: {possible}.")
            possible = named(*sorted(values))
            raise KnownError("bad_csv", message.format(line=row.line, value=value, column=column, possible=possible))
    if row.level and row.reason:
        message = _("Line {line} has a level and a reason for none. Nothing was recorded; keep one of them.")
        raise KnownError("bad_csv", message.format(line=row.line))


def _record(workspace: Workspace, round_id: RoundId, node: str, row: Row) -> None:
    if row.level:
        assessing.record_level(workspace, round_id, node, row.level)
    elif row.reason:
        assessing.record_reason(workspace, round_id, node, Reason(row.reason))
    if row.barrier:
        assessing.set_barrier(workspace, round_id, node, Barrier(row.barrier))
    if row.note:
        assessing.set_note(workspace, round_id, node, row.note)
