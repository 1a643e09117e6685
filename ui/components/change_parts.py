"""What the page over time reads and shows beside its chart: which two rounds, area changes, hints, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import assessing, comparing, picturing
from competency_app.domain.figures import TableFigure
from competency_app.i18n import _, ngettext
from ui import theme
from ui.components.round_reading import comparable
from ui.models.table_twin import table_twin
from ui.widgets.arranging import SideBySide
from ui.widgets.cards import Card
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.figures import DumbbellFigure
    from competency_app.domain.framework import Framework, Texts
    from competency_app.domain.results import AreaChange, Comparison
    from competency_app.domain.rounds import Round
    from competency_app.i18n import Translator
    from competency_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChangeReading:
    """Two rounds and what lies between them; `every` are all rounds that can be chosen."""

    before: Round
    after: Round
    framework: Framework
    texts: Texts
    comparison: Comparison
    every: tuple[Round, ...]

    @property
    def is_same_framework(self) -> bool:
        """Whether both rounds are of one framework, in whatever version."""
        return self.before.framework_id == self.after.framework_id


def chosen_pair(workspace: Workspace, before: object, after: object) -> tuple[tuple[Round, ...], Round, Round] | None:
    """All rounds with an answer and the two to compare, earlier one first; None with fewer than two."""
    every = tuple(
        one for one in assessing.rounds(workspace) if one.is_finished or assessing.sheet(workspace, one.id).answers
    )
    if len(every) < 2:  # noqa: PLR2004
        return None
    by_id: dict[object, Round] = {one.id: one for one in every}
    later = by_id.get(after) or _newest_with_partner(workspace, every)
    earlier = by_id.get(before)
    if earlier is None or earlier.id == later.id:
        partner = comparable(comparing.partners(workspace, later.id), later)
        others = [one for one in every if one.id != later.id]
        earlier = partner or next((one for one in reversed(others) if one.number < later.number), others[0])
    first, second = sorted((earlier, later), key=lambda one: one.number)
    return every, first, second


def _newest_with_partner(workspace: Workspace, every: tuple[Round, ...]) -> Round:
    """The newest finished round that has an earlier one to stand beside; else the newest of all."""
    finished = [one for one in reversed(every) if one.is_finished]
    for one in finished:
        if comparable(comparing.partners(workspace, one.id), one) is not None:
            return one
    return every[-1]


def read(workspace: Workspace, pair: tuple[tuple[Round, ...], Round, Round]) -> ChangeReading:
    """The comparison of two rounds with the later one's framework and words."""
    every, before, after = pair
    framework = assessing.framework_of(workspace, after)
    return ChangeReading(
        before=before,
        after=after,
        framework=framework,
        texts=workspace.texts(framework, after.language),
        comparison=comparing.compare(workspace, before.id, after.id),
        every=every,
    )


def place(reading: ChangeReading, tr: Translator) -> tuple[str, str]:
    """The top line: framework and both dates, then how many competences were answered both times."""
    first, last = reading.before.on, reading.after.on
    told = wording.told_apart(first, last, tr)
    year = last.year if first.year == last.year and first.month != last.month else None
    dates = _("{first} to {last} {year}") if year else _("{first} to {last}")
    strong = _("{framework}, {dates}").format(
        framework=wording.foreign(reading.texts.title, tr),
        dates=dates.format(first=told[0], last=told[1], year=year),
    )
    count = len(reading.comparison.changes)
    if not reading.comparison.joined:
        return strong, ""
    words = ngettext("{count} competence answered both times", "{count} competences answered both times", count)
    return strong, "· " + words.format(count=tr.number(count))


def title(reading: ChangeReading, tr: Translator) -> str:
    """The counts in a sentence; for different frameworks, that they stand side by side."""
    if reading.is_same_framework:
        return wording.change_sentence(reading.comparison, tr)
    return _("Two frameworks, side by side.")


def count_of(figure: DumbbellFigure) -> int:
    """Rows of a figure."""
    return sum(len(group.rows) for group in figure.groups)


class AreaChanges(QWidget):
    """The mean change of each area in a small table."""

    def __init__(self, reading: ChangeReading, tr: Translator) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(TextBlock(_("By area"), bold=True))
        self.table = table_twin(area_table(reading, tr))
        self.table.setObjectName("over_time.areas")
        column.addWidget(self.table)


def area_table(reading: ChangeReading, tr: Translator) -> TableFigure:
    """Areas with the competences compared, the mean step in levels, and what can be said of it."""
    return TableFigure(
        title=_("Change by area"),
        columns=(_("No."), _("Area"), _("Answered both times"), _("Levels on average"), _("Change")),
        rows=tuple(_area_row(area, reading, tr) for area in reading.comparison.areas),
    )


def _area_row(area: AreaChange, reading: ChangeReading, tr: Translator) -> tuple[str, ...]:
    title_of, compared = reading.texts.title_of(area.node), tr.number(area.compared)
    if area.mean_step is None:
        return area.code, title_of, compared, "", _("One answer says nothing about the area")
    sign = "+" if area.mean_step > 0 else ""
    step = sign + wording.rounded(area.mean_step, tr)
    if reading.comparison.wobble is None:
        return area.code, title_of, compared, step, _("No information on precision")
    verdict = "none" if not area.is_clear else "higher" if area.mean_step > 0 else "lower"
    return area.code, title_of, compared, step, wording.verdict_words(verdict, tr)


def facts(reading: ChangeReading, tr: Translator) -> str:
    """Small print below the chart: already at the top, looked back at, answered at one date only, taken over."""
    comparison = reading.comparison
    once = len(comparison.only_before) + len(comparison.only_after)
    words = ngettext(
        "{count} competence was answered at one date only and is not compared.",
        "{count} competences were answered at one date only and are not compared.",
        once,
    ).format(count=tr.number(once))
    stayed = sum(change.step == 0 and bool(change.look_back) for change in comparison.changes)
    kept = ngettext(
        "{count} answer stayed and is listed for its mark looking back.",
        "{count} answers stayed and are listed for their marks looking back.",
        stayed,
    ).format(count=tr.number(stayed))
    carried = ngettext(
        "{count} answer was taken over from an earlier round and is not compared.",
        "{count} answers were taken over from an earlier round and are not compared.",
        len(comparison.carried),
    ).format(count=tr.number(len(comparison.carried)))
    found = (
        wording.top_sentence(comparison, tr),
        kept if stayed else "",
        words if once else "",
        carried if comparison.carried else "",
    )
    return tr.sentences(*found)


class WhyPanel(Card):
    """Why a level can go down, what the wobble is, and what two dates cannot show."""

    def __init__(self, comparison: Comparison, tr: Translator) -> None:
        super().__init__(spacing=8)
        self.column.addWidget(TextBlock(_("Why can it go down?"), bold=True))
        lines = (
            wording.why_lower(tr),
            wording.wobble_sentence(comparison, tr),
            wording.no_comparison_group(tr),
        )
        for words in lines:
            if words:
                self.column.addWidget(TextBlock(words))


class SideTables(SideBySide):
    """Two rounds that are not joined: a table each."""

    def __init__(self, reading: ChangeReading, workspace: Workspace, tr: Translator) -> None:
        parts = []
        for one in (reading.before, reading.after):
            figure = picturing.table(picturing.competence_strip(workspace, one.id, tr), tr)
            framework = assessing.framework_of(workspace, one)
            texts = workspace.texts(framework, one.language)
            head = _("{framework}, version {version}, {date}").format(
                framework=wording.foreign(texts.title, tr), version=framework.version, date=tr.date(one.on)
            )
            parts.append(_titled(head, figure))
        super().__init__(parts, gap=32, down=32)


def _titled(head: str, figure: TableFigure) -> QWidget:
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    column.addWidget(TextBlock(head, bold=True))
    table = table_twin(figure)
    table.setAccessibleName(head)
    column.addWidget(table)
    column.addStretch(1)
    return result
