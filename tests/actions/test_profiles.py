"""Profiles from making to deleting for good."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from competency_app import logs, profile_list
from competency_app.actions import keeping, profiles
from competency_app.domain.plans import Term
from competency_app.errors import KnownError
from competency_app.paths import backups_dir, profiles_dir
from competency_app.profile_list import ProfileEntry
from competency_app.store.header import SCHEMA

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def noon() -> datetime:
    return NOON


def test_a_new_profile_is_listed_and_its_file_name_tells_nothing() -> None:
    workspace = profiles.create("Ada Lovelace", language="fr", clock=noon)
    assert workspace.path is not None
    owner = profiles.owner(workspace)
    workspace.close()
    assert (owner.name, owner.language) == ("Ada Lovelace", "fr")
    assert workspace.path == profiles_dir() / f"{owner.code}.competency"
    (entry,) = profiles.listed()
    assert (entry.id, entry.name, entry.last_used_week) == (owner.code, "Ada Lovelace", "2026-W36")


def test_two_profiles_of_one_name_are_two() -> None:
    for _ in range(2):
        profiles.create("Ada").close()
    assert len({entry.id for entry in profiles.listed()}) == 2


@pytest.mark.parametrize("name", ["", "  \n "])
def test_a_profile_needs_a_name(name: str) -> None:
    with pytest.raises(KnownError) as caught:
        profiles.create(name)
    assert caught.value.code == "no_name"
    assert list(profiles_dir().iterdir()) == []


def test_a_file_of_ones_choice_is_not_listed_until_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "stick" / "mine.competency"
    profiles.create_at(path, "Ada").close()
    assert profiles.listed() == ()
    profiles.open(path, read_only=True).close()
    assert profiles.listed() == ()
    profiles.open(path).close()
    assert [entry.path for entry in profiles.listed()] == [str(path)]


def test_a_guest_leaves_nothing(tmp_path: Path) -> None:
    workspace = profiles.guest()
    assert workspace.path is None
    assert profiles.owner(workspace).name == "Guest"
    with pytest.raises(KnownError) as caught:
        keeping.backup_now(workspace)
    assert caught.value.code == "guest"
    assert workspace.close() is None
    assert profiles.listed() == ()
    assert list(profiles_dir().iterdir()) == []


def test_the_example_is_there_at_once_and_gone_at_once() -> None:
    workspace = profiles.example(clock=noon)
    assert workspace.today() == NOON.astimezone().date()
    workspace.close()
    (entry,) = profiles.listed()
    assert entry.example
    assert entry.name.startswith("Example")
    found = profiles.inspect(Path(entry.path))
    assert found.contents.finished_rounds == 2
    assert found.contents.goals > 0
    profiles.delete_for_good(entry)
    assert profiles.listed() == ()
    assert list(profiles_dir().iterdir()) == []


def test_the_owner_changes_and_comes_back() -> None:
    workspace = profiles.create("Ada")
    before = profiles.owner(workspace)
    terms = (Term("Autumn", date(2026, 9, 1), date(2026, 12, 18), 3.0),)
    changes = profiles.set_owner(workspace, replace(before, name=" Ada  L. ", code="forged", terms=terms))
    assert profiles.owner(workspace) == replace(before, name="Ada L.", terms=terms)
    assert profiles.listed()[0].name == "Ada L."
    assert changes.owner
    assert changes.profiles
    assert changes.undo is not None
    changes.undo(workspace)
    assert profiles.owner(workspace) == before
    assert profiles.listed()[0].name == "Ada"
    profiles.rename(workspace, "Grace")
    assert profiles.owner(workspace) == replace(before, name="Grace")
    workspace.close()


def test_a_profile_is_hidden_forgotten_and_shown_again() -> None:
    workspace = profiles.create("Ada")
    (entry,) = profiles.listed()
    for verb in (profiles.hide, profiles.forget):
        changes = verb(entry)
        assert profiles.listed() == ()
        assert changes.undo is not None
        changes.undo(workspace)
        assert profiles.listed() == (entry,)
    workspace.close()


def test_a_moved_file_is_found_again(tmp_path: Path) -> None:
    workspace = profiles.create("Ada")
    assert workspace.path is not None
    workspace.close()
    (entry,) = profiles.listed()
    there = tmp_path / "there.competency"
    workspace.path.rename(there)
    with pytest.raises(KnownError) as caught:
        profiles.open(Path(entry.path))
    assert caught.value.code == "missing"
    profiles.moved(entry, there)
    profiles.open(Path(profiles.listed()[0].path)).close()


def test_refusals_are_logged_without_the_name_of_the_file(tmp_path: Path) -> None:
    log = logs.start()
    try:
        (tmp_path / "Ada Lovelace.competency").touch()
        with pytest.raises(KnownError):
            profiles.open(tmp_path / "Ada Lovelace.competency")
        text = log.read_text(encoding="utf-8")
    finally:
        logs.stop()
    assert "refused profile: zero_bytes" in text
    assert "Lovelace" not in text


def test_inspecting_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.competency"
    profiles.create_at(path, "Ada").close(keep_backup=False)
    before = path.read_bytes()
    found = profiles.inspect(path)
    assert (found.owner.name, found.schema, found.contents.rounds, found.frameworks) == ("Ada", SCHEMA, 0, ())
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_deleting_for_good_leaves_nothing_of_the_person() -> None:
    workspace = profiles.create("Ada")
    other = profiles.create("Bo")
    other.close()
    assert workspace.path is not None
    profiles.rename(workspace, "Ada Lovelace")
    keeping.backup_now(workspace)
    entry = next(one for one in profiles.listed() if one.name == "Ada Lovelace")
    with pytest.raises(KnownError) as caught:
        profiles.delete_for_good(entry)
    assert caught.value.code == "locked"
    workspace.close()
    keeping.restore_newest(workspace.path)
    changes = profiles.delete_for_good(entry)
    assert changes.profiles
    assert changes.undo is None
    assert "2 backups" in changes.said
    home = profiles_dir().parent
    left = [one for one in home.rglob("*") if one.is_file() and b"Lovelace" in one.read_bytes()]
    assert left == []
    assert [one.name for one in profiles.listed()] == ["Bo"]
    assert [one.name for one in profiles_dir().iterdir()] == [f"{profiles.listed()[0].id}.competency"]


def test_deleting_a_profile_whose_file_is_gone_or_not_ours(tmp_path: Path) -> None:
    foreign = tmp_path / "letter.txt"
    foreign.write_text("not ours")
    for entry in (ProfileEntry("1", str(tmp_path / "gone"), "A"), ProfileEntry("2", str(foreign), "B")):
        profile_list.add(entry)
        profiles.delete_for_good(entry)
    assert foreign.read_text() == "not ours"
    assert profiles.listed() == ()
    assert list(backups_dir().iterdir()) == []


def test_a_full_disk_keeps_nobody_from_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.competency"
    profiles.create_at(path, "Ada").close()

    def full(*_: object) -> None:
        raise KnownError("disk_full", "full")

    monkeypatch.setattr(profile_list, "touch", full)
    profiles.open(path).close()
