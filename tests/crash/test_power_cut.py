"""No answer that was said to be saved is lost when the power goes; and the simulation would notice if one were.

Many more cuts are tried by the bench.
"""

from pathlib import Path
from random import Random

import pytest

from competency_app.store import database
from competency_app.store.database import Access, Database, open_engine
from tests.crash import apsw_dbapi
from tests.crash.recording import Recording, RecordingVFS, disk_after, last_acknowledged
from tests.crash.writing import number_reached, prepare, write_answer

CUTS = 60
ANSWERS = 150
NAME = "profile.competency"


def record(path: Path, monkeypatch: pytest.MonkeyPatch, journal: str = "WAL") -> tuple[Recording, dict[str, bytes]]:
    """Write answers through the program's store on a watched disk, with checkpoints now and then, and close."""
    prepare(path)
    start = {NAME: path.read_bytes()}
    recording = Recording()
    # The layer lives as long as this name: SQLite calls it until the last file is closed.
    layer = RecordingVFS("recording", recording)
    monkeypatch.setattr(apsw_dbapi, "vfs", "recording")
    watched = Database(path, open_engine(path, access=Access(journal=journal), driver=apsw_dbapi))
    for number in range(1, ANSWERS + 1):
        write_answer(watched, number)
        recording.acknowledge(number)
        if number % 40 == 0:
            watched.checkpoint()
    watched.checkpoint()
    watched.close()
    layer.unregister()
    return recording, start


def lost_after_cuts(recording: Recording, start: dict[str, bytes], folder: Path, cuts: int) -> list[int]:
    """Return how many acknowledged answers each cut lost."""
    chance = Random(20260901)
    lost = []
    for cut in range(cuts):
        until = chance.randrange(len(recording.events) + 1)
        events = recording.events[:until]
        image = folder / str(cut)
        image.mkdir()
        for name, content in disk_after(events, start, chance).items():
            (image / name).write_bytes(content)
        lost.append(max(0, last_acknowledged(events) - number_reached(image / NAME)))
    return lost


@pytest.mark.slow
@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_power_cut_loses_no_acknowledged_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: str
) -> None:
    recording, start = record(tmp_path / NAME, monkeypatch, journal)
    assert last_acknowledged(recording.events) == ANSWERS
    assert sum(lost_after_cuts(recording, start, tmp_path, CUTS)) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("journal", "weaker"), [("WAL", "NORMAL"), ("DELETE", "FULL")])
def test_the_simulation_finds_what_a_weaker_setting_loses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: str, weaker: str
) -> None:
    monkeypatch.setitem(database._SYNCHRONOUS, journal, weaker)
    recording, start = record(tmp_path / NAME, monkeypatch, journal)
    lost = lost_after_cuts(recording, start, tmp_path, 60)
    assert sum(count > 0 for count in lost) >= 3
