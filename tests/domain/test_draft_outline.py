"""A list from elsewhere becomes entries."""

from time import perf_counter

from competency_app.domain import draft_tree
from competency_app.domain.draft_outline import MOST_LINES, Line, add_lines, lines_of
from competency_app.domain.draft_words import node_words
from competency_app.domain.drafts import Draft
from tests.domain.draft_samples import blank, numbered, two_areas


def titles(draft: Draft) -> list[tuple[str, str]]:
    return [(node.code, node_words(draft, "en", node.key).title) for node in draft.file.nodes]


def test_marks_of_lists_are_left_out_and_titles_kept() -> None:
    text = "• Sowing\n- Watering\n1. Weeding\n1.2 Pruning\n2.1.3. Mulching\n(a) Raking\n\n   \n3 steps of it\nA plan\n"
    assert [line.title for line in lines_of(text)] == [
        "Sowing", "Watering", "Weeding", "Pruning", "Mulching", "Raking", "3 steps of it", "A plan",
    ]  # fmt: skip


def test_further_in_is_one_below() -> None:
    text = "Beds\n\tSowing\n\tWatering\n\t    By can\nPeople\n  Asking\n Sharing"
    assert [line.depth for line in lines_of(text)] == [0, 1, 1, 2, 0, 1, 1]
    assert [line.depth for line in lines_of("    Sowing\n    Watering\nBeds")] == [0, 0, 0]


def test_lines_become_entries_beside_and_below() -> None:
    draft, last = add_lines(blank(), "k1", lines_of("Beds\n Sowing\n Watering\nPeople\n Asking"), fresh=numbered())
    assert titles(draft) == [("1", "Beds"), ("1.1", "Sowing"), ("1.2", "Watering"), ("2", "People"), ("2.1", "Asking")]
    assert node_words(draft, "en", last).title == "Asking"
    assert [node.kind for node in draft.file.nodes] == ["area", "competence", "competence", "area", "competence"]


def test_an_entry_with_a_title_keeps_it() -> None:
    draft, _last = add_lines(two_areas(), "k3", lines_of("new\nnewer"))
    assert [title for _code, title in titles(draft)][1:6] == ["one", "two", "new", "newer", "three"]


def test_a_list_deeper_than_the_tree_ends_beside_the_last() -> None:
    text = "\n".join(" " * step + f"line {step}" for step in range(10))
    draft, _last = add_lines(blank(), "k1", lines_of(text))
    assert max(draft_tree.depth(draft.file.nodes, node.key) for node in draft.file.nodes) == draft_tree.DEEPEST - 1
    assert len(draft.file.nodes) == 10


def test_a_book_is_cut_short() -> None:
    assert len(lines_of("line\n" * 10_000)) == MOST_LINES
    assert lines_of("") == ()
    assert lines_of("- \n * \n") == ()
    assert lines_of("a\u202eb")[0] == Line(0, "ab")


def test_five_hundred_lines_are_added_at_once() -> None:
    before = perf_counter()
    draft, _last = add_lines(two_areas(), "k2", lines_of("line\n inside\n" * 250))
    assert perf_counter() - before < 0.5
    assert len(draft.file.nodes) == 507
    assert len({node.code for node in draft.file.nodes}) == 507
