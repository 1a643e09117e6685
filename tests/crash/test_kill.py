"""No answer that was said to be saved is lost when the process is killed, with the driver that is shipped."""

import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import pytest

from tests.crash.writing import number_reached, prepare

KILLS = 8

WRITER = """
import pathlib, sys
from competency_app.workspace import open_workspace
from tests.crash.writing import write_answer
workspace = open_workspace(pathlib.Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    number += 1
    write_answer(workspace._opened.database, number)
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def killed_while_writing(path: Path, start: int, after: float) -> int:
    """Let a child write answers after `start`, kill it `after` seconds into it, return the last it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)], stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    killing = threading.Timer(after, child.kill)
    killing.start()
    lines = [first, *child.stdout.readlines()]
    killing.join()
    child.wait(10)
    child.stdout.close()
    # The last line may be torn by the kill: a number without its end was not said.
    return max(int(line) for line in lines if line.endswith("\n"))


def lost_after_kills(path: Path, kills: int) -> int:
    """Return how many acknowledged answers were lost; fails when a file is damaged."""
    chance = Random(1)
    reached = lost = 0
    for _ in range(kills):
        acknowledged = killed_while_writing(path, reached, chance.uniform(0.02, 0.15))
        assert acknowledged > reached, "the child wrote something"
        reached = number_reached(path)
        # One more may have been committed and not been said.
        assert reached <= acknowledged + 1
        lost += acknowledged - min(reached, acknowledged)
    return lost


@pytest.mark.slow
def test_a_kill_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    assert lost_after_kills(prepare(tmp_path / "profile.competency"), KILLS) == 0
