"""Frameworks being written: every step is on the disk and can be taken back."""

from pathlib import Path

import pytest

from competency_app.actions import assessing, drafting, frameworks, keeping, profiles, publishing
from competency_app.domain import draft_facts, draft_scale, draft_tree, draft_words
from competency_app.domain.drafts import DraftId
from competency_app.errors import KnownError
from competency_app.workspace import Workspace
from tests.actions.conftest import MovableClock
from tests.actions.draft_samples import HABITS, garden, published, written
from tests.catalog.editing import FIXTURES, edited, package, put


def test_a_draft_begins_with_an_area_and_six_levels(workspace: Workspace, clock: MovableClock) -> None:
    draft_id, changes = drafting.begin(workspace, "fr")
    view = drafting.get(workspace, draft_id)
    assert (view.title, view.base, view.changed_on) == ("", None, clock().astimezone().date())
    assert (view.counts.areas, view.counts.competences, view.counts.levels) == (1, 0, 6)
    assert view.draft.language == "fr"
    assert changes.drafts == {draft_id}
    assert changes.undo is not None
    changes.undo(workspace)
    assert drafting.drafts(workspace) == ()


def test_every_change_is_stored_and_can_be_taken_back_step_by_step(workspace: Workspace) -> None:
    draft_id, _changes = drafting.begin(workspace, "en")
    first = drafting.get(workspace, draft_id).draft
    one = drafting.edit(workspace, draft_id, garden)
    two = drafting.edit(workspace, draft_id, lambda draft: draft_words.add_language(draft, "fr"))
    assert set(drafting.get(workspace, draft_id).draft.texts) == {"en", "fr"}
    for changes in (two, one):
        assert changes.undo is not None
        changes.undo(workspace)
    assert drafting.get(workspace, draft_id).draft == first


def test_what_changes_nothing_writes_nothing(workspace: Workspace) -> None:
    draft_id = written(workspace)
    changes = drafting.edit(
        workspace, draft_id, lambda draft: draft_words.set_whole(draft, "en", "title", "Garden school")
    )
    assert (changes.drafts, changes.undo) == (frozenset(), None)


def test_a_change_that_fails_leaves_the_draft_as_it_was(workspace: Workspace) -> None:
    draft_id = written(workspace)
    before = drafting.get(workspace, draft_id)
    with pytest.raises(KeyError):
        drafting.edit(workspace, draft_id, lambda draft: draft_tree.move(draft, "nowhere", 1))
    assert drafting.get(workspace, draft_id) == before


def test_the_draft_worked_on_last_comes_first(workspace: Workspace, clock: MovableClock) -> None:
    first, _changes = drafting.begin(workspace, "en")
    clock.pass_days(1)
    second, _changes = drafting.begin(workspace, "en")
    assert [one.id for one in drafting.drafts(workspace)] == [second, first]
    clock.pass_days(1)
    drafting.edit(workspace, first, garden)
    assert [one.id for one in drafting.drafts(workspace)] == [first, second]


def test_a_removed_draft_comes_back_until_the_profile_closes(tmp_path: Path, clock: MovableClock) -> None:
    path = tmp_path / "owl.competency"
    workspace = profiles.create_at(path, "Owl", clock=clock)
    draft_id = written(workspace)
    kept = drafting.get(workspace, draft_id).draft
    changes = drafting.discard(workspace, draft_id)
    with pytest.raises(KeyError):
        drafting.get(workspace, draft_id)
    assert changes.undo is not None
    changes.undo(workspace)
    assert drafting.get(workspace, draft_id).draft == kept
    drafting.discard(workspace, draft_id)
    workspace.close(keep_backup=False)
    workspace = profiles.open(path, clock=clock)
    with pytest.raises(KeyError):
        drafting.restore(workspace, draft_id)
    workspace.close(keep_backup=False)


def test_a_draft_is_there_after_a_crash(tmp_path: Path, clock: MovableClock) -> None:
    path = tmp_path / "owl.competency"
    workspace = profiles.create_at(path, "Owl", clock=clock)
    draft_id = written(workspace)
    again = profiles.open(path, clock=clock, read_only=True)
    assert drafting.get(again, draft_id) == drafting.get(workspace, draft_id)
    again.close()
    workspace.close(keep_backup=False)


def test_a_damaged_draft_hides_no_other(workspace: Workspace) -> None:
    whole, damaged = written(workspace), written(workspace)
    with workspace.begin() as session:
        session.connection().exec_driver_sql("UPDATE draft SET structure = x'7b' WHERE id = ?", (damaged,))
    assert [one.id for one in drafting.drafts(workspace)] == [whole]
    with pytest.raises(KnownError) as caught:
        drafting.get(workspace, damaged)
    assert caught.value.code == "bad_draft"


# -- beginning from another framework


def test_a_copy_keeps_credit_and_official_titles(workspace: Workspace) -> None:
    original = frameworks.find(workspace, "digcompedu")
    draft_id, _changes = drafting.begin_copy(workspace, "digcompedu")
    view = drafting.get(workspace, draft_id)
    file = view.draft.file
    assert file.id.startswith("own-")
    assert (file.version, file.precision, file.crosswalk) == ("1.0", None, ())
    assert file.source.statement.startswith(original.file.source.statement)
    assert "Adapted from" in file.source.statement
    assert view.draft.default.credit == file.source.statement
    assert "Adapté de" in view.draft.texts["fr"].credit
    assert (file.licence, file.source.licence) == (original.file.licence, original.file.source.licence)
    assert [rule.kind for rule in file.rules] == ["median-of-chosen"]
    assert view.title == "DigCompEdu, adapted"
    assert view.draft.default.nodes["1.1"].title_status == "official"
    assert view.base is None
    errors = [one for one in drafting.findings(view.draft) if one.severity == "error"]
    assert errors == []


def test_a_copy_credits_its_source_in_every_language(workspace: Workspace) -> None:
    draft_id = written(workspace)
    drafting.edit(workspace, draft_id, lambda draft: draft_facts.set_credit(draft, "en", "By the Ministry of Gardens."))
    drafting.edit(workspace, draft_id, lambda draft: draft_words.add_language(draft, "fr"))
    drafting.edit(workspace, draft_id, lambda draft: draft_words.set_whole(draft, "fr", "title", "École du jardin"))
    (original,) = publishing.publish(workspace, draft_id, "1.0").frameworks
    copy_id, _changes = drafting.begin_copy(workspace, original)
    copy = drafting.get(workspace, copy_id).draft
    for language in ("en", "fr"):
        assert draft_facts.credit_of(copy, language).startswith("By the Ministry of Gardens.")


def test_every_framework_of_the_program_can_be_copied_and_published_as_it_is(workspace: Workspace) -> None:
    for info in frameworks.frameworks(workspace):
        draft_id, _changes = drafting.begin_copy(workspace, info.id)
        (copied,) = publishing.publish(workspace, draft_id, "1.0").frameworks
        copy = frameworks.find(workspace, copied)
        original = frameworks.find(workspace, info.id)
        assert [node.key for node in copy.assessable] == [node.key for node in original.assessable]
        assert copy.file.source.licence == original.file.source.licence
        round_id, _changes = assessing.start(workspace, assessing.RoundOrder(copied))
        assert assessing.result(workspace, round_id).answered == 0


@pytest.mark.parametrize("name", ["tiny", "tiny-mastery", "tiny-frequency"])
def test_every_way_of_asking_can_be_copied(workspace: Workspace, name: str) -> None:
    frameworks.add(workspace, frameworks.preview(FIXTURES / name))
    draft_id, _changes = drafting.begin_copy(workspace, name)
    draft = drafting.get(workspace, draft_id).draft
    assert draft.file.asking == frameworks.find(workspace, name).file.asking
    assert [one for one in drafting.findings(draft) if one.severity == "error"] == []


def test_a_language_without_words_is_left_out(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "framework.json").write_bytes(edited(put("languages", value=["en", "fr"])).structure)
    (tmp_path / "text.en.json").write_bytes(package().texts["en"])
    frameworks.add(workspace, frameworks.preview(tmp_path))
    for draft_id, _changes in (drafting.begin_copy(workspace, "tiny"), drafting.begin_version(workspace, "tiny")):
        draft = drafting.get(workspace, draft_id).draft
        assert draft.file.languages == ("en",)
        assert [one for one in drafting.findings(draft) if one.severity == "error"] == []


def test_the_next_version_is_begun_once(workspace: Workspace) -> None:
    framework_id = published(workspace)
    draft_id, _changes = drafting.begin_version(workspace, framework_id)
    again, changes = drafting.begin_version(workspace, framework_id)
    assert again == draft_id
    assert changes.undo is None
    view = drafting.get(workspace, draft_id)
    assert view.base is not None
    assert (view.base.version, view.draft.file.version, view.draft.file.id) == ("1.0", "2.0", framework_id)


def test_what_belongs_to_the_program_is_copied_not_continued(workspace: Workspace) -> None:
    with pytest.raises(KnownError) as caught:
        drafting.begin_version(workspace, "digcompedu")
    assert caught.value.code == "framework_shipped"


# -- scale and languages


def test_a_ready_made_scale_is_named_in_the_language_of_the_draft(workspace: Workspace) -> None:
    draft_id = written(workspace)
    changes = drafting.use_template(workspace, draft_id, draft_scale.FREQUENCY)
    draft = drafting.get(workspace, draft_id).draft
    assert [label.label for label in draft.default.scales["how-often"].values()] == [
        "Never", "Rarely", "Sometimes", "Often", "Always",
    ]  # fmt: skip
    assert changes.undo is not None
    changes.undo(workspace)
    assert draft_scale.template_of(drafting.get(workspace, draft_id).draft) is draft_scale.SIX


def test_every_ready_made_scale_has_a_name_for_each_level() -> None:
    for template in draft_scale.TEMPLATES:
        names = drafting.labels(template, ("en", "mi"))
        assert len(set(names["en"])) == len(template.levels)
        assert names["mi"] == names["en"]


def test_a_translation_is_confirmed(workspace: Workspace) -> None:
    draft_id = written(workspace)
    drafting.edit(
        workspace, draft_id, lambda draft: draft_words.add_language(draft, "fr").with_text("fr", hash="0" * 64)
    )
    assert "translation_outdated" in codes(workspace, draft_id)
    drafting.confirm_translation(workspace, draft_id, "fr")
    assert "translation_outdated" not in codes(workspace, draft_id)


def codes(workspace: Workspace, draft_id: DraftId) -> list[str]:
    return [one.code for one in drafting.findings(drafting.get(workspace, draft_id).draft)]


def test_everything_is_handed_on_with_the_drafts(workspace: Workspace, tmp_path: Path) -> None:
    draft_id = written(workspace)
    names = [path.name for path in keeping.export_everything(workspace, tmp_path)]
    assert f"draft-{draft_id}.framework.zip" in names
    found = frameworks.preview(tmp_path / f"draft-{draft_id}.framework.zip")
    assert found.counts is not None
    assert found.counts.competences == len(HABITS)


def test_an_unknown_draft_is_a_bug(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        drafting.edit(workspace, DraftId(9), garden)
