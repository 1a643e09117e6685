"""One framework: where it comes from, its languages and versions, what is in it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from competency_app.actions import editions, frameworks
from competency_app.actions.editions import Edition
from competency_app.changes import Changes
from competency_app.i18n import _, language
from ui.components import framework_details
from ui.components.draft_entries import framework_acts
from ui.components.framework_saving import SavingCard
from ui.components.languages_card import LanguagesCard
from ui.components.page_banner import PageBanner
from ui.components.saving import save
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.context import UiContext
from ui.navigation import Page
from ui.widgets.arranging import FlowRow
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.frame import BottomBar, PageHeader


class FrameworkPage(Page):
    """Opened with `framework_id` and, for an older one, `version`."""

    rail_key = "settings"
    help_topic = "library"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._banner, self._content = PageBanner(), Slot()
        self._primary: Button | None = None
        self._wanted: tuple[str, str] = ("", "")
        self._editions: tuple[Edition, ...] = ()
        # Not one step back: that may be the file it was just added from.
        self._back = secondary(_("All frameworks"))
        self._back.setObjectName("framework.back")
        self._back.clicked.connect(lambda: ctx.go("library"))

    def open(self, args: Mapping[str, object]) -> None:
        """Show the framework, its newest version unless another is asked for."""
        self._wanted = (str(args.get("framework_id", "")), str(args.get("version", "")))
        self._banner.clear()
        self._show()

    def refresh(self, changes: object) -> None:
        """This framework changed, also by undo."""
        if isinstance(changes, Changes) and (self._wanted[0] in changes.frameworks or changes.rounds):
            before = QApplication.focusWidget()
            name = before.objectName() if before is not None and self.isAncestorOf(before) else ""
            self._show()
            self._focus_again(name)

    def _focus_again(self, name: str) -> None:
        """The keyboard stays where it was, or near: what was pressed may be gone with what it did."""
        if not name:
            return
        names = (name, "texts.language") if name.startswith("texts.") else (name,)
        shown = self._content.content  # what was there before is still a child for a moment
        found = (shown.findChild(QWidget, one) for one in names) if shown is not None else ()
        target = next((one for one in found if isinstance(one, QWidget)), self.first_focus())
        if target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> tuple[str, str]:
        """The library, and the framework in it."""
        edition = self._edition()
        return _("Frameworks"), f"· {edition.info.title}" if edition else ""

    def body(self) -> QWidget:
        """Message, then everything about the framework."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._content)
        return host

    def bottom_bar(self) -> BottomBar:
        """The way back."""
        return BottomBar([self._back])

    def primary_button(self) -> Button | None:
        """Start a round."""
        return self._primary

    def first_focus(self) -> QWidget | None:
        """The primary button, or the way back where nothing can be begun."""
        return self._primary or self._back

    def _edition(self) -> Edition | None:
        version = self._wanted[1]
        return next((one for one in self._editions if version in ("", one.info.version)), None)

    def _show(self) -> None:
        self._editions = editions.editions(self.ctx.workspace, self._wanted[0])
        edition = self._edition()
        self._primary = None
        if edition is None:
            gone = _("This framework is no longer here. Undo brings it back until the profile is closed.")
            self._content.put(EmptyState(_("Nothing here"), gone, ""))
            return
        if not self.ctx.workspace.read_only and edition.is_newest:
            self._primary = primary(_("Start a round"))
            self._primary.setObjectName("framework.start")
            self._primary.clicked.connect(lambda: self.ctx.go("choose", framework_id=edition.info.id))
        texts = frameworks.texts(self.ctx.workspace, edition.framework, language())
        full = texts.wanted.full_title or texts.default.full_title
        stack = Stack()
        stack.add(PageHeader(edition.info.title, full if full != edition.info.title else "", end=self._primary))
        cards: list[QWidget] = [
            framework_details.about(self.ctx, edition, texts),
            LanguagesCard(self.ctx, edition),
            framework_details.VersionsCard(self.ctx, self._editions, edition),
            SavingCard(self.ctx, edition),
            framework_details.contents(self.ctx, edition, texts),
        ]
        lines = framework_details.related(self.ctx, edition)
        if lines is not None:
            cards.insert(3, lines)
        for number, card in enumerate(cards):
            stack.add(card, above=16 if number else 0)
        acts = self._acts(edition)
        if acts:
            stack.add(FlowRow(acts), above=24)
        self._content.put(stack)

    def _acts(self, edition: Edition) -> Sequence[QWidget]:
        """What can be done with it beside saving; nothing in a profile that cannot be changed."""
        written = framework_acts(self.ctx, edition)
        if self.ctx.workspace.read_only or not edition.is_removable:
            return written
        remove = secondary(_("Remove from this profile"))
        remove.setObjectName("framework.remove")
        remove.clicked.connect(lambda: self._remove(edition))
        return [*written, remove]

    def _remove(self, edition: Edition) -> None:
        workspace, info = self.ctx.workspace, edition.info
        refused = save(self.ctx, lambda: frameworks.remove(workspace, info.id, info.version), quietly=False)
        if refused is not None:
            self._banner.say("problem", refused.message)
        elif self._edition() is None:
            self.ctx.go("library")


def create(ctx: UiContext) -> Page:
    """The page for the route "framework"."""
    return FrameworkPage(ctx)
