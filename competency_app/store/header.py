"""What kind of file lies at a path, read from its first bytes alone, so that nothing is touched.

`user_version` holds two numbers: the schema (upper half), and the oldest schema whose program may still read it
(lower half). `application_id` tells our files from other SQLite databases.
"""

import math
import struct
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from competency_app.store.database import DRIVER, Access, connect
from competency_app.store.problems import explained, known

APPLICATION_ID = 0x434D5054
SCHEMA = 4
READABLE_SINCE = 1
REVISION = "v0004"

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_WRITE_VERSION, _WITH_LOG = 18, b"\x02"
_FIRST_PAGE = 4096
_RANDOM_BITS = 7.5


@dataclass(frozen=True, slots=True)
class Header:
    """The numbers that decide whether this program may open the file."""

    schema: int
    readable_since: int

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote the file."""
        return self.schema > SCHEMA

    @property
    def is_older(self) -> bool:
        """Whether the file must be brought up to date first."""
        return self.schema < SCHEMA

    @property
    def is_readable(self) -> bool:
        """Whether this program understands the tables."""
        return self.readable_since <= SCHEMA


def packed(schema: int = SCHEMA, readable_since: int = READABLE_SINCE) -> int:
    """Return both numbers as one `user_version`."""
    return schema << 16 | readable_since


def unpacked(user_version: int) -> Header:
    """Return the numbers in a `user_version`."""
    return Header(user_version >> 16, user_version & 0xFFFF)


def log_path(path: Path) -> Path:
    """Return the path of SQLite's write-ahead log of a file."""
    path = path.resolve()
    return path.with_name(path.name + "-wal")


def was_closed_cleanly(path: Path) -> bool:
    """Return False when a log with content is left, as after a crash."""
    log = log_path(path)
    return not log.exists() or log.stat().st_size == 0


def is_at_rest(path: Path) -> bool:
    """Return whether nobody has a file open that would keep a log: then reading needs no files beside it."""
    with path.open("rb") as stream:
        first = stream.read(_LENGTH)
    return first[_WRITE_VERSION : _WRITE_VERSION + 1] == _WITH_LOG and not log_path(path).exists()


def read_header(path: Path, key: bytes | None = None) -> Header:
    """Return the numbers of a profile file.

    KnownError `missing`, `zero_bytes`, `not_a_profile`, `needs_pin`, `wrong_pin`, `damaged` when it was cut short.
    """
    with explained(path):
        if not path.is_file():
            raise known("not_a_profile" if path.exists() else "missing", path)
        size = path.stat().st_size
        first = _first_page(path)
    if size == 0:
        raise known("zero_bytes", path)
    if key is not None:
        return _read_with_key(path, key)
    if not first.startswith(_MAGIC):
        raise known("needs_pin" if _looks_encrypted(first, size) else "not_a_profile", path)
    if len(first) < _LENGTH:
        raise known("damaged", path)
    user_version, application_id = struct.unpack(">60xI4xI28x", first[:_LENGTH])
    if application_id != APPLICATION_ID:
        raise known("not_a_profile", path)
    if size < _promised_size(first) and was_closed_cleanly(path):
        raise known("damaged", path)
    return unpacked(user_version)


def _first_page(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_FIRST_PAGE)
    except PermissionError as error:
        raise known("not_readable", path) from error


def _read_with_key(path: Path, key: bytes) -> Header:
    try:
        connection = connect(path, key, Access(read_only=True, immutable=not log_path(path).exists()))
        try:
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            user_version = connection.execute("PRAGMA user_version").fetchone()[0]
        finally:
            connection.close()
    except DRIVER.Error as error:
        raise known("wrong_pin", path) from error
    if application_id != APPLICATION_ID:
        raise known("not_a_profile", path)
    return unpacked(user_version)


def _promised_size(first: bytes) -> int:
    page, pages = struct.unpack(">16xH10xI", first[:32])
    return (65536 if page == 1 else int(page)) * int(pages)


def _looks_encrypted(first: bytes, size: int) -> bool:
    """Return whether a page of the file is as even as only encrypted data is."""
    if size % _FIRST_PAGE or len(first) < _FIRST_PAGE:
        return False
    shares = [count / len(first) for count in Counter(first).values()]
    return -sum(share * math.log2(share) for share in shares) > _RANDOM_BITS
