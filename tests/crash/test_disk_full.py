"""A full disk loses nothing that was saved, says so, and leaves nothing half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from competency_app.errors import KnownError
from competency_app.store import backups, evidence
from competency_app.workspace import open_workspace
from tests.crash.writing import number_reached, prepare, write_answer
from tests.store.samples import NOON, digest, filled
from tests.store.test_queries import SHOWN

PRELUDE = """
import pathlib, resource, sys
from competency_app.errors import KnownError
path, limit = pathlib.Path(sys.argv[1]), int(sys.argv[2])
"""
WRITER = (
    PRELUDE
    + """
from competency_app.workspace import open_workspace
from tests.crash.writing import write_answer
workspace = open_workspace(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
for number in range(1, 10_000):
    try:
        write_answer(workspace._opened.database, number)
    except KnownError as problem:
        print(number - 1, problem.code)
        break
"""
)
COPIER = (
    PRELUDE
    + """
from competency_app.store import backups
from tests.store.samples import NOON
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    backups.make(path, "c0de", NOON)
except KnownError as problem:
    print(0, problem.code)
"""
)

limited = pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on how large a process's files may get")


def run(code: str, path: Path, limit: int) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(limit)], stdout=subprocess.PIPE, text=True, check=True
    )
    number, problem = done.stdout.split()
    return int(number), problem


def test_a_full_database_keeps_what_was_there_and_goes_on_after(tmp_path: Path) -> None:
    workspace = open_workspace(prepare(tmp_path / "a.competency"))
    database = workspace._opened.database
    write_answer(database, 1)
    with workspace.begin() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(KnownError) as caught, workspace.begin() as session:
        evidence.insert(session, SHOWN, b"x" * 1_000_000)
    assert caught.value.code == "disk_full"
    with workspace.begin() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=100000")
    write_answer(database, 2)
    workspace.close(keep_backup=False)
    assert number_reached(tmp_path / "a.competency") == 2


@limited
@pytest.mark.parametrize("room", [40_000, 90_000, 200_000])
def test_a_disk_that_takes_no_more_loses_no_acknowledged_answer(tmp_path: Path, room: int) -> None:
    path = prepare(tmp_path / "a.competency")
    acknowledged, problem = run(WRITER, path, room)
    assert problem in {"disk_full", "disk_failed"}
    assert acknowledged > 0
    assert number_reached(path) == acknowledged


@limited
def test_a_backup_that_does_not_fit_leaves_no_piece_and_the_older_copy(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.competency")
    older = backups.make(path, "c0de", NOON)
    before = digest(path), digest(older)
    _, problem = run(COPIER, path, path.stat().st_size // 2)
    assert problem in {"disk_full", "disk_failed"}
    assert (digest(path), digest(older)) == before
    assert {one.name for one in older.parent.iterdir()} == {older.name, "place.txt"}


@limited
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_the_driver_says_which_disk_is_full() -> None:
    with pytest.raises(OSError, match="No space") as caught, Path("/dev/full").open("wb", buffering=0) as stream:
        stream.write(b"x")
    from competency_app.store.problems import of_system

    problem = of_system(caught.value, Path("a.competency"))
    assert problem is not None
    assert problem.code == "disk_full"


def test_closing_goes_on_when_no_backup_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = prepare(tmp_path / "a.competency")
    workspace = open_workspace(path)
    write_answer(workspace._opened.database, 1)

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_copy_pages", full)
    problem = workspace.close()
    assert problem is not None
    assert problem.code == "disk_full"
    assert number_reached(path) == 1
    assert not path.with_name(path.name + ".lock").exists()
