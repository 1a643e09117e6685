"""Good files of every format, bent by a seed: the same seed and number always give the same file.

Bytes are bent blindly; JSON, tables and archives are also taken apart, bent inside and put together again, so that
the readers are reached behind the first check.
"""

import csv
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from competency_app.exchange.incoming import Incoming
from competency_app.exchange.writing import FORMATS, write
from tests.catalog import editing as own
from tests.exchange import editing as mahara
from tests.exchange import moodle_editing as moodle
from tests.exchange import supplement_editing as digcomp3
from tests.exchange.sheet_reading import csv_bytes
from tests.exchange.test_sheet_layouts import LINKED, RUBRIC
from tests.exchange.test_writing import outgoing
from tests.exchange.workbooks import workbook

Random = random.Random

_TEXTS = (
    "", " ", "x" * 300, "x" * 40_000, "\u202eabc", "a\u0000b", "\u200b", "e\u0301" * 40, "\U0001f469\u200d\U0001f3eb",
    "\ufdfa" * 20, "=1+1", "'=1", "1.10", "1e999", "<b>x", "&lt;", "<dl><dt>A</dt><dd>b</dd></dl>", "undefined", "null",
    "\u0663", "../..", "A1", "\r\n", '"', ",,,,", "\ufeff", "[]", "{", "true", "1", "-1", "0",
)  # fmt: skip
_VALUES: tuple[object, ...] = (*_TEXTS, 0, 1, -1, 2**31, 2**63, 10**40, 1.5, -0.0, True, False, None)


@cache
def good_files() -> Mapping[str, bytes]:
    """A small good file of everything that can be read, by name; what the program writes is among it."""
    files = {
        "matrix": mahara.GOOD,
        "nested.matrix": (mahara.MATRIX / "nested.matrix").read_bytes(),
        "moodle.csv": moodle.GOOD,
        "french.csv": (moodle.MOODLE / "french-semicolon.csv").read_bytes(),
        "supplement.jsonld": digcomp3.GOOD,
        "supplement.xlsx": digcomp3.workbook(digcomp3.sheets(digcomp3.graph())),
        "rubric.csv": csv_bytes(RUBRIC),
        "rubric.xlsx": workbook({"Sheet1": RUBRIC}),
        "linked.xlsx": workbook(LINKED),
    }
    for name in ("tiny", "tiny-mastery"):
        for key, file_format in FORMATS.items():
            files[f"{name}.{key}{file_format.suffix}"] = write(outgoing(own.package(name)), key).content
    return files


def mutation(seed: int, number: int) -> tuple[str, bytes]:
    """The name of the good file and its bent bytes."""
    draw = Random(f"{seed}-{number}")
    names = list(good_files())
    # Workbooks take ten times as long to read as anything else; they come up less often.
    name = draw.choices(names, [1 if name.endswith(".xlsx") else 6 for name in names])[0]
    data = good_files()[name]
    for _round in range(draw.choice((1, 1, 1, 2, 3))):
        data = draw.choice(_benders(data))(data, draw)
    return name, data


def _benders(data: bytes) -> list[Callable[[bytes, Random], bytes]]:
    if data.startswith(b"PK"):
        return [_bent_bytes, _bent_archive, _bent_archive]
    if data[:1] in {b"{", b"["}:
        return [_bent_bytes, _bent_text, _bent_json, _bent_json]
    return [_bent_bytes, _bent_text, _bent_table, _bent_table]


# -- bytes


def _bent_bytes(data: bytes, draw: Random) -> bytes:
    """Flipped, cut off, taken out, put in twice, put in at random, moved, zeroed."""
    at, end = sorted(draw.randrange(len(data) + 1) for _side in range(2))
    length = min(end - at, draw.choice((1, 2, 8, 64, 4096)))
    before, piece, after = data[:at], data[at : at + length], data[at + length :]
    rest = before + after
    other = draw.randrange(len(rest) + 1)
    return draw.choice(
        (
            before,
            rest,
            before + piece * draw.choice((2, 3, 50)) + after,
            before + draw.randbytes(draw.choice((1, 4, 32))) + piece + after,
            rest[:other] + piece + rest[other:],
            before + b"\0" * length + after,
            _flipped(data, draw),
        )
    )


def _flipped(data: bytes, draw: Random) -> bytes:
    flipped = bytearray(data)
    for _bit in range(draw.choice((1, 1, 3, 20)) if data else 0):
        flipped[draw.randrange(len(flipped))] ^= 1 << draw.randrange(8)
    return bytes(flipped)


# -- text


def _bent_text(data: bytes, draw: Random) -> bytes:
    """Lines repeated, lost, moved; odd letters; another encoding; other line ends."""
    text = data.decode("utf-8", "replace")
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    kind = draw.randrange(7)
    if kind == 0:
        lines[at:at] = [lines[at]] * draw.choice((1, 2, 200))
    elif kind == 1:
        del lines[at]
    elif kind == 2:
        draw.shuffle(lines)
    elif kind == 3:
        where = draw.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:where] + draw.choice(_TEXTS) + lines[at][where:]
    elif kind == 4:
        return text.encode(draw.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-32")), "replace")
    elif kind == 5:
        return text.replace("\n", draw.choice(("\r", "\r\n", "\n\n", "\u2028"))).encode()
    else:
        old, new = draw.sample((",", ";", "\t", '"', ":", "|", "}", "]", "[", " ", "1", "."), 2)
        return text.replace(old, new, draw.choice((1, 5, -1))).encode()
    return "\n".join(lines).encode("utf-8", "replace")


# -- JSON


def _bent_json(data: bytes, draw: Random) -> bytes:
    """Values replaced, moved, nested, lost or repeated anywhere in it."""
    try:
        value = json.loads(data)
    except ValueError:
        return _bent_bytes(data, draw)
    for _change in range(draw.choice((1, 1, 2, 5))):
        places = list(_places(value))
        if not places:
            break
        holder, key = draw.choice(places)
        _change_value(holder, key, draw, places)
    try:
        text = json.dumps(value, ensure_ascii=draw.random() < 0.5)
    except RecursionError:
        return b"[" * 5_000 + data
    return text.encode("utf-8", "surrogatepass")


def _change_value(holder: Any, key: Any, draw: Random, places: list[tuple[Any, Any]]) -> None:
    kind = draw.randrange(7)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        depth = draw.choice((1, 5, 63, 70, 200))
        holder[key] = json.loads("[" * depth + "]" * depth)
    elif kind == 2:
        other, name = draw.choice(places)
        holder[key] = json.loads(json.dumps(other[name]))
    elif kind == 3 and isinstance(holder, list):
        holder.extend([holder[key]] * draw.choice((1, 3, 300)))
    elif kind == 4 and isinstance(holder, dict):
        holder[draw.choice(_TEXTS)] = holder.pop(key)
    else:
        holder[key] = draw.choice(_VALUES)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [value]
    while waiting:
        here = waiting.pop()
        pairs = (
            list(here.items()) if isinstance(here, dict) else list(enumerate(here)) if isinstance(here, list) else []
        )
        yield from ((here, key) for key, _below in pairs)
        waiting.extend(below for _key, below in pairs)


# -- tables


def _bent_table(data: bytes, draw: Random) -> bytes:
    """Cells and rows swapped, repeated, widened, filled with odd things; another delimiter."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    delimiter = draw.choice((",", ";") if ";" in text[:400] else (",",))
    source = io.StringIO(text.replace("\0", ""), newline="")
    try:
        rows = [row for row in csv.reader(source, delimiter=delimiter) if row]
    except csv.Error:  # a cell that became too long before
        rows = []
    if not rows:
        return _bent_bytes(data, draw)
    for _change in range(draw.choice((1, 2, 6))):
        _change_rows(rows, draw)
    buffer = io.StringIO()
    out = csv.writer(buffer, delimiter=draw.choice((delimiter, delimiter, "\t", ":", "|")), lineterminator="\n")
    out.writerows(rows)
    return buffer.getvalue().encode("utf-8", "replace")


def _change_rows(rows: list[list[str]], draw: Random) -> None:
    row, other = draw.choice(rows), draw.choice(rows)
    at, where = draw.randrange(len(row) or 1), draw.randrange(len(rows) + 1)
    kind = draw.choice(("repeat", "lose", "copy", "widen", "narrow", "column", "fill"))
    if kind == "repeat":
        rows.insert(where, list(row))
    elif kind == "lose" and len(rows) > 1:
        rows.remove(row)
    elif kind == "copy":
        row[at : at + 1] = draw.sample(other, min(1, len(other)))
    elif kind == "narrow":
        del row[at : at + 1]
    elif kind == "column":
        value = draw.choice(_TEXTS)
        for one in rows:
            one[at : at + 1] = [value]
    else:
        row[at : at + (kind == "fill")] = [draw.choice(_TEXTS)]


# -- archives


def _bent_archive(data: bytes, draw: Random) -> bytes:
    """Members bent, renamed, lost, added; other packing; headers that lie."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return _bent_bytes(data, draw)
    if not members:
        return _bent_bytes(data, draw)
    at = draw.randrange(len(members))
    name, content = members[at]
    kind = draw.randrange(6)
    if kind == 0:
        del members[at]
    elif kind == 1:
        members[at] = (
            draw.choice(("../x", "x" * 300, "framework.json", name.upper(), "CON", "a/b/c", "\u202e")),
            content,
        )
    elif kind == 2:
        members.append((f"{draw.randrange(100)}.bin", b"\0" * draw.choice((0, 10, 300_000))))
    elif content.lstrip()[:1] in {b"{", b"["}:
        members[at] = (name, draw.choice((_bent_json, _bent_text, _bent_bytes))(content, draw))
    else:
        members[at] = (name, draw.choice((_bent_text, _bent_bytes))(content, draw))
    return _packed(members, draw)


def _packed(members: list[tuple[str, bytes]], draw: Random) -> bytes:
    buffer = io.BytesIO()
    method = draw.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(buffer, "w", method) as archive:
        written: set[str] = set()
        for name, content in members:
            # The module warns of twins; tests turn warnings into errors.
            if name not in written:
                archive.writestr(name, content)
            written.add(name)
    packed = bytearray(buffer.getvalue())
    at = packed.find(b"PK\x01\x02")
    if at >= 0 and draw.random() < 0.2:
        packed[at + draw.randrange(46)] = draw.randrange(256)
    return bytes(packed)


def incoming(name: str, data: bytes, draw: Random) -> Incoming:
    """The bent file with options as a person might have chosen them."""
    options = {"levels": draw.choice(("4", "6", "8", "x"))} if name.startswith("supplement") else {}
    return Incoming(data, name, draw.choice(("und", "en", "ar")), options=options)
