"""The life of a round: start, answer, check, finish. Every answer is on disk when the verb returns."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from competency_app.actions.scoping import scope_of
from competency_app.changes import Changes
from competency_app.domain.answers import Answer, AnswerSheet, Barrier, Reason
from competency_app.domain.framework import Framework
from competency_app.domain.results import Result
from competency_app.domain.rounds import Form, NewRound, Round, RoundId
from competency_app.domain.scoring import rule_or_middle, score
from competency_app.errors import KnownError
from competency_app.i18n import _
from competency_app.store import problems
from competency_app.store import rounds as store
from competency_app.workspace import Workspace

MAX_NOTE = 5000


@dataclass(frozen=True, slots=True)
class RoundOrder:
    """What the teacher chose to look at. `areas` counts for Form.AREAS, `nodes` for Form.GOALS.

    `version` and `fingerprint` pick one framework version; without them the newest is taken.
    """

    framework_id: str
    form: Form = Form.EVERYTHING
    areas: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    language: str = "en"
    placement_before: str | None = None
    show_earlier: bool = False
    version: str | None = None
    fingerprint: str | None = None


def rounds(workspace: Workspace) -> tuple[Round, ...]:
    """All rounds of the profile, first round first."""
    with workspace.read() as session:
        return store.all_rounds(session)


def get(workspace: Workspace, round_id: RoundId) -> Round:
    with workspace.read() as session:
        return store.load(session, round_id)


def current(workspace: Workspace) -> Round | None:
    """The newest round that is not finished."""
    return next((one for one in reversed(rounds(workspace)) if not one.is_finished), None)


def latest(workspace: Workspace) -> Round | None:
    """The newest round, finished or not."""
    return next(iter(reversed(rounds(workspace))), None)


def start(workspace: Workspace, order: RoundOrder) -> tuple[RoundId, Changes]:
    """Begin a round; the exact framework files it uses are copied into the profile.

    KnownError "empty_scope" when no competence is chosen.
    """
    framework = workspace.framework(order.framework_id, order.version, order.fingerprint)
    nodes = scope_of(framework, order.form, order.areas, order.nodes)
    if not nodes:
        raise KnownError("empty_scope", _("Nothing is chosen yet. Choose at least one area or the whole framework."))
    new = NewRound(
        framework_id=framework.id,
        framework_version=framework.version,
        fingerprint=framework.fingerprint,
        form=order.form,
        nodes=nodes,
        rule_id=rule_or_middle(framework).id,
        language=order.language,
        started_at=workspace.now(),
        started_on=workspace.today(),
        show_earlier=order.show_earlier,
        placement_before=order.placement_before,
    )
    with workspace.begin() as session:
        workspace.keep(session, framework)
        round_id = store.insert(session, new)
    return round_id, Changes(rounds=frozenset({round_id}), undo=lambda ws: delete(ws, round_id))


def record_level(workspace: Workspace, round_id: RoundId, node: str, level: str) -> Changes:
    """Answer with a level of the node's scale; KnownError "unknown_level" when the scale has no such level."""

    def level_is_known(one: Round) -> None:
        must_have_level(framework_of(workspace, one), node, level)

    return _answer(workspace, round_id, node, check=level_is_known, level=level, reason=None, carried_on=None)


def record_reason(workspace: Workspace, round_id: RoundId, node: str, reason: Reason) -> Changes:
    """Answer that there is no level, and why."""
    return _answer(workspace, round_id, node, level=None, reason=reason, carried_on=None)


def set_barrier(workspace: Workspace, round_id: RoundId, node: str, barrier: Barrier | None) -> Changes:
    return _answer(workspace, round_id, node, barrier=barrier)


def set_note(workspace: Workspace, round_id: RoundId, node: str, note: str) -> Changes:
    """Keep a note with the answer; longer ones are cut at 5,000 characters."""
    return _answer(workspace, round_id, node, note=note[:MAX_NOTE])


def set_unclear(workspace: Workspace, round_id: RoundId, node: str, unclear: bool) -> Changes:
    """Flag that a sentence of this competence is not understood."""
    return _answer(workspace, round_id, node, unclear=unclear)


def clear_answer(workspace: Workspace, round_id: RoundId, node: str) -> Changes:
    """Take the level or reason back; note, barrier and flag stay."""
    return _answer(workspace, round_id, node, level=None, reason=None, carried_on=None)


def _answer(
    workspace: Workspace,
    round_id: RoundId,
    node: str,
    check: Callable[[Round], object] = lambda _one: None,
    **changed: object,
) -> Changes:
    """Write one answer with these fields changed, after *check* of its round; undo writes the former answer back."""
    with workspace.begin() as session:
        one = store.load(session, round_id)
        _must_be_open(one, node)
        check(one)
        before = store.sheet(session, round_id).answers.get(node)
        after = replace(before or Answer(node), answered_at=workspace.now(), **changed)  # type: ignore[arg-type]
        store.put_answer(session, round_id, after)
    return Changes(rounds=frozenset({round_id}), undo=lambda ws: _put_back(ws, round_id, node, before))


def _put_back(workspace: Workspace, round_id: RoundId, node: str, before: Answer | None) -> Changes:
    with workspace.begin() as session:
        if before is None:
            store.drop_answer(session, round_id, node)
        else:
            store.put_answer(session, round_id, before)
    return Changes(rounds=frozenset({round_id}))


def _must_be_open(one: Round, node: str) -> None:
    if one.is_finished:
        raise problems.known("round_finished")
    must_be_asked(one, node)


def must_be_asked(one: Round, node: str) -> None:
    """KnownError "not_in_round" for a node the round does not ask."""
    if node not in one.nodes:
        message = _("{node} is not part of this round. Nothing was changed.")
        raise KnownError("not_in_round", message.format(node=node))


def must_have_level(framework: Framework, node: str, level: str) -> None:
    """KnownError "unknown_level" for a level the node's scale does not have."""
    if level not in {known.key for known in framework.scale_of(node).levels}:
        message = _("{node} has no level {level}. Nothing was changed.")
        raise KnownError("unknown_level", message.format(node=node, level=level))


def set_confidence(workspace: Workspace, round_id: RoundId, area: str, sure: int | None) -> Changes:
    """How sure the teacher is of an area: 1 guessing, 2 fairly sure, 3 could show examples, None to take it back."""
    confidence = {key: value for key, value in get(workspace, round_id).confidence.items() if key != area}
    return _update(workspace, round_id, confidence=confidence if sure is None else {**confidence, area: sure})


def set_placement_after(workspace: Workspace, round_id: RoundId, level: str | None) -> Changes:
    """Where the teacher would place themself as a whole, asked after the questions."""
    return _update(workspace, round_id, placement_after=level)


def set_place(workspace: Workspace, round_id: RoundId, node: str) -> Changes:
    """Remember the question at hand, so that the round resumes exactly there. Silent on a finished round."""
    if workspace.read_only:
        return Changes()
    with workspace.begin() as session:
        was_open = store.remember_place(session, round_id, node)
    return Changes(rounds=frozenset({round_id})) if was_open else Changes()


def finish(workspace: Workspace, round_id: RoundId) -> Changes:
    """Freeze scope, answers, rule and dates; undoable until the profile closes."""
    changes = _update(workspace, round_id, finished_at=workspace.now(), finished_on=workspace.today())
    return replace(changes, undo=lambda ws: reopen(ws, round_id), said=_("The round is finished."))


def reopen(workspace: Workspace, round_id: RoundId) -> Changes:
    return _update(workspace, round_id, finished_at=None, finished_on=None)


def delete(workspace: Workspace, round_id: RoundId) -> Changes:
    """Take a round out of sight; it is removed for good when the profile closes."""
    with workspace.begin() as session:
        store.mark_deleted(session, round_id, workspace.now())
    return Changes(
        rounds=frozenset({round_id}), undo=lambda ws: _undelete(ws, round_id), said=_("The round is removed.")
    )


def _undelete(workspace: Workspace, round_id: RoundId) -> Changes:
    with workspace.begin() as session:
        store.undelete(session, round_id)
    return Changes(rounds=frozenset({round_id}))


def _update(workspace: Workspace, round_id: RoundId, **columns: object) -> Changes:
    with workspace.begin() as session:
        store.update(session, round_id, **columns)
    return Changes(rounds=frozenset({round_id}))


def sheet(workspace: Workspace, round_id: RoundId) -> AnswerSheet:
    with workspace.read() as session:
        return store.sheet(session, round_id)


def framework_of(workspace: Workspace, one: Round) -> Framework:
    """The exact framework version a round uses."""
    return workspace.framework(one.framework_id, one.framework_version, one.fingerprint)


def result(workspace: Workspace, round_id: RoundId, rule_id: str | None = None) -> Result:
    """The result of a round, open or finished, under its own rule or another one of its framework.

    A rule the framework does not have is replaced by the middle of the chosen levels; `rule_id` of the result says so.
    """
    one = get(workspace, round_id)
    framework = framework_of(workspace, one)
    rule = rule_or_middle(framework, rule_id or one.rule_id)
    return score(framework, sheet(workspace, round_id), rule, first_look=one.form is Form.QUICK)
