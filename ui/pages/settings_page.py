"""Settings and one's own data: everything is kept at once, and Ctrl+Z takes it back where it can."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from competency_app.changes import Changes
from competency_app.i18n import _
from ui.components.backup_list import BackupList
from ui.components.display_form import DisplayForm
from ui.components.owner_form import OwnerForm
from ui.components.round_list import RoundList
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.components.stored_where import StoredWhere
from ui.components.your_data import YourData
from ui.context import UiContext
from ui.navigation import Page
from ui.widgets.arranging import FlowRow
from ui.widgets.banner import Banner
from ui.widgets.buttons import secondary
from ui.widgets.frame import PageHeader


class SettingsPage(Page):
    """This computer, the profile, its backups, its rounds, and what can be done with all of it."""

    rail_key = "settings"
    help_topic = "settings"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._content = Slot()
        self._owner: OwnerForm | None = None
        self._backups: BackupList | None = None
        self._rounds: RoundList | None = None
        self._first: QWidget | None = None

    def open(self, args: Mapping[str, object]) -> None:  # noqa: ARG002 (settings takes none)
        """Read everything again."""
        self._content.put(self._sections())

    def refresh(self, changes: object) -> None:
        """Only what changed, so that the keyboard stays where it is."""
        if not isinstance(changes, Changes):
            return
        if changes.owner and self._owner is not None:
            self._owner.fill()
        if changes.rounds and self._rounds is not None:
            self._rounds.fill()

    def place(self) -> tuple[str, str]:
        """Where one is."""
        return _("Settings"), ""

    def body(self) -> QWidget:
        """Filled by `open`."""
        return self._content

    def first_focus(self) -> QWidget | None:
        """The first choice."""
        return self._first

    def _sections(self) -> Stack:
        ctx, stack = self.ctx, Stack()
        stack.add(PageHeader(_("Settings and your data")))
        if ctx.workspace.read_only:
            stack.add(Banner("notice", ctx.workspace.notice))
        display = DisplayForm(ctx)
        self._first = display.findChildren(QWidget, "settings.language")[0]
        self._owner = OwnerForm(ctx)
        self._rounds = RoundList(ctx)
        self._backups = BackupList(ctx) if ctx.workspace.path is not None else None
        sections: list[QWidget | None] = [display, self._owner, self._rounds, self._backups, YourData(ctx)]
        sections.append(StoredWhere())
        for number, section in enumerate(part for part in sections if part is not None):
            stack.add(section, above=16 if number else 0)
        stack.add(self._links(), above=24)
        return stack

    def _links(self) -> FlowRow:
        links = (("library", _("Frameworks")), ("help", _("Help")), ("about", _("About this program")))
        buttons = []
        for route, words in links:
            button = secondary(words)
            button.setObjectName(f"settings.{route}")
            button.clicked.connect(lambda _checked=False, name=route: self._go(name))
            buttons.append(button)
        return FlowRow(buttons)

    def _go(self, route: str) -> None:
        if route == "help":
            self.ctx.go("help", topic="settings")
        else:
            self.ctx.go(route)


def create(ctx: UiContext) -> Page:
    """The page for the route "settings"."""
    return SettingsPage(ctx)
