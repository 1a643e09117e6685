"""Which language of a draft is written now; nothing to choose while there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.i18n import _, native_name
from ui import theme
from ui.components.slot import Slot
from ui.widgets.inputs import Combo
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.components.editor_session import DraftSession

_MOST_BESIDE = 4


class LanguageChoice(QWidget):
    """Segments for a few languages, a list for more."""

    chosen = Signal(str)

    def __init__(self, session: DraftSession, *, inner: int = 0) -> None:
        """*inner* px at 100 % keep it from the edges of a card, where it stands in one."""
        super().__init__()
        self._session, self._is_head = session, bool(inner)
        self._shown: tuple[str, ...] = ()
        self._slot = Slot()
        column = QVBoxLayout(self)
        edge, high = theme.px(inner), theme.px(12 if inner else 0)
        column.setContentsMargins(edge, high, edge, high if inner else theme.px(16))
        column.addWidget(self._slot)
        self.hide()

    def show_languages(self) -> None:
        """Show the languages of the draft and the one now written."""
        languages = self._session.draft.file.languages
        if languages != self._shown:
            self._shown = languages
            self._build(languages)
        control = self._slot.content
        if isinstance(control, Segments | Combo):
            control.choose(self._session.language)
        self.setVisible(len(languages) > 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line below, in a card."""
        if self._is_head:
            QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.tokens().border))

    def _build(self, languages: tuple[str, ...]) -> None:
        if len(languages) < 2:  # noqa: PLR2004
            self._slot.put(None)
            return
        names = [(language, native_name(language)) for language in languages]
        spoken = _("Language you write in")
        if len(names) <= _MOST_BESIDE:
            segments = Segments(names, self._session.language, name=spoken)
            segments.chosen.connect(self.chosen)
            self._slot.put(segments)
            return
        combo = Combo(names, self._session.language)
        combo.setAccessibleName(spoken)
        combo.setObjectName("editor.language")
        combo.activated.connect(lambda _number: self.chosen.emit(combo.key()))
        self._slot.put(combo)
