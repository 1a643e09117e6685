"""Pages and the way between them: a page never knows another, it asks for a name with arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.context import UiContext
    from ui.widgets.drawer import Drawer
    from ui.widgets.frame import BottomBar


@dataclass(frozen=True, slots=True)
class Route:
    """A page's name and what it is opened with."""

    name: str
    args: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RailRow:
    """A row below "Questions" in the rail: an area with its count."""

    key: str
    title: str
    count: str = ""
    current: bool = False


class Page(QWidget):
    """One page; a subclass gives `body` and what it needs of the rest, and lives until the text size changes.

    `place_changed` tells the window to read `place`, `rail_rows` and `help_topic` again.
    Shortcuts arrive as optional methods: `on_continue`, `on_back`, `on_print`, `on_table`, `on_jump`,
    `on_evidence`, `on_help`.
    """

    name = ""
    rail_key = ""
    help_topic = ""
    has_frame = True
    is_wide = False
    is_centred = False
    scrolls_itself = False  # parts of it scroll, down to the bottom bar; they leave room below themselves
    follows_focus = False  # opens where the keyboard starts, and not at its top
    place_changed = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.ctx = ctx

    def open(self, args: Mapping[str, object]) -> None:
        """Read what is shown; called on each visit, before the page is painted."""

    def place(self) -> tuple[str, str]:
        """The top line: where one is, and the rest in secondary colour."""
        return "", ""

    def body(self) -> QWidget:
        """The content that scrolls; called once."""
        raise NotImplementedError

    def bottom_bar(self) -> BottomBar | None:
        """The bar with the next step, where there is one; called once."""
        return None

    def drawer(self) -> Drawer | None:
        """The drawer above the bottom bar; called once."""
        return None

    def primary_button(self) -> QPushButton | None:
        """The one primary button, also reached with Ctrl+Enter."""
        return None

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts."""
        return self.primary_button()

    def rail_rows(self) -> Sequence[RailRow]:
        """Rows below the current rail item."""
        return ()

    def on_rail_row(self, key: str) -> None:
        """A row of the rail was chosen."""

    def refresh(self, changes: object) -> None:
        """Data changed while this page is shown."""

    def leave(self) -> bool:
        """Called before another page opens; False keeps this one."""
        return True


class History:
    """The routes visited, for Back; one step per change of page."""

    def __init__(self) -> None:
        self._past: list[Route] = []
        self.current: Route | None = None

    def visit(self, route: Route) -> None:
        """Go to *route*."""
        if self.current is not None and self.current != route:
            self._past.append(self.current)
            del self._past[:-50]
        self.current = route

    def back(self) -> Route | None:
        """The route before, or None; the caller opens it with `visit`."""
        if not self._past:
            return None
        self.current = None
        return self._past.pop()

    def clear(self) -> None:
        """Forget everything; another person may follow."""
        self._past.clear()
        self.current = None


def assemble(page: Page, scroll: QWidget, *below: QWidget | None) -> None:
    """Stack *scroll* (which holds the body), and what *page* has *below* it."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(scroll, 1)
    for part in below:
        if part is not None:
            column.addWidget(part)
