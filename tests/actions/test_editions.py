"""Versions of a framework, who needs them, and what a file would be among them."""

from pathlib import Path

from competency_app.actions import assessing, editions, frameworks
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.packages import Package
from competency_app.workspace import Workspace
from tests.catalog.editing import Edit, edited, package, put


def both(*edits: Edit) -> Edit:
    def edit(value: object) -> None:
        for one in edits:
            one(value)

    return edit


def laid(folder: Path, one: Package) -> frameworks.ImportPreview:
    folder.mkdir()
    (folder / "framework.json").write_bytes(one.structure)
    for language, content in one.texts.items():
        (folder / f"text.{language}.json").write_bytes(content)
    preview = frameworks.preview(folder)
    assert preview.framework is not None, preview.findings
    return preview


SECOND = edited(put("version", value="2.0"), put("nodes", "a.1", "title", value="Sowing seeds"))


def test_versions_are_newest_first_with_the_rounds_that_use_them(workspace: Workspace, tmp_path: Path) -> None:
    first = laid(tmp_path / "1", package())
    frameworks.add(workspace, first)
    assert first.framework is not None
    framework_id = first.framework.id
    assessing.start(workspace, RoundOrder(framework_id))
    frameworks.add(workspace, laid(tmp_path / "2", SECOND))
    newer, older = editions.editions(workspace, framework_id)
    assert (newer.info.version, newer.is_newest, newer.rounds, newer.is_removable) == ("2.0", True, (), True)
    assert (older.is_newest, older.rounds, older.is_removable) == (False, (1,), False)
    assert editions.editions(workspace, "nope") == ()
    found = editions.between(workspace, older.framework, newer.framework)
    assert [group.lines for group in found.groups] == [("A.1 Sowing seeds: title",)]


def test_a_shipped_framework_a_round_uses_is_one_version(workspace: Workspace) -> None:
    assessing.start(workspace, RoundOrder("digcompedu"))
    [only] = editions.editions(workspace, "digcompedu")
    assert (only.is_kept, only.is_newest, only.rounds, only.is_removable) == (True, True, (1,), False)


def test_what_a_file_would_be_here(workspace: Workspace, tmp_path: Path) -> None:
    first = laid(tmp_path / "1", package())
    assert editions.arrival(workspace, first) == editions.Arrival()
    frameworks.add(workspace, first)
    assert editions.arrival(workspace, first) == editions.Arrival(is_here=True)
    newer = editions.arrival(workspace, laid(tmp_path / "2", SECOND))
    assert newer.difference is not None
    assert (newer.is_here, newer.is_taken) == (False, False)
    assert newer.difference.sentence.startswith("Compared with version ")
    other = edited(text=put("nodes", "a.1", "title", value="Other"))
    taken = editions.arrival(workspace, laid(tmp_path / "3", other))
    assert taken.is_taken
    assert taken.difference is not None
    assert [group.heading for group in taken.difference.groups] == ["Other words: 1"]
    assert editions.arrival(workspace, frameworks.preview(tmp_path / "none")) == editions.Arrival()
