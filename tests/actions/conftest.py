"""A guest profile with a clock the test can move."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from competency_app.actions import assessing
from competency_app.domain.plans import Owner
from competency_app.domain.rounds import RoundId
from competency_app.workspace import Workspace, guest_workspace


class MovableClock:
    """Stands still until moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_days(self, days: int) -> None:
        self.moment += timedelta(days=days)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def workspace(clock: MovableClock) -> Iterator[Workspace]:
    opened = guest_workspace(Owner("Owl", "owl-1"), clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def round_id(workspace: Workspace) -> RoundId:
    started, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    return started
