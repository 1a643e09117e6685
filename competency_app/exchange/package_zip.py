"""The own package as one file: `.framework.zip` with `framework.json` and a `text.<language>.json` per language.

Written the same way every time, so that a second export is identical. Reading never extracts: members come into
memory through a limit, and only those whose names the format knows.
"""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping

from competency_app.domain.packages import STRUCTURE_NAME, Finding, Package, Reading, text_name
from competency_app.exchange.limits import LIMITS, Limits, RefusedError, at_most, refusal, warning, what_can_be_read
from competency_app.exchange.naming import printable
from competency_app.i18n import _

_TEXT = re.compile(r"text\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\.json")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, OverflowError, IndexError)


def members(package: Package) -> dict[str, bytes]:
    """File names and contents of a package, in the order they are written."""
    named = {STRUCTURE_NAME: package.structure}
    named |= {text_name(language): content for language, content in package.texts.items()}
    return dict(sorted(named.items()))


def write_zip(package: Package) -> bytes:
    """The package as a ZIP archive: stored, sorted, without dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members(package).items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 3  # what the writing machine runs on must not show
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def read_zip(data: bytes, limits: Limits = LIMITS) -> Reading:
    """The package in an archive, or a refusal; never raises. Whether it is a sound framework is not decided here."""
    findings: list[Finding] = []
    try:
        package = _package(data, limits, findings)
    except RefusedError as problem:
        return refusal(problem, findings)
    except DAMAGED:
        message = _("The archive is damaged. Fetch or copy it again.")
        return refusal(RefusedError("damaged_archive", message), findings)
    return Reading(package, at_most(findings, limits.findings))


def _package(data: bytes, limits: Limits, findings: list[Finding]) -> Package:
    if len(data) > limits.file_bytes:
        raise RefusedError("too_large", _("The archive is larger than any framework package."))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        check_entries(entries, len(data), limits)
        return package_of(_known_members(archive, entries, limits, findings))


def language_of(name: str) -> str | None:
    """Language of a text file by its name, None when it is no text file."""
    match = _TEXT.fullmatch(name)
    return match["language"] if match else None


def package_of(named: Mapping[str, bytes]) -> Package:
    """The package made of files by name; RefusedError without `framework.json`."""
    if STRUCTURE_NAME not in named:
        message = _("There is no framework.json in it, so it is not a framework package.")
        raise RefusedError("no_structure", f"{message} {what_can_be_read()}", STRUCTURE_NAME)
    texts = {language: content for name, content in named.items() if (language := language_of(name))}
    return Package(named[STRUCTURE_NAME], texts)


def check_entries(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """Refuse before anything is unpacked: number, claimed sizes, ratio, methods, twins, overlaps."""
    if len(entries) > limits.members:
        message = _("The archive holds {count} files; at most {limit} are expected.")
        raise RefusedError("too_many_members", message.format(count=len(entries), limit=limits.members))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise RefusedError("encrypted", _("The archive is locked with a password. Unlock it first."))
    if any(entry.compress_type not in _METHODS for entry in entries):
        message = _("The archive is packed in an unusual way. Pack the folder again as an ordinary ZIP.")
        raise RefusedError("unusual_packing", message)
    twins = Counter(unicodedata.normalize("NFC", entry.filename).casefold() for entry in entries)
    if any(count > 1 for count in twins.values()):
        raise RefusedError("repeated_member", _("The archive holds two files of the same name."))
    if sum(entry.compress_size for entry in entries) > size:
        raise RefusedError("overlapping", _("The archive claims more than it holds, so it is damaged or made up."))
    for entry in entries:
        _check_size(entry.filename, entry.file_size, entry.compress_size, limits)
    if sum(entry.file_size for entry in entries) > limits.total_bytes:
        raise RefusedError("unpacks_too_large", _("Unpacked, the archive is larger than any framework."))


def _check_size(name: str, unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.member_bytes:
        message = _("Unpacked, “{name}” is larger than any framework.").format(name=printable(name))
        raise RefusedError("member_too_large", message, printable(name))
    if unpacked > limits.ratio * max(packed, 1):
        message = _("“{name}” unpacks to far more than its size; it was not read.").format(name=printable(name))
        raise RefusedError("ratio", message, printable(name))


def _known_members(
    archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], limits: Limits, findings: list[Finding]
) -> dict[str, bytes]:
    """Members the format knows; all may lie in one folder, as when somebody packs the folder itself."""
    entries = list(entries)
    folder = next((one.filename.removesuffix(STRUCTURE_NAME) for one in entries if _is_structure(one.filename)), "")
    known: dict[str, bytes] = {}
    for entry in entries:
        name = entry.filename.removeprefix(folder)
        if entry.filename.startswith(folder) and (name == STRUCTURE_NAME or language_of(name)):
            known[name] = _unpacked(archive, entry, limits)
        else:
            shown = printable(entry.filename)
            message = _("“{name}” does not belong to a framework package.").format(name=shown)
            findings.append(warning("unknown_member", shown, message, _("It was left out.")))
    return known


def _is_structure(name: str) -> bool:
    return name == STRUCTURE_NAME or (name.count("/") == 1 and name.endswith(f"/{STRUCTURE_NAME}"))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    """The content; the claimed size is not believed."""
    with archive.open(entry) as stream:
        content = stream.read(limits.member_bytes + 1)
    _check_size(entry.filename, len(content), entry.compress_size, limits)
    return content
