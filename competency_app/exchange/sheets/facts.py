"""What a book says about the framework as a whole, beside its competences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from competency_app.domain.framework_file import Term
from competency_app.exchange.sheets import words
from competency_app.exchange.sheets.entries import Sheet
from competency_app.exchange.sheets.mapping import Layout, Role, SheetMapping
from competency_app.exchange.sheets.table import Book, Table

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_PLAIN_SHEET = re.compile(
    r"(?:sheet|tabelle|feuil|feuille|hoja|foglio|blad|planilha|лист|工作表|ورقة|table)\s?\d*|"
    r"(?:cf )?items?|competences?|competencies|competencias|kompetenzen|компетенции|能力|الكفاءات|data|daten|export",
)
_DOCUMENT = {
    "title": "title",
    "description": "description",
    "language": "language",
    "version": "version",
    "publisher": "source_publisher",
    "creator": "source_publisher",
    "official source url": "source_identifier",
    "license title": "licence",
    "licence": "licence",
    "license": "licence",
}
_TERM = frozenset({"term", "terme", "termino", "begriff", "термин", "术语", "المصطلح"})
_MEANING = frozenset(
    {
        "explanation",
        "meaning",
        "definition",
        "signification",
        "significado",
        "definicion",
        "bedeutung",
        "erklarung",
        "значение",
        "определение",
        "含义",
        "定义",
        "المعنى",
        "التعريف",
    }
)
_CHILD_OF = frozenset({"is child of", "ischildof", "child of"})
_LONGEST_TITLE = 200
_TWO = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """Facts by key, links between identifiers, and terms with their meaning."""

    facts: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()


def beside(book: Book, mapping: SheetMapping) -> Beside:
    """What the other sheets of a book say."""
    others = [table for at, table in enumerate(book.tables) if at != mapping.sheet and table.rows]
    facts: dict[str, str] = {}
    for table in others:
        facts |= dict(_document(table))
    links = dict(_links(others)) if mapping.layout is Layout.LINKED else {}
    glossary = next((terms for table in others if (terms := tuple(_terms(table)))), ())
    return Beside(facts, links, glossary)


def title_of(sheet: Sheet, facts: Mapping[str, str], file_name: str, *, is_alone: bool) -> str:
    """What the framework is called: as the file says, else as the sheet is named if it is the only one, or the file."""
    above = sheet.table.rows[: max(sheet.mapping.header, 0)]
    alone = [cell for row in above for cell in row if cell and sum(map(bool, row)) == 1]
    stem = file_name.rpartition(".")[0] or file_name
    name = sheet.table.name if is_alone and not _PLAIN_SHEET.fullmatch(words.plain(sheet.table.name)) else ""
    found = facts.get("title") or (alone[0] if alone else "") or name or stem.replace("_", " ")
    return " ".join(found.split())[:_LONGEST_TITLE] or "Framework"


def language_of(sheet: Sheet, facts: Mapping[str, str], asked: str) -> str:
    """Language of the texts: as the file says where it says one, else as asked."""
    at = sheet.mapping.first(Role.LANGUAGE)
    said = {sheet.table.rows[row][at] for row in sheet.rows} - {""} if at is not None else set()
    for language in (facts.get("language", ""), next(iter(said)) if len(said) == 1 else ""):
        main, hyphen, rest = language.strip().replace("_", "-").partition("-")
        found = main.casefold() + hyphen + rest
        if _LANGUAGE.fullmatch(found):
            return found
    return asked


def _document(table: Table) -> Iterator[tuple[str, str]]:
    """A sheet with one row about the whole document."""
    heads = [words.plain(head) for head in table.rows[0]]
    if not {"title", "creator"} <= set(heads) or len(table.rows) < _TWO:
        return
    for head, cell in zip(heads, table.rows[1], strict=True):
        if head in _DOCUMENT and cell:
            yield _DOCUMENT[head], cell


def _links(tables: list[Table]) -> Iterator[tuple[str, str]]:
    """Identifier of the parent by identifier of the child, from a sheet of associations; the first one counts."""
    known: set[str] = set()
    for table in tables:
        heads = [words.plain(head) for head in table.rows[0]]
        if not {"origin node identifier", "destination node identifier", "association type"} <= set(heads):
            continue
        child, kind, parent = (
            heads.index(name) for name in ("origin node identifier", "association type", "destination node identifier")
        )
        for row in table.rows[1:]:
            key = " ".join(row[child].casefold().split())
            if words.plain(row[kind]) in _CHILD_OF and key not in known:
                known.add(key)
                yield key, row[parent]


def _terms(table: Table) -> Iterator[Term]:
    heads = [words.plain(head) for head in table.rows[0]]
    term = next((at for at, head in enumerate(heads) if head in _TERM), None)
    meaning = next((at for at, head in enumerate(heads) if head in _MEANING), None)
    if term is None or meaning is None:
        return
    for row in table.rows[1:]:
        if row[term] and row[meaning]:
            yield Term(row[term], row[meaning])
