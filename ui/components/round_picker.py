"""Which of several rounds a page shows: a small button with a menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from competency_app.i18n import _
from ui import theme
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from competency_app.domain.rounds import Round
    from competency_app.i18n import Translator


class RoundPicker(Button):
    """Shows the date of the round and lists the others, newest first."""

    picked = Signal(int)

    def __init__(self, rounds: Sequence[Round], current: Round, tr: Translator, *, name: str, words: str = "") -> None:
        """*name* is spoken before the date; *words* are shown instead of the date alone."""
        super().__init__(words or tr.date(current.on), "quiet", small=True, icon_end="chevron-down")
        self.setAccessibleName(f"{name}: {self.text()}")
        menu = QMenu(self)
        group = QActionGroup(menu)
        for one in sorted(rounds, key=lambda each: each.number, reverse=True):
            action = QAction(round_words(one, tr), menu)
            action.setCheckable(True)
            action.setChecked(one.id == current.id)
            action.setData(one.id)
            group.addAction(action)
            menu.addAction(action)
        menu.triggered.connect(lambda action: self.picked.emit(int(action.data())))
        self.setMenu(menu)

    def sizeHint(self) -> QSize:
        """As high as the line of words it stands in."""
        return QSize(super().sizeHint().width(), theme.px(24))


def round_words(one: Round, tr: Translator) -> str:
    """A round in a list: its number, its date, and whether it is still open."""
    words = _("Round {number}, {date}") if one.is_finished else _("Round {number}, {date}, not finished")
    return words.format(number=tr.number(one.number), date=tr.date(one.on))
