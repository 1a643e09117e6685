"""Office files of other kinds than XLSX: known well enough to say what to do with them."""

from competency_app.exchange.limits import RefusedError
from competency_app.exchange.sheets.workbook_guard import WORKBOOK, names
from competency_app.i18n import _

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"


def is_workbook(data: bytes) -> bool:
    """Whether an archive is an XLSX workbook; a damaged archive is not."""
    return WORKBOOK in names(data)


def other_office_file(data: bytes, name: str) -> RefusedError | None:
    """Why a file of another office kind cannot be read; None for anything else."""
    if data.startswith(_OLD_OFFICE):
        message = _(
            "{name} is an old or locked office file. If it has a password, take it away; then save it as an XLSX "
            "workbook and add that."
        )
    elif _OPEN_DOCUMENT in data[:128]:
        message = _("{name} is an OpenDocument file. Save it as an XLSX workbook and add that.")
    else:
        inside = names(data)
        if "xl/workbook.bin" in inside:
            message = _("{name} is a binary workbook (XLSB). Save it as an XLSX workbook and add that.")
        elif "word/document.xml" in inside or "ppt/presentation.xml" in inside:
            message = _("{name} is a document and not a table. Copy the table into a workbook (XLSX) and add that.")
        else:
            return None
    return RefusedError("other_office_file", message.format(name=name), name)
