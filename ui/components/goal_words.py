"""What the plan says about a goal: its competence, its two levels, the next descriptor, its hours and review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app import wording
from competency_app.actions import assessing
from competency_app.domain.plans import MAX_OPEN_GOALS
from competency_app.domain.text_places import field_of, next_field
from competency_app.i18n import _, ngettext
from ui.components.round_words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.domain.plans import Goal
    from competency_app.domain.rounds import Round
    from competency_app.workspace import Workspace
    from ui.context import UiContext


@dataclass(frozen=True, slots=True)
class GoalWords:
    """A goal in the words of its framework; levels are short, empty where none was chosen.

    `note` says what is shown in the original because nobody has translated it yet.
    """

    code: str
    title: str
    before: str
    after: str
    next_text: str
    note: str = ""

    @property
    def name(self) -> str:
        """Code and title."""
        return f"{self.code} {self.title}".strip()


def framework_language(ctx: UiContext) -> str:
    """The language in which frameworks speak to this person."""
    return ctx.preferences.framework_language or ctx.tr.language


def words_of(ctx: UiContext, goal: Goal) -> GoalWords:
    """A goal's words; a competence that its framework does not know any more keeps its key."""
    framework = ctx.workspace.framework(goal.framework_id, goal.framework_version)
    if goal.node not in framework.by_key:
        return GoalWords(goal.node, "", goal.from_level or "", goal.to_level or "", "")
    language = framework_language(ctx)
    texts = ctx.workspace.texts(framework, language)
    node, scale = texts.node(goal.node), framework.scale_of(goal.node).key
    before, after = (
        wording.short_level(texts, scale, level) if level else "" for level in (goal.from_level, goal.to_level)
    )
    shown = next_field(node, goal.from_level, goal.to_level)
    flags = texts.fallbacks(goal.node, "title", shown)
    note = wording.not_translated(texts, flags, ctx.tr, language)
    return GoalWords(framework.node(goal.node).code, node.title, before, after, field_of(node, shown), note)


def next_words(words: GoalWords, ctx: UiContext) -> str:
    """The line below a goal's head."""
    return _("Next: “{descriptor}”").format(descriptor=wording.foreign(words.next_text, ctx.tr))


def summary(goal: Goal, ctx: UiContext) -> str:
    """Hours and review in short: "0.5 h a week · review on 12 March 2027"."""
    hours = _("{hours} h a week").format(hours=ctx.tr.number(goal.hours)) if goal.hours else ""
    review = _("review on {date}").format(date=ctx.tr.date(goal.review)) if goal.review else ""
    return joined(hours, review)


def place(goals: Sequence[Goal], ctx: UiContext) -> tuple[str, str]:
    """The top line: the months of the plan, and how many goals of how many."""
    days = [day for goal in goals for day in (goal.start, goal.review) if day is not None]
    count = ngettext("{count} of {most} goals", "{count} of {most} goals", len(goals))
    rest = "· " + count.format(count=ctx.tr.number(len(goals)), most=ctx.tr.number(MAX_OPEN_GOALS))
    if not days:
        return _("Plan"), rest
    first, last = min(days), max(days)
    if (first.year, first.month) == (last.year, last.month):
        return _("Plan, {month}").format(month=wording.month(first, ctx.tr)), rest
    months = wording.month(first, ctx.tr), wording.month(last, ctx.tr)
    return _("Plan, {first} to {last}").format(first=months[0], last=months[1]), rest


def latest_answered(workspace: Workspace) -> Round | None:
    """The newest round in which at least one level was chosen."""
    for one in reversed(assessing.rounds(workspace)):
        sheet = assessing.sheet(workspace, one.id)
        if any(sheet.level(node) for node in one.nodes):
            return one
    return None
