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


def by_words(items: Iterable[_One], words: Callable[[_One], str], language: str) -> list[_One]:
    """The items in the order of their *words*; equal ones stay as they were."""
    collator = _collator(language)
    return sorted(items, key=lambda one: collator.sortKey(words(one)))


@lru_cache(maxsize=8)
def _collator(language: str) -> QCollator:
    collator = QCollator(QLocale(language))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator
