"""The one window: frame, pages on a stack, shortcuts, and messages; it knows pages by name only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from competency_app.i18n import _, lazy
from ui import shortcuts, theme
from ui.components import session
from ui.components.language_menu import LanguageMenu
from ui.components.settling import settle_fully
from ui.components.text_size_tool import TextSizeTool
from ui.context import UiContext
from ui.navigation import History, Page, Route, assemble
from ui.widgets.buttons import ToolButton, secondary
from ui.widgets.focus_ring import the_ring
from ui.widgets.frame import MARGIN, Notice, ScrollColumn, TopLine
from ui.widgets.rail import Rail, Section
from ui.widgets.scrolling import OpenedAtTop, show_widget

Factory = Callable[[UiContext], Page]
NARROW_BELOW = 960
START = "start"
SECTIONS = (
    Section("home", lazy("Home"), "home"),
    Section("question", lazy("Questions"), "questions"),
    Section("result", lazy("Results"), "results"),
    Section("over_time", lazy("Over time"), "over-time"),
    Section("plan", lazy("Plan"), "plan"),
    Section("share", lazy("Print or share"), "print", foot=True),
    Section("settings", lazy("Settings"), "settings", foot=True),
)


class MainWindow(QMainWindow):
    """Frame and pages; pages are made by *factories* when first visited and again when the text size changes."""

    def __init__(
        self, ctx: UiContext, factories: Mapping[str, Factory], *, sections: Sequence[Section] = SECTIONS
    ) -> None:
        super().__init__()
        self.ctx, self._factories, self._sections = ctx, factories, sections
        self._history = History()
        self._pages: dict[str, Page] = {}
        self._columns: list[ScrollColumn] = []
        self._profile_name, self._saved = "", ""
        self._rail: Rail | None = None
        self._is_stale = False  # made for another text size than the one now set
        self.setMinimumSize(960, 600)
        self.resize(1280, 800)
        # Until the mouse is used, the window shows where the keyboard is.
        self.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        app = ctx.theme.app
        self._ring = the_ring(app)
        self._at_top = OpenedAtTop(self)
        self._build()
        shortcuts.add(self, [section.key for section in sections if not section.foot], factories)
        ctx.attach(self)
        ctx.hub.changed.connect(self._on_changed)
        ctx.theme.changing.connect(self._drop_hidden_pages)
        ctx.theme.changed.connect(self._on_theme_changed)
        ctx.theme.resized.connect(self.rebuild)
        app.focusChanged.connect(self._on_focus_changed)

    # -- what pages ask for, through the context

    def go(self, name: str, **args: object) -> None:
        """Open the page *name*; unknown names are a bug."""
        current = self.page()
        if current is not None and not current.leave():
            return
        route = Route(name, args)
        problem = session.finish(self.ctx) if name == START else None
        self._history.visit(route)
        self._show_current(route)
        if problem is not None:
            self.show_problem(problem.message)

    def back(self) -> None:
        """Open the page before, if there is one."""
        current = self.page()
        if current is not None and not current.leave():
            return
        route = self._history.back()
        if route is not None:
            self._history.visit(route)
            self._show_current(route)

    def notify(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say *text* in a strip above the page; with *undo* it offers to take it back."""
        from ui.widgets.banner import UndoStrip, announce

        strip = UndoStrip(text, undo)
        strip.gone.connect(self._notice.clear)
        self._notice.show_banner(strip)
        announce(self, text)

    def show_problem(self, sentence: str, details: str = "") -> None:
        """Say what went wrong; *details* can be copied for someone who helps."""
        from ui.widgets.banner import Banner, announce

        button = None
        if details:
            button = secondary(_("Copy details"), small=True)
            button.clicked.connect(lambda: QApplication.clipboard().setText(details))
        banner = Banner("problem", sentence, button, closable=True)
        if banner.close_tool is not None:
            banner.close_tool.clicked.connect(self._notice.clear)
        self._notice.show_banner(banner)
        announce(self, sentence)

    def say_saved(self, words: str, spoken: str | None = None) -> None:
        """Show "Saved 10:32" and announce it, or *spoken* instead, or with an empty one nothing."""
        self._saved = words
        self._top.set_saved(words)
        if spoken is None or spoken:
            from ui.widgets.banner import announce

            announce(self._top, spoken or words)

    def set_profile_name(self, name: str) -> None:
        """Say whose profile is open; empty on the start page."""
        self._profile_name = name
        if self._rail is not None:
            self._rail.set_profile(name)

    def forget(self) -> None:
        """Drop all pages and the way back; another person may follow."""
        self._history.clear()
        self._drop_pages()
        self._notice.clear()
        self._saved = ""
        self._top.set_saved("")
        self.set_profile_name("")

    # -- what tests and the composition root ask for

    def page(self) -> Page | None:
        """The page now shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def rebuild(self) -> None:
        """Make the frame and the current page anew, for another text size or language; what was typed is kept first.

        A page that could not keep it stays as it is until it is left.
        """
        focus, page = QApplication.focusWidget(), self.page()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # leaving a field stores it
        self._is_stale = page is not None and not page.leave()
        if not self._is_stale:
            self._make_anew()

    def _make_anew(self) -> None:
        self._is_stale = False
        self._drop_pages()
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._build()
        self._top.set_saved(self._saved)
        if self._history.current is not None:
            self._open(self._history.current)

    def restore_place(self, settings: QSettings) -> None:
        """Take size and place from the last time."""
        value = settings.value("geometry")
        if value is not None:
            self.restoreGeometry(value)

    def save_place(self, settings: QSettings) -> None:
        """Keep size and place for the next time."""
        settings.setValue("geometry", self.saveGeometry())

    # -- frame

    def _build(self) -> None:
        frame, self._rail = QWidget(), None
        self._across = QHBoxLayout(frame)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._languages = LanguageMenu(self.ctx)
        help_tool = ToolButton(_("Help for this page"), icon="help")
        help_tool.clicked.connect(self.help)
        self._tools = (self._languages, TextSizeTool(self.ctx), help_tool)
        self._top = TopLine(self._tools)
        self._notice = Notice()
        self._stack = QStackedWidget()
        for part in (self._top, self._notice):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._across.addLayout(column, 1)
        self.setCentralWidget(frame)

    def _the_rail(self) -> Rail:
        """The rail, made for the first page that has one: the start page is painted without."""
        if self._rail is None:
            sections = [Section(s.key, _(s.title), s.icon, s.foot) for s in self._sections]
            self._rail = Rail(_("My practice"), sections)
            self._rail.section_chosen.connect(self._on_section)
            self._rail.row_chosen.connect(self._on_rail_row)
            self._rail.lock_requested.connect(self.lock)
            self._rail.set_profile(self._profile_name)
            self._across.insertWidget(0, self._rail)
            self._fit()
        return self._rail

    def _drop_pages(self) -> None:
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self._columns.clear()

    def _drop_hidden_pages(self) -> None:
        """Qt dresses every page that is kept, seen or not; they are made anew when they are visited."""
        shown = self.page()
        for name, page in [(name, page) for name, page in self._pages.items() if page is not shown]:
            del self._pages[name]
            self._columns = [column for column in self._columns if not page.isAncestorOf(column)]
            self._stack.removeWidget(page)
            shiboken6.delete(page)

    def _show_current(self, route: Route) -> None:
        if self._is_stale:
            self._make_anew()
        else:
            self._open(route)

    def _open(self, route: Route) -> None:
        page = self._pages.get(route.name)
        if page is None:
            page = self._factories[route.name](self.ctx)
            page.name = page.name or route.name
            self._assemble(page)
            page.place_changed.connect(self._show_place)
            self._pages[route.name] = page
            self._stack.addWidget(page)
        page.open(route.args)
        self._stack.setCurrentWidget(page)
        self._show_place()
        self._give_keyboard(page)

    def _give_keyboard(self, page: Page) -> None:
        """Where the page says; the page stays at its top, and the rail at its current section."""
        by_keyboard = self.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        target, column = page.first_focus(), next(one for one in self._columns if page.isAncestorOf(one))
        self._at_top.end()
        if target is not None and not page.follows_focus:
            self._at_top.begin(column, target)
        if target is not None:
            reason = Qt.FocusReason.ShortcutFocusReason if by_keyboard else Qt.FocusReason.OtherFocusReason
            target.setFocus(reason)
        # The keyboard passed through other places when the page before went, and they scrolled.
        if not page.follows_focus:
            column.verticalScrollBar().setValue(0)
        elif isinstance(target, QAbstractItemView):  # how high a table is, it knows only when it is laid out
            settle_fully(page)
            show_widget(column, target)
        if self._rail is not None:
            self._rail.show_current()

    def _assemble(self, page: Page) -> None:
        drawer = page.drawer()
        below = 0 if page.scrolls_itself else 16 if drawer is not None else MARGIN
        scroll = ScrollColumn(page.body(), wide=page.is_wide, centred=page.is_centred, below=below)
        self._columns.append(scroll)
        assemble(page, scroll, drawer, page.bottom_bar())

    def _show_place(self) -> None:
        page = self.page()
        if page is None:
            return
        strong, rest = page.place()
        self._top.set_place(*((strong, rest) if page.has_frame else (_("Competency"), "")))
        self._languages.setVisible(not page.has_frame)
        if page.has_frame:
            rail = self._the_rail()
            rail.set_current(page.rail_key or page.name, page.rail_rows())
            # Tab goes round, so this is all that puts the rail before the tools and every page made since.
            for before, after in pairwise((rail.last, *self._tools)):
                self.setTabOrder(before, after)
        if self._rail is not None:
            self._rail.setVisible(page.has_frame)
        self.setWindowTitle(" – ".join(part for part in (strong, _("Competency")) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window, or large text, leaves the rail its icons only."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._rail is not None:
            self._rail.set_narrow(narrow=self.width() < theme.px(NARROW_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        """A page may still have something to keep."""
        page = self.page()
        if page is not None and not page.leave():
            event.ignore()
            return
        if session.holds_guest(self.ctx) and page is not None and page.name != START:
            # Asked once: closing the window again is an answer too.
            self.go(START)
            event.ignore()
            return
        super().closeEvent(event)

    # -- what happens

    def _on_changed(self, changes: object) -> None:
        page = self.page()
        if page is not None:
            page.refresh(changes)
            self._show_place()

    def _on_theme_changed(self) -> None:
        for widget in self.findChildren(QWidget):
            widget.update()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self._at_top.holds(new):
            return
        # The areas are remembered: on the way up lie Qt's own widgets, and the first of them costs 17 ms to wrap.
        for area in (*self._columns, *([self._rail.area] if self._rail is not None else [])):
            if area.isAncestorOf(new):
                show_widget(area, new)

    def _on_section(self, key: str) -> None:
        if key in self._factories:
            self.go(key)
        self._show_place()

    def _on_rail_row(self, key: str) -> None:
        page = self.page()
        if page is not None:
            page.on_rail_row(key)

    # -- what shortcuts ask for

    def help(self) -> None:
        """Open the help for this page."""
        page = self.page()
        method = getattr(page, "on_help", None)
        if callable(method):
            method()
        elif page is not None and "help" in self._factories:
            self.go("help", topic=page.help_topic or page.name)

    def lock(self) -> None:
        """Leave the profile; the composition root listens through the start page."""
        page = self.page()
        if page is not None and page.has_frame:
            self.go("start")

    def next_pane(self) -> None:
        """Move the focus to the next of rail, top line, page, drawer and bottom bar."""
        from ui.components.reading_order import stops

        page = self.page()
        if page is None:
            return
        inside = page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        parts = [self._rail, self._top, *inside]
        panes = [part for part in parts if part is not None and part.isVisible() and stops(part)]
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        if panes:
            stops(panes[(at + 1) % len(panes)])[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
