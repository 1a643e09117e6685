from competency_app.catalog import library, linter
from competency_app.catalog.schema import schemas
from competency_app.data import framework_root
from competency_app.domain.packages import STRUCTURE_NAME, Severity


def test_every_folder_is_loaded_under_its_own_name() -> None:
    folders = {one.name for one in framework_root().iterdir() if one.joinpath(STRUCTURE_NAME).is_file()}
    assert {loaded.framework.id for loaded in library.shipped().values()} == folders
    assert "digcompedu" in folders


def test_every_framework_is_clean_and_credits_its_source() -> None:
    for loaded in library.shipped().values():
        findings = linter.check(loaded.framework, loaded.texts)
        assert [one for one in findings if one.severity is not Severity.INFO] == []
        assert loaded.framework.file.source.statement
        assert loaded.framework.file.licence
        credit_lines = {text.credit for text in loaded.texts.values()}
        assert loaded.framework.file.source.statement in credit_lines
        assert len(credit_lines - {""}) == len(loaded.texts)


def test_digcompedu_is_whole() -> None:
    framework = next(one.framework for one in library.shipped().values() if one.framework.id == "digcompedu")
    sizes = [len(framework.assessable_in(area.key)) for area in framework.areas]
    assert sizes == [4, 3, 4, 3, 3, 5]
    assert [level.key for level in framework.asking_scale.levels] == ["A1", "A2", "B1", "B2", "C1", "C2"]


def test_the_library_is_read_once() -> None:
    assert library.shipped() is library.shipped()


def test_the_schemas_beside_the_frameworks_are_fresh() -> None:
    folder = framework_root().joinpath("schema")
    there = {one.name: one.read_bytes() for one in folder.iterdir() if one.name.endswith(".json")}
    assert there == schemas()
