"""Related entries, and what was noted and kept for them before."""

from pathlib import Path

import pytest

from competency_app.actions import assessing, crosswalk, evidence, frameworks
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.rounds import Round
from competency_app.workspace import Workspace
from tests.catalog.editing import edited, put

LINKS = [
    {"from": "a.1", "to_framework": "digcompedu", "to": "1.2", "relation": "broader", "status": "draft"},
    {"from": "a", "to_framework": "digcompedu", "to": "2"},
    {"from": "b.1", "to_framework": "nowhere", "to": "1"},
]


@pytest.fixture
def tiny(workspace: Workspace, tmp_path: Path) -> str:
    one = edited(put("crosswalk", value=LINKS))
    (tmp_path / "framework.json").write_bytes(one.structure)
    (tmp_path / "text.en.json").write_bytes(one.texts["en"])
    frameworks.add(workspace, frameworks.preview(tmp_path))
    return "tiny"


def begun(workspace: Workspace, framework_id: str) -> Round:
    started, _changes = assessing.start(workspace, RoundOrder(framework_id))
    return assessing.get(workspace, started)


def related(workspace: Workspace, framework_id: str, node: str) -> list[tuple[str, str, str]]:
    framework = frameworks.find(workspace, framework_id)
    found = crosswalk.related(workspace, framework, node, "en")
    return [
        (one.framework.id, one.node, one.related.relation)
        for one in found
        if "tiny" in (framework_id, one.framework.id)
    ]


def test_lines_work_from_both_ends(workspace: Workspace, tiny: str) -> None:
    assert related(workspace, tiny, "a.1") == [("digcompedu", "1.2", "broader"), ("digcompedu", "2", "related")]
    assert related(workspace, "digcompedu", "1.2") == [("tiny", "a.1", "narrower")]
    assert related(workspace, "digcompedu", "2.3") == [("tiny", "a", "related")]
    assert related(workspace, tiny, "b.1") == []


def test_shipped_frameworks_are_linked_with_the_status_of_each_line(workspace: Workspace) -> None:
    framework = frameworks.find(workspace, "digcompedu")
    found = crosswalk.related(workspace, framework, "1.1", "en")
    by_id = {one.framework.id: one for one in found}
    assert by_id["mrcdd"].related.status == "published"
    assert by_id["unesco-ict-cft"].related.status == "draft"
    assert dict(crosswalk.counted(workspace, framework))["mrcdd"] >= 22


def test_notes_and_evidence_of_related_entries_are_a_starting_point(workspace: Workspace, tiny: str) -> None:
    first = begun(workspace, "digcompedu")
    assessing.record_level(workspace, first.id, "1.2", "B1")
    assessing.set_note(workspace, first.id, "1.2", "We plan together.")
    assessing.set_note(workspace, first.id, "2.3", "Copies are kept.")
    assessing.set_note(workspace, first.id, "3.1", "Not related.")
    evidence.add_text(workspace, "digcompedu", "1.2", "Minutes of the meeting")
    evidence.add_text(workspace, "digcompedu", "3.1", "Not related")
    one = begun(workspace, tiny)
    found = crosswalk.earlier(workspace, one, "a.1")
    assert [(note.node, note.note) for note in found.notes] == [
        ("1.2", "We plan together."),
        ("2.3", "Copies are kept."),
    ]
    assert [piece.title for piece in found.evidence] == ["Minutes of the meeting"]
    assert found
    assert not crosswalk.earlier(workspace, one, "b.1")
    assert assessing.sheet(workspace, one.id).answers == {}, "nothing is answered by it"


def test_the_newest_note_counts_and_rounds_of_the_same_framework_do_not(workspace: Workspace, tiny: str) -> None:
    for words in ("Old.", "New."):
        one = begun(workspace, "digcompedu")
        assessing.set_note(workspace, one.id, "1.2", words)
        assessing.finish(workspace, one.id)
    mine = begun(workspace, tiny)
    assessing.set_note(workspace, mine.id, "a.1", "My own.")
    assert [note.note for note in crosswalk.earlier(workspace, mine, "a.1").notes] == ["New."]


def test_linked_evidence_speaks_for_both_and_undo_takes_it_back(workspace: Workspace, tiny: str) -> None:
    begun(workspace, "digcompedu")
    evidence.add_text(workspace, "digcompedu", "1.2", "Minutes")
    [piece] = evidence.everything(workspace)
    one = begun(workspace, tiny)
    changes = evidence.link(workspace, piece.id, tiny, "a.1")
    assert [each.title for each in evidence.for_node(workspace, tiny, "a.1")] == ["Minutes"]
    assert [each.title for each in evidence.for_node(workspace, "digcompedu", "1.2")] == ["Minutes"]
    assert crosswalk.earlier(workspace, one, "a.1").evidence == ()
    assert evidence.link(workspace, piece.id, tiny, "a.1").undo is None
    assert changes.undo is not None
    changes.undo(workspace)
    assert evidence.for_node(workspace, tiny, "a.1") == ()
    assert evidence.for_node(workspace, "digcompedu", "1.2") == (piece,)


def test_taking_linked_evidence_away_leaves_it_where_else_it_belongs(workspace: Workspace, tiny: str) -> None:
    begun(workspace, "digcompedu")
    evidence.add_text(workspace, "digcompedu", "1.2", "Minutes")
    [piece] = evidence.everything(workspace)
    evidence.link(workspace, piece.id, tiny, "a.1")
    evidence.link(workspace, piece.id, "digcompedu", "1.3")
    changes = evidence.detach(workspace, piece.id, "digcompedu", "1.2")
    [left] = evidence.everything(workspace)
    assert (left.nodes, left.also) == (("1.3",), ((tiny, "a.1"),))
    assert changes.undo is not None
    changes.undo(workspace)
    assert evidence.everything(workspace)[0].nodes == ("1.2", "1.3")
    for where in (("digcompedu", "1.2"), ("digcompedu", "1.3"), (tiny, "a.1")):
        gone = evidence.detach(workspace, piece.id, *where)
    assert evidence.everything(workspace) == ()
    assert gone.undo is not None
    gone.undo(workspace)
    assert evidence.for_node(workspace, tiny, "a.1")


def test_without_anything_earlier_no_crosswalk_is_read(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    one = begun(workspace, "digcompedu")
    monkeypatch.setattr(crosswalk, "related_nodes", lambda *_: pytest.fail("read for nothing"))
    assert not crosswalk.earlier(workspace, one, "1.1")
