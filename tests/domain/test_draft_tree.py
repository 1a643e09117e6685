"""Entries of a draft: codes follow the place, keys stay, and no branch is ever lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competency_app.catalog.structure import check_structure
from competency_app.domain import draft_tree
from competency_app.domain.draft_words import set_text
from competency_app.domain.drafts import Draft
from competency_app.domain.framework_file import Link, Node
from tests.domain.draft_samples import blank, numbered, shape, two_areas


def kinds(draft: Draft) -> dict[str, tuple[str, bool]]:
    return {node.key: (node.kind, node.assessable) for node in draft.file.nodes}


def test_codes_follow_the_place() -> None:
    assert shape(two_areas()) == [
        ("k1", "1"), ("k2", "1.1"), ("k3", "1.2"), ("k4", "1.3"), ("k5", "2"), ("k6", "2.1"), ("k7", "2.2"),
    ]  # fmt: skip


def test_an_entry_in_the_middle_counts_the_others_on() -> None:
    draft, key = draft_tree.add_after(two_areas(), "k2", "new", fresh=lambda: "k9")
    assert shape(draft)[:5] == [("k1", "1"), ("k2", "1.1"), ("k9", "1.2"), ("k3", "1.3"), ("k4", "1.4")]
    assert draft.default.nodes[key].title == "new"
    assert kinds(draft)[key] == ("competence", True)


def test_a_key_that_is_there_already_is_not_taken_again() -> None:
    keys = iter(["k2", "k3", "k8"])
    _draft, key = draft_tree.add_after(two_areas(), "k2", fresh=lambda: next(keys))
    assert key == "k8"


def test_a_code_somebody_wrote_stays_and_gives_its_branch_theirs() -> None:
    draft = draft_tree.set_code(two_areas(), "k5", "B")
    assert shape(draft)[4:] == [("k5", "B"), ("k6", "B.1"), ("k7", "B.2")]
    draft = draft_tree.move(draft, "k5", -1)
    assert shape(draft)[:2] == [("k5", "B"), ("k6", "B.1")]
    assert shape(draft)[3:5] == [("k1", "2"), ("k2", "2.1")]
    assert shape(draft_tree.set_code(draft, "k5", " "))[:2] == [("k5", "1"), ("k6", "1.1")]


@pytest.mark.parametrize(
    ("key", "step", "order"),
    [
        ("k3", -1, "k1 k3 k2 k4 k5 k6 k7"),
        ("k3", 1, "k1 k2 k4 k3 k5 k6 k7"),
        ("k4", 1, "k1 k2 k3 k5 k4 k6 k7"),  # out of the first area into the second
        ("k6", -1, "k1 k2 k3 k4 k6 k5 k7"),
        ("k5", -1, "k5 k6 k7 k1 k2 k3 k4"),
        ("k1", 1, "k5 k6 k7 k1 k2 k3 k4"),
        ("k1", -1, "k1 k2 k3 k4 k5 k6 k7"),
        ("k7", 1, "k1 k2 k3 k4 k5 k6 k7"),
        ("k2", -1, "k1 k2 k3 k4 k5 k6 k7"),
    ],
)
def test_moving(key: str, step: int, order: str) -> None:
    draft = draft_tree.move(two_areas(), key, step)
    assert [node.key for node in draft.file.nodes] == order.split()
    assert len({node.code for node in draft.file.nodes}) == 7


def test_below_another_and_out_again() -> None:
    inside = draft_tree.indent(two_areas(), "k3")
    assert shape(inside)[:4] == [("k1", "1"), ("k2", "1.1"), ("k3", "1.1.1"), ("k4", "1.2")]
    assert kinds(inside)["k2"] == ("group", False)
    assert draft_tree.outdent(inside, "k3") == two_areas()
    assert draft_tree.indent(two_areas(), "k2") == two_areas()
    assert draft_tree.outdent(two_areas(), "k1") == two_areas()


def test_what_comes_to_the_top_is_an_area() -> None:
    draft = draft_tree.outdent(two_areas(), "k3")
    assert shape(draft)[:4] == [("k1", "1"), ("k2", "1.1"), ("k4", "1.2"), ("k3", "2")]
    assert kinds(draft)["k3"] == ("area", False)


def test_what_was_said_of_an_entry_stays_while_its_place_does() -> None:
    draft = draft_tree.set_answered(two_areas(), "k1", answered=True)
    draft, _key = draft_tree.add_below(draft, "k1")
    assert kinds(draft)["k1"] == ("area", True)


def test_the_tree_has_a_floor() -> None:
    draft, key = draft_tree.add_below(blank(), "k1")
    for _step in range(draft_tree.DEEPEST + 2):
        draft, key = draft_tree.add_below(draft, key)
    assert max(draft_tree.depth(draft.file.nodes, node.key) for node in draft.file.nodes) == draft_tree.DEEPEST - 1
    draft, last = draft_tree.add_after(draft, key)
    assert draft_tree.indent(draft, last) == draft


def test_what_is_taken_out_leaves_no_word_behind() -> None:
    draft = set_text(two_areas(), "en", "k6", "example", "An open gate day.")
    draft = draft_tree.set_in_short_form(draft, "k6", is_in=True)
    draft = draft.with_file(crosswalk=(Link("k6", "tiny", "a.1"), Link("k2", "tiny", "a.1")))
    draft = draft_tree.remove(draft, "k5")
    assert [node.key for node in draft.file.nodes] == ["k1", "k2", "k3", "k4"]
    assert set(draft.default.nodes) <= {"k1", "k2", "k3", "k4"}
    assert draft.file.short_form == ()
    assert [link.from_node for link in draft.file.crosswalk] == ["k2"]


def test_the_quick_look_asks_one_entry_an_area() -> None:
    draft = draft_tree.set_in_short_form(two_areas(), "k6", is_in=True)
    draft = draft_tree.set_in_short_form(draft, "k3", is_in=True)
    draft = draft_tree.set_in_short_form(draft, "k2", is_in=True)
    assert draft.file.short_form == ("k2", "k6")
    assert draft_tree.set_in_short_form(draft, "k6", is_in=False).file.short_form == ("k2",)
    assert draft_tree.set_answered(draft, "k6", answered=False).file.short_form == ("k2",)


def test_a_new_cell_takes_the_next_free_stage() -> None:
    draft = two_areas()
    aspect = Node("k2", "1.1", "aspect", parent="k1", scale="levels")
    cell = Node("c1", "1.1.1", "cell", parent="k2", assessable=True, scale="levels", stage="A1")
    nodes = [aspect if node.key == "k2" else node for node in draft.file.nodes]
    draft = draft.with_file(nodes=(*nodes[:2], cell, *nodes[2:]))
    draft, key = draft_tree.add_after(draft, "c1", fresh=lambda: "c2")
    assert draft.framework.node(key).stage == "A2"
    assert draft_tree.outdent(draft, key).framework.node(key).stage is None


def test_entries_of_a_file_in_another_order_are_taken_branch_by_branch() -> None:
    nodes = two_areas().file.nodes
    mixed = [nodes[0], nodes[4], nodes[1], nodes[5], nodes[2], nodes[6], nodes[3]]
    assert draft_tree.in_order(mixed) == list(nodes)


def test_twenty_thousand_entries_are_put_in_order_at_once() -> None:
    area = Node("a", "1", "area")
    many = tuple(Node(f"n{at}", f"1.{at + 1}", "competence", parent="a", assessable=True) for at in range(19_998))
    draft = blank().with_file(nodes=(area, *many))
    draft, key = draft_tree.add_after(draft, "n9000")
    assert draft.framework.node(key).code == "1.9002"


_STEPS = st.lists(
    st.tuples(st.sampled_from(["after", "below", "remove", "up", "down", "in", "out", "code"]), st.integers(0, 30)),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(_STEPS)
def test_whatever_is_done_the_tree_hangs_together(steps: list[tuple[str, int]]) -> None:
    draft, fresh = two_areas(), numbered()
    for step, at in steps:
        keys = [node.key for node in draft.file.nodes]
        if not keys:
            break
        draft = _done(draft, step, keys[at % len(keys)], fresh)
        assert draft_tree.in_order(draft.file.nodes) == list(draft.file.nodes)
        problems = [
            one.code for one in check_structure(draft.file) if one.code not in ("nothing_to_answer", "no_nodes")
        ]
        assert problems == []
        codes = [node.code for node in draft.file.nodes if not node.code.startswith("x")]
        assert len(set(codes)) == len(codes)


def _done(draft: Draft, step: str, key: str, fresh: object) -> Draft:
    assert callable(fresh)
    if step == "after":
        return draft_tree.add_after(draft, key, fresh=fresh)[0]
    if step == "below":
        return draft_tree.add_below(draft, key, fresh=fresh)[0]
    verbs = {
        "remove": lambda: draft_tree.remove(draft, key),
        "up": lambda: draft_tree.move(draft, key, -1),
        "down": lambda: draft_tree.move(draft, key, 1),
        "in": lambda: draft_tree.indent(draft, key),
        "out": lambda: draft_tree.outdent(draft, key),
        "code": lambda: draft_tree.set_code(draft, key, f"x{key}"),
    }
    return verbs[step]()
