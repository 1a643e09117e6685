"""Controls a person types or chooses in, and `Field`, which puts label, help and error around one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from competency_app.i18n import language, sentences
from ui import icons, theme
from ui.widgets.buttons import draw_box
from ui.widgets.option_card import draw_indicator
from ui.widgets.text import TextBlock, clip, paragraph, reads_right

LONGEST_NOTE = 5000


class Line(QLineEdit):
    """Shows the beginning of what it holds, unless somebody is writing in it; writing goes on at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._is_at_rest = True

    def setText(self, text: str | None) -> None:
        """Fill it; of a long text Qt would show the end, and half a sentence means nothing."""
        super().setText(text or "")
        if not self.hasFocus():
            self._rest()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the mouse did not say otherwise and nothing is selected, writing goes on at the end."""
        super().focusInEvent(event)
        if self._is_at_rest and event.reason() != Qt.FocusReason.MouseFocusReason and not self.hasSelectedText():
            self.end(False)
        self._is_at_rest = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who is done writing sees the beginning too; a menu or another program does not end the writing."""
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self._rest()

    def _rest(self) -> None:
        self._is_at_rest = True
        self.setCursorPosition(0)


_COMES_BACK = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


def line(text: str = "", *, hint: str = "", longest: int = 200) -> Line:
    """One line to type in; *hint* is an example, never the label."""
    result = Line()
    result.setPlaceholderText(hint)
    result.setMaxLength(longest)
    result.setText(text)
    result.setFixedHeight(theme.px(40))
    return result


class TextArea(QPlainTextEdit):
    """Several lines; Tab leaves it, and it holds at most *longest* characters."""

    def __init__(self, text: str = "", *, rows: int = 2, hint: str = "", longest: int = LONGEST_NOTE) -> None:
        super().__init__()
        self._longest = longest
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setPlainText(text)
        self.setMinimumHeight(theme.px(16 + 24 * rows))
        self.setMaximumHeight(theme.px(16 + 24 * max(rows, 4)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._shorten)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(theme.px(400), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Without this Qt asks for room for its scroll bars."""
        return QSize(theme.px(96), self.minimumHeight())

    def _shorten(self) -> None:
        text = self.toPlainText()
        if len(text) > self._longest:
            self.setPlainText(text[: self._longest])
            cursor = self.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.setTextCursor(cursor)


class Combo(QComboBox):
    """A choice from a short list; keys are kept as data."""

    def __init__(self, choices: Sequence[tuple[str, str]] = (), current: str = "") -> None:
        """*choices* are (key, words)."""
        super().__init__()
        self.setFixedHeight(theme.px(40))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, words in choices:
            self.addItem(clip(words), key)
        self.choose(current)

    def choose(self, key: str) -> None:
        """Show the choice of *key*."""
        self.setCurrentIndex(max(self.findData(key), 0))

    def key(self) -> str:
        """Key of the present choice."""
        return str(self.currentData() or "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The native field, with the program's arrow."""
        super().paintEvent(event)
        _paint_arrow(self, "chevron-down")


# As the language writes a date in full, without the weekday.
_DATE_PATTERNS = {"zh": "yyyy年M月d日", "es": "d 'de' MMMM 'de' yyyy"}


class DateField(QDateEdit):
    """A date with a calendar."""

    def __init__(self, day: QDate) -> None:
        super().__init__(day)
        self.setCalendarPopup(True)
        pattern = _DATE_PATTERNS.get(language(), "d MMMM yyyy")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        # Qt turns the parts around in a mirrored field, also where its words run from right to left anyway.
        self.setDisplayFormat(" ".join(reversed(pattern.split())) if mirrored else pattern)
        self.setFixedHeight(theme.px(40))
        self.setAccelerated(True)
        self._dress_calendar()
        if mirrored and not reads_right(self.text(), on_right_page=True):
            self.lineEdit().setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The native field, with the program's arrow."""
        super().paintEvent(event)
        _paint_arrow(self, "chevron-down")

    def _dress_calendar(self) -> None:
        """No red: a weekend is not a problem."""
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())
        for name, mark in (("qt_calendar_prevmonth", "chevron-start"), ("qt_calendar_nextmonth", "chevron-end")):
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                button.setIcon(icons.icon(mark, theme.tokens().text, theme.px(20), mirrored=mirrored))

    def changeEvent(self, event: QEvent) -> None:
        """The calendar's arrows take the new theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress_calendar()


class HoursField(QDoubleSpinBox):
    """Hours in steps of a half."""

    def __init__(self, hours: float = 0, *, most: float = 40, step: float = 0.5) -> None:
        super().__init__()
        self.setRange(0, most)
        self.setSingleStep(step)
        self.setDecimals(1)
        self.setValue(hours)
        self.lineEdit().setTextMargins(theme.px(10), 0, theme.px(10), 0)  # the style sheet's padding stops at the box
        self.setFixedHeight(theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The native field, with the program's arrows."""
        super().paintEvent(event)
        _paint_arrow(self, "up-down")


def _paint_arrow(widget: QWidget, name: str) -> None:
    side, edge = theme.px(20), theme.px(12)
    x = edge if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft else widget.width() - edge - side
    t = theme.tokens()
    ink = t.text2 if widget.isEnabled() else t.disabled
    icons.paint(QPainter(widget), name, ink, QRectF(x, (widget.height() - side) // 2, side, side))


class _Mark:
    """Size and painting shared by check box and radio; the text may wrap."""

    @staticmethod
    def size(button: QAbstractButton, width: int) -> QSize:
        lines = paragraph(button.text(), max(width - theme.px(32), theme.px(80)))
        return QSize(round(lines.width) + theme.px(32) + 1, max(lines.height, theme.px(24)))

    @staticmethod
    def place(button: QAbstractButton) -> QRect:
        mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = theme.px(20)
        return QRect(button.width() - side if mirrored else 0, theme.px(2), side, side)

    @staticmethod
    def text(button: QAbstractButton, painter: QPainter) -> None:
        mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = button.width() - theme.px(32)
        lines = paragraph(button.text(), width, right_to_left=mirrored)
        t = theme.tokens()
        lines.draw(painter, 0 if mirrored else theme.px(32), 0, t.text if button.isEnabled() else t.disabled)


# Only for the type checker a button: two classes of Qt cannot be joined.
if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Wrapping(_Button):
    """Sizes of a mark with words that may wrap, shared by check box and radio button."""

    def hasHeightForWidth(self) -> bool:
        """The words may wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the words at *width*."""
        return _Mark.size(self, width).height()

    def sizeHint(self) -> QSize:
        """One line where it fits."""
        return _Mark.size(self, theme.px(640))

    def minimumSizeHint(self) -> QSize:
        """Room for the mark and a word."""
        return QSize(min(theme.px(120), self.sizeHint().width()), theme.px(24))

    def hitButton(self, _position: object) -> bool:
        """The words belong to the mark."""
        return True


class CheckBox(_Wrapping, QCheckBox):
    """Yes or no, with the program's box."""

    radius = 4

    def __init__(self, text: str, *, checked: bool = False) -> None:
        super().__init__(text)
        self.setChecked(checked)
        _let_wrap(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, check and words."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(_Mark.place(self))
        checked, enabled = self.isChecked(), self.isEnabled()
        line_ink = t.border if not enabled else t.accent if checked else t.text if self.underMouse() else t.control
        fill = t.accent if checked and enabled else t.surface
        draw_box(painter, place, fill, line_ink, theme.px(4), place.width() * 1.5 / 20)
        if checked:
            inset = place.width() / 10
            mark = place.adjusted(inset, inset, -inset, -inset)
            icons.paint(painter, "check-bold", t.on_accent if enabled else t.disabled, mark)
        _Mark.text(self, painter)


class Radio(_Wrapping, QRadioButton):
    """One of a few short choices; long ones are option cards."""

    radius = 10

    def __init__(self, text: str, *, checked: bool = False) -> None:
        super().__init__(text)
        self.setChecked(checked)
        _let_wrap(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark and words."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = t.text if self.underMouse() else t.control
        draw_indicator(painter, QRectF(_Mark.place(self)), chosen=self.isChecked(), enabled=self.isEnabled(), line=ink)
        _Mark.text(self, painter)


def _let_wrap(button: QAbstractButton) -> None:
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    button.setAccessibleName(button.text())
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


class Field(QWidget):
    """Label above a control, then help, and below it what is wrong, in the same words everywhere."""

    in_row = "top"

    def __init__(self, name: str, control: QWidget, *, help_text: str = "") -> None:
        super().__init__()
        self.control, self._help = control, help_text
        control.setAccessibleName(name)
        control.setAccessibleDescription(help_text)
        if isinstance(control, QAbstractSpinBox):
            control.lineEdit().setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.label = TextBlock(name, theme.SECONDARY, tone="text2")
        self.label.setBuddy(control)
        column.addWidget(self.label)
        if help_text:
            column.addWidget(TextBlock(help_text, theme.SECONDARY, tone="text2"))
        column.addWidget(control)
        self._wrong = QWidget()
        row = QHBoxLayout(self._wrong)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(_Warning(), 0, Qt.AlignmentFlag.AlignTop)
        self._sentence = TextBlock("", theme.SECONDARY, tone="problem")
        row.addWidget(self._sentence, 1)
        column.addWidget(self._wrong)
        self._wrong.hide()

    def set_error(self, sentence: str = "") -> None:
        """Say what is wrong and how to put it right; empty takes it away."""
        self._sentence.set_text(sentence)
        self._wrong.setVisible(bool(sentence))
        self.control.setProperty("wrong", "true" if sentence else "")
        self.control.setAccessibleDescription(sentences(sentence, self._help))
        style = self.control.style()
        style.unpolish(self.control)
        style.polish(self.control)

    def error(self) -> str:
        """The sentence now shown."""
        return self._sentence.text()


class _Warning(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.px(16), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(16)
        place = QRectF(0, (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), "warning", theme.tokens().problem, place)
