"""A goal in the plan: a head that opens it, and inside its fields and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.i18n import _
from ui import icons, theme
from ui.components import goal_words
from ui.components.closing_panel import ClosingPanel
from ui.components.disclosure import Disclosure
from ui.components.goal_form import GoalForm
from ui.widgets.arranging import FlowRow, SideBySide
from ui.widgets.buttons import quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.frame import Edge
from ui.widgets.level_tag import LevelTag
from ui.widgets.text import Paragraph, TextBlock, paragraph

if TYPE_CHECKING:
    from competency_app.domain.plans import Goal
    from ui.components.goal_words import GoalWords
    from ui.context import UiContext


class GoalCard(Card):
    """One goal; `asked` names what the person wants: open, check_in, up, down, park, remove."""

    asked = Signal(str)
    close_asked = Signal(object, str)

    def __init__(self, ctx: UiContext, goal: Goal, *, is_open: bool, is_more_open: bool = False) -> None:
        super().__init__(edge=24, high=0)
        self.column.setContentsMargins(theme.px(24), 1, theme.px(24), 1)  # the outline lies around the 48 of the head
        self._ctx, self.goal, self.words = ctx, goal, goal_words.words_of(ctx, goal)
        self.setObjectName(f"plan.goal.{goal.id}")
        self.head = GoalHead(self.words, ctx)
        self.head.setObjectName(f"plan.head.{goal.id}")
        self.head.setChecked(is_open)
        self.head.clicked.connect(lambda: self._ask("open"))
        self.summary = TextBlock(goal_words.summary(goal, ctx), theme.SECONDARY, tone="text2")
        self.column.addWidget(
            SideBySide([self.head, self._aside(is_open=is_open)], gap=12, down=0, enough=600, growing=(0,))
        )
        # Not before it has a parent: a widget without one would be shown as a window.
        self.summary.setVisible(not is_open and bool(self.summary.text()))
        self.form: GoalForm | None = None
        self.more: Disclosure | None = None
        self.closing: ClosingPanel | None = None
        if is_open:
            self._add_inside(is_more_open=is_more_open)

    def show_goal(self, goal: Goal) -> None:
        """Take over what changed on the disk."""
        self.goal = goal
        self.summary.set_text(goal_words.summary(goal, self._ctx))
        self.summary.setVisible(self.form is None and bool(self.summary.text()))
        if self.form is not None:
            self.form.show_goal(goal)

    def first_focus(self) -> QWidget:
        """Where writing goes on; the head where nothing can be written."""
        return self.form.first_focus() if self.form is not None and self.form.isEnabled() else self.head

    def _ask(self, what: str) -> None:
        self.asked.emit(what)

    def _aside(self, *, is_open: bool) -> QWidget:
        """Hours and review, the two levels, and the way to the check-in."""
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))  # as high as the head, also below it
        row.setSpacing(theme.px(12))
        row.addWidget(self.summary)
        if self.words.before:
            row.addWidget(LevelTag(self.words.before))
            row.addWidget(_Step())
        if self.words.after:
            row.addWidget(LevelTag(self.words.after, target=True))
        if is_open:
            check_in = secondary(_("Check in"), small=True)
            check_in.setObjectName("plan.check_in")
            check_in.clicked.connect(lambda: self._ask("check_in"))
            row.addSpacing(theme.px(12))
            row.addWidget(check_in)
        row.addStretch(1)
        host.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        return host

    def _add_inside(self, *, is_more_open: bool) -> None:
        rule = Edge("top", "surface")
        rule.setFixedHeight(1)
        self.column.addWidget(rule)
        self.column.addSpacing(theme.px(12))
        if self.words.next_text:
            self.column.addWidget(TextBlock(goal_words.next_words(self.words, self._ctx), tone="text2", widest=832))
            self.column.addSpacing(theme.px(8))
        if self.words.note:
            self.column.addWidget(TextBlock(self.words.note, theme.SECONDARY, tone="text2"))
            self.column.addSpacing(theme.px(8))
        self.form = GoalForm(self.goal, self._ctx.tr)
        self.form.setEnabled(not self._ctx.workspace.read_only)
        self.column.addWidget(self.form)
        self.column.addSpacing(theme.px(8))
        second = QWidget()
        column = QVBoxLayout(second)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        self.form.more.setEnabled(not self._ctx.workspace.read_only)
        column.addWidget(self.form.more)
        self.closing = ClosingPanel(self._ctx.tr)
        self.closing.setObjectName("plan.closing")
        self.closing.confirmed.connect(self.close_asked)
        column.addWidget(self._deeds(self.closing))
        column.addWidget(self.closing)
        self.closing.hide()
        self.more = Disclosure(_("More"), second, name="plan.more", is_open=is_more_open)
        self.column.addWidget(self.more)
        self.column.addSpacing(theme.px(8))

    def _deeds(self, closing: ClosingPanel) -> FlowRow:
        """What can be done with the whole goal."""
        words = {"park": _("Park"), "close": _("Close…"), "up": _("Move up"), "down": _("Move down")}
        buttons = {key: secondary(text, small=True) for key, text in words.items()}
        buttons["remove"] = quiet(_("Remove"), small=True)
        for key, button in buttons.items():
            button.setObjectName(f"plan.{key}")
            button.setEnabled(not self._ctx.workspace.read_only)
            if key == "close":
                button.clicked.connect(closing.open_panel)
            else:
                button.clicked.connect(lambda _checked=False, what=key: self._ask(what))
        return FlowRow(list(buttons.values()))


class GoalHead(QAbstractButton):
    """Chevron, code and title; the whole of it opens and closes the goal."""

    radius = 6

    def __init__(self, words: GoalWords, ctx: UiContext) -> None:
        super().__init__()
        code, title = wording.code(words.code, ctx.tr), wording.foreign(words.title, ctx.tr)
        self._code, self._text = code, f"{code}\u2002{title}" if code else title
        levels = _("from {before} to {after}").format(before=words.before, after=words.after)
        target = _("aiming at {after}").format(after=words.after)
        self.setAccessibleName(f"{words.name}, {levels if words.before else target}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(width).height + theme.px(20)

    def sizeHint(self) -> QSize:
        wide = round(self._lines(10_000).width) + theme.px(28)
        return QSize(min(wide, theme.px(480)), self.heightForWidth(min(wide, theme.px(480))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(48))

    def nextCheckState(self) -> None:
        """The page decides what is open."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side, over = theme.px(20), theme.px(5)
        icon = "chevron-down" if self.isChecked() else "chevron-end"
        x = self.width() - side + over if mirrored else -over
        ink = t.text if self.underMouse() else t.text2
        icons.paint(painter, icon, ink, QRectF(x, (self.height() - side) // 2, side, side), mirrored=mirrored)
        lines = self._lines(self.width())
        left = 0 if mirrored else theme.px(27)
        lines.draw(painter, left, (self.height() - lines.height + 1) // 2, t.text2)

    def _lines(self, width: int) -> Paragraph:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        tail = (len(self._code), theme.tokens().text)
        room = width - theme.px(27)
        return paragraph(self._text, room, size=theme.CARD_TITLE, right_to_left=mirrored, tail=tail)


class _Step(QWidget):
    """The arrow from one level to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icons.paint(QPainter(self), "chevron-end", theme.tokens().text2, QRectF(self.rect()), mirrored=mirrored)
