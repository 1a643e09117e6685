"""What becomes of earlier answers: proposals from what changed, decisions, and the answers that come along."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from competency_app.catalog import loader
from competency_app.domain import carrying
from competency_app.domain.answers import Answer, AnswerSheet, Barrier, Reason
from competency_app.domain.carrying import Verdict
from competency_app.domain.framework import Framework
from tests.catalog.editing import Edit, edited, package, put

KEEP, AGAIN, NEW = Verdict.KEEP, Verdict.ASK_AGAIN, Verdict.NEW
DESCRIPTOR = ("nodes", "a.1", "levels", "L1")


def verdicts(structure: Edit | None = None, text: Edit | None = None, name: str = "tiny") -> dict[str, Verdict]:
    old, old_texts = loader.load(package(name))
    new, new_texts = loader.load(edited(structure, text, name))
    return carrying.proposed(old, old_texts, new, new_texts)


def framework(**attributes: Any) -> Framework:
    return loader.load(edited(put("attributes", value=attributes)))[0]


TEXTS: dict[str, tuple[Edit, Verdict]] = {
    "title": (put("nodes", "a.1", "title", value="Sowing seeds"), KEEP),
    "example": (put("nodes", "a.1", "example", value="Beans in May."), KEEP),
    "advice": (put("nodes", "a.1", "next_steps", "L1", value="Ask."), KEEP),
    "a letter": (put(*DESCRIPTOR, value="Seeds go in when someone hands me a trai."), KEEP),
    "a comma": (put(*DESCRIPTOR, value="Seeds go in, when someone hands me a tray"), KEEP),
    "another word": (put(*DESCRIPTOR, value="Seeds go in when someone hands me a book."), AGAIN),
    "a word more": (put(*DESCRIPTOR, value="Seeds never go in when someone hands me a tray."), AGAIN),
    "another sentence": (put(*DESCRIPTOR, value="I sow every week."), AGAIN),
    "a descriptor less": (put(*DESCRIPTOR, value=""), AGAIN),
    "the question, while levels are described": (put("nodes", "a.1", "question", value="When do you sow?"), KEEP),
}


@pytest.mark.parametrize("case", TEXTS)
def test_proposals_from_words(case: str) -> None:
    edit, expected = TEXTS[case]
    found = verdicts(text=edit)
    assert found.pop("a.1") is expected
    assert set(found.values()) == {KEEP}


def test_another_scale_asks_everything_again() -> None:
    turned = put("scales", 0, "levels", value=[{"key": "L2"}, {"key": "L1"}, {"key": "L3"}])
    assert set(verdicts(turned).values()) == {AGAIN}


def test_an_added_entry_is_asked_for_the_first_time() -> None:
    node = {"key": "c", "parent": "b", "code": "B.3", "kind": "competence", "assessable": True}
    found = verdicts(lambda file: file["nodes"].append(node))
    assert (found["c"], found["b.2"]) == (NEW, KEEP)


def test_an_area_that_is_answered_now_is_new() -> None:
    assert verdicts(put("nodes", 0, "assessable", value=True))["a"] is NEW


def test_another_place_keeps_the_answer() -> None:
    assert set(verdicts(put("nodes", 5, "parent", value="a")).values()) == {KEEP}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("nodes", "m.1.1", "statement", value="I begin with breathing exercise."), KEEP),
        (put("nodes", "m.1.1", "statement", value="We begin with songs."), AGAIN),
        (put("nodes", "m.1.1", "example", value="Ten breaths."), KEEP),
        (put("scales", "how-often", "never", "label", value="Not at all"), AGAIN),
    ],
)
def test_without_descriptors_the_statement_and_the_names_of_the_levels_count(edit: Edit, expected: Verdict) -> None:
    assert verdicts(text=edit, name="tiny-frequency")["m.1.1"] is expected


def test_another_way_of_asking_asks_everything_again() -> None:
    assert set(verdicts(put("asking", value="choose-level"), name="tiny-frequency").values()) == {AGAIN}


def test_without_a_common_language_nothing_can_be_compared() -> None:
    old, texts = loader.load(package())
    assert set(carrying.proposed(old, {"fr": texts["en"]}, old, texts).values()) == {AGAIN}


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("I recieve mail.", "I receive mail.", True),
        ("I write two letters.", "I write ten letters.", False),
        ("I write 2 letters.", "I write 3 letters.", False),
        ("I write 10 letters.", "I write 100 letters.", False),
        ("我每周写信", "我每周写信。", True),
        ("我每周写信", "我每月写信", False),
        ("", "", True),
        ("", "x", False),
    ],
)
def test_slips_of_the_pen(before: str, after: str, same: bool) -> None:
    assert carrying.is_slip(before, after) is same


def test_the_author_decides_but_nobody_has_answered_what_is_new() -> None:
    assert carrying.settled({"a": KEEP, "b": AGAIN, "c": NEW}, {"a": AGAIN, "b": KEEP, "c": KEEP, "x": KEEP}) == {
        "a": AGAIN, "b": KEEP, "c": NEW,
    }  # fmt: skip


@pytest.mark.parametrize(
    "said", ["keep", ["a.1"], {"a.1": 3}, {"a.1": "Keep"}, {"zz": "keep"}, {"a.1": ["keep"]}, None]
)
def test_what_a_file_says_otherwise_than_it_may_counts_as_nothing(said: object) -> None:
    assert carrying.decided(framework(carried=said)) == {}


def test_a_file_names_where_it_comes_from() -> None:
    assert carrying.came_from(framework(from_version="1.0", from_fingerprint="f")) == ("1.0", "f")
    assert carrying.came_from(framework(from_version=1, from_fingerprint=[])) == (None, None)


def test_over_several_versions_only_what_each_of_them_kept_stays() -> None:
    first = {"a": KEEP, "b": AGAIN, "c": KEEP, "d": NEW}
    second = {"a": KEEP, "b": KEEP, "c": AGAIN, "d": KEEP, "e": NEW, "f": KEEP}
    assert carrying.composed([first, second]) == {"a": KEEP, "b": AGAIN, "c": AGAIN, "d": NEW, "e": NEW, "f": NEW}
    assert carrying.composed([]) == {}


def test_answers_come_along_with_the_day_they_were_given() -> None:
    old, _texts = loader.load(package())
    given = datetime(2026, 3, 12, 9, tzinfo=UTC)
    answers = [
        Answer("a.1", "L2", note="n", barrier=Barrier.TIME, unclear=True, answered_at=given),
        Answer("a.2", reason=Reason.NOT_APPLICABLE),
        Answer("a.3", "L9", answered_at=given),
        Answer("b.1", "L1", answered_at=given, carried_on=date(2025, 1, 2)),
        Answer("b.2", note="only a note"),
    ]
    sheet = AnswerSheet(tuple(one.node for one in answers), {one.node: one for one in answers})
    kept = dict.fromkeys(("a.1", "a.2", "a.3", "b.1", "b.2"), KEEP)
    found = {one.node: one for one in carrying.carried(sheet, date(2026, 4, 1), old, old, kept)}
    assert set(found) == {"a.1", "a.2", "b.1"}
    assert (found["a.1"].level, found["a.1"].note, found["a.1"].barrier) == ("L2", "n", Barrier.TIME)
    assert (found["a.1"].unclear, found["a.1"].carried_on) == (False, given.astimezone().date())
    assert found["a.2"].carried_on == date(2026, 4, 1)
    assert found["b.1"].carried_on == date(2025, 1, 2)
    assert carrying.carried(sheet, date(2026, 4, 1), old, old, {**kept, "a.1": AGAIN, "b.1": NEW})[0].node == "a.2"
