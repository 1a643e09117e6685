"""Every way in which a sheet can say what stands under what, recognised without help. All sheets are made up."""

import pytest

from tests.exchange.sheet_reading import Read, read, read_csv, read_rows
from tests.exchange.workbooks import Rows, workbook

TWO_AREAS = ["1 Media", "..1.1 Finding", "..1.2 Judging", "2 Making", "..2.1 Writing", "..2.2 Recording"]

ANCESTORS: Rows = [
    ["Area number", "Area name", "Skill number", "Skill name", "Skill description"],
    ["1", "Media", "1.1", "Finding", "finds what is wanted"],
    ["1", "Media", "1.2", "Judging", "judges what was found"],
    ["2", "Making", "2.1", "Writing", "writes for a screen"],
    ["2", "Making", "2.2", "Recording", "records a voice"],
]
BLANKS: Rows = [
    ["Area", "Competence", "Description"],
    ["Media", "Finding", "finds what is wanted"],
    ["", "Judging", "judges what was found"],
    ["Making", "Writing", "writes for a screen"],
    ["", "Recording", "records a voice"],
]
BY_CODE: Rows = [
    ["Code", "Title", "Parent"],
    ["1", "Media", ""],
    ["1.1", "Finding", "1"],
    ["1.2", "Judging", "1"],
    ["2", "Making", ""],
    ["2.1", "Writing", "2"],
    ["2.2", "Recording", "2"],
]
BY_IDENTIFIER: Rows = [
    ["id", "name", "code", "belongs to"],
    ["a-1", "Media", "1", ""],
    ["a-2", "Finding", "1.1", "a-1"],
    ["a-3", "Judging", "1.2", "a-1"],
    ["a-4", "Making", "2", ""],
    ["a-5", "Writing", "2.1", "a-4"],
    ["a-6", "Recording", "2.2", "a-4"],
]
BY_TITLE: Rows = [
    ["Competence", "No.", "Broader"],
    ["Media", "1", ""],
    ["Finding", "1.1", "Media"],
    ["Judging", "1.2", "MEDIA "],
    ["Making", "2", ""],
    ["Writing", "2.1", "Making"],
    ["Recording", "2.2", "Making"],
]
NUMBERS: Rows = [
    ["No", "Competence"],
    ["1", "Media"],
    ["1.1", "Finding"],
    ["1.2", "Judging"],
    ["2", "Making"],
    ["2.1", "Writing"],
    ["2.2", "Recording"],
]
DEPTH: Rows = [
    ["Level", "Name"],
    ["1", "Media"],
    ["2", "Finding"],
    ["2", "Judging"],
    ["1", "Making"],
    ["2", "Writing"],
    ["2", "Recording"],
]
STAIRS: Rows = [
    ["Step 1", "Step 2"],
    ["Media", ""],
    ["", "Finding"],
    ["", "Judging"],
    ["Making", ""],
    ["", "Writing"],
    ["", "Recording"],
]
BLOCKS: Rows = [
    ["Code", "Skill", "Description"],
    ["1 Media", "", ""],
    ["1.1", "Finding", "finds what is wanted"],
    ["1.2", "Judging", "judges what was found"],
    ["2 Making", "", ""],
    ["Code", "Skill", "Description"],
    ["2.1", "Writing", "writes for a screen"],
    ["2.2", "Recording", "records a voice"],
]


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        (ANCESTORS, "ancestors"),
        (BLANKS, "ancestors"),
        (BY_CODE, "parent"),
        (BY_IDENTIFIER, "parent"),
        (BY_TITLE, "parent"),
        (NUMBERS, "numbers"),
        (DEPTH, "depth"),
        (STAIRS, "staircase"),
        (BLOCKS, "blocks"),
    ],
    ids=["ancestors", "blanks", "code", "identifier", "title", "numbers", "depth", "staircase", "blocks"],
)
@pytest.mark.parametrize("file", ["workbook", "text"])
def test_a_layout_is_recognised_without_help(rows: Rows, layout: str, file: str) -> None:
    found = read_rows(rows) if file == "workbook" else read_csv(rows)
    assert (found.layout, found.tree) == (layout, TWO_AREAS)
    assert [node.key for node in found.framework.assessable] == [
        node.key for node in found.framework.nodes if node.parent
    ]
    assert found.seen.reading.assumed


def test_three_steps_in_columns() -> None:
    found = read_rows(
        [
            ["Domain", "Competence", "Indicator"],
            ["Media", "Finding", "names a source"],
            ["Media", "Finding", "names two sources"],
            ["Media", "Judging", "gives a reason"],
            ["Making", "Writing", "writes a page"],
        ]
    )
    assert found.tree == [
        "1 Media",
        "..1.1 Finding",
        "....1.1.1 names a source",
        "....1.1.2 names two sources",
        "..1.2 Judging",
        "....1.2.1 gives a reason",
        "2 Making",
        "..2.1 Writing",
        "....2.1.1 writes a page",
    ]
    assert [node.kind for node in found.framework.nodes][:3] == ["area", "group", "competence"]


def test_a_pair_of_columns_for_each_step_with_those_above_repeated() -> None:
    """Rows lack their empty cells at the end, as such files do."""
    found = read_csv(
        [
            ["Level 0 code", "Level 0 term", "Level 1 code", "Level 1 term", "Level 2 code", "Level 2 term"],
            ["S", "skills"],
            ["S", "skills", "S1", "talking"],
            ["S", "skills", "S1", "talking", "S1.1", "asking"],
            ["S", "skills", "S2", "writing", "S2.1", "noting"],
        ]
    )
    assert found.layout == "staircase"
    assert found.tree == ["S skills", "..S1 talking", "....S1.1 asking", "..S2 writing", "....S2.1 noting"]


RUBRIC: Rows = [
    ["Our grid for digital teaching"],
    ["Area", "Competence", "Novice", "Practised", "Expert"],
    ["Media", "Finding", "finds with help", "finds alone", "shows others how to find"],
    ["", "Judging", "doubts when told to", "doubts by habit", "shows others how to doubt"],
]


def test_a_rubric_grid_gives_levels_and_descriptors() -> None:
    found = read_rows(RUBRIC)
    assert found.texts.title == "Our grid for digital teaching"
    assert found.labels == ["Novice", "Practised", "Expert"]
    assert found.tree == ["1 Media", "..1.1 Finding", "..1.2 Judging"]
    assert found.levels("1.2") == {
        "1": "doubts when told to",
        "2": "doubts by habit",
        "3": "shows others how to doubt",
    }
    assert "own_scale" not in found.codes


@pytest.mark.parametrize(
    ("heads", "keys", "labels"),
    [
        (["A1", "A2", "B1"], ["A1", "A2", "B1"], ["A1", "A2", "B1"]),
        (["A1 – Newcomer", "A2 – Explorer"], ["A1", "A2"], ["Newcomer", "Explorer"]),
        (["Expert (C1)", "Integrator (B1)", "Newcomer (A1)"], ["A1", "B1", "C1"], ["Newcomer", "Integrator", "Expert"]),
        (["Level 1", "Level 2", "Level 3"], ["1", "2", "3"], ["Level 1", "Level 2", "Level 3"]),
        (["4", "3", "2", "1"], ["1", "2", "3", "4"], ["1", "2", "3", "4"]),
        (["Débutant", "Intermédiaire", "Avancé"], ["1", "2", "3"], ["Débutant", "Intermédiaire", "Avancé"]),
        (["Эксперт", "Базовый"], ["1", "2"], ["Базовый", "Эксперт"]),
        (["初级", "中级", "高级"], ["1", "2", "3"], ["初级", "中级", "高级"]),
        (["Acorn", "Sapling", "Oak"], ["1", "2", "3"], ["Acorn", "Sapling", "Oak"]),
    ],
)
def test_levels_are_known_by_their_names_and_stand_lowest_first(
    heads: list[str], keys: list[str], labels: list[str]
) -> None:
    texts = [f"a description that belongs to {head}" for head in heads]
    found = read_rows([["Competence", *heads], ["Finding", *texts], ["Judging", *(f"{text} too" for text in texts)]])
    assert [level.key for level in found.framework.asking_scale.levels] == keys
    assert found.labels == labels
    lowest = found.texts.node(found.framework.assessable[0].key).levels[keys[0]]
    assert lowest.removeprefix("a description that belongs to ") in heads
    assert labels[0] in lowest or keys[0] in lowest


def test_a_sheet_without_levels_gets_our_scale_and_says_so() -> None:
    found = read_rows(NUMBERS)
    assert found.labels == ["Not yet", "With support", "On my own", "Guiding others"]
    assert "own_scale" in found.codes
    assert "program’s own" in str(found.framework.file.attributes)
    assert any("own scale" in sentence for sentence in found.seen.reading.assumed)


LONG: Rows = [
    ["Code", "Competence", "Proficiency level", "Description"],
    ["1.1", "Finding", "Basic", "finds with help"],
    ["1.1", "Finding", "Advanced", "finds alone"],
    ["1.2", "Judging", "Basic", "doubts when told to"],
    ["1.2", "Judging", "Advanced", "doubts by habit"],
]


def test_a_row_for_each_level_of_a_competence() -> None:
    found = read_rows(LONG)
    assert [line.strip(".") for line in found.tree if line.startswith("..")] == ["1.1 Finding", "1.2 Judging"]
    assert found.labels == ["Basic", "Advanced"]
    assert found.levels("1.1") == {"1": "finds with help", "2": "finds alone"}
    assert "repeated_code" not in found.codes


def test_statements_of_a_level_are_gathered_under_their_competence() -> None:
    found = read_rows(
        [
            ["Area name", "Competence name", "Outcome ID", "Outcome", "Proficiency level"],
            ["Media", "Finding", "O1", "names a source", "Basic "],
            ["Media", "Finding", "O2", "names two sources", "Basic"],
            ["Media", "Finding", "O3", "weighs sources", "Advanced"],
            ["Media", "Judging", "O4", "gives a reason", "Basic"],
        ]
    )
    assert found.tree == ["1 Media", "..1.1 Finding", "..1.2 Judging"]
    assert found.levels("1.1") == {"1": "• names a source\n• names two sources", "2": "weighs sources"}


LINKED = {
    "CF Doc": [["identifier", "creator", "title", "language"], ["d-1", "Somebody", "Linked grid", "en"]],
    "CF Item": [
        ["identifier", "fullStatement", "humanCodingScheme"],
        ["i-1", "Media", "1"],
        ["i-2", "Finding", "1.1"],
        ["i-3", "Judging", "1.2"],
    ],
    "CF Association": [
        ["identifier", "originNodeIdentifier", "associationType", "destinationNodeIdentifier"],
        ["x-1", "i-1", "Is Child Of", "d-1"],
        ["x-2", "i-2", "isChildOf", "i-1"],
        ["x-3", "i-3", "Is Child Of", "i-1"],
        ["x-4", "i-3", "Precedes", "i-2"],
    ],
}


def test_sheets_that_are_linked_by_identifiers() -> None:
    found = read(workbook(LINKED))
    assert found.layout == "linked"
    assert found.tree == ["1 Media", "..1.1 Finding", "..1.2 Judging"]
    assert (found.texts.title, found.framework.file.default_language) == ("Linked grid", "en")


JOINED = {
    "Areas": [["Code", "Area", "Description"], ["M", "Media", "about sources"], ["W", "Making", "about products"]],
    "Skills": [
        ["No", "Skill", "Belongs to"],
        ["1", "Finding", "M"],
        ["2", "Judging", "M"],
        ["3", "Writing", "W"],
    ],
}


def test_areas_on_a_sheet_of_their_own() -> None:
    found = read(workbook(JOINED))
    assert found.layout == "linked"
    assert found.tree == ["M Media", "..1 Finding", "..2 Judging", "W Making", "..3 Writing"]
    assert found.codes == ["own_scale"]


def test_words_of_a_depth_column_rank_as_they_come() -> None:
    rows: Rows = [["Type", "Name"], ["Area", "Media"], ["Skill", "Finding"], ["Area", "Making"], ["Skill", "Writing"]]
    found = read_rows(rows, layout="depth", column__A="depth")
    assert found.tree == ["1 Media", "..1.1 Finding", "2 Making", "..2.1 Writing"]


def test_areas_that_only_the_numbers_know() -> None:
    found = read_rows([["Code", "Title"], ["1.1", "Finding"], ["1.2", "Judging"], ["2.1", "Writing"]])
    assert found.tree == ["1 1", "..1.1 Finding", "..1.2 Judging", "2 2", "..2.1 Writing"]
    assert "area_added" in found.codes


def test_codes_inside_titles() -> None:
    found = read_rows([["Competence", "Description"], ["1.1 Finding", "finds"], ["1.2 Judging", "judges"]])
    assert found.tree[1:] == ["..1.1 Finding", "..1.2 Judging"]


def test_a_plain_list_stands_in_one_area() -> None:
    found = read_csv([["Competence"], ["Finding"], ["Judging"]])
    assert found.layout == "list"
    assert found.tree == ["1 grid", "..1.1 Finding", "..1.2 Judging"]


def test_a_sheet_without_headings() -> None:
    found = read_rows(
        [["1", "Media", ""], ["1.1", "Finding", "finds what is wanted"], ["1.2", "Judging", "judges what was found"]]
    )
    assert found.tree == ["1 Media", "..1.1 Finding", "..1.2 Judging"]
    assert found.uses == ["code", "title", "text"]


def test_texts_in_a_second_language() -> None:
    found = read_rows(
        [
            ["Code", "Name", "Name (nl)", "Description", "Description (nl)"],
            ["1", "Media", "Media-nl", "", ""],
            ["1.1", "Finding", "Vinden", "finds", "vindt"],
        ]
    )
    assert found.framework.file.languages == ("en", "nl")
    package = found.seen.reading.package
    assert package is not None
    assert b"vindt" in package.texts["nl"]
    assert b"vindt" not in package.texts["en"]


HEADINGS_IN_LANGUAGES = {
    "fr": ["Domaine", "Numéro", "Compétence", "Description"],
    "es": ["Ámbito", "Código", "Competencia", "Descripción"],
    "de": ["Bereich", "Nr.", "Kompetenz", "Beschreibung"],
    "ru": ["Область", "Код", "Компетенция", "Описание"],
    "zh": ["领域", "编号", "能力", "描述"],
    "ar": ["المجال", "الرمز", "الكفاءة", "الوصف"],
}


@pytest.mark.parametrize("language", HEADINGS_IN_LANGUAGES)
def test_headings_are_known_in_many_languages(language: str) -> None:
    found: Read = read_rows(
        [HEADINGS_IN_LANGUAGES[language], ["M", "1.1", "F", "f"], ["M", "1.2", "J", "j"], ["W", "2.1", "T", "t"]]
    )
    assert found.uses == ["title@1", "code", "title", "text"]
    assert found.tree == ["1 M", "..1.1 F", "..1.2 J", "2 W", "..2.1 T"]
