"""A framework from a file: looked at first, then added; nothing is stored before that."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.actions import editions, frameworks, tables
from competency_app.actions.editions import Arrival
from competency_app.actions.frameworks import ImportPreview
from competency_app.actions.tables import TableLook
from competency_app.domain.packages import Options
from competency_app.errors import KnownError
from competency_app.i18n import _
from ui.components.import_preview import UNKNOWN, PreviewCard
from ui.components.import_preview import buttons as preview_buttons
from ui.components.mapping_panel import MappingPanel
from ui.components.page_banner import PageBanner
from ui.components.saving import save
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.context import UiContext
from ui.errors import report
from ui.navigation import Page
from ui.tasks import Job
from ui.widgets.buttons import Button, secondary
from ui.widgets.frame import PageHeader
from ui.widgets.text import TextBlock


class ImportFrameworkPage(Page):
    """Opened with the `path` of the file."""

    rail_key = "settings"
    help_topic = "library"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._banner, self._content = PageBanner(), Slot()
        self._primary: Button | None = None
        self._previewed: ImportPreview | None = None
        self._options: Options = {}
        self._job: Job | None = None

    def open(self, args: Mapping[str, object]) -> None:
        """Read the file and show what it would bring, of a table first what its columns are."""
        self._options = {}
        self._content.put(TextBlock(_("The file is being read."), tone="text2"))
        self._read(Path(str(args.get("path", ""))), ask=True)

    def place(self) -> tuple[str, str]:
        """Where one is."""
        return _("Frameworks"), ""

    def body(self) -> QWidget:
        """Message, then the preview."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._content)
        return host

    def primary_button(self) -> Button | None:
        """Add what is previewed."""
        return self._primary

    def first_focus(self) -> QWidget | None:
        """The primary button, or the choice it waits for."""
        if self._primary is not None and self._primary.isEnabled():
            return self._primary
        choices = self._content.findChildren(QWidget, "import.language")
        return choices[0] if choices else next(iter(self._content.findChildren(Button)), None)

    def _read(
        self,
        path: Path,
        language: str = UNKNOWN,
        belongs_to: str = "",
        answers: Options | None = None,
        *,
        ask: bool = False,
    ) -> None:
        """*answers* to what the reader offered; *ask* about the columns where the file is a table somebody made."""
        self._banner.clear()
        self._options = {**self._options, **(answers or {})}
        workspace, options = self.ctx.workspace, self._options

        def look() -> tuple[ImportPreview, Arrival, TableLook | None]:
            found = frameworks.preview(path, language=language, framework_id=belongs_to or None, options=options)
            table = tables.look_at(path, language=language, options=options) if ask and tables.is_table(found) else None
            return found, editions.arrival(workspace, found), table

        self._forget_job()
        self._job = self.ctx.tasks.run(look, partial(self._show, belongs_to), self._failed)

    def leave(self) -> bool:
        """Nobody waits any more for what is still being read."""
        self._forget_job()
        return True

    def _forget_job(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show(self, belongs_to: str, read: tuple[ImportPreview, Arrival, TableLook | None]) -> None:
        found, arrival, table = read
        if table is None:
            self._show_preview(found, arrival, belongs_to)
            return
        panel = MappingPanel(self.ctx, table)
        panel.continued.connect(lambda: self._agree(panel.look))
        panel.given_up.connect(lambda: self.ctx.go("library"))
        self._primary = panel.primary
        self._content.put(panel)
        self._focus()

    def _agree(self, table: TableLook) -> None:
        """The columns are as the person wants them."""
        self._options = table.options
        self._read(table.preview.path, table.preview.language)

    def _show_preview(self, found: ImportPreview, arrival: Arrival, belongs_to: str) -> None:
        self._previewed = found
        card = PreviewCard(self.ctx, found, arrival, belongs_to)
        card.accepted.connect(self._add)
        card.given_up.connect(lambda: self.ctx.go("library"))
        card.read_again.connect(lambda *answers: self._read(found.path, *answers))
        stack = Stack()
        stack.add(PageHeader(_("Before it is added"), _("Nothing is stored yet.")))
        row = preview_buttons(card, [self._columns_button(found)] if tables.is_table(found) else [])
        self._primary = next((one for one in row.findChildren(Button) if one.kind == "primary"), None)
        if self._primary is not None:
            self._primary.setEnabled(not found.needs_language)
        stack.add(row)
        stack.add(card, above=16)
        self._content.put(stack)
        self._focus()

    def _columns_button(self, found: ImportPreview) -> Button:
        button = secondary(_("Change the columns"))
        button.setObjectName("import.columns")
        button.clicked.connect(lambda: self._read(found.path, found.language, ask=True))
        return button

    def _add(self) -> None:
        found = self._previewed
        if found is None or found.framework is None:
            return
        refused = save(self.ctx, lambda: frameworks.add(self.ctx.workspace, found), quietly=False)
        if refused is not None:
            self._banner.say("problem", refused.message)
        else:
            self.ctx.go("framework", framework_id=found.framework.id, version=found.framework.version)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._banner.say("problem", error.message)
        else:
            report(error)

    def _focus(self) -> None:
        target = self.first_focus()
        if target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def create(ctx: UiContext) -> Page:
    """The page for the route "import_framework"."""
    return ImportFrameworkPage(ctx)
