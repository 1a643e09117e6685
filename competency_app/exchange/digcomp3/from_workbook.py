"""The supplement as a workbook: six sheets known by their headings; a translation is a column more, `Explanation (nl)`.

Its texts are the same as those of the JSON file, so both give the same framework.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from competency_app.domain.packages import Finding
from competency_app.exchange.digcomp3 import supplement as kinds
from competency_app.exchange.digcomp3.from_json import stray_spaces
from competency_app.exchange.digcomp3.supplement import OWN, Entry, LevelRow, Said, Supplement, is_language, tidy
from competency_app.exchange.package_zip import DAMAGED
from competency_app.exchange.sheets.table import Book, Table
from competency_app.exchange.sheets.workbook_guard import WORKBOOK

_COMPETENCES = frozenset({"competence area number", "competence area name", "competence number", "competence name"})
_OUTCOMES = frozenset({"competence number", "learning outcome id", "learning outcome"})
_STATEMENTS = frozenset({"competence number", "competence statement id", "competence statement"})
_LEVELS = frozenset({"proficiency level name", "eight level mapping", "six level mapping"})
_GLOSSARY = frozenset({"term", "explanation"})
# The other two sheets repeat the columns of the first and add one of these.
_IDENTIFIERS = frozenset({"competence statement id", "learning outcome id"})
_LOOKED_AT = 256 * 1024
_TRANSLATED = re.compile(r"(?P<name>.+?)\s*\((?P<language>[A-Za-z-]{2,12})\)")


def may_be_supplement(data: bytes) -> bool:
    """Whether the names of the sheets are those of the supplement; a look that does not read the sheets."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(WORKBOOK) as stream:
            listed = stream.read(_LOOKED_AT)
    except (*DAMAGED, KeyError, NotImplementedError):
        return False
    found = [name.lower() for name in re.findall(rb'<(?:\w+:)?sheet\b[^<>]*\bname="([^"]*)"', listed)]
    return all(any(wanted in name for name in found) for wanted in (b"competence area", b"learning outcome"))


def is_supplement(book: Book) -> bool:
    """Whether a workbook is the supplement: its two main sheets are there."""
    return _sheet(book, _COMPETENCES, without=_IDENTIFIERS) is not None and _sheet(book, _OUTCOMES) is not None


def read_book(book: Book, findings: list[Finding]) -> Supplement:
    """The content of the sheets."""
    spaces: list[str] = []
    competences = _sheet(book, _COMPETENCES, without=_IDENTIFIERS)
    rows = list(_rows(competences, spaces))
    entries = [*_areas(rows), *_competences(rows)]
    entries += _leaves(_sheet(book, _STATEMENTS), kinds.STATEMENT, "competence statement", spaces)
    entries += _leaves(_sheet(book, _OUTCOMES), kinds.OUTCOME, "learning outcome", spaces)
    levels = tuple(map(_level, _rows(_sheet(book, _LEVELS), spaces)))
    glossary = tuple((row.said("term"), row.said("explanation")) for row in _rows(_sheet(book, _GLOSSARY), spaces))
    if spaces:
        findings.append(stray_spaces(len(spaces)))
    return Supplement(tuple(entries), levels, glossary)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a sheet: texts by heading and language."""

    place: str
    cells: Mapping[tuple[str, str], str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get((name, OWN), "")

    def said(self, name: str) -> Said:
        """A text and its translations."""
        return {language: text for (heading, language), text in self.cells.items() if heading == name}


def _sheet(book: Book, headings: frozenset[str], without: frozenset[str] = frozenset()) -> Table | None:
    """The first sheet that has all these headings, and none of the others, in its first line."""
    for table in book.tables:
        found = {_heading(cell)[0] for cell in table.rows[0]} if table.rows else set()
        if headings <= found and not without & found:
            return table
    return None


def _heading(cell: str) -> tuple[str, str]:
    """Name and language of a column."""
    text = tidy(cell)
    match = _TRANSLATED.fullmatch(text)
    if match and is_language(match["language"].lower()):
        return match["name"].casefold(), match["language"].lower()
    return text.casefold(), OWN


def _rows(table: Table | None, spaces: list[str]) -> Iterator[_Row]:
    """The lines below the headings; stray spaces are noted by their cell."""
    if table is None:
        return
    headings = [_heading(cell) for cell in table.rows[0]]
    for at, cells in enumerate(table.rows[1:], start=1):
        texts: dict[tuple[str, str], str] = {}
        for column, cell in enumerate(cells):
            text = tidy(cell)
            if text:
                texts.setdefault(headings[column], text)
            if text and text != cell:
                spaces.append(f"{table.name}!{table.place(at, column)}")
        yield _Row(f"{table.name}!{table.lines[at]}", texts)


def _areas(rows: list[_Row]) -> Iterator[Entry]:
    """An area for each run of lines that repeat it."""
    known = set()
    for row in rows:
        code = row["competence area number"]
        if code and code not in known:
            known.add(code)
            name, description = row.said("competence area name"), row.said("competence area descriptor")
            yield Entry(kinds.AREA, code, "", row.place, name, description)


def _competences(rows: list[_Row]) -> Iterator[Entry]:
    for row in rows:
        parent = f"{kinds.AREA}/{row['competence area number']}"
        name, description = row.said("competence name"), row.said("competence descriptor")
        yield Entry(kinds.COMPETENCE, row["competence number"], parent, row.place, name, description)


def _leaves(table: Table | None, kind: str, name: str, spaces: list[str]) -> Iterator[Entry]:
    for row in _rows(table, spaces):
        attributes = {"type": row["knowledge skill or attitude"], "ai_label": row["ai label"]}
        yield Entry(
            kind=kind,
            code=row[f"{name} id"],
            parent=f"{kinds.COMPETENCE}/{row['competence number']}",
            place=row.place,
            name={},
            description=row.said(name),
            level=row["proficiency level"] or row["proficiency level name"],
            attributes={key: text for key, text in attributes.items() if text},
        )


def _level(row: _Row) -> LevelRow:
    eight = row["eight level mapping"]
    return LevelRow(
        eight=int(eight) if eight.isascii() and eight.isdigit() and len(eight) < 3 else 0,  # noqa: PLR2004
        six=row["six level mapping"],
        four=row.said("proficiency level name"),
        four_description=row.said("four level proficiency level description"),
        eight_description=row.said("eight level proficiency level description"),
        purpose=row.said("purpose"),
        place=row.place,
    )
