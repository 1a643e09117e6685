"""Colours that meet can be told apart, sizes follow the text size, and the system's wishes are followed."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from competency_app import i18n
from ui import theme as look
from ui.theme import CONTRAST, DARK, LIGHT, Theme, Tokens

THEMES = [LIGHT, DARK, CONTRAST]
TEXT = [
    ("text", "bg"),
    ("text", "surface"),
    ("text", "hover"),
    ("text", "accent_surface"),
    ("text", "notice_surface"),
    ("text", "problem_surface"),
    ("text", "band"),
    ("text2", "bg"),
    ("text2", "surface"),
    ("text2", "hover"),
    ("text2", "accent_surface"),
    ("accent", "bg"),
    ("accent", "surface"),
    ("accent", "accent_surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("problem", "bg"),
    ("problem", "surface"),
]
SHAPES = [
    ("control", "bg"),
    ("control", "surface"),
    ("control", "hover"),
    ("control", "accent_surface"),
    ("accent", "bg"),
    ("accent", "accent_surface"),
    ("accent", "band"),
    ("accent", "wobble"),
    ("before", "surface"),
    ("before", "wobble"),
    ("focus", "bg"),
    ("focus", "surface"),
    ("focus", "accent_surface"),
    ("notice", "notice_surface"),
    ("notice", "bg"),
    ("problem", "problem_surface"),
    ("band_line", "surface"),
]


def luminance(color: str) -> float:
    drawn = QColor(color)
    shares = (drawn.redF(), drawn.greenF(), drawn.blueF())
    parts = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_ratio_is_the_published_one() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert ratio(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(tokens: Tokens, shape: str, ground: str) -> None:
    assert ratio(getattr(tokens, shape), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("level", range(6))
def test_level_labels_can_be_read(level: int) -> None:
    assert ratio(LIGHT.level_labels[level], LIGHT.levels[level]) >= 4.5


def test_level_cells_have_an_outline() -> None:
    assert ratio(LIGHT.cell_line, LIGHT.levels[0]) >= 3
    assert ratio(LIGHT.cell_line, LIGHT.bg) >= 3
    assert ratio(LIGHT.hidden_outline, LIGHT.hidden_fill) >= 3


def test_lowest_ratios_are_those_of_the_specification() -> None:
    assert ratio(LIGHT.accent, LIGHT.accent_surface) == pytest.approx(5.4, abs=0.05)
    assert ratio(LIGHT.level_labels[3], LIGHT.levels[3]) == pytest.approx(5.3, abs=0.05)
    assert ratio(LIGHT.control, LIGHT.accent_surface) == pytest.approx(3.7, abs=0.05)


def test_system_palette_becomes_the_contrast_theme() -> None:
    system = QPalette(QColor("#101010"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#ff00ff"))
    tokens = look.from_palette(system)
    assert tokens.accent == "#ff00ff"
    assert tokens.bg == system.color(QPalette.ColorRole.Window).name()


@pytest.mark.parametrize(("percent", "expected"), [(100, 13), (125, 16), (150, 20), (200, 26)])
def test_measures_grow_with_the_text_size(theme: Theme, percent: int, expected: int) -> None:
    theme.set_text_scale(percent)
    assert look.px(13) == expected
    assert look.font(look.SECONDARY).pixelSize() == expected


def test_text_size_steps_and_stops(theme: Theme) -> None:
    for expected in (125, 150, 200, 200):
        theme.step_text_scale(1)
        assert look.text_scale() == expected
    theme.step_text_scale(-1)
    assert look.text_scale() == 150
    theme.step_text_scale(0)
    assert look.text_scale() == 100


def test_secondary_text_is_larger_in_arabic() -> None:
    i18n.set_language("ar")
    assert look.font(look.SECONDARY).pixelSize() == 14
    assert look.line_height(look.SECONDARY) == 20


def test_choosing_a_theme_changes_palette_and_says_so(theme: Theme, qapp: QApplication) -> None:
    heard: list[str] = []
    theme.changed.connect(lambda: heard.append(look.tokens().name))
    theme.choose("dark")
    theme.choose("dark")
    assert heard == ["dark"]
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.bg
    assert qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == DARK.disabled
