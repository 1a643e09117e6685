"""What columns and layouts of a table are called where a person chooses among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app.actions import tables
from competency_app.i18n import _, native_name

if TYPE_CHECKING:
    from competency_app.actions.tables import TableColumn, TableLook

_TAB, _BAR = "tab", "bar"


def role_choices(column: TableColumn) -> list[tuple[str, str]]:
    """Everything a column can be, as (key, words); what it is now is always among it."""
    words = _roles()
    front, bracket, language = column.use.partition("[")
    if bracket:
        name = native_name(language.rstrip("]"))
        in_language = _("{role} in {language}")
        for key in tables.TEXT_ROLES:
            words[f"{key}[{language}"] = in_language.format(role=words[key], language=name)
    words.setdefault(column.use, words.get(front, column.use))
    return list(words.items())


def layout_choices(look: TableLook) -> list[tuple[str, str]]:
    """Every way in which the table may say what stands under what."""
    words = {
        "list": _("A plain list without areas"),
        "ancestors": _("Each row names its area"),
        "staircase": _("One column for each step"),
        "parent": _("A column names what is above"),
        "numbers": _("The numbers: 1, 1.1, 1.1.1"),
        "depth": _("A column with the depth"),
        "blocks": _("Headings between the rows"),
        "linked": _("Another sheet says it"),
    }
    if len(look.sheets) <= 1:
        del words["linked"]
    return list(words.items())


def delimiter_choices() -> list[tuple[str, str]]:
    """What can stand between the cells of a text table."""
    return [("comma", _("Comma")), ("semicolon", _("Semicolon")), (_TAB, _("Tab")), (_BAR, _("Vertical bar"))]


def header_choices(look: TableLook) -> list[tuple[str, str]]:
    """The rows that may hold the headings."""
    row = _("Row {row}: {beginning}")
    choices = [(str(line), row.format(row=line, beginning=start[:40])) for line, start in look.headers]
    return [("0", _("There are no headings")), *choices]


def column_name(column: TableColumn) -> str:
    """Letter and heading, as people speak of a column."""
    return _("{letter}: {heading}").format(letter=column.letter, heading=column.head) if column.head else column.letter


def _roles() -> dict[str, str]:
    return {
        "title": _("Title"),
        "code": _("Code"),
        "text": _("Description"),
        "level": _("What a level means"),
        "example": _("Example"),
        "question": _("Question"),
        "short": _("Short title"),
        "next": _("Advice for the next level"),
        "title@1": _("Title of the area"),
        "code@1": _("Code of the area"),
        "text@1": _("Description of the area"),
        "title@2": _("Title, second step"),
        "code@2": _("Code, second step"),
        "text@2": _("Description, second step"),
        "title@3": _("Title, third step"),
        "code@3": _("Code, third step"),
        "parent": _("What it stands under"),
        "depth": _("Depth: 1, 2, 3"),
        "number": _("Number: 1, 1.1, 1.1.1"),
        "row-level": _("Name of a level"),
        "key": _("Identifier"),
        "kind": _("Kind of entry"),
        "language": _("Language"),
        "keep": _("Not shown"),
    }
