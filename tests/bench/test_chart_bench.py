"""The chart of a result page with 33 competences: arranged and painted within 50 ms when warm."""

from itertools import cycle
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from competency_app.domain.figures import StripFigure, StripRow
from tests.gui.figures import AXIS
from ui import fonts, theme
from ui.charts.chart_view import chart_for

BUDGET = 0.050


def figure(shift: int) -> StripFigure:
    rows = tuple(
        StripRow(f"{n}", f"{n}", f"Competence number {n} with a title", (1 + (n + shift) % 6,), None, None, None, "B1")
        for n in range(33)
    )
    return StripFigure("33 competences", "One dot each.", AXIS, rows, "Level", has_bands=False)


@pytest.mark.parametrize("scale", [100, 200])
def test_33_rows(qtbot: QtBot, qapp: QApplication, benchmark: BenchmarkFixture, scale: int) -> None:
    fonts.load_first()
    look = theme.Theme(qapp, "light", scale)
    figures = cycle([figure(shift) for shift in range(6)])
    view = chart_for(next(figures))
    qtbot.addWidget(view)
    view.resize(880, view.heightForWidth(880))
    view.show()
    qapp.processEvents()

    spent: list[float] = []

    def renew() -> None:
        start = perf_counter()
        view.set_figure(next(figures))
        view.repaint()
        qapp.processEvents()
        spent.append(perf_counter() - start)

    benchmark.pedantic(renew, rounds=30, warmup_rounds=3)
    look.set_text_scale(100)
    assert median(spent) <= BUDGET
