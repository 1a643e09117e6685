"""Whether a workbook may be read at all: sizes, packing, and how much XML a reader would have to go through.

Everything is looked at as bytes, before a parser sees it.
"""

import io
import re
import zipfile

from competency_app.exchange.limits import Limits, RefusedError
from competency_app.exchange.package_zip import DAMAGED, check_entries
from competency_app.i18n import _

WORKBOOK = "xl/workbook.xml"
_XML = (".xml", ".rels", ".vml")
_ROWS = re.compile(rb"<(?:\w+:)?sheetData[\s>/]")
_ROWS_END = b"sheetData>"
_TAGS_A_CELL = 4


def names(data: bytes) -> frozenset[str]:
    """Names of what an archive holds, none when it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except DAMAGED:
        return frozenset()


def check_workbook(data: bytes, limits: Limits) -> None:
    """RefusedError for an archive that is damaged, packed like a bomb, or larger than any framework needs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            check_entries(entries, len(data), limits.for_workbooks())
            if sum(entry.file_size for entry in entries) > limits.workbook_ratio * len(data):
                message = _("The workbook unpacks to far more than its size; it was not read.")
                raise RefusedError("ratio", message)
            parts = (archive.read(entry) for entry in entries if entry.filename.lower().endswith(_XML))
            if sum(_values_in(part, limits) for part in parts) > limits.workbook_cells:
                raise too_many_cells(limits)
    except DAMAGED as problem:
        message = _("The archive is damaged. Fetch or copy it again.")
        raise RefusedError("damaged_archive", message) from problem


def _values_in(xml: bytes, limits: Limits) -> int:
    """How many cells of a sheet hold something; formatted ones without a value may be a million and cost nothing.

    Everything else in a part is read at once; RefusedError when that is too much.
    """
    rows = _ROWS.search(xml)
    if rows is not None:
        end = max(xml.rfind(_ROWS_END), rows.end())
        tags = xml.count(b"<", 0, rows.start()) + xml.count(b"<", end)
    else:
        tags = xml.count(b"<")
    if tags > _TAGS_A_CELL * limits.workbook_cells:
        raise too_many_cells(limits)
    # Each value has a beginning and an end, with or without a prefix.
    return (xml.count(b"v>") + xml.count(b"is>")) // 2 if rows is not None else 0


def too_many_cells(limits: Limits) -> RefusedError:
    """The refusal of a workbook that is larger than any framework."""
    message = _("The workbook has more than {limit} cells, more than any framework needs.")
    return RefusedError("too_many_cells", message.format(limit=limits.workbook_cells))
