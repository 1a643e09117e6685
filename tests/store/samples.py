"""Profile files to work with, made by the real functions."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from competency_app.domain.answers import Answer
from competency_app.domain.packages import Package
from competency_app.domain.plans import Collect, Goal, GoalId, Owner
from competency_app.domain.rounds import Evidence, EvidenceId, EvidenceKind, Form, NewRound, RoundId
from competency_app.store import evidence, frameworks, plans, rounds
from competency_app.workspace import Workspace, create_workspace

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
FRAMEWORK = ("made-up", "1.0", "f" * 64)
NODES = tuple(f"n{number}" for number in range(20))


def noon() -> datetime:
    return NOON


def empty(path: Path) -> Workspace:
    """An open profile without content."""
    return create_workspace(path, Owner("Ada", "c0de"), clock=noon)


def add_round(workspace: Workspace, nodes: tuple[str, ...] = NODES, answers: int = 0) -> RoundId:
    with workspace.begin() as session:
        frameworks.put(session, *FRAMEWORK, Package(b"{}", {"en": b'{"language": "en"}'}))
        round_id = rounds.insert(
            session, NewRound(*FRAMEWORK, Form.EVERYTHING, nodes, "median", "en", NOON, date(2026, 9, 1))
        )
        for node in nodes[:answers]:
            rounds.put_answer(session, round_id, Answer(node, level="B1", note="a note " * 20, answered_at=NOON))
    return round_id


def filled(path: Path, rounds_count: int = 10) -> Path:
    """A closed profile with rounds, evidence with a file, and a goal."""
    workspace = empty(path)
    for _ in range(rounds_count):
        add_round(workspace, answers=20)
    with workspace.begin() as session:
        shown = Evidence(EvidenceId(0), EvidenceKind.FILE, "t", "", "a.pdf", 3, ("n1",), "made-up", date(2026, 9, 1))
        evidence.insert(session, shown, b"abc" * 5000)
        plans.insert(session, Goal(GoalId(0), "made-up", "1.0", "n1", "A1", "A2", collect=(Collect("x"),)))
    workspace.close(keep_backup=False)
    return path


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@contextmanager
def child_holding(path: Path, host: str = "") -> Iterator[None]:
    """Another process that has the profile open; `host` is written as if it ran there."""
    code = (
        "import socket, sys, pathlib\n"
        "from competency_app.store import locking\n"
        "if sys.argv[2]: socket.gethostname = lambda: sys.argv[2]\n"
        "held = locking.acquire(pathlib.Path(sys.argv[1]))\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path), host], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdin is not None
    try:
        assert child.stdout.readline() == "held\n"
        yield
    finally:
        child.stdin.close()
        child.wait(10)
        child.stdout.close()
