"""The development plan: goals to work with, room for reviews by hand, hours a week, and who has talked it over."""

from __future__ import annotations

from collections.abc import Iterator

from competency_app.domain.plans import Goal
from competency_app.i18n import Translator
from competency_app.reports import blocks as b
from competency_app.reports.content import PlannedGoal, PlanReport
from competency_app.reports.legends import charted
from competency_app.reports.passport import footer, running_head, untranslated
from competency_app.wording import foreign, hours_form

_REVIEW_LINES = 2


def plan_report(content: PlanReport, tr: Translator) -> b.Report:
    """The report as blocks."""
    passport = content.passport
    title = tr.gettext("Development plan")
    return b.Report(
        title=" · ".join(filter(None, (title, passport.name))),
        running=running_head(title, passport, tr),
        author=passport.program,
        language=tr.language,
        footer=footer(passport, tr),
        blocks=tuple(plan_blocks(content, tr)),
    )


def plan_blocks(content: PlanReport, tr: Translator) -> Iterator[b.Block]:
    """Header, starting picture, goals, hours, what was closed, talked over, sharing."""
    _ = tr.gettext
    passport = content.passport
    corner = (passport.framework, tr.date(content.made_on or passport.on), content.version)
    subtitle = " · ".join(filter(None, (passport.name, content.period)))
    yield b.TitleBlock(_("Development plan"), subtitle, tuple(filter(None, corner)))
    yield from untranslated(passport)
    if content.people:
        yield b.Rows(tuple(b.Row(label, text) for label, text in content.people))
        yield b.Gap(24)
    yield from _start(content, tr)
    if not content.goals:
        yield b.Words(_("No goal is open. Goals come from the competences worth a closer look."), quiet=True)
        yield b.Gap(24)
    for number, planned in enumerate(content.goals, start=1):
        yield _goal(planned, number, tr)
        yield b.Gap(32)
    yield from _hours(content)
    yield from closed_goals(content.closed, tr)
    yield from _end(content, tr)


def _start(content: PlanReport, tr: Translator) -> Iterator[b.Block]:
    _ = tr.gettext
    if content.lead:
        yield b.Heading(_("Where this plan starts"))
        yield b.Lead(content.lead)
        yield b.Gap(12)
    if content.strip is not None and content.strip.rows:
        yield charted(content.strip, content.twin)
    if content.competences:
        yield b.Gap(24)
        yield b.Heading(_("All competences"))
        yield b.Levels(content.competences)
    if content.lead or content.strip is not None:
        yield b.Gap(32)


def _goal(planned: PlannedGoal, number: int, tr: Translator) -> b.Keep:
    """One goal, which never breaks across pages."""
    _ = tr.gettext
    title = _("Goal {number}: {competence}").format(
        number=tr.number(number), competence=f"{planned.code} {planned.title}".strip()
    )
    blocks: list[b.Block] = [
        b.GoalHead(title, planned.before, planned.after, tr.pgettext("from one level to the next", "then"))
    ]
    if planned.next_text:
        line = _("Next: “{descriptor}”").format(descriptor=foreign(planned.next_text, tr))
        blocks.append(b.Words(line, quiet=True, quoted=planned.next_text, language=planned.language))
        blocks.append(b.Gap(8))
    blocks.append(b.Rows(tuple(_goal_rows(planned.goal, tr))))
    return b.Keep(tuple(blocks))


def _goal_rows(goal: Goal, tr: Translator) -> Iterator[b.Row]:
    _ = tr.gettext
    texts = (
        (_("Why this"), goal.why),
        (_("What will be different"), goal.different),
        (_("How I will see it"), goal.see),
        (_("When"), goal.when),
        (_("I will"), goal.i_will),
        (_("If"), _obstacle(goal, tr)),
        (tr.pgettext("hours and dates of a goal", "Time"), _time(goal, tr)),
        (_("Who helps"), goal.helper),
        (_("The school supports with"), goal.support),
    )
    for label, text in texts:
        if text:
            yield b.Row(label, text)
    if goal.collect:
        yield b.Row(_("Evidence to collect"), ticks=tuple((one.text, one.done) for one in goal.collect))
    for look in goal.check_ins:
        parts = (look.happened, look.keep, look.next_step)
        yield b.Row(_("Looked at on {date}").format(date=tr.date(look.on, "medium")), "\n".join(filter(None, parts)))
    yield b.Row(_("Interim review"), blank=_REVIEW_LINES)
    yield b.Row(_("End review: reached, partly, not yet"), blank=_REVIEW_LINES)


def _obstacle(goal: Goal, tr: Translator) -> str:
    if goal.obstacle and goal.then_i_will:
        line = tr.gettext("{obstacle}, then I will {answer}")
        return line.format(obstacle=goal.obstacle, answer=goal.then_i_will)
    return goal.obstacle or goal.then_i_will


def _time(goal: Goal, tr: Translator) -> str:
    """Hours a week from when to when; as much of it as the goal says."""
    _ = tr.gettext
    hours = ""
    if goal.hours > 0:
        line = tr.ngettext("{hours} hour a week", "{hours} hours a week", hours_form(goal.hours))
        hours = line.format(hours=tr.number(goal.hours))
    start = tr.date(goal.start) if goal.start else ""
    review = tr.date(goal.review) if goal.review else ""
    if start and review:
        days = _("from {start} to the review on {review}").format(start=start, review=review)
    elif review:
        days = _("review on {review}").format(review=review)
    else:
        days = _("from {start}").format(start=start) if start else ""
    return tr.listed(hours, days)


def _hours(content: PlanReport) -> Iterator[b.Block]:
    figure = content.load
    if figure is None or not figure.bars:
        return
    yield charted(figure, content.load_twin, figure.title)
    yield b.Gap(32)


def closed_goals(closed: tuple[PlannedGoal, ...], tr: Translator) -> Iterator[b.Block]:
    """Goals that are closed, with what the closing look found."""
    if not closed:
        return
    rows = tuple(
        b.Row(
            one.outcome,
            "\n".join(filter(None, (f"{one.code} {one.title}".strip(), one.goal.outcome_note))),
        )
        for one in closed
    )
    yield b.Keep((b.Heading(tr.gettext("Closed goals")), b.Rows(rows)))
    yield b.Gap(32)


def _end(content: PlanReport, tr: Translator) -> Iterator[b.Block]:
    _ = tr.gettext
    shared = content.shared_with or _("This plan belongs to the teacher, who decides who reads it.")
    reflection = b.Rows((b.Row(_("What I learned on the way"), blank=_REVIEW_LINES),))
    last: list[b.Block] = [b.Heading(_("Reflection")), reflection, b.Gap(32)]
    if content.talked_over:
        last += [
            b.Heading(_("Talked over")),
            b.WriteLines((_("Date"), _("With"), _("Agreed next step"))),
            b.Gap(6),
            b.Words(_("Signing means discussed, not agreed."), small=True),
            b.Gap(16),
        ]
    yield b.Keep((*last, b.Words(shared, small=True)))
