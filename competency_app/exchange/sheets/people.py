"""Sheets about people and not about competences: recognised, so that nobody's answers become a framework."""

import re
from collections.abc import Sequence

from competency_app.exchange.sheets import headings, looking, words
from competency_app.exchange.sheets.table import Table

_PERSON = frozenset(words.plain(word) for word in words.listed(headings.PEOPLE))
_PERSON_PARTS = tuple(map(words.plain, words.listed(headings.PEOPLE_BEGIN)))
_RATED = tuple(map(words.plain, words.listed(headings.RATED)))
_ITEM = re.compile(r"(?:item|q|question|frage|pregunta|вопрос|itm|var)\s?\d{1,3}(?:\s.*)?", re.DOTALL)
_ANSWER_WORDS = 20
_MOST_ANSWERS = 12
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 3
_MOSTLY = 0.7


def looks_like_people(table: Table, header: int) -> bool:
    """One row per person with levels or answers in the other columns, or one row per person and skill."""
    header = max(header, 0)  # words nobody knows may still stand above columns
    heads = [words.plain(head) for head in table.rows[header]]
    parts = looking.columns(table, header)
    answers = [at for at, part in enumerate(parts) if words.role_of(heads[at]) is None and _holds_answers(part)]
    if sum(bool(_ITEM.fullmatch(head)) for head in heads) >= _FEWEST_COLUMNS and len(answers) >= _FEWEST_COLUMNS:
        return True
    names_people = any(head in _PERSON or head.startswith(_PERSON_PARTS) for head in heads)
    return _is_matrix(parts, answers, names_people=names_people) or (names_people and _is_list(heads, parts))


def _holds_answers(part: looking.Column) -> bool:
    """Few different values, all short: levels, marks, yes and no."""
    if len(part.cells) < _FEWEST_ROWS or not part.filled:
        return False
    few = part.distinct <= _MOST_ANSWERS and max(map(len, part.filled)) <= _ANSWER_WORDS
    return few and (part.is_numeric or part.distinct < len(part.filled) or len(part.filled) == 1)


def _is_matrix(parts: Sequence[looking.Column], answers: Sequence[int], *, names_people: bool) -> bool:
    """The first column all different, the others answers out of one small set."""
    first = parts[0]
    if first.distinct < len(first.cells) or len(first.cells) < _FEWEST_ROWS or (first.is_numeric and not names_people):
        return False
    others = [at for at in range(1, len(parts)) if parts[at].filled]
    many = [at for at in answers if at]
    if len(many) < _FEWEST_COLUMNS or len(many) < _MOSTLY * len(others):
        return False
    values = set().union(*(parts[at].filled for at in many))
    return len(values) <= _MOST_ANSWERS and (names_people or all(parts[at].is_numeric for at in many))


def _is_list(heads: Sequence[str], parts: Sequence[looking.Column]) -> bool:
    """A person, a skill and a level in each row; the same people come again and again."""
    person = next(at for at, head in enumerate(heads) if head in _PERSON or head.startswith(_PERSON_PARTS))
    level = [at for at, head in enumerate(heads) if at != person and _says_level(head) and _holds_answers(parts[at])]
    return bool(level) and parts[person].distinct < len(parts[person].filled) and not _is_title(heads, parts, person)


def _says_level(head: str) -> bool:
    return any(word in head for word in _RATED)


def _is_title(heads: Sequence[str], parts: Sequence[looking.Column], person: int) -> bool:
    """`Name` may also be the name of a competence: then a longer text stands beside it."""
    return heads[person] in {"name", "nom", "nombre"} and any(part.length > 3 * _ANSWER_WORDS for part in parts)
