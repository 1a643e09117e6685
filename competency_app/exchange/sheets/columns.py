"""Which column is what: by its heading first, by its cells where the heading says nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from competency_app.exchange.sheets import looking, words
from competency_app.exchange.sheets.looking import Column
from competency_app.exchange.sheets.mapping import MOST_STEPS, Role, Use
from competency_app.exchange.sheets.table import Table

_LONG_TEXT = 20
_FEWEST_LEVELS = 2
_FEWEST_UNKNOWN_LEVELS = 3
_LONGEST_LEVEL_NAME = 40
_MOSTLY = 0.8
_FEWEST_FILLED = 0.05
# There can be only one of each; what comes later under such a heading is kept and not shown.
_GROUPED = frozenset({Role.KEEP, Role.KEY, Role.CODE, Role.TITLE, Role.TEXT})
_ONCE = frozenset(Role) - {Role.KEEP, Role.LEVEL, Role.NEXT}


def guess(table: Table, header: int) -> tuple[Use, ...]:
    """The use of every column."""
    guesser = _Guesser(table, header)
    guesser.by_headings()
    guesser.stairs()
    guesser.groups()
    guesser.levels()
    guesser.by_cells()
    guesser.chain()
    guesser.codes_of_steps()
    guesser.settle()
    return tuple(guesser.uses)


class _Guesser:
    def __init__(self, table: Table, header: int) -> None:
        self.heads = table.rows[header] if header >= 0 else ("",) * table.width
        self.parts = looking.columns(table, header)
        self.uses = [Use()] * table.width

    def by_headings(self) -> None:
        for at, head in enumerate(self.heads):
            if head and self.parts[at].filled:
                self.uses[at] = self._said(at, head)

    def _said(self, at: int, whole: str) -> Use:
        head, language = words.language_of(whole)
        if words.next_level(head):
            return Use(Role.NEXT, language=language)
        role = words.role_of(head)
        if role in {Role.DEPTH, Role.ROW_LEVEL}:
            role = Role.DEPTH if self.parts[at].is_outline else Role.ROW_LEVEL
        if role is not None:
            return Use(role, language=language)
        step = words.step_of(head)
        return replace(step, language=language) if step else Use(language=language)

    # -- one column per step of the tree

    def stairs(self) -> None:
        """Columns of which each row fills one: the steps of the tree, whatever stands above them."""
        free = [at for at, use in enumerate(self.uses) if use.role in {Role.KEEP, Role.TITLE} and not use.language]
        run = list(_leading_run(free))[: MOST_STEPS + 1]
        while len(run) > 1 and not looking.one_each_row([self.parts[at] for at in run]):
            run.pop()
        if len(run) > 1:
            for step, at in enumerate(run, start=1):
                self.uses[at] = Use(Role.TITLE, step)

    def groups(self) -> None:
        """`Area number, Area name, Competence number, Competence name`: headings that share their beginning."""
        fronts: dict[str, dict[int, Role]] = {}
        plains = [words.plain(words.language_of(head)[0]) for head in self.heads]
        for at, plain in enumerate(plains):
            front, role = words.split_suffix(plain)
            if role and self.parts[at].filled and self.uses[at].role in _GROUPED:
                fronts.setdefault(front, {})[at] = role
        for at, plain in enumerate(plains):
            if plain in fronts and Role.TITLE not in fronts[plain].values():
                fronts[plain][at] = Role.TITLE
        chain = list(self._nested(fronts))
        if len(chain) < 2:  # noqa: PLR2004
            return
        leading = [min(group, key=lambda at: group[at] is not Role.TITLE) for group in chain]
        deepest = self.parts[leading[-1]]
        upper_alone = any(
            cell and not deepest.cells[row] for at in leading[:-1] for row, cell in enumerate(self.parts[at].cells)
        )
        last = 0 if not upper_alone else len(chain)
        for step, group in enumerate(chain, start=1):
            for at, role in group.items():
                step_here = last if step == len(chain) else step
                keeps = step_here and role is Role.KEY
                self.uses[at] = Use(Role.KEEP if keeps else role, step_here, self.uses[at].language)

    def _nested(self, fronts: dict[str, dict[int, Role]]) -> Iterator[dict[int, Role]]:
        """Groups from left to right, each with more different entries than the one before it."""
        known, before = 0, ""
        for front, group in sorted(fronts.items(), key=lambda pair: min(pair[1])):
            if words.role_of(front) in {Role.DEPTH, Role.ROW_LEVEL} or not {Role.TITLE, Role.CODE} & {*group.values()}:
                continue
            count = max(self.parts[at].distinct for at, role in group.items() if role in {Role.TITLE, Role.CODE})
            # `Level 0 term, Level 1 term` and `Area name, …` say it themselves.
            is_said = _without_digits(front) == _without_digits(before) or words.step_of(before) is not None
            if count > known or is_said:
                known, before = count, front
                yield group

    # -- levels

    def levels(self) -> None:
        """Columns named after levels; or three and more in a row with long texts under headings nobody knows."""
        named = [
            at
            for at, use in enumerate(self.uses)
            if use.role in {Role.KEEP, Role.LEVEL, Role.ROW_LEVEL, Role.TITLE}
            and not use.step
            and words.role_of(words.language_of(self.heads[at])[0]) in {None, Role.DEPTH, Role.ROW_LEVEL}
            and words.level_rank(words.language_of(self.heads[at])[0]) is not None
        ]
        if len(named) >= _FEWEST_LEVELS:
            between = [at for at in range(named[0], named[-1]) if self._may_be_level(at, 1)]
            for at in {*named, *between}:
                self.uses[at] = Use(Role.LEVEL, language=words.language_of(self.heads[at])[1])
            return
        run: list[int] = []
        for at in range(len(self.uses) + 1):
            if at < len(self.uses) and self._may_be_level(at):
                run.append(at)
            elif len(run) >= _FEWEST_UNKNOWN_LEVELS and run[0] > 0:
                for one in run:
                    self.uses[one] = Use(Role.LEVEL)
                return
            else:
                run = []

    def _may_be_level(self, at: int, shortest: int = _LONG_TEXT) -> bool:
        head, part = self.heads[at], self.parts[at]
        is_free = self.uses[at] == Use() and 0 < len(head) <= _LONGEST_LEVEL_NAME
        return is_free and part.length >= shortest and part.share >= 0.5  # noqa: PLR2004

    # -- without headings that help

    def by_cells(self) -> None:
        """Title, code and description where no heading names them."""
        if not self._has(Role.CODE) and not self._has(Role.KEY):
            self._take(Role.CODE, lambda part: part.looks_like_codes and part.share > 0.5)  # noqa: PLR2004
        steps = [at for at, use in enumerate(self.uses) if use.step and use.role in {Role.TITLE, Role.CODE}]
        if steps and self._lacks_own_title(steps):
            self._take(Role.TITLE, lambda part: _may_be_title(part) and not part.repeats, steps[-1] + 1)
        if not self._has(Role.TITLE) and not self._has(Role.TEXT):
            self._take(Role.TITLE, lambda part: _may_be_title(part) and not part.repeats)
            if not self._has(Role.TITLE):
                self._take(Role.TITLE, _may_be_title)
        self._beside_title()

    def _beside_title(self) -> None:
        """A longer text after the title describes, a repeated one before it is the area."""
        title = self._first(Role.TITLE)
        if title is not None and not self._has(Role.TEXT) and not self._has(Role.LEVEL):
            self._take(Role.TEXT, lambda part: part.length > _LONG_TEXT and not part.repeats, title + 1)
        if title and not any(use.step for use in self.uses):
            at = title - 1
            while at >= 0 and self.uses[at].role is not Role.KEEP:
                at -= 1
            if at >= 0 and _may_be_title(self.parts[at], _FEWEST_FILLED) and self.parts[at].repeats:
                self.uses[at] = Use(Role.TITLE, 1)

    def _lacks_own_title(self, steps: Sequence[int]) -> bool:
        """Upper entries beside every row, and nothing yet that says what the rows are about."""
        own = {Role.TITLE, Role.TEXT, Role.KEY}
        return all(self.parts[at].repeats for at in steps) and not any(
            use.role in own and not use.step for use in self.uses
        )

    def _take(self, role: Role, fits: Callable[[Column], bool], start: int = 0) -> None:
        for at in range(start, len(self.uses)):
            if self.uses[at] == Use() and self.parts[at].filled and fits(self.parts[at]):
                self.uses[at] = Use(role)
                return

    # -- upper entries in columns of their own

    def chain(self) -> None:
        """`Area, Competence, Indicator`: titles of which each depends on the next become steps of the tree."""
        titles = [at for at, use in enumerate(self.uses) if use.role is Role.TITLE and not use.language]
        if len(titles) < 2 or any(self.uses[at].step > 1 for at in titles):  # noqa: PLR2004
            self._lone_area(titles)
            return
        kept = [titles[-1]]
        for at in reversed(titles[:-1]):
            lower, upper = self.parts[kept[0]], self.parts[at]
            filled = _filled_down(upper.cells)
            if upper.distinct < max(lower.distinct, 2) and looking.depends(lower.cells, filled):
                kept.insert(0, at)
        for step, at in enumerate(kept, start=1):
            self.uses[at] = Use(Role.TITLE, 0 if at == kept[-1] else step)
        self._lone_area(titles)

    def _lone_area(self, titles: Sequence[int]) -> None:
        """A sheet of nothing but areas, each once: then they are what its rows are about."""
        if len(titles) != 1 or self.uses[titles[0]].step != 1:
            return
        part = self.parts[titles[0]]
        if part.distinct == len(part.cells):
            for at, use in enumerate(self.uses):
                self.uses[at] = replace(use, step=0)

    def codes_of_steps(self) -> None:
        """A code beside a title belongs to it: `No., Area, No., Competence`."""
        codes = [at for at, use in enumerate(self.uses) if use.role is Role.CODE]
        if len(codes) < 2:  # noqa: PLR2004
            return
        for at in codes:
            beside = at + 1
            if beside < len(self.uses) and self.uses[beside].role is Role.TITLE:
                self.uses[at] = Use(Role.CODE, self.uses[beside].step)

    def settle(self) -> None:
        """One column for each purpose; a title that many rows lack is none."""
        title = self._first(Role.TITLE)
        if title is not None and self._has(Role.TEXT) and self.parts[title].share < _MOSTLY:
            text = self._first(Role.TEXT)
            if text is not None and self.parts[text].share >= _MOSTLY:
                self.uses[title] = Use()
        has_steps = any(use.step for use in self.uses)
        self.uses = [Use(Role.ROW_LEVEL) if has_steps and use.role is Role.DEPTH else use for use in self.uses]
        seen: set[Use] = set()
        for at, use in enumerate(self.uses):
            if use.role in _ONCE and use in seen:
                self.uses[at] = Use()
            seen.add(use)

    def _has(self, role: Role) -> bool:
        return any(use.role is role for use in self.uses)

    def _first(self, role: Role) -> int | None:
        return next((at for at, use in enumerate(self.uses) if use == Use(role)), None)


def _may_be_title(part: Column, share: float = _MOSTLY) -> bool:
    return part.share >= share and 2 < part.length < 150 and not part.is_numeric  # noqa: PLR2004


def _leading_run(positions: Sequence[int]) -> Iterator[int]:
    """Positions from the first on that follow each other."""
    for number, at in enumerate(positions):
        if at != positions[0] + number:
            return
        yield at


def _without_digits(words_of_head: str) -> str:
    return "".join(one for one in words_of_head if not one.isdigit())


def _filled_down(cells: Sequence[str]) -> tuple[str, ...]:
    """A blank stands for what is above it."""
    last, filled = "", []
    for cell in cells:
        last = cell or last
        filled.append(last)
    return tuple(filled)
