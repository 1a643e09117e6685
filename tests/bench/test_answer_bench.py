"""From the digit to the next question painted, on a real file: at most 30 ms, the write itself at most 5."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from competency_app.actions import assessing, profiles
from competency_app.domain.rounds import RoundId
from competency_app.i18n import SHIPPED
from competency_app.workspace import Workspace
from tests.gui.sample_window import NOW, Look, Shown, shown

ANSWER_BUDGET_S, WRITE_BUDGET_S = 0.030, 0.005


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return profiles.create_at(tmp_path / "owl.competency", "Owl", clock=lambda: NOW)


@pytest.fixture(params=SHIPPED)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def round_id(workspace: Workspace, language: str) -> RoundId:
    started, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu", language=language))
    return started


@pytest.fixture
def view(qapp: QApplication, workspace: Workspace, round_id: RoundId, language: str) -> Iterator[Shown]:
    with shown(qapp, workspace, Look(language=language)) as view:
        view.window.go("question", round=round_id, node="2.2")
        view.paint()
        yield view


def test_one_answer(view: Shown, round_id: RoundId, benchmark: BenchmarkFixture) -> None:
    """The same question again and again; each turn ends with the following one painted."""

    def again() -> None:
        view.window.go("question", round=round_id, node="2.2")
        view.app.processEvents()
        # The program's event loop does this between two answers; without it old cards pile up.
        view.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def answer() -> None:
        card = view.window.focusWidget()
        QTest.keyClick(card, Qt.Key.Key_3)
        QTest.keyClick(view.window.focusWidget(), Qt.Key.Key_Return)
        view.app.processEvents()

    benchmark.pedantic(answer, setup=again, rounds=30, warmup_rounds=3)
    page = view.window.page()
    assert page is not None
    assert page.view.node.key == "2.3"  # type: ignore[attr-defined]
    assert assessing.sheet(view.ctx.workspace, round_id).level("2.2") == "B1"
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= ANSWER_BUDGET_S


def test_the_write_alone(workspace: Workspace, benchmark: BenchmarkFixture) -> None:
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu"))
    levels = iter(["A1", "B2"] * 200)
    benchmark.pedantic(
        lambda: assessing.record_level(workspace, round_id, "2.2", next(levels)), rounds=50, warmup_rounds=5
    )
    assert assessing.sheet(workspace, round_id).answered_count == 1
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= WRITE_BUDGET_S
    workspace.close(keep_backup=False)
