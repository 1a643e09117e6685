"""`competency-app profile`, through the real entry point."""

from pathlib import Path

import pytest

from competency_app import cli
from competency_app.actions import profiles
from tests.store.samples import digest, filled

Output = pytest.CaptureFixture[str]


def test_make_look_check_back_up_restore(tmp_path: Path, capsys: Output) -> None:
    path, copy = str(tmp_path / "a.competency"), str(tmp_path / "copy.competency")
    assert cli.main(["profile", "create", "--name", "Ada", "--out", path]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert cli.main(["profile", "info", path]) == 0
    assert capsys.readouterr().out.startswith("name: Ada\n")
    assert cli.main(["profile", "check", path]) == 0
    assert "whole" in capsys.readouterr().out
    assert cli.main(["profile", "backup", path, "--out", copy]) == 0
    Path(path).write_bytes(b"")
    assert cli.main(["profile", "restore", copy, "--out", path]) == 0
    assert cli.main(["profile", "check", path]) == 0
    assert {one.name for one in tmp_path.iterdir() if "replaced" not in one.name} == {"a.competency", "copy.competency"}


def test_looking_and_checking_change_no_byte(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.competency")
    before = digest(path)
    assert cli.main(["profile", "info", str(path)]) == 0
    assert cli.main(["profile", "check", str(path)]) == 0
    assert digest(path) == before
    assert profiles.listed() == ()


@pytest.mark.parametrize("verb", ["info", "check"])
def test_a_known_problem_is_one_sentence_and_exit_code_1(tmp_path: Path, verb: str, capsys: Output) -> None:
    path = tmp_path / "letter.competency"
    path.write_text("Dear colleague")
    assert cli.main(["profile", verb, str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "not a profile" in said.err


@pytest.mark.parametrize("page", [2, 5, 10, 12, 20])
def test_hidden_damage_is_found(tmp_path: Path, page: int, capsys: Output) -> None:
    """In a table, in an index, in the list of tables: wherever it lies."""
    path = filled(tmp_path / "a.competency")
    data = bytearray(path.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(data)
    assert cli.main(["profile", "check", str(path)]) == 1
    assert "damaged" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["create", "backup"])
def test_no_file_is_written_over(tmp_path: Path, verb: str, capsys: Output) -> None:
    path = filled(tmp_path / "a.competency")
    before = digest(path)
    arguments = ["--name", "Bo"] if verb == "create" else [str(path)]
    assert cli.main(["profile", verb, *arguments, "--out", str(path)]) == 1
    assert digest(path) == before
    assert "already" in capsys.readouterr().err


def test_wrong_use_is_exit_code_2(capsys: Output) -> None:
    assert cli.main(["profile", "create", "--out", "x"]) == 2
    assert "--name" in capsys.readouterr().err
