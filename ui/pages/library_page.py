"""Frameworks: those that come with the program and those of the profile; adding one from a file, preview first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.actions import assessing, frameworks
from competency_app.actions.frameworks import FrameworkInfo, ImportPreview
from competency_app.changes import Changes
from competency_app.errors import KnownError
from competency_app.i18n import _, ngettext
from ui.components import files
from ui.components.import_preview import UNKNOWN, PreviewCard, counts_words
from ui.components.import_preview import buttons as preview_buttons
from ui.components.item_list import Act, Item, ItemList
from ui.components.language_menu import native_name
from ui.components.page_banner import PageBanner
from ui.components.saving import save
from ui.components.section import Section
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.context import UiContext
from ui.errors import report
from ui.navigation import Page
from ui.widgets.buttons import Button, primary
from ui.widgets.frame import PageHeader


class LibraryPage(Page):
    """A list, or the preview of a file in its place."""

    rail_key = "settings"
    help_topic = "library"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._banner, self._content = PageBanner(), Slot()
        self._primary: Button | None = None
        self._previewed: ImportPreview | None = None

    def open(self, args: Mapping[str, object]) -> None:
        """Show the list, or with `path` the preview of that file."""
        self._banner.clear()
        path = args.get("path")
        if path:
            self._read(Path(str(path)))
        else:
            self._show_list()

    def refresh(self, changes: object) -> None:
        """A framework came or went, also by undo."""
        if isinstance(changes, Changes) and changes.frameworks and self._previewed is None:
            self._show_list()

    def place(self) -> tuple[str, str]:
        """Where one is."""
        return _("Frameworks"), ""

    def body(self) -> QWidget:
        """Message, then list or preview."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._content)
        return host

    def primary_button(self) -> Button | None:
        """Add from a file, or add what is previewed."""
        return self._primary

    def first_focus(self) -> QWidget | None:
        """The primary button, or the choice it waits for."""
        if self._primary is not None and self._primary.isEnabled():
            return self._primary
        choices = self._content.findChildren(QWidget, "import.language")
        return choices[0] if choices else next(iter(self._content.findChildren(Button)), None)

    # -- the list

    def _show_list(self) -> None:
        self._previewed = None
        self._primary = primary(_("Add from a file…"))
        self._primary.setObjectName("library.add")
        self._primary.setEnabled(not self.ctx.workspace.read_only)
        self._primary.clicked.connect(self._choose)
        stack = Stack()
        sentence = _("Descriptions to hold your practice beside. An added one lives in this profile only.")
        stack.add(PageHeader(_("Frameworks"), sentence, end=self._primary))
        infos = frameworks.frameworks(self.ctx.workspace)
        used = {one.framework_id for one in assessing.rounds(self.ctx.workspace)}
        groups = (
            (_("Part of the program"), [one for one in infos if one.shipped]),
            (_("Added to this profile"), [one for one in infos if not one.shipped]),
        )
        shown = [(title, group) for title, group in groups if group]
        for number, (title, group) in enumerate(shown):
            section = Section(title)
            section.stack.add(ItemList([self._item(one, in_use=one.id in used) for one in group]), above=16)
            stack.add(section, above=16 if number else 0)
        self._content.put(stack)
        self._focus()

    def _item(self, info: FrameworkInfo, *, in_use: bool) -> Item:
        file = frameworks.find(self.ctx.workspace, info.id, info.version).file
        tr, writable = self.ctx.tr, not self.ctx.workspace.read_only
        languages = tr.join([native_name(code) for code in info.languages])
        parts = [counts_words(info.counts, tr), languages, _("version {version}").format(version=info.version)]
        if info.minutes:
            minutes = ngettext("about {count} minute", "about {count} minutes", info.minutes)
            parts.append(minutes.format(count=tr.number(info.minutes)))
        licence = file.source.licence or file.licence
        credit = "\n".join(part for part in (file.source.statement, licence) if part)
        sub = "\n".join(part for part in (" · ".join(parts), credit) if part)
        acts = []
        if writable:
            acts.append(_act("start", _("Start a round"), info, lambda: self.ctx.go("choose", framework_id=info.id)))
        acts.append(_act("export", _("Save as a file…"), info, lambda: self._export(info)))
        if writable and not info.shipped and not in_use:
            acts.append(_act("remove", _("Remove"), info, lambda: self._remove(info)))
        return Item(f"framework.{info.id}", info.title, sub, tuple(acts))

    def _remove(self, info: FrameworkInfo) -> None:
        workspace = self.ctx.workspace
        refused = save(self.ctx, lambda: frameworks.remove(workspace, info.id, info.version), quietly=False)
        if refused is not None:
            self._banner.say("problem", refused.message)

    def _export(self, info: FrameworkInfo) -> None:
        name = f"{info.id}-{info.version}.zip"
        out = files.choose_target(self, _("Save the framework"), name, _("Framework packages (*.zip)"))
        if out is None:
            return
        try:
            frameworks.export(self.ctx.workspace, info.id, "package", out, version=info.version)
        except KnownError as problem:
            self._banner.say("problem", problem.message)
            return
        self._banner.say("done", _("{title} is in “{name}”.").format(title=info.title, name=out.name))

    # -- a file

    def _choose(self) -> None:
        kinds = _("Frameworks (*.zip *.json *.matrix);;All files (*)")
        path = files.choose_file(self, _("Add a framework from a file"), kinds)
        if path is not None:
            self._read(path)

    def _read(self, path: Path, language: str = UNKNOWN, belongs_to: str = "") -> None:
        self._banner.clear()
        self.ctx.tasks.run(
            lambda: frameworks.preview(path, language=language, framework_id=belongs_to or None),
            lambda found: self._show_preview(found, belongs_to),
            self._failed,
        )

    def _show_preview(self, found: ImportPreview, belongs_to: str) -> None:
        self._previewed = found
        card = PreviewCard(self.ctx, found, belongs_to)
        card.accepted.connect(self._add)
        card.given_up.connect(self._show_list)
        card.read_again.connect(lambda language, belongs: self._read(found.path, language, belongs))
        stack = Stack()
        stack.add(PageHeader(_("Before it is added"), _("Nothing is stored yet.")))
        row = preview_buttons(card, may_add=found.framework is not None and not self.ctx.workspace.read_only)
        self._primary = next((one for one in row.findChildren(Button) if one.kind == "primary"), None)
        if self._primary is not None:
            self._primary.setEnabled(not found.needs_language)
        stack.add(row)
        stack.add(card, above=16)
        self._content.put(stack)
        self._focus()

    def _add(self) -> None:
        found = self._previewed
        if found is None:
            return
        refused = save(self.ctx, lambda: frameworks.add(self.ctx.workspace, found), quietly=False)
        if refused is not None:
            self._banner.say("problem", refused.message)
        else:
            self._show_list()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._banner.say("problem", error.message)
        else:
            report(error)

    def _focus(self) -> None:
        target = self.first_focus()
        if target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _act(key: str, words: str, info: FrameworkInfo, call: Callable[[], object]) -> Act:
    spoken = _("{action}: {title}").format(action=words, title=info.title)
    return Act(key, words, spoken, call)


def create(ctx: UiContext) -> Page:
    """The page for the route "library"."""
    return LibraryPage(ctx)
