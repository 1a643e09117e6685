"""Lists of words in the order of a language: accents, case and digits as its dictionaries have them, Chinese by sound.

Only the window sorts by words; files and commands keep the order of codes and identifiers, which every language reads
alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from PySide6.QtCore import QCollator, QLocale, Qt

_One = TypeVar("_One")
_ARTICLE = "ال"
# Verbal nouns whose own first letters look like the article.
_NO_ARTICLE = frozenset(("التباس", "التحاق", "التزام", "التفات", "التقاء", "التقاط", "التماس"))


def by_words(items: Iterable[_One], words: Callable[[_One], str], language: str) -> list[_One]:
    """The items in the order of their *words*; equal ones stay as they were."""
    collator = _collator(language)
    return sorted(items, key=lambda one: collator.sortKey(_head(words(one), language)))


def _head(words: str, language: str) -> str:
    """What a word is looked up by: Arabic dictionaries pass over the article."""
    if language != "ar" or words.partition(" ")[0] in _NO_ARTICLE:
        return words
    return words.removeprefix(_ARTICLE) or words


@lru_cache(maxsize=8)
def _collator(language: str) -> QCollator:
    collator = QCollator(QLocale(language))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator
