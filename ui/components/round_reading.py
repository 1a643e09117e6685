"""What the pages about results read of a round, gathered once a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app import wording
from competency_app.actions import assessing, comparing
from competency_app.i18n import _
from ui.components.round_words import joined

if TYPE_CHECKING:
    from competency_app.domain.framework import Framework, Texts
    from competency_app.domain.results import Result
    from competency_app.domain.rounds import Round, RoundId
    from competency_app.i18n import Translator
    from competency_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RoundReading:
    """A round with its framework, words and result; `earlier` is the round to compare it with."""

    round: Round
    framework: Framework
    texts: Texts
    result: Result
    every: tuple[Round, ...]
    earlier: Round | None

    @property
    def is_own_rule(self) -> bool:
        """Whether the answers are read with the round's own rule."""
        return self.result.rule_id == self.round.rule_id


def read(workspace: Workspace, round_id: RoundId, rule_id: str | None) -> RoundReading:
    """Everything about the round *round_id* under *rule_id*, or under its own rule."""
    one = assessing.get(workspace, round_id)
    framework = assessing.framework_of(workspace, one)
    return RoundReading(
        round=one,
        framework=framework,
        texts=workspace.texts(framework, one.language),
        result=assessing.result(workspace, round_id, rule_id),
        every=assessing.rounds(workspace),
        earlier=comparable(comparing.partners(workspace, round_id), one),
    )


def note(reading: RoundReading, tr: Translator) -> str:
    """What is shown in the original because nobody has translated it yet."""
    keys = dict.fromkeys(reading.framework.area_of(node).key for node in reading.round.nodes)
    flags = [flag for key in (*keys, *reading.round.nodes) for flag in reading.texts.fallbacks(key, "title")]
    return wording.not_translated(reading.texts, flags, tr)


def comparable(partners: Sequence[Round], one: Round) -> Round | None:
    """The newest finished earlier round of the same version, else of another version of the framework."""
    finished = [each for each in partners if each.is_finished]
    same = [each for each in finished if each.fingerprint == one.fingerprint]
    return next(iter(same or finished), None)


def chosen_round(workspace: Workspace, wanted: object) -> RoundId | None:
    """The round asked for, else the newest finished one, else the newest; None where there is none."""
    every = assessing.rounds(workspace)
    if any(one.id == wanted for one in every):
        return next(one.id for one in every if one.id == wanted)
    finished = [one for one in every if one.is_finished]
    newest = (finished or list(every))[-1:]
    return newest[0].id if newest else None


def place(reading: RoundReading, tr: Translator) -> tuple[str, str]:
    """The top line: framework and date, then whose rating it is and how much is answered."""
    strong = _("{framework}, {date}").format(
        framework=wording.foreign(reading.texts.title, tr), date=tr.date(reading.round.on)
    )
    answered = _("{done} of {total} answered").format(
        done=tr.number(reading.result.rated), total=tr.number(reading.result.total)
    )
    return strong, "· " + joined(_("your own rating"), answered)


def placement_words(reading: RoundReading, tr: Translator) -> str:
    """Where the teacher placed themself as a whole, before and after the questions; empty where never."""
    one, scale = reading.round, reading.framework.placement_scale.key
    before, after = (
        wording.level_name(reading.texts, scale, level, tr) if level else ""
        for level in (one.placement_before, one.placement_after)
    )
    if before and after:
        words = _("Before the questions you placed yourself at {before}, afterwards at {after}.")
    elif before:
        words = _("Before the questions you placed yourself at {before}.")
    elif after:
        words = _("After the questions you placed yourself at {after}.")
    else:
        return ""
    return words.format(before=before, after=after)
