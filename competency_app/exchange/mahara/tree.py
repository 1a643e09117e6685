"""Standards and elements as one tree: who stands under whom, with every broken reference mended and reported."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from competency_app.domain.packages import Finding
from competency_app.exchange.limits import Limits, RefusedError, warning
from competency_app.exchange.mahara.layout import Entry
from competency_app.i18n import _


@dataclass(frozen=True, slots=True)
class Placed:
    """An element, parents first; `parent` is the position of its parent in the same area, None directly below."""

    entry: Entry
    parent: int | None
    has_children: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A standard with the elements under it; `entry` is None for the group of elements without a standard."""

    entry: Entry | None
    placed: tuple[Placed, ...]


def build(
    standards: Sequence[Entry], elements: Sequence[Entry], limits: Limits, findings: list[Finding]
) -> tuple[Area, ...]:
    """Areas that have something to answer, in file order; RefusedError when nothing has."""
    tree = _Tree(standards, elements, limits, findings)
    tree.find_homes()
    tree.find_parents()
    tree.settle()
    areas = []
    for home, entry in enumerate([*standards, None]):
        placed = tuple(tree.depth_first(home))
        if placed:
            areas.append(Area(entry, placed))
        elif entry is not None:
            message = _("The standard “{name}” has no competences.").format(name=entry.shown)
            findings.append(warning("empty_standard", entry.place, message, _("It was left out.")))
    if not areas:
        message = _("The file has standards but no competences that could be answered.")
        raise RefusedError("nothing_to_answer", message, "/framework/standardelements")
    return tuple(areas)


@dataclass
class _Tree:
    """Positions instead of references: `homes` of standards (the one after the last: none), `parents` of elements."""

    standards: Sequence[Entry]
    elements: Sequence[Entry]
    limits: Limits
    findings: list[Finding]
    homes: list[int] = field(default_factory=list)
    parents: list[int | None] = field(default_factory=list)
    below: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    tops: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def homeless(self) -> int:
        return len(self.standards)

    def find_homes(self) -> None:
        known: dict[str, int] = {}
        for at, standard in enumerate(self.standards):
            if standard.ident in known and standard.ident:
                message = _("Two standards have the identifier “{id}”.").format(id=standard.ident)
                self._mended("repeated_standard", standard, message, _("What names it stands under the first."))
            known.setdefault(standard.ident, at)
        known.pop("", None)
        # A file with one standard and no identifiers leaves no doubt.
        default = 0 if len(self.standards) == 1 and not known else self.homeless
        self.homes = [known.get(element.standard, default) for element in self.elements]

    def find_parents(self) -> None:
        known: dict[str, int] = {}
        for at, element in enumerate(self.elements):
            if element.ident in known and element.ident:
                message = _("The identifier “{id}” is there twice.").format(id=element.ident)
                self._mended("repeated_element", element, message, _("The second got a new one."))
            known.setdefault(element.ident, at)
        self.parents = [None] * len(self.elements)
        for at, element in enumerate(self.elements):
            if element.parent:
                self.parents[at] = self._parent_of(at, known.get(element.parent))

    def _parent_of(self, at: int, parent: int | None) -> int | None:
        """The parent an element can have, None after a report when it cannot have the one it names."""
        element = self.elements[at]
        if parent is None:
            code, message = "unknown_parent", _("“{name}” names the parent “{parent}”, which is not there.")
        elif self._top_of(parent) == at:
            code, message = "cycle", _("“{name}” and its parent “{parent}” are inside each other.")
        elif self.homeless not in {self.homes[at], self.homes[parent]} and self.homes[at] != self.homes[parent]:
            message = _("“{name}” names the parent “{parent}”, which belongs to another standard.")
            code = "parent_elsewhere"
        else:
            return parent
        message = message.format(name=element.shown, parent=element.parent[:60])
        self._mended(code, element, message, _("It stands directly under its standard."))
        return None

    def _top_of(self, at: int) -> int:
        """The highest element above; bounded, since each step counts for every element below."""
        for _step in range(self.limits.tree_depth):
            above = self.parents[at]
            if above is None:
                return at
            at = above
        raise self._too_deep()

    def settle(self) -> None:
        """Whole branches share a home; who has none is reported and grouped after the last standard."""
        named = [home != self.homeless for home in self.homes]
        tops = [self._top_of(at) for at in range(len(self.elements))]
        for at, top in enumerate(tops):
            if self.homes[top] == self.homeless:
                self.homes[top] = self.homes[at]
        for at, element in enumerate(self.elements):
            self.homes[at] = self.homes[tops[at]]
            parent = self.parents[at]
            if parent is None:
                self.tops[self.homes[at]].append(at)
            else:
                self.below[parent].append(at)
            if not named[at]:
                message = _("“{name}” names no standard of the file.").format(name=element.shown)
                self._mended("no_standard", element, message, self._where(at))

    def _where(self, at: int) -> str:
        """What was done with an element that names no standard."""
        if self.parents[at] is not None:
            return _("It stands under its parent.")
        if self.homes[at] != self.homeless:
            return _("It stands where its parts are.")
        return _("It was put into a group of its own at the end.")

    def depth_first(self, home: int) -> Iterator[Placed]:
        count = 0
        waiting: list[tuple[int, int | None]] = [(at, None) for at in reversed(self.tops[home])]
        while waiting:
            at, parent = waiting.pop()
            below = self.below.get(at, [])
            yield Placed(self.elements[at], parent, has_children=bool(below))
            waiting.extend((one, count) for one in reversed(below))
            count += 1

    def _too_deep(self) -> RefusedError:
        message = _("The competences are nested deeper than {limit} steps.")
        message = message.format(limit=self.limits.tree_depth)
        return RefusedError("tree_too_deep", message, "/framework/standardelements")

    def _mended(self, code: str, entry: Entry, message: str, done: str) -> None:
        self.findings.append(warning(code, entry.place, message, done))
