"""The program’s own workbook and text file: what its other sheets say beside the competences."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from competency_app.domain.packages import Finding
from competency_app.exchange.limits import warning
from competency_app.exchange.naming import printable
from competency_app.exchange.sheets import own_words
from competency_app.exchange.sheets.table import Book, Table
from competency_app.i18n import _

Row = Mapping[str, str]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class OwnSheets:
    """`facts` by key, rows of the smaller sheets by column key, positions of the sheets with competences."""

    facts: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    competences: int | None = None
    translations: Mapping[str, int] = field(default_factory=dict)

    def listed(self, kind: str) -> tuple[Row, ...]:
        """Rows of a smaller sheet, none when it is not there."""
        return self.rows.get(kind, ())


def own_sheets(book: Book, findings: list[Finding]) -> OwnSheets | None:
    """What a book says that came out of the program, without languages nobody knows; None for any other book."""
    named = {at: _kind_of(table.name) for at, table in enumerate(book.tables)}
    facts = next(
        (
            book.tables[at]
            for at, (kind, _language) in named.items()
            if kind == "framework" and _is_ours(book.tables[at])
        ),
        None,
    )
    if facts is None:
        return None
    if not any(kind == "competences" and not language for kind, language in named.values()):
        # In a text file they come first, so that other programs find a plain table.
        named[0] = ("competences", "")
    rows = {kind: tuple(_rows(book.tables[at])) for at, (kind, _language) in named.items() if kind in _SMALL}
    found = {language: at for at, (kind, language) in reversed(named.items()) if kind == "competences"}
    main = found.pop("", None)
    return _with_languages(OwnSheets(dict(_facts(facts)), rows, main, found), findings)


def _with_languages(own: OwnSheets, findings: list[Finding]) -> OwnSheets:
    """Without what is said to be in a language but names none."""
    listed = own.listed("languages")
    strange = [code for code in (*own.translations, *(row.get("language", "") for row in listed)) if not _is_code(code)]
    if not strange:
        return own
    message = _("“{code}” is not the code of a language, such as en, fr or pt-BR.").format(
        code=printable(strange[0]) or "–"
    )
    findings.append(warning("unknown_language", "", message, _("What was said to be in it was left out.")))
    sound = tuple(row for row in listed if _is_code(row.get("language", "")))
    translations = {code: at for code, at in own.translations.items() if _is_code(code)}
    return replace(own, rows={**own.rows, "languages": sound}, translations=translations)


def _is_code(language: str) -> bool:
    return _LANGUAGE.fullmatch(language) is not None


_SMALL = frozenset(own_words.SHEETS) - {"framework", "competences"}


def _kind_of(name: str) -> tuple[str, str]:
    """What a sheet is by its name, and the language after it: `Competences fr`."""
    kind = own_words.key_of(own_words.SHEETS, name)
    if kind:
        return kind, ""
    front, _space, language = name.rpartition(" ")
    return own_words.key_of(own_words.SHEETS, front) or "", language


def _is_ours(table: Table) -> bool:
    return table.rows[0][0] == own_words.FORMAT


def _facts(table: Table) -> Iterator[tuple[str, str]]:
    for row in table.rows[1:]:
        key = own_words.key_of(own_words.FACTS, row[0])
        if key and len(row) > 1 and row[1]:
            yield key, row[1]


def _rows(table: Table) -> Iterator[Row]:
    """Rows by column key; a language in brackets stays with the key: `label [fr]`."""
    keys = [_column(head) for head in table.rows[0]]
    for row in table.rows[1:]:
        yield {key: cell for key, cell in zip(keys, row, strict=True) if key and cell}


def _column(head: str) -> str:
    front, bracket, language = head.partition(" [")
    key = own_words.key_of(own_words.COLUMNS, front)
    return f"{key}{bracket}{language}" if key else ""


def columns_of(heads: Sequence[str]) -> dict[str, int]:
    """Positions of the columns of a translated sheet by their heading."""
    return {head: at for at, head in enumerate(heads) if head}
