"""The bundled fonts in ReportLab: which of them has a character, how wide it is, and shaped Arabic words.

FiraGO carries Latin, Cyrillic and Arabic; Noto Sans SC takes what it lacks. ReportLab prints nothing at all for a
character its font has no glyph for, so every text is checked here before it is set.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from typing import Any

from competency_app.data import font_bytes
from competency_app.reports.vowel_signs import Sign

_log = logging.getLogger(__name__)

_CHAINS = {
    False: ("FiraGO-Regular", "NotoSansSC-Regular"),
    True: ("FiraGO-Bold", "NotoSansSC-Bold", "NotoSansSC-Regular"),
}
# Quotes, dots and dashes that Chinese sets a whole square wide; FiraGO has only the narrow ones.
_WIDE_IN_CHINESE = frozenset("“”‘’…—·")
REPLACEMENT = "□"


@cache
def font(name: str) -> Any:
    """The registered ReportLab font of a bundled file; parsed once per process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    made = TTFont(name, BytesIO(font_bytes(f"{name}.ttf")))
    pdfmetrics.registerFont(made)
    return made


@lru_cache(maxsize=20_000)
def font_of(char: str, bold: bool, chinese: bool) -> str | None:
    """Name of the first font with a glyph for the character, None when there is none."""
    chain: Iterable[str] = _CHAINS[bold]
    if chinese and char in _WIDE_IN_CHINESE:
        chain = reversed(_CHAINS[bold])
    code = ord(char)
    return next((name for name in chain if code in font(name).face.charToGlyph), None)


@lru_cache(maxsize=20_000)
def char_width(char: str, bold: bool, chinese: bool) -> float:
    """Advance of one character in thousandths of the size."""
    name = font_of(char, bold, chinese)
    return float(font(name).face.charWidths.get(ord(char), 0)) if name else 0.0


@lru_cache(maxsize=20_000)
def runs(text: str, bold: bool, chinese: bool) -> tuple[tuple[str, str], ...]:
    """The text cut where the font changes, as (font name, part)."""
    found = groupby(text, key=lambda char: font_of(char, bold, chinese) or _CHAINS[bold][0])
    return tuple((name, "".join(part)) for name, part in found)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A right-to-left word ready to be drawn: its glyphs, its width in thousandths of the size, its vowel signs."""

    font: str
    glyphs: Any
    width: float
    signs: tuple[Sign, ...] = ()


@lru_cache(maxsize=20_000)
def shaped(word: str, bold: bool) -> Shaped:
    """A right-to-left word as its letters are joined."""
    from reportlab.pdfbase.ttfonts import ShapedStr, shapeFragWord

    name = _CHAINS[bold][0]
    made = shapeFragWord([0, (_Fragment(font(name).fontName), word)], _FEATURES, force=True)[1][1]
    if not isinstance(made, ShapedStr):
        return Shaped(name, made, sum(char_width(char, bold, False) for char in made))
    letters, data, signs, x = "", list[Any](), list[Sign](), 0.0
    for char, one in zip(made, made.__shapeData__, strict=True):
        if one.x_advance or not one.y_offset:
            letters, data = letters + char, [*data, one]
        else:
            signs.append(Sign(name, font(name).face.charToGlyph[ord(char)], x + one.x_offset, one.y_offset))
        x += one.x_advance
    # Three words of four stand as their letters' own widths put them; without figures of their own they print faster.
    as_they_are = all((one.x_offset, one.y_offset, one.x_advance) == (0, 0, one.width) for one in data)
    return Shaped(name, letters if as_they_are else ShapedStr(letters, data), x, tuple(signs))


# Alternates for single places have no character of their own, so they could not be searched or copied.
_FEATURES = {"kern": True, "liga": True, "dlig": True, "calt": False, "locl": False}


@dataclass(frozen=True, slots=True)
class _Fragment:
    """What ReportLab's shaping wants to know of a text."""

    fontName: str  # noqa: N815
    fontSize: int = 1000  # noqa: N815


@lru_cache(maxsize=4096)
def printable(char: str) -> str:
    """The character, or a visible box when no bundled font has it; said once in the log, by its code only."""
    if font_of(char, False, False):
        return char
    _log.warning("No bundled font has a glyph for U+%04X; a box is printed in its place.", ord(char))
    return REPLACEMENT
