"""Preferences, the list of profiles and the log: small files that survive damage and keep what they do not know."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competency_app import logs, preferences, profile_list
from competency_app.errors import KnownError
from competency_app.paths import logs_dir, preferences_dir
from competency_app.preferences import Preferences
from competency_app.profile_list import ProfileEntry

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
BROKEN = ["", "{", "[]", "null", '"text"', "\x00", '{"theme":', "[" * 100_000]


def write(name: str, content: str) -> Path:
    path = preferences_dir() / name
    path.write_text(content, encoding="utf-8")
    return path


# ------------------------------------------------------------------------------------------------ preferences


def test_choices_come_back() -> None:
    assert preferences.load() == Preferences()
    chosen = Preferences("ar", "fr", "dark", 150, digit_keys=False, auto_continue=True, purpose="grow", lock_minutes=0)
    preferences.save(chosen)
    assert preferences.load() == chosen


def test_what_a_newer_version_chose_is_kept() -> None:
    path = write("preferences.json", '{"theme": "dark", "font": {"name": "Large"}}')
    preferences.save(replace(preferences.load(), text_size=120))
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["font"] == {"name": "Large"}
    assert (stored["theme"], stored["text_size"]) == ("dark", 120)


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "pink"), ("text_size", 5000), ("text_size", True), ("text_size", "100"), ("lock_minutes", -1),
     ("digit_keys", 1), ("language", None), ("backup_folder", "x" * 5000)],
)  # fmt: skip
def test_a_bad_value_is_replaced_and_the_others_stay(name: str, value: object) -> None:
    write("preferences.json", json.dumps({"purpose": "grow", name: value}))
    found = preferences.load()
    assert getattr(found, name) == getattr(Preferences(), name)
    assert found.purpose == "grow"


@pytest.mark.parametrize("content", BROKEN)
def test_damaged_small_files_are_as_if_new(content: str) -> None:
    write("preferences.json", content)
    write("profiles.json", content)
    assert preferences.load() == Preferences()
    assert profile_list.load() == ()
    preferences.save(Preferences(theme="dark"))
    profile_list.add(ProfileEntry("1", "/a", "Ada"))
    assert preferences.load().theme == "dark"
    assert profile_list.load()[0].name == "Ada"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.dictionaries(st.sampled_from([*Preferences.__slots__, "other"]), JSON), st.lists(JSON, max_size=4))
def test_no_content_stops_the_start(stored: dict[str, object], profiles: list[object]) -> None:
    write("preferences.json", json.dumps(stored))
    write("profiles.json", json.dumps({"profiles": profiles}))
    found = preferences.load()
    assert found.theme in preferences.THEMES
    assert found.text_size in preferences.TEXT_SIZES
    assert all(isinstance(entry.path, str) for entry in profile_list.load())


def test_small_files_are_for_the_owner_of_the_account() -> None:
    preferences.save(Preferences())
    profile_list.add(ProfileEntry("1", "/a", "Ada"))
    for path in preferences_dir().iterdir():
        assert path.stat().st_mode & 0o077 == 0
    assert preferences_dir().stat().st_mode & 0o077 == 0


def test_a_full_disk_keeps_the_former_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    preferences.save(Preferences(theme="dark"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(KnownError) as caught:
        preferences.save(Preferences(theme="light"))
    assert caught.value.code == "disk_full"
    assert preferences.load().theme == "dark"
    assert [one.name for one in preferences_dir().iterdir()] == ["preferences.json"]


# ------------------------------------------------------------------------------------------------ list of profiles


def test_profiles_are_added_renamed_hidden_and_forgotten(tmp_path: Path) -> None:
    ada = profile_list.touch("1", tmp_path / "a", "Ada", date(2026, 11, 22))
    bo = profile_list.touch("2", tmp_path / "b", "Bo", date(2027, 1, 2))
    assert (ada.last_used_week, bo.last_used_week) == ("2026-W47", "2026-W53")
    assert ada.colour != bo.colour
    profile_list.rename("1", "Ada L.")
    profile_list.hide("2")
    assert profile_list.load() == (replace(ada, name="Ada L."), replace(bo, listed=False))
    profile_list.touch("2", tmp_path / "moved", "Bo", date(2027, 1, 3))
    assert profile_list.find("2") == replace(bo, listed=False, path=str((tmp_path / "moved").resolve()))
    profile_list.forget("1")
    profile_list.rename("1", "Nobody")
    assert [entry.id for entry in profile_list.load()] == ["2"]


def test_what_a_newer_version_wrote_of_a_profile_is_kept() -> None:
    path = write(
        "profiles.json", '{"format": 3, "profiles": [{"id": "1", "path": "/a", "badge": "star", "locked": "x"}]}'
    )
    profile_list.rename("1", "Ada")
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["format"] == 3
    assert stored["profiles"][0]["badge"] == "star"
    assert stored["profiles"][0]["name"] == "Ada"
    assert profile_list.load() == (ProfileEntry("1", "/a", "Ada", locked=False),)


def test_the_start_page_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from competency_app import logs, preferences, profile_list\n"
        "logs.start(); preferences.load(); profile_list.load()\n"
        "heavy = {'sqlalchemy', 'alembic', 'msgspec', 'numpy', 'sqlite3', 'sqlcipher3', 'babel'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# ------------------------------------------------------------------------------------------------ log


@pytest.fixture
def log() -> Iterator[Path]:
    path = logs.start()
    assert path.parent == logs_dir()
    yield path
    logs.stop()


def test_refusals_are_noted_by_code(log: Path) -> None:
    logs.refused("damaged", "profile")
    assert log.read_text(encoding="utf-8").endswith("competency_app.refusals: refused profile: damaged\n")


def test_the_log_keeps_no_words_of_a_person(log: Path) -> None:
    def fails(name: str = "Ada " + "Love" + "lace") -> None:
        raise KnownError("locked", name)

    try:
        fails()
    except KnownError:
        logging.getLogger("competency_app.somewhere").exception("could not open round 3 in %s", Path.home() / "x")
    text = log.read_text(encoding="utf-8")
    assert "Lovelace" not in text
    assert str(Path.home()) not in text
    assert "round 3 in ~" in text
    assert "in fails" in text, "where it happened is kept"
    assert "KnownError locked" in text


def test_starting_the_log_twice_writes_each_line_once(log: Path) -> None:
    logs.start()
    logging.getLogger("competency_app").info("once")
    assert log.read_text(encoding="utf-8").count("once") == 1
