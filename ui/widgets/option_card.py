"""Option cards: one answer each, the whole card clickable; the heart of the question page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from competency_app.i18n import _
from ui import theme
from ui.widgets.arranging import SideBySide
from ui.widgets.buttons import Button, draw_box, quiet
from ui.widgets.line_breaks import breaks_anywhere
from ui.widgets.text import Paragraph, baseline, clip, label, paragraph

_EDGE, _TOP, _MARK, _GAP, _CODE = 16, 12, 20, 12, 40
_WIDEST = 640
_WIDEST_CHINESE = 720  # 45 characters, so that few descriptors leave one or two for a second line


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its key, its words, the level's code (empty for the other answers).

    `direction` is that of its words, where it differs from the page's.
    """

    key: str
    text: str
    code: str = ""
    has_example: bool = False
    direction: Qt.LayoutDirection | None = None


class OptionCard(QAbstractButton):
    """A radio button with a long text: card, indicator, level code, descriptor."""

    radius = 8
    example_requested = Signal(str)

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self._code_width = _CODE
        self._broken: dict[object, Paragraph] = {}
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{option.code}, {clip(option.text)}" if option.code else clip(option.text))
        self.setObjectName(f"answer.{option.key}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.example: Button | None = None
        if option.has_example:
            self.example = quiet(_("Example"), small=True)
            self.example.setParent(self)
            self.example.setAccessibleName(_("Example for {code}").format(code=option.code or option.text))
            self.example.clicked.connect(self._on_example)
            self.example.installEventFilter(self)
        self.toggled.connect(self._show_example)
        self._show_example()

    def set_code_width(self, width: int) -> None:
        """Width of the code's column in px at 100 %, the same on all cards of a group."""
        self._code_width = max(width, _CODE)
        self._broken.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Height always follows from width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """12 above and below the lines of the descriptor."""
        return self._lines(width).height + 2 * theme.px(_TOP)

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        width = theme.px(880 if self.option.code else 434)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window with large text."""
        return QSize(theme.px(200), theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw card, indicator, code and descriptor; the text never moves with the border."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, enabled = self.isChecked(), self.isEnabled()
        hovered = enabled and self.underMouse()
        fill = t.bg if not enabled else t.accent_surface if chosen else t.hover if hovered else t.surface
        line = t.accent if chosen and enabled else t.control if hovered else t.border
        draw_box(painter, QRectF(self.rect()), fill, line, theme.px(self.radius), 2 if chosen else 1)
        self._paint_indicator(painter)
        code_ink = t.disabled if not enabled else t.accent if chosen else t.text2
        self._paint_code(painter, code_ink)
        lines = self._lines(self.width())
        x = self._text_start()
        if self._is_mirrored():
            x = self.width() - x - self._text_width(self.width())
        lines.draw(painter, x, theme.px(_TOP), t.text if enabled else t.disabled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the example at the end edge, and the height right."""
        super().resizeEvent(event)
        if self.example is not None:
            size = self.example.sizeHint()
            x = theme.px(_EDGE) if self._is_mirrored() else self.width() - theme.px(_EDGE) - size.width()
            self.example.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The example appears under the pointer."""
        super().enterEvent(event)
        self._show_example()

    def leaveEvent(self, event: QEvent) -> None:
        """The example goes again, unless the card is chosen or has the focus."""
        super().leaveEvent(event)
        self._show_example()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The example appears with the focus."""
        super().focusInEvent(event)
        self._show_example()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The example stays while the focus is on it."""
        super().focusOutEvent(event)
        self._show_example()

    def changeEvent(self, event: QEvent) -> None:
        """Break lines anew when direction or theme changes."""
        super().changeEvent(event)
        self._broken.clear()

    def _show_example(self) -> None:
        if self.example is not None:
            near = self.isChecked() or self.underMouse() or self.hasFocus() or self.example.hasFocus()
            self.example.setVisible(near and self.isEnabled())

    def _on_example(self) -> None:
        self.example_requested.emit(self.option.key)

    def _paint_indicator(self, painter: QPainter) -> None:
        t = theme.tokens()
        place = self._mirrored(QRectF(theme.px(_EDGE), theme.px(_TOP + 2), theme.px(_MARK), theme.px(_MARK)))
        draw_indicator(painter, place, chosen=self.isChecked(), enabled=self.isEnabled(), line=t.control)

    def _paint_code(self, painter: QPainter, ink: str) -> None:
        if not self.option.code:
            return
        font = theme.font(theme.SECONDARY)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        width = QFontMetricsF(font).horizontalAdvance(self.option.code)
        start = theme.px(_EDGE + _MARK + _GAP)
        x = self.width() - start - width if self._is_mirrored() else start
        painter.drawText(round(x), theme.px(_TOP) + baseline(theme.BODY), self.option.code)

    def _text_start(self) -> int:
        return theme.px(_EDGE + _MARK + (self._code_width if self.option.code else _GAP))

    def _text_width(self, width: int) -> int:
        free = width - self._text_start() - theme.px(_EDGE)
        if self.example is not None:
            free -= self.example.sizeHint().width() + theme.px(_GAP)
        widest = _WIDEST_CHINESE if breaks_anywhere(self.option.text) else _WIDEST
        return max(min(free, theme.px(widest)), theme.px(80))

    def _lines(self, width: int) -> Paragraph:
        key = (width, self._code_width, theme.text_scale())
        if key not in self._broken:
            mirrored = self._is_mirrored()
            own = self.option.direction
            right = mirrored if own is None else own == Qt.LayoutDirection.RightToLeft
            space = self._text_width(width)
            self._broken[key] = paragraph(self.option.text, space, right_to_left=right, align_right=mirrored)
        return self._broken[key]

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _mirrored(self, place: QRectF) -> QRectF:
        if self._is_mirrored():
            place.moveLeft(self.width() - place.right())
        return place


def draw_indicator(painter: QPainter, place: QRectF, *, chosen: bool, enabled: bool, line: str) -> None:
    """A radio mark: an empty circle, or a thick ring with a bright middle."""
    t = theme.tokens()
    ink = (t.accent if chosen else line) if enabled else t.border
    width = place.width() * (6 if chosen else 1.5) / 20
    painter.setPen(QPen(QColor(ink), width))
    painter.setBrush(QColor(t.on_accent if chosen and enabled else t.surface))
    half = width / 2
    painter.drawEllipse(place.adjusted(half, half, -half, -half))


class _Or(QWidget):
    """A rule with a word in it, before answers of another kind."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        word = label(_("or"), theme.SECONDARY, tone="text2")
        row.addWidget(_Rule(), 1)
        row.addWidget(word)
        row.addWidget(_Rule(), 1)


class _Rule(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() // 2, self.width(), 1, QColor(theme.tokens().border))


class OptionGroup(QWidget):
    """All answers to one question: one Tab stop, arrows move the focus only, Space or Enter chooses.

    Digits choose the levels, 0 and ? the two other answers, while the focus is inside and *digit_keys* is on.
    """

    level_chosen = Signal(str)
    other_chosen = Signal(str)
    example_requested = Signal(str)
    confirmed = Signal()

    def __init__(
        self,
        levels: Sequence[Option],
        others: Sequence[Option] = (),
        *,
        name: str = "",
        chosen: str = "",
        digit_keys: bool = True,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.digit_keys = digit_keys
        self._levels = [OptionCard(option) for option in levels]
        self._others = [OptionCard(option) for option in others]
        self.cards = [*self._levels, *self._others]
        self._lay_out()
        total = len(self.cards)
        for number, card in enumerate(self.cards, 1):
            words = _("option {number} of {total}").format(number=number, total=total)
            card.setAccessibleDescription(words)
            card.clicked.connect(self._on_clicked)
            card.example_requested.connect(self.example_requested)
            card.installEventFilter(self)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Show the card of *key* as chosen, or none for an empty key; sends no signal."""
        for card in self.cards:
            card.setAutoExclusive(False)
        for card in self.cards:
            card.setChecked(card.option.key == key)
        for card in self.cards:
            card.setAutoExclusive(True)
        self._set_tab_stop(self.chosen_card() or self.cards[0])

    def chosen_card(self) -> OptionCard | None:
        """The card now chosen."""
        return next((card for card in self.cards if card.isChecked()), None)

    def first_focus(self) -> OptionCard:
        """The card the focus enters at: the chosen one, else the first."""
        return self.chosen_card() or self.cards[0]

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Take the keys of the focused card, and remember it as the group's Tab stop."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, OptionCard):
            self._set_tab_stop(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, OptionCard):
            return self._on_key(watched, event)
        return False

    def _on_key(self, card: OptionCard, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if card.isChecked() and key != Qt.Key.Key_Space:
                self.confirmed.emit()
            else:
                card.click()
            return True
        target = self._target(card, key)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        named = self._named(event.text()) if self.digit_keys else None
        if named is not None:
            named.setFocus(Qt.FocusReason.ShortcutFocusReason)
            named.click()
        return named is not None

    def _target(self, card: OptionCard, key: Qt.Key) -> OptionCard | None:
        last = len(self.cards) - 1
        at = self.cards.index(card)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Left: at + 1 if mirrored else at - 1,
            Qt.Key.Key_Right: at - 1 if mirrored else at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        return self.cards[min(max(steps[key], 0), last)] if key in steps else None

    def _named(self, text: str) -> OptionCard | None:
        if text in ("0", "?"):
            at = "0?".index(text)
            return self._others[at] if at < len(self._others) else None
        if text.isdecimal() and len(text) == 1 and 0 < int(text) <= len(self._levels):
            return self._levels[int(text) - 1]
        return None

    def _on_clicked(self) -> None:
        card = self.sender()
        if not isinstance(card, OptionCard):
            return
        self.choose(card.option.key)
        signal = self.level_chosen if card in self._levels else self.other_chosen
        signal.emit(card.option.key)

    def _set_tab_stop(self, stop: OptionCard) -> None:
        for card in self.cards:
            policy = Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        widest = QFontMetricsF(theme.font(theme.SECONDARY))
        codes = [widest.horizontalAdvance(card.option.code) for card in self._levels]
        code_width = round(max(codes, default=0) * 100 / theme.text_scale()) + 2 * _GAP
        for number, card in enumerate(self._levels):
            card.set_code_width(code_width)
            if number:
                column.addSpacing(theme.px(12))
            column.addWidget(card)
        if not self._others:
            return
        if self._levels:
            column.addSpacing(theme.px(12))
            column.addWidget(_Or())
            column.addSpacing(theme.px(8))
        column.addWidget(SideBySide(self._others, gap=12))
