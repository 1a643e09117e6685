"""The answers of one question: a fresh group of cards each time, and a mark on the card chosen in an earlier round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.i18n import _
from ui import theme
from ui.components import question_words as words
from ui.components.round_words import carried_words
from ui.components.slot import Slot
from ui.widgets.buttons import draw_box
from ui.widgets.option_card import OptionCard, OptionGroup
from ui.widgets.text import Label

if TYPE_CHECKING:
    from competency_app.actions.walking import QuestionView
    from competency_app.domain.answers import Answer
    from competency_app.i18n import Translator

_ABOVE = 12


class QuestionCards(QWidget):
    """Holds the group; making one costs under 2 ms, which is less than keeping ten cards in step with a question."""

    level_chosen = Signal(str)
    other_chosen = Signal(str)
    example_requested = Signal(str)
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._slot = Slot()
        column = QVBoxLayout(self)
        # Room for the mark on the first card's upper edge.
        column.setContentsMargins(0, theme.px(_ABOVE), 0, 0)
        column.addWidget(self._slot)
        self.group: OptionGroup | None = None
        self._mark: _EarlierMark | None = None
        self._carried = ""  # what the mark says of an answer taken over

    def show_question(self, view: QuestionView, name: str, *, digit_keys: bool, tr: Translator) -> None:
        """Show the answers of *view*; *name* is spoken for the group."""
        group = OptionGroup(
            words.level_options(view),
            words.other_options(tr),
            name=name,
            chosen=chosen_key(view.answer),
            digit_keys=digit_keys,
        )
        group.setObjectName("question.answers")
        group.level_chosen.connect(self.level_chosen)
        group.other_chosen.connect(self.other_chosen)
        group.example_requested.connect(self.example_requested)
        group.confirmed.connect(self.confirmed)
        group.setEnabled(not view.round.is_finished)
        self._replace(group)
        self._carried = carried_words(view, view.answer, tr)
        if view.answer.carried_on is not None:
            self._mark_card(chosen_key(view.answer), self._carried)
        else:
            self._show_earlier(view, tr)

    def show_answer(self, view: QuestionView) -> None:
        """Show another choice on the same cards."""
        if self.group is not None:
            self.group.choose(chosen_key(view.answer))
            self.group.setEnabled(not view.round.is_finished)
        if self._carried and self._mark is not None and view.answer.carried_on is None:
            self._remove_mark()  # answered anew
        elif self._carried and self._mark is None and view.answer.carried_on is not None:
            self._mark_card(chosen_key(view.answer), self._carried)  # taken back

    def first_focus(self) -> OptionCard | None:
        """The chosen card, else the first."""
        return self.group.first_focus() if self.group is not None else None

    def _remove_mark(self) -> None:
        if self._mark is not None:
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None

    def _replace(self, group: OptionGroup) -> None:
        self._remove_mark()
        self._slot.put(group)
        self.group = group

    def _show_earlier(self, view: QuestionView, tr: Translator) -> None:
        if self.group is None or view.earlier is None or view.earlier.answered_at is None:
            return
        key = chosen_key(view.earlier)
        day = view.earlier.answered_at.astimezone().date()
        month = wording.month(day, tr) if day.year == view.round.started_on.year else tr.date(day, "month")
        level = view.earlier.level
        if level is None:
            text = month
        else:
            scale = view.framework.scale_of(view.node.key).key
            short = wording.code(wording.short_level(view.texts, scale, level), tr)
            text = _("{month}: {level}").format(month=month, level=short)
        self._mark_card(key, text)

    def _mark_card(self, key: str, text: str) -> None:
        card = next((one for one in self.group.cards if one.option.key == key), None) if self.group else None
        if card is not None:
            card.setAccessibleDescription(f"{card.accessibleDescription()}, {text}")
            self._mark = _EarlierMark(text, self, card)


class _EarlierMark(Label):
    """A small tag on the upper edge of a card, at its end: never over the text, however large that is."""

    def __init__(self, text: str, host: QWidget, card: OptionCard) -> None:
        super().__init__(text, theme.SECONDARY, "text2")
        self.setFont(theme.font(theme.SECONDARY))
        self.setParent(host)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("question.earlier")
        self._card = card
        for watched in (card, card.parentWidget()):
            if watched is not None:
                watched.installEventFilter(self)
        self._place()
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay on the card while it moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tag, then its words."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), t.surface, t.border, theme.px(4))
        painter.end()
        super().paintEvent(event)

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        width = self.sizeHint().width() + theme.px(16)
        corner = self._card.mapTo(host, self._card.rect().topLeft())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = theme.px(16)
        x = corner.x() + (edge if mirrored else self._card.width() - edge - width)
        self.setGeometry(x, corner.y() - theme.px(10), width, theme.px(20))
        self.raise_()


def chosen_key(answer: Answer) -> str:
    """The card that stands for an answer, empty for none."""
    return answer.level or (answer.reason.value if answer.reason else "")
