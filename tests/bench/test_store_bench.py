"""How long opening a grown profile and saving one answer take."""

from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from competency_app.actions import assessing
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.answers import Answer
from competency_app.domain.rounds import Evidence, EvidenceId, EvidenceKind
from competency_app.store import backups, evidence, owners, plans, rounds
from competency_app.workspace import Workspace, open_workspace
from tests.store.samples import NOON, empty

ROUNDS, MEGABYTE = 50, 1024 * 1024
OPENING, ONE_ANSWER = 0.300, 0.005


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with 50 full rounds and 10 MB."""
    path = tmp_path_factory.mktemp("bench") / "grown.competency"
    workspace = empty(path)
    framework = workspace.framework("digcompedu")
    levels = [level.key for level in framework.asking_scale.levels]
    for number in range(ROUNDS):
        round_id, _ = assessing.start(workspace, RoundOrder("digcompedu"))
        for place, node in enumerate(framework.assessable):
            assessing.record_level(workspace, round_id, node.key, levels[(number + place) % len(levels)])
    for number in range(10):
        shown = Evidence(
            EvidenceId(0), EvidenceKind.FILE, "Plan", "", f"{number}.pdf", MEGABYTE, ("1.1",), "digcompedu", NOON.date()
        )
        with workspace.begin() as session:
            evidence.insert(session, shown, bytes(range(256)) * 4096)
    workspace.close(keep_backup=False)
    assert path.stat().st_size > 10 * MEGABYTE
    return path


def _median(benchmark: BenchmarkFixture) -> float:
    assert benchmark.stats is not None
    return float(benchmark.stats["median"])


def open_and_read(path: Path) -> Workspace:
    """Everything the home page needs of a profile."""
    workspace = open_workspace(path)
    with workspace.read() as session:
        owners.load(session)
        newest = rounds.all_rounds(session)[-1]
        rounds.sheet(session, newest.id)
        plans.goals(session)
        evidence.for_profile(session)
    return workspace


def test_open_a_profile_with_fifty_rounds(benchmark: BenchmarkFixture, grown: Path) -> None:
    def run() -> None:
        open_and_read(grown).close(keep_backup=False)

    benchmark.pedantic(run, rounds=30, warmup_rounds=3)
    assert _median(benchmark) <= OPENING


def test_write_one_answer(benchmark: BenchmarkFixture, grown: Path) -> None:
    """The write itself: one transaction, on disk when it returns."""
    workspace = open_workspace(grown)
    round_id, _ = assessing.start(workspace, RoundOrder("digcompedu"))
    nodes = cycle(workspace.framework("digcompedu").assessable)

    def run() -> None:
        with workspace.begin() as session:
            rounds.put_answer(session, round_id, Answer(next(nodes).key, "B1", answered_at=NOON))

    benchmark.pedantic(run, rounds=400, warmup_rounds=20)
    assessing.delete(workspace, round_id)
    workspace.close(keep_backup=False)
    assert _median(benchmark) <= ONE_ANSWER


def test_record_one_level(benchmark: BenchmarkFixture, grown: Path) -> None:
    """The whole verb, with its checks and the former answer for undo."""
    workspace = open_workspace(grown)
    round_id, _ = assessing.start(workspace, RoundOrder("digcompedu"))
    nodes = cycle(workspace.framework("digcompedu").assessable)

    def run() -> None:
        assessing.record_level(workspace, round_id, next(nodes).key, "B1")

    benchmark.pedantic(run, rounds=400, warmup_rounds=20)
    assessing.delete(workspace, round_id)
    workspace.close(keep_backup=False)


def test_back_up_ten_megabytes(benchmark: BenchmarkFixture, grown: Path) -> None:
    benchmark.pedantic(lambda: backups.make(grown, "bench", datetime.now(UTC)), rounds=5, warmup_rounds=1)


def test_check_ten_megabytes(benchmark: BenchmarkFixture, grown: Path) -> None:
    workspace = open_workspace(grown, read_only=True)
    benchmark.pedantic(workspace.check, rounds=5, warmup_rounds=1)
    workspace.close()
