"""The task runner: what it says when something is missing, and when set-up has to run again."""

import os
from pathlib import Path

import pytest

import dev


@pytest.fixture
def as_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a Debian-like system without being root, and start no command."""
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("subprocess.run", lambda *_args, **_options: pytest.fail("a command was started"))


@pytest.mark.usefixtures("as_user")
def test_missing_system_packages_are_named_with_the_exact_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.install_system_packages(["libegl1", "libgl1"], "Some libraries are missing.") == 1
    said = capsys.readouterr().err
    assert "sudo apt-get install --yes --no-install-recommends libegl1 libgl1" in said


@pytest.mark.usefixtures("as_user")
def test_missing_libraries_alone_do_not_stop_the_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "LIBRARIES", {"libnot-there.so.9": "libnot-there9"})
    assert dev.check_libraries() == 0


def test_another_system_is_told_what_to_look_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert dev.install_system_packages(["libegl1"], "Missing.") == 1
    assert "libegl1" in capsys.readouterr().err


def test_set_up_runs_again_when_an_input_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in dev.INPUTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    before = dev.fingerprint()
    assert dev.fingerprint() == before
    (tmp_path / dev.INPUTS[0]).write_text("two")
    assert dev.fingerprint() != before


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("no-such-task",), 2), (("help",), 0)])
def test_tasks_are_listed_when_none_is_named(
    arguments: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == code
    assert "screens" in capsys.readouterr().out


def test_a_display_is_looked_for_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not dev.has_display()
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.has_display()


def test_without_a_display_the_tour_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[str] = []
    monkeypatch.setattr(dev, "has_display", lambda: False)
    monkeypatch.setattr(dev, "module", started.append)
    dev.run(())
    assert started == ["competency_app tour --out tour-output"]
    assert "no display" in capsys.readouterr().out


def test_every_step_of_ci_is_the_developers_own() -> None:
    assert "dev.py test" in (dev.ROOT / ".ci" / "run").read_text("utf-8")
