"""The cards of the start page in rows: one Tab stop, arrows move, letters jump to a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.profile_card import WIDTH, ProfileCard

GAP, MOST = 16, 4
LETTERS_WITHIN_MS = 1000


class ProfileGrid(QWidget):
    """`keyed` carries the keys F2 and Del with the card they were pressed on."""

    keyed = Signal(int, str)

    def __init__(self, cards: Sequence[ProfileCard]) -> None:
        super().__init__()
        self.cards = list(cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(GAP))
        self._grid.setColumnStretch(MOST, 1)
        self._columns, self._typed = 0, ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LETTERS_WITHIN_MS)
        self._pause.timeout.connect(self._forget_letters)
        for card in self.cards:
            card.installEventFilter(self)
        self._arrange(MOST)
        if self.cards:
            self._set_tab_stop(self.cards[0])

    def card(self, key: str) -> ProfileCard | None:
        """The card with this key."""
        return next((card for card in self.cards if card.key == key), None)

    def minimumSizeHint(self) -> QSize:
        """One card wide; more cards go into more rows."""
        return QSize(theme.px(WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards in a row as there is room for."""
        super().resizeEvent(event)
        step = theme.px(WIDTH) + theme.px(GAP)
        self._arrange(min(max((event.size().width() + theme.px(GAP)) // step, 1), MOST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on a card that is not being typed in."""
        if not isinstance(watched, ProfileCard):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._set_tab_stop(watched)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched.field is not None:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            self.keyed.emit(event.key(), watched.key)
            return True
        return self._move(watched, key) or self._jump(event)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)

    def _move(self, card: ProfileCard, key: Qt.Key) -> bool:
        side = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        at, last = self.cards.index(card), len(self.cards) - 1
        targets = {
            Qt.Key.Key_Left: at - side,
            Qt.Key.Key_Right: at + side,
            Qt.Key.Key_Up: at - self._columns,
            Qt.Key.Key_Down: at + self._columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key not in targets:
            return False
        if 0 <= targets[key] <= last:
            self.cards[targets[key]].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _jump(self, event: QKeyEvent) -> bool:
        letter = event.text()
        if not letter.isprintable() or not letter.strip() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._typed += letter.casefold()
        self._pause.start()
        named = (card for card in self.cards if card.title.text().casefold().startswith(self._typed))
        found = next(named, None)
        if found is not None:
            found.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _forget_letters(self) -> None:
        self._typed = ""

    def _set_tab_stop(self, stop: ProfileCard) -> None:
        for card in self.cards:
            if card.field is None:
                card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)
