"""The program’s own workbook and text file: the sheets of `own_tables` as bytes, the same ones every time."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from competency_app.domain import strict_json
from competency_app.domain.framework_file import FrameworkFile, Node, NodeText, TextFile
from competency_app.domain.packages import STRUCTURE_NAME, Finding, text_name
from competency_app.exchange.delimited import guarded
from competency_app.exchange.losses import lost
from competency_app.exchange.outgoing import Outgoing, Written
from competency_app.exchange.sheets import own_words
from competency_app.exchange.sheets.own_tables import OwnTable, own_tables
from competency_app.exchange.sheets.text_table import SECTION
from competency_app.i18n import _, direction, named, ngettext, translator

LONGEST_CELL = 32_767  # more does not fit into a cell of a workbook
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_WIDE, _NARROW = 44, 16
_LONG = 24


def write_workbook(outgoing: Outgoing) -> Written:
    """The framework as a workbook with every language, and a sheet that explains it."""
    tables, cut = _fitting(own_tables(outgoing))
    content = workbook_of(tables, read_me(outgoing.language), outgoing.language)
    return Written(content, (*cut, *_unknown(outgoing)))


def write_text_table(outgoing: Outgoing) -> Written:
    """The framework as one text table: first the competences, then the other sheets, each after its mark."""
    tables = sorted(own_tables(outgoing), key=lambda table: table.kind != "competences" or bool(table.language))
    width = max(len(row) for table in tables for row in table.rows)
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL)
    for number, table in enumerate(tables):
        if number:
            mark = f"{SECTION}{table.kind}" + (f" {table.language}" if table.language else "")
            writer.writerow(_padded((mark,), width))
        for row in table.rows:
            cells = (guarded(cell) if at in table.free else cell for at, cell in enumerate(row))
            writer.writerow(_padded(tuple(cells), width))
    # The byte order mark tells spreadsheet programs the encoding.
    return Written(buffer.getvalue().encode("utf-8-sig"), tuple(_unknown(outgoing)))


def workbook_of(tables: Sequence[OwnTable], explained: Sequence[str], language: str) -> bytes:
    """A workbook whose first sheet explains the others; every cell is text, nothing is calculated."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    # Else two exports of one framework would differ.
    book.set_properties({"created": _CREATED.replace(tzinfo=None)})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    exact = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet = _sheet(book, own_words.in_language(own_words.READ_ME, language), language)
    sheet.set_column(0, 0, 2 * _WIDE, body)
    for line, sentence in enumerate(explained):
        sheet.write_string(line, 0, sentence, head if line == 0 else body)
    for table in tables:
        sheet = _sheet(book, table.name(language), language)
        has_head = table.kind != "framework"
        if has_head:
            sheet.freeze_panes(1, 0)
        for at in range(len(table.rows[0])):
            longest = max(len(row[at]) for row in table.rows)
            sheet.set_column(at, at, _WIDE if longest > _LONG else _NARROW, body if at in table.free else exact)
        for line, row in enumerate(table.rows):
            for at, cell in enumerate(row):
                style = head if has_head and line == 0 else body if at in table.free else exact
                sheet.write_string(line, at, cell, style)
    book.close()
    return buffer.getvalue()


def read_me(language: str) -> tuple[str, ...]:
    """What the workbook is and what may be done with it, in a language."""
    tr = translator(language).gettext
    competences = own_words.in_language(own_words.SHEETS["competences"], language)
    levels = own_words.in_language(own_words.SHEETS["levels"], language)
    framework = own_words.in_language(own_words.SHEETS["framework"], language)
    return (
        tr("This workbook holds a framework of competences. You can change it and add it to the program again."),
        tr("The sheet “{sheet}” says what the framework is called and where it comes from. Keep its first row.").format(
            sheet=framework
        ),
        tr("The sheet “{sheet}” has a row for each level, the lowest first.").format(sheet=levels),
        tr(
            "The sheet “{sheet}” has a row for each entry. The columns named after the levels say what each level "
            "means there; leave a cell empty where you have nothing to say."
        ).format(sheet=competences),
        tr("You may add and delete rows, and delete columns you do not need. The words in the first row of each sheet "
           "have to stay as they are."),
        tr("When you have changed a framework that is already in the program, give it another version."),
        tr("To add it, open the page of frameworks in the program, choose “Add from a file…” and this file. Nothing is "
           "stored before you have looked at it."),
    )  # fmt: skip


def _sheet(book: Any, name: str, language: str) -> Any:
    sheet = book.add_worksheet(name)
    if direction(language) == "rtl":
        sheet.right_to_left()
    return sheet


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _fitting(tables: Sequence[OwnTable]) -> tuple[list[OwnTable], list[Finding]]:
    """The tables with over-long cells cut, and a sentence for each of those."""
    findings = []
    fitting = []
    for table in tables:
        for row in table.rows:
            for cell in row:
                if len(cell) > LONGEST_CELL:
                    message = _("A text of {row} has {length} characters; a cell of a workbook holds {limit}.")
                    message = message.format(row=row[0][:60], length=len(cell), limit=LONGEST_CELL)
                    findings.append(lost("too_long_for_cell", message, row[0][:60], _("It was cut.")))
        rows = tuple(tuple(cell[:LONGEST_CELL] for cell in row) for row in table.rows)
        fitting.append(replace(table, rows=rows))
    return fitting, findings


def _unknown(outgoing: Outgoing) -> Iterator[Finding]:
    """Names in the files of the package that no sheet has a place for."""
    package = outgoing.package
    files = {STRUCTURE_NAME: package.structure} | {text_name(name): one for name, one in package.texts.items()}
    found = {name: sorted(set(_unknown_names(name, data))) for name, data in files.items()}
    for name, unknown in found.items():
        if unknown:
            message = ngettext(
                "A name in {file} has no place in a table: {names}.",
                "{count} names in {file} have no place in a table: {names}.",
                len(unknown),
            )
            message = message.format(file=name, names=named(*unknown[:8]), count=len(unknown))
            yield lost("unknown_names", message, name)


def _unknown_names(name: str, data: bytes) -> Iterator[str]:
    raw = strict_json.parse(data).value
    kinds = (FrameworkFile, Node) if name == STRUCTURE_NAME else (TextFile, NodeText)
    yield from set(raw) - set(kinds[0].__struct_encode_fields__)
    nodes = raw.get("nodes", [])
    for node in nodes.values() if isinstance(nodes, Mapping) else nodes:
        yield from set(node) - set(kinds[1].__struct_encode_fields__)
