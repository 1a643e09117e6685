"""The order in which a line of mixed directions is drawn: Unicode Standard Annex 9.

Embedding levels come from python-bidi's resolver. It knows neither isolates nor bracket pairs (rules of Unicode 6.3),
so isolates become embeddings before it runs, and pairs are resolved here between its weak and neutral rules.
"""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional, mirrored

from bidi import algorithm
from bidi.mirror import MIRRORED

from competency_app.i18n import Direction

CONTROLS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ISOLATES, _EMBEDDINGS = "\u2066\u2067", "\u202a\u202b"
_RTL_TYPES = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))
_OPENING = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "（": "）", "「": "」", "《": "》"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}


@lru_cache(maxsize=20_000)
def has_rtl(text: str) -> bool:
    """Whether any character is written from right to left."""
    return not text.isascii() and any(bidirectional(char) in _RTL_TYPES for char in text)


def base_level(text: str, page: Direction) -> int:
    """Direction of a paragraph, 0 or 1: that of its page, unless it is written wholly or first in the other one.

    A teacher may write English on an Arabic page; its full stop belongs to its end.
    """
    return int(has_rtl(text)) if page == "rtl" else int(algorithm.get_base_level(text))


def without_controls(text: str) -> str:
    """The text as it is drawn: direction marks have done their work."""
    return "".join(char for char in text if char not in CONTROLS)


def mirrored_char(char: str) -> str:
    """The character as it looks in right-to-left text."""
    return str(MIRRORED.get(char, char)) if mirrored(char) else char


@lru_cache(maxsize=8192)
def levels(text: str, base: int) -> tuple[int, ...]:
    """Embedding level of every character of a paragraph; odd is right-to-left. `base` is 0 or 1."""
    storage: dict[str, Any] = {"base_level": base, "base_dir": "LR"[base], "chars": [], "runs": deque()}
    spelled = _embeddings(text, base)
    algorithm.get_embedding_levels("".join(char for char, _ in spelled), storage)
    for char, (_, index) in zip(storage["chars"], spelled, strict=True):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found: list[int] = [-1] * len(text)
    for char in storage["chars"]:
        if char["index"] is not None:
            found[char["index"]] = char["level"]
    for index, level in enumerate(found):
        if level < 0:
            found[index] = found[index - 1] if index else base
    return tuple(found)


def visual_runs(text: str, text_levels: tuple[int, ...], base: int) -> list[tuple[str, int]]:
    """Runs of one line from left to right as (characters in logical order, level): rules L1 and L2."""
    line = list(text_levels)
    for index in range(len(text) - 1, -1, -1):
        if bidirectional(text[index]) not in ("WS", "S", "B"):
            break
        line[index] = base
    found: list[tuple[str, int]] = []
    start = 0
    for index in range(1, len(line) + 1):
        if index == len(line) or line[index] != line[start]:
            found.append((text[start:index], line[start]))
            start = index
    return _reordered(found)


def _reordered(found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Reverse every stretch of runs at or above each level, from the highest to the lowest odd one."""
    for level in range(max((one for _, one in found), default=0), 0, -1):
        start = None
        for index in range(len(found) + 1):
            inside = index < len(found) and found[index][1] >= level
            if inside and start is None:
                start = index
            elif not inside and start is not None:
                found[start:index] = reversed(found[start:index])
                start = None
    return found


def _embeddings(text: str, base: int) -> list[tuple[str, int | None]]:
    """Every character with its index; isolates as embeddings, the first strong character decides an open one.

    A mark of the base direction at each side keeps what is isolated from its neighbours.
    """
    mark = ("\u200e", "\u200f")[base]
    out: list[tuple[str, int | None]] = []
    for index, char in enumerate(text):
        if char == "\u2068":
            rest = text[index + 1 :].split("\u2069", 1)[0]
            out += [(mark, None), (_EMBEDDINGS[algorithm.get_base_level(rest)], index)]
        elif char in _ISOLATES:
            out += [(mark, None), (_EMBEDDINGS[_ISOLATES.index(char)], index)]
        elif char == "\u2069":
            out += [("\u202c", index), (mark, None)]
        else:
            out.append((char, index))
    return out


def _resolve_brackets(storage: dict[str, Any]) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds or, failing that, of what is before it."""
    for run in storage["runs"]:
        chars = storage["chars"][run["start"] : run["start"] + run["length"]]
        for first, last in _pairs(chars):
            own = "LR"[chars[first]["level"] % 2]
            inside = {_strong(one["type"]) for one in chars[first + 1 : last]} - {None}
            if own in inside:
                direction = own
            elif inside:
                before = next((s for one in reversed(chars[:first]) if (s := _strong(one["type"]))), run["sor"])
                direction = before if before in inside else own
            else:
                continue
            chars[first]["type"] = chars[last]["type"] = direction


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Positions of matching brackets, by the opening one."""
    waiting: list[tuple[str, int]] = []
    found = []
    for index, char in enumerate(chars):
        if char["type"] != "ON":
            continue
        if char["ch"] in _OPENING:
            waiting.append((_OPENING[char["ch"]], index))
        elif char["ch"] in _CLOSING:
            at = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at][0] == char["ch"]), None)
            if at is not None:
                found.append((waiting[at][1], index))
                del waiting[at:]
    return sorted(found)


def _strong(kind: str) -> str | None:
    """L or R as rule N0 counts: numbers are R."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)
