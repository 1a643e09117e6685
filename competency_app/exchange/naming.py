"""Names out of foreign texts: keys that stay the same when a file is read again, and pieces fit for a sentence."""

import re
import unicodedata
from collections import Counter

from competency_app.domain import strict_json

_LONGEST_SLUG = 56  # leaves room for the suffix of a repeated one
_SHOWN = 60
_LONGEST_KEY = 64
_KEY = re.compile(rf"[a-z0-9._-]{{1,{_LONGEST_KEY}}}")


def slug(text: str) -> str:
    """Small Latin letters, digits, dots and hyphens; empty when nothing of the kind is left."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._")[:_LONGEST_SLUG]


def key_of(text: str) -> str:
    """The text itself where it is a key already, else a key made of it; empty when nothing can be."""
    return text if _KEY.fullmatch(text) else slug(text)


def one_line(text: str) -> str:
    """The text on one line without spaces too many; one that must not break, as before a French colon, stays."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip()


def printable(text: str) -> str:
    """A piece of the file short and clean enough to appear in a sentence."""
    return cut(strict_json.UNWANTED.sub("", " ".join(text[:1000].split())), _SHOWN)


def cut(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


class Keys:
    """Hands out keys, each once: a second wish for the same one gets a number."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._repeats: Counter[str] = Counter()

    def free(self, wanted: str) -> str:
        """The key itself when nobody has it, else with a number: `-2`, `-3`."""
        key = wanted
        while key in self._used:
            self._repeats[wanted] += 1
            suffix = f"-{self._repeats[wanted] + 1}"
            key = wanted[: _LONGEST_KEY - len(suffix)] + suffix
        self._used.add(key)
        return key
