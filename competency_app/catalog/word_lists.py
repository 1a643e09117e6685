"""What the linter knows of a language: words that ask, words that join two questions, verbs nobody can watch."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from competency_app.data import resource

_QUESTION_MARK = re.compile("[?？؟]")
_CHARACTER = re.compile("[\\u3040-\\u30ff\\u3400-\\u9fff]|[^\\W\\u3040-\\u30ff\\u3400-\\u9fff]+")
_UNKNOWN = 42


@dataclass(frozen=True, slots=True)
class WordLists:
    """One language's; a language without a file has a length only. `spaced`: words stand apart."""

    most: int = _UNKNOWN
    spaced: bool = True
    double: re.Pattern[str] | None = None
    vague: re.Pattern[str] | None = None

    def length(self, text: str) -> int:
        """Words, or characters where words do not stand apart."""
        return len(text.split()) if self.spaced else len(_CHARACTER.findall(text))

    def asks_twice(self, question: str) -> bool:
        """Whether a question holds two."""
        several = len(_QUESTION_MARK.findall(question)) > 1
        return several or (self.double is not None and self.double.search(question) is not None)

    def vague_words(self, text: str) -> str:
        """The words that say what one knows and not what one does; empty for none."""
        found = self.vague.search(text) if self.vague is not None else None
        return found[1] if found else ""


@cache
def word_lists(language: str) -> WordLists:
    """What is known of a language, with or without its region."""
    file = resource("linter", f"{language.partition('-')[0]}.json")
    if not file.is_file():
        return WordLists()
    lists = json.loads(file.read_text(encoding="utf-8"))
    spaced = bool(lists["spaced"])
    return WordLists(int(lists["most"]), spaced, _double(lists, spaced=spaced), _vague(lists, spaced=spaced))


def _double(lists: dict[str, list[str]], *, spaced: bool) -> re.Pattern[str]:
    asking, joining = _any(lists["asking"]), _any(lists["joining"])
    gap, start, end = (r"\s+", r"(?<!\w)", r"(?!\w)") if spaced else ("", "", "")
    ways = [f"{start}{asking}{gap}{joining}{gap}{asking}{end}", *map(re.escape, lists["both"])]
    if lists["attached"]:
        ways.append(rf"{start}{asking}\s+{_any(lists['attached'])}{asking}{end}")
    again = _any(lists["again"])
    ways.append(f"{start}{joining}{gap}{again}{end}" if spaced else again)
    return re.compile("|".join(ways), re.IGNORECASE)


def _vague(lists: dict[str, list[str]], *, spaced: bool) -> re.Pattern[str]:
    """Where a sentence begins; further on they mostly say how one came to do something."""
    end = r"(?!\w)" if spaced else ""
    return re.compile(rf"(?:\A|[.!?。！？؟\n])\W*({_any(lists['vague'])}){end}", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """Longer ones first, so that the whole of one is found."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
