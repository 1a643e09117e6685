"""Reading a round that may be gone: its start can be undone while its pages are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app.actions import assessing, walking
from competency_app.domain.rounds import RoundId

if TYPE_CHECKING:
    from competency_app.actions.walking import ProgressView, QuestionView
    from competency_app.domain.rounds import Round
    from competency_app.workspace import Workspace


def wanted_round(ws: Workspace, wanted: object) -> Round | None:
    """The round asked for, else the newest open one, else the newest."""
    if isinstance(wanted, int):
        try:
            return assessing.get(ws, RoundId(wanted))
        except KeyError:
            pass  # removed; the newest one is the next best
    return assessing.current(ws) or assessing.latest(ws)


def progress(ws: Workspace, round_id: RoundId) -> ProgressView | None:
    """Counts of a round, None when it was removed."""
    try:
        return walking.progress(ws, round_id)
    except KeyError:
        return None


def question(ws: Workspace, round_id: RoundId, node: str) -> QuestionView | None:
    """One question, None when its round was removed or does not ask it."""
    try:
        return walking.question(ws, round_id, node)
    except (KeyError, ValueError):
        return None


def question_asked(ws: Workspace, wanted: object, node: str) -> QuestionView | None:
    """The question asked for; without a node the place left at. None where there is no round at all."""
    found = question(ws, RoundId(wanted), node) if isinstance(wanted, int) and node else None
    if found is not None:
        return found
    one = wanted_round(ws, wanted)
    if one is None:
        return None
    place = walking.progress(ws, one.id).next_node or one.current_node or one.nodes[0]
    return walking.question(ws, one.id, place)


def answered_nodes(ws: Workspace, round_id: RoundId) -> frozenset[str]:
    """Keys of the questions that have an answer."""
    sheet = assessing.sheet(ws, round_id)
    return frozenset(node for node in sheet.nodes if sheet.is_answered(node))
