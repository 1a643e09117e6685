"""What was noted and kept for related entries of other frameworks: to look at, to copy into the note, to link here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.i18n import _, ngettext
from ui import theme
from ui.components.item_list import Act, Item, ItemList
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.actions.crosswalk import Earlier, Noted
    from competency_app.domain.rounds import Evidence
    from competency_app.i18n import Translator

MOST = 4


class NotedBefore(QWidget):
    """Hidden while there is nothing; `copied` brings a note, `linked` the id of a piece of evidence."""

    copied = Signal(str)
    linked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._slot = Slot(above=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._slot)
        self._shown: Earlier | None = None
        self.hide()

    def show_earlier(self, found: Earlier, tr: Translator, *, can_note: bool, can_link: bool) -> None:
        """Show what there is; made anew only when that changed."""
        if found != self._shown:
            self._shown = found
            self._slot.put(self._content(found, tr, can_note=can_note, can_link=can_link) if found else None)
        self.setVisible(bool(found))

    def _content(self, found: Earlier, tr: Translator, *, can_note: bool, can_link: bool) -> Stack:
        stack = Stack()
        stack.add(TextBlock(_("From related competences of other frameworks"), bold=True))
        sentence = _("Only what you wrote and kept; the levels you chose there say nothing about this one.")
        stack.add(TextBlock(sentence, theme.SECONDARY, tone="text2"), above=4)
        items = [self._note(number, one, tr, can_note=can_note) for number, one in enumerate(found.notes[:MOST])]
        items += [self._piece(one, tr, can_link=can_link) for one in found.evidence[:MOST]]
        stack.add(ItemList(items), above=8)
        left = len(found.notes[MOST:]) + len(found.evidence[MOST:])
        if left:
            more = _("… and {count} more").format(count=tr.number(left))
            stack.add(TextBlock(more, tone="text2"), above=4)
        return stack

    def _note(self, number: int, one: Noted, tr: Translator, *, can_note: bool) -> Item:
        title = wording.foreign(one.texts.title, tr)
        said = _("You noted this for {framework}, {competence}, on {date}").format(
            framework=title,
            competence=wording.titled(one.framework, one.texts, one.node, tr),
            date=tr.date(one.on, "medium"),
        )
        acts: tuple[Act, ...] = ()
        if can_note:
            spoken = _("Copy into the note: {note}").format(note=one.note[:80])
            acts = (Act("copy", _("Copy into the note"), spoken, lambda: self.copied.emit(one.note)),)
        return Item(f"question.noted.{number}", one.note, said, acts)

    def _piece(self, one: Evidence, tr: Translator, *, can_link: bool) -> Item:
        acts: tuple[Act, ...] = ()
        if can_link:
            spoken = _("Use here too: {title}").format(title=one.title)
            acts = (Act("link", _("Use here too"), spoken, lambda: self.linked.emit(int(one.id))),)
        kept = _("Evidence from {date}").format(date=tr.date(one.added_on, "medium"))
        return Item(f"question.kept.{one.id}", one.title, kept, acts)


def words(found: Earlier, tr: Translator) -> str:
    """For the closed drawer: 2 notes on related topics; empty where there are none."""
    count = len(found.notes) + len(found.evidence)
    if not count:
        return ""
    line = ngettext("{count} thing from a related competence", "{count} things from related competences", count)
    return line.format(count=tr.number(count))
