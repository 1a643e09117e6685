"""Plain text to lines: cleaned, broken by width, ready to be drawn in visual order.

Nothing here reads mark-up, so no text can reach a file or a link: what a teacher wrote is printed as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from competency_app.i18n import direction
from competency_app.reports import bidi, fonts, vowel_signs
from competency_app.reports.styles import Style

_SPACES = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0", "\t": " ", "\u2028": "\n", "\u2029": "\n", "\r": ""})
_DROPPED = frozenset("\u00ad\ufeff\u2060\ufe0e\ufe0f")
_BLANKS = frozenset(" \u00a0")
_JOINERS = frozenset("\u200b\u200c\u200d")

_CJK = "\u2e80-\u2fff\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_OPEN = "（《「『【〔〈［｛"
_CLOSE = "，。、；：！？）》】」』〕〉］｝％～"
# A piece is what may not be broken: a word with its trailing space, or one Chinese character with its punctuation.
_PIECE = re.compile(
    rf"[{_OPEN}“‘]*[{_CJK}][{_CLOSE}”’…—]*[ \u200b]*"
    rf"|[{_OPEN}]*(?:[^ \u200b/\-{_CJK}{_OPEN}{_CLOSE}]|[/\-](?![^\W\d_]))+[/\-]?[{_CLOSE}”’]*[ \u200b]*"
    rf"|[{_OPEN}]*[/\-]?[{_CLOSE}]*[ \u200b]+|."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One set line in logical order. `levels` is None where everything runs from left to right."""

    text: str
    width: float
    levels: tuple[int, ...] | None = None
    base: int = 0
    chinese: bool = False


def plain(text: str) -> str:
    """Text ready for setting: no control characters, spaces the fonts have, a visible box for what they lack."""
    text = text.translate(_SPACES)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_printed(char) for char in unicodedata.normalize("NFC", text))


def _printed(char: str) -> str:
    if char == "\n" or char in _JOINERS or char in bidi.CONTROLS:
        return char
    if char in _DROPPED or unicodedata.category(char) in ("Cc", "Cs"):
        return ""
    return fonts.printable(char)


@lru_cache(maxsize=8192)
def lines(text: str, style: Style, width: float, language: str = "en") -> tuple[Line, ...]:
    """The text broken into lines no wider than `width`; at least one line, line breaks in the text are kept."""
    found: list[Line] = []
    for paragraph in plain(text).split("\n"):
        found.extend(_paragraph(paragraph.rstrip(" "), style, width, language))
    return tuple(found)


def one_line(text: str, style: Style, language: str = "en") -> Line:
    """The text as a single line, however wide."""
    return lines(text.replace("\n", " "), style, float("inf"), language)[0]


def _paragraph(text: str, style: Style, width: float, language: str) -> list[Line]:
    base = bidi.base_level(text, direction(language))
    chinese = language.startswith("zh")
    levels = bidi.levels(text, base) if base or bidi.has_rtl(text) else None
    found: list[Line] = []
    for start, end in _spans(text, style, width, chinese):
        part = text[start:end]
        stripped = part.rstrip(" \u200b")
        own = levels[start : start + len(stripped)] if levels is not None else None
        found.append(Line(stripped, measure(stripped, style, chinese=chinese), own, base, chinese))
    return found


def _spans(text: str, style: Style, width: float, chinese: bool) -> list[tuple[int, int]]:
    """First-fit line breaking over pieces; a piece wider than the line is broken between characters."""
    found: list[tuple[int, int]] = []
    start = position = 0
    used = 0.0
    for piece in _pieces(text, style, width, chinese):
        room = measure(piece.rstrip(" \u200b"), style, chinese=chinese)
        if used + room > width + 0.01 and position > start:
            found.append((start, position))
            start, used = position, 0.0
        used += measure(piece, style, chinese=chinese)
        position += len(piece)
    found.append((start, len(text)))
    return found


def _pieces(text: str, style: Style, width: float, chinese: bool) -> list[str]:
    found: list[str] = []
    for piece in _PIECE.findall(text):
        if measure(piece.rstrip(" \u200b"), style, chinese=chinese) > width:
            found.extend(_chopped(piece, style, width, chinese))
        else:
            found.append(piece)
    return found


def _chopped(piece: str, style: Style, width: float, chinese: bool) -> list[str]:
    """Parts of a piece that fit; a combining mark stays with its letter."""
    parts: list[str] = []
    start, used = 0, 0.0
    for index, char in enumerate(piece):
        advance = fonts.char_width(char, style.bold, chinese) * style.size / 1000
        if used + advance > width and index > start and not unicodedata.combining(char):
            parts.append(piece[start:index])
            start, used = index, 0.0
        used += advance
    return [*parts, piece[start:]]


def measure(text: str, style: Style, *, chinese: bool) -> float:
    """Width of a text on one line; right-to-left words are measured as they are joined."""
    if not bidi.has_rtl(text):
        return _straight_width(text, style.bold, chinese) * style.size / 1000
    return sum(_word_width(word, style.bold) for word in _words(text)) * style.size / 1000


@lru_cache(maxsize=20_000)
def _straight_width(text: str, bold: bool, chinese: bool) -> float:
    return sum(fonts.char_width(char, bold, chinese) for char in text if char not in _JOINERS)


def _word_width(word: str, bold: bool) -> float:
    return fonts.shaped(word, bold).width if bidi.has_rtl(word) else _straight_width(word, bold, False)


def _words(text: str) -> list[str]:
    """Words and the spaces between them, in logical order."""
    return re.findall(r"[ \u00a0]|[^ \u00a0]+", bidi.without_controls(text))


def draw(canvas: Any, line: Line, style: Style, x: float, y: float) -> None:
    """Draw a line with its left end at x and its baseline at y, in the canvas's own coordinates."""
    pen = _Pen(canvas.beginText(), style, x, y, line.chinese)
    if line.levels is None:
        pen.straight(line.text)
    else:
        for part, level in bidi.visual_runs(line.text, line.levels, line.base):
            (pen.reversed if level % 2 else pen.straight)(part)
    canvas.drawText(pen.made)
    for sign, start in pen.signs:
        vowel_signs.draw(canvas, sign, start, y, style.size)


class _Pen:
    """Puts the parts of one line beside each other, in one text object of the file."""

    def __init__(self, made: Any, style: Style, x: float, y: float, chinese: bool) -> None:
        self.made, self._style, self._chinese = made, style, chinese
        self._x, self._y, self._font = x, y, ""
        self.signs: list[tuple[vowel_signs.Sign, float]] = []

    def straight(self, text: str) -> None:
        """A part that runs from left to right, cut where the font changes."""
        text = "".join(char for char in bidi.without_controls(text) if char not in _JOINERS)
        for name, part in fonts.runs(text, self._style.bold, self._chinese):
            self._put(name, part, _straight_width(part, self._style.bold, self._chinese))

    def reversed(self, text: str) -> None:
        """A right-to-left part: its last word first, each word shaped by itself."""
        for word in reversed(_words(text)):
            if word in _BLANKS:
                # Readers see the gap; drawing it would double the number of strings.
                self._x += _straight_width(word, self._style.bold, self._chinese) * self._style.size / 1000
            elif bidi.has_rtl(word):
                made = fonts.shaped(word, self._style.bold)
                self.signs += [(sign, self._x) for sign in made.signs]
                self._put(made.font, made.glyphs, made.width)
            else:
                self.straight("".join(bidi.mirrored_char(char) for char in reversed(word)))

    def _put(self, name: str, glyphs: Any, width: float) -> None:
        if name != self._font:
            self.made.setFont(name, self._style.size)
            self._font = name
        self.made.setTextOrigin(self._x, self._y)
        self.made.textOut(glyphs)
        self._x += width * self._style.size / 1000
