"""One competence at a time: full descriptors, one honest choice, on the disk before the page says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing, walking
from competency_app.actions.walking import AreaStatus
from competency_app.domain.answers import Reason
from competency_app.errors import KnownError
from competency_app.i18n import _
from ui.components import finished_here, question_words
from ui.components import round_words as words
from ui.components.evidence_drawer import EvidenceDrawer
from ui.components.judged_card import JudgedCard
from ui.components.jump_field import JumpField
from ui.components.keeping import Keeping
from ui.components.meaning_panel import MeaningPanel
from ui.components.page_banner import PageBanner
from ui.components.question_cards import QuestionCards
from ui.components.reading_order import follow_reading
from ui.components.round_here import answered_nodes, question, question_asked
from ui.navigation import Page, RailRow
from ui.widgets.banner import EmptyState, announce
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.drawer import Drawer
from ui.widgets.frame import BottomBar, PageHeader

if TYPE_CHECKING:
    from competency_app.actions.walking import QuestionView
    from competency_app.changes import Changes
    from ui.context import UiContext

Verb = Callable[[], "Changes"]


class QuestionPage(Page):
    """The heart: keeps its widgets and changes their words from question to question."""

    rail_key = "question"
    follows_focus = True

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.view: QuestionView | None = None
        self._then = ""
        self._has_just_completed = False
        self.means = quiet(_("What does this mean?"), "help", small=True)
        self.header = PageHeader("", "", rest=" ", end=self.means, below=4, beside_title=True)
        self.banner, self.jump, self.meaning, self.judged = PageBanner(), JumpField(), MeaningPanel(), JudgedCard()
        self.keeping = Keeping(ctx, self.banner, self._on_kept)
        self.cards = QuestionCards()
        self.evidence = EvidenceDrawer(ctx)
        self._drawer = Drawer(_("Note and evidence"), self.evidence, shortcut="Ctrl+E")
        self.back_button, self.skip = secondary(_("Back")), quiet(_("Skip for now"))
        self.go_on = primary(_("Continue"))
        self._bar = BottomBar([self.back_button, self.skip], [self.go_on])
        self._asking = QWidget()
        self._empty = EmptyState(
            _("No questions yet"), _("Choose a framework, and the questions appear here."), _("Start")
        )
        self._name_and_connect()

    # -- life of the page

    def open(self, args: Mapping[str, object]) -> None:
        """Show the question `node` of `round`, or the place left at; `then` names the page to return to."""
        self._then = str(args.get("then", ""))
        self._has_just_completed = False
        self.keeping.forget()
        self.view = question_asked(self.ctx.workspace, args.get("round"), str(args.get("node", "")))
        has_question = self.view is not None
        self._asking.setVisible(has_question)
        self._drawer.setVisible(has_question)
        self._bar.setVisible(has_question)
        self._empty.setVisible(not has_question)
        if self.view is None:
            return
        self.jump.close_field()
        self.meaning.close_panel()
        self._show_question(self.view)
        follow_reading(self)
        self._scroll_to_top()
        self._remember_place(self.view)

    def refresh(self, changes: object) -> None:  # noqa: ARG002 (whatever changed, the question is read again)
        """Something was stored or taken back: the same question, with what is on the disk now."""
        if self.view is None:
            return
        self.view = question(self.ctx.workspace, self.view.round.id, self.view.node.key)
        if self.view is None:  # the start of the round was undone
            self.keeping.forget()
            self.ctx.go("home")
            return
        if not self.keeping.is_waiting:
            self.cards.show_answer(self.view)
            self._show_state(self.view)
        self._show_evidence(self.view)

    def leave(self) -> bool:
        """Nothing typed or chosen is lost on the way."""
        self.evidence.save_note()
        return self.keeping.may_leave()

    def place(self) -> tuple[str, str]:
        """Area, counts and minutes."""
        return words.place(self.view.progress, self.view.area.key, self.ctx.tr) if self.view else ("", "")

    def rail_rows(self) -> Sequence[RailRow]:
        """The areas with their counts."""
        return words.rail_rows(self.view.progress, self.view.area.key, self.ctx.tr) if self.view else ()

    def on_rail_row(self, key: str) -> None:
        """Go to the first open question of an area."""
        if self.view is None:
            return
        answered = answered_nodes(self.ctx.workspace, self.view.round.id)
        self._go_to(words.first_open(self.view.progress, answered, key))

    def body(self) -> QWidget:
        """Header, explanation, answers; or the empty state."""
        host = QWidget()
        outer = QVBoxLayout(host)
        column = QVBoxLayout(self._asking)
        for one in (outer, column):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)
        for part in (self.banner, self.jump, self.header, self.meaning, self.judged, self.cards):
            column.addWidget(part)
        outer.addWidget(self._asking)
        outer.addWidget(self._empty)
        return host

    def drawer(self) -> Drawer:
        """Note and evidence."""
        return self._drawer

    def bottom_bar(self) -> BottomBar:
        """Back, Skip for now, Continue."""
        return self._bar

    def primary_button(self) -> QPushButton | None:
        """Continue, or Start where there is no question."""
        return self.go_on if self.view is not None else self._empty.button

    def first_focus(self) -> QWidget | None:
        """The chosen card, else the first; Continue where nothing can be chosen."""
        if self.view is None:
            return self._empty.button
        card = self.cards.first_focus()
        return card if card is not None and card.isEnabled() else self.go_on

    # -- shortcuts of the window

    def on_continue(self) -> None:
        """The next question, the pause at the end of an area, or the check at the end."""
        view = self.view
        if view is None:
            self.ctx.go("choose")
        elif self._has_just_completed and not self._then:
            self.ctx.go("pause", round=view.round.id, area=view.area.key)
        else:
            self._next()

    def on_back(self) -> None:
        """The question before; from the first one, home."""
        view = self.view
        if view is not None and self._then:
            self.ctx.go(self._then, round=view.round.id, node=view.node.key)
        elif view is not None and view.previous is not None:
            self._go_to(view.previous)
        else:
            self.ctx.go("home")

    def on_jump(self) -> None:
        """Open the field for a code."""
        if self.view is not None:
            self.jump.ask()

    def on_evidence(self) -> None:
        """Open the drawer with the note ready, or close it."""
        if self.view is None:
            return
        is_open = not self._drawer.is_open()
        self._drawer.set_open(is_open=is_open)
        target = self.evidence.note if is_open else self.cards.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- showing

    def _scroll_to_top(self) -> None:
        """A new question starts with its title; the focus scrolls on from there where text is large."""
        for area in self.findChildren(QScrollArea):
            if area.isAncestorOf(self._asking):
                area.verticalScrollBar().setValue(0)

    def _show_question(self, view: QuestionView) -> None:
        tr = self.ctx.tr
        title = wording.titled(view.framework, view.texts, view.node.key, tr)
        asked, help_text = question_words.ask(view, tr)
        self.header.set_text(title, asked, help_text)
        self.header.title.set_text_direction(words.text_direction(view.texts.language_of(view.node.key)))
        self.means.setVisible(question_words.explains(view))
        statement = words.text_direction(view.texts.language_of(view.node.key, "statement"))
        self.judged.show_for(question_words.judged(view), statement, question_words.stage_direction(view))
        name = f"{title}. {asked}"
        self.cards.show_question(view, name, digit_keys=self.ctx.preferences.digit_keys, tr=tr)
        self._show_state(view)
        self._show_evidence(view)
        announce(self, f"{name} {help_text}")

    def _show_state(self, view: QuestionView) -> None:
        """What cannot be changed, and why."""
        if view.round.is_finished:
            action = _("Reopen") if finished_here.can_reopen(self.ctx, view.round.id) else ""
            self.banner.say("notice", _("This round is finished. Its answers stay as they are."), action, self._reopen)
        elif self.ctx.workspace.read_only:
            self.banner.say("notice", self.ctx.workspace.notice)
        elif note := question_words.note(view, self.ctx.tr):
            self.banner.say("hint", note)
        else:
            self.banner.clear()
        if self.cards.group is not None and self.ctx.workspace.read_only:
            self.cards.group.setEnabled(False)

    def _show_evidence(self, view: QuestionView) -> None:
        self.evidence.show_for(view)
        self._drawer.set_state(self.evidence.state())

    def _remember_place(self, view: QuestionView) -> None:
        try:
            assessing.set_place(self.ctx.workspace, view.round.id, view.node.key)
        except KnownError as refused:
            self._say(refused)

    # -- answering

    def _on_level(self, level: str) -> None:
        view = self.view
        if view is not None:
            scale = view.framework.scale_of(view.node.key).key
            self._record(
                lambda: assessing.record_level(self.ctx.workspace, view.round.id, view.node.key, level),
                wording.short_level(view.texts, scale, level),
            )

    def _on_other(self, reason: str) -> None:
        view = self.view
        if view is not None:
            chosen = Reason(reason)
            self._record(
                lambda: assessing.record_reason(self.ctx.workspace, view.round.id, view.node.key, chosen),
                wording.reason_words(chosen, self.ctx.tr),
            )

    def _record(self, verb: Verb, chosen: str) -> None:
        """Store an answer; only what is on the disk is called saved."""
        before = self.view
        if not self.keeping.store(verb, _("{answer} chosen, saved").format(answer=chosen)):
            return
        self._has_just_completed |= _is_completed(self.view) and not _is_completed(before)
        if self.ctx.preferences.auto_continue:
            QTimer.singleShot(0, self, self.on_continue)

    def _clear_answer(self) -> None:
        view = self.view
        if view is None or view.round.is_finished or not view.answer.is_answered:
            return
        taken_back = lambda: assessing.clear_answer(self.ctx.workspace, view.round.id, view.node.key)  # noqa: E731
        if self.keeping.store(taken_back, _("Answer taken back, saved")):
            self._has_just_completed = False

    def _reopen(self) -> None:
        if self.view is not None:
            self._say(finished_here.reopen(self.ctx, self.view.round.id))

    def _say(self, refused: KnownError | None) -> None:
        if refused is not None:
            self.banner.say("problem", refused.message)

    def _on_kept(self) -> None:
        if self.view is not None:
            self._show_state(self.view)

    # -- moving

    def _go_to(self, node: str) -> None:
        if self.view is not None:
            self.ctx.go("question", round=self.view.round.id, node=node)

    def _next(self) -> None:
        if self.view is None:
            return
        if self._then:
            self.ctx.go(self._then, round=self.view.round.id, node=self.view.node.key)
        elif self.view.following is not None:
            self._go_to(self.view.following)
        else:
            self.ctx.go("check", round=self.view.round.id)

    def _on_jump(self, text: str) -> None:
        node = walking.find_node(self.ctx.workspace, self.view.round.id, text) if self.view else None
        if node is None:
            self.jump.refuse(text)
        else:
            self._go_to(node)

    def _toggle_meaning(self) -> None:
        if self.view is None:
            return
        if self.meaning.is_open():
            self.meaning.close_panel()
            return
        self._show_meaning(self.view)

    def _show_meaning(self, view: QuestionView) -> None:
        self.meaning.show_for(view)
        follow_reading(self)
        announce(self, self.meaning.text())

    def _on_example(self) -> None:
        if self.view is not None:
            self._show_meaning(self.view)
            if self.meaning.close_tool is not None:
                self.meaning.close_tool.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_transient(self) -> None:
        """Esc: the one that floats highest goes, the focus returns to the answers."""
        if self.jump.isVisible():
            self.jump.close_field()
        elif self.meaning.is_open():
            self.meaning.close_panel()
        elif self._drawer.is_open():
            self._drawer.set_open(is_open=False)
        else:
            return
        self._focus_cards()

    def _focus_cards(self) -> None:
        target = self.cards.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _name_and_connect(self) -> None:
        named = {
            "question.meaning": self.means,
            "question.back": self.back_button,
            "question.skip": self.skip,
            "question.continue": self.go_on,
        }
        for name, widget in named.items():
            widget.setObjectName(name)
        self.means.clicked.connect(self._toggle_meaning)
        self.back_button.clicked.connect(self.on_back)
        self.skip.clicked.connect(self._next)
        self.go_on.clicked.connect(self.on_continue)
        self.cards.level_chosen.connect(self._on_level)
        self.cards.other_chosen.connect(self._on_other)
        self.cards.confirmed.connect(self.on_continue)
        self.cards.example_requested.connect(self._on_example)
        self.meaning.closed.connect(self._focus_cards)
        self.meaning.glossary_requested.connect(self._open_glossary)
        self.jump.typed.connect(self._on_jump)
        self.jump.closed.connect(self._focus_cards)
        self.evidence.problem.connect(self.keeping.complain)
        self.evidence.state_changed.connect(lambda: self._drawer.set_state(self.evidence.state()))
        if self._empty.button is not None:
            self._empty.button.setObjectName("question.start")
            self._empty.button.clicked.connect(lambda: self.ctx.go("choose"))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, self._close_transient, context=within)
        QShortcut(QKeySequence("Ctrl+Backspace"), self, self._clear_answer, context=within)

    def _open_glossary(self) -> None:
        if self.view is not None:
            self.ctx.go("glossary", round=self.view.round.id)


def _is_completed(view: QuestionView | None) -> bool:
    """Whether the area is answered; one of a single question, as in a quick look, needs no pause after it."""
    status = view.progress.area(view.area.key).status if view is not None and view.area_total > 1 else None
    return status is AreaStatus.COMPLETED


def create(ctx: UiContext) -> Page:
    """The page for the route "question"."""
    return QuestionPage(ctx)
