"""Two rounds against each other, and the separate rating looking back."""

from competency_app.actions.assessing import framework_of, get, must_be_asked, must_have_level, rounds, sheet
from competency_app.changes import Changes
from competency_app.domain import change
from competency_app.domain.results import Comparison
from competency_app.domain.rounds import Round, RoundId
from competency_app.store import rounds as store
from competency_app.workspace import Workspace


def partners(workspace: Workspace, round_id: RoundId) -> tuple[Round, ...]:
    """Earlier rounds of the same framework, newest first; of another version too, which stand side by side."""
    later = get(workspace, round_id)
    return tuple(
        one
        for one in reversed(rounds(workspace))
        if one.number < later.number and one.framework_id == later.framework_id
    )


def compare(workspace: Workspace, before_id: RoundId, after_id: RoundId) -> Comparison:
    """The earlier round against the later one; not joined when their framework versions differ."""
    before, after = get(workspace, before_id), get(workspace, after_id)
    before_on, after_on = before.on.isoformat(), after.on.isoformat()
    if not change.same_version(before, after):
        return change.side_by_side(before_on, after_on)
    return change.compare(
        framework_of(workspace, after),
        change.Dated(before_on, sheet(workspace, before_id)),
        change.Dated(after_on, sheet(workspace, after_id)),
        before.look_back,
    )


def set_look_back(workspace: Workspace, round_id: RoundId, node: str, level: str | None) -> Changes:
    """Where the teacher, looking back, really stood at a round; None takes it back. The first answer stays.

    KnownError "not_in_round", "unknown_level".
    """
    one = get(workspace, round_id)
    must_be_asked(one, node)
    if level is not None:
        must_have_level(framework_of(workspace, one), node, level)
    former = one.look_back.get(node)
    with workspace.begin() as session:
        store.put_look_back(session, round_id, node, level)
    return Changes(rounds=frozenset({round_id}), undo=lambda ws: set_look_back(ws, round_id, node, former))
