"""Where lines may end, and lines about equally long."""

import re
from collections.abc import Callable
from functools import cache

_FIRST_CHINESE = "\u2e80"
# A number stays on the line of what it counts, a year on that of its month: "24 de diciembre de 2026".
_TIED = re.compile(r"(?<=\d) (?=\w)|(?<=\d de) | (?=(?:19|20)\d\d\b)")


def breaks_anywhere(text: str) -> bool:
    """Whether lines may end between any two characters, as Chinese ones do."""
    return max(text, default="") >= _FIRST_CHINESE and _chinese().search(text) is not None


@cache
def _chinese() -> re.Pattern[str]:
    # Made when it is needed: so large a set of characters costs the start 4 ms.
    return re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def even_width(text: str, width: int, lines: Callable[[int], int], least: Callable[[str], int]) -> int:
    """The narrowest width with as few *lines* as *width* has; *least* is the room a word needs to stay whole."""
    low = max((least(word) for word in text.split(" ") if not breaks_anywhere(word)), default=1)
    count = lines(width)
    while count > 1 and low < width:
        middle = (low + width) // 2
        if lines(middle) > count:
            low = middle + 1
        else:
            width = middle
    return width


def held_together(text: str) -> str:
    """*text* with as many characters, where a line may not break between a number and its word."""
    return _TIED.sub("\u00a0", text)


def cuts_a_word(text: str, end: int) -> bool:
    """Whether a line of *text* that ends at *end* does so inside a word of what is held together."""
    around = text[end - 1 : end + 1]
    return "\u00a0" in text and len(around) > 1 and around.isalnum() and not breaks_anywhere(around)
