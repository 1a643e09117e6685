"""The result page with its chart, opened again in a window that is warm: at most 150 ms until it is painted."""

from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from competency_app.actions import assessing, profiles
from competency_app.actions.assessing import RoundOrder
from competency_app.i18n import SHIPPED
from tests.gui.sample_window import NOW, Look, shown
from ui import fonts, theme

BUDGET = 0.150


LEVELS = {
    "digcompedu": ("A1", "A2", "B1", "B2", "C1", "C2"),
    "jyt-0646": ("never", "rarely", "sometimes", "often", "always"),
}
CASES = [
    *((view, "digcompedu", "en") for view in ("areas", "competences", "table")),
    *(("competences", "jyt-0646", language) for language in SHIPPED),
]


@pytest.mark.parametrize(("view_key", "framework_id", "language"), CASES)
def test_result_page(
    tmp_path: Path, qapp: QApplication, benchmark: BenchmarkFixture, view_key: str, framework_id: str, language: str
) -> None:
    fonts.load_first()
    theme.Theme(qapp, "light")
    workspace = profiles.create_at(tmp_path / "one.competency", "Wren", language=language, clock=lambda: NOW)
    ids = []
    for shift in range(2):
        round_id, _changes = assessing.start(workspace, RoundOrder(framework_id, language=language))
        for number, node in enumerate(assessing.get(workspace, round_id).nodes):
            levels = LEVELS[framework_id]
            assessing.record_level(workspace, round_id, node, levels[(number + shift) % len(levels)])
        assessing.finish(workspace, round_id)
        ids.append(round_id)
    spent: list[float] = []
    with shown(qapp, workspace, Look(language=language)) as window:

        def open_page() -> None:
            start = perf_counter()
            window.window.go("result", round=ids[len(spent) % 2], view=view_key)
            qapp.processEvents()
            window.window.repaint()
            spent.append(perf_counter() - start)

        def clear() -> None:
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the program's event loop does

        benchmark.pedantic(open_page, setup=clear, rounds=20, warmup_rounds=3)
    assert median(spent) <= BUDGET
