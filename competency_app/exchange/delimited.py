"""Delimited text (CSV) nobody here wrote: encoding, delimiter and quotation marks, each guessed in the open.

The encoding: byte order mark, then strict UTF-8, then a guess the person can change. The delimiter: the one that
gives most lines the same number of cells.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from competency_app.domain.packages import Choice, Finding
from competency_app.domain.strict_json import UNWANTED, lazy
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import RefusedError, warning
from competency_app.i18n import _

DELIMITERS = (",", ";", "\t", "|")
ENCODING = "encoding"
_ENCODINGS = {
    "utf-8": lazy("Unicode (UTF-8)"),
    "cp1252": lazy("Western European (Windows-1252)"),
    "cp1250": lazy("Central European (Windows-1250)"),
    "cp1251": lazy("Cyrillic (Windows-1251)"),
    "cp1253": lazy("Greek (Windows-1253)"),
    "cp1254": lazy("Turkish (Windows-1254)"),
    "cp1256": lazy("Arabic (Windows-1256)"),
    "cp1257": lazy("Baltic (Windows-1257)"),
    "gb18030": lazy("Chinese, simplified (GB 18030)"),
    "big5": lazy("Chinese, traditional (Big5)"),
    "shift_jis": lazy("Japanese (Shift JIS)"),
    "euc_kr": lazy("Korean (EUC-KR)"),
}
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LOOKED_AT = 32 * 1024
_SEPARATOR_LINE = re.compile(r"""\A["']?sep=(?P<mark>[,;\t|:])["']?(?:\r\n|\n|\r)""", re.IGNORECASE)
# Apostrophes before it are part of the text; one more is added and taken away, so that each text comes back.
_FORMULA = re.compile(r"\A'*[=+\-@\t\r＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a table, or several when a cell has line breaks; `line` is the first, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The decoded file without unwanted characters; `choices` offers another encoding when it had to be guessed."""

    text: str
    choices: tuple[Choice, ...] = ()


def guarded(text: str) -> str:
    """Free text for a cell, with an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that `guarded` puts there."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def decoded(incoming: Incoming, findings: list[Finding]) -> Text:
    """The file as text; RefusedError when it is empty or its byte order mark lies."""
    if len(incoming.data) > incoming.limits.file_bytes:
        raise RefusedError("too_large", _("The file is larger than any framework."), incoming.name)
    text, choices = _decoded(incoming, findings)
    if UNWANTED.search(text):
        line = text.count("\n", 0, next(UNWANTED.finditer(text)).start()) + 1
        message = _("The file contains unseen characters such as controls or marks of direction.")
        findings.append(warning("unwanted_character", str(line), message, _("They were taken out.")))
        text = UNWANTED.sub("", text)
    if not text.strip():
        raise RefusedError("empty", _("The file is empty."), incoming.name)
    return Text(text, choices)


def _decoded(incoming: Incoming, findings: list[Finding]) -> tuple[str, tuple[Choice, ...]]:
    data = incoming.data
    wanted = incoming.options.get(ENCODING, "")
    marked = next((codec for mark, codec in _MARKS.items() if data.startswith(mark)), None)
    if marked:
        try:
            return data.decode(marked), ()
        except UnicodeDecodeError as problem:
            message = _("The beginning of the file says it is {encoding}, but its content is not.")
            raise RefusedError("encoding", message.format(encoding=marked[:6].upper().rstrip("-")), "1") from problem
    if wanted not in _ENCODINGS:
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError:
            pass
    encoding = _usable(data, wanted) or _guessed(data)
    message = _("The file is not Unicode text; it was read as {encoding}.")
    done = _("If letters look wrong, choose another encoding, or save the file as UTF-8.")
    words = _(_ENCODINGS[encoding])
    findings.append(warning("encoding_guessed", "", message.format(encoding=words), done))
    answers = tuple((codec, _(name)) for codec, name in _ENCODINGS.items() if codec != "utf-8")
    question = _("Encoding of the text; the file does not say")
    text = data.decode(encoding, "replace")
    return text, (Choice(ENCODING, question, answers, encoding),)


def _usable(data: bytes, encoding: str) -> str:
    """The encoding asked for when the file can be read in it."""
    if encoding not in _ENCODINGS:
        return ""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return encoding


def _guessed(data: bytes) -> str:
    """The most likely encoding that is not Unicode."""
    from charset_normalizer import from_bytes

    sample = data[:_LOOKED_AT]
    sample = sample[: sample.rfind(b"\n") + 1] or sample  # not in the middle of a character
    candidates = [codec for codec in _ENCODINGS if codec != "utf-8"]
    best: dict[str, float] = {}
    for match in from_bytes(sample, cp_isolation=candidates, enable_fallback=False):
        for codec in (match.encoding, *match.could_be_from_charset):
            best[codec] = max(best.get(codec, -1.0), match.coherence - 2 * match.chaos)
    # Of equals the more usual one: the order in which they are offered.
    likely = sorted((codec for codec in candidates if codec in best), key=lambda codec: -best[codec])
    return next((codec for codec in likely if _usable(data, codec)), "cp1252")


def guess_delimiter(text: str) -> str:
    """The delimiter under which most lines have the same number of cells, more than one; a comma when none has."""
    sample = text[:_LOOKED_AT]
    if len(text) > len(sample):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda one: _evenness(sample, one))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """Share of lines with the usual number of cells, and that number."""
    try:
        widths = Counter(
            len(cells) for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if cells
        )
    except csv.Error:
        return (0.0, 0)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return (count / widths.total(), width) if width > 1 else (0.0, 0)


def records(text: str, delimiter: str | None, incoming: Incoming, findings: list[Finding]) -> tuple[Record, ...]:
    """All lines that have something in them; RefusedError when there are too many or a cell is endless."""
    named = _SEPARATOR_LINE.match(text)
    mark = delimiter or (named["mark"] if named else guess_delimiter(text))
    skipped = 1 if named else 0
    text = text[named.end() :] if named else text
    limits = incoming.limits
    # Before parsing: a line of nothing but delimiters would become millions of cells at once.
    if text.count(mark) > limits.cells:
        message = _("The table has more than {limit} cells, more than any framework needs.")
        raise RefusedError("too_many_cells", message.format(limit=limits.cells))
    found: list[Record] = []
    for record in _parsed(text, mark, findings):
        if any(cell.strip() for cell in record.cells):
            found.append(Record(record.line + skipped, record.cells))
        if len(found) > limits.nodes:
            message = _("The table has more than {limit} lines, more than any framework needs.")
            raise RefusedError("too_many_entries", message.format(limit=limits.nodes))
    return tuple(found)


def _parsed(text: str, delimiter: str, findings: list[Finding]) -> Sequence[Record] | Iterator[Record]:
    """Strictly, else as leniently as spreadsheets do, with a finding."""
    try:
        return list(_rows(text, delimiter, strict=True))
    except _QuotesError as problem:
        message = _("Line {line}: the quotation marks of a cell do not pair up.").format(line=problem.line)
        done = _("The line was read as far as that is possible; check it and the lines after it.")
        findings.append(warning("quotes", str(problem.line), message, done))
        return _rows(text, delimiter, strict=False)


class _QuotesError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _rows(text: str, delimiter: str, *, strict: bool) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    line = 1
    try:
        for cells in reader:
            yield Record(line, tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells))
            line = reader.line_num + 1
    except csv.Error as problem:
        if "field larger" in str(problem):
            message = _("Line {line}: a cell goes on for more than {limit} characters.")
            message = message.format(line=line, limit=csv.field_size_limit())
            raise RefusedError("cell_too_long", message, str(line)) from problem
        raise _QuotesError(line) from problem
