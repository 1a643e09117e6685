"""A way on from a problem."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: `key` names the button for tests."""

    key: str
    words: str
    act: Callable[[], object]
