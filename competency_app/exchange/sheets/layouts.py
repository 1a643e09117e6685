"""How a sheet says who stands under whom, from the columns it has and how they are filled."""

import re
from collections.abc import Sequence

from competency_app.exchange.sheets import looking
from competency_app.exchange.sheets.mapping import Layout, Role, SheetMapping, Use
from competency_app.exchange.sheets.table import Table

_LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")
_LEADING_CODE = re.compile(r"(?P<code>[A-Z]{0,3}\d{1,3}(?:\.[\w]{1,4})*)\s*[-–—:.)]*\s+(?P<title>\S.*)", re.DOTALL)
_FEWEST = 0.5
_LONGEST_NUMBER = 80
_LINK_HEADS = frozenset({"origin node identifier", "destination node identifier", "association type"})


def choose(table: Table, header: int, uses: Sequence[Use]) -> tuple[Layout, tuple[Use, ...]]:
    """The layout, and the uses with what only the layout makes clear."""
    mapping = SheetMapping(0, header, Layout.LIST, tuple(uses))
    parts = looking.columns(table, header)
    if mapping.steps:
        own = mapping.columns(Role.TITLE) or mapping.columns(Role.CODE) or mapping.columns(Role.TEXT)
        is_stairs = not mapping.columns(Role.TITLE) and not mapping.columns(Role.CODE)
        return (Layout.STAIRCASE if is_stairs or not own else Layout.ANCESTORS), mapping.uses
    parent = mapping.first(Role.PARENT)
    if parent is not None and parts[parent].filled:
        return Layout.PARENT, mapping.uses
    guessed = _parent_by_cells(mapping, parts)
    if guessed is not None:
        return Layout.PARENT, mapping.using(guessed, Use(Role.PARENT)).uses
    depth = mapping.first(Role.DEPTH)
    if depth is not None and parts[depth].is_outline:
        return Layout.DEPTH, mapping.uses
    if _has_headings(table, header):
        return Layout.BLOCKS, mapping.uses
    if has_numbers(mapping, parts):
        return Layout.NUMBERS, mapping.uses
    return Layout.LIST, mapping.uses


def segments(code: str) -> tuple[str, ...]:
    """The steps of a dotted number: `DC1.2a` as `DC`, `1`, `2`, `a`; `1.0` counts as `1`."""
    found = tuple(one.casefold().lstrip("0") or "0" for one in _LETTERS_OR_DIGITS.findall(code[:_LONGEST_NUMBER]))
    return found[:-1] if len(found) > 1 and found[-1] == "0" else found


def has_numbers(mapping: SheetMapping, parts: Sequence[looking.Column]) -> bool:
    """Whether the codes themselves make a tree: some of them continue others, or several begin alike."""
    at = number_column(mapping)
    title = mapping.first(Role.TITLE)
    if at is not None:
        cells = parts[at].filled
    elif title is not None:
        cells = tuple(code for cell in parts[title].filled if (code := split_code(cell)[0]))
    else:
        return False
    known = {segments(cell) for cell in cells}
    if len(known) < _FEWEST * len(parts[0].cells):
        return False
    continuing = sum(any(one[:end] in known for end in range(1, len(one))) for one in known)
    if continuing:
        return continuing >= _FEWEST * len(known) / 2
    fronts = {one[:1] for one in known if len(one) > 1}
    dotted = [cell for cell in cells if "." in cell.strip(".")]
    return len(dotted) >= (1 - _FEWEST / 2) * len(cells) and 1 < len(fronts) < len(known)


def split_code(text: str) -> tuple[str, str]:
    """`1.1 Browsing` as code and title; no code where the text does not begin with one."""
    match = _LEADING_CODE.fullmatch(text)
    return (match["code"], match["title"]) if match else ("", text)


def number_column(mapping: SheetMapping) -> int | None:
    """The column whose dotted numbers make the tree."""
    number = mapping.first(Role.NUMBER)
    return mapping.first(Role.CODE) if number is None else number


def is_link_sheet(table: Table, plain_heads: Sequence[str]) -> bool:
    """A sheet of associations between the rows of another."""
    return len(_LINK_HEADS & set(plain_heads)) == len(_LINK_HEADS) and len(table.rows) > 1


def _parent_by_cells(mapping: SheetMapping, parts: Sequence[looking.Column]) -> int | None:
    """A column whose values are a part of those of the identifier, the code or the title."""
    names: list[set[str]] = [
        set(parts[at].filled) for role in (Role.KEY, Role.CODE, Role.TITLE) if (at := mapping.first(role)) is not None
    ]
    for at, use in enumerate(mapping.uses):
        values = set(parts[at].filled)
        if use == Use() and len(values) > 1 and any(values < known for known in names):
            return at
    return None


def _has_headings(table: Table, header: int) -> bool:
    """Rows with one filled cell, followed by fuller ones, at least twice or right at the beginning."""
    if table.width <= 1:
        return False
    rows = table.rows[header + 1 :]
    alone = [sum(map(bool, row)) == 1 for row in rows]
    followed = [at for at in range(len(rows) - 1) if alone[at] and not alone[at + 1]]
    return bool(followed) and followed[0] == 0 and sum(alone) <= len(rows) * _FEWEST
