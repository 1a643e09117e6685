"""What goes with an answer: a note, what stands in the way, evidence, and whether the sentence is understood."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing, crosswalk, evidence
from competency_app.actions.crosswalk import Earlier
from competency_app.domain.answers import Barrier
from competency_app.i18n import _, ngettext
from ui import theme
from ui.components import files, noted_before
from ui.components.evidence_rows import EvidenceRows
from ui.components.field_row import field_and_buttons
from ui.components.noted_before import NotedBefore
from ui.components.saving import save
from ui.widgets.arranging import SideBySide
from ui.widgets.buttons import secondary
from ui.widgets.inputs import CheckBox, Combo, Field, TextArea, line

if TYPE_CHECKING:
    from competency_app.actions.walking import QuestionView
    from competency_app.changes import Changes
    from competency_app.domain.rounds import RoundId
    from competency_app.errors import KnownError
    from ui.context import UiContext
    from ui.tasks import Job

_log = logging.getLogger(__name__)

PAUSE_MS = 800
_LINKS = ("http://", "https://", "www.")


class EvidenceDrawer(QWidget):
    """Content of the question's drawer; everything is stored at once, the note at each pause in typing.

    `state_changed` says that `state` has other words, apart from `show_for`.
    """

    problem = Signal(object, object)
    state_changed = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self.note = TextArea(rows=2)
        self.note.setObjectName("question.note")
        self.note.installEventFilter(self)
        self.note.textChanged.connect(self._on_typed)
        self.barrier = Combo()
        self.barrier.setObjectName("question.barrier")
        self.barrier.activated.connect(self._on_barrier)
        self.unclear = CheckBox(_("I do not understand this sentence"))
        self.unclear.setObjectName("question.unclear")
        self.unclear.clicked.connect(self._on_unclear)
        self.words = line(longest=2000)
        self.words.setObjectName("question.evidence")
        self.words.returnPressed.connect(self._on_add)
        self._words_field = Field(_("What shows this: a few words or a link"), self.words)
        self._rows = EvidenceRows()
        self._rows.removed.connect(self._on_remove)
        self._before = NotedBefore()
        self._before.copied.connect(self._on_copy)
        self._before.linked.connect(self._on_link)
        self._earlier = Earlier()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.save_note)
        self._view: QuestionView | None = None
        self._linked: tuple[int, ...] = ()
        self._reading: Job | None = None
        self._filling = False
        self._lay_out()

    def state(self) -> str:
        """What is inside, for the closed strip: "1 note, 2 pieces of evidence"."""
        view, tr = self._view, self._ctx.tr
        if view is None:
            return ""
        parts = [_("1 note")] if view.answer.note else []
        count = len(view.evidence)
        if count:
            words = ngettext("{count} piece of evidence", "{count} pieces of evidence", count)
            parts.append(words.format(count=tr.number(count)))
        if not parts and view.answer.barrier is not None:
            parts.append(_("1 obstacle"))
        if not parts and view.answer.unclear:
            parts.append(_("sentence unclear"))
        parts = [part for part in (*parts, noted_before.words(self._earlier, tr)) if part]
        return tr.listed(*parts) or _("None yet")

    def show_for(self, view: QuestionView) -> None:
        """Show what goes with the answer of *view*; a note being typed is left alone."""
        moved = self._view is None or (self._view.round.id, self._view.node.key) != (view.round.id, view.node.key)
        self._view, self._filling = view, True
        if moved:
            self.words.clear()
            self._words_field.set_error()
        if moved or not self.note.hasFocus():
            self._timer.stop()
            if self.note.toPlainText() != view.answer.note:
                self.note.setPlainText(view.answer.note)
        if not self.barrier.count():
            self._fill_barriers()
        self.barrier.choose(view.answer.barrier.value if view.answer.barrier else "")
        self.unclear.setChecked(view.answer.unclear)
        for control in (self.note, self.barrier, self.unclear):
            control.setEnabled(not view.round.is_finished)
        self.setEnabled(not self._ctx.workspace.read_only)
        self._rows.show_evidence(view.evidence, self._ctx.tr)
        self._read_earlier(view, moved=moved)
        self._filling = False

    def _read_earlier(self, view: QuestionView, *, moved: bool) -> None:
        """Again with another question, and with evidence, which may have been linked; nothing waits for it."""
        linked = tuple(one.id for one in view.evidence)
        if not moved and linked == self._linked:
            return
        self._linked = linked
        if moved:
            self._show_earlier((view.round.id, view.node.key, Earlier()))
        if self._reading is not None:
            self._reading.cancel()
        ws, one, node = self._ctx.workspace, view.round, view.node.key
        work = lambda: (one.id, node, crosswalk.earlier(ws, one, node))  # noqa: E731
        self._reading = self._ctx.tasks.run(work, self._show_earlier, self._without_earlier)

    def _show_earlier(self, found: tuple[RoundId, str, Earlier]) -> None:
        view = self._view
        if view is None or (view.round.id, view.node.key) != found[:2]:
            return
        self._earlier = found[2]
        is_open = not self._ctx.workspace.read_only
        can_note = is_open and not view.round.is_finished
        self._before.show_earlier(self._earlier, self._ctx.tr, can_note=can_note, can_link=is_open)
        self.state_changed.emit()

    def _without_earlier(self, error: Exception) -> None:
        """The profile may have been closed meanwhile; the question does not need it."""
        _log.info("what was noted before could not be read: %s", type(error).__name__)

    def save_note(self) -> None:
        """Store the note where it differs from what is on the disk."""
        self._timer.stop()
        view, text = self._view, self.note.toPlainText()
        if view is None or text == view.answer.note or view.round.is_finished:
            return
        self._store(lambda: assessing.set_note(self._ctx.workspace, view.round.id, view.node.key, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the note stores it."""
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.save_note()
        return False

    def _fill_barriers(self) -> None:
        self.barrier.addItem(_("Nothing stands in the way"), "")
        for barrier in Barrier:
            self.barrier.addItem(wording.barrier_words(barrier, self._ctx.tr), barrier.value)

    def _on_typed(self) -> None:
        if not self._filling:
            self._timer.start()

    def _on_barrier(self) -> None:
        view, key = self._view, self.barrier.key()
        if view is not None:
            barrier = Barrier(key) if key else None
            self._store(lambda: assessing.set_barrier(self._ctx.workspace, view.round.id, view.node.key, barrier))

    def _on_unclear(self) -> None:
        view, unclear = self._view, self.unclear.isChecked()
        if view is not None:
            self._store(lambda: assessing.set_unclear(self._ctx.workspace, view.round.id, view.node.key, unclear))

    def _on_add(self) -> None:
        text, view = self.words.text().strip(), self._view
        if view is None:
            return
        add = evidence.add_link if text.lower().startswith(_LINKS) and " " not in text else evidence.add_text
        where = (view.round.framework_id, view.node.key)
        if self._add(lambda: add(self._ctx.workspace, *where, text)):
            self.words.clear()

    def _on_attach(self) -> None:
        view = self._view
        path = files.choose_file(self, _("Attach a file"), _("All files (*)")) if view else None
        if view is not None and path is not None:
            where = (view.round.framework_id, view.node.key)
            self._add(lambda: evidence.add_file(self._ctx.workspace, *where, path))

    def _on_copy(self, note: str) -> None:
        """Below what is written already, for the teacher to change."""
        written = self.note.toPlainText().rstrip()
        self.note.setPlainText(f"{written}\n{note}".lstrip())
        self.note.moveCursor(QTextCursor.MoveOperation.End)
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.save_note()

    def _on_link(self, evidence_id: int) -> None:
        view = self._view
        chosen = next((one.id for one in self._earlier.evidence if one.id == evidence_id), None)
        if view is not None and chosen is not None:
            where = (view.round.framework_id, view.node.key)
            self._store(lambda: evidence.link(self._ctx.workspace, chosen, *where), quietly=False)

    def _on_remove(self, evidence_id: int) -> None:
        view = self._view
        chosen = next((one.id for one in view.evidence if one.id == evidence_id), None) if view else None
        if view is not None and chosen is not None:
            where = (view.round.framework_id, view.node.key)
            self._store(lambda: evidence.detach(self._ctx.workspace, chosen, *where), quietly=False)

    def _add(self, verb: Callable[[], Changes]) -> bool:
        """Add evidence; what cannot be added is said at the field."""
        refused = save(self._ctx, verb)
        self._words_field.set_error(refused.message if refused else "")
        return refused is None

    def _store(self, verb: Callable[[], Changes], *, quietly: bool = True) -> None:
        refused: KnownError | None = save(self._ctx, verb, quietly=quietly)
        if refused is not None:
            self.problem.emit(refused, verb)

    def _lay_out(self) -> None:
        add, attach = secondary(_("Add")), secondary(_("Attach file…"), "file")
        add.setObjectName("question.evidence.add")
        attach.setObjectName("question.evidence.attach")
        add.setAccessibleName(_("Add evidence"))
        add.clicked.connect(self._on_add)
        attach.clicked.connect(self._on_attach)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        note = _stacked(Field(_("Note, only for you"), self.note))
        aside = _stacked(Field(_("What stands in the way here?"), self.barrier), self.unclear)
        column.addWidget(SideBySide([note, aside], gap=32))
        column.addLayout(field_and_buttons(self._words_field, [add, attach]))
        column.addWidget(self._rows)
        column.addWidget(self._before)
        column.addStretch(1)


def _stacked(*parts: QWidget) -> QWidget:
    """Parts below each other, held at the top."""
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(12))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return result
