"""Evidence: kept, found again, removed and brought back."""

from pathlib import Path

import pytest

from competency_app.actions import evidence
from competency_app.domain.rounds import EvidenceKind, Trust
from competency_app.errors import KnownError
from competency_app.workspace import Workspace


def test_a_text_a_link_and_a_file_belong_to_their_competence(workspace: Workspace, tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.txt"
    lesson.write_bytes(b"plan")
    evidence.add_text(workspace, "digcompedu", "2.2", "A page of my notes\nmore")
    evidence.add_link(workspace, "digcompedu", "2.2", "https://school.example/page")
    evidence.add_file(workspace, "digcompedu", "2.2", lesson)
    evidence.add_text(workspace, "digcompedu", "1.1", "elsewhere")
    found = evidence.for_node(workspace, "digcompedu", "2.2")
    assert [one.kind for one in found] == [EvidenceKind.TEXT, EvidenceKind.LINK, EvidenceKind.FILE]
    assert [one.title for one in found] == ["A page of my notes", "https://school.example/page", "lesson.txt"]


def test_a_file_comes_back_as_it_went_in(workspace: Workspace, tmp_path: Path) -> None:
    content = bytes(range(256)) * 50
    source = tmp_path / "photo.jpg"
    source.write_bytes(content)
    changes = evidence.add_file(workspace, "digcompedu", "2.2", source)
    source.unlink()
    [evidence_id] = changes.evidence
    copy = evidence.save_copy(workspace, evidence.everything(workspace)[0].id, tmp_path / "copy.jpg")
    assert evidence.everything(workspace)[0].id == evidence_id
    assert copy.read_bytes() == content


@pytest.mark.parametrize("words", ["", "   \n "])
def test_nothing_is_no_evidence(workspace: Workspace, words: str) -> None:
    with pytest.raises(KnownError) as problem:
        evidence.add_text(workspace, "digcompedu", "2.2", words)
    assert problem.value.code == "empty_evidence"


def test_a_film_is_too_large_and_the_sentence_offers_a_link(workspace: Workspace, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as stream:
        stream.truncate(21 * 1024 * 1024)
    with pytest.raises(KnownError) as problem:
        evidence.add_file(workspace, "digcompedu", "2.2", film)
    assert problem.value.code == "file_too_large"
    assert "21 MB" in problem.value.message
    assert "link" in problem.value.message
    assert evidence.everything(workspace) == ()


def test_a_file_that_went_away_is_said(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as problem:
        evidence.add_file(workspace, "digcompedu", "2.2", tmp_path / "gone.txt")
    assert problem.value.code == "file_unreadable"


def test_removing_can_be_undone(workspace: Workspace) -> None:
    [added] = evidence.add_text(workspace, "digcompedu", "2.2", "note").evidence
    changes = evidence.remove(workspace, evidence.everything(workspace)[0].id)
    assert evidence.everything(workspace) == ()
    assert changes.undo is not None
    changes.undo(workspace)
    assert [one.id for one in evidence.everything(workspace)] == [added]


def test_trust_climbs_and_is_kept(workspace: Workspace) -> None:
    evidence.add_text(workspace, "digcompedu", "2.2", "note")
    evidence.set_trust(workspace, evidence.everything(workspace)[0].id, Trust.DISCUSSED)
    assert evidence.everything(workspace)[0].trust is Trust.DISCUSSED
