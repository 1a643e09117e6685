"""Versions of a framework as people count them: 1.9 before 1.10, and a next one for each."""

import re

_LARGEST_COUNT = 1000  # above it stand years
_NUMBERS = re.compile(r"\d{1,6}(?:\.\d{1,6})*")
_VERSION = re.compile(r"[A-Za-z0-9._+-]{1,32}")


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts versions as people do: 1.9 before 1.10, a number before a word."""
    parts = version.replace("-", ".").split(".")
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def next_version(version: str) -> str:
    """A version after *version*: 2.0 after 1.0 and 1.3, 2017.2 after 2017.1, and a further number otherwise."""
    if _NUMBERS.fullmatch(version) is None:
        return f"{version[:29]}.2"
    numbers = [int(part) for part in version.split(".")]
    if numbers[0] < _LARGEST_COUNT:
        return f"{numbers[0] + 1}.0"
    if len(numbers) == 1:
        return f"{version}.1"
    return ".".join(str(number) for number in (*numbers[:-1], numbers[-1] + 1))


def is_version(text: str) -> bool:
    """Whether a framework may carry this as its version."""
    return _VERSION.fullmatch(text) is not None
