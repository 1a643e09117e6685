"""Pages of a PDF as pixels, for the preview and for pictures."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

_COLOURS = 3


@dataclass(frozen=True, slots=True)
class Raster:
    """Raw picture: three bytes a pixel in the order red, green, blue, rows without padding."""

    width: int
    height: int
    rgb: bytes


def count(pdf: bytes) -> int:
    """Number of pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def raster(pdf: bytes, index: int, scale: float = 96 / 72) -> Raster:
    """One page as pixels; scale 1 is 72 to the inch. IndexError when there is no such page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 0 <= index < len(document):
            raise IndexError(index)
        page = document[index]
        bitmap = page.render(scale=scale, rev_byteorder=True)
        stride, row = bitmap.stride, bitmap.width * bitmap.n_channels
        data = bytes(bitmap.buffer)
        packed = b"".join(data[y * stride : y * stride + row] for y in range(bitmap.height))
        found = Raster(bitmap.width, bitmap.height, _rgb(packed, bitmap.n_channels))
        bitmap.close()
        page.close()
        return found
    finally:
        document.close()


def _rgb(packed: bytes, channels: int) -> bytes:
    """Leave out the fourth channel where there is one."""
    if channels == _COLOURS:
        return packed
    out = bytearray(len(packed) // channels * _COLOURS)
    for channel in range(_COLOURS):
        out[channel::_COLOURS] = packed[channel::channels]
    return bytes(out)


def png(picture: Raster) -> bytes:
    """The picture as a PNG file."""
    import struct
    import zlib

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)

    row = picture.width * _COLOURS
    lines = b"".join(b"\0" + picture.rgb[y * row : (y + 1) * row] for y in range(picture.height))
    header = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    out = BytesIO(b"\x89PNG\r\n\x1a\n")
    out.seek(0, 2)
    for kind, content in ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b"")):
        out.write(chunk(kind, content))
    return out.getvalue()
