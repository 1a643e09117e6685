"""Home: what is next, how far each area is, the plan and the last results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing, carrying, frameworks, planning, scoping, walking
from competency_app.domain.rounds import Form
from competency_app.i18n import _, ngettext
from ui import theme
from ui.components import round_words as words
from ui.components.round_here import answered_nodes
from ui.components.slot import Slot
from ui.navigation import Page
from ui.widgets.arranging import SideBySide
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import Button, primary, quiet, secondary
from ui.widgets.cards import ActionCard, Row, RowList
from ui.widgets.frame import PageHeader, add_flush
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.actions.walking import ProgressView
    from competency_app.domain.rounds import Round
    from ui.context import UiContext

FIRST_CHOICE = "digcompedu"


class HomePage(Page):
    """Rebuilt from the profile at each visit; nothing here is edited."""

    rail_key = "home"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._slot = Slot()
        self._column = QVBoxLayout()
        self._view: ProgressView | None = None
        self._primary: Button | None = None

    def open(self, args: Mapping[str, object]) -> None:  # noqa: ARG002 (home takes none)
        """Read rounds, progress and plan."""
        self._show()

    def refresh(self, changes: object) -> None:  # noqa: ARG002 (anything may change what is next)
        """Read again."""
        self._show()

    def body(self) -> QWidget:
        """One column, filled anew by `open`."""
        return self._slot

    def place(self) -> tuple[str, str]:
        """Which round this is about."""
        return (words.round_name(self._view, self.ctx.tr), "") if self._view else ("", "")

    def primary_button(self) -> Button | None:
        """Continue, or what the next step is called."""
        return self._primary

    # -- content

    def _show(self) -> None:
        every = assessing.rounds(self.ctx.workspace)
        current = next((one for one in reversed(every) if not one.is_finished), None)
        shown = current or (every[-1] if every else None)
        self._view = walking.progress(self.ctx.workspace, shown.id) if shown else None
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if self.ctx.workspace.read_only:
            self._column.addWidget(Banner("notice", self.ctx.workspace.notice))
            self._column.addSpacing(theme.px(16))
        if self._view is None:
            self._add_empty()
        else:
            self._add_round(self._view, every)
        self._slot.put(content)

    def _add_empty(self) -> None:
        infos = frameworks.frameworks(self.ctx.workspace)
        info = next((one for one in infos if one.id == FIRST_CHOICE), infos[0] if infos else None)
        sentence = _("Choose a framework and answer one question at a time.")
        if info is not None:
            framework = self.ctx.workspace.framework(info.id)
            short = scoping.minutes(framework, len(scoping.scope_of(framework, Form.QUICK)))
            whole = words.about_minutes(info.minutes, self.ctx.tr)
            if short:
                sentence = _("A first look takes {short}, everything {whole}.").format(
                    short=words.about_minutes(short, self.ctx.tr), whole=whole
                )
            else:
                sentence = _("It takes {whole}, in as many sittings as you like.").format(whole=whole)
        empty = EmptyState(_("Nothing started yet"), sentence, _("Start"))
        self._primary = empty.button
        if self._primary is not None:
            self._primary.setObjectName("home.start")
            self._primary.clicked.connect(lambda: self.ctx.go("choose"))
            self._primary.setEnabled(not self.ctx.workspace.read_only)
        self._column.addWidget(empty)

    def _add_round(self, view: ProgressView, every: Sequence[Round]) -> None:
        title, sub, button = self._next_step(view)
        self._primary = button
        self._column.addWidget(PageHeader(title, sub, end=button, below=32))
        self._add_newer(view)
        self._column.addWidget(TextBlock(_("Areas"), bold=True))
        self._column.addSpacing(theme.px(8))
        areas = RowList(words.area_rows(view, self.ctx.tr), name=_("Areas"))
        areas.setObjectName("home.areas")
        areas.chosen.connect(self._open_area)
        self._column.addWidget(areas)
        self._add_others(view, every)
        self._column.addSpacing(theme.px(32))
        self._column.addWidget(SideBySide(self._cards(view, every)))
        self._column.addSpacing(theme.px(16))
        new = quiet(_("Start something new"), "plus")
        new.setObjectName("home.new")
        new.setEnabled(not self.ctx.workspace.read_only)
        new.clicked.connect(lambda: self.ctx.go("choose"))
        row = QHBoxLayout()
        add_flush(row, new, "start")
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_newer(self, view: ProgressView) -> None:
        """A newer version of what was answered last, and the way to take answers along."""
        newest = self.ctx.workspace.framework(view.framework.id)
        offer = carrying.offer(self.ctx.workspace, newest) if newest.version != view.framework.version else None
        if offer is None or self.ctx.workspace.read_only:
            return
        title = wording.foreign(view.texts.title, self.ctx.tr)
        words_new = _("Version {version} of {framework} is here. Answers that still stand can come along.")
        go = secondary(_("Have a look"), small=True)
        go.setObjectName("home.newer")
        go.clicked.connect(lambda: self.ctx.go("choose", framework_id=newest.id))
        self._column.addWidget(Banner("hint", words_new.format(version=newest.version, framework=title), go))
        self._column.addSpacing(theme.px(24))

    def _next_step(self, view: ProgressView) -> tuple[str, str, Button]:
        """Title, counts and the one button of what comes next."""
        tr, round_id = self.ctx.tr, view.round.id
        if view.round.is_finished:
            return self._after_a_round(view)
        if view.next_node is None:
            button = self._step("home.check", _("Check your answers"), "check", round=round_id)
            return _("Next: check your answers"), words.answered_words(view, tr), button
        area = view.framework.area_of(view.next_node).key
        title = _("Next: {area}").format(area=wording.foreign(view.area(area).title, tr))
        position = words.area_position(view, area, tr)
        sub = words.joined(position, words.answered_words(view, tr), words.minutes_left(view.minutes_left, tr))
        button = self._step("home.continue", _("Continue"), "question", round=round_id, node=view.next_node)
        return title, sub, button

    def _after_a_round(self, view: ProgressView) -> tuple[str, str, Button]:
        done = words.answered_words(view, self.ctx.tr)
        if planning.plan(self.ctx.workspace).open_goals:
            return _("Next: your plan"), self._plan_words(), self._step("home.plan", _("Open plan"), "plan")
        button = self._step("home.plan", _("Make a plan"), "plan")
        return (
            _("Next: choose one thing to try"),
            _("Your round is finished, {answered}.").format(answered=done),
            button,
        )

    def _step(self, name: str, text: str, page: str, **args: object) -> Button:
        button = primary(text)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.ctx.go(page, **args))
        return button

    def _add_others(self, view: ProgressView, every: Sequence[Round]) -> None:
        """Rounds begun and left open beside the newest one."""
        rows = []
        for one in every:
            if one.is_finished or one.id == view.round.id:
                continue
            other = walking.progress(self.ctx.workspace, one.id)
            name = _("{framework}, {round}").format(
                framework=wording.foreign(other.texts.title, self.ctx.tr), round=words.which_round(one, self.ctx.tr)
            )
            rows.append(Row(str(one.id), name, status=words.answered_words(other, self.ctx.tr)))
        if not rows:
            return
        self._column.addSpacing(theme.px(24))
        self._column.addWidget(TextBlock(_("Also begun"), bold=True))
        self._column.addSpacing(theme.px(8))
        others = RowList(rows, name=_("Also begun"))
        others.setObjectName("home.others")
        others.chosen.connect(lambda key: self.ctx.go("question", round=int(key)))
        self._column.addWidget(others)

    def _cards(self, view: ProgressView, every: Sequence[Round]) -> list[QWidget]:
        plan = secondary(_("Open plan"))
        plan.setObjectName("home.open_plan")
        plan.clicked.connect(lambda: self.ctx.go("plan"))
        cards: list[QWidget] = []
        if not view.round.is_finished:  # else the plan is the next step already
            cards.append(ActionCard(_("Plan"), self._plan_words(), plan))
        finished = [one for one in every if one.is_finished]
        last = finished[-1] if finished else view.round if view.answered else None
        if last is not None:
            shown = walking.progress(self.ctx.workspace, last.id)
            when = self.ctx.tr.date(last.on) if last.is_finished else _("so far")
            see = secondary(_("See results"))
            see.setObjectName("home.results")
            see.clicked.connect(lambda: self.ctx.go("result", round=last.id))
            title = _("Last results") if last.is_finished else _("Results")
            cards.append(ActionCard(title, words.joined(wording.foreign(shown.texts.title, self.ctx.tr), when), see))
        return cards

    def _plan_words(self) -> str:
        view, tr = planning.plan(self.ctx.workspace), self.ctx.tr
        count = len(view.open_goals)
        if not count:
            return _("No goals yet")
        goals = ngettext("{count} goal", "{count} goals", count).format(count=tr.number(count))
        review = view.next_review.review if view.next_review else None
        if review is None:
            return goals
        check = _("next check-in {date}").format(date=wording.day_and_month(review, tr))
        return words.joined(goals, check)

    def _open_area(self, key: str) -> None:
        if self._view is None:
            return
        answered = answered_nodes(self.ctx.workspace, self._view.round.id)
        self.ctx.go("question", round=self._view.round.id, node=words.first_open(self._view, answered, key))


def create(ctx: UiContext) -> Page:
    """The page for the route "home"."""
    return HomePage(ctx)
