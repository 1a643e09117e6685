"""From a round of an earlier framework version to one of the newest: what still stands comes along.

A round stays with its version. What comes along is marked with the day it was given, and evidence, which belongs to
the framework and not to one version of it, is there already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from competency_app.actions import assessing
from competency_app.domain import carrying
from competency_app.domain.carrying import Verdict
from competency_app.errors import KnownError
from competency_app.i18n import _
from competency_app.store import rounds as store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from competency_app.actions.assessing import RoundOrder
    from competency_app.changes import Changes
    from competency_app.domain.framework import Framework
    from competency_app.domain.rounds import Round, RoundId
    from competency_app.workspace import Workspace

_LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Offer:
    """The latest round of an earlier version, and what its answers are worth in the newest one.

    `kept` are entries whose answer comes along, `again` those asked again, `new` those nobody was asked before.
    """

    round: Round
    framework: Framework
    kept: tuple[str, ...]
    again: tuple[str, ...]
    new: tuple[str, ...]


def offer(workspace: Workspace, framework: Framework) -> Offer | None:
    """What can be carried into a round of *framework*, None where its latest round is of the same version already."""
    earlier = [one for one in assessing.rounds(workspace) if one.framework_id == framework.id]
    if not earlier or _is_of(earlier[-1], framework):
        return None
    verdicts = _verdicts(workspace, earlier[-1], framework)
    if verdicts is None:
        return None
    old = assessing.framework_of(workspace, earlier[-1])
    sheet = assessing.sheet(workspace, earlier[-1].id)
    kept = {one.node for one in carrying.carried(sheet, earlier[-1].on, old, framework, verdicts)}
    if not kept:
        return None
    asked = [node.key for node in framework.assessable if node.key not in kept]
    return Offer(
        earlier[-1],
        framework,
        kept=tuple(node.key for node in framework.assessable if node.key in kept),
        again=tuple(key for key in asked if key in old.by_key and old.node(key).assessable),
        new=tuple(key for key in asked if key not in old.by_key or not old.node(key).assessable),
    )


def start(workspace: Workspace, order: RoundOrder, earlier_id: RoundId) -> tuple[RoundId, Changes]:
    """Begin a round with the answers of an earlier one that still stand.

    KnownError `nothing_to_carry` when the earlier round is of a version this one does not follow, and what
    `assessing.start` refuses.
    """
    framework = workspace.framework(order.framework_id, order.version, order.fingerprint)
    earlier = assessing.get(workspace, earlier_id)
    verdicts = None if _is_of(earlier, framework) else _verdicts(workspace, earlier, framework)
    if verdicts is None:
        message = _("Nothing can be carried over from that round. Nothing was changed.")
        raise KnownError("nothing_to_carry", message)
    old, sheet = assessing.framework_of(workspace, earlier), assessing.sheet(workspace, earlier_id)
    answers = carrying.carried(sheet, earlier.on, old, framework, verdicts)
    with workspace.begin() as session:
        round_id, changes = assessing.start(workspace, order)
        asked = set(store.load(session, round_id).nodes)
        for answer in answers:
            if answer.node in asked:
                store.put_answer(session, round_id, answer)
    return round_id, replace(changes, rounds=changes.rounds | {round_id})


def _is_of(one: Round, framework: Framework) -> bool:
    return (one.framework_version, one.fingerprint) == (framework.version, framework.fingerprint)


def _verdicts(workspace: Workspace, earlier: Round, framework: Framework) -> Mapping[str, Verdict] | None:
    """Verdicts from the round's version to *framework*, None where the versions between are not all at hand."""
    chain: list[dict[str, Verdict]] = []
    here = framework
    for _step in range(_LONGEST_CHAIN):
        chain.insert(0, carrying.decided(here))
        version, fingerprint = carrying.came_from(here)
        if version == earlier.framework_version and fingerprint in {None, earlier.fingerprint}:
            return carrying.composed(chain)
        if version is None:
            return None
        try:
            here = workspace.framework(framework.id, version, fingerprint)
        except KnownError:
            return None
    return None
