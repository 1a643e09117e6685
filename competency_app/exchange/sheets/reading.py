"""Spreadsheets as framework packages: what was recognised, what was assumed, and what comes of it."""

from dataclasses import dataclass, replace

from competency_app.domain.packages import Finding, Reading
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import RefusedError, at_most, refusal
from competency_app.exchange.sheets.assumptions import assumptions
from competency_app.exchange.sheets.build import build
from competency_app.exchange.sheets.mapping import wishes
from competency_app.exchange.sheets.own_sheets import OwnSheets, own_sheets
from competency_app.exchange.sheets.recognise import Recognised, recognise
from competency_app.exchange.sheets.table import Book, trimmed
from competency_app.exchange.sheets.text_table import read_text_table
from competency_app.exchange.sheets.workbook import read_workbook
from competency_app.i18n import _

_ZIP = b"PK"


# What a reading says of a table that somebody made; our own files go by the names of their formats.
TABLE = "table"


@dataclass(frozen=True, slots=True)
class Look:
    """A spreadsheet read with somebody's wishes: the book and the mapping as far as they got.

    Without a book or a mapping the reading is a refusal that says why.
    """

    reading: Reading
    book: Book | None = None
    found: Recognised | None = None


def read_sheets(incoming: Incoming) -> Reading:
    """The file as a package with findings, or a refusal; never raises."""
    return look(incoming).reading


def look(incoming: Incoming, book: Book | None = None) -> Look:
    """Everything about a spreadsheet; never raises. *book* is what an earlier look at the same file gave."""
    is_workbook = incoming.data.startswith(_ZIP)
    try:
        book = book or (read_workbook(incoming.data, incoming.limits) if is_workbook else read_text_table(incoming))
    except RefusedError as problem:
        return Look(refusal(problem))
    findings = list(book.findings)
    own = own_sheets(book, findings)
    if own is None:
        book = replace(book, tables=tuple(map(trimmed, book.tables)))
    found: Recognised | None = None
    try:
        found = recognise(book, own, wishes(incoming.options))
        reading = _made(book, found, own, incoming, findings)
    except RefusedError as problem:
        reading = refusal(problem, at_most(findings, incoming.limits.findings))
    file_format = TABLE if own is None else "xlsx" if is_workbook else "csv"
    return Look(replace(reading, file_format=file_format, choices=book.choices), book, found)


def _made(book: Book, found: Recognised, own: OwnSheets | None, incoming: Incoming, findings: list[Finding]) -> Reading:
    if found.about_people:
        raise _about_people(found)
    made = build(book, found, own, incoming, findings)
    assumed = assumptions(book, found, made.scale, is_own=own is not None)
    return Reading(made.package, at_most(findings, incoming.limits.findings), assumed=assumed)


def _about_people(found: Recognised) -> RefusedError:
    message = _(
        "The sheet “{name}” seems to hold people’s answers or levels, one row for each person, and not the "
        "descriptions of competences. A framework needs a list of competences. If this sheet is one after all, say "
        "what its columns are."
    )
    return RefusedError("about_people", message.format(name=found.table.name), found.table.name)
