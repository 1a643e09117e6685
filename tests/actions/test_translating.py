"""A framework's texts to a translator and back, in a profile."""

import csv
import hashlib
import io
from pathlib import Path

import pytest

from competency_app.actions import assessing, frameworks, profiles, translating
from competency_app.actions.assessing import RoundOrder
from competency_app.errors import KnownError
from competency_app.workspace import Workspace
from tests.catalog.editing import FIXTURES

TINY = "tiny"


def add_tiny(workspace: Workspace) -> str:
    preview = frameworks.preview(FIXTURES / "tiny")
    assert preview.framework is not None
    frameworks.add(workspace, preview)
    return preview.framework.id


def filled(path: Path, prefix: str = "Fr: ") -> Path:
    """The table with a translation in each line."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    target = rows[0].index("target")
    source = rows[0].index("source")
    for row in rows[1:]:
        row[target] = prefix + row[source]
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    path.write_text(buffer.getvalue(), "utf-8")
    return path


def translated(workspace: Workspace, framework_id: str, folder: Path, prefix: str = "Fr: ") -> translating.TextsPreview:
    out = translating.export_texts(workspace, framework_id, "fr", folder / "texts.csv")
    return translating.preview_texts(workspace, framework_id, "fr", filled(out, prefix))


def percents(workspace: Workspace, framework_id: str) -> dict[str, int]:
    framework = frameworks.find(workspace, framework_id)
    return {one.language: one.percent for one in frameworks.completeness(workspace, framework)}


@pytest.mark.parametrize("framework_id", ["digcompedu", "tiny"])
def test_a_language_more_is_the_same_version_and_undo_takes_it_back(
    workspace: Workspace, tmp_path: Path, framework_id: str
) -> None:
    framework_id = add_tiny(workspace) if framework_id == TINY else framework_id
    before = frameworks.find(workspace, framework_id)
    former = workspace.texts(before, "fr").title
    languages = percents(workspace, framework_id)
    found = translated(workspace, framework_id, tmp_path)
    assert found.after is not None
    assert (found.findings, found.after.percent) == ((), 100)
    assert percents(workspace, framework_id) == languages, "nothing is stored before it was looked at"
    changes = translating.import_texts(workspace, found)
    assert changes.said.endswith("is 100 % translated into Français now.")
    after = frameworks.find(workspace, framework_id)
    assert after.fingerprint == before.fingerprint
    assert percents(workspace, framework_id) == languages | {"fr": 100}
    assert workspace.texts(before, "fr").title == f"Fr: {workspace.texts(before, 'en').title}"
    assert changes.undo is not None
    again = changes.undo(workspace)
    assert percents(workspace, framework_id) == languages
    assert workspace.texts(before, "fr").title == former
    assert again.undo is not None
    again.undo(workspace)
    assert percents(workspace, framework_id) == languages | {"fr": 100}


def test_an_improved_language_goes_before_the_one_that_came_with_the_framework(
    workspace: Workspace, tmp_path: Path
) -> None:
    framework_id = add_tiny(workspace)
    framework = frameworks.find(workspace, framework_id)
    translating.import_texts(workspace, translated(workspace, framework_id, tmp_path))
    found = translated(workspace, framework_id, tmp_path, "Better: ")
    assert found.before is not None
    assert found.before.percent == 100
    changes = translating.import_texts(workspace, found)
    assert workspace.texts(framework, "fr").title.startswith("Better: ")
    assert changes.undo is not None
    changes.undo(workspace)
    assert workspace.texts(framework, "fr").title.startswith("Fr: ")


def test_the_same_words_again_change_nothing(workspace: Workspace, tmp_path: Path) -> None:
    framework_id = add_tiny(workspace)
    translating.import_texts(workspace, translated(workspace, framework_id, tmp_path))
    again = translating.import_texts(workspace, translated(workspace, framework_id, tmp_path))
    assert (again.frameworks, again.undo) == (frozenset(), None)


def test_a_table_written_again_holds_the_translations(workspace: Workspace, tmp_path: Path) -> None:
    framework_id = add_tiny(workspace)
    translating.import_texts(workspace, translated(workspace, framework_id, tmp_path))
    out = translating.export_texts(workspace, framework_id, "fr", tmp_path / "again.csv")
    found = translating.preview_texts(workspace, framework_id, "fr", out)
    framework = frameworks.find(workspace, framework_id)
    assert found.content == workspace.package(framework).texts["fr"]
    rows = {row["context"]: row for row in csv.DictReader(io.StringIO(out.read_text("utf-8-sig")))}
    assert rows["a.1.levels.L2"]["location"] == "A.1 Sowing"
    assert rows["a.1.levels.L2"]["target"].startswith("Fr: ")


def test_a_round_goes_on_in_the_new_language_and_the_profile_explains_itself(tmp_path: Path) -> None:
    path = tmp_path / "owl.competency"
    workspace = profiles.create_at(path, "Owl")
    framework_id = add_tiny(workspace)
    translating.import_texts(workspace, translated(workspace, framework_id, tmp_path))
    _started, _changes = assessing.start(workspace, RoundOrder(framework_id, language="fr"))
    workspace.close(keep_backup=False)
    workspace = profiles.open(path)
    one = assessing.rounds(workspace)[0]
    assert workspace.texts(assessing.framework_of(workspace, one), one.language).title == "Fr: Garden school"
    workspace.close(keep_backup=False)


def test_the_package_taken_elsewhere_brings_the_language_along_and_is_written_the_same_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    framework_id = add_tiny(workspace)
    translating.import_texts(workspace, translated(workspace, framework_id, tmp_path))
    first, second = tmp_path / "1.framework.zip", tmp_path / "2.framework.zip"
    frameworks.export(workspace, framework_id, "package", first)
    preview = frameworks.preview(first)
    assert preview.framework is not None
    assert preview.framework.file.languages == ("en", "fr")
    other = profiles.create_at(tmp_path / "fox.competency", "Fox")
    frameworks.add(other, preview)
    frameworks.export(other, framework_id, "package", second)
    other.close(keep_backup=False)
    assert first.read_bytes() == second.read_bytes()


def test_a_package_of_a_version_that_is_here_brings_its_languages(workspace: Workspace, tmp_path: Path) -> None:
    other = profiles.create_at(tmp_path / "fox.competency", "Fox")
    framework_id = add_tiny(other)
    translating.import_texts(other, translated(other, framework_id, tmp_path))
    out = tmp_path / "tiny.framework.zip"
    frameworks.export(other, framework_id, "package", out)
    other.close(keep_backup=False)
    add_tiny(workspace)
    preview = frameworks.preview(out)
    assert frameworks.new_languages(workspace, preview) == ("fr",)
    changes = frameworks.add(workspace, preview)
    assert "Français" in changes.said
    assert percents(workspace, framework_id) == {"en": 100, "fr": 100}
    assert frameworks.new_languages(workspace, preview) == ()
    assert frameworks.add(workspace, preview).undo is None
    assert changes.undo is not None
    changes.undo(workspace)
    assert percents(workspace, framework_id) == {"en": 100}


def test_a_framework_taken_out_takes_its_translations_and_undo_brings_both_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    framework_id = add_tiny(workspace)
    version = frameworks.find(workspace, framework_id).version
    package = workspace.package(frameworks.find(workspace, framework_id))
    translating.import_texts(workspace, translated(workspace, framework_id, tmp_path))
    changes = frameworks.remove(workspace, framework_id, version)
    add_tiny(workspace)
    assert percents(workspace, framework_id) == {"en": 100}
    frameworks.remove(workspace, framework_id, version)
    assert changes.undo is not None
    changes.undo(workspace)
    assert percents(workspace, framework_id) == {"en": 100, "fr": 100}
    assert workspace.package(frameworks.find(workspace, framework_id)).texts["en"] == package.texts["en"]


def test_a_refused_file_leaves_the_profile_as_it_is_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "owl.competency"
    profiles.create_at(path, "Owl").close(keep_backup=False)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    table = tmp_path / "bad.csv"
    table.write_text("no,columns\n1,2\n", "utf-8")
    workspace = profiles.open(path)
    found = translating.preview_texts(workspace, "digcompedu", "fr", table)
    assert (found.content, found.findings[0].code) == (None, "no_columns")
    with pytest.raises(KnownError) as problem:
        translating.import_texts(workspace, found)
    assert problem.value.code == "bad_texts"
    workspace.close()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", "own_language"), ("French", "bad_language"), ("", "bad_language"), ("fr ", "bad_language")],
)
def test_only_another_language_can_be_translated_into(
    workspace: Workspace, tmp_path: Path, language: str, code: str
) -> None:
    with pytest.raises(KnownError) as problem:
        translating.export_texts(workspace, "digcompedu", language, tmp_path / "x.csv")
    assert problem.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_texts_of_the_program_alone_are_written_without_a_profile(tmp_path: Path) -> None:
    out = translating.export_texts(None, "digcompedu", "de", tmp_path / "de.csv")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert len(rows) > 300
    assert {row["target"] for row in rows} == {""}
    assert rows[0]["context"] == "framework:title"


def test_a_later_release_of_the_program_may_bring_better_words_than_a_round_kept(workspace: Workspace) -> None:
    """What a round kept of a shipped framework serves only for languages the program no longer has."""
    assessing.start(workspace, RoundOrder("digcompedu"))
    framework = frameworks.find(workspace, "digcompedu")
    shipped = frameworks.loaded(None, frameworks.find(None, "digcompedu"))
    assert workspace.loaded(framework) is shipped or workspace.loaded(framework).texts["en"] is shipped.texts["en"]
