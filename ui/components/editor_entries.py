"""The entries of a draft: the tree and what can be done in it, beside the words of the entry chosen there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.domain import draft_outline, draft_tree, draft_words
from competency_app.i18n import _, ngettext
from ui import theme
from ui.components.editor_form import EntryForm, shape_of
from ui.components.editor_languages import LanguageChoice
from ui.components.editor_panes import Foot, FormPane, Panes
from ui.components.editor_places import mark_of
from ui.components.editor_tree import EntryTree, entries_of
from ui.components.slot import Slot
from ui.widgets.arranging import Flow
from ui.widgets.buttons import ToolButton
from ui.widgets.cards import Card
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from competency_app.domain.drafts import Draft
    from ui.components.editor_places import Place
    from ui.components.editor_session import DraftSession


class EntriesPanel(QWidget):
    """What is typed is stored before anything else is done; `said` carries words for the strip above the page."""

    said = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.form: EntryForm | None = None
        self.tree = EntryTree()
        self.tree.setObjectName("editor.tree")
        self.tree.chosen.connect(self._on_chosen)
        self.tree.asked.connect(self.do)
        self.languages = LanguageChoice(session, inner=24)
        self.languages.chosen.connect(self._on_language)
        self._slot = Slot()
        self.tools: dict[str, QWidget] = {}
        panes = Panes(self)
        panes.addWidget(self._tree_pane())
        self.pane = FormPane(self.languages, self._form_side())
        panes.addWidget(self.pane)
        self._add_keys()
        session.changed.connect(self.show_draft)
        session.checked.connect(self.show_findings)

    # -- showing

    def show_draft(self) -> None:
        """Show the draft as it is on the disk."""
        self.tree.show_entries(entries_of(self._session.draft, self._marks()))
        self.tree.choose(self._session.key)
        self.languages.show_languages()
        self._show_form()
        self._enable()

    def show_findings(self) -> None:
        """Mark what there is to look at."""
        self.tree.show_entries(entries_of(self._session.draft, self._marks()))
        if self.form is not None:
            self.form.show_notes(self._session, self._session.key)

    def flush(self) -> None:
        """Store what was typed a moment ago, and what could not be stored before."""
        if self.form is not None:
            self.form.flush()
            self._store()

    def first_focus(self) -> QWidget:
        """The title while it is empty, else the tree."""
        if self.form is not None and not self.form.changes() and self._title_of(self._session.key):
            return self.tree
        return self.form.controls["title"] if self.form is not None else self.tree

    def go_to(self, place: Place) -> QWidget | None:
        """Show the field of a finding; answers with it."""
        self.flush()
        if place.language in self._session.draft.texts:
            self._session.language = place.language
        self._session.key = place.key or self._session.key
        self.show_draft()
        if self.form is None:
            return None
        field = self.form.field_at(place.spot)
        self.pane.area.show_widget(field)
        return field

    # -- doing

    def do(self, what: str) -> None:
        """Do what a button, a key or the tree asks for with the entry now chosen."""
        if not self.isEnabled():
            return
        self.flush()
        key = self._session.key
        steps: dict[str, Callable[[Draft], Draft]] = {
            "up": partial(draft_tree.move, key=key, step=-1),
            "down": partial(draft_tree.move, key=key, step=1),
            "in": partial(draft_tree.indent, key=key),
            "out": partial(draft_tree.outdent, key=key),
        }
        if what == "write":
            self._write()
        elif what in ("next", "below"):
            self._add(is_below=what == "below")
        elif not key:
            return
        elif what == "remove":
            self._remove(key)
        else:
            self._session.edit(steps[what])

    def _add(self, *, is_below: bool) -> None:
        before = self._session.key

        def change(draft: Draft) -> Draft:
            add = (
                draft_tree.add_below(draft, before)
                if before and is_below
                else draft_tree.add_after(draft, before or None)
            )
            draft, self._session.key = add
            return draft

        if self._session.edit(change):
            self._write()
        else:
            self._session.key = before

    def _paste(self, text: str) -> None:
        self.flush()
        lines, before = draft_outline.lines_of(text), self._session.key
        if not lines:
            return

        def change(draft: Draft) -> Draft:
            draft, self._session.key = draft_outline.add_lines(draft, before, lines)
            return draft

        if not self._session.edit(change):
            self._session.key = before
        else:
            count = self._session.ctx.tr.number(len(lines))
            self.said.emit(ngettext("{count} entry added.", "{count} entries added.", len(lines)).format(count=count))
            self._write()

    def _remove(self, key: str) -> None:
        title = self._title_of(key) or self._session.draft.framework.node(key).code
        self._session.key = self._neighbour(key)
        said = _("“{title}” is removed.").format(title=title)
        if self._session.edit(lambda draft: draft_tree.remove(draft, key), said=said):
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._session.key = key

    def _neighbour(self, key: str) -> str:
        """The entry that is shown when *key* goes: the next one beside it, else the one before, else the one above."""
        nodes = self._session.draft.file.nodes
        parent = self._session.draft.framework.node(key).parent
        beside = [node.key for node in nodes if node.parent == parent]
        at = beside.index(key)
        rest = beside[at + 1 :] or beside[:at][-1:]
        return rest[0] if rest else parent or ""

    def _write(self) -> None:
        if self.form is not None:
            title = self.form.controls["title"]
            title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.pane.area.show_widget(title)

    def _store(self) -> None:
        """Write what differs, all of it in one step."""
        if self.form is None:
            return
        changes, key, language = dict(self.form.changes()), self._session.key, self.form.shape.language
        if changes:
            self._session.edit(lambda draft: _with_texts(draft, language, key, changes))

    # -- parts

    def _on_chosen(self, key: str) -> None:
        self.flush()
        self._session.key = key
        self._show_form()
        self._enable()

    def _on_language(self, language: str) -> None:
        self.flush()
        self._session.language = language
        self._show_form()

    def _show_form(self) -> None:
        session = self._session
        if not session.key:
            self.form = None
            self._slot.put(TextBlock(_("Add the first area; what people answer stands below it."), tone="text2"))
            return
        shape = shape_of(session.draft, session.draft.framework.node(session.key), session.language)
        writing = self.form.writing() if self.form is not None else ""
        is_new = self.form is None or self.form.shape != shape
        form = self.form = self._new_form(EntryForm(shape)) if self.form is None or is_new else self.form
        form.setEnabled(not session.ctx.workspace.read_only)
        form.show_entry(session, session.key)
        if is_new and writing:
            form.field_at(writing).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _new_form(self, form: EntryForm) -> EntryForm:
        form.edited.connect(self._store)
        form.next_asked.connect(lambda: self.do("next"))
        form.below_asked.connect(lambda: self.do("below"))
        form.list_pasted.connect(self._paste)
        form.code_edited.connect(lambda code: self._with_key(draft_tree.set_code, code=code))
        form.answered_set.connect(lambda is_on: self._with_key(draft_tree.set_answered, answered=is_on))
        form.quick_set.connect(lambda is_on: self._with_key(draft_tree.set_in_short_form, is_in=is_on))
        self._slot.put(form)
        return form

    def _with_key(self, change: Callable[..., Draft], **fields: object) -> None:
        key = self._session.key
        self._session.edit(lambda draft: change(draft, key, **fields))

    def _marks(self) -> Mapping[str, str]:
        return {key: mark_of(findings) for key, findings in self._session.by_entry().items()}

    def _title_of(self, key: str) -> str:
        words = self._session.draft.default.nodes.get(key)
        return words.title if words is not None else ""

    def _enable(self) -> None:
        has_entry, can_write = bool(self._session.key), not self._session.ctx.workspace.read_only
        for name, tool in self.tools.items():
            tool.setEnabled(can_write and (has_entry or name == "next"))

    def _tree_pane(self) -> Card:
        pane = Card(edge=1, high=1)
        pane.column.setContentsMargins(1, theme.px(8), 1, 1)
        pane.column.addWidget(self.tree, 1)
        foot = Foot()
        # Icons without words, as close as this: then one row is enough in the narrowest tree, in every language.
        row = Flow(foot, across=2, down=4, level=True)
        row.setContentsMargins(*(4 * [theme.px(8)]))
        for name, words, icon in (
            ("next", _("Add an entry after this one"), "plus"),
            ("below", _("Add an entry below this one (Shift+Enter)"), "add-below"),
            ("up", _("Move up (Ctrl+↑)"), "arrow-up"),
            ("down", _("Move down (Ctrl+↓)"), "arrow-down"),
            ("out", _("One level up (Alt+Shift+←)"), "arrow-start"),
            ("in", _("One level down (Alt+Shift+→)"), "arrow-end"),
            ("remove", _("Remove with everything below (Del)"), "trash"),
        ):
            self.tools[name] = ToolButton(words, icon=icon)
        for name, tool in self.tools.items():
            tool.setObjectName(f"editor.{name}")
            tool.clicked.connect(partial(self._on_tool, name))  # type: ignore[attr-defined]
            row.addWidget(tool)
        pane.column.addWidget(foot)
        return pane

    def _on_tool(self, name: str) -> None:
        self.do(name)

    def _form_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(24))
        column.addWidget(self._slot)
        hint = _("Enter adds the next entry, Shift+Enter one below it. A pasted list becomes an entry a line.")
        column.addWidget(TextBlock(hint, theme.SECONDARY, tone="text2"))
        column.addStretch(1)
        return side

    def _add_keys(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inwards, outwards = ("Left", "Right") if mirrored else ("Right", "Left")
        for keys, what in (
            ("Ctrl+Up", "up"),
            ("Ctrl+Down", "down"),
            (f"Alt+Shift+{inwards}", "in"),
            (f"Alt+Shift+{outwards}", "out"),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.do, what))


def _with_texts(draft: Draft, language: str, key: str, texts: Mapping[str, str]) -> Draft:
    for place, text in texts.items():
        table, _slash, level = place.partition("/")
        if level:
            draft = draft_words.set_level_text(draft, language, key, table, level, text)  # type: ignore[arg-type]
        else:
            draft = draft_words.set_text(draft, language, key, table, text)  # type: ignore[arg-type]
    return draft
