"""Start something new: which framework, how much of it, in which language, and what one expects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from competency_app.actions import assessing, carrying, frameworks, profiles
from competency_app.errors import KnownError
from competency_app.i18n import LANGUAGES, _, language, ngettext
from ui import theme
from ui.components.carry_choice import CarryChoice
from ui.components.page_banner import PageBanner
from ui.components.placement import Placement
from ui.components.radio_list import Choice, RadioList
from ui.components.reading_order import follow_reading
from ui.components.round_words import about_minutes, joined
from ui.components.scope_choice import ScopeChoice
from ui.components.slot import Slot
from ui.navigation import Page
from ui.sorting import by_words
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.frame import BottomBar, PageHeader, add_flush
from ui.widgets.inputs import CheckBox, Combo, Field
from ui.widgets.text import TextBlock, label

if TYPE_CHECKING:
    from competency_app.actions.frameworks import FrameworkInfo
    from competency_app.domain.rounds import Round
    from ui.context import UiContext

FIRST_CHOICE = "digcompedu"


class ChoosePage(Page):
    """Two cards: the framework, and what to do with it; the second follows the first."""

    rail_key = "question"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._infos: dict[str, FrameworkInfo] = {}
        self._slot, self._rest = Slot(), Slot()
        self.banner = PageBanner()
        self.start = primary(_("Start"))
        self.start.setObjectName("choose.start")
        self.start.clicked.connect(self._on_start)
        self._minutes = label("", theme.SECONDARY, tone="text2")
        self._back = secondary(_("Back"))
        self._back.setObjectName("choose.back")
        self._back.clicked.connect(ctx.back)
        self._bar = BottomBar([self._back], [self._minutes, self.start])
        self._empty: EmptyState | None = None
        self.list: RadioList | None = None

    def open(self, args: Mapping[str, object]) -> None:
        """Offer all frameworks; `framework_id` is chosen already where given."""
        self.banner.clear()
        found = by_words(frameworks.frameworks(self.ctx.workspace), lambda one: one.title, self.ctx.tr.language)
        self._infos = {info.id: info for info in found}
        wanted = str(args.get("framework_id", ""))
        last = assessing.latest(self.ctx.workspace)
        likely = (wanted, last.framework_id if last else "", FIRST_CHOICE, *self._infos)
        self._show(next((key for key in likely if key in self._infos), ""))

    def place(self) -> tuple[str, str]:
        """The page's own name."""
        return _("Start something new"), ""

    def body(self) -> QWidget:
        """One column, filled anew by `open`."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._slot)
        return host

    def bottom_bar(self) -> BottomBar:
        """Back, the minutes of the choice, and Start."""
        return self._bar

    def primary_button(self) -> QPushButton | None:
        """Start, or Add from file where there is no framework."""
        return self.start if self._infos else self._empty.button if self._empty else None

    def first_focus(self) -> QWidget | None:
        """The framework chosen at first."""
        return self.list.focus_target() if self.list is not None else self.primary_button()

    # -- content

    def _show(self, framework_id: str) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar.setVisible(bool(self._infos))
        self.list = None
        if not self._infos:
            self._empty = EmptyState(
                _("No framework here"), _("A framework file from a colleague or a school will do."), _("Add from file…")
            )
            if self._empty.button is not None:
                self._empty.button.clicked.connect(lambda: self.ctx.go("library"))
            column.addWidget(self._empty)
            self._slot.put(fresh)
            return
        question = _("What would you like to look at?")
        column.addWidget(PageHeader(question, _("Nobody else sees your answers.")))
        self.list = self._framework_list(framework_id, question)
        self._add_list(column, self.list)
        column.addSpacing(theme.px(24))
        self._rest = Slot()
        column.addWidget(self._rest)
        self._slot.put(fresh)
        self._show_rest(framework_id)

    def _framework_list(self, framework_id: str, name: str) -> RadioList:
        result = RadioList(
            [Choice(info.id, info.title, self._size(info)) for info in self._infos.values()],
            framework_id,
            name=name,
            prefix="choose.framework.",
        )
        result.chosen.connect(self._show_rest)
        return result

    def _add_list(self, column: QVBoxLayout, choices: RadioList) -> None:
        card = Card()
        card.column.addWidget(choices)
        add = quiet(_("Add from file…"), "plus")
        add.setObjectName("choose.add")
        add.clicked.connect(lambda: self.ctx.go("library"))
        row = QHBoxLayout()
        add_flush(row, add, "start")
        row.addStretch(1)
        card.column.addSpacing(theme.px(8))
        card.column.addLayout(row)
        column.addWidget(card)

    def _size(self, info: FrameworkInfo) -> str:
        count = info.counts.competences
        entries = ngettext("{count} question", "{count} questions", count).format(count=self.ctx.tr.number(count))
        whole = about_minutes(info.minutes, self.ctx.tr) if info.minutes else ""
        return joined(entries, whole, "" if info.shipped else _("added by you"))

    def _show_rest(self, framework_id: str) -> None:
        """Everything that depends on the framework."""
        framework = self.ctx.workspace.framework(framework_id)
        self._framework = framework
        words = self._words_language(framework.file.languages, framework.file.default_language)
        texts = self.ctx.workspace.texts(framework, words)
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        earlier = self._earlier(framework_id)
        offer = carrying.offer(self.ctx.workspace, framework)
        self.carry = CarryChoice(offer, self.ctx.tr) if offer is not None else None
        if self.carry is not None:
            column.addWidget(self.carry)
            column.addSpacing(theme.px(24))
        column.addWidget(TextBlock(_("How much?"), bold=True))
        column.addSpacing(theme.px(8))
        self.scope = ScopeChoice(framework, texts, self.ctx.tr)
        self.scope.changed.connect(self._show_minutes)
        column.addWidget(self.scope)
        column.addSpacing(theme.px(24))
        expected = _("Before you start: where would you place yourself?")
        column.addWidget(TextBlock(expected, bold=True))
        column.addSpacing(theme.px(8))
        self.before = Placement(framework, texts, name=expected)
        column.addWidget(self.before)
        column.addSpacing(theme.px(24))
        self._add_language(column, framework.file.languages, words)
        self.show_earlier = CheckBox(_("Show my earlier answers while I answer"))
        self.show_earlier.setObjectName("choose.show_earlier")
        if self.carry is None and earlier is not None:
            self._add_earlier(column, earlier)
        self._rest.put(fresh)
        follow_reading(self)
        self._show_minutes()

    def _add_language(self, column: QVBoxLayout, known: tuple[str, ...], current: str) -> None:
        self.language = Combo([(code, LANGUAGES.get(code, code)) for code in known], current)
        self.language.setObjectName("choose.language")
        self.language.setMaximumWidth(theme.px(400))
        column.addWidget(Field(_("Language of the questions"), self.language))

    def _add_earlier(self, column: QVBoxLayout, earlier: Round) -> None:
        when = self.ctx.tr.date(earlier.on)
        sentence = _("You looked at this on {date}. Afterwards you can compare the two dates.").format(date=when)
        column.addSpacing(theme.px(24))
        column.addWidget(TextBlock(sentence, tone="text2"))
        column.addSpacing(theme.px(8))
        column.addWidget(self.show_earlier, 0, Qt.AlignmentFlag.AlignLeading)

    def _earlier(self, framework_id: str) -> Round | None:
        found = [one for one in assessing.rounds(self.ctx.workspace) if one.framework_id == framework_id]
        return found[-1] if found else None

    def _words_language(self, known: tuple[str, ...], default: str) -> str:
        owner = profiles.owner(self.ctx.workspace)
        likely = (owner.framework_language, self.ctx.preferences.framework_language, owner.language, language())
        return next((code for code in likely if code in known), default)

    def _show_minutes(self) -> None:
        minutes = self.scope.minutes()
        self._minutes.setText(about_minutes(minutes, self.ctx.tr) if minutes else "")
        self.banner.clear()

    def _on_start(self) -> None:
        order = assessing.RoundOrder(
            self._framework.id,
            self.scope.form(),
            areas=self.scope.areas(),
            language=self.language.key(),
            placement_before=self.before.level() or None,
            show_earlier=self.show_earlier.isChecked(),
            version=self._framework.version,
            fingerprint=self._framework.fingerprint,
        )
        try:
            if self.carry is not None and self.carry.is_wanted():
                round_id, changes = carrying.start(self.ctx.workspace, order, self.carry.offer.round.id)
            else:
                round_id, changes = assessing.start(self.ctx.workspace, order)
        except KnownError as refused:
            self.banner.say("problem", refused.message)
            return
        self.ctx.publish(changes, quietly=True)
        self.ctx.go("question", round=round_id)


def create(ctx: UiContext) -> Page:
    """The page for the route "choose"."""
    return ChoosePage(ctx)
