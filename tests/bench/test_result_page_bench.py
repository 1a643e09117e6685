"""The result page with its chart, opened again in a window that is warm: at most 150 ms until it is painted."""

from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from competency_app.actions import assessing, profiles
from competency_app.actions.assessing import RoundOrder
from tests.gui.sample_window import NOW, shown
from ui import fonts, theme

BUDGET = 0.150


@pytest.mark.parametrize("view_key", ["areas", "competences", "table"])
def test_result_page(tmp_path: Path, qapp: QApplication, benchmark: BenchmarkFixture, view_key: str) -> None:
    fonts.load_first()
    theme.Theme(qapp, "light")
    workspace = profiles.create_at(tmp_path / "one.competency", "Wren", language="en", clock=lambda: NOW)
    ids = []
    for shift in range(2):
        round_id, _changes = assessing.start(workspace, RoundOrder("digcompedu"))
        for number, node in enumerate(assessing.get(workspace, round_id).nodes):
            level = ("A1", "A2", "B1", "B2", "C1", "C2")[(number + shift) % 6]
            assessing.record_level(workspace, round_id, node, level)
        assessing.finish(workspace, round_id)
        ids.append(round_id)
    spent: list[float] = []
    with shown(qapp, workspace) as window:

        def open_page() -> None:
            start = perf_counter()
            window.window.go("result", round=ids[len(spent) % 2], view=view_key)
            qapp.processEvents()
            window.window.repaint()
            spent.append(perf_counter() - start)

        benchmark.pedantic(open_page, rounds=20, warmup_rounds=3)
    assert median(spent) <= BUDGET
