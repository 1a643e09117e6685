"""Evidence of one competence: add a note, a link or a file, say who has looked at it, save a copy, take it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import evidence
from competency_app.domain.rounds import EvidenceKind, Trust
from competency_app.errors import KnownError
from competency_app.i18n import _
from ui import theme
from ui.components import files
from ui.components.saving import save, saved_words
from ui.components.slot import Slot
from ui.widgets.arranging import SideBySide
from ui.widgets.buttons import quiet, secondary
from ui.widgets.frame import add_flush
from ui.widgets.inputs import Combo, Field, line
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.changes import Changes
    from competency_app.domain.rounds import Evidence, EvidenceId
    from ui.context import UiContext

_LINKS = ("http://", "https://", "www.")
_LADDER = (Trust.CLAIMED, Trust.EVIDENCED, Trust.DISCUSSED, Trust.SEEN)


class EvidenceList(QWidget):
    """Everything is stored at once; `changed` follows each verb that reached the disk."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._where = ("", "")
        self.words = line(longest=evidence.MAX_TEXT)
        self.words.setObjectName("evidence.words")
        self.words.returnPressed.connect(self._on_add)
        self.field = Field(_("A lesson, a file or a link that shows what you do"), self.words)
        self._rows = Slot(above=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addSpacing(theme.px(8))
        column.addLayout(self._buttons())
        column.addWidget(self._rows)

    def show_for(self, framework_id: str, node: str) -> None:
        """List the evidence of a competence; words being typed for the same one are left alone."""
        if self._where != (framework_id, node):
            self._where = (framework_id, node)
            self.words.clear()
            self.field.set_error()
        self.setEnabled(not self._ctx.workspace.read_only)
        pieces = evidence.for_node(self._ctx.workspace, *self._where)
        self._rows.put(self._list(pieces) if pieces else None)

    def _list(self, pieces: tuple[Evidence, ...]) -> QWidget:
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        for piece in pieces:
            item = EvidenceItem(piece, self._ctx)
            item.trusted.connect(self._on_trust)
            item.removed.connect(self._on_remove)
            item.copy_wanted.connect(self._on_copy)
            column.addWidget(item)
        return result

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        add, attach = secondary(_("Add")), secondary(_("Attach file…"), "file")
        add.setAccessibleName(_("Add evidence"))
        for button, name, act in ((add, "add", self._on_add), (attach, "attach", self._on_attach)):
            button.setObjectName(f"evidence.{name}")
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(TextBlock(_("Only you see this."), theme.SECONDARY, tone="text2"), 1)
        return row

    def _on_add(self) -> None:
        text = self.words.text().strip()
        is_link = text.lower().startswith(_LINKS) and " " not in text
        add = evidence.add_link if is_link else evidence.add_text
        if self._store(lambda: add(self._ctx.workspace, *self._where, text)):
            self.words.clear()

    def _on_attach(self) -> None:
        path = files.choose_file(self, _("Attach a file"), _("All files (*)"))
        if path is not None:
            self._store(lambda: evidence.add_file(self._ctx.workspace, *self._where, path))

    def _on_trust(self, evidence_id: EvidenceId, trust: Trust) -> None:
        self._store(lambda: evidence.set_trust(self._ctx.workspace, evidence_id, trust))

    def _on_remove(self, evidence_id: EvidenceId) -> None:
        if self._store(lambda: evidence.detach(self._ctx.workspace, evidence_id, *self._where), quietly=False):
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_copy(self, evidence_id: EvidenceId, name: str) -> None:
        path = files.choose_target(self, _("Save a copy"), name, _("All files (*)"))
        if path is None:
            return
        try:
            evidence.save_copy(self._ctx.workspace, evidence_id, path)
        except KnownError as problem:
            self.field.set_error(problem.message)
        else:
            self.field.set_error()
            self._ctx.say_saved(saved_words(self._ctx))

    def _store(self, verb: Callable[[], Changes], *, quietly: bool = True) -> bool:
        """Run a verb; what was not stored is said at the field."""
        refused = save(self._ctx, verb, quietly=quietly)
        self.field.set_error(refused.message if refused else "")
        return refused is None


class EvidenceItem(QWidget):
    """One piece: what it is, since when, and who has looked at it. Del takes it out."""

    trusted = Signal(object, object)
    removed = Signal(object)
    copy_wanted = Signal(object, str)

    def __init__(self, piece: Evidence, ctx: UiContext) -> None:
        super().__init__()
        self._piece = piece
        self.trust = Combo([(one.value, wording.trust_words(one, ctx.tr)) for one in _LADDER], piece.trust.value)
        self.trust.setObjectName(f"evidence.trust.{piece.id}")
        self.trust.activated.connect(lambda: self.trusted.emit(piece.id, Trust(self.trust.key())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(TextBlock(piece.text or piece.title, rest=ctx.tr.date(piece.added_on, "medium")))
        choice = Field(_("How firm this makes your level"), self.trust)
        column.addWidget(SideBySide([choice, self._tools()], gap=24, down=8, enough=560))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the piece out, with undo."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self._piece.id)
        else:
            super().keyPressEvent(event)

    def _tools(self) -> QWidget:
        piece = self._piece
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        if piece.kind is EvidenceKind.FILE:
            copy = quiet(_("Save a copy…"), small=True)
            copy.setObjectName(f"evidence.copy.{piece.id}")
            copy.clicked.connect(lambda: self.copy_wanted.emit(piece.id, piece.file_name))
            add_flush(row, copy, "start")
        remove = quiet(_("Remove"), small=True)
        remove.setObjectName(f"evidence.remove.{piece.id}")
        remove.setAccessibleName(_("Remove {title}").format(title=piece.title))
        remove.clicked.connect(lambda: self.removed.emit(piece.id))
        add_flush(row, remove, "start")
        row.addStretch(1)
        column.addLayout(row)
        return result


def firmness(pieces: tuple[Evidence, ...]) -> Trust:
    """The highest step of the ladder that any piece of evidence reaches; without evidence a level is claimed."""
    return max((piece.trust for piece in pieces), key=_LADDER.index, default=Trust.CLAIMED)
