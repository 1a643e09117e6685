"""What a heading says about its column.

Headings are compared without accents, capitals, camel case and punctuation; see `plain`.
"""

import re
import unicodedata
from functools import cache, lru_cache

from competency_app.exchange.sheets import headings
from competency_app.exchange.sheets.mapping import Role, Use
from competency_app.exchange.sheets.own_words import HEADS, NEXT_STEP

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BREAKS = re.compile(r"[\W_]+")
_LANGUAGE = re.compile(r"(?P<head>.*\S)\s*[(\[](?P<language>[A-Za-z]{2,3}(?:-[A-Za-z]{2,8})?)[)\]]\s*\Z", re.DOTALL)
_UNDERSCORE = re.compile(r"(?P<head>.*[A-Za-z])_(?P<language>[a-z]{2})\Z")
_CEFR = ("a1", "a2", "b1", "b2", "c1", "c2")
_NUMBERED = re.compile(
    r"(?:level|niveau|nivel|stufe|livello|уровень|etappe|stage|step|grade|المستوى|مستوى|第|级别|等级|l|n)?\s?"
    r"(?P<number>\d{1,2})\s?(?:级|等级|阶段)?(?:\s.*)?"
)
_NUMBERED_SCALE = 100
_LONGEST_LEVEL = 3


@lru_cache(maxsize=4096)
def plain(head: str) -> str:
    """`Human-Coding_Scheme:` and `humanCodingScheme` as `human coding scheme`."""
    spaced = _CAMEL.sub(" ", head.strip())
    letters = (one for one in unicodedata.normalize("NFKD", spaced) if not unicodedata.combining(one))
    return _BREAKS.sub(" ", "".join(letters).casefold()).strip()


def language_of(head: str) -> tuple[str, str]:
    """A heading like `Name (nl)` or `name_nl` without its language, and the language; empty when it has none."""
    for pattern in (_LANGUAGE, _UNDERSCORE):
        match = pattern.fullmatch(head.strip())
        if match and match["language"].casefold().partition("-")[0] in _languages():
            main, hyphen, region = match["language"].partition("-")
            return match["head"], main.casefold() + hyphen + region
    return head, ""


def role_of(head: str) -> Role | None:
    """What a heading says its column is."""
    return _by_word().get(plain(head))


def step_of(head: str) -> Use | None:
    """The use of a heading that speaks of an upper entry: `Area`, `Area code`."""
    words = plain(head)
    steps = _steps()
    if words in steps:
        return Use(Role.TITLE, steps[words])
    front, role = split_suffix(words)
    if role and front in steps:
        return Use(role, steps[front])
    return None


@lru_cache(maxsize=4096)
def split_suffix(words: str) -> tuple[str, Role | None]:
    """`competence area number` as `competence area` and CODE."""
    for suffix, role in _suffixes():
        if words.endswith(suffix) and len(words) > len(suffix):
            front = words[: -len(suffix)]
            if front.endswith(" ") or not suffix.isascii():
                return front.strip(), role
    # Languages that put it first: `Code du domaine`, `اسم المجال`.
    for suffix, role in _suffixes():
        if words.startswith(f"{suffix} "):
            front = re.sub(r"\A(?:of the|of|du|de la|de l|de|del|des|der|van|di|da|do)\s", "", words[len(suffix) + 1 :])
            return front.strip(), role
    return words, None


@lru_cache(maxsize=4096)
def level_rank(head: str) -> int | None:
    """How high the level named by a heading stands among its kind; None when it names none."""
    words = plain(head)
    tokens = words.split()
    for rank, code in enumerate(_CEFR):
        if code in tokens:
            return rank
    match = _NUMBERED.fullmatch(words)
    if match:
        return _NUMBERED_SCALE + int(match["number"])
    ranks = _level_words()
    bare = " ".join(token for token in tokens if token not in _level_signs()) or words
    first = bare.split()[0] if bare and len(tokens) <= _LONGEST_LEVEL else ""
    return ranks.get(words, ranks.get(bare, ranks.get(first)))


def next_level(head: str) -> str | None:
    """The level in `Next step: A1`, None for other headings."""
    front, colon, level = re.sub("：", ":", head).partition(":")
    return (
        level.strip()
        if colon and plain(front) in {plain(word) for word in NEXT_STEP.values()} and level.strip()
        else None
    )


@cache
def _by_word() -> dict[str, Role]:
    found: dict[str, Role] = {}
    for role, heads in HEADS.items():
        for head in heads.values():
            found.setdefault(plain(head), role)
    for role, words in headings.WORDS.items():
        for word in listed(words):
            found.setdefault(plain(word), role)
    return found


@cache
def _steps() -> dict[str, int]:
    return {plain(word): step for step, words in ((2, headings.SECOND), (1, headings.UPPER)) for word in listed(words)}


@cache
def _suffixes() -> tuple[tuple[str, Role], ...]:
    pairs = [(plain(word), role) for role, words in headings.SUFFIXES.items() for word in listed(words)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _level_words() -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, words in enumerate(headings.LEVELS):
        for word in listed(words):
            ranks.setdefault(plain(word), rank)
    return ranks


@cache
def _level_signs() -> frozenset[str]:
    """Words for a level as such, beside its name: `Nivel inicial`, `Basic level`."""
    return frozenset(plain(word) for word in listed(headings.LEVEL_SIGNS))


@cache
def _languages() -> frozenset[str]:
    return frozenset(listed(headings.LANGUAGES))


def listed(words: str) -> list[str]:
    """The words of a block of data."""
    return [word for line in words.split("\n") for word in line.strip().split("|") if word]
