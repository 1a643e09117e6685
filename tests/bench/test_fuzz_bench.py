"""The long run of the fuzz test: 100,000 bent files, an answer to each within two seconds, never an exception.

COMPETENCY_APP_BENT_FILES and COMPETENCY_APP_BENT_SEED set another number and another seed.
"""

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from pytest_benchmark.fixture import BenchmarkFixture

from tests.exchange.test_fuzz import SEED, fuzzed

NUMBER = int(os.environ.get("COMPETENCY_APP_BENT_FILES", "100000"))
FROM_SEED = int(os.environ.get("COMPETENCY_APP_BENT_SEED", str(SEED + 1)))
_SLICES = 40


def test_bent_files(benchmark: BenchmarkFixture) -> None:
    counts, slowest = benchmark.pedantic(_all, rounds=1)
    benchmark.extra_info.update(files=NUMBER, slowest_seconds=round(slowest, 3), outcomes=dict(counts))
    assert counts.total() == NUMBER


def _all() -> tuple[Counter[str], float]:
    counts: Counter[str] = Counter()
    slowest = 0.0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for part_counts, part_slowest in pool.map(_part, range(_SLICES)):
            counts += part_counts
            slowest = max(slowest, part_slowest)
    return counts, slowest


def _part(part: int) -> tuple[Counter[str], float]:
    return fuzzed(FROM_SEED, range(part, NUMBER, _SLICES))
