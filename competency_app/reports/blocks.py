"""The parts a report is put together from, as values: pages and the HTML twin are both made from the same ones."""

from __future__ import annotations

from dataclasses import dataclass

from competency_app.domain.figures import Figure, TableFigure


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Title and what it is at the start, framework and date in the corner; starts a new sheet of its own matter."""

    title: str
    subtitle: str
    corner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """The one sentence that says it."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `quiet` sets it in the secondary colour, `small` in the secondary size as well.

    `quoted` is a part of the text in another language than the report, `language` which.
    """

    text: str
    quiet: bool = False
    small: bool = False
    quoted: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class LevelItem:
    """A competence and its level. Without one, `words` say why; `position` counts from 1 to `of`.

    `language` is that of the title where it is not the report's.
    """

    code: str
    title: str
    level: str = ""
    position: int = 0
    of: int = 6
    words: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Levels:
    """Competences with their levels and, if wanted, level marks; two columns where they fit."""

    items: tuple[LevelItem, ...]
    marks: bool = True


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two short lists of competences under a heading each."""

    first: tuple[str, tuple[LevelItem, ...]]
    second: tuple[str, tuple[LevelItem, ...]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure; `twin` says the same as a table, for those who cannot see it."""

    figure: Figure
    twin: TableFigure | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks of a chart mean, as (mark, words); `legends` names the marks."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GoalHead:
    """A goal's title with its level now and the next one."""

    title: str
    before: str
    after: str
    arrow: str


@dataclass(frozen=True, slots=True)
class Row:
    """A label with text, or with boxes to tick as (text, done), or with empty lines to write on."""

    label: str
    text: str = ""
    ticks: tuple[tuple[str, bool], ...] = ()
    blank: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A plain table; `shares` are column widths as parts of the text width."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Lines to write on by hand with words below."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page if a page can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """White space; vanishes at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Block = (
    TitleBlock
    | Lead
    | Heading
    | Words
    | Levels
    | SideBySide
    | Chart
    | Legend
    | GoalHead
    | Rows
    | Table
    | WriteLines
    | Keep
    | Gap
    | NewPage
)


@dataclass(frozen=True, slots=True)
class Footer:
    """The passport of a report: `promise` and page at the top, then the lines of where the figures come from.

    `page` holds the places {page} and {pages}.
    """

    promise: str
    page: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is printed: `running` heads every page but the first, `author` is the program."""

    title: str
    running: str
    author: str
    language: str
    footer: Footer
    blocks: tuple[Block, ...]
