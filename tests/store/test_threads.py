"""Workers read and write beside the window, on a file and in memory."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from competency_app.domain.answers import Answer
from competency_app.domain.plans import Owner
from competency_app.store import rounds
from competency_app.workspace import Workspace, guest_workspace
from tests.store.samples import NODES, add_round, empty


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_many_threads_lose_no_answer(tmp_path: Path, kind: str) -> None:
    workspace: Workspace = empty(tmp_path / "a.competency") if kind == "file" else guest_workspace(Owner("G", ""))
    round_id = add_round(workspace)

    def answer(number: int) -> int:
        with workspace.begin() as session:
            rounds.put_answer(session, round_id, Answer(NODES[number % 20], note=f"{number}"))
        with workspace.read() as session:
            return len(rounds.sheet(session, round_id).answers)

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(answer, range(200)))
    assert max(seen) == 20
    with workspace.read() as session:
        assert set(rounds.sheet(session, round_id).answers) == set(NODES)
    workspace.close()


def test_reading_does_not_wait_for_a_write(tmp_path: Path) -> None:
    workspace = empty(tmp_path / "a.competency")
    round_id = add_round(workspace, answers=3)

    def read() -> int:
        with workspace.read() as session:
            return rounds.sheet(session, round_id).answered_count

    with ThreadPoolExecutor(1) as pool, workspace.begin() as session:
        rounds.put_answer(session, round_id, Answer("n9", "A1"))
        assert pool.submit(read).result(timeout=2) == 3, "the state before the write that is not committed"
    assert read() == 4
    workspace.close()
