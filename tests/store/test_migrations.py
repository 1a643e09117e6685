"""Bringing older files up to date loses nothing, even when a change of tables is as dangerous as it gets."""

import shutil
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from competency_app.domain.answers import Answer
from competency_app.domain.packages import Package
from competency_app.errors import KnownError
from competency_app.store import backups, drafts, migrate, rounds
from competency_app.store.database import Access, Database, connect, open_engine
from competency_app.store.header import REVISION, SCHEMA, packed, read_header
from competency_app.store.opening import make_tables
from competency_app.store.tables import Row
from competency_app.workspace import open_workspace
from tests.store.samples import NODES, NOON, digest, filled

NEXT = f"v{SCHEMA + 1:04}"
HEAD = f'revision, down_revision, branch_labels, depends_on = "{NEXT}", "{REVISION}", None, None'

# Copying `round` drops the old table; with foreign keys on, that deletes every answer without an error.
DANGEROUS = f"""
import sqlalchemy as sa
from alembic import op
{HEAD}
def upgrade():
    with op.batch_alter_table("round", recreate="always") as batch:
        batch.add_column(sa.Column("place", sa.String(), nullable=True))
        batch.alter_column("language", existing_type=sa.String(), nullable=True)
"""
FAILING = (
    DANGEROUS
    + """
    op.drop_table("no_such_table")
"""
)
BROKEN_SCRIPT = (
    DANGEROUS
    + """
    raise ZeroDivisionError
"""
)
_LOSE = """
from alembic import op
def upgrade():
    op.execute("DELETE FROM evidence_node")
"""
_ORPHAN = """
from alembic import op
def upgrade():
    op.execute("UPDATE confidence SET round_id = 999")
    op.execute("UPDATE evidence_node SET evidence_id = 999")
"""
LOSING, ORPHANING = HEAD + _LOSE, HEAD + _ORPHAN
NEW = packed(SCHEMA + 1, 1)
FIRST = Path(__file__).parents[1] / "fixtures" / "profiles" / "v0001.sqlite"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "old.competency")


@pytest.fixture
def scripts(tmp_path: Path) -> Callable[[str], Path]:
    """The shipped migrations and one more."""

    def with_one_more(source: str) -> Path:
        folder = tmp_path / "migrations"
        shutil.copytree(migrate.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / f"{NEXT}_test_only.py").write_text(source)
        return folder

    return with_one_more


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as today's tables name their columns."""
    connection = connect(path, access=Access(read_only=True, immutable=True))
    found = {}
    for name, table in Row.metadata.tables.items():
        columns = ", ".join(f'"{column.name}"' for column in table.c)
        found[name] = connection.execute(f'SELECT {columns} FROM "{name}"').fetchall()  # noqa: S608
    connection.close()
    return found


def test_a_dangerous_change_keeps_every_row_and_every_trigger(path: Path, scripts: Callable[[str], Path]) -> None:
    before = everything(path)
    assert len(before["answer"]) == 200
    migrate.update_file(path, scripts=scripts(DANGEROUS), version=NEW)
    assert everything(path) == before
    assert read_header(path).schema == SCHEMA + 1
    database = Database(path, open_engine(path))
    with database.write() as session:
        rounds.update(session, 1, finished_at=NOON, finished_on=NOON.date())
    with pytest.raises(KnownError, match="finished"), database.write() as session:
        rounds.put_answer(session, 1, Answer(NODES[0], "A1"))
    database.close()


def test_the_change_would_lose_all_answers_with_foreign_keys_on(
    path: Path, scripts: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the precaution is for; and if it is ever lost, the row count still stops the update."""
    monkeypatch.setattr(migrate, "Access", lambda foreign_keys: Access(foreign_keys=not foreign_keys))
    before = everything(path)
    with pytest.raises(KnownError) as caught:
        migrate.update_file(path, scripts=scripts(DANGEROUS), version=NEW)
    assert caught.value.code == "update_failed"
    assert "'answer'" in str(caught.value.__cause__)
    assert everything(path) == before


@pytest.mark.parametrize("source", [FAILING, BROKEN_SCRIPT, LOSING, ORPHANING])
def test_a_failing_step_rolls_everything_back(path: Path, scripts: Callable[[str], Path], source: str) -> None:
    before = digest(path)
    folder = scripts(source)
    for _attempt in range(3):
        with pytest.raises(KnownError) as caught:
            migrate.update_file(path, scripts=folder, version=NEW)
        assert caught.value.code == "update_failed"
    assert digest(path) == before
    kept = backups.listed("c0de")
    assert len(kept) == 1, "failing starts must not multiply or rotate the copy"
    assert kept[0].is_before_update
    assert everything(kept[0].path) == everything(path)
    open_workspace(path).close()


def test_an_older_file_is_updated_when_it_is_opened_and_a_copy_kept(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = struct.pack(">I", packed(0, 0))
    path.write_bytes(data)
    before = everything(path)
    workspace = open_workspace(path)
    with workspace.read() as session:
        assert len(rounds.all_rounds(session)) == 10
    workspace.close()
    assert everything(path) == before
    assert [one.is_before_update for one in backups.listed("c0de")] == [True]
    assert read_header(backups.listed("c0de")[0].path).schema == 0


def test_an_older_file_that_cannot_be_changed_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = struct.pack(">I", packed(0, 0))
    path.write_bytes(data)
    before = digest(path)
    with pytest.raises(KnownError) as caught:
        open_workspace(path, read_only=True)
    assert caught.value.code == "opened_to_read"
    assert digest(path) == before


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A profile as the first version of the program left it."""
    return Path(shutil.copyfile(FIRST, tmp_path / "finch.competency"))


def rows_of(path: Path, table: str, columns: str) -> list[tuple[Any, ...]]:
    connection = connect(path, access=Access(read_only=True, immutable=True))
    found = connection.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608
    connection.close()
    return [tuple(row) for row in found]


def test_a_file_of_the_first_version_keeps_all_it_holds(first: Path) -> None:
    assert read_header(first).schema == 1
    connection = connect(first, access=Access(read_only=True, immutable=True))
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {
        name: ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({name})")) for name in names
    }
    connection.close()
    before = {name: rows_of(first, name, columns[name]) for name in columns if name not in ("about", "alembic_version")}
    assert len(before["answer"]) == 6
    workspace = open_workspace(first)
    with workspace.read() as session:
        one, two = rounds.all_rounds(session)
        sheet = rounds.sheet(session, one.id)
        assert (sheet.level("a.3"), sheet.answers["a.2"].note) == ("L2", "The rota hangs by the tap.")
        assert not any(sheet.is_carried(node) for node in sheet.nodes)
        assert drafts.all_drafts(session) == ()
        assert (one.is_finished, two.is_finished) == (True, False)
    assert workspace.framework("tiny").version == "1.0"
    workspace.close(keep_backup=False)
    assert read_header(first).schema == SCHEMA
    assert {name: rows_of(first, name, columns[name]) for name in before} == before


def test_a_file_of_the_first_version_can_be_written_to_after_its_update(first: Path) -> None:
    workspace = open_workspace(first)
    with workspace.begin() as session:
        draft_id = drafts.insert(session, Package(b"{}", {"en": b"{}"}), None, NOON)
        _one, two = rounds.all_rounds(session)
        rounds.put_answer(session, two.id, Answer("a.2", "L2", answered_at=NOON, carried_on=NOON.date()))
    with pytest.raises(KnownError, match="finished"), workspace.begin() as session:
        rounds.put_answer(session, 1, Answer("a.1", "L3"))
    workspace.close(keep_backup=False)
    again = open_workspace(first)
    with again.read() as session:
        assert drafts.load(session, draft_id).package.texts == {"en": b"{}"}
        assert rounds.sheet(session, two.id).answers["a.2"].carried_on == NOON.date()
    again.close(keep_backup=False)


def _made_at_once(path: Path) -> Engine:
    path.touch()
    database = Database(path, open_engine(path))
    make_tables(database, lambda _session: None)
    return database.engine


def _made_by_migrations(path: Path) -> Engine:
    path.touch()
    engine = open_engine(path)
    with engine.execution_options(writes=True).begin() as connection:
        migrate.upgrade(connection)
    return engine


def test_a_new_file_is_what_the_migrations_make(tmp_path: Path) -> None:
    schemas = []
    for make in (_made_at_once, _made_by_migrations):
        engine = make(tmp_path / make.__name__)
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [REVISION]
            schemas.append(_schema(connection))
        engine.dispose()
    assert schemas[0] == schemas[1]


def _schema(connection: Any) -> dict[str, Any]:
    """Columns, keys, foreign keys of every table, and the words of every trigger."""
    names = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    found: dict[str, Any] = {}
    for kind, name, sql in names:
        if kind == "trigger":
            found[name] = sql
        if kind == "table":
            found[name] = [
                connection.exec_driver_sql(f'PRAGMA {pragma}("{name}")').fetchall()
                for pragma in ("table_info", "foreign_key_list", "index_list")
            ]
            found[name].append("WITHOUT ROWID" in sql)
    return found


def test_schema_number_and_revision_go_together() -> None:
    assert int(REVISION.removeprefix("v")) == SCHEMA
    versions = sorted(one.name for one in (migrate.SCRIPTS / "versions").glob("v*.py"))
    assert versions[-1].startswith(f"{REVISION}_"), "a new migration needs a new schema number"


def test_opening_a_present_file_does_not_load_alembic(path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from competency_app.workspace import open_workspace\n"
        "open_workspace(pathlib.Path(sys.argv[1])).close()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
