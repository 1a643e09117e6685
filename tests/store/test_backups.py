"""Copies are checked, whole or absent, thinned with age, and can be put back."""

import shutil
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competency_app.errors import KnownError
from competency_app.store import backups, rounds
from competency_app.store.backups import ALWAYS_KEPT, DAILY, MONTHLY, WEEKLY, kept
from competency_app.store.header import log_path, packed
from competency_app.workspace import open_workspace
from tests.store.samples import NOON, add_round, child_holding, digest, empty, filled

MOMENTS = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)).map(lambda one: one.replace(tzinfo=UTC)),  # noqa: DTZ001
    unique=True,
    max_size=200,
)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile.competency"


# ------------------------------------------------------------------------------------------------ thinning


@given(MOMENTS)
def test_recent_copies_and_the_newest_always_stay(moments: list[datetime]) -> None:
    staying = kept(moments, NOW)
    assert staying <= set(moments)
    assert {one for one in moments if one > NOW - ALWAYS_KEPT} <= staying
    assert not moments or max(moments) in staying
    older = {one for one in staying if one <= NOW - ALWAYS_KEPT}
    assert len(older) <= DAILY + WEEKLY + MONTHLY


@given(MOMENTS)
def test_thinning_twice_is_thinning_once(moments: list[datetime]) -> None:
    once = kept(moments, NOW)
    assert kept(once, NOW) == once


@given(MOMENTS)
def test_each_kept_day_week_and_month_is_there(moments: list[datetime]) -> None:
    staying = kept(moments, NOW)
    for count, period in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        wanted = sorted({one.strftime(period) for one in moments}, reverse=True)[:count]
        assert set(wanted) <= {one.strftime(period) for one in staying}


def test_two_years_of_daily_work_leave_months_of_copies() -> None:
    staying: frozenset[datetime] = frozenset()
    for day in range(730):
        now = NOW - timedelta(days=730 - day)
        staying = kept({*staying, now}, now)
    ages = sorted((NOW - one).days for one in staying)
    assert len(ages) <= DAILY + WEEKLY + MONTHLY
    assert ages[-1] >= 30 * (MONTHLY - 2)
    assert sum(age <= 12 for age in ages) >= 11
    assert sum(age <= 70 for age in ages) >= 19


# ------------------------------------------------------------------------------------------------ making


def test_closing_keeps_a_copy_only_when_something_changed(path: Path) -> None:
    workspace = empty(path)
    workspace.close()
    assert backups.listed("c0de") == ()
    workspace = open_workspace(path, clock=lambda: NOON)
    add_round(workspace, answers=3)
    assert workspace.close() is None
    (only,) = backups.listed("c0de")
    assert only.made_at == NOON
    open_workspace(path).close()
    assert backups.listed("c0de") == (only,)
    with open_workspace(only.path, read_only=True).read() as session:
        assert rounds.sheet(session, 1).answered_count == 3


def test_a_copy_of_an_open_profile_has_everything_and_stands_alone(path: Path) -> None:
    workspace = empty(path)
    add_round(workspace, answers=9)
    copy = workspace.backup()
    assert log_path(path).stat().st_size > 0, "the copy was made while the log was full"
    workspace.close(keep_backup=False)
    before = digest(copy)
    assert backups.is_whole(copy)
    assert {one.name for one in copy.parent.iterdir()} == {copy.name, "place.txt"}
    assert digest(copy) == before


def test_a_clock_that_stands_still_or_goes_back_writes_over_nothing(path: Path) -> None:
    filled(path)
    made = [backups.make(path, "c0de", NOON) for _ in range(3)]
    made.append(backups.make(path, "c0de", NOON - timedelta(hours=1)))
    assert len(set(made)) == 4
    assert len(backups.listed("c0de")) == 4
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name], (
        "nothing left beside the profile"
    )


@pytest.mark.parametrize("damage", ["a table", "inside a file"])
def test_a_damaged_profile_never_replaces_good_copies(path: Path, damage: str) -> None:
    filled(path)
    good = backups.make(path, "c0de", NOON)
    data = bytearray(path.read_bytes())
    # Counting rows finds the first; only reading every page finds the second.
    page = 5 if damage == "a table" else data.index(b"abc" * 1000) // 4096 + 1
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(data)
    with pytest.raises(KnownError) as caught:
        backups.make(path, "c0de", NOON + timedelta(days=1))
    assert caught.value.code == "damaged"
    assert [one.path for one in backups.listed("c0de")] == [good]
    assert not [one for one in good.parent.iterdir() if one.name.endswith(".new")]


def test_no_room_is_said_before_anything_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        total: int = 0
        used: int = 0
        free: int = 1000

    filled(path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage())
    with pytest.raises(KnownError) as caught:
        backups.make(path, "c0de", NOON)
    assert caught.value.code == "disk_full"
    assert backups.listed("c0de") == ()


def test_what_a_crash_left_of_a_copy_is_swept_up(path: Path) -> None:
    left = backups.folder_of("c0de") / ".20260901-110000.competency.new"
    left.write_bytes(b"half a copy")
    backups.make(filled(path), "c0de", NOON)
    assert not left.exists()
    assert len(backups.listed("c0de")) == 1


def test_only_the_owner_of_the_account_may_read_a_copy(path: Path) -> None:
    copy = backups.make(filled(path), "c0de", NOON)
    assert copy.stat().st_mode & 0o077 == 0
    assert copy.parent.stat().st_mode & 0o077 == 0


def test_copies_from_before_an_update_are_never_thinned(path: Path) -> None:
    kept_copy = backups.keep_before_update(filled(path))
    assert backups.keep_before_update(path) == kept_copy
    for day in range(60):
        backups.make(path, "c0de", NOON + timedelta(days=day))
    assert kept_copy in [one.path for one in backups.listed("c0de")]
    assert len(backups.listed("c0de")) < 30


# ------------------------------------------------------------------------------------------------ restoring


def test_a_copy_is_put_back_and_the_damaged_file_kept(path: Path) -> None:
    filled(path)
    copy = backups.make(path, "c0de", NOON)
    path.write_bytes(b"")
    log_path(path).write_bytes(b"an old log that must not come near the new file")
    assert backups.newest_for(path) == backups.listed("c0de")[0]
    aside = backups.restore(copy, path, NOON)
    assert aside is not None
    assert aside.read_bytes() == b""
    assert log_path(aside).read_bytes().startswith(b"an old log")
    assert not log_path(path).exists()
    with open_workspace(path).read() as session:
        assert len(rounds.all_rounds(session)) == 10


def test_restoring_twice_at_one_moment_keeps_both_states(path: Path) -> None:
    filled(path)
    copy = backups.make(path, "c0de", NOON)
    first, second = backups.restore(copy, path, NOON), backups.restore(copy, path, NOON)
    assert first is not None
    assert second is not None
    assert len({first, second}) == 2
    assert first.exists()
    assert second.exists()


def test_a_copy_can_be_restored_where_nothing_was(path: Path) -> None:
    copy = backups.make(filled(path), "c0de", NOON)
    elsewhere = path.with_name("elsewhere.competency")
    assert backups.restore(copy, elsewhere, NOON) is None
    open_workspace(elsewhere).close()


@pytest.mark.parametrize("damage", ["cut short", "zeroed page", "no database"])
def test_a_damaged_copy_is_not_restored_nor_offered(path: Path, damage: str) -> None:
    filled(path)
    older = backups.make(path, "c0de", NOON)
    newer = backups.make(path, "c0de", NOON + timedelta(days=1))
    data = bytearray(newer.read_bytes())
    if damage == "cut short":
        data = data[: len(data) // 2]
    elif damage == "zeroed page":
        data[6 * 4096 : 7 * 4096] = bytes(4096)
    else:
        data[:16] = b"Dear diary, today"[:16]
    newer.write_bytes(data)
    before = digest(path)
    with pytest.raises(KnownError) as caught:
        backups.restore(newer, path, NOON)
    assert caught.value.code in {"damaged", "not_a_profile"}
    assert digest(path) == before
    offered = backups.newest_for(path)
    assert offered is not None
    assert offered.path == older


def test_a_profile_in_use_is_not_replaced(path: Path) -> None:
    copy = backups.make(filled(path), "c0de", NOON)
    before = digest(path)
    with child_holding(path), pytest.raises(KnownError) as caught:
        backups.restore(copy, path, NOON)
    assert caught.value.code == "locked"
    assert digest(path) == before


def test_a_copy_by_a_newer_program_is_put_back_as_it_is(path: Path) -> None:
    copy = backups.make(filled(path), "c0de", NOON)
    data = bytearray(copy.read_bytes())
    data[60:64] = struct.pack(">I", packed(9, 9))
    copy.write_bytes(data)
    backups.restore(copy, path, NOON)
    with pytest.raises(KnownError) as caught:
        open_workspace(path)
    assert caught.value.code == "newer"


def test_nothing_is_offered_where_there_is_no_copy(path: Path) -> None:
    assert backups.newest_for(path) is None
