"""Pages from pieces, and drawings from figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from competency_app.domain.figures import Axis, LoadBar, WheelFigure
from competency_app.reports import patterns
from competency_app.reports.axis import Scale
from competency_app.reports.drawings import drawing, legend
from competency_app.reports.layout import paginate
from competency_app.reports.legends import legend_of
from competency_app.reports.marks import Box, Dot, Drawing, Path, Rule, Words
from competency_app.reports.pieces import Piece, joined
from competency_app.reports.strip import dot_places
from competency_app.reports.styles import COLOUR, GREY, TEXT_WIDTH, Look
from competency_app.reports.svg import svg
from tests.reports import sample_content as sample

FIGURES = {
    "strip": sample.STRIP,
    "dumbbell": sample.dumbbell(),
    "load": sample.LOAD,
    "wheel": WheelFigure(
        title="Wheel",
        summary="Two dates.",
        axis=sample.AXIS,
        spokes=("1 Professional Engagement", "2 Digital Resources", "3 Teaching", "4 Assessment"),
        series=(("March", (2.0, 3.0, 1.5, None)), ("November", (3.0, 3.0, 2.0, 2.0))),
        warning="Read only the distances from the middle.",
    ),
}


def heights(pages: list[list[object]]) -> list[list[float]]:
    return [[placed.y for placed in page] for page in pages]  # type: ignore[attr-defined]


def test_pieces_fill_pages_from_the_top() -> None:
    assert heights(paginate([Piece(40)] * 5, 100)) == [[0, 40], [0, 40], [0]]  # type: ignore[arg-type]


def test_what_is_held_together_moves_to_the_next_page_whole() -> None:
    pages = paginate([Piece(60), *joined([Piece(30)] * 3)], 100)
    assert heights(pages) == [[0], [0, 30, 60]]  # type: ignore[arg-type]


def test_what_is_held_but_too_tall_breaks_and_keeps_small_groups() -> None:
    small = [Piece(40, keep=True), Piece(40)]
    pages = paginate(joined([*small, *small, *small]), 100)
    assert heights(pages) == [[0, 40], [0, 40], [0, 40]]  # type: ignore[arg-type]


def test_what_is_large_begins_on_a_page_less_than_half_full_and_repeats_its_head() -> None:
    head = Piece(10, keep=True)
    rows = [Piece(20, again=(head,)) for _row in range(4)]
    pages = paginate([Piece(40), *joined([head, *rows])], 100)
    assert heights(pages) == [[0, 40, 50, 70], [0, 10, 30]]  # type: ignore[arg-type]
    assert pages[1][0].piece == head


def test_a_gap_vanishes_at_the_top_of_a_page() -> None:
    pages = paginate([Piece(90), Piece(20, is_gap=True), Piece(30)], 100)
    assert [[placed.y for placed in page if not placed.piece.is_gap] for page in pages] == [[0], [0]]


def test_a_break_starts_a_page_and_never_leaves_an_empty_one() -> None:
    pages = paginate([Piece(0, breaks=True), Piece(10), Piece(0, breaks=True), Piece(0, breaks=True), Piece(10)], 100)
    assert [len(page) for page in pages] == [1, 1]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("look", [Look(), Look(grey=True), Look(large=True), Look(language="ar")], ids=str)
def test_figures_stay_within_the_text_width(name: str, look: Look) -> None:
    made = drawing(FIGURES[name], look)  # type: ignore[arg-type]
    assert made.marks
    for mark in made.marks:
        match mark:
            case Words():
                share = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
                assert mark.x - share * mark.line.width >= -1
                assert mark.x + (1 - share) * mark.line.width <= TEXT_WIDTH + 1
            case Box():
                assert 0 <= mark.x <= mark.x + mark.width <= TEXT_WIDTH + 1
            case _:
                pass


def test_grey_figures_have_no_colour() -> None:
    for figure in FIGURES.values():
        made = drawing(figure, Look(grey=True))  # type: ignore[arg-type]
        for mark in made.marks:
            for name in ("fill", "stroke", "colour"):
                code = getattr(mark, name, None)
                assert code is None or code[1:3] == code[3:5] == code[5:7], (mark, code)


def test_dots_of_one_level_stand_side_by_side_around_their_line() -> None:
    places = dot_places((3, 3, 2), Scale(6))
    assert places == [317.0, 374.0 - 6.5, 374.0 + 6.5]


def test_many_dots_of_one_level_do_not_run_into_the_next() -> None:
    scale = Scale(6)
    places = dot_places((3,) * 12, scale)
    assert max(places) - min(places) < scale.step


def test_a_strip_without_bands_paints_none_and_explains_none() -> None:
    rows = tuple(replace(row, low=None, high=None) for row in sample.STRIP.rows)
    bare = replace(sample.STRIP, rows=rows, has_bands=False, band_words="")
    made = drawing(bare, Look())
    assert not [mark for mark in made.marks if isinstance(mark, Box) and mark.fill == COLOUR.band]
    assert [mark for mark, _ in legend_of(bare)] == ["dot", "middle"]


def test_axis_shows_every_level_of_any_scale() -> None:
    labels = ("not yet", "partly", "mostly", "fully")
    figure = replace(sample.STRIP, axis=Axis(tuple((one, one) for one in labels)), rows=())
    shown = {mark.line.text for mark in drawing(figure, Look()).marks if isinstance(mark, Words)}
    assert shown >= set(labels)


def test_each_level_looks_different_in_grey() -> None:
    box = (0.0, 0.0, 20.0, 14.0)
    marks = [patterns.level_mark(box, position, 6, GREY) for position in range(1, 7)]
    assert len({repr(one) for one in marks}) == 6


def test_hatching_stays_inside_its_cell() -> None:
    for falling in (False, True):
        lines = list(patterns.hatch((10, 20, 20, 14), 5, GREY.hatch, falling=falling))
        assert lines
        for line in lines:
            assert isinstance(line, Rule)
            assert 10 <= min(line.x1, line.x2) <= max(line.x1, line.x2) <= 30
            assert 20 <= min(line.y1, line.y2) <= max(line.y1, line.y2) <= 34


@pytest.mark.parametrize(("of", "expected"), [(6, [0, 1, 2, 3, 4, 5]), (4, [0, 2, 3, 5]), (3, [0, 2, 5])])
def test_scales_of_other_lengths_use_the_same_six_fills(of: int, expected: list[int]) -> None:
    assert [patterns.ramp(position, of) for position in range(1, of + 1)] == expected


def test_one_name_for_a_stretch_of_weeks_off() -> None:
    texts = [mark.line.text for mark in drawing(sample.LOAD, Look()).marks if isinstance(mark, Words)]
    assert texts.count("Holidays") == 1


def test_a_mistyped_number_of_hours_does_not_leave_the_page() -> None:
    huge = replace(sample.LOAD, bars=(LoadBar("1 Jan", (4000.0, 1.0)),))
    assert drawing(huge, Look()).height < 300


def test_svg_has_text_and_mirrors_for_right_to_left() -> None:
    line = next(mark.line for mark in drawing(sample.STRIP, Look()).marks if isinstance(mark, Words))
    made = Drawing(
        100,
        50,
        (
            Words(10, 20, replace(line, text="<1>"), Look().body, "#000000"),
            Box(0, 0, 30, 10, fill="#111111"),
            Dot(20, 20, 5, fill="#222222"),
            Rule(0, 0, 10, 10, "#333333", dash=(6, 4)),
            Path(((0, 0), (5, 5), (0, 5)), fill="#444444", closed=True),
        ),
    )
    straight, mirrored = svg(made, 'say "A"', is_rtl=False), svg(made, "", is_rtl=True)
    assert "&lt;1&gt;" in straight
    assert 'aria-label="say &quot;A&quot;"' in straight
    assert '<rect x="0"' in straight
    assert '<rect x="70"' in mirrored
    assert 'cx="80"' in mirrored


def test_a_legend_wraps_where_the_line_is_full() -> None:
    entries = tuple(("dot", f"a rather long explanation, number {number}") for number in range(5))
    assert legend(entries, Look()).height > legend(entries[:1], Look()).height
