"""Tables as schools make them: headings over two rows, letters for areas, numbers that begin anew. All made up."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.exchange.sheet_reading import read, read_rows
from tests.exchange.workbooks import Rows, workbook


@pytest.mark.parametrize(
    ("rows", "tree"),
    [
        (
            [
                ["Kompetenzbereich", "Nr.", "Kompetenz", "Stufe 1", "Stufe 2"],
                ["A Recherche", "A1", "Finden", "findet mit Hilfe", "findet allein"],
                ["", "A2", "Prüfen", "zweifelt", "prüft"],
                ["B Produktion", "B1", "Schreiben", "tippt", "gestaltet"],
            ],
            ["A Recherche", "..A1 Finden", "..A2 Prüfen", "B Produktion", "..B1 Schreiben"],
        ),
        (
            [["一级指标", "二级指标", "三级指标"], ["意识", "认识", "理解价值"], ["意识", "认识", "认识挑战"],
             ["意识", "意愿", "主动学习"], ["应用", "设计", "开展分析"]],
            ["1 意识", "..1.1 认识", "....1.1.1 理解价值", "....1.1.2 认识挑战",
             "..1.2 意愿", "....1.2.1 主动学习", "2 应用", "..2.1 设计", "....2.1.1 开展分析"],
        ),
        (
            [["Domain", "No", "Skill"], ["Media", "1", "Finding"], ["Media", "2", "Judging"],
             ["Making", "1", "Writing"]],
            ["1 Media", "..1 Finding", "..2 Judging", "2 Making", "..1 Writing"],
        ),
        (
            [["1 Media"], ["1.1 Finding"], ["1.2 Judging"], ["2 Making"], ["2.1 Writing"]],
            ["1 Media", "..1.1 Finding", "..1.2 Judging", "2 Making", "..2.1 Writing"],
        ),
        (
            [["Area", "Skill", "Indicator", "Level"], ["Media", "Finding", "names one", "1"],
             ["Media", "Finding", "names two", "2"], ["Media", "Judging", "gives a reason", "1"],
             ["Media", "Judging", "gives two", "2"]],
            ["1 Media", "..1.1 Finding", "..1.2 Judging"],
        ),
    ],
    ids=["letters", "three indicators", "counting anew", "one column", "levels of indicators"],
)  # fmt: skip
def test_sheets_as_they_come(rows: Rows, tree: list[str]) -> None:
    found = read_rows(rows)
    assert found.tree == tree
    assert set(found.codes) <= {"own_scale"}


def test_headings_over_two_rows() -> None:
    def merge(_book: Any, sheets: Mapping[str, Any]) -> None:
        sheets["Sheet1"].merge_range("A1:A2", "Competence")
        sheets["Sheet1"].merge_range("B1:D1", "Level of performance")

    rows: Rows = [
        ["", "", "", ""],
        ["", "Beginning", "Growing", "Leading"],
        ["Finding", "finds with help of others", "finds quite alone", "shows others how"],
        ["Judging", "doubts now and then", "doubts by habit", "teaches doubt"],
    ]
    found = read(workbook({"Sheet1": rows}, merge))
    assert found.labels == ["Beginning", "Growing", "Leading"]
    assert found.tree == ["1 grid", "..1.1 Finding", "..1.2 Judging"]


def test_a_cross_says_that_a_level_is_there_and_not_what_it_means() -> None:
    found = read_rows([["Competence", "Basic", "Advanced"], ["Finding", "x", ""], ["Judging", "", "x"]])
    assert found.labels == ["Basic", "Advanced"]
    assert [found.texts.node(node.key).levels for node in found.framework.assessable] == [{}, {}]
