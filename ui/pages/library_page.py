"""Frameworks: those that come with the program and those of the profile; each opens its own page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from competency_app.actions import frameworks, tables
from competency_app.actions.frameworks import FrameworkInfo
from competency_app.changes import Changes
from competency_app.errors import KnownError
from competency_app.i18n import _
from ui.components import files
from ui.components.draft_entries import drafts_section, new_button
from ui.components.framework_words import languages_words, size_words
from ui.components.item_list import Act, Item, ItemList
from ui.components.section import Section
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.context import UiContext
from ui.navigation import Page
from ui.sorting import by_words
from ui.widgets.arranging import FlowRow
from ui.widgets.buttons import Button, primary, quiet
from ui.widgets.frame import PageHeader


class LibraryPage(Page):
    """The newest version of each framework, in groups."""

    rail_key = "settings"
    help_topic = "library"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._content = Slot()
        self._primary: Button | None = None

    def open(self, args: Mapping[str, object]) -> None:  # noqa: ARG002 (the library takes none)
        """Read everything again."""
        self._show()

    def refresh(self, changes: object) -> None:
        """A framework came or went, also by undo."""
        if isinstance(changes, Changes) and (changes.frameworks or changes.drafts):
            self._show()

    def place(self) -> tuple[str, str]:
        """Where one is."""
        return _("Frameworks"), ""

    def body(self) -> QWidget:
        """Filled by `open`."""
        return self._content

    def primary_button(self) -> Button | None:
        """Add one from a file."""
        return self._primary

    def first_focus(self) -> QWidget | None:
        """The primary button, or the first framework where nothing can be added."""
        if self._primary is not None and self._primary.isEnabled():
            return self._primary
        return next(iter(self._content.findChildren(Button)), None)

    def _show(self) -> None:
        self._primary = primary(_("Add from a file…"))
        self._primary.setObjectName("library.add")
        self._primary.setEnabled(not self.ctx.workspace.read_only)
        self._primary.clicked.connect(self._choose)
        template = quiet(_("Get a template…"))
        template.setObjectName("library.template")
        template.clicked.connect(self._save_template)
        stack = Stack()
        sentence = _("Descriptions to hold your practice beside. An added one lives in this profile only.")
        stack.add(PageHeader(_("Frameworks"), sentence, end=FlowRow([new_button(self.ctx), self._primary])))
        for number, section in enumerate(self._sections()):
            stack.add(section, above=16 if number else 0)
        stack.add(template, above=16)
        self._content.put(stack)

    def _sections(self) -> Sequence[Section]:
        """The groups that have something in them, in the order in which they stand on the page."""
        infos = by_words(frameworks.frameworks(self.ctx.workspace), lambda one: one.title, self.ctx.tr.language)
        groups = (
            (_("Part of the program"), [one for one in infos if one.shipped]),
            (_("Added to this profile"), [one for one in infos if not one.shipped]),
        )
        drafts = drafts_section(self.ctx)
        found = [drafts] if drafts is not None else []
        for title, group in groups:
            if group:
                section = Section(title)
                section.stack.add(ItemList([self._item(one) for one in group]), above=16)
                found.append(section)
        return found

    def _item(self, info: FrameworkInfo) -> Item:
        tr = self.ctx.tr
        framework = frameworks.find(self.ctx.workspace, info.id, info.version)
        languages = languages_words(frameworks.completeness(self.ctx.workspace, framework), tr)
        acts = [_act("open", _("Details"), info, lambda: self.ctx.go("framework", framework_id=info.id))]
        if not self.ctx.workspace.read_only:
            acts.insert(0, _act("start", _("Start a round"), info, lambda: self.ctx.go("choose", framework_id=info.id)))
        return Item(f"framework.{info.id}", info.title, f"{size_words(info, tr)}\n{languages}", tuple(acts))

    def _choose(self) -> None:
        kinds = _("Frameworks (*.zip *.json *.jsonld *.matrix *.xlsx *.csv *.txt *.tsv);;All files (*)")
        path = files.choose_file(self, _("Add a framework from a file"), kinds)
        if path is not None:
            self.ctx.go("import_framework", path=str(path))

    def _save_template(self) -> None:
        """A workbook to fill in, in the language of the window."""
        name = _("template.xlsx")
        out = files.choose_target(self, _("Save the template"), name, _("Workbooks (*.xlsx)"))
        if out is None:
            return
        try:
            tables.write_template(out, self.ctx.tr.language)
        except KnownError as problem:
            self.ctx.notify(problem.message)
            return
        self.ctx.notify(_("The template is in “{name}”. Fill it in and add it here.").format(name=out.name))


def _act(key: str, words: str, info: FrameworkInfo, call: Callable[[], object]) -> Act:
    spoken = _("{action}: {title}").format(action=words, title=info.title)
    return Act(key, words, spoken, call)


def create(ctx: UiContext) -> Page:
    """The page for the route "library"."""
    return LibraryPage(ctx)
