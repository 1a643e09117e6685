import hashlib
from pathlib import Path

import pytest

from competency_app.actions import assessing, frameworks, planning, profiles
from competency_app.domain.framework_file import Asking
from competency_app.errors import KnownError
from competency_app.workspace import Workspace
from tests.actions.conftest import MovableClock
from tests.catalog.editing import FIXTURES, edited, package, put

MATRIX = Path(__file__).parents[1] / "fixtures" / "matrix"


@pytest.fixture
def tiny() -> frameworks.ImportPreview:
    return frameworks.preview(FIXTURES / "tiny")


def _ids(workspace: Workspace) -> set[str]:
    return {one.id for one in frameworks.frameworks(workspace)}


def test_the_program_brings_digcompedu_without_a_profile() -> None:
    [info] = [one for one in frameworks.frameworks() if one.id == "digcompedu"]
    assert info.counts == frameworks.Counts(areas=6, competences=22, levels=6)
    assert info.shipped
    assert info.asking is Asking.CHOOSE_LEVEL
    assert info.title == "DigCompEdu"


def test_a_preview_shows_tree_and_counts_and_stores_nothing(workspace: Workspace) -> None:
    preview = frameworks.preview(MATRIX / "good.matrix", language="en")
    assert preview.counts == frameworks.Counts(areas=2, competences=5, levels=4)
    assert [(row.code, row.depth) for row in preview.rows][:3] == [("1", 0), ("1.1", 1), ("1.1.1", 2)]
    assert not preview.needs_language
    assert "choir-leading-2.0" not in _ids(workspace)


def test_a_preview_asks_for_the_language_where_the_file_has_none() -> None:
    assert frameworks.preview(MATRIX / "good.matrix").needs_language
    assert not frameworks.preview(FIXTURES / "tiny").needs_language


def test_a_refused_file_has_findings_and_no_framework(workspace: Workspace) -> None:
    preview = frameworks.preview(MATRIX / "missing-colon.matrix")
    assert preview.framework is None
    assert preview.reading.is_refused
    with pytest.raises(KnownError) as problem:
        frameworks.add(workspace, preview)
    assert problem.value.code == "bad_framework"
    assert "Line 3" in problem.value.message


def test_a_package_the_loader_refuses_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "framework.json").write_bytes(edited(put("asking_scale", value="nope")).structure)
    (tmp_path / "text.en.json").write_bytes(package().texts["en"])
    preview = frameworks.preview(tmp_path)
    assert preview.framework is None
    assert preview.reading.is_refused
    assert [one.code for one in preview.findings] == ["unknown_key"]


def test_adding_and_taking_it_back(workspace: Workspace, tiny: frameworks.ImportPreview) -> None:
    changes = frameworks.add(workspace, tiny)
    assert changes.frameworks == {"tiny"}
    assert "tiny" in _ids(workspace)
    assert changes.undo is not None
    again = changes.undo(workspace)
    assert "tiny" not in _ids(workspace)
    assert again.undo is not None
    again.undo(workspace)
    assert "tiny" in _ids(workspace)


def test_an_imported_framework_is_not_a_shipped_one(workspace: Workspace, tiny: frameworks.ImportPreview) -> None:
    frameworks.add(workspace, tiny)
    shipped = {one.id: one.shipped for one in frameworks.frameworks(workspace)}
    assert (shipped["digcompedu"], shipped["tiny"]) == (True, False)


def test_adding_the_same_twice_changes_nothing(workspace: Workspace, tiny: frameworks.ImportPreview) -> None:
    frameworks.add(workspace, tiny)
    changes = frameworks.add(workspace, tiny)
    assert changes.frameworks == frozenset()
    assert changes.undo is None
    assert changes.said


def test_other_content_under_the_same_version_is_refused(
    workspace: Workspace, tiny: frameworks.ImportPreview, tmp_path: Path
) -> None:
    frameworks.add(workspace, tiny)
    (tmp_path / "framework.json").write_bytes(edited(put("minutes", value=9)).structure)
    (tmp_path / "text.en.json").write_bytes(package().texts["en"])
    with pytest.raises(KnownError) as problem:
        frameworks.add(workspace, frameworks.preview(tmp_path))
    assert problem.value.code == "same_version"


def test_a_shipped_framework_stays(workspace: Workspace) -> None:
    version = frameworks.find(workspace, "digcompedu").version
    with pytest.raises(KnownError) as problem:
        frameworks.remove(workspace, "digcompedu", version)
    assert problem.value.code == "framework_shipped"


def test_a_framework_in_use_stays(workspace: Workspace, tiny: frameworks.ImportPreview) -> None:
    frameworks.add(workspace, tiny)
    assessing.start(workspace, assessing.RoundOrder("tiny"))
    with pytest.raises(KnownError) as problem:
        frameworks.remove(workspace, "tiny", "1.0")
    assert problem.value.code == "framework_in_use"
    assert "tiny" in _ids(workspace)


def test_a_framework_stays_as_long_as_a_goal_speaks_of_it(workspace: Workspace, tiny: frameworks.ImportPreview) -> None:
    frameworks.add(workspace, tiny)
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("tiny"))
    goal_id, _changes = planning.add_goal(workspace, round_id, assessing.get(workspace, round_id).nodes[0])
    assessing.delete(workspace, round_id)
    workspace.purge()
    with pytest.raises(KnownError) as problem:
        frameworks.remove(workspace, "tiny", "1.0")
    assert problem.value.code == "framework_in_use"
    planning.remove(workspace, goal_id)
    frameworks.remove(workspace, "tiny", "1.0")
    assert "tiny" not in _ids(workspace)


@pytest.mark.parametrize("name", ["tiny", "tiny-mastery", "tiny-frequency"])
def test_a_package_comes_back_byte_for_byte(workspace: Workspace, tmp_path: Path, name: str) -> None:
    frameworks.add(workspace, frameworks.preview(FIXTURES / name))
    [archive] = frameworks.export(workspace, name, "package", tmp_path / "one.framework.zip").paths
    assert frameworks.preview(archive).reading.package == package(name)
    [second] = frameworks.export(workspace, name, "package", tmp_path / "two.framework.zip").paths
    assert second.read_bytes() == archive.read_bytes()
    files = frameworks.export(workspace, name, "folder", tmp_path / "folder").paths
    assert {path.name: path.read_bytes() for path in files} == {
        path.name: path.read_bytes() for path in (FIXTURES / name).iterdir()
    }


def test_an_export_into_nowhere_is_a_known_problem(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as problem:
        frameworks.export(None, "digcompedu", "folder", tmp_path / "missing" / "folder")
    assert problem.value.code == "not_writable"


def test_an_unknown_framework_is_named_with_the_known_ones() -> None:
    with pytest.raises(KnownError) as problem:
        frameworks.find(None, "nope")
    assert problem.value.code == "unknown_framework"
    assert "digcompedu" in problem.value.message


def test_checking_joins_reading_loading_and_wording(tmp_path: Path) -> None:
    assert frameworks.check(FIXTURES / "tiny") == ()
    assert [one.code for one in frameworks.check(MATRIX / "missing-colon.matrix")] == ["syntax"]
    assert "parent_not_named" in [one.code for one in frameworks.check(MATRIX / "nested.matrix")]
    (tmp_path / "framework.json").write_bytes(package().structure)
    (tmp_path / "text.en.json").write_bytes(edited(text=put("nodes", "a.1", "title", value="")).texts["en"])
    assert [one.code for one in frameworks.check(tmp_path)] == ["no_title"]


def test_a_refusal_leaves_the_profile_file_as_it_was(tmp_path: Path, clock: MovableClock) -> None:
    ws = profiles.create("Ada", folder=tmp_path, clock=clock)
    path = ws.path
    assert path is not None
    ws.close()
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    again = profiles.open(path, clock=clock)
    with pytest.raises(KnownError):
        frameworks.add(again, frameworks.preview(MATRIX / "missing-colon.matrix"))
    again.close()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
