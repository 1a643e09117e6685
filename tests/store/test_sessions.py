"""Settings of every connection, transactions, and words that must not leak."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from competency_app.domain.answers import Answer
from competency_app.store import drives, header, opening, rounds
from competency_app.store.database import connect
from competency_app.store.header import log_path, packed
from competency_app.workspace import open_workspace
from tests.store.samples import add_round, empty, filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile.competency"


def test_every_setting_that_keeps_data_safe_is_on(path: Path) -> None:
    filled(path)
    expected = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "temp_store": 2,
        "secure_delete": 1, "trusted_schema": 0, "cell_size_check": 1, "wal_autocheckpoint": 1000,
        "journal_size_limit": 4194304, "application_id": header.APPLICATION_ID, "user_version": packed(),
    }  # fmt: skip
    connection = connect(path)
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    connection.close()
    assert found == expected


def test_a_network_drive_gets_no_log(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_network_drive", lambda _path: True)
    filled(path)
    workspace = open_workspace(path)
    with workspace.begin() as session:
        rounds.update(session, 1, current_node="n2")
        assert session.connection().exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert not log_path(path).exists()
    workspace.close(keep_backup=False)


def test_the_kind_of_drive_is_read_from_the_longest_mount_point() -> None:
    mounts = [("/", "ext4"), ("/home", "nfs4"), ("/home/ada/local", "xfs")]
    assert drives.kind_of_mount(Path("/home/ada/file"), mounts) == "nfs4"
    assert drives.kind_of_mount(Path("/home/ada/local/file"), mounts) == "xfs"
    assert drives.kind_of_mount(Path("/homes/file"), mounts) == "ext4"


def test_errors_never_quote_what_a_person_wrote(path: Path) -> None:
    workspace = empty(path)
    with pytest.raises(Exception, match="FOREIGN KEY") as caught, workspace.begin() as session:
        rounds.put_answer(session, 99, Answer("n1", note="Secret of Ada Lovelace"))
    assert "Lovelace" not in str(caught.value)
    workspace.close()


def test_deleted_words_are_gone_from_the_file(path: Path) -> None:
    workspace = empty(path)
    round_id = add_round(workspace)
    with workspace.begin() as session:
        rounds.put_answer(session, round_id, Answer("n1", note="Unrepeatable words"))
    with workspace.begin() as session:
        rounds.drop_answer(session, round_id, "n1")
    workspace.close(keep_backup=False)
    assert b"Unrepeatable" not in path.read_bytes()


def test_reading_and_writing_join_what_the_thread_has_open(path: Path) -> None:
    workspace = empty(path)
    round_id = add_round(workspace)
    with workspace.begin() as outer:
        rounds.put_answer(outer, round_id, Answer("n1", "A1"))
        with workspace.begin() as inner, workspace.read() as reading:
            assert inner is outer
            assert rounds.sheet(reading, round_id).level("n1") == "A1"
    with workspace.read(), pytest.raises(RuntimeError, match="end it before writing"), workspace.begin():
        pass
    workspace.close()


def test_a_closed_profile_stays_closed(path: Path) -> None:
    workspace = empty(path)
    workspace.close()
    assert workspace.close() is None
    for use in (workspace.read, workspace.begin):
        with pytest.raises(RuntimeError, match="closed"), use():
            pass


def test_trouble_with_another_file_is_not_called_the_profiles(path: Path) -> None:
    workspace = empty(path)
    with pytest.raises(FileNotFoundError), workspace.begin():
        path.with_name("photo.jpg").read_bytes()
    workspace.close()


def test_a_verb_that_fails_leaves_nothing_behind(path: Path) -> None:
    workspace = empty(path)
    round_id = add_round(workspace)

    def fails_late(session: Session) -> None:
        rounds.put_answer(session, round_id, Answer("n1", "A1"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), workspace.begin() as session:
        fails_late(session)
    with workspace.read() as session:
        assert rounds.sheet(session, round_id).answered_count == 0
    workspace.close()
