"""One way in for framework files: what they are is decided by content, never by name."""

from dataclasses import replace
from pathlib import Path

from competency_app.domain.packages import STRUCTURE_NAME, Finding, Options, Reading
from competency_app.errors import KnownError
from competency_app.exchange.delimited import decoded
from competency_app.exchange.digcomp3.from_json import is_supplement as is_supplement_graph
from competency_app.exchange.digcomp3.from_json import read_graph
from competency_app.exchange.digcomp3.from_workbook import is_supplement as is_supplement_book
from competency_app.exchange.digcomp3.from_workbook import may_be_supplement, read_book
from competency_app.exchange.digcomp3.reader import read_supplement
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.json_reading import read_json
from competency_app.exchange.limits import LIMITS, Limits, RefusedError, at_most, refusal, warning
from competency_app.exchange.mahara.reader import is_matrix, read_matrix
from competency_app.exchange.moodle.layout import layout_of
from competency_app.exchange.moodle.reader import read_moodle
from competency_app.exchange.package_zip import language_of, package_of, read_zip
from competency_app.exchange.recognising import other_json, other_kind, unknown
from competency_app.exchange.sheets.kinds import is_workbook, other_office_file
from competency_app.exchange.sheets.mapping import asks_for_mapping
from competency_app.exchange.sheets.reading import read_sheets
from competency_app.exchange.sheets.text_table import is_table
from competency_app.exchange.sheets.workbook import read_workbook
from competency_app.files import read_bytes
from competency_app.i18n import _

_ZIP = b"PK"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 4096


def read_framework(
    path: Path,
    language: str = "und",
    *,
    framework_id: str | None = None,
    options: Options | None = None,
    limits: Limits = LIMITS,
) -> Reading:
    """What the file or folder holds, as a package with findings, or a refusal; never raises."""
    try:
        folder = path.parent if _is_inside_package(path) else path
        if folder.is_dir():
            return _read_folder(folder, limits)
        incoming = incoming_of(path, language, framework_id=framework_id, options=options, limits=limits)
    except RefusedError as problem:
        return refusal(problem)
    return read_file(incoming)


def incoming_of(
    path: Path,
    language: str = "und",
    *,
    framework_id: str | None = None,
    options: Options | None = None,
    limits: Limits = LIMITS,
) -> Incoming:
    """The file with what is known about it; RefusedError when it cannot be read at all."""
    return Incoming(_content(path, limits), path.name, language, framework_id, options or {}, limits)


def _is_inside_package(path: Path) -> bool:
    """Whether somebody chose a file of a package's folder instead of the folder."""
    return path.name == STRUCTURE_NAME or (
        language_of(path.name) is not None and (path.parent / STRUCTURE_NAME).is_file()
    )


def read_file(incoming: Incoming) -> Reading:
    """What the bytes hold, as a package with findings, or a refusal; never raises."""
    try:
        other = other_office_file(incoming.data, incoming.name)
        if other is not None:
            raise other
        if incoming.data.startswith(_ZIP):
            return _read_archive(incoming)
        if _looks_like_json(incoming.data):
            return _read_json(incoming)
        if _looks_like_text(incoming.data):
            return _read_table(incoming)
        raise unknown(incoming.name, other_kind(incoming.data, _start(incoming.data)))
    except RefusedError as problem:
        return refusal(problem)


def _read_archive(incoming: Incoming) -> Reading:
    """A workbook, or the files of a package."""
    if may_be_supplement(incoming.data) and not asks_for_mapping(incoming.options):
        findings: list[Finding] = []
        book = read_workbook(incoming.data, incoming.limits)
        if is_supplement_book(book):
            return read_supplement(read_book(book, findings), incoming, findings)
    if is_workbook(incoming.data):
        return read_sheets(incoming)
    return replace(read_zip(incoming.data, incoming.limits), file_format="package")


def _read_json(incoming: Incoming) -> Reading:
    """The reader whose names the file has."""
    parsed, findings = read_json(incoming.data, incoming.limits)
    if is_supplement_graph(parsed):
        return read_supplement(read_graph(parsed, incoming.limits, findings), incoming, findings)
    if is_matrix(parsed):
        return read_matrix(parsed, incoming, findings)
    raise unknown(incoming.name, other_json(parsed))


def _read_table(incoming: Incoming) -> Reading:
    """Delimited text: the one layout that is a format of its own, else a table somebody made."""
    findings: list[Finding] = []
    text = decoded(incoming, findings)
    layout = layout_of(text.text)
    if layout is not None and not asks_for_mapping(incoming.options):
        return read_moodle(text, layout, incoming, findings)
    if not is_table(text.text, incoming):
        raise unknown(incoming.name)
    return read_sheets(incoming)


def _looks_like_json(data: bytes) -> bool:
    return _start(data).startswith(("{", "[")) or not data.strip()


def _looks_like_text(data: bytes) -> bool:
    """Whether this can be a table: no zero bytes but in UTF-16, and none of the kinds known by their first letters."""
    is_text = data.startswith(_WIDE_MARKS) or b"\0" not in data[:_LOOKED_AT]
    return is_text and not other_kind(data, _start(data))


def _start(data: bytes) -> str:
    """The beginning, only for a look at its first letters."""
    encoding = "utf-16" if data.startswith(_WIDE_MARKS) else "utf-8-sig"
    return data[:_LOOKED_AT].decode(encoding, "ignore").lstrip()


def _read_folder(folder: Path, limits: Limits) -> Reading:
    findings: list[Finding] = []
    named: dict[str, bytes] = {}
    total = 0
    for path in _listed(folder, limits):
        if path.name == STRUCTURE_NAME or language_of(path.name):
            named[path.name] = _content(path, limits)
            total += len(named[path.name])
            if total > limits.total_bytes:
                raise RefusedError("too_large", _("The folder holds more than any framework package."), folder.name)
        elif path.name.startswith("text."):
            message = _("“{name}” is not named like text.<language>.json.").format(name=path.name)
            findings.append(warning("unknown_member", path.name, message, _("It was left out.")))
    return Reading(package_of(named), at_most(findings, limits.findings), "package")


def _listed(folder: Path, limits: Limits) -> list[Path]:
    """Files a package may consist of, by name."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json" and path.is_file())
    except OSError as problem:
        raise _unreadable(folder) from problem
    if len(paths) > limits.members:
        message = _("The folder holds {count} JSON files; a framework package has at most {limit}.")
        raise RefusedError("too_many_members", message.format(count=len(paths), limit=limits.members), folder.name)
    return paths


def _content(path: Path, limits: Limits) -> bytes:
    # Pipes and devices would never end.
    if not path.is_file():
        message = _("There is no file {name}. Check the name and the folder.")
        raise RefusedError("missing", message.format(name=path.name), path.name)
    try:
        return read_bytes(path, limits.file_bytes)
    except KnownError as problem:
        raise RefusedError("too_large", problem.message, path.name) from problem
    except OSError as problem:
        raise _unreadable(path) from problem


def _unreadable(path: Path) -> RefusedError:
    message = _("{name} cannot be read. It may be open in another program or belong to someone else.")
    return RefusedError("unreadable", message.format(name=path.name), path.name)
