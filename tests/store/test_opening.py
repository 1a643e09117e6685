"""Files that cannot be opened, or only be read: each has its sentence, and not a byte of them changes."""

import os
import shutil
import sqlite3
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from competency_app.domain.plans import Owner
from competency_app.errors import KnownError
from competency_app.store import header, opening, owners, rounds
from competency_app.store.database import CAN_USE_PIN, DRIVER, Access, connect
from competency_app.store.header import log_path, packed
from competency_app.workspace import create_workspace, open_workspace
from tests.store.samples import add_round, child_holding, digest, empty, filled

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile.competency"


def cut_short(path: Path) -> None:
    os.truncate(filled(path), path.stat().st_size // 2 // PAGE * PAGE)


def cut_in_the_header(path: Path) -> None:
    os.truncate(filled(path), 60)


def emptied(path: Path) -> None:
    path.touch()


def of_another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def with_another_application_id(path: Path) -> None:
    _patch(filled(path), 68, struct.pack(">I", 0x12345678))


def no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, today I taught fractions.\n" * 300)


def a_folder(path: Path) -> None:
    path.mkdir()


def from_the_future(path: Path) -> None:
    _patch(filled(path), 60, struct.pack(">I", packed(9, 7)))


def random_bytes(path: Path) -> None:
    path.write_bytes(Random(1).randbytes(20 * PAGE))


def never_there(path: Path) -> None:
    assert not path.exists()


def with_a_stale_log(path: Path) -> None:
    """The log of an earlier, longer state beside an older copy of the file, as after copying files by hand."""
    workspace = empty(path)
    earlier = path.with_name("earlier")
    shutil.copy(path, earlier)
    for _ in range(5):
        add_round(workspace, answers=20)
    log = log_path(path).read_bytes()
    workspace.close(keep_backup=False)
    _patch(path, 0, path.read_bytes()[: 3 * PAGE])
    data = bytearray(path.read_bytes())
    # The log holds whole pages: those that it lacks come from the file, which is another one.
    for page in range(2, len(data) // PAGE):
        data[page * PAGE : (page + 1) * PAGE] = earlier.read_bytes()[PAGE : 2 * PAGE]
    path.write_bytes(data)
    log_path(path).write_bytes(log)
    earlier.unlink()


REFUSED = [
    (cut_short, "damaged"),
    (cut_in_the_header, "damaged"),
    (with_a_stale_log, "damaged"),
    (emptied, "zero_bytes"),
    (of_another_program, "not_a_profile"),
    (with_another_application_id, "not_a_profile"),
    (no_database, "not_a_profile"),
    (a_folder, "not_a_profile"),
    (from_the_future, "newer"),
    (random_bytes, "needs_pin"),
    (never_there, "missing"),
]


@pytest.mark.parametrize(("make", "code"), REFUSED, ids=[make.__name__ for make, _ in REFUSED])
def test_a_file_that_is_refused_stays_as_it_is(path: Path, make: Callable[[Path], None], code: str) -> None:
    make(path)
    before = _bytes_beside(path)
    for read_only in (False, True):
        with pytest.raises(KnownError) as caught:
            open_workspace(path, read_only=read_only)
        assert caught.value.code == code
        assert len(caught.value.message.split(". ")) >= 2, "what happened, what is safe, what to do"
    assert _bytes_beside(path) == before


@pytest.mark.skipif(not CAN_USE_PIN, reason="this system has no driver for files with a PIN")
def test_a_file_with_a_pin_is_recognised_without_the_pin(path: Path) -> None:
    key = bytes(range(32))
    opening.create_file(path, lambda session: owners.save(session, Owner("Ada", "c")), key)
    assert b"Ada" not in path.read_bytes()
    opened = opening.open_database(path, key)
    with opened.database.read() as session:
        assert owners.load(session).name == "Ada"
    opened.close()
    before = digest(path)
    for tried, code in ((None, "needs_pin"), (bytes(32), "wrong_pin")):
        with pytest.raises(KnownError) as caught:
            opening.open_database(path, tried)
        assert caught.value.code == code
    assert digest(path) == before


@pytest.mark.parametrize("kind", ["zeroed page", "flipped index"])
def test_hidden_damage_is_found_by_the_check(path: Path, kind: str) -> None:
    filled(path)
    root = _root_of_index(path)
    if kind == "zeroed page":
        _patch(path, (root - 1) * PAGE, bytes(PAGE))
    else:
        page = path.read_bytes()[(root - 1) * PAGE : root * PAGE]
        _patch(path, (root - 1) * PAGE + 8, page[8:24][::-1])
    before = digest(path)
    workspace = open_workspace(path, read_only=True)
    assert workspace.check()
    workspace.close()
    assert digest(path) == before


def test_a_damaged_table_says_so_when_it_is_read(path: Path) -> None:
    filled(path)
    _patch(path, (_root(path, "round") - 1) * PAGE, bytes(PAGE))
    workspace = open_workspace(path)
    with pytest.raises(KnownError) as caught, workspace.read() as session:
        rounds.all_rounds(session)
    workspace.close(keep_backup=False)
    assert caught.value.code == "damaged"


def test_opening_and_closing_changes_no_byte_and_leaves_nothing_beside(path: Path) -> None:
    before = digest(filled(path))
    for read_only in (False, True, False):
        workspace = open_workspace(path, read_only=read_only)
        with workspace.read() as session:
            assert len(rounds.all_rounds(session)) == 10
        assert not workspace.changed
        workspace.close()
    assert digest(path) == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_file_is_complete_by_itself_after_closing(path: Path) -> None:
    workspace = empty(path)
    add_round(workspace, answers=5)
    assert workspace.changed
    workspace.close(keep_backup=False)
    copied = path.with_name("copied.competency")
    shutil.copy(path, copied)
    with open_workspace(copied).read() as session:
        assert rounds.sheet(session, 1).answered_count == 5


def test_creating_never_replaces_and_leaves_nothing_half_made(path: Path) -> None:
    before = digest(filled(path))
    with pytest.raises(KnownError) as caught:
        create_workspace(path, Owner("Bo", ""))
    assert caught.value.code == "exists"
    assert digest(path) == before

    def fails(_session: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        opening.create_file(path.with_name("other.competency"), fails)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_only_the_owner_of_the_account_may_read_a_new_file(path: Path) -> None:
    empty(path).close()
    assert path.stat().st_mode & 0o077 == 0


# ------------------------------------------------------------------------------------------------ locks


def test_the_same_file_opens_once_on_this_computer(path: Path) -> None:
    workspace = empty(path)
    with pytest.raises(KnownError) as caught:
        open_workspace(path)
    assert caught.value.code == "locked"
    workspace.close()
    open_workspace(path).close()


def test_another_process_on_this_computer_holds_the_lock_until_it_ends(path: Path) -> None:
    before = digest(filled(path))
    with child_holding(path):
        with pytest.raises(KnownError) as caught:
            open_workspace(path)
        assert caught.value.code == "locked"
    assert digest(path) == before
    open_workspace(path).close()


def test_a_profile_open_on_another_computer_can_be_read(path: Path) -> None:
    before = digest(filled(path))
    with child_holding(path, host="staff-room-2"):
        workspace = open_workspace(path)
        assert workspace.read_only
        assert "staff-room-2" in workspace.notice
        with workspace.read() as session:
            assert len(rounds.all_rounds(session)) == 10
        with pytest.raises(KnownError) as caught, workspace.begin():
            pass
        assert caught.value.code == "locked_elsewhere"
        workspace.close()
    assert digest(path) == before


@pytest.mark.skipif(os.name == "nt", reason="making links needs special rights on Windows")
def test_a_link_leads_to_the_same_lock(path: Path) -> None:
    workspace = empty(path)
    link = path.with_name("link.competency")
    link.symlink_to(path)
    with pytest.raises(KnownError) as caught:
        open_workspace(link)
    assert caught.value.code == "locked"
    workspace.close()


def test_a_lock_file_left_by_a_crash_holds_nobody_up(path: Path) -> None:
    filled(path)
    path.with_name(path.name + ".lock").write_text("staff-room-2 4711\n")
    workspace = open_workspace(path)
    assert not workspace.read_only
    workspace.close()


def test_reading_goes_on_beside_an_open_window(path: Path) -> None:
    workspace = empty(path)
    add_round(workspace, answers=4)
    beside = open_workspace(path, read_only=True)
    with beside.read() as session:
        assert rounds.sheet(session, 1).answered_count == 4
    beside.close()
    add_round(workspace, answers=1)
    workspace.close()


# ------------------------------------------------------------------------------------------------ read-only


@pytest.fixture
def ordinary_user(tmp_path: Path) -> Iterator[None]:
    """Give up the rights of the administrator, for whom nothing is write-protected."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o005:
            folder.chmod(0o755)
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no write-protected folders of this kind")
def test_a_write_protected_place_can_be_read(path: Path, request: pytest.FixtureRequest) -> None:
    before = digest(filled(path))
    path.chmod(0o444)
    path.parent.chmod(0o555)
    request.getfixturevalue("ordinary_user")
    path.parent.chmod(0o555) if os.geteuid() == path.parent.stat().st_uid else None
    workspace = open_workspace(path)
    assert workspace.read_only
    assert "write-protected" in workspace.notice
    with workspace.read() as session:
        assert len(rounds.all_rounds(session)) == 10
    with pytest.raises(KnownError) as caught, workspace.begin():
        pass
    assert caught.value.code == "read_only"
    workspace.close()
    with pytest.raises(KnownError) as refused:
        create_workspace(path.with_name("new.competency"), Owner("Bo", ""))
    assert refused.value.code == "folder_not_writable"
    assert digest(path) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no files of this kind")
def test_a_file_of_somebody_else_says_so(path: Path, request: pytest.FixtureRequest) -> None:
    filled(path).chmod(0)
    request.getfixturevalue("ordinary_user")
    with pytest.raises(KnownError) as caught:
        open_workspace(path)
    assert caught.value.code == "not_readable"


def test_what_a_newer_program_wrote_can_be_read_where_it_says_so(path: Path) -> None:
    _patch(filled(path), 60, struct.pack(">I", packed(9, 1)))
    before = digest(path)
    workspace = open_workspace(path)
    assert workspace.read_only
    assert "0.1.0" in workspace.notice
    with workspace.read() as session:
        assert len(rounds.all_rounds(session)) == 10
    workspace.close()
    assert digest(path) == before


# ------------------------------------------------------------------------------------------------ after a crash


def test_after_a_crash_the_file_is_checked_and_everything_is_there(path: Path, tmp_path: Path) -> None:
    workspace = empty(path)
    add_round(workspace, answers=7)
    crashed = tmp_path / "crashed.competency"
    shutil.copy(path, crashed)
    shutil.copy(log_path(path), log_path(crashed))
    workspace.close(keep_backup=False)
    assert not header.was_closed_cleanly(crashed)
    again = open_workspace(crashed)
    assert again.was_interrupted
    assert again.changed, "a backup is due"
    with again.read() as session:
        assert rounds.sheet(session, 1).answered_count == 7
    again.close(keep_backup=False)
    assert header.was_closed_cleanly(crashed)


def test_a_newer_program_may_have_left_its_numbers_in_the_log(path: Path, tmp_path: Path) -> None:
    workspace = empty(path)
    with workspace.begin() as session:
        session.connection().exec_driver_sql(f"PRAGMA user_version={packed(9, 9)}")
    crashed = tmp_path / "crashed.competency"
    shutil.copy(path, crashed)
    shutil.copy(log_path(path), log_path(crashed))
    workspace.close(keep_backup=False)
    before = digest(crashed), digest(log_path(crashed))
    with pytest.raises(KnownError) as caught:
        open_workspace(crashed)
    assert caught.value.code == "newer"
    assert (digest(crashed), digest(log_path(crashed))) == before


def _patch(path: Path, offset: int, content: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[offset : offset + len(content)] = content
    path.write_bytes(data)


def _bytes_beside(path: Path) -> dict[str, bytes]:
    return {
        one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file() and not one.name.endswith("-shm")
    }


def _root(path: Path, name: str) -> int:
    connection = DRIVER.connect(str(path))
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    connection.close()
    return int(root)


def _root_of_index(path: Path) -> int:
    connection = connect(path, access=Access(read_only=True, immutable=True))
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'round_node'")
    name = names.fetchone()[0]
    connection.close()
    return _root(path, name)
