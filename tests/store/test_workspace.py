"""Frameworks as a workspace sees them: shipped ones and those the profile keeps."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from competency_app.catalog import library, loader
from competency_app.domain.packages import Package
from competency_app.domain.plans import Owner
from competency_app.domain.versions import version_order
from competency_app.errors import KnownError
from competency_app.store import frameworks
from competency_app.workspace import Workspace, guest_workspace
from tests.store.samples import empty, noon


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return empty(tmp_path / "a.competency")


def other_version(version: str, **changes: str) -> Package:
    """The shipped framework under another version number."""
    package = next(iter(library.shipped().values())).package
    structure = {**json.loads(package.structure), "version": version, **changes}
    return Package(json.dumps(structure).encode(), package.texts)


def keep(workspace: Workspace, package: Package) -> str:
    framework, _ = loader.load(package)
    with workspace.begin() as session:
        frameworks.put(session, framework.id, framework.version, framework.fingerprint, package)
    return framework.fingerprint


def test_shipped_frameworks_are_there_from_the_start(workspace: Workspace) -> None:
    assert [one.id for one in workspace.frameworks()] == sorted({one for one, _ in library.shipped()})
    assert "digcompedu" in [one.id for one in workspace.frameworks()]


def test_the_newest_version_counts_unless_one_is_named(workspace: Workspace) -> None:
    shipped = workspace.framework("digcompedu")
    keep(workspace, other_version("9999.10"))
    keep(workspace, other_version("9999.9"))
    assert workspace.framework("digcompedu").version == "9999.10"
    assert [one.version for one in workspace.frameworks() if one.id == "digcompedu"] == ["9999.10"]
    assert workspace.framework("digcompedu", shipped.version) == shipped
    assert workspace.framework("digcompedu", "9999.9").version == "9999.9"


def test_an_edition_is_told_by_its_fingerprint(workspace: Workspace) -> None:
    shipped = workspace.framework("digcompedu")
    changed = keep(workspace, other_version(shipped.version, licence="other"))
    assert changed != shipped.fingerprint
    assert workspace.framework("digcompedu", shipped.version, changed).file.licence == "other"
    assert workspace.framework("digcompedu", shipped.version, shipped.fingerprint) == shipped


def test_an_unknown_framework_has_its_sentence(workspace: Workspace) -> None:
    for asked in (("nothing",), ("digcompedu", "0.0"), ("digcompedu", None, "x")):
        with pytest.raises(KnownError) as caught:
            workspace.framework(*asked)
        assert caught.value.code == "unknown_framework"


def test_a_framework_taken_out_of_the_profile_is_no_longer_offered(workspace: Workspace) -> None:
    keep(workspace, other_version("9999"))
    assert workspace.framework("digcompedu").version == "9999"
    with workspace.begin() as session:
        frameworks.remove(session, "digcompedu", "9999")
    assert workspace.framework("digcompedu").version != "9999"


def test_words_fall_back_to_the_default_language(workspace: Workspace) -> None:
    framework = workspace.framework("digcompedu")
    english, missing = workspace.texts(framework, "en"), workspace.texts(framework, "xx")
    first = framework.assessable[0].key
    assert english.title_of(first)
    assert missing.title_of(first) == english.title_of(first)


def test_a_profile_keeps_the_files_of_what_it_uses(workspace: Workspace) -> None:
    framework = workspace.framework("digcompedu")
    for _ in range(2):
        with workspace.begin() as session:
            workspace.keep(session, framework)
    assert workspace.kept_frameworks() == ((framework.id, framework.version, framework.fingerprint),)
    with workspace.read() as session:
        (kept,) = frameworks.stored(session)
    assert kept.package.structure == library.shipped()[framework.id, framework.version].package.structure


def test_versions_sort_as_people_count() -> None:
    mixed = ["2017.1", "1.10", "x", "1.2", "2", "1.10-draft"]
    assert sorted(mixed, key=version_order) == ["1.2", "1.10", "1.10-draft", "2", "2017.1", "x"]


def test_one_clock_gives_time_and_local_date() -> None:
    late = datetime(2026, 9, 1, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    workspace = guest_workspace(Owner("Guest", ""), clock=lambda: late)
    assert workspace.now() == late
    assert workspace.now().tzinfo is UTC
    assert workspace.today() == late.astimezone().date()
    workspace.close()


def test_a_guest_is_never_the_same_person_twice() -> None:
    codes = set()
    for _ in range(2):
        workspace = guest_workspace(Owner("Guest", ""), clock=noon)
        with workspace.read() as session:
            codes.add(session.connection().exec_driver_sql("SELECT code FROM owner").scalar())
        assert not workspace.changed
        workspace.close()
    assert len(codes) == 2
