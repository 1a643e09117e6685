"""A piece of a page, and the simplest ways to make some."""

from __future__ import annotations

from dataclasses import dataclass, replace

from competency_app.reports.marks import Mark, Rule, Words
from competency_app.reports.styles import TEXT_WIDTH, Look, Style
from competency_app.reports.text import lines


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip of the page. A gap vanishes at the top of a page, `breaks` ends one.

    `keep` holds a piece with the next one; `held` does so too, but gives way where the whole is taller than a page.
    `again` is repeated above the piece where it opens a page: the head of its chart or table.
    `bookmark` is (title, depth) for the outline of the file.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    keep: bool = False
    held: bool = False
    is_gap: bool = False
    breaks: bool = False
    again: tuple[Piece, ...] = ()
    bookmark: tuple[str, int] | None = None


def paragraph(text: str, style: Style, colour: str, look: Look, *, keep: bool = False) -> list[Piece]:
    """One piece a line; the first two and the last two stay together."""
    wrapped = lines(text, style, TEXT_WIDTH, look.language)
    last = len(wrapped) - 1
    return [
        Piece(
            style.leading,
            (Words(0, style.ascent, line, style, colour),),
            keep=keep or (row < last and row in (0, last - 1)),
        )
        for row, line in enumerate(wrapped)
    ]


def joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces held together on one page, if a page can hold them."""
    last = len(pieces) - 1
    return [replace(piece, held=piece.held or index < last) for index, piece in enumerate(pieces)]


def rule(y: float, look: Look, start: float = 0.0, end: float = TEXT_WIDTH) -> Rule:
    """The thin line of lists and tables."""
    return Rule(start, y, end, y, look.palette.border, 1)
