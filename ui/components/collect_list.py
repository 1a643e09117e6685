"""Evidence a teacher means to collect: boxes to tick, and the same as lines to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.domain.plans import Collect
from competency_app.i18n import _
from ui import theme
from ui.components.autosave import Autosave
from ui.widgets.arranging import Flow
from ui.widgets.buttons import quiet
from ui.widgets.inputs import CheckBox, TextArea
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST, LONGEST = 12, 200


class CollectList(QWidget):
    """At rest boxes beside each other; "Add or change" turns them into lines of text, one piece of evidence each."""

    changed = Signal()

    def __init__(self, items: Sequence[Collect], *, name: str) -> None:
        """*name* begins the object names of what is inside."""
        super().__init__()
        self._items, self._name = tuple(items), name
        self._boxes: list[CheckBox] = []
        self.change = quiet(_("Add or change"), small=True)
        self.change.setObjectName(f"{name}.change")
        self.change.setCheckable(True)
        self.change.toggled.connect(self._turn)
        self.lines = TextArea(rows=3, hint=_("One piece of evidence a line"))
        self.lines.setObjectName(f"{name}.lines")
        self.lines.setAccessibleName(_("Evidence to collect, one piece a line"))
        self.lines.hide()
        self._autosave = Autosave(self)
        self._autosave.watch(self.lines)
        self._autosave.due.connect(self._on_lines)
        self._shown = QWidget()
        self._flow = Flow(self._shown, across=32, down=8)
        self._lay_out()
        self._fill()

    def items(self) -> tuple[Collect, ...]:
        """What is to be collected, as it stands now."""
        return self._items

    def show_items(self, items: Sequence[Collect]) -> None:
        """Show what is stored, unless it is being written here."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        self._fill()
        self._write_lines()

    def flush(self) -> None:
        """Take over lines that are still being written."""
        self._autosave.flush()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = Flow(across=0, down=0)
        title = label(_("Evidence to collect"), theme.SECONDARY, tone="text2")
        title.setMinimumHeight(theme.px(32))
        head.addWidget(title)
        head.addWidget(self.change)
        column.addLayout(head)
        column.addWidget(self._shown)
        column.addWidget(self.lines)

    def _fill(self) -> None:
        for old in self._boxes:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._boxes = []
        for number, item in enumerate(self._items):
            box = CheckBox(item.text, checked=item.done)
            box.setObjectName(f"{self._name}.{number}")
            box.clicked.connect(self._on_ticked)
            self._boxes.append(box)
            self._flow.addWidget(box)
        self._shown.setVisible(bool(self._items) and not self.change.isChecked())

    def _on_ticked(self) -> None:
        pairs = zip(self._items, self._boxes, strict=True)
        self._items = tuple(Collect(item.text, box.isChecked()) for item, box in pairs)
        self.changed.emit()

    def _on_lines(self) -> None:
        done = {item.text: item.done for item in self._items}
        written = [line.strip()[:LONGEST] for line in self.lines.toPlainText().splitlines()]
        kept = tuple(dict.fromkeys(text for text in written if text))[:MOST]
        items = tuple(Collect(text, done.get(text, False)) for text in kept)
        if items != self._items:
            self._items = items
            self._fill()
            self.changed.emit()

    def _turn(self, is_writing: bool) -> None:
        if is_writing:
            self._write_lines()
        else:
            self._autosave.flush()
        self.change.setText(_("Done") if is_writing else _("Add or change"))
        self.change.updateGeometry()
        self.lines.setVisible(is_writing)
        self._shown.setVisible(bool(self._items) and not is_writing)
        if is_writing:
            self.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _write_lines(self) -> None:
        if self.lines.hasFocus():
            return
        self.lines.blockSignals(True)
        self.lines.setPlainText("\n".join(item.text for item in self._items))
        self.lines.blockSignals(False)
