"""A school's own framework: its entries, levels and facts, looked over while they are written, then published."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from competency_app.actions import drafting, publishing
from competency_app.changes import Changes
from competency_app.domain.drafts import DraftId
from competency_app.errors import KnownError
from competency_app.i18n import _, ngettext
from ui import theme
from ui.components.editor_about import AboutPanel
from ui.components.editor_entries import EntriesPanel
from ui.components.editor_panes import LARGE, Scrolling
from ui.components.editor_places import Section, way_to
from ui.components.editor_publishing import PublishPanel
from ui.components.editor_scale import ScalePanel
from ui.components.editor_session import DraftSession
from ui.components.page_banner import PageBanner
from ui.components.reading_order import follow_reading
from ui.components.saving import save
from ui.components.slot import Slot
from ui.navigation import Page
from ui.widgets.banner import EmptyState, announce
from ui.widgets.buttons import Button, ToolButton, primary, secondary
from ui.widgets.frame import COLUMN, MARGIN, BottomBar, PageHeader
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.packages import Finding
    from ui.context import UiContext

SECTIONS = ("entries", "levels", "about", "publish")
Panel = EntriesPanel | ScalePanel | AboutPanel | PublishPanel


class EditorPage(Page):
    """Four sections of one draft; what is typed is stored before anything else happens."""

    rail_key = "settings"
    help_topic = "editor"
    is_wide = True
    scrolls_itself = True

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.session = DraftSession(ctx, self)
        self.session.failed.connect(self._on_failed)
        self.session.checked.connect(self._show_count)
        self.panel: Panel | None = None
        self._section: Section = "entries"
        self._unsaved = self._may_leave = False
        self._fresh: DraftId | None = None
        self._last: Finding | None = None
        self._at = -1
        self.banner, self._slot, self._head = PageBanner(), Slot(), Slot()
        self.count = TextBlock("", theme.SECONDARY, tone="text2")
        self.before, self.after = (
            ToolButton(_("Previous remark (Shift+F8)"), icon="chevron-up"),
            ToolButton(_("Next remark (F8)"), icon="chevron-down"),
        )
        self.publish = primary(_("Publish"))
        self.leave_button = secondary(_("Frameworks"))
        self._bar = BottomBar([self.leave_button], [self.count, self.before, self.after, self.publish], wide=True)
        self._name_and_connect()

    def _name_and_connect(self) -> None:
        for widget, name, act in (
            (self.leave_button, "editor.leave", self.on_back),
            (self.before, "editor.before", partial(self._step, -1)),
            (self.after, "editor.after", partial(self._step, 1)),
            (self.publish, "editor.publish", self.on_continue),
        ):
            widget.setObjectName(name)
            widget.clicked.connect(lambda _checked=False, act=act: act())
        for keys, go, step in (
            ("F8", self._step, 1),
            ("Shift+F8", self._step, -1),
            ("Ctrl+PgDown", self._turn, 1),
            ("Ctrl+PgUp", self._turn, -1),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(go, step))

    # -- life of the page

    def open(self, args: Mapping[str, object]) -> None:
        """Show `draft`, which is `fresh` when it was begun a moment ago, at `section`."""
        self.banner.clear()
        self._unsaved = self._may_leave = False
        self._at, self._last = -1, None
        draft_id = DraftId(int(str(args.get("draft", 0))))
        self._fresh = draft_id if args.get("fresh") else None
        wanted = str(args.get("section", "about" if self._fresh else "entries"))
        self._section = wanted if wanted in SECTIONS else "entries"  # type: ignore[assignment]
        try:
            self._open(draft_id)
        except KeyError:
            self._show_gone(_("This draft is not there any more."))
        except KnownError as problem:
            self._show_gone(problem.message)
        else:
            self._show()

    def _open(self, draft_id: DraftId) -> None:
        try:
            self.session.open(draft_id)
        except KeyError:
            if self._fresh is None:
                raise
            # Left empty a moment ago, as a page is that is made anew for larger text.
            drafting.restore(self.ctx.workspace, draft_id)
            self.session.open(draft_id)

    def refresh(self, changes: object) -> None:
        """The draft changed, also by undo; one that is gone leads back to the frameworks."""
        if not isinstance(changes, Changes) or not self.session.is_open or self.session.view.id not in changes.drafts:
            return
        if not self.session.reload():
            self.ctx.go("library")
            return
        self._show_head()
        self._keep_focus()

    def leave(self) -> bool:
        """What was typed a moment ago is stored first; a fresh draft nobody wrote in goes without a word."""
        self._unsaved = False
        if self.session.is_open and self.panel is not None:
            self.panel.flush()
            self.session.rest()
        stays = self._unsaved and not self._may_leave
        self._may_leave = self._unsaved
        if not stays and self.session.is_open and self._is_untouched():
            draft_id = self.session.view.id
            self.session.close()
            save(self.ctx, lambda: drafting.discard(self.ctx.workspace, draft_id), spoken="")
        return not stays

    def place(self) -> tuple[str, str]:
        """Which framework, and that it is a draft."""
        if not self.session.is_open:
            return _("Draft"), ""
        return self._title(), "· " + _("draft")

    def body(self) -> QWidget:
        """Message, title with sections, and the section chosen."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._head)
        column.addWidget(self._slot, 1)
        return host

    def bottom_bar(self) -> BottomBar:
        """The way back, what there is to look at, and Publish."""
        return self._bar

    def primary_button(self) -> Button | None:
        """Publish, or the way to that section."""
        return self.publish if self.session.is_open else None

    def first_focus(self) -> QWidget | None:
        """Where writing begins."""
        return self.panel.first_focus() if self.panel is not None else None

    def on_back(self) -> None:
        """The frameworks."""
        self.ctx.go("library")

    def on_continue(self) -> None:
        """To the last section, and from there into the world."""
        if not self.session.is_open or self.ctx.workspace.read_only:
            return
        if self._section == "publish":
            self._publish()
        else:
            self.show_section("publish", enter=True)

    # -- sections

    def show_section(self, section: str, *, enter: bool = False) -> None:
        """Show another part of the draft; what was typed is stored first. The keyboard goes there with *enter*."""
        if self.panel is not None:
            self.panel.flush()
        self._section = section  # type: ignore[assignment]
        self._show()
        target = self.first_focus()
        if enter and target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn(self, step: int) -> None:
        """To the part before or after, and into it."""
        at = SECTIONS.index(self._section) + step
        if self.session.is_open and 0 <= at < len(SECTIONS):
            self.show_section(SECTIONS[at], enter=True)

    def _show(self) -> None:
        self._bar.setVisible(True)
        self._show_head()
        if self.panel is not None:
            self._disconnect(self.panel)
        self.panel = panel = self._new_panel()
        self._slot.put(_above_bar(panel) if isinstance(panel, EntriesPanel) else _scrolling(panel))
        panel.show_draft()
        self.publish.setText(_("Publish this version") if self._section == "publish" else _("Publish…"))
        self.publish.setEnabled(not self.ctx.workspace.read_only)
        self.publish.updateGeometry()
        self._show_count()
        follow_reading(self)

    def _new_panel(self) -> Panel:
        match self._section:
            case "levels":
                return ScalePanel(self.session)
            case "about":
                return AboutPanel(self.session)
            case "publish":
                publishing_panel = PublishPanel(self.session)
                publishing_panel.finding_chosen.connect(self._go_to)
                return publishing_panel
            case _:
                entries = EntriesPanel(self.session)
                entries.said.connect(self.ctx.notify)
                return entries

    def _disconnect(self, panel: Panel) -> None:
        """A part that goes hears nothing any more."""
        self.session.changed.disconnect(panel.show_draft)
        self.session.checked.disconnect(panel.show_findings)

    def _show_head(self) -> None:
        title, current = self._title(), self._head.content
        if isinstance(current, _Head):
            current.show_state(title, self._section)
            return
        head = _Head(title, self._section)
        head.sections.chosen.connect(self.show_section)
        self._head.put(head)

    def _show_gone(self, sentence: str) -> None:
        self.session.close()
        self.panel = None
        self._head.put(None)
        self._bar.setVisible(False)
        empty = EmptyState(_("No draft here"), sentence, _("Frameworks"))
        if empty.button is not None:
            empty.button.clicked.connect(self.on_back)
        self._slot.put(_column(empty))

    def _title(self) -> str:
        return self.session.view.title or _("New framework")

    def _keep_focus(self) -> None:
        """Fields are made anew when the shape of a section changes; the keyboard goes where writing goes on."""
        focus = QApplication.focusWidget()
        if self.isVisible() and (focus is None or not focus.isVisible()):
            target = self.first_focus()
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_untouched(self) -> bool:
        """Whether a fresh draft is as it was begun."""
        draft = self.session.draft
        only_area = len(draft.file.nodes) == 1 and not any(words.title for words in draft.default.nodes.values())
        return self.session.view.id == self._fresh and not draft.default.title and only_area

    # -- findings

    def _show_count(self) -> None:
        found = len(self.session.findings)
        words = ngettext("{count} thing to look at", "{count} things to look at", found)
        self.count.set_text(words.format(count=self.ctx.tr.number(found)) if found else "")
        for part in (self.count, self.before, self.after):
            part.setVisible(bool(found))

    def _step(self, step: int) -> None:
        """Go to the next thing to look at, and from the last one to the first."""
        if not self.session.is_open:
            return
        if self.panel is not None:
            self.panel.flush()
        self.session.check_now()
        found = self.session.findings
        if not found:
            return
        settled = self._at - 1 if step < 0 else max(self._at, 0)  # the next one stands in its place
        self._at = (found.index(self._last) + step if self._last in found else settled) % len(found)
        self._go_to(found[self._at])

    def _go_to(self, finding: Finding) -> None:
        self._last = finding
        self._at = self.session.findings.index(finding)
        place = way_to(finding, self.session.draft)
        if place.section != self._section:
            self._section = place.section
            self._show()
        if self.panel is None:
            return
        field = self.panel.go_to(place)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        number = self.ctx.tr.number(self._at + 1)
        total = self.ctx.tr.number(len(self.session.findings))
        self.count.set_text(_("{number} of {total}").format(number=number, total=total))
        announce(self, finding.message)

    # -- publishing

    def _publish(self) -> None:
        panel = self.panel
        if not isinstance(panel, PublishPanel):
            return
        version, view = panel.version.text().strip(), self.session.view
        try:
            changes = publishing.publish(self.ctx.workspace, view.id, version)
        except KnownError as problem:
            is_version = problem.code in {"bad_version", "version_not_newer"}
            panel.version_field.set_error(problem.message if is_version else "")
            if not is_version:
                self.banner.say("problem", problem.message)
            self.session.check_now()
            return
        self.session.close()
        self.ctx.publish(changes)
        self.ctx.go("library")

    def _on_failed(self, problem: KnownError) -> None:
        self._unsaved = True
        self.banner.say("problem", problem.message, _("Try again"), self._try_again)

    def _try_again(self) -> None:
        self.banner.clear()
        if self.panel is not None:
            self.panel.flush()


class _Head(QWidget):
    """The framework's title, and its sections."""

    def __init__(self, title: str, section: str) -> None:
        super().__init__()
        choices = [
            ("entries", _("Competences")),
            ("levels", _("Levels")),
            ("about", _("About it")),
            ("publish", _("Publish")),
        ]
        self.sections = Segments(choices, section, name=_("Parts of the framework"))
        self.header = PageHeader(title, end=self.sections, below=16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)

    def show_state(self, title: str, section: str) -> None:
        """Change the words, not the layout."""
        self.header.set_text(title)
        self.sections.choose(section)


def _column(content: QWidget) -> QWidget:
    """One column of at most 880 at the leading edge, as on other pages."""
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, theme.px(MARGIN))
    row.setSpacing(0)
    content.setMaximumWidth(theme.px(COLUMN))
    row.addWidget(content, 1, Qt.AlignmentFlag.AlignTop)
    row.addStretch(0)
    return host


def _above_bar(panel: QWidget) -> QWidget:
    """Ends above the bottom bar: what is in it scrolls by itself."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, theme.px(MARGIN))
    column.addWidget(panel)
    return host


def _scrolling(panel: QWidget) -> QWidget:
    """A section below its head, which stays in sight; with large text there is no room for that."""
    return _column(panel) if theme.text_scale() > LARGE else Scrolling(_column(panel))


def create(ctx: UiContext) -> Page:
    """The page for the route "editor"."""
    return EditorPage(ctx)
