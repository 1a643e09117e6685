"""Answers from a CSV file: each mistake is named with its line, and then nothing is recorded."""

from pathlib import Path

import pytest

from competency_app.actions import answer_sheets, assessing
from competency_app.domain.answers import Barrier, Reason
from competency_app.errors import KnownError
from competency_app.workspace import Workspace


def sheet_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "answers.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_rows_become_answers(workspace: Workspace, tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "code,level,reason,barrier,note\n1.1,B1,,,fine\n1.2,,cannot_judge,network,\n".replace(",", delimiter)
    rows = answer_sheets.read(sheet_file(tmp_path, text, encoding))
    round_id = answer_sheets.record(workspace, "digcompedu", rows)
    answers = assessing.sheet(workspace, round_id).answers
    assert (answers["1.1"].level, answers["1.1"].note) == ("B1", "fine")
    assert (answers["1.2"].reason, answers["1.2"].barrier) == (Reason.CANNOT_JUDGE, Barrier.NETWORK)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code,grade\n1.1,B1\n", "“level”"),
        ("level\nB1\n", "“code”"),
        ("code,level\n9.9,B1\n", "Line 2: “9.9”"),
        ("code,level\n1.1,B1\n1.2,Z\n", "Line 3: “Z”"),
        ("code,level,reason\n1.1,,lazy\n", "“lazy” is no reason"),
        ("code,level,barrier\n1.1,B1,weather\n", "“weather” is no barrier"),
        ("code,level,reason\n1.1,B1,cannot_judge\n", "Line 2 has a level and a reason"),
        ("x" * 200_000, "Line 1 is not CSV"),
    ],
)
def test_a_mistake_is_named_and_nothing_recorded(workspace: Workspace, tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(KnownError) as problem:
        answer_sheets.record(workspace, "digcompedu", answer_sheets.read(sheet_file(tmp_path, text)))
    assert words in problem.value.message
    assert assessing.rounds(workspace) == ()


def test_empty_rows_and_a_repeated_column_move_nothing(workspace: Workspace, tmp_path: Path) -> None:
    text = "code,level,note,note,reason\n1.1,B1,old,new\n,,,,\n1.2,,,,cannot_judge\n\n"
    round_id = answer_sheets.record(workspace, "digcompedu", answer_sheets.read(sheet_file(tmp_path, text)))
    answers = assessing.sheet(workspace, round_id).answers
    assert (answers["1.1"].note, answers["1.2"].reason) == ("new", Reason.CANNOT_JUDGE)


def test_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as problem:
        answer_sheets.read(sheet_file(tmp_path, "code,level,note\n1.1,B1,Prüfung\n", "latin-1"))
    assert problem.value.code == "bad_csv"
