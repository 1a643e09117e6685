"""The long runs of the crash tests: 600 power cuts with each journal, 100 kills. The bar is 0 lost, 0 damaged.

COMPETENCY_APP_CUTS and COMPETENCY_APP_KILLS set other numbers.
"""

import os
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.crash.test_kill import lost_after_kills
from tests.crash.test_power_cut import NAME, lost_after_cuts, record
from tests.crash.writing import prepare

CUTS = int(os.environ.get("COMPETENCY_APP_CUTS", "600"))
KILLS = int(os.environ.get("COMPETENCY_APP_KILLS", "100"))


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_power_cuts(benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: str) -> None:
    recording, start = record(tmp_path / NAME, monkeypatch, journal)
    lost: list[int] = benchmark.pedantic(lost_after_cuts, (recording, start, tmp_path, CUTS), rounds=1)
    benchmark.extra_info.update(cuts=CUTS, lost=sum(lost))
    assert len(lost) == CUTS
    assert sum(lost) == 0


def test_kills(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    lost = benchmark.pedantic(lost_after_kills, (prepare(tmp_path / NAME), KILLS), rounds=1)
    benchmark.extra_info.update(kills=KILLS, lost=lost)
    assert lost == 0
