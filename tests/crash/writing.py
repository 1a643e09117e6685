"""Answers in a known order, so that what a file holds shows how far writing came."""

from datetime import UTC, datetime
from pathlib import Path

from competency_app.domain.answers import Answer
from competency_app.store import rounds
from competency_app.store.database import Database
from competency_app.workspace import open_workspace
from tests.store.samples import NODES, add_round, empty

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")


def prepare(path: Path) -> Path:
    """A closed profile with one round that has no answers."""
    workspace = empty(path)
    add_round(workspace)
    workspace.close(keep_backup=False)
    return path


def write_answer(database: Database, number: int) -> None:
    """Answer `number`, counted from 1; when this returns, the person is told that it is saved."""
    answer = Answer(
        NODES[number % len(NODES)], LEVELS[number % len(LEVELS)], note=str(number), answered_at=datetime.now(UTC)
    )
    with database.write() as session:
        rounds.put_answer(session, 1, answer)


def number_reached(path: Path) -> int:
    """Open a file after its crash, as the program does, and return the number of the last answer in it.

    Fails when the file is damaged, or holds answers that never were there together.
    """
    workspace = open_workspace(path)
    try:
        assert workspace.check() == ()
        with workspace.read() as session:
            answers = rounds.sheet(session, 1).answers
    finally:
        workspace.close(keep_backup=False)
    held = {node: int(answer.note) for node, answer in answers.items()}
    reached = max(held.values(), default=0)
    expected = {NODES[number % len(NODES)]: number for number in range(max(1, reached - len(NODES) + 1), reached + 1)}
    assert held == expected
    return reached
