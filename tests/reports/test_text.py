"""Setting text: lines, order, glyphs, and text that looks like mark-up."""

from __future__ import annotations

import logging

import pytest

from competency_app.reports import bidi, fonts, text
from competency_app.reports.styles import Look, Style

STYLE = Look().body


def words(lines: tuple[text.Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_lines_are_never_wider_than_asked() -> None:
    set_lines = text.lines("One sentence that is long enough for several lines of a narrow column. " * 5, STYLE, 150)
    assert len(set_lines) > 5
    assert all(line.width <= 150 for line in set_lines)
    assert " ".join(words(set_lines)).split() == ("One sentence that is long enough for several lines of a narrow "
                                                  "column. " * 5).split()  # fmt: skip


def test_line_breaks_of_the_writer_are_kept() -> None:
    assert words(text.lines("first\n\nthird", STYLE, 300)) == ["first", "", "third"]


def test_fifty_thousand_characters_without_a_space_are_broken_and_complete() -> None:
    set_lines = text.lines("x" * 50_000, STYLE, 600)
    assert sum(len(line.text) for line in set_lines) == 50_000
    assert max(line.width for line in set_lines) <= 600


def test_no_break_at_a_no_break_space_or_inside_a_date() -> None:
    broken = text.lines("on 12\u00a0November, 2026-11-12", STYLE, 110)
    assert [line for line in words(broken) if "12\u00a0" in line] == ["on 12\u00a0November,"]
    assert "2026-11-12" in words(broken)


@pytest.mark.parametrize("width", range(75, 300, 9))
def test_chinese_lines_do_not_start_with_punctuation(width: int) -> None:
    sentence = (
        "大多数回答介于A2与B1之间（DigCompEdu 2.1）。教师可以在“学习计划”中写下下一步，"
        "例如：与同事一起备课；并在两周之后回顾！"
    )
    set_lines = text.lines(sentence, STYLE, width, "zh")
    assert "".join(words(set_lines)).replace(" ", "") == sentence.replace(" ", "")
    assert not [line for line in words(set_lines) if line[0] in "，。；：！）”、"]
    assert not [line for line in words(set_lines) if line[-1] in "（“"]


def test_controls_go_and_narrow_spaces_become_no_break_spaces() -> None:
    assert text.plain("a\x00b\x1b[0m\u202fc\u2009d\u00ad") == "ab[0m\u00a0c\u00a0d"


def test_a_character_without_a_glyph_is_visible_and_logged_by_code(caplog: pytest.LogCaptureFixture) -> None:
    fonts.printable.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert text.plain("so \U0001f600 happy") == f"so {fonts.REPLACEMENT} happy"
    assert "U+1F600" in caplog.text
    assert "happy" not in caplog.text


def test_chinese_characters_come_from_the_chinese_font() -> None:
    assert [name for name, _ in fonts.runs("A2 与 B1", False, False)] == [
        "FiraGO-Regular",
        "NotoSansSC-Regular",
        "FiraGO-Regular",
    ]
    assert [name for name, _ in fonts.runs("计划", True, True)] == ["NotoSansSC-Bold"]


def visual(sentence: str, base: int) -> str:
    runs = bidi.visual_runs(sentence, bidi.levels(sentence, base), base)
    drawn = "".join("".join(map(bidi.mirrored_char, reversed(part))) if level % 2 else part for part, level in runs)
    return bidi.without_controls(drawn)


@pytest.mark.parametrize(
    ("logical", "drawn"),
    [
        ("ابج 12 دهو", "وهد 12 جبا"),
        ("ابج (دهو)", "(وهد) جبا"),
        ("ابج (DigCompEdu 2.1) دهو", "وهد (DigCompEdu 2.1) جبا"),
        ("DigCompEdu (2017)", "DigCompEdu (2017)"),
        ("DigCompEdu (ابج)", "(جبا) DigCompEdu"),
        ("ابج \u2066A1–B2\u2069، دهو", "وهد ،A1–B2 جبا"),
        ("\u2066A1\u2069 \u2066B2\u2069", "B2 A1"),
        ("ابج [4.2].", ".[4.2] جبا"),
    ],
)
def test_right_to_left_lines_are_drawn_in_unicode_order(logical: str, drawn: str) -> None:
    assert visual(logical, 1) == drawn


def test_arabic_inside_an_english_line_keeps_its_place() -> None:
    assert visual("see ابج now", 0) == "see جبا now"


def test_a_text_of_the_other_direction_keeps_its_full_stop_at_its_end() -> None:
    (english,) = text.lines("Show an example.", STYLE, 400, "ar")
    (arabic,) = text.lines("مثال.", STYLE, 400, "en")
    (mixed,) = text.lines("DigCompEdu مثال", STYLE, 400, "ar")
    assert (english.base, arabic.base, mixed.base) == (0, 1, 1)


def test_direction_marks_have_a_level_each() -> None:
    marked = "ا\u200dب\u2068C\u2069 د"
    assert len(bidi.levels(marked, 1)) == len(marked)


def test_a_joined_word_is_narrower_than_its_letters_apart() -> None:
    apart = sum(fonts.char_width(char, False, False) for char in "المنظم")
    assert 0 < fonts.shaped("المنظم", False).width < apart


def test_a_line_of_text_stands_in_the_middle_of_its_height() -> None:
    style = Style(10, 12)
    assert style.ascent == pytest.approx(9.35)
