"""What is put into a profile comes out again, as the same values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from competency_app.domain.answers import Answer, Barrier, Reason
from competency_app.domain.packages import Package
from competency_app.domain.plans import CheckIn, Collect, Goal, GoalId, GoalStatus, Outcome, Owner, Term
from competency_app.domain.rounds import Evidence, EvidenceId, EvidenceKind, RoundId, Trust
from competency_app.errors import KnownError
from competency_app.store import evidence, frameworks, owners, plans, purge, rounds
from competency_app.store.contents import count
from competency_app.workspace import Workspace, guest_workspace
from tests.store.samples import FRAMEWORK, NODES, NOON, add_round, empty, noon

EVERY_KIND = pytest.mark.parametrize("workspace", ["file", "memory"], indirect=True)
GOAL = Goal(
    GoalId(0), "made-up", "1.0", "n1", "A1", "A2",
    status=GoalStatus.CLOSED, position=2, why="w", different="d", see="s", when="wh", i_will="i", obstacle="o",
    then_i_will="t", hours=1.5, helper="h", support="su", start=date(2026, 9, 1), review=date(2026, 12, 1),
    collect=(Collect("a video", done=True), Collect("a plan")),
    check_ins=(CheckIn(date(2026, 10, 1), "much", "this", "that"),),
    outcome=Outcome.PARTLY, outcome_note="n", closed_on=date(2026, 12, 2),
)  # fmt: skip
SHOWN = Evidence(
    EvidenceId(0), EvidenceKind.FILE, "Unit plan", "my text", "plan.pdf", 3, ("n2", "n1"), "made-up", date(2026, 9, 2)
)


@pytest.fixture
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    if getattr(request, "param", "file") == "memory":
        return guest_workspace(Owner("Guest", ""), clock=noon)
    return empty(tmp_path / "a.competency")


@EVERY_KIND
def test_owner_comes_back_with_terms(workspace: Workspace) -> None:
    autumn = Term("Autumn", date(2026, 9, 1), date(2026, 12, 18), 2.5)
    spring = Term("Spring", date(2027, 1, 4), date(2027, 3, 26), 1.0)
    owner = Owner("Ada", "code", "School", "Maths", "Upper", "Bo", "fr", "ar", (autumn, spring), 3.5)
    with workspace.begin() as session:
        owners.save(session, owner)
        owners.save(session, replace(owner, terms=(spring, autumn)))
        assert owners.load(session).terms == (spring, autumn)
        owners.save(session, owner)
    with workspace.read() as session:
        assert owners.load(session) == owner


@EVERY_KIND
def test_round_comes_back_as_it_was_started(workspace: Workspace) -> None:
    first = add_round(workspace)
    second = add_round(workspace, nodes=("n3", "n1", "n2"))
    with workspace.begin() as session:
        rounds.update(session, second, current_node="n1", placement_after="B2", confidence={"a1": 3, "a2": 1})
        rounds.update(session, second, confidence={"a2": 2})
        rounds.put_look_back(session, second, "n1", "A1")
        rounds.put_look_back(session, second, "n1", "A2")
        rounds.put_look_back(session, second, "n2", "A2")
        rounds.put_look_back(session, second, "n2", None)
    with workspace.read() as session:
        one, two = rounds.all_rounds(session)
        assert rounds.load(session, second) == two
    assert (one.id, one.number, two.id, two.number) == (first, 1, second, 2)
    assert one.nodes == NODES
    assert two.nodes == ("n3", "n1", "n2")
    assert two.started_at == NOON
    assert two.started_at.tzinfo is UTC
    assert (two.current_node, two.placement_after, two.confidence, two.look_back) == (
        "n1",
        "B2",
        {"a2": 2},
        {"n1": "A2"},
    )


@EVERY_KIND
def test_answers_are_replaced_and_dropped(workspace: Workspace) -> None:
    round_id = add_round(workspace)
    full = Answer("n1", None, Reason.CANNOT_JUDGE, Barrier.NETWORK, "note", unclear=True, answered_at=NOON)
    with workspace.begin() as session:
        rounds.put_answer(session, round_id, Answer("n1", "A1"))
        rounds.put_answer(session, round_id, full)
        rounds.put_answer(session, round_id, Answer("n2", "A2"))
        rounds.drop_answer(session, round_id, "n2")
        rounds.drop_answer(session, round_id, "n3")
    with workspace.read() as session:
        sheet = rounds.sheet(session, round_id)
    assert sheet.nodes == NODES
    assert sheet.answers == {"n1": full}


def test_an_answer_needs_a_node_of_its_round(workspace: Workspace) -> None:
    round_id = add_round(workspace, nodes=("n1",))
    with pytest.raises(IntegrityError), workspace.begin() as session:
        rounds.put_answer(session, round_id, Answer("n2", "A1"))


def test_time_is_stored_as_utc_and_never_without_zone(workspace: Workspace) -> None:
    round_id = add_round(workspace)
    local = datetime(2026, 9, 1, 14, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    with workspace.begin() as session:
        rounds.update(session, round_id, finished_at=local, finished_on=date(2026, 9, 1))
        assert rounds.load(session, round_id).finished_at == datetime(2026, 9, 1, 9, tzinfo=UTC)
    with pytest.raises(StatementError, match="without zone"), workspace.begin() as session:
        rounds.update(session, round_id, deleted_at=datetime(2026, 9, 1))  # noqa: DTZ001


@EVERY_KIND
@pytest.mark.parametrize(
    "change",
    [
        lambda session, one: rounds.put_answer(session, one, Answer("n0", "C2")),
        lambda session, one: rounds.put_answer(session, one, Answer("n2", "C2")),
        lambda session, one: rounds.drop_answer(session, one, "n0"),
        lambda session, one: rounds.update(session, one, rule_id="other"),
        lambda session, one: rounds.update(session, one, framework_version="2"),
        lambda session, one: rounds.update(session, one, started_on=date(2020, 1, 1)),
        lambda session, one: rounds.update(session, one, finished_on=date(2020, 1, 1)),
    ],
)
def test_a_finished_round_is_frozen(workspace: Workspace, change: Callable[[Session, int], None]) -> None:
    round_id = add_round(workspace, answers=1)
    with workspace.begin() as session:
        rounds.update(session, round_id, finished_at=NOON, finished_on=NOON.date())
    with workspace.read() as session:
        before = rounds.load(session, round_id), rounds.sheet(session, round_id)
    with pytest.raises(KnownError) as caught, workspace.begin() as session:
        change(session, round_id)
    assert caught.value.code == "round_finished"
    with workspace.read() as session:
        assert (rounds.load(session, round_id), rounds.sheet(session, round_id)) == before


def test_scope_of_a_finished_round_is_frozen(workspace: Workspace) -> None:
    round_id = add_round(workspace)
    with workspace.begin() as session:
        rounds.update(session, round_id, finished_at=NOON, finished_on=NOON.date())
    for statement in (
        "DELETE FROM round_node",
        "INSERT INTO round_node VALUES (1, 'new', 99)",
        "UPDATE round_node SET node = 'new' WHERE position = 0",
    ):
        with pytest.raises(KnownError) as caught, workspace.begin() as session:
            session.connection().exec_driver_sql(statement)
        assert caught.value.code == "round_finished"


def test_a_finished_round_can_be_looked_back_at_reopened_and_deleted(workspace: Workspace) -> None:
    round_id = add_round(workspace, answers=2)
    with workspace.begin() as session:
        rounds.update(session, round_id, finished_at=NOON, finished_on=NOON.date())
        rounds.put_look_back(session, round_id, "n1", "A1")
    with workspace.begin() as session:
        rounds.update(session, round_id, finished_at=None, finished_on=None)
        rounds.put_answer(session, round_id, Answer("n1", "A2"))
        rounds.update(session, round_id, finished_at=NOON, finished_on=NOON.date())
        rounds.mark_deleted(session, round_id, NOON)
    with workspace.begin() as session:
        assert purge.is_needed(session)
        purge.purge(session)
    with workspace.read() as session:
        assert not purge.is_needed(session)
        assert rounds.all_rounds(session) == ()
        assert session.connection().exec_driver_sql("SELECT count(*) FROM answer").scalar() == 0


@EVERY_KIND
def test_what_was_deleted_comes_back_until_it_is_purged(workspace: Workspace) -> None:
    round_id = add_round(workspace, answers=3)
    with workspace.begin() as session:
        goal = plans.insert(session, GOAL)
        shown = evidence.insert(session, SHOWN, b"abc")
    for store, one in ((rounds, round_id), (plans, goal), (evidence, shown)):
        with workspace.begin() as session:
            store.mark_deleted(session, one, NOON)
            with pytest.raises(KeyError):
                store.load(session, one)
            store.undelete(session, one)
            assert store.load(session, one).id == one
            store.mark_deleted(session, one, NOON)
    assert workspace.read_only is False
    workspace.purge()
    for store, one in ((rounds, round_id), (plans, goal), (evidence, shown)):
        with pytest.raises(KeyError), workspace.begin() as session:
            store.undelete(session, one)


@EVERY_KIND
def test_evidence_keeps_its_file_and_its_nodes_in_order(workspace: Workspace) -> None:
    with workspace.begin() as session:
        one = evidence.insert(session, SHOWN, b"\x00\xff")
        note = evidence.insert(session, replace(SHOWN, kind=EvidenceKind.TEXT, file_name=""))
    with workspace.begin() as session:
        evidence.update(session, replace(SHOWN, id=one, nodes=("n9",), trust=Trust.SEEN, title="Other"))
    with workspace.read() as session:
        first, second = evidence.for_profile(session)
        assert first == replace(SHOWN, id=one, nodes=("n9",), trust=Trust.SEEN, title="Other")
        assert second.nodes == ("n2", "n1")
        assert evidence.content(session, one) == b"\x00\xff"
        with pytest.raises(KeyError):
            evidence.content(session, note)


def test_files_have_a_limit_each_and_together(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "MAX_FILE", 10)
    monkeypatch.setattr(evidence, "MAX_PROFILE", 25)
    with workspace.begin() as session:
        evidence.insert(session, SHOWN, b"x" * 10)
        evidence.insert(session, SHOWN, b"x" * 10)
    for size, code in ((11, "file_too_large"), (6, "profile_full")):
        with pytest.raises(KnownError) as caught, workspace.begin() as session:
            evidence.insert(session, SHOWN, b"x" * size)
        assert caught.value.code == code
    with workspace.read() as session:
        assert len(evidence.for_profile(session)) == 2


@EVERY_KIND
def test_goal_comes_back_and_is_replaced_whole(workspace: Workspace) -> None:
    with workspace.begin() as session:
        last = plans.insert(session, GOAL)
        first = plans.insert(session, replace(GOAL, position=1, collect=(), check_ins=()))
    with workspace.read() as session:
        assert plans.goals(session) == (
            replace(GOAL, id=first, position=1, collect=(), check_ins=()),
            replace(GOAL, id=last),
        )
    other = replace(GOAL, id=last, status=GoalStatus.STARTED, outcome=None, collect=(Collect("b"),), check_ins=())
    with workspace.begin() as session:
        plans.load(session, last)
        plans.save(session, other)
        assert plans.load(session, last) == other
    with pytest.raises(KeyError), workspace.begin() as session:
        plans.save(session, replace(other, id=GoalId(99)))


def test_framework_files_are_kept_byte_by_byte_and_once(workspace: Workspace) -> None:
    package = Package(b'{"a":\t1}\r\n', {"en": b"\xef\xbb\xbf{}", "ar": "{ع}".encode()})
    with workspace.begin() as session:
        frameworks.put(session, "own", "2", "x", package)
        frameworks.put(session, "own", "2", "x", package)
        frameworks.put(session, "own", "1", "y", package)
    with workspace.read() as session:
        one, two = frameworks.stored(session)
        assert (one.id, one.version, one.fingerprint) == ("own", "1", "y")
        assert two.package.structure == package.structure
        assert dict(two.package.texts) == package.texts
        assert frameworks.load(session, ("own", "2", "x")) == two.package
        with pytest.raises(KeyError):
            frameworks.load(session, ("own", "9", "x"))
    with workspace.begin() as session:
        frameworks.remove(session, "own", "2")
        assert frameworks.identities(session) == (("own", "1", "y"),)


def test_a_framework_in_use_stays(workspace: Workspace) -> None:
    add_round(workspace)
    with pytest.raises(KnownError) as caught, workspace.begin() as session:
        frameworks.remove(session, *FRAMEWORK[:2])
    assert caught.value.code == "framework_in_use"


def test_contents_do_not_count_what_was_deleted(workspace: Workspace) -> None:
    add_round(workspace, answers=3)
    gone = add_round(workspace, answers=4)
    with workspace.begin() as session:
        rounds.mark_deleted(session, gone, NOON)
        evidence.insert(session, SHOWN, b"abcd")
    with workspace.read() as session:
        found = count(session)
    assert (found.rounds, found.answers, found.evidence, found.evidence_bytes, found.goals) == (1, 3, 1, 4, 0)


def test_updating_a_round_that_is_not_there_is_a_bug(workspace: Workspace) -> None:
    with pytest.raises(KeyError), workspace.begin() as session:
        rounds.update(session, RoundId(7), current_node="n1")
