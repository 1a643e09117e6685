"""Process start to first paint, as a ratio to the smallest window of the same run. Budget: 2.0."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from competency_app.i18n import SHIPPED

SCRIPT = Path(__file__).with_name("first_paint.py")
ROUNDS = 7


def seconds_to_paint(kind: str, home: Path) -> float:
    environment = {**os.environ, "COMPETENCY_APP_HOME": str(home), "PYTHONPATH": str(SCRIPT.parents[2])}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(SCRIPT), kind], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "painted\n"
    return time.perf_counter() - started


def test_first_paint(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    floors = [seconds_to_paint("floor", tmp_path) for _run in range(ROUNDS)]
    benchmark.pedantic(seconds_to_paint, ("program", tmp_path), rounds=ROUNDS, warmup_rounds=1)
    floor = statistics.median(floors)
    benchmark.extra_info["floor_seconds"] = round(floor, 4)
    assert benchmark.stats is not None
    benchmark.extra_info["ratio_to_floor"] = round(benchmark.stats.stats.median / floor, 2)
    benchmark.extra_info["budget_ratio"] = 2.0


@pytest.mark.parametrize("profiles", [0, 30])
def test_first_paint_with_profiles(benchmark: BenchmarkFixture, tmp_path: Path, profiles: int) -> None:
    from competency_app import profile_list
    from competency_app.preferences import Preferences, save
    from competency_app.profile_list import ProfileEntry

    before = os.environ.get("COMPETENCY_APP_HOME")
    os.environ["COMPETENCY_APP_HOME"] = str(tmp_path)
    try:
        save(Preferences(first_run_done=True))
        profile_list.save(ProfileEntry(f"p{n}", str(tmp_path / f"{n}.competency"), f"Owl {n}") for n in range(profiles))
    finally:
        os.environ["COMPETENCY_APP_HOME"] = before or ""
    benchmark.pedantic(seconds_to_paint, ("program", tmp_path), rounds=5, warmup_rounds=1)


@pytest.mark.parametrize("language", SHIPPED)
def test_first_paint_in_every_language(benchmark: BenchmarkFixture, tmp_path: Path, language: str) -> None:
    from competency_app.preferences import Preferences, save

    before = os.environ.get("COMPETENCY_APP_HOME")
    os.environ["COMPETENCY_APP_HOME"] = str(tmp_path)
    try:
        save(Preferences(first_run_done=True, language=language))
    finally:
        os.environ["COMPETENCY_APP_HOME"] = before or ""
    floor = statistics.median(seconds_to_paint("floor", tmp_path) for _run in range(ROUNDS))
    benchmark.pedantic(seconds_to_paint, ("program", tmp_path), rounds=ROUNDS, warmup_rounds=1)
    assert benchmark.stats is not None
    benchmark.extra_info["ratio_to_floor"] = round(benchmark.stats.stats.median / floor, 2)
