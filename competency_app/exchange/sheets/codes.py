"""Codes that a spreadsheet program took for numbers or dates, as somebody typed them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from competency_app.domain.packages import Finding, Severity
from competency_app.exchange.limits import warning
from competency_app.exchange.naming import printable
from competency_app.exchange.sheets.mapping import Layout, Role, SheetMapping
from competency_app.exchange.sheets.table import CellKind, Table
from competency_app.i18n import _

_MONTH_NAMES = (
    "jan ene janv янв",
    "feb fév fev февр фев",
    "mar mär mrz mars мар",
    "apr avr abr апр",
    "may mai май мая",
    "jun juin июн",
    "jul juil июл",
    "aug aoû ago авг",
    "sep sept set сен",
    "oct okt out окт",
    "nov нояб ноя",
    "dec dez déc dic дек",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_SPELT_DATE = re.compile(
    r"(?P<day>\d{1,2})[.\-/ ]+(?P<month>[^\W\d]{3,5})\.?|(?P<month2>[^\W\d]{3,5})[.\-/ ]+(?P<day2>\d{1,2})"
)
_DECIMAL_COMMA = re.compile(r"\d+(?:,\d+)+")
_CODE_ROLES = (Role.CODE, Role.NUMBER, Role.PARENT, Role.KEY)


def mended(table: Table, mapping: SheetMapping, findings: list[Finding]) -> Table:
    """The table with codes as they were meant, each mended one reported."""
    rows = [list(row) for row in table.rows]
    for role in _CODE_ROLES:
        for at in mapping.columns(role, None):
            column = [row[at] for row in rows[mapping.header + 1 :]]
            _mend_commas(column, table, at, mapping.header + 1, findings)
            _mend_dates(column, table, at, mapping.header + 1, findings)
            if mapping.uses[at].step == 0 and role is not Role.PARENT and not mapping.columns(Role.ROW_LEVEL):
                is_unique = mapping.layout in {Layout.LIST, Layout.NUMBERS, Layout.PARENT}
                _mend_repeats(column, table, at, mapping.header + 1, findings, is_unique)
            for row, cell in zip(rows[mapping.header + 1 :], column, strict=True):
                row[at] = cell
    return replace(table, rows=tuple(map(tuple, rows)))


def is_touched(table: Table, mapping: SheetMapping) -> bool:
    """Whether identifiers came twice or cells are no text any more, as after a spreadsheet program had the file."""
    at = mapping.first(Role.KEY)
    keys = [key for key in table.column(at, mapping.header + 1) if key] if at is not None else []
    return bool(table.kinds) or len(set(keys)) < len(keys)


def _mend_commas(column: list[str], table: Table, at: int, start: int, findings: list[Finding]) -> None:
    """`1,1` out of a file with decimal commas."""
    found = [number for number, cell in enumerate(column) if _DECIMAL_COMMA.fullmatch(cell)]
    if not found:
        return
    for number in found:
        column[number] = column[number].replace(",", ".")
    message = _("Codes are written with a comma, such as “{code}”.")
    message = message.format(code=column[found[0]].replace(".", ","))
    done = _("They were read with a full stop.")
    findings.append(Finding(Severity.INFO, "comma_codes", table.place(start + found[0], at), message, done))


def _mend_dates(column: list[str], table: Table, at: int, start: int, findings: list[Finding]) -> None:
    mark = _usual_mark(column)
    for number, cell in enumerate(column):
        day = _date_of(cell, table.kinds.get((start + number, at)))
        if day is None:
            continue
        # Neighbours that are dates too say nothing; the ones above are mended already.
        around = (column[number - 1 : number] if number else []) + column[number + 1 : number + 2]
        fronts = [re.split(r"\D", near)[0] for near in around]
        both = [f"{day[0]}{mark}{day[1]}", f"{day[1]}{mark}{day[0]}"]
        column[number] = next((one for front in fronts for one in both if one.split(mark)[0] == front), both[0])
        message = _("The code has become a date ({shown}), as spreadsheet programs do with codes like 1-2.")
        done = _("It was read as “{code}”; check it.").format(code=column[number])
        message = message.format(shown=printable(cell))
        findings.append(warning("date_code", table.place(start + number, at), message, done))


def _usual_mark(column: Sequence[str]) -> str:
    marks = Counter(
        found[0] for cell in column if (found := re.findall(r"(?<=\w)[.\-/](?=\w)", cell)) and not _spelt(cell)
    )
    return marks.most_common(1)[0][0] if marks else "."


def _date_of(cell: str, kind: CellKind | None) -> tuple[int, int] | None:
    """Month and day of a cell that is a date, or looks like what a date becomes in a text file."""
    if kind is CellKind.DATE:
        try:
            day = date.fromisoformat(cell[:10])
        except ValueError:
            return None
        return day.month, day.day
    return _spelt(cell)


def _spelt(cell: str) -> tuple[int, int] | None:
    match = _SPELT_DATE.fullmatch(cell.strip())
    if match is None:
        return None
    name = (match["month"] or match["month2"]).casefold()
    month = _MONTHS.get(name, _MONTHS.get(name[:3]))
    return (month, int(match["day"] or match["day2"])) if month else None


def _mend_repeats(
    column: list[str], table: Table, at: int, start: int, findings: list[Finding], is_unique: bool
) -> None:
    """`1.1` for the second time right after `1.9` was `1.10`; counting may begin anew in each area."""
    seen: set[str] = set()
    before = ""
    for number, cell in enumerate(column):
        meant = _after(before) if cell in seen else ""
        if meant and meant.rstrip("0") == cell.rstrip("0") and meant not in seen:
            column[number] = meant
            message = _("The code {code} is there twice: spreadsheet programs take 1.10 for the number 1.1.")
            done = _("The second one was read as {meant}.").format(meant=meant)
            place = table.place(start + number, at)
            findings.append(warning("number_code", place, message.format(code=printable(cell)), done))
        seen.add(column[number])
        before = column[number] or before
    for number, place in _still_repeated(column, table, at, start) if is_unique else ():
        message = _("The code {code} is there twice.").format(code=printable(column[number]))
        findings.append(warning("repeated_code", place, message, _("Both entries were kept.")))


def _after(code: str) -> str:
    """The code that follows in counting, when its last part ends in a nought: `1.10` after `1.9`."""
    front, dot, last = code.rpartition(".")
    if not dot or not last.isascii() or not last.isdigit():
        return ""
    following = f"{front}.{int(last[:9]) + 1}"
    return following if following.endswith("0") else ""


def _still_repeated(column: Sequence[str], table: Table, at: int, start: int) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for number, cell in enumerate(column):
        if cell and cell in seen:
            yield number, table.place(start + number, at)
        seen.add(cell)
