"""Two dates against each other: what moved, what moved clearly, and why a level may go down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing, picturing
from competency_app.i18n import _
from ui import theme
from ui.components import change_parts as parts
from ui.components.chart_card import ChartCard, keys_of
from ui.components.reading_order import follow_reading
from ui.components.round_picker import RoundPicker
from ui.components.settling import settle
from ui.components.slot import Slot
from ui.navigation import Page
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import Button, primary, quiet, secondary
from ui.widgets.frame import BottomBar, PageHeader, add_flush
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock, label

if TYPE_CHECKING:
    from competency_app.domain.figures import DumbbellFigure
    from ui.components.change_parts import ChangeReading
    from ui.context import UiContext

CHANGED, ALL, TABLE = "changed", "all", "table"


class OverTimePage(Page):
    """The chart is made once; words and small tables are made anew at each visit."""

    rail_key = "over_time"
    help_topic = "over_time"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.reading: ChangeReading | None = None
        self._view = self._picture = CHANGED
        self.segments: Segments | None = None
        self._figures: dict[str, DumbbellFigure] = {}
        self._empty: Button | None = None
        self._look_back = secondary("")
        self._print = secondary(_("Print or share"))
        self._plan = primary(_("Update the plan"))

    def body(self) -> QWidget:
        """Header, pickers, chart, hint, explanation, areas."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head, self._pickers, self._notice = Slot(), Slot(), Slot()
        self._hint, self._why, self._facts = Slot(above=12), Slot(above=8), Slot(above=8)
        self._areas, self._beside = Slot(above=24), Slot(above=16)
        self.card = ChartCard("over_time")
        self.card.row_activated.connect(self._open_competence)
        for part in (self._head, self._pickers, self._notice, self.card, self._hint, self._why, self._facts):
            column.addWidget(part)
        column.addWidget(self._areas)
        column.addWidget(self._beside)
        return host

    def bottom_bar(self) -> BottomBar:
        """Look back, print, and the plan."""
        for button, name in ((self._look_back, "look_back"), (self._print, "print"), (self._plan, "plan")):
            button.setObjectName(f"over_time.{name}")
        self._look_back.clicked.connect(self._on_look_back)
        self._print.clicked.connect(self.on_print)
        self._plan.clicked.connect(lambda: self.ctx.go("plan"))
        self._bar = BottomBar([self._look_back, self._print], [self._plan])
        return self._bar

    def open(self, args: Mapping[str, object]) -> None:
        """Compare the rounds asked for, else the newest one with the one before."""
        self._view = self._picture = CHANGED
        self._why.put(None)
        self._read(args.get("before"), args.get("after"))

    def refresh(self, changes: object) -> None:
        """Answers or a look back changed."""
        del changes
        pair = (self.reading.before.id, self.reading.after.id) if self.reading else (None, None)
        self._read(*pair)

    def showEvent(self, event: QShowEvent) -> None:
        """Heights are right before the first paint."""
        super().showEvent(event)
        settle(self)

    def place(self) -> tuple[str, str]:
        """Framework, both dates, and how many competences are compared."""
        return parts.place(self.reading, self.ctx.tr) if self.reading else ("", "")

    def primary_button(self) -> Button | None:
        """Update the plan; with one date only, a second round."""
        return self._empty or self._plan

    def on_table(self) -> None:
        """Ctrl+T: picture or table."""
        if self.segments is not None:
            self._show_view(self._picture if self._view == TABLE else TABLE)

    def on_print(self) -> None:
        """Print the comparison."""
        if self.reading is not None:
            self.ctx.go("share", round=self.reading.after.id, kind="progress")

    # -- content

    def _read(self, before: object, after: object) -> None:
        pair = parts.chosen_pair(self.ctx.workspace, before, after)
        self.reading = parts.read(self.ctx.workspace, pair) if pair else None
        self._empty = self.segments = None
        self._figures = {}
        for slot in (self._pickers, self._notice, self._hint, self._facts, self._areas, self._beside):
            slot.put(None)
        is_joined = self.reading is not None and bool(self.reading.comparison.changes)
        self._bar.setVisible(self.reading is not None)
        self.card.setVisible(is_joined)
        if self.reading is None:
            self._show_empty()
        else:
            self._show(self.reading)
        follow_reading(self)
        settle(self)
        self.place_changed.emit()

    def _show_empty(self) -> None:
        has_one = bool(assessing.rounds(self.ctx.workspace))
        sentence = _("Answer the same framework again after some months, and what moved appears here.")
        action = _("Start a second round") if has_one else _("Start")
        empty = EmptyState(_("A second date makes this page useful"), sentence, action)
        self._empty = empty.button
        if self._empty is not None:
            self._empty.setObjectName("over_time.empty")
            self._empty.setEnabled(not self.ctx.workspace.read_only)
            newest = assessing.latest(self.ctx.workspace)
            wanted = {"framework_id": newest.framework_id} if newest else {}
            self._empty.clicked.connect(lambda: self.ctx.go("choose", **wanted))
        self._head.put(empty)

    def _show(self, reading: ChangeReading) -> None:
        tr = self.ctx.tr
        if reading.comparison.changes:
            self._show_chart(reading)
        else:
            self._head.put(PageHeader(parts.title(reading, tr), self._sub(reading)))
        if len(reading.every) > 2:  # noqa: PLR2004
            self._pickers.put(self._picker_row(reading))
        if not reading.comparison.joined:
            words = wording.clear_sentence(reading.comparison, tr)
            if not reading.is_same_framework:
                words = _("Answers of different frameworks are never joined; each is shown by itself.")
            self._notice.put(Banner("notice", words))
            self._beside.put(parts.SideTables(reading, self.ctx.workspace, tr))
        else:
            self._show_words(reading)
        month = wording.told_apart(reading.before.on, reading.after.on, tr)[0]
        self._look_back.setText(_("Look back at {date}").format(date=month))
        self._look_back.setVisible(reading.comparison.joined)
        self._look_back.setEnabled(not self.ctx.workspace.read_only)

    def _show_chart(self, reading: ChangeReading) -> None:
        tr = self.ctx.tr
        self._figures = {
            key: picturing.dumbbell_figure(
                reading.comparison, reading.framework, reading.texts, tr, only_changed=key == CHANGED
            )
            for key in (CHANGED, ALL)
        }
        counts = {CHANGED: reading.comparison.up + reading.comparison.down, ALL: parts.count_of(self._figures[ALL])}
        views = [(ALL, _("All, {count}").format(count=tr.number(counts[ALL]))), (TABLE, _("Table"))]
        if self._figures[CHANGED].groups:
            views.insert(0, (CHANGED, _("Changed, {count}").format(count=tr.number(counts[CHANGED]))))
        elif self._picture == CHANGED:
            self._view = ALL if self._view == CHANGED else self._view
            self._picture = ALL
        self.segments = Segments(views, self._view, name=_("View"))
        self.segments.chosen.connect(self._show_view)
        self._head.put(PageHeader(parts.title(reading, tr), self._sub(reading), end=self.segments))
        self._show_picture()

    def _show_words(self, reading: ChangeReading) -> None:
        tr = self.ctx.tr
        hint = wording.lower_hint(reading.comparison, tr)
        if hint:
            self._hint.put(Banner("hint", hint, self._why_button()))
        facts = parts.facts(reading, tr)
        if facts:
            self._facts.put(TextBlock(facts, theme.SECONDARY, tone="text2", widest=880))
        if reading.comparison.areas:
            self._areas.put(parts.AreaChanges(reading, tr))

    def _sub(self, reading: ChangeReading) -> str:
        return wording.clear_sentence(reading.comparison, self.ctx.tr) if reading.comparison.joined else ""

    def _why_button(self) -> Button:
        button = quiet(_("Why can it go down?"), small=True)
        button.setObjectName("over_time.why")
        button.clicked.connect(self._toggle_why)
        return button

    def _picker_row(self, reading: ChangeReading) -> QWidget:
        tr = self.ctx.tr
        result = QWidget()
        row = QHBoxLayout(result)
        row.setContentsMargins(0, 0, 0, theme.px(16))
        row.setSpacing(theme.px(16))
        before, after = reading.before, reading.after
        earlier = [one for one in reading.every if one.id != after.id]
        later = [one for one in reading.every if one.id != before.id]
        from_picker = RoundPicker(earlier, before, tr, name=_("Earlier round"))
        to_picker = RoundPicker(later, after, tr, name=_("Later round"))
        from_picker.picked.connect(lambda key: self.ctx.go("over_time", before=key, after=after.id))
        to_picker.picked.connect(lambda key: self.ctx.go("over_time", before=before.id, after=key))
        for words, picker, name in ((_("From"), from_picker, "before"), (_("to"), to_picker, "after")):
            picker.setObjectName(f"over_time.{name}")
            row.addWidget(label(words, theme.SECONDARY, tone="text2"))
            add_flush(row, picker, "start")
        row.addStretch(1)
        return result

    # -- what happens

    def _show_view(self, key: str) -> None:
        self._view = key
        self._picture = key if key != TABLE else self._picture
        if self.segments is not None:
            self.segments.choose(key)
        self._show_picture()
        settle(self)

    def _show_picture(self) -> None:
        figure = self._figures[self._picture]
        if self._view == TABLE:
            self.card.show_table(picturing.table(figure, self.ctx.tr), keys_of(figure))
        else:
            self.card.show_chart(figure)

    def _open_competence(self, node: str) -> None:
        if self.reading is not None:
            self.ctx.go("competence", round=self.reading.after.id, node=node)

    def _toggle_why(self) -> None:
        if self._why.content is not None or self.reading is None:
            self._why.put(None)
            return
        self._why.put(parts.WhyPanel(self.reading.comparison, self.ctx.tr))

    def _on_look_back(self) -> None:
        if self.reading is not None:
            self.ctx.go("look_back", round=self.reading.before.id)


def create(ctx: UiContext) -> Page:
    """The page for the route "over_time"."""
    return OverTimePage(ctx)
