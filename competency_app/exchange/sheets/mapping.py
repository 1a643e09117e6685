"""What each column of a sheet is, and how the sheet says who stands under whom: recognised, and correctable."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from competency_app.domain.packages import Options


class Layout(StrEnum):
    """How a sheet holds a tree."""

    LIST = "list"  # every row a competence, no areas
    ANCESTORS = "ancestors"  # each step of the tree has its columns; the ones above repeat or stay blank
    STAIRCASE = "staircase"  # one column per step; the deepest filled cell says what the row is
    PARENT = "parent"  # a column names the identifier, code or title of the entry above
    NUMBERS = "numbers"  # 1, 1.1, 1.1.1
    DEPTH = "depth"  # a column with 1, 2, 3 and the order of the rows
    BLOCKS = "blocks"  # headings between the rows
    LINKED = "linked"  # another sheet holds the upper entries, or the links


class Role(StrEnum):
    """What a column holds; KEEP is kept with each entry and not shown."""

    KEEP = "keep"
    KEY = "key"
    CODE = "code"
    TITLE = "title"
    SHORT = "short"
    TEXT = "text"
    QUESTION = "question"
    EXAMPLE = "example"
    LEVEL = "level"  # the heading names the level, the cells describe it
    NEXT = "next"  # the heading names the level, the cells advise how to go on from it
    ROW_LEVEL = "row-level"  # the cell names the level that the row's text describes
    PARENT = "parent"
    DEPTH = "depth"
    NUMBER = "number"  # dotted numbers beside a code of another kind
    KIND = "kind"
    LANGUAGE = "language"
    ASSESSABLE = "assessable"
    SCALE = "scale"
    STAGE = "stage"
    FIRST_LOOK = "first-look"
    TITLE_STATUS = "title-status"
    TEXT_STATUS = "text-status"
    IDS = "ids"
    ATTRIBUTES = "attributes"


# What a person is asked about; the others stand only in the program’s own files.
ASKED = (
    Role.TITLE,
    Role.CODE,
    Role.TEXT,
    Role.LEVEL,
    Role.EXAMPLE,
    Role.QUESTION,
    Role.SHORT,
    Role.NEXT,
    Role.ROW_LEVEL,
    Role.PARENT,
    Role.DEPTH,
    Role.NUMBER,
    Role.KEY,
    Role.KIND,
    Role.LANGUAGE,
    Role.KEEP,
)
# Texts of an entry, which can be there in several languages.
TEXTS = (Role.TITLE, Role.SHORT, Role.TEXT, Role.QUESTION, Role.EXAMPLE, Role.LEVEL, Role.NEXT)
# What an upper entry can have in the columns of a row below it.
STEPPED = (Role.CODE, Role.TITLE, Role.TEXT)
MOST_STEPS = 4
_TOKEN = re.compile(r"(?P<role>[a-z-]+)(?:@(?P<step>[1-9]))?(?:\[(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\])?")


@dataclass(frozen=True, slots=True)
class Use:
    """What a column is for. `step` counts the steps of the tree from the top, 0 is the row's own entry."""

    role: Role = Role.KEEP
    step: int = 0
    language: str = ""

    def __str__(self) -> str:
        step = f"@{self.step}" if self.step else ""
        return f"{self.role.value}{step}" + (f"[{self.language}]" if self.language else "")


def use_of(token: str) -> Use | None:
    """The use written as `title`, `title@1` or `title[fr]`; None for anything else."""
    match = _TOKEN.fullmatch(token.strip())
    if match is None or match["role"] not in set(Role):
        return None
    return Use(Role(match["role"]), int(match["step"] or 0), match["language"] or "")


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """One sheet of a book as a framework: `header` is the position of the row of headings, -1 without one."""

    sheet: int
    header: int
    layout: Layout
    uses: tuple[Use, ...]

    def columns(self, role: Role, step: int | None = 0, language: str | None = "") -> tuple[int, ...]:
        """Positions of the columns with a role; None for any step or language."""
        return tuple(
            at
            for at, use in enumerate(self.uses)
            if use.role is role and step in {None, use.step} and language in {None, use.language}
        )

    def first(self, role: Role, step: int = 0, language: str = "") -> int | None:
        """Position of the first column with a role."""
        return next(iter(self.columns(role, step, language)), None)

    @property
    def steps(self) -> tuple[int, ...]:
        """Steps of the tree that have columns of their own, from the top."""
        return tuple(sorted({use.step for use in self.uses if use.step and use.role in STEPPED}))

    def using(self, at: int, use: Use) -> "SheetMapping":
        """With another use of a column."""
        return replace(self, uses=(*self.uses[:at], use, *self.uses[at + 1 :]))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said about a spreadsheet; what is absent is left to the recogniser."""

    sheet: str = ""
    header: int | None = None
    layout: Layout | None = None
    uses: Mapping[str, Use] | None = None
    encoding: str = ""
    delimiter: str = ""


SHEET, HEADER, LAYOUT, ENCODING, DELIMITER, COLUMN = "sheet", "header", "layout", "encoding", "delimiter", "column."


def wishes(options: Options) -> Wishes:
    """Options of a reader as wishes; what cannot be understood counts as not said.

    Keys: `sheet` (its name or number from 1), `header` (line of the headings, 0 for none), `layout`, `encoding`,
    `delimiter`, and `column.B` with a use such as `title@1`.
    """
    header, layout = options.get(HEADER, ""), options.get(LAYOUT, "")
    uses = {
        key.removeprefix(COLUMN).upper(): use
        for key, token in options.items()
        if key.startswith(COLUMN) and (use := use_of(token)) is not None
    }
    return Wishes(
        options.get(SHEET, ""),
        int(header) if header.isascii() and header.isdigit() else None,
        Layout(layout) if layout in set(Layout) else None,
        uses,
        options.get(ENCODING, ""),
        options.get(DELIMITER, ""),
    )


def asks_for_mapping(options: Options) -> bool:
    """Whether the person said how a sheet is to be read, so that no other reader may take the file."""
    return any(key in {SHEET, HEADER, LAYOUT} or key.startswith(COLUMN) for key in options)
