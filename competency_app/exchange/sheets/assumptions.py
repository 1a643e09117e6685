"""What was taken for what, in sentences a person can check."""

from collections.abc import Iterator

from competency_app.exchange.naming import printable
from competency_app.exchange.sheets import layouts, looking
from competency_app.exchange.sheets.entries import Sheet, level_label, parent_column_names
from competency_app.exchange.sheets.mapping import Layout, Role
from competency_app.exchange.sheets.recognise import Recognised
from competency_app.exchange.sheets.scales import SheetScale
from competency_app.exchange.sheets.table import Book
from competency_app.i18n import _, named, native_name, ngettext

_MOST_NAMES = 8


def assumptions(book: Book, found: Recognised, scale: SheetScale, *, is_own: bool) -> tuple[str, ...]:
    """One sentence for each thing that was decided."""
    if is_own:
        return (_("This file was written by this program; every sheet and column is known."),)
    return (*_where(book, found), *_columns(found), _tree(found), _levels(scale), *_kept(found))


def _where(book: Book, found: Recognised) -> Iterator[str]:
    if len(book.tables) > 1:
        message = _("The sheet “{name}” is read, one of {count}.")
        yield message.format(name=printable(found.table.name), count=len(book.tables))
    if found.mapping.header >= 0:
        yield _("Row {row} holds the headings.").format(row=found.table.lines[found.mapping.header])
    else:
        yield _("No row of headings was found; every row is read.")


def _columns(found: Recognised) -> Iterator[str]:
    sentences = {
        Role.TITLE: _("Column {column} is taken as the title."),
        Role.CODE: _("Column {column} is taken as the code."),
        Role.KEY: _("Column {column} is taken as the identifier."),
        Role.TEXT: _("Column {column} is taken as the description."),
        Role.EXAMPLE: _("Column {column} is taken as the example."),
        Role.QUESTION: _("Column {column} is taken as the question."),
        Role.KIND: _("Column {column} says what kind of entry a row is."),
        Role.ROW_LEVEL: _("Column {column} names the level a row describes."),
    }
    for role, sentence in sentences.items():
        at = found.mapping.first(role)
        if at is not None:
            yield sentence.format(column=_named(found, at))
    if found.mapping.first(Role.TITLE) is None and found.mapping.first(Role.TEXT) is not None:
        yield _("No column has titles; the beginning of each description stands in.")
    languages = sorted({use.language for use in found.mapping.uses if use.language})
    if languages:
        yield _("There are texts in further languages: {languages}.").format(
            languages=named(*map(native_name, languages))
        )


def _named(found: Recognised, at: int) -> str:
    head = printable(found.heads[at])
    letter = found.table.letters[at]
    return _("{letter} (“{head}”)").format(letter=letter, head=head) if head else letter


def _tree(found: Recognised) -> str:
    mapping = found.mapping
    if mapping.layout is Layout.PARENT:
        return _parent(found)
    if mapping.layout in {Layout.ANCESTORS, Layout.STAIRCASE}:
        upper = [at for at, use in enumerate(mapping.uses) if use.step == 1]
        first = min(upper, key=lambda at: mapping.uses[at].role is not Role.TITLE, default=0)
        if mapping.layout is Layout.ANCESTORS:
            message = _("Each row names what it stands under; the areas are in column {column}.")
        else:
            message = _("Each step of the tree has a column of its own, beginning with column {column}.")
        return message.format(column=_named(found, first))
    if mapping.layout is Layout.NUMBERS:
        at = layouts.number_column(mapping)
        message = _("The numbers in column {column} say what stands under what: 1.1 under 1.")
        return message.format(column=_named(found, at or 0))
    return {
        Layout.DEPTH: _("A column says how deep each row stands; a row stands under the last less deep one above it."),
        Layout.BLOCKS: _("Rows with one filled cell are headings; the rows after them stand under them."),
        Layout.LINKED: _("Another sheet says which row stands under which."),
        Layout.LIST: _("The sheet is a plain list; all rows stand in one area."),
    }[mapping.layout]


def _parent(found: Recognised) -> str:
    sheet = Sheet(found.table, found.mapping)
    role = parent_column_names([sheet.entry(row, f"#{row}") for row in sheet.rows])
    sentences = {
        Role.KEY: _("Column {column} names the entry above by its identifier."),
        Role.CODE: _("Column {column} names the entry above by its code."),
        Role.TITLE: _("Column {column} names the entry above by its title."),
    }
    at = found.mapping.first(Role.PARENT)
    return sentences[role].format(column=_named(found, at or 0))


def _levels(scale: SheetScale) -> str:
    labels = [level_label(text.label) for text in scale.texts.values()]
    if scale.is_ours:
        message = _("No levels were found; the program’s own scale stands in: {levels}.")
    else:
        message = _("The levels, lowest first, are: {levels}.")
    return message.format(levels=named(*(printable(label) for label in labels)))


def _kept(found: Recognised) -> Iterator[str]:
    parts = looking.columns(found.table, found.mapping.header)
    kept = [at for at in found.mapping.columns(Role.KEEP) if parts[at].filled]
    if kept:
        names = named(*(printable(found.heads[at]) or found.table.letters[at] for at in kept[:_MOST_NAMES]))
        message = ngettext(
            "One column is kept with the entries but not shown: {names}.",
            "{count} columns are kept with the entries but not shown, among them {names}.",
            len(kept),
        )
        yield message.format(count=len(kept), names=names)
