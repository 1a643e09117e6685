"""The result of a round: a sentence, a picture by area, two short lists, and the way to a goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.actions import picturing
from competency_app.changes import Changes
from competency_app.i18n import _
from ui.components import result_parts as parts
from ui.components import round_reading
from ui.components.chart_card import ChartCard, keys_of
from ui.components.goal_adding import add_goal
from ui.components.goal_chooser import GoalChooser
from ui.components.method_panel import MethodPanel
from ui.components.page_banner import PageBanner
from ui.components.reading_order import follow_reading
from ui.components.related_parts import RelatedList, has_related
from ui.components.settling import settle
from ui.components.slot import Slot
from ui.navigation import Page
from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.frame import BottomBar
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from competency_app.domain.figures import Figure
    from competency_app.domain.rounds import RoundId
    from ui.components.round_reading import RoundReading
    from ui.context import UiContext

TABLE = "table"
LEAST = 2


class ResultPage(Page):
    """The chart is made once; words and lists are made anew at each visit."""

    rail_key = "result"
    help_topic = "result"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._reading: RoundReading | None = None
        self._rule: str | None = None
        self._view = self._picture = "areas"
        self.segments: Segments | None = None
        self._empty: Button | None = None
        self._compare = secondary("")
        self._print = secondary(_("Print or share"))
        self._goal = primary(_("Set a goal"))

    def body(self) -> QWidget:
        """Header, picture, explanation, lists, choice of a goal."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = PageBanner()
        self._head, self._caption = Slot(), Slot(above=8)
        self._method, self._lists, self._chooser = Slot(above=16), Slot(above=16), Slot(above=16)
        self._related = Slot(above=8)
        self.card = ChartCard("result", _("How this is worked out"))
        self.card.row_activated.connect(self._on_row)
        self.card.open_requested.connect(self._answer)
        self.card.end_clicked.connect(self._toggle_method)
        for part in (
            self.banner, self._head, self.card, self._caption, self._related, self._method, self._lists, self._chooser
        ):  # fmt: skip
            column.addWidget(part)
        self._host = host
        return host

    def bottom_bar(self) -> BottomBar:
        """Compare, print, and the one primary button."""
        for button, name in ((self._compare, "compare"), (self._print, "print"), (self._goal, "goal")):
            button.setObjectName(f"result.{name}")
        self._compare.clicked.connect(self._on_compare)
        self._print.clicked.connect(self.on_print)
        self._goal.clicked.connect(self._toggle_chooser)
        self._bar = BottomBar([self._compare, self._print], [self._goal])
        return self._bar

    def open(self, args: Mapping[str, object]) -> None:
        """Show the round asked for, else the newest."""
        self.banner.clear()
        self._chooser.put(None)
        self._method.put(None)
        self._rule = None
        view = str(args.get("view") or "areas")
        self._view = view
        self._picture = view if view != TABLE else "areas"
        self._read(round_reading.chosen_round(self.ctx.workspace, args.get("round")))

    def refresh(self, changes: object) -> None:
        """Answers changed, or a round was removed or is back."""
        if self._reading is not None and isinstance(changes, Changes) and changes.rounds:
            has_method = self._method.content is not None
            self._read(round_reading.chosen_round(self.ctx.workspace, self._reading.round.id))
            if has_method and self._reading is not None:
                self._show_method()

    def showEvent(self, event: QShowEvent) -> None:
        """Heights are right before the first paint."""
        super().showEvent(event)
        settle(self)

    def place(self) -> tuple[str, str]:
        """Framework, date, whose rating, how much is answered."""
        return round_reading.place(self._reading, self.ctx.tr) if self._reading else ("", "")

    def primary_button(self) -> Button | None:
        """Set a goal; where there is no picture yet, the way to one."""
        return self._empty or self._goal

    def first_focus(self) -> QWidget | None:
        """The primary button."""
        return self.primary_button()

    def on_table(self) -> None:
        """Ctrl+T: picture or table."""
        if self.segments is not None:
            self._show_view(self._picture if self._view == TABLE else TABLE)

    def on_print(self) -> None:
        """Print what is shown."""
        if self._reading is not None:
            self.ctx.go("share", round=self._reading.round.id, kind="profile")

    # -- content

    def _read(self, round_id: RoundId | None) -> None:
        self._reading = None
        if round_id is not None:
            self._reading = round_reading.read(self.ctx.workspace, round_id, self._rule)
        has_picture = self._reading is not None and self._reading.result.rated >= LEAST
        self._bar.setVisible(has_picture)
        self.card.setVisible(has_picture)
        self._empty = self.segments = None
        if has_picture and self._reading is not None:
            self._show(self._reading)
        else:
            self._show_empty()
        follow_reading(self)
        settle(self)
        self.place_changed.emit()

    def _show_empty(self) -> None:
        for slot in (self._caption, self._related, self._method, self._lists, self._chooser):
            slot.put(None)
        empty, lead = parts.empty(self._reading, self.ctx.tr)
        self._empty = empty.button
        if self._empty is not None:
            self._empty.setObjectName("result.empty")
            self._empty.clicked.connect(lambda: self.ctx.go(lead[0], **lead[1]))
        self._head.put(empty)

    def _show(self, reading: RoundReading) -> None:
        tr = self.ctx.tr
        views = parts.views(reading)
        keys = [key for key, _words in views]
        self._picture = self._picture if self._picture in keys and self._picture != TABLE else keys[0]
        self._view = self._view if self._view in keys else self._picture
        self.segments = Segments(views, self._view, name=_("View"))
        self.segments.chosen.connect(self._show_view)
        header, picker = parts.header(reading, self.segments, tr)
        if picker is not None:
            picker.picked.connect(lambda key: self.ctx.go("result", round=key, view=self._view))
        self._head.put(header)
        self._caption.put(parts.caption(reading, tr))
        self._related.put(None)
        lists = parts.lists(reading, tr)
        for each in lists.lists:
            each.chosen.connect(self._open_competence)
        self._lists.put(lists)
        self._compare.setVisible(reading.earlier is not None)
        if reading.earlier is not None:
            self._compare.setText(parts.compare_words(reading.earlier, reading.round, tr))
        self._goal.setEnabled(not self.ctx.workspace.read_only)
        note = round_reading.note(reading, tr)
        if note and not self.banner.text:
            self.banner.say("hint", note)
        self._show_picture()

    def _show_view(self, key: str) -> None:
        self._view = key
        self._picture = key if key != TABLE else self._picture
        if self.segments is not None:
            self.segments.choose(key)
        self._show_picture()
        settle(self)

    def _show_picture(self, row: str = "") -> None:
        figure = self._figure()
        if figure is None or self._reading is None:
            return
        self._show_related(self._reading)
        if self._view != TABLE:
            self.card.show_chart(figure, row)
            return
        table = picturing.table(figure, self.ctx.tr)
        if self._picture == "areas":
            table = parts.with_confidence(table, keys_of(figure), self._reading.round, self.ctx.tr)
        self.card.show_table(table, keys_of(figure))

    def _show_related(self, reading: RoundReading) -> None:
        """Below the competences, closed: what other frameworks have on the same topics."""
        ws = self.ctx.workspace
        is_wanted = self._picture == "competences" and has_related(ws, reading.framework)
        if is_wanted and self._related.content is None:
            self._related.put(RelatedList(ws, reading, self.ctx.tr))
            follow_reading(self)
        elif not is_wanted:
            self._related.put(None)

    def _figure(self) -> Figure | None:
        """The figure of the present picture: the same one that paper gets."""
        reading, tr = self._reading, self.ctx.tr
        if reading is None:
            return None
        if self._picture == "wheel":
            return picturing.wheel(self.ctx.workspace, [reading.round.id], tr)
        draw = picturing.area_figure if self._picture == "areas" else picturing.competence_figure
        return draw(reading.result, reading.framework, reading.texts, tr)

    # -- what happens

    def _on_row(self, key: str) -> None:
        """An area leads to its competences, a competence to its own page."""
        if self._reading is None or self._picture == "wheel":
            return
        if self._picture == "competences":
            self._open_competence(key)
            return
        inside = self._reading.framework.assessable_in(key)
        first = next((node.key for node in inside if node.key in self._reading.round.nodes), "")
        self._show_view("competences")
        self._show_picture(first)
        target = self.card.focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_competence(self, node: str) -> None:
        if self._reading is not None:
            self.ctx.go("competence", round=self._reading.round.id, node=node)

    def _answer(self, node: str) -> None:
        if self._reading is not None:
            self.ctx.go("question", round=self._reading.round.id, node=node)

    def _on_compare(self) -> None:
        if self._reading is not None and self._reading.earlier is not None:
            self.ctx.go("over_time", before=self._reading.earlier.id, after=self._reading.round.id)

    def _toggle_method(self) -> None:
        if self._method.content is not None:
            self._close(self._method, self.card.focus())
            return
        panel = self._show_method()
        if panel is not None:
            panel.close_tool.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_method(self) -> MethodPanel | None:
        reading = self._reading
        if reading is None:
            return None
        panel = MethodPanel(reading.result, reading.framework, reading.texts, self.ctx.tr)
        panel.closed.connect(lambda: self._close(self._method, self.card.focus()))
        panel.rule_chosen.connect(self._on_rule)
        self._method.put(panel)
        follow_reading(self)
        return panel

    def _on_rule(self, rule_id: str) -> None:
        if self._reading is None:
            return
        self._rule = rule_id
        self._read(self._reading.round.id)
        panel = self._show_method()
        if panel is not None:
            panel.rules.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle_chooser(self) -> None:
        if self._chooser.content is not None:
            self._close(self._chooser, self._goal)
        elif self._reading is not None:
            chooser = GoalChooser(self.ctx, self._reading.round.id)
            chooser.chosen.connect(self._on_goal)
            chooser.closed.connect(lambda: self._close(self._chooser, self._goal))
            self._chooser.put(chooser)
            follow_reading(self)
            chooser.focus_first()

    def _on_goal(self, node: str) -> None:
        if self._reading is not None and not add_goal(self.ctx, self.banner, self._reading.round.id, node):
            action = self.banner.findChild(QWidget, "banner.action")
            (action or self._goal).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self, slot: Slot, target: QWidget | None) -> None:
        slot.put(None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def create(ctx: UiContext) -> Page:
    """The page for the route "result"."""
    return ResultPage(ctx)
