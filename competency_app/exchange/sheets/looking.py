"""What the cells of a column look like, whatever stands above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from competency_app.exchange.sheets.table import Table

_CODE = re.compile(r"(?=.*\d)[^\s]{1,12}\.?|[A-Z]{1,3}")
_DOTTED = re.compile(r"[\w-]{1,8}(?:\.[\w-]{1,8})+\.?|\d{1,3}\.?")
_INTEGER = re.compile(r"\d{1,2}(?:[.,]0)?")
_ENOUGH = 2_000
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s?%?")


@dataclass(frozen=True)
class Column:
    """A column's cells below the headings; figures count filled cells only."""

    cells: tuple[str, ...]

    @cached_property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell)

    @cached_property
    def distinct(self) -> int:
        return len(set(self.filled))

    @cached_property
    def share(self) -> float:
        """How much of the column is filled."""
        return len(self.filled) / len(self.cells) if self.cells else 0.0

    @cached_property
    def length(self) -> float:
        """Average number of characters."""
        return sum(map(len, self.filled)) / len(self.filled) if self.filled else 0.0

    def matching(self, pattern: re.Pattern[str]) -> float:
        """Share of the filled cells that are of a kind as a whole."""
        return sum(bool(pattern.fullmatch(cell)) for cell in self.filled) / len(self.filled) if self.filled else 0.0

    @cached_property
    def looks_like_codes(self) -> bool:
        """Short marks, mostly different from each other."""
        return self.matching(_CODE) >= 0.8 and self.distinct >= 0.8 * len(self.filled)  # noqa: PLR2004

    @cached_property
    def looks_dotted(self) -> bool:
        """`1`, `1.1`, `A.1.2`."""
        return self.matching(_DOTTED) >= 0.8 and any("." in cell.rstrip(".") for cell in self.filled)  # noqa: PLR2004

    @cached_property
    def is_numeric(self) -> bool:
        return self.matching(_NUMBER) > 0.9  # noqa: PLR2004

    @cached_property
    def is_outline(self) -> bool:
        """Depths: small whole numbers that begin with the lowest and never skip one on the way down."""
        if not self.filled or self.share < 1 or self.matching(_INTEGER) < 1:
            return False
        depths = [int(cell[:2].rstrip(".,")) for cell in self.cells]
        steps = [after - before for before, after in pairwise(depths)]
        return depths[0] == min(depths) <= 1 < len(set(depths)) and max(steps, default=0) <= 1

    @cached_property
    def repeats(self) -> bool:
        """Values that come in runs, as those of an upper entry beside each of its lower ones."""
        runs = [cell for at, cell in enumerate(self.cells) if cell and (at == 0 or cell != self.cells[at - 1])]
        return 0 < self.distinct < len(self.cells) and len(runs) == self.distinct and bool(self.cells[0])


def columns(table: Table, header: int) -> tuple[Column, ...]:
    """Every column of a table below its headings, as far as is needed to know what it holds."""
    rows = table.rows[header + 1 : header + 1 + _ENOUGH]
    return tuple(Column(tuple(row[at] for row in rows)) for at in range(table.width))


def depends(lower: Sequence[str], upper: Sequence[str]) -> bool:
    """Whether every lower value stands with one upper value only."""
    seen: dict[str, str] = {}
    return all(seen.setdefault(low, high) == high for low, high in zip(lower, upper, strict=True) if low and high)


def one_each_row(parts: Sequence[Column]) -> bool:
    """A staircase: on nearly every row exactly one of the columns is filled, and not always the same."""
    rows = list(zip(*(part.cells for part in parts), strict=True))
    single = [next(at for at, cell in enumerate(row) if cell) for row in rows if sum(map(bool, row)) == 1]
    return len(single) >= 0.9 * len(rows) and len(set(single)) > 1 and bool(single) and single[0] == 0
