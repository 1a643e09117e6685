"""From draft to version: refused while something is wrong, unchanged for ever afterwards."""

from pathlib import Path

import pytest

from competency_app.actions import assessing, drafting, frameworks, publishing
from competency_app.domain import draft_tree, draft_words
from competency_app.domain.carrying import Verdict
from competency_app.errors import KnownError
from competency_app.workspace import Workspace
from tests.actions.draft_samples import key_of, published, second, written


def refusal(workspace: Workspace, draft_id: int, version: str) -> str:
    with pytest.raises(KnownError) as caught:
        publishing.publish(workspace, draft_id, version)  # type: ignore[arg-type]
    return caught.value.code


def own(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.id, one.version) for one in frameworks.frameworks(workspace) if not one.shipped]


def test_a_draft_becomes_a_version_and_goes(workspace: Workspace) -> None:
    draft_id = written(workspace)
    view = drafting.get(workspace, draft_id)
    assert publishing.proposed_version(workspace, view) == "1.0"
    changes = publishing.publish(workspace, draft_id, "1.0")
    [(framework_id, version)] = own(workspace)
    assert framework_id.startswith("garden-school-")
    assert (version, set(changes.frameworks)) == ("1.0", {framework_id})
    assert drafting.drafts(workspace) == ()
    assert assessing.start(workspace, assessing.RoundOrder(framework_id))


def test_publishing_can_be_taken_back_while_nobody_used_it(workspace: Workspace) -> None:
    draft_id = written(workspace)
    before = drafting.get(workspace, draft_id).draft
    changes = publishing.publish(workspace, draft_id, "1.0")
    assert changes.undo is not None
    changes.undo(workspace)
    assert own(workspace) == []
    assert drafting.get(workspace, draft_id).draft == before


def test_in_use_it_stays_published_and_nothing_is_half_done(workspace: Workspace) -> None:
    changes = publishing.publish(workspace, written(workspace), "1.0")
    [(framework_id, _version)] = own(workspace)
    assessing.start(workspace, assessing.RoundOrder(framework_id))
    assert changes.undo is not None
    with pytest.raises(KnownError, match="round"):
        changes.undo(workspace)
    assert (len(own(workspace)), drafting.drafts(workspace)) == (1, ())


def test_errors_are_settled_first(workspace: Workspace) -> None:
    draft_id = written(workspace)
    drafting.edit(workspace, draft_id, lambda draft: draft_words.set_whole(draft, "en", "title", ""))
    assert refusal(workspace, draft_id, "1.0") == "draft_not_ready"
    assert own(workspace) == []
    assert len(drafting.drafts(workspace)) == 1


@pytest.mark.parametrize("version", ["", " ", "one two", "1/2", "x" * 33, "1.0\n"])
def test_a_version_is_written_plainly(workspace: Workspace, version: str) -> None:
    assert refusal(workspace, written(workspace), version) == "bad_version"
    assert own(workspace) == []


def test_a_version_follows_the_last_one(workspace: Workspace) -> None:
    draft_id = second(workspace, published(workspace))
    assert publishing.proposed_version(workspace, drafting.get(workspace, draft_id)) == "2.0"
    for version in ("1.0", "0.9", "1"):
        assert refusal(workspace, draft_id, version) == "version_not_newer"
    publishing.publish(workspace, draft_id, "1.1")
    [(framework_id, version)] = own(workspace)
    assert version == "1.1"
    assert [one.version for one in workspace.versions(framework_id)] == ["1.1", "1.0"]


def test_a_published_version_never_changes(workspace: Workspace) -> None:
    framework_id = published(workspace)
    before = workspace.package(workspace.framework(framework_id, "1.0"))
    publishing.publish(workspace, second(workspace, framework_id), "2.0")
    assert workspace.package(workspace.framework(framework_id, "1.0")) == before


# -- what becomes of earlier answers


def by_title(workspace: Workspace, draft_id: int) -> dict[str, str]:
    view = drafting.get(workspace, draft_id)  # type: ignore[arg-type]
    found = publishing.verdicts(workspace, view)
    return {title: found[key].value for title, key in key_of(view.draft).items() if key in found}


def test_proposals_come_from_what_changed(workspace: Workspace) -> None:
    draft_id = second(workspace, published(workspace))
    assert by_title(workspace, draft_id) == {
        "Giving water": "keep", "Sowing": "re-ask", "Pruning": "keep", "Mulching": "new",
    }  # fmt: skip


def test_the_author_decides_and_the_file_says_so(workspace: Workspace) -> None:
    framework_id = published(workspace)
    draft_id = second(workspace, framework_id)
    keys = key_of(drafting.get(workspace, draft_id).draft)
    publishing.decide(workspace, draft_id, keys["Sowing"], Verdict.KEEP)
    publishing.decide(workspace, draft_id, keys["Pruning"], Verdict.ASK_AGAIN)
    publishing.decide(workspace, draft_id, keys["Mulching"], Verdict.KEEP)
    publishing.publish(workspace, draft_id, "2.0")
    attributes = workspace.framework(framework_id, "2.0").file.attributes
    old = workspace.framework(framework_id, "1.0")
    assert (attributes["from_version"], attributes["from_fingerprint"]) == ("1.0", old.fingerprint)
    assert attributes["carried"] == {
        keys["Giving water"]: "keep",
        keys["Sowing"]: "keep",
        keys["Pruning"]: "re-ask",
        keys["Mulching"]: "new",
    }


def test_decisions_are_exported_and_read_again(workspace: Workspace, tmp_path: Path) -> None:
    framework_id = published(workspace)
    publishing.publish(workspace, second(workspace, framework_id), "2.0")
    out = tmp_path / "garden.framework.zip"
    frameworks.export(workspace, framework_id, "package", out)
    again = frameworks.preview(out).framework
    assert again is not None
    assert again.file.attributes == workspace.framework(framework_id, "2.0").file.attributes


def test_a_removed_entry_takes_its_decision_along(workspace: Workspace) -> None:
    framework_id = published(workspace)
    draft_id = second(workspace, framework_id)
    keys = key_of(drafting.get(workspace, draft_id).draft)
    publishing.decide(workspace, draft_id, keys["Pruning"], Verdict.ASK_AGAIN)
    drafting.edit(workspace, draft_id, lambda draft: draft_tree.remove(draft, keys["Pruning"]))
    publishing.publish(workspace, draft_id, "2.0")
    carried = workspace.framework(framework_id, "2.0").file.attributes["carried"]
    assert keys["Pruning"] not in carried


def test_without_the_base_at_hand_nothing_is_proposed(workspace: Workspace) -> None:
    framework_id = published(workspace)
    draft_id = second(workspace, framework_id)
    frameworks.remove(workspace, framework_id, "1.0")
    workspace._loaded.clear()  # as after opening the profile again
    view = drafting.get(workspace, draft_id)
    assert publishing.proposals(workspace, view) == {}
    publishing.publish(workspace, draft_id, "2.0")
    assert own(workspace) == [(framework_id, "2.0")]


def test_titles_without_latin_letters_still_have_an_id(workspace: Workspace) -> None:
    draft_id = written(workspace)
    drafting.edit(workspace, draft_id, lambda draft: draft_words.set_whole(draft, "en", "title", "学校园地"))
    publishing.publish(workspace, draft_id, "1.0")
    [(framework_id, _version)] = own(workspace)
    assert framework_id.startswith("own-")


def test_two_frameworks_of_one_title_do_not_meet(workspace: Workspace) -> None:
    assert published(workspace) != published(workspace)
    assert len(own(workspace)) == 2
