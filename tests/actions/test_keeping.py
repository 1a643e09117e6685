"""Backups, restoring and the export of everything, as the pages use them."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from competency_app import preferences
from competency_app.actions import keeping, profiles
from competency_app.domain.answers import Answer
from competency_app.domain.plans import Goal, GoalId
from competency_app.errors import KnownError
from competency_app.preferences import Preferences
from competency_app.store import evidence, plans, rounds
from competency_app.workspace import Workspace
from tests.store.samples import NOON, add_round
from tests.store.test_queries import SHOWN


@pytest.fixture
def workspace() -> Workspace:
    return profiles.create("Ada", clock=lambda: NOON)


def _stopped(moment: datetime) -> datetime:
    return moment


def answered(path: Path) -> int:
    workspace = profiles.open(path)
    with workspace.read() as session:
        count = rounds.sheet(session, 1).answered_count
    workspace.close(keep_backup=False)
    return count


def test_backup_and_restore_as_two_buttons(workspace: Workspace) -> None:
    path = workspace.path
    assert path is not None
    round_id = add_round(workspace, answers=5)
    copy = keeping.backup_now(workspace)
    with workspace.begin() as session:
        rounds.drop_answer(session, round_id, "n0")
    assert [one.path for one in keeping.backups(workspace)] == [copy]
    with pytest.raises(KnownError) as caught:
        keeping.restore(copy, path)
    assert caught.value.code == "locked"
    workspace.close(keep_backup=False)
    keeping.restore(copy, path, clock=lambda: NOON)
    assert answered(path) == 5
    aside = path.with_name(f"{path.stem}.replaced-20260901-120000.competency")
    assert answered(aside) == 4, "what was there is kept"


def test_a_backup_to_a_place_of_ones_choice(workspace: Workspace, tmp_path: Path) -> None:
    add_round(workspace, answers=2)
    out = keeping.backup_now(workspace, tmp_path / "stick.competency")
    workspace.close(keep_backup=False)
    assert answered(out) == 2


def test_a_second_backup_goes_where_the_owner_wants_it(workspace: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    preferences.save(Preferences(backup_folder=str(stick)))
    add_round(workspace, answers=2)
    with pytest.raises(KnownError) as caught:
        keeping.backup_now(workspace)
    assert caught.value.code == "missing_folder"
    assert len(keeping.backups(workspace)) == 1, "the first is safe"
    stick.mkdir()
    keeping.backup_now(workspace)
    problem = workspace.close()
    assert problem is None
    (second,) = stick.iterdir()
    assert answered(second) == 2


def test_what_was_deleted_is_in_no_backup(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.begin() as session:
        gone = evidence.insert(session, replace(SHOWN, text="Unrepeatable words"), b"Unrepeatable file")
        evidence.mark_deleted(session, gone, NOON)
    out = keeping.backup_now(workspace, tmp_path / "copy.competency")
    workspace.close(keep_backup=False)
    assert b"Unrepeatable" not in out.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\x00 and nothing more"])
def test_a_profile_that_cannot_be_opened_has_a_way_on(workspace: Workspace, damage: bytes) -> None:
    path = workspace.path
    assert path is not None
    add_round(workspace, answers=7)
    workspace.close()
    path.write_bytes(damage)
    with pytest.raises(KnownError):
        profiles.open(path)
    offered = keeping.newest_for(path)
    assert offered is not None
    assert offered.made_at == NOON
    keeping.restore_newest(path)
    assert answered(path) == 7
    assert damage in [one.read_bytes() for one in path.parent.glob("*.replaced-*")]


def test_without_a_backup_the_way_on_says_so(tmp_path: Path) -> None:
    lost = tmp_path / "lost.competency"
    lost.write_bytes(b"")
    with pytest.raises(KnownError) as caught:
        keeping.restore_newest(lost)
    assert caught.value.code == "no_backup"
    assert lost.exists()


def test_a_day_of_work_makes_one_backup_at_each_closing(workspace: Workspace) -> None:
    path = workspace.path
    assert path is not None
    workspace.close()
    for day in range(30):
        moment = NOON + timedelta(days=day)
        one = profiles.open(path, clock=partial(_stopped, moment))
        profiles.rename(one, f"Ada {day}")
        one.close()
    one = profiles.open(path)
    kept = keeping.backups(one)
    one.close()
    assert kept[0].made_at == NOON + timedelta(days=29)
    assert 12 <= len(kept) <= 31


def test_everything_about_a_person_comes_out(workspace: Workspace, tmp_path: Path) -> None:
    round_id = add_round(workspace, answers=1)
    with workspace.begin() as session:
        rounds.put_answer(session, round_id, Answer("n1", note="my note", answered_at=NOON))
        plans.insert(session, Goal(GoalId(0), "made-up", "1.0", "n1", None, "A2", why="my reason"))
        evidence.insert(session, replace(SHOWN, file_name="../Plan: one?.pdf"), b"%PDF")
        evidence.insert(session, replace(SHOWN, file_name="...", text="own words"), b"second")
    everything, first, second = keeping.export_everything(workspace, tmp_path / "mine")
    workspace.close()
    content = json.loads(everything.read_text(encoding="utf-8"))
    assert content["owner"]["name"] == "Ada"
    assert content["written_at"] == "2026-09-01T12:00:00+00:00"
    tables = content["tables"]
    assert {row["note"] for row in tables["answer"]} >= {"my note"}
    assert tables["goal"][0]["why"] == "my reason"
    assert tables["evidence"][1]["text"] == "own words"
    assert tables["round"][0]["started_on"] == str(date(2026, 9, 1))
    assert (first.name, first.read_bytes()) == ("evidence-1-_Plan_ one_.pdf", b"%PDF")
    assert (second.name, second.read_bytes()) == ("evidence-2-file", b"second")
    assert {one.parent for one in (first, second)} == {tmp_path / "mine"}


def test_a_check_of_a_whole_file_finds_nothing(workspace: Workspace) -> None:
    add_round(workspace, answers=3)
    assert keeping.check(workspace) == ()
    workspace.close()


def test_restoring_uses_the_clock_it_is_given(workspace: Workspace, tmp_path: Path) -> None:
    out = keeping.backup_now(workspace, tmp_path / "copy.competency")
    workspace.close()
    keeping.restore(out, out.with_name("other.competency"))
    keeping.restore(out, out.with_name("other.competency"), clock=lambda: datetime(2030, 1, 2, tzinfo=UTC))
    assert out.with_name("other.replaced-20300102-000000.competency").exists()
