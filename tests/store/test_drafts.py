"""Drafts in a profile file: all of their files, replaced together, gone with the draft."""

from pathlib import Path

import pytest

from competency_app.domain.drafts import Base
from competency_app.domain.packages import Package
from competency_app.store import drafts
from competency_app.store.contents import rows
from tests.store.samples import NOON, empty

BOTH = Package(b"{1}", {"en": b"{2}", "fr": b"{3}"})


def test_files_go_in_and_come_out_as_they_are(tmp_path: Path) -> None:
    workspace = empty(tmp_path / "a.competency")
    with workspace.begin() as session:
        one = drafts.insert(session, BOTH, Base("garden", "1.0", "f" * 64), NOON)
        two = drafts.insert(session, Package(b"{4}", {}), None, NOON)
    with workspace.read() as session:
        found = drafts.load(session, one)
        assert (found.package, found.base, found.changed_at) == (BOTH, Base("garden", "1.0", "f" * 64), NOON)
        assert drafts.load(session, two).base is None
        assert [draft.id for draft in drafts.all_drafts(session)] == [one, two]
    workspace.close(keep_backup=False)


def test_files_are_replaced_together(tmp_path: Path) -> None:
    workspace = empty(tmp_path / "a.competency")
    with workspace.begin() as session:
        one = drafts.insert(session, BOTH, None, NOON)
        drafts.put(session, one, Package(b"{5}", {"fr": b"{3}", "ar": b"{6}"}), NOON)
        assert drafts.load(session, one).package == Package(b"{5}", {"ar": b"{6}", "fr": b"{3}"})
        with pytest.raises(KeyError):
            drafts.put(session, 99, BOTH, NOON)
    workspace.close(keep_backup=False)


def test_a_purged_draft_leaves_no_words(tmp_path: Path) -> None:
    workspace = empty(tmp_path / "a.competency")
    with workspace.begin() as session:
        one = drafts.insert(session, BOTH, None, NOON)
        drafts.mark_deleted(session, one, NOON)
        assert drafts.all_drafts(session) == ()
        with pytest.raises(KeyError):
            drafts.load(session, one)
    workspace.purge()
    with workspace.read() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM draft_text").scalar()
        assert count == 0
        assert "draft" not in rows(session), "its files are handed on as files"
    workspace.close(keep_backup=False)
