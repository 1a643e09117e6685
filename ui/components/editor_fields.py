"""Fields of the editor: they grow with what is written and say quietly what there is to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from competency_app.domain.drafts import LONGEST_TEXT, LONGEST_TITLE, one_line, plain
from competency_app.i18n import direction, sentences
from ui import theme
from ui.widgets.inputs import Field, Line, TextArea, line
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.domain.packages import Finding

MOST_ROWS = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingArea(TextArea):
    """As high as its lines, up to eight."""

    def __init__(self, *, rows: int = 2, longest: int = LONGEST_TEXT) -> None:
        super().__init__(rows=rows, longest=longest)
        self._rows = rows
        self.setMaximumHeight(theme.px(16 + 24 * MOST_ROWS))
        self.textChanged.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height of what is written."""
        # The layout of plain text counts its height in lines.
        lines = round(self.document().size().height())
        high = theme.px(16 + 24 * min(max(lines, self._rows), MOST_ROWS))
        if high != self.minimumHeight():
            self.setMinimumHeight(high)
            self.updateGeometry()


class TitleLine(Line):
    """The title of an entry: Enter and Shift+Enter ask for the next ones, a pasted list for several."""

    next_asked = Signal()
    below_asked = Signal()
    list_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_TITLE)
        self.setFixedHeight(theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, everything else writes."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste_list():
            return
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            is_below = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.below_asked if is_below else self.next_asked).emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Pasting from the menu is pasting."""
        menu = self.createStandardContextMenu()
        action = next((one for one in menu.actions() if one.objectName() == "edit-paste"), None)
        if action is not None and _clipboard_list():
            action.triggered.disconnect()
            action.triggered.connect(self._paste_list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _paste_list(self) -> bool:
        text = _clipboard_list()
        if text and not self.isReadOnly():
            self.list_pasted.emit(text)
        return bool(text)


def _clipboard_list() -> str:
    """The text on the clipboard where it has several lines."""
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
    text = mime.text() if mime is not None and mime.hasText() else ""
    return text if "\n" in text.strip() else ""


class NotedField(Field):
    """A field with a quiet line below it for what there is to look at."""

    def __init__(self, name: str, control: QWidget, *, help_text: str = "") -> None:
        super().__init__(name, control, help_text=help_text)
        self._help_words = help_text
        self._note = TextBlock("", theme.SECONDARY, tone="text2")
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._note)
        self._note.hide()

    @property
    def note(self) -> str:
        """What is said now."""
        return self._note.text() if not self._note.isHidden() else ""

    def set_notes(self, findings: Sequence[Finding], tone: str) -> None:
        """Say what was found, in the colour of the gravest; nothing for none."""
        words = sentences(*(one.message for one in findings))
        if words == self.note:
            return
        self._note.set_text(words)
        self._note.set_tone(tone)
        self._note.setVisible(bool(words))
        self.control.setAccessibleDescription(sentences(words, self._help_words))


Control = QLineEdit | TextArea


def text_of(control: Control) -> str:
    """What is written, as a draft would hold it."""
    return one_line(control.text()) if isinstance(control, QLineEdit) else plain(control.toPlainText())


def set_text(control: Control, text: str) -> None:
    """Show a text without a signal, unless it says the same already: a trailing space is being written on."""
    if text_of(control) == text:
        return
    with QSignalBlocker(control):
        if isinstance(control, QLineEdit):
            control.setText(text)
        else:
            control.setPlainText(text)
    if isinstance(control, GrowingArea):
        control.fit()


def in_language(control: Control, language: str) -> Control:
    """Write from the side the language begins at, whatever the window's is."""
    is_right = direction(language) == "rtl"
    control.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_right else Qt.LayoutDirection.LeftToRight)
    return control


def one_liner(longest: int = LONGEST_TITLE) -> QLineEdit:
    """A line of the editor."""
    return line(longest=longest)
