"""The wheel: labels read in the page's direction and break evenly, nothing crosses the levels' names."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from competency_app.domain.figures import WheelFigure
from tests.gui import figures
from ui import fonts
from ui.charts.canvas import Canvas, words_width
from ui.charts.chart_view import ChartView, chart_for
from ui.charts.wheel_chart import SPOKE, WheelPicture, arrange

CODE = "\N{LEFT-TO-RIGHT ISOLATE}..\N{POP DIRECTIONAL ISOLATE}"
TITLE = "\N{FIRST STRONG ISOLATE}التقييم\N{POP DIRECTIONAL ISOLATE}"

DARK = 160  # letters, not lines of the grid


@pytest.mark.parametrize("title", ["Développement de la compétence numérique", "促进学习者数字素养" * 2])
def test_labels_keep_the_code_with_its_word_and_have_even_lines(title: str) -> None:
    fonts.load_chinese()
    figure = replace(figures.WHEEL, spokes=("1 A", f"6 {title}", "3 B"))
    lines = arrange(figure, 560).spokes[1].lines
    assert len(lines) > 1
    assert lines[0].startswith(f"6\N{NO-BREAK SPACE}{title[0]}")
    widths = [words_width(line, SPOKE) for line in lines]
    assert max(widths) < 2 * min(widths)


def test_nothing_crosses_the_level_labels(qtbot: QtBot) -> None:
    view, bare = (shown(qtbot, replace(figures.WHEEL, series=series)) for series in (figures.WHEEL.series, ()))
    picture = view._arranged(view.width())[0]
    assert isinstance(picture, WheelPicture)
    crossed, plain = view.grab().toImage(), bare.grab().toImage()
    for level, (_key, words) in enumerate(figures.AXIS.levels, start=1):
        at, width = picture.point(picture.spokes[0], level), words_width(words)
        place = view._on_widget(QRect(round(at.x()) - 8 - width, round(at.y()) - 6, width, 12))
        spots = [QPoint(x, y) for x in range(place.left(), place.right()) for y in range(place.top(), place.bottom())]
        letters = [spot for spot in spots if plain.pixelColor(spot).lightness() < DARK]
        assert letters
        assert all(crossed.pixelColor(spot) == plain.pixelColor(spot) for spot in letters), words


def shown(qtbot: QtBot, figure: WheelFigure) -> ChartView:
    view = chart_for(figure)
    qtbot.addWidget(view)
    view.resize(880, 449)
    view.show()
    return view


def test_a_code_stands_before_its_arabic_title() -> None:
    """Isolates hide every letter from Qt, which would draw from left to right."""
    image = QImage(200, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    Canvas(painter, 200, right_to_left=True).words(0, 20, f"{CODE} {TITLE}")
    painter.end()
    above_the_dots = image.copy(QRect(200 - words_width(".."), 0, words_width(".."), 22))
    assert not any(above_the_dots.constBits())
