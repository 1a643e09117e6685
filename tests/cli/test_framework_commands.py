"""`competency-app framework …`, as typed, with its exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from competency_app import cli
from competency_app.actions import profiles
from tests.catalog.editing import edited, put

FIXTURES = Path(__file__).parents[1] / "fixtures"
TINY = str(FIXTURES / "frameworks" / "tiny")
MATRIX = FIXTURES / "matrix"


@pytest.fixture
def profile(tmp_path: Path) -> str:
    ws = profiles.create("Ada", folder=tmp_path)
    assert ws.path is not None
    ws.close()
    return str(ws.path)


def test_list_shows_what_the_program_brings(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["framework", "list"]) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if one.startswith("digcompedu\t")]
    key, version, size, languages, title = line.split("\t")
    assert (key, version, size, title) == ("digcompedu", "2017.1", "6/22/6", "DigCompEdu")
    assert languages.startswith("en 100 %")


def test_show_prints_the_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["framework", "show", "digcompedu"]) == 0
    out = capsys.readouterr().out
    assert "A1 < A2 < B1 < B2 < C1 < C2" in out
    assert "  1.1  Organisational communication\n" in out


def test_check_is_silent_about_a_sound_framework(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["framework", "check", TINY]) == 0
    assert capsys.readouterr().out == "Nothing to report.\n"


def test_check_ends_with_one_when_there_are_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["framework", "check", str(MATRIX / "missing-colon.matrix")]) == 1
    output = capsys.readouterr()
    assert output.out.startswith("error: 3:19: Line 3, column 19: a colon is missing")
    assert output.err == "One error was found.\n"


def test_check_ends_with_zero_when_there_are_only_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["framework", "check", str(MATRIX / "repeated-name.matrix")]) == 0
    assert "warning: 54: Line 54:" in capsys.readouterr().out


def test_import_list_and_export_through_a_profile(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["framework", "import", str(MATRIX / "good.matrix"), "--profile", profile, "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("choir-leading-2.0\t")
    assert cli.main(["framework", "list", "--profile", profile]) == 0
    assert "choir-leading-2.0\t" in capsys.readouterr().out
    out = tmp_path / "choir.framework.zip"
    command = ["framework", "export", "choir-leading-2.0", "--format", "package", "--out", str(out)]
    assert cli.main([*command, "--profile", profile]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert cli.main(["framework", "check", str(out)]) == 0


def test_import_as_a_version_of_another_framework(profile: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["framework", "import", str(MATRIX / "good.matrix"), "--profile", profile, "--as", "choir"]
    assert cli.main(command) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("choir\t")


def test_import_says_what_there_is_to_choose(profile: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["framework", "import", str(FIXTURES / "digcomp3" / "good.jsonld"), "--profile", profile]
    assert cli.main(command) == 0
    output = capsys.readouterr()
    said = "info: How many levels teachers choose from: Four levels, each with outcomes of its own (--levels 4)\n"
    assert said in output.err
    assert output.out.splitlines()[-1].startswith("digcomp-3.0-4-levels\t")
    assert cli.main([*command, "--levels", "8"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("digcomp-3.0-8-levels\t")
    assert cli.main([*command, "--levels", "5"]) == 2


def test_export_to_mahara_maps_levels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "d.matrix"
    command = ["framework", "export", "digcompedu", "--format", "mahara", "--out", str(out)]
    assert cli.main([*command, "--status", "A1=begun", "--status", "B2=completed"]) == 0
    assert "“begun” stands for: A1 Newcomer." in capsys.readouterr().err
    assert '"completed": "B2 Expert / C1 Leader / C2 Pioneer"' in out.read_text("utf-8")
    assert cli.main([*command, "--status", "A1"]) == 2


def test_import_of_a_broken_file_says_one_sentence(profile: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["framework", "import", str(MATRIX / "missing-colon.matrix"), "--profile", profile]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1
    assert output.err.startswith("Line 3, column 19:")


def test_export_to_moodle_says_what_has_no_place_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "d.csv"
    command = ["framework", "export", "digcompedu", "--format", "moodle", "--out", str(out)]
    assert cli.main(command) == 0
    output = capsys.readouterr()
    assert output.out == f"{out}\n"
    assert "warning: What the levels mean is not in the file: 132 texts were left out.\n" in output.err
    assert cli.main([*command, "--with-levels", "--language", "xx"]) == 0
    output = capsys.readouterr()
    assert "What the levels mean" not in output.err
    assert output.err.startswith("info: The framework has no words in “xx”; those in “en” were written.\n")
    assert cli.main(["framework", "check", str(out)]) == 0


def test_a_table_is_imported_with_what_was_assumed(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "grid.csv"
    table.write_text("Area;Skill;Remark\nMedia;Finding;what is wanted\n;Judging;what was found\n", "utf-8")
    command = ["framework", "import", str(table), "--profile", profile, "--language", "en"]
    assert cli.main(command) == 0
    output = capsys.readouterr()
    assert "info: Column B (“Skill”) is taken as the title.\n" in output.err
    assert output.out.splitlines()[-1].startswith("grid\t")
    assert cli.main([*command, "--map", "title=C", "--map", "text=B", "--layout", "ancestors", "--as", "other"]) == 0
    assert "info: Column C (“Remark”) is taken as the title.\n" in capsys.readouterr().err
    assert cli.main(["framework", "show", "other", "--profile", profile]) == 0
    assert capsys.readouterr().out.endswith("1  Media\n  1.1  what is wanted\n  1.2  what was found\n")


@pytest.mark.parametrize("maps", ["nonsense=A", "title", "title=", "title@x=A"])
def test_a_mapping_that_means_nothing_is_a_question_of_usage(
    profile: str, maps: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["framework", "import", TINY, "--profile", profile, "--map", maps]) == 2
    assert "ROLE=COLUMN" in capsys.readouterr().err


def test_the_template_is_written_and_imported_as_it_is(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "template.xlsx"
    assert cli.main(["framework", "template", "--out", str(out), "--language", "fr"]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert cli.main(["framework", "import", str(out), "--profile", profile]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("\t1")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "nope"], 1),
        (["export", "nope", "--out", "x"], 1),
        (["import", TINY], 2),
        (["export", "digcompedu"], 2),
        (["export", "digcompedu", "--format", "pdf", "--out", "x"], 2),
        (["nonsense"], 2),
        (["--help"], 0),
        (["import", "--help"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["framework", *arguments]) == code
    output = capsys.readouterr()
    assert (output.out if code == 0 else output.err).strip()


def test_listing_frameworks_loads_neither_window_nor_store() -> None:
    """A list without a profile is quick and works where Qt is missing."""
    script = (
        "import sys; from competency_app import cli; code = cli.main(['framework', 'list']);"
        "loaded = {name.partition('.')[0] for name in sys.modules};"
        "print(code, sorted(loaded & {'PySide6', 'reportlab', 'pyqtgraph', 'numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


def test_texts_go_out_and_come_back_as_a_language(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "fr.csv"
    assert cli.main(["framework", "texts", "export", "digcompedu", "--language", "de", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    out.write_text("context,source,target\n1.title,Professional Engagement,Berufliches\n9.title,x,y\n", "utf-8")
    command = ["framework", "texts", "import", str(out), "--profile", profile]
    assert cli.main([*command, "--framework", "digcompedu", "--language", "de"]) == 0
    output = capsys.readouterr()
    assert "no text named “9.title”" in output.err
    assert output.out.splitlines()[-1] == "digcompedu\t2017.1\tde 0 %"
    assert cli.main(["framework", "list", "--profile", profile]) == 0
    assert "de 0 %" in capsys.readouterr().out
    assert cli.main(["framework", "show", "digcompedu", "--language", "de", "--profile", profile]) == 0
    assert "1  Berufliches\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "language", "said"),
    [
        ("a,b\n1,2\n", "de", "fr.csv has no columns “context” and “target”"),
        ("context,target\n1.title,x\n", "en", "The framework was written in English"),
        ("context,target\n1.title,x\n", "d", "“d” is no language code"),
    ],
)
def test_texts_that_cannot_be_used_are_one_sentence_and_nothing_changes(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, language: str, said: str
) -> None:
    before = Path(profile).read_bytes()
    path = tmp_path / "fr.csv"
    path.write_text(content, "utf-8")
    command = ["framework", "texts", "import", str(path), "--profile", profile]
    assert cli.main([*command, "--framework", "digcompedu", "--language", language]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(said)
    assert len(output.err.splitlines()) == 1
    assert Path(profile).read_bytes() == before


def test_a_newer_version_says_on_stderr_what_it_changes(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["framework", "import", TINY, "--profile", profile]) == 0
    assert "Compared with" not in capsys.readouterr().err
    newer = edited(put("version", value="9.0"), put("nodes", "a.1", "title", value="Sowing seeds"))
    (tmp_path / "framework.json").write_bytes(newer.structure)
    (tmp_path / "text.en.json").write_bytes(newer.texts["en"])
    assert cli.main(["framework", "import", str(tmp_path), "--profile", profile]) == 0
    output = capsys.readouterr()
    assert "Compared with version 1.0.\nOther words: 1\n  A.1 Sowing seeds: title\n" in output.err
    assert output.out.splitlines()[-1] == "tiny\t9.0"
