"""Small workbooks made on the spot, whole or with one thing wrong in them."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[object]]
Change = Callable[[Any, Mapping[str, Any]], object]


def workbook(sheets: Mapping[str, Rows], change: Change | None = None) -> bytes:
    """A workbook of these sheets; `change` gets the workbook and its sheets before it is closed."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    made = {}
    for name, rows in sheets.items():
        made[name] = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    made[name].write_string(at, column, value)
                elif value is not None:
                    made[name].write(at, column, value)
    if change is not None:
        change(book, made)
    book.close()
    return buffer.getvalue()


def repacked(data: bytes, edit: Callable[[str, bytes], bytes]) -> bytes:
    """The archive with each part as `edit` returns it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, edit(name, source.read(name)))
    return buffer.getvalue()
