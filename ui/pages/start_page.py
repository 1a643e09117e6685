"""The start page: who is working now. It reads the list of profiles only, so that the window appears at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from competency_app import profile_list
from competency_app.errors import KnownError
from competency_app.i18n import _
from competency_app.profile_list import ProfileEntry
from ui import theme
from ui.components import session
from ui.components.opening import Opening
from ui.components.profile_cards import BY_NAME, NEW, by_name_card, in_order, new_card, profile_card
from ui.components.profile_grid import ProfileGrid
from ui.components.slot import Slot
from ui.components.way import Way
from ui.context import UiContext
from ui.navigation import Page
from ui.widgets.arranging import FlowRow
from ui.widgets.buttons import quiet, secondary
from ui.widgets.frame import BottomBar
from ui.widgets.profile_card import ProfileCard
from ui.widgets.text import TextBlock


class StartPage(Page):
    """Cards of the profiles, and ways to begin without one; forms load when they are asked for, the start is quick."""

    help_topic = "start"
    has_frame = False
    is_centred = True

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._opening = Opening(ctx, self, self._refuse, self._forget)
        self._entries: list[ProfileEntry] = []
        self._grid = ProfileGrid(())
        self._first_of_guest: QWidget | None = None
        self._says, self._main, self._stored = Slot(), Slot(), Slot(above=32)

    def open(self, args: Mapping[str, object]) -> None:  # noqa: ARG002 (start takes none)
        """Show the profiles; a guest's session that would lose something asks first."""
        self._says.put(None)
        self._stored.put(None)
        self._show_profiles()

    def body(self) -> QWidget:
        """Message, title, cards."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._says)
        column.addSpacing(theme.px(72))
        column.addWidget(self._main)
        column.addWidget(self._stored)
        return host

    def bottom_bar(self) -> BottomBar:
        """What happens to the data, and where it is."""
        words = _("No account and no network. Nothing leaves this computer unless you save or print it.")
        where = quiet(_("What is stored, and where"), small=True)
        where.setObjectName("start.stored")
        where.clicked.connect(self._toggle_stored)
        return BottomBar([TextBlock(words, theme.SECONDARY, tone="text2")], [where], fill="bg", centred=True)

    def first_focus(self) -> QWidget | None:
        """The profile used last."""
        if session.holds_guest(self.ctx):
            return self._first_of_guest
        return self._grid.cards[0] if self._grid.cards else None

    # -- content

    def _show_profiles(self, focus: str = "") -> None:
        if session.holds_guest(self.ctx):
            from ui.components.guest_leaving import GuestLeaving

            leaving = GuestLeaving(self.ctx)
            self._first_of_guest = leaving.first_focus()
            self._main.put(leaving)
            return
        entries = profile_list.load()
        self._entries = in_order(entries)
        today = self.ctx.clock().astimezone().date()
        cards = [profile_card(entry, today, self._erase) for entry in self._entries]
        cards.append(new_card())
        if any(not entry.listed for entry in entries):
            cards.append(by_name_card())
        self._grid = ProfileGrid(cards)
        self._grid.keyed.connect(self._on_key)
        for card in cards:
            card.opened.connect(self._on_opened)
            card.answered.connect(self._on_answered)
            card.given_up.connect(self._show_profiles)
            card.more_asked.connect(self._show_menu)
        self._main.put(_column(self._grid, self._other_ways()))
        focused = self._grid.card(focus)
        if focused is not None:
            _focus(focused)

    def _other_ways(self) -> FlowRow:
        ways = (
            ("start.file", _("Open a profile from a file…"), "folder", self._opening.choose),
            ("start.guest", _("Work as a guest"), "person", self._opening.guest),
            ("start.example", _("Explore with an example"), "eye", self._make_example),
        )
        buttons = []
        for name, words, icon, act in ways:
            button = secondary(words, icon)
            button.setObjectName(name)
            button.clicked.connect(act)
            buttons.append(button)
        return FlowRow(buttons)

    def _refuse(self, sentence: str, ways: Sequence[Way]) -> None:
        from ui.components.refusal import Refusal
        from ui.widgets.banner import announce

        banner = Refusal(sentence, ways)
        self._says.put(banner)
        announce(self, sentence)
        if banner.buttons:
            _focus(banner.buttons[0])

    def _toggle_stored(self) -> None:
        from ui.components.stored_where import StoredWhere

        self._stored.put(None if self._stored.content is not None else StoredWhere())
        if self._stored.content is not None:
            _focus(self._stored.content.findChildren(QWidget, "stored.profiles")[0])

    # -- what a card asks for

    def _entry(self, key: str) -> ProfileEntry | None:
        return next((entry for entry in self._entries if entry.id == key), None)

    def _on_opened(self, key: str) -> None:
        self._says.put(None)
        entry = self._entry(key)
        if entry is not None:
            self._opening.open(Path(entry.path), entry)
        elif key == NEW:
            self._ask(key, _("Name"), _("Create"))
        elif key == BY_NAME:
            self._ask(key, _("Name"), _("Open"))

    def _on_answered(self, key: str, text: str) -> None:
        entry = self._entry(key)
        if key == NEW:
            self._opening.create(text)
        elif key == BY_NAME:
            self._open_hidden(text)
        elif entry is not None:
            self._rename(entry, text)

    def _ask(self, key: str, words: str, action: str, text: str = "") -> None:
        card = self._grid.card(key)
        if isinstance(card, ProfileCard):
            _focus(card.ask(words, action, text=text))

    def _open_hidden(self, name: str) -> None:
        wanted = " ".join(name.casefold().split())
        hidden = (one for one in profile_list.load() if not one.listed)
        entry = next((one for one in hidden if " ".join(one.name.casefold().split()) == wanted), None)
        if entry is None:
            self._refuse(_("There is no profile of this name here. Check the spelling, or open it from its file."), ())
        else:
            self._opening.open(Path(entry.path), entry)

    def _show_menu(self, key: str) -> None:
        entry, card = self._entry(key), self._grid.card(key)
        if entry is None or card is None or card.more is None:
            return
        menu = QMenu(self)
        menu.setObjectName("profile.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Rename"), lambda: self._ask_new_name(entry))
        menu.addAction(_("Do not list me"), lambda: self._hide_entry(entry))
        menu.addAction(_("Remove from the list"), lambda: self._forget(entry))
        menu.addAction(_("Delete for good…"), lambda: self._ask_delete(entry))
        menu.popup(card.more.mapToGlobal(QPoint(0, card.more.height())))

    def _on_key(self, key: int, card: str) -> None:
        entry = self._entry(card)
        if entry is None:
            return
        if key == Qt.Key.Key_F2:
            self._ask_new_name(entry)
        else:
            self._ask_delete(entry)

    def _ask_new_name(self, entry: ProfileEntry) -> None:
        self._ask(entry.id, _("New name"), _("Rename"), entry.name)

    def _ask_delete(self, entry: ProfileEntry) -> None:
        from ui.components.delete_form import DeleteForm

        form = DeleteForm(entry.name)
        form.confirmed.connect(lambda: self._erase(entry))
        form.given_up.connect(lambda: self._show_profiles(entry.id))
        self._main.put(form)
        _focus(form.field)

    # -- verbs

    def _make_example(self) -> None:
        self.setEnabled(False)
        self._opening.example()
        self.setEnabled(True)

    def _rename(self, entry: ProfileEntry, name: str) -> None:
        from competency_app.actions import profiles

        try:
            workspace = profiles.open(Path(entry.path), clock=self.ctx.clock)
            try:
                profiles.rename(workspace, name)
            finally:
                workspace.close()
        except KnownError as problem:
            self._refuse(problem.message, ())
            return
        if shiboken6.isValid(self):  # taken back after the colours changed, and with them this page
            self._show_profiles(entry.id)
        said = _("{old} is now called {new}.").format(old=entry.name, new=" ".join(name.split()))
        self.ctx.notify(said, lambda: self._rename(replace(entry, name=name), entry.name))

    def _hide_entry(self, entry: ProfileEntry) -> None:
        profile_list.hide(entry.id)
        self._say(_("{name} is not listed any more; “Open by name” still finds it.").format(name=entry.name), entry)

    def _forget(self, entry: ProfileEntry) -> None:
        profile_list.forget(entry.id)
        self._say(_("{name} is out of the list; the file stays where it is.").format(name=entry.name), entry)

    def _say(self, text: str, entry: ProfileEntry) -> None:
        self._says.put(None)
        self._show_profiles()
        self._focus_first()
        self.ctx.notify(text, lambda: self._put_back(entry))

    def _put_back(self, entry: ProfileEntry) -> None:
        profile_list.add(entry)
        if shiboken6.isValid(self):
            self._show_profiles(entry.id)

    def _erase(self, entry: ProfileEntry) -> None:
        from competency_app.actions import profiles

        try:
            changes = profiles.delete_for_good(entry)
        except KnownError as problem:
            self._show_profiles(entry.id)
            self._refuse(problem.message, ())
            return
        self._says.put(None)
        self._show_profiles()
        self._focus_first()
        self.ctx.notify(changes.said)

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            _focus(first)


def _focus(widget: QWidget) -> None:
    """Move the keyboard to a widget that may have been made just now: what is not shown cannot take it."""
    parent: QWidget | None = widget
    while parent is not None and not parent.isVisible():
        parent.show()
        parent = parent.parentWidget()
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _column(grid: ProfileGrid, ways: FlowRow) -> QWidget:
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextBlock(_("Who is working now?"), theme.START_TITLE))
    column.addSpacing(theme.px(8))
    column.addWidget(TextBlock(_("Each profile is one file on this computer."), tone="text2"))
    column.addSpacing(theme.px(32))
    column.addWidget(grid)
    column.addSpacing(theme.px(32))
    column.addWidget(ways)
    column.addSpacing(theme.px(8))
    column.addWidget(TextBlock(_("A guest session is removed when you finish."), theme.SECONDARY, tone="text2"))
    return host


def create(ctx: UiContext) -> Page:
    """The page for the route "start"."""
    return StartPage(ctx)
