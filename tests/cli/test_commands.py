"""The contract of the headless commands: help, exit codes, what is printed where, what other programs read."""

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from competency_app import cli
from competency_app.actions import assessing, frameworks, profiles
from competency_app.cli.options import clock_for

Output = pytest.CaptureFixture[str]
FIXTURES = Path(__file__).parents[1] / "fixtures" / "frameworks"
COMMANDS = [
    "tour",
    "framework list",
    "framework show",
    "framework check",
    "framework import",
    "framework export",
    "framework texts export",
    "framework texts import",
    "profile create",
    "profile info",
    "profile check",
    "profile backup",
    "profile restore",
    "assess",
    "result",
    "report",
]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "ada.competency"
    profiles.create_at(path, "Ada", language="en").close(keep_backup=False)
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    rows = [
        "code,level,reason,barrier,note",
        "1.1,A2",
        "1.2,B1,,time,often",
        "1.3,,cannot_judge",
        "1.4,,not_applicable",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def assess(profile: Path, answers: Path, *more: str) -> int:
    arguments = ["assess", "--profile", str(profile), "--framework", "digcompedu", "--answers", str(answers)]
    return cli.main([*arguments, *more])


def tiny_structure() -> dict[str, Any]:
    structure: dict[str, Any] = json.loads((FIXTURES / "tiny" / "framework.json").read_text("utf-8"))
    return structure


def framework_folder(folder: Path, structure: dict[str, Any]) -> Path:
    """The framework `tiny` with another structure."""
    folder.mkdir()
    (folder / "framework.json").write_text(json.dumps(structure), encoding="utf-8")
    (folder / "text.en.json").write_bytes((FIXTURES / "tiny" / "text.en.json").read_bytes())
    return folder


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(command: str, capsys: Output) -> None:
    assert cli.main([*command.split(), "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: competency-app {command}".rstrip())


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "framework list"])
def test_a_command_without_what_it_needs_is_wrong_use(command: str, capsys: Output) -> None:
    assert cli.main(command.split()) == 2
    assert capsys.readouterr().err.startswith(f"Usage: competency-app {command} ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["result", "--profile", "x.competency", "--round", "first"],
        ["report", "poster", "--profile", "x.competency", "--out", "x.pdf"],
        ["report", "plan", "--profile", "x.competency", "--out", "x.txt"],
        ["report", "plan", "--profile", "x.competency", "--out", "x.pdf", "--paper", "A3"],
        ["tour", "--out", "x", "--date", "12.11.2026"],
    ],
)
def test_wrong_use_is_exit_code_2(arguments: list[str], capsys: Output) -> None:
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err.startswith("Usage: ")


def test_answers_become_a_finished_round_of_that_day(profile: Path, answers: Path, capsys: Output) -> None:
    assert assess(profile, answers, "--date", "2026-03-14", "--finish") == 0
    assert assess(profile, answers, "--date", "2026-09-14") == 0
    assert capsys.readouterr().out == "1\n2\n"
    workspace = profiles.open(profile, read_only=True)
    first, second = assessing.rounds(workspace)
    workspace.close()
    assert (first.on, first.is_finished) == (date(2026, 3, 14), True)
    assert (second.on, second.is_finished) == (date(2026, 9, 14), False)


def test_the_result_as_json_has_the_promised_keys(profile: Path, answers: Path, capsys: Output) -> None:
    assess(profile, answers, "--date", "2026-03-14")
    capsys.readouterr()
    assert cli.main(["result", "--profile", str(profile), "--round", "1", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert len(data.pop("fingerprint")) == 64
    areas, competences = data.pop("areas"), data.pop("competences")
    assert data == {
        "framework": "digcompedu",
        "version": "2017.1",
        "round": 1,
        "date": "2026-03-14",
        "rule": "median-of-chosen",
        "answered": 4,
        "applicable": 21,
    }
    assert competences[1:3] == [
        {"key": "1.2", "code": "1.2", "level": "B1", "reason": None},
        {"key": "1.3", "code": "1.3", "level": None, "reason": "cannot_judge"},
    ]
    assert areas[0] == {"key": "1", "low": "A2", "median": "A2-B1", "high": "B1", "answered": 2, "status": "ok"}
    assert areas[1] == {
        "key": "2", "low": None, "median": None, "high": None, "answered": 0, "status": "not_enough"
    }  # fmt: skip


def test_the_newest_round_is_shown_without_a_number(profile: Path, answers: Path, capsys: Output) -> None:
    assess(profile, answers, "--date", "2026-03-14")
    assess(profile, answers, "--date", "2026-09-14")
    capsys.readouterr()
    assert cli.main(["result", "--profile", str(profile)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("DigCompEdu 2017.1, 14 September 2026\n")
    assert "I cannot judge this yet" in out


def test_levels_are_called_by_their_words(profile: Path, tmp_path: Path, capsys: Output) -> None:
    assert cli.main(["framework", "import", str(FIXTURES / "tiny-frequency"), "--profile", str(profile)]) == 0
    workspace = profiles.open(profile, read_only=True)
    framework = frameworks.find(workspace, "tiny-frequency")
    node, level = framework.assessable[0].key, framework.asking_scale.levels[0].key
    label = frameworks.texts(workspace, framework, "en").level(framework.file.asking_scale, level).label
    workspace.close()
    answers = tmp_path / "one.csv"
    answers.write_text(f"key,level\n{node},{level}\n", encoding="utf-8")
    arguments = ["--profile", str(profile), "--framework", "tiny-frequency", "--answers", str(answers)]
    assert cli.main(["assess", *arguments]) == 0
    capsys.readouterr()
    assert cli.main(["result", "--profile", str(profile)]) == 0
    assert f"“{label}”" in capsys.readouterr().out


@pytest.mark.parametrize(("round_numbers", "said"), [((), "no round yet"), ((1,), "Its rounds are: 1.")])
def test_a_round_that_is_not_there(
    profile: Path, answers: Path, round_numbers: tuple[int, ...], said: str, capsys: Output
) -> None:
    for _number in round_numbers:
        assess(profile, answers)
    capsys.readouterr()
    for command in (["result"], ["report", "plan", "--out", str(profile.with_name("plan.pdf"))]):
        assert cli.main([*command, "--profile", str(profile), "--round", "7"]) == 1
        output = capsys.readouterr()
        assert (output.out, len(output.err.splitlines())) == ("", 1)
        assert said in output.err
    assert not profile.with_name("plan.pdf").exists()


def test_an_ambiguous_code_records_nothing(profile: Path, tmp_path: Path, capsys: Output) -> None:
    structure = tiny_structure()
    twins = [node for node in structure["nodes"] if node.get("assessable")][:2]
    for node in twins:
        node["code"] = "T"
    folder = framework_folder(tmp_path / "twins", structure)
    assert cli.main(["framework", "import", str(folder), "--profile", str(profile)]) == 0
    answers = tmp_path / "answers.csv"
    arguments = ["assess", "--profile", str(profile), "--framework", "tiny", "--answers", str(answers)]
    answers.write_text("code,level\nT,L1\n", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(arguments) == 1
    assert capsys.readouterr().err.startswith("Line 2: “T” names 2 competences.")
    assert cli.main(["result", "--profile", str(profile)]) == 1
    answers.write_text(f"key,level\n{twins[1]['key']},L1\n", encoding="utf-8")
    assert cli.main(arguments) == 0


@pytest.mark.parametrize(
    ("framework_id", "profile_name"), [("nope", "ada.competency"), ("digcompedu", "nobody.competency")]
)
def test_what_is_not_there_is_exit_code_1(
    profile: Path, answers: Path, framework_id: str, profile_name: str, capsys: Output
) -> None:
    path = profile.with_name(profile_name)
    arguments = ["--profile", str(path), "--framework", framework_id, "--answers", str(answers)]
    assert cli.main(["assess", *arguments]) == 1
    output = capsys.readouterr()
    assert (output.out, len(output.err.splitlines())) == ("", 1)


@pytest.mark.parametrize(("kind", "suffix"), [("profile", "html"), ("plan", "html"), ("profile", "pdf")])
def test_a_report_names_the_file_it_wrote(profile: Path, answers: Path, kind: str, suffix: str, capsys: Output) -> None:
    assess(profile, answers)
    capsys.readouterr()
    out = profile.with_name(f"report.{suffix}")
    assert cli.main(["report", kind, "--profile", str(profile), "--out", str(out), "--paper", "Letter"]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert out.read_bytes().startswith(b"%PDF" if suffix == "pdf" else b"<!doctype html>")


def test_reading_commands_work_beside_an_open_window(profile: Path, answers: Path, capsys: Output) -> None:
    assess(profile, answers)
    window = profiles.open(profile)
    capsys.readouterr()
    try:
        assert cli.main(["result", "--profile", str(profile)]) == 0
        assert assess(profile, answers) == 1
        assert "already open" in capsys.readouterr().err
    finally:
        window.close()


def test_the_tour_takes_a_framework_from_a_profile_and_only_reads_it(
    profile: Path, tmp_path: Path, capsys: Output
) -> None:
    cli.main(["framework", "import", str(FIXTURES / "tiny-mastery"), "--profile", str(profile)])
    before = profile.read_bytes()
    capsys.readouterr()
    arguments = ["--framework", "tiny-mastery", "--profile", str(profile), "--date", "2026-11-12"]
    assert cli.main(["tour", "--out", str(tmp_path / "tour"), *arguments]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert all(path.stat().st_size > 0 for path in written)
    assert {path.suffix for path in written} == {".pdf", ".html", ".png", ".ics", ".competency"}
    assert profile.read_bytes() == before


def test_a_tour_through_a_single_competence(profile: Path, tmp_path: Path, capsys: Output) -> None:
    structure = tiny_structure()
    area, only = structure["nodes"][:2]
    structure |= {"nodes": [area, only], "short_form": [only["key"]]}
    folder = framework_folder(tmp_path / "single", structure)
    assert cli.main(["framework", "import", str(folder), "--profile", str(profile)]) == 0
    capsys.readouterr()
    arguments = ["tour", "--out", str(tmp_path / "tour"), "--framework", "tiny", "--profile", str(profile)]
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("sample.competency")


def test_the_tour_never_replaces_the_profile_it_reads(profile: Path, tmp_path: Path, capsys: Output) -> None:
    own = profile.rename(tmp_path / "sample.competency")
    before = own.read_bytes()
    assert cli.main(["tour", "--out", str(tmp_path), "--profile", str(own)]) == 1
    assert "already" in capsys.readouterr().err
    assert own.read_bytes() == before


def test_a_tour_to_a_place_that_cannot_be_a_folder(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert cli.main(["tour", "--out", str(tmp_path / "file" / "tour")]) == 1
    assert "cannot be made here" in capsys.readouterr().err


@pytest.fixture
def _auckland(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change the time zone of a process")
@pytest.mark.usefixtures("_auckland")
def test_a_day_is_that_day_also_where_utc_is_behind() -> None:
    assert clock_for(date(2026, 1, 5))().astimezone().date() == date(2026, 1, 5)
