"""2,000 bent files of every format: an answer within two seconds each, never an exception.

`fuzzed` is shared with the long run among the measurements.
"""

import random
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from competency_app.catalog import loader
from competency_app.domain.packages import Finding, Package, Reading, Severity
from competency_app.domain.strict_json import UNWANTED
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.outgoing import Outgoing
from competency_app.exchange.reading import read_file
from competency_app.exchange.writing import FORMATS, write
from tests.exchange.mutating import good_files, incoming, mutation

SEED = 20_251_124
NUMBER = 2_000
_SLICES = 8
_SECONDS = 2.0
_LONGEST_SENTENCE = 2_000
_WRITTEN_EVERY = 10


def fuzzed(seed: int, numbers: Iterable[int]) -> tuple[Counter[str], float]:
    """How many files were read and refused, by format, and the longest time; AssertionError names the file."""
    counts: Counter[str] = Counter()
    slowest = 0.0
    for number in numbers:
        name, data = mutation(seed, number)
        given = incoming(name, data, random.Random(number))
        started = time.process_time()
        try:
            reading = read_file(given)
            seconds = time.process_time() - started
            outcome = _checked(reading, written=number % _WRITTEN_EVERY == 0)
            assert seconds < _SECONDS, f"{seconds:.1f} s"
        except BaseException as problem:
            problem.add_note(f"mutation({seed}, {number}) of {name}")
            raise
        counts[f"{reading.file_format or 'none'} {outcome}"] += 1
        slowest = max(slowest, seconds)
    return counts, slowest


def _checked(reading: Reading, *, written: bool) -> str:
    """Whether the answer is one: `refused`, `unsound` (a package the loader refuses), or `read`."""
    _well_formed(reading.findings)
    if reading.package is None:
        assert any(one.severity is Severity.ERROR for one in reading.findings)
        return "refused"
    loaded, findings = loader.read(reading.package)
    _well_formed(findings)
    if loaded is None:
        # What a reader made must load. Only a package can be wrong in itself, and so can the rules that our own table
        # carries along as they are: they may name a level that somebody took out.
        is_carried = all(one.place.startswith("framework.json/rules") for one in findings)
        assert reading.file_format == "package" or is_carried, findings[0]
        assert findings
        return "unsound"
    if written:
        out = Outgoing(loaded.framework, loaded.texts, reading.package, "en", with_levels=True)
        for key in FORMATS:
            _well_formed(write(out, key).lost)
    return "read"


def _well_formed(findings: Iterable[Finding]) -> None:
    for one in findings:
        assert one.severity in Severity
        assert one.code.replace("_", "").isalnum()
        assert one.message.strip()
        assert len(one.message) + len(one.done) < _LONGEST_SENTENCE, one.code
        assert not UNWANTED.search(one.message + one.done + one.place), one


@pytest.mark.slow
@pytest.mark.parametrize("part", range(_SLICES))
def test_bent_files_get_an_answer(part: int) -> None:
    counts, _slowest = fuzzed(SEED, range(part, NUMBER, _SLICES))
    assert counts.total() == NUMBER // _SLICES
    # Half of nothing tells nothing: both kinds of answer have to occur in each part.
    outcomes = Counter(one.rpartition(" ")[2] for one in counts.elements())
    assert outcomes["read"] > NUMBER // _SLICES // 10
    assert outcomes["refused"] > NUMBER // _SLICES // 10


def test_the_unbent_files_are_sound() -> None:
    """Else the fuzzing would never come behind the first check."""
    for name, data in good_files().items():
        reading = read_file(Incoming(data, name, "en"))
        assert reading.package is not None, name
        assert loader.read(reading.package)[1] == (), name


def test_every_format_is_among_the_bent_files() -> None:
    formats = {read_file(Incoming(data, name)).file_format for name, data in good_files().items()}
    assert formats >= {"package", "matrix", "moodle", "digcomp3", "csv", "xlsx"}


def test_a_mutation_can_be_made_again() -> None:
    assert mutation(1, 17) == mutation(1, 17)
    assert len({mutation(1, number) for number in range(50)}) > 45


def test_a_bad_answer_would_be_noticed() -> None:
    """The checks themselves can fail."""
    good = read_file(Incoming(good_files()["matrix"]))
    for bad in (
        Reading(None),
        Reading(None, (Finding(Severity.WARNING, "x", "", "Only a warning."),)),
        replace(good, package=Package(b"{}", {})),
        replace(good, findings=(Finding(Severity.INFO, "x", "", " "),)),
        replace(good, findings=(Finding(Severity.INFO, "x", "", "a\u202eb"),)),
        replace(good, findings=(Finding(Severity.INFO, "x", "", "x" * _LONGEST_SENTENCE),)),
    ):
        with pytest.raises(AssertionError):
            _checked(bad, written=False)
