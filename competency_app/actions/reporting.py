"""Reports of a profile as PDF or HTML, their pages as pixels, and charts as pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from competency_app import __version__, wording
from competency_app.actions import assessing, comparing, evidence, picturing, planning
from competency_app.domain.figures import Figure
from competency_app.domain.plans import Goal, GoalStatus
from competency_app.domain.rounds import Round, RoundId
from competency_app.errors import KnownError
from competency_app.files import write_atomically
from competency_app.i18n import Translator, _, translator
from competency_app.reports import gather
from competency_app.reports import pages as rasters
from competency_app.reports.blocks import Report
from competency_app.reports.content import PlannedGoal, PlanReport, ProfileReport, ProgressReport
from competency_app.reports.document import drawing_pdf, pdf
from competency_app.reports.drawings import drawing, legend
from competency_app.reports.html import page as html_page
from competency_app.reports.legends import legend_of
from competency_app.reports.marks import stacked
from competency_app.reports.pages import Raster
from competency_app.reports.plan import plan_report
from competency_app.reports.profile import profile_report
from competency_app.reports.progress import progress_report
from competency_app.reports.styles import Look, Paper
from competency_app.workspace import Workspace

Kind = Literal["profile", "plan", "progress"]
# Notes and evidence are private unless somebody asks for them.
USUAL_PARTS = frozenset({"profile", "competences", "plan", "method"})
_CHART_SCALE = 2 * 96 / 72


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """What to print of which round. `before_id` is the earlier date of a progress report, the one before without it.

    `parts` are pages of a profile: profile, competences, plan, notes, method. Without `name` the code stands there.
    """

    kind: Kind
    round_id: RoundId
    before_id: RoundId | None = None
    language: str = "en"
    paper: Paper = "A4"
    grey: bool = False
    large: bool = False
    parts: frozenset[str] = USUAL_PARTS
    name: bool = True

    @property
    def look(self) -> Look:
        return Look(self.paper, self.grey, self.large, self.language)


def write(workspace: Workspace, order: ReportOrder, out: Path) -> Path:
    """Write a report, HTML when the name ends so, else PDF.

    The file is whole or the former one stays; KnownError says why. KnownError "one_date" as in `report`.
    """
    if out.suffix.lower() in (".html", ".htm"):
        return write_atomically(out, html_text(workspace, order).encode())
    return write_atomically(out, pdf_bytes(workspace, order))


def pdf_bytes(workspace: Workspace, order: ReportOrder) -> bytes:
    return pdf(report(workspace, order), order.look)


def html_text(workspace: Workspace, order: ReportOrder) -> str:
    return html_page(report(workspace, order), order.look)


def page_count(content: bytes) -> int:
    """Pages of a PDF made here."""
    return rasters.count(content)


def pages(content: bytes, scale: float, index: int) -> Raster:
    """One page of a PDF as pixels; scale 1 is 72 to the inch. IndexError when there is no such page."""
    return rasters.raster(content, index, scale)


def chart_png(figure: Figure, out: Path, tr: Translator) -> Path:
    """A figure as a PNG file at twice the size of the screen; KnownError when it cannot be written."""
    look = Look(language=tr.language)
    entries = legend_of(figure)
    parts = (drawing(figure, look), legend(entries, look)) if entries else (drawing(figure, look),)
    picture = rasters.raster(drawing_pdf(stacked(parts), look), 0, _CHART_SCALE)
    return write_atomically(out, rasters.png(picture))


def report(workspace: Workspace, order: ReportOrder) -> Report:
    """The report as blocks; KnownError "one_date" when a progress report has no earlier round."""
    tr = translator(order.language)
    if order.kind == "progress":
        return progress_report(_progress(workspace, order, tr), tr)
    if order.kind == "plan":
        return plan_report(_plan(workspace, order, tr), tr)
    plan = _plan(workspace, order, tr) if "plan" in order.parts else None
    if plan is not None:
        # The profile before it has the picture already.
        plan = replace(plan, lead="", strip=None, competences=()) if plan.goals else None
    return profile_report(_profile(workspace, order, tr), tr, order.parts, plan)


def _source(workspace: Workspace, order: ReportOrder, one: Round, tr: Translator) -> gather.Source:
    framework = assessing.framework_of(workspace, one)
    owner = planning.plan(workspace).owner
    return gather.Source(
        owner=owner,
        name=owner.name if order.name and owner.name else owner.code,
        framework=framework,
        texts=workspace.texts(framework, order.language),
        tr=tr,
        program=f"Competency {__version__}",
    )


def _profile(workspace: Workspace, order: ReportOrder, tr: Translator) -> ProfileReport:
    one = assessing.get(workspace, order.round_id)
    source = _source(workspace, order, one, tr)
    result, sheet = assessing.result(workspace, one.id), assessing.sheet(workspace, one.id)
    strip = None if result.first_look else picturing.area_figure(result, source.framework, source.texts, tr)
    by_node = {found.node: gather.item(source, found) for found in result.competences}
    return ProfileReport(
        passport=gather.passport(source, one, result),
        lead=gather.profile_lead(source, result),
        strip=strip,
        twin=picturing.table(strip, tr) if strip is not None else None,
        competences=tuple(by_node.values()),
        strengths=tuple(by_node[node] for node in result.strengths),
        closer_look=tuple(by_node[node] for node in result.closer_look),
        stages=gather.stages(source, result),
        scale=gather.scale(source, result),
        form=wording.form_words(one.form, tr),
        first_look=result.first_look,
        placement=gather.placement(source, one),
        notes=gather.notes(source, sheet),
        evidence=gather.shown(source, evidence.everything(workspace)),
        trail=wording.trail_lines(result, source.framework, source.texts, tr),
        reading=gather.reading(source, result),
    )


def _plan(workspace: Workspace, order: ReportOrder, tr: Translator) -> PlanReport:
    one = assessing.get(workspace, order.round_id)
    source = _source(workspace, order, one, tr)
    result = assessing.result(workspace, one.id)
    strip = None if result.first_look else picturing.area_figure(result, source.framework, source.texts, tr)
    goals = planning.plan(workspace).goals
    worded = tuple(_planned(workspace, source, goal) for goal in goals)
    load = picturing.load(workspace, tr)
    return PlanReport(
        passport=gather.passport(source, one, result),
        goals=tuple(planned for planned in worded if planned.goal.is_open),
        period=gather.period([goal for goal in goals if goal.is_open], tr),
        made_on=workspace.today(),
        people=gather.people(source),
        lead=gather.profile_lead(source, result),
        strip=strip,
        twin=picturing.table(strip, tr) if strip is not None else None,
        competences=tuple(gather.item(source, one) for one in result.competences),
        load=load,
        load_twin=picturing.table(load, tr),
        closed=gather.closed(worded),
    )


def _planned(workspace: Workspace, source: gather.Source, goal: Goal) -> PlannedGoal:
    """A goal in the words of its own framework version."""
    if (goal.framework_id, goal.framework_version) != (source.framework.id, source.framework.version):
        framework = workspace.framework(goal.framework_id, goal.framework_version)
        source = replace(source, framework=framework, texts=workspace.texts(framework, source.tr.language))
    return gather.planned(source, goal)


def _progress(workspace: Workspace, order: ReportOrder, tr: Translator) -> ProgressReport:
    after = assessing.get(workspace, order.round_id)
    before = _earlier(workspace, order)
    source = _source(workspace, order, after, tr)
    comparison = comparing.compare(workspace, before.id, after.id)
    framework, texts = source.framework, source.texts
    changed, everything = (
        picturing.dumbbell_figure(comparison, framework, texts, tr, only_changed=only) if comparison.joined else None
        for only in (True, False)
    )
    sheets = assessing.sheet(workspace, before.id), assessing.sheet(workspace, after.id)
    worded = (_planned(workspace, source, goal) for goal in planning.plan(workspace).goals)
    closed = (one for one in worded if _closed_since(one.goal, before))
    reading = (wording.wobble_sentence(comparison, tr), wording.top_sentence(comparison, tr))
    return ProgressReport(
        passport=gather.passport(source, after, assessing.result(workspace, after.id)),
        before_on=before.on,
        after_on=after.on,
        lead=wording.change_sentence(comparison, tr),
        detail=tr.sentences(wording.clear_sentence(comparison, tr), wording.lower_hint(comparison, tr)),
        joined=comparison.joined,
        changed=changed,
        changed_twin=picturing.table(changed, tr) if changed is not None else None,
        everything=everything,
        everything_twin=picturing.table(everything, tr) if everything is not None else None,
        counts=gather.counts(comparison, tr) if comparison.joined else "",
        areas=tuple(wording.area_change_words(area, framework, texts, tr) for area in comparison.areas),
        look_back=gather.looked_back(source, sheets[0], before.look_back),
        competences=gather.moved(source, sheets),
        closed=tuple(closed),
        why_lower=wording.why_lower(tr) if comparison.down else "",
        reading=tuple(filter(None, (*reading, wording.no_comparison_group(tr)))),
    )


def _closed_since(goal: Goal, before: Round) -> bool:
    return goal.status is GoalStatus.CLOSED and goal.closed_on is not None and goal.closed_on >= before.on


def _earlier(workspace: Workspace, order: ReportOrder) -> Round:
    if order.before_id is not None:
        return assessing.get(workspace, order.before_id)
    partners = comparing.partners(workspace, order.round_id)
    if not partners:
        raise KnownError(
            "one_date",
            _("There is only one date so far. A second round with the same framework makes this report possible."),
        )
    return partners[0]
