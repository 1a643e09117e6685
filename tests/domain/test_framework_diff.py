"""What a newer version of a framework changed."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.framework_diff import FrameworkDiff, Moved, Relevelled, Reworded, diff
from competency_app.domain.framework_file import (
    FrameworkFile,
    Level,
    LevelText,
    Node,
    NodeText,
    Scale,
    Source,
    Term,
    TextFile,
)
from tests.domain.samples import areas_framework, stages_framework, texts

OLD = areas_framework()
WORDS = texts(OLD).default


def changed(new_nodes: tuple[Node, ...] = OLD.nodes, /, **fields: object) -> Framework:
    return Framework(replace(OLD.file, nodes=new_nodes, **fields), "a" * 64)


def compared(new: Framework = OLD, after: TextFile = WORDS, before: TextFile = WORDS) -> FrameworkDiff:
    return diff(OLD, {before.language: before}, new, {after.language: after})


def worded(key: str, **fields: object) -> TextFile:
    return replace(WORDS, nodes={**WORDS.nodes, key: replace(WORDS.nodes[key], **fields)})


def node(key: str, **fields: object) -> tuple[Node, ...]:
    return tuple(replace(one, **fields) if one.key == key else one for one in OLD.nodes)


def test_the_same_version_differs_in_nothing() -> None:
    assert compared() == FrameworkDiff(language="en")
    assert compared().is_empty


def test_added_and_removed_nodes_touch_no_other() -> None:
    kept = [one for one in OLD.nodes if one.key != "2.1"]
    fresh = Node(key="4.0", code="4.0", kind="competence", parent="4", assessable=True, scale="levels")
    at = next(number for number, one in enumerate(kept) if one.key == "4.1")
    found = compared(changed((*kept[:at], fresh, *kept[at:])))
    assert (found.added, found.removed, found.touched) == (("4.0",), ("2.1",), frozenset())
    assert not found.is_empty


def test_a_node_under_another_parent_is_moved_and_its_neighbours_are_not() -> None:
    assert compared(changed(node("1.2", parent="3"))).moved == (Moved("1.2", "1", "3"),)


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        (("3.4", "3.1", "3.2", "3.3"), ["3.4"]),
        (("3.2", "3.3", "3.4", "3.1"), ["3.1"]),
        (("3.2", "3.1", "3.4", "3.3"), ["3.2", "3.4"]),
    ],
)
def test_the_fewest_nodes_count_as_moved_within_their_parent(order: tuple[str, ...], moved: list[str]) -> None:
    rest = [one for one in OLD.nodes if one.parent != "3"]
    found = compared(changed((*rest, *(OLD.node(key) for key in order)))).moved
    assert sorted(one.key for one in found) == moved
    assert all(one.is_order for one in found)


@given(st.permutations(range(6)))
def test_what_did_not_move_stayed_in_order(order: list[int]) -> None:
    areas = [OLD.areas[at] for at in order]
    found = compared(changed((*areas, *(one for one in OLD.nodes if one.parent)))).moved
    still = [one.key for one in areas if one.key not in {move.key for move in found}]
    assert still == sorted(still)
    assert bool(found) == (order != sorted(order))


@pytest.mark.parametrize(
    ("new", "after", "fields"),
    [
        (changed(node("1.1", code="1.a")), WORDS, ("code",)),
        (changed(node("1.1", kind="skill")), WORDS, ("kind",)),
        (OLD, worded("1.1", title="Other"), ("title",)),
        (OLD, worded("1.1", title=""), ("title",)),
        (OLD, worded("1.1", statement="I do.", question="Do you?"), ("statement", "question")),
        (OLD, worded("1.1", next_steps={"A1": "Try."}, example="So."), ("example", "next_steps.A1")),
    ],
)
def test_other_words_are_named_by_field(new: Framework, after: TextFile, fields: tuple[str, ...]) -> None:
    found = compared(new, after)
    assert found.reworded == (Reworded("1.1", fields),)
    assert (found.relevelled, found.moved) == ((), ())


def test_spaces_statuses_and_composed_letters_are_not_a_change() -> None:
    before, after = (
        worded("1.1", title="Cre\u0301er  avec"),
        worded("1.1", title="Créer avec ", title_status="official"),
    )
    assert compared(after=after, before=before).is_empty


@pytest.mark.parametrize(
    ("new", "after", "parts"),
    [
        (OLD, worded("1.1", levels={"A1": "I read."}), ("levels.A1",)),
        (changed(node("1.1", assessable=False)), WORDS, ("assessable",)),
        (changed(node("1.1", stage="A1")), WORDS, ("stage",)),
        (
            changed(node("1.1", scale="short"), scales=(*OLD.file.scales, Scale("short", (Level("A1"), Level("A2"))))),
            WORDS,
            ("scale",),
        ),
    ],
)
def test_other_levels_or_descriptors_relevel(new: Framework, after: TextFile, parts: tuple[str, ...]) -> None:
    found = compared(new, after)
    assert found.relevelled == (Relevelled("1.1", parts),)
    assert found.reworded == ()


def test_a_scale_with_other_levels_relevels_what_is_answered_with_it_and_areas_only_where_they_name_it() -> None:
    old = stages_framework()
    scales = (Scale("stages", (Level("KA"), Level("KC"), Level("KD"))), old.file.scales[1])
    words = {"en": texts(old).default}
    found = diff(old, words, Framework(replace(old.file, scales=scales), ""), words)
    assert [(one.key, one.parts) for one in found.relevelled] == [("1", ("scale",)), ("2", ("scale",))]
    renamed = replace(OLD.file, scales=(Scale("steps", OLD.file.scales[0].levels),), asking_scale="steps")
    nodes = tuple(replace(one, scale="steps") if one.scale else one for one in OLD.nodes)
    assert compared(Framework(replace(renamed, nodes=nodes), "")).relevelled == ()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"minutes": 25}, "minutes"),
        ({"source": Source(title="Book")}, "source"),
        ({"rules": ()}, "rules"),
        ({"short_form": ("1.1",)}, "short_form"),
    ],
)
def test_the_framework_itself_is_named(fields: Mapping[str, object], name: str) -> None:
    assert compared(changed(**fields)).general == (name,)


def test_words_beside_the_nodes_are_named() -> None:
    after = replace(
        WORDS,
        title="Gardens",
        description="New.",
        scales={"levels": {**WORDS.scales["levels"], "A1": LevelText("first"), "A2": LevelText("second")}},
        glossary=(Term("bed", "Where plants grow."),),
    )
    assert compared(after=after).general == ("title", "description", "scale:levels", "glossary")


def test_the_newer_default_language_is_compared_else_the_older_else_none() -> None:
    french = replace(worded("1.1", title="Sol"), language="fr")
    english = worded("1.1", title="Soil")
    new = Framework(replace(OLD.file, default_language="fr"), "")
    both = {"en": english, "fr": french}
    assert diff(OLD, {"en": WORDS, "fr": french}, new, both).reworded == ()
    assert diff(OLD, {"en": WORDS}, new, both).reworded == (Reworded("1.1", ("title",)),)
    found = diff(OLD, {"en": WORDS}, new, {"fr": french})
    assert (found.language, found.reworded, found.general) == (None, (), ("default_language",))


def test_words_of_a_node_that_had_none_are_new_words() -> None:
    before = replace(WORDS, nodes={key: words for key, words in WORDS.nodes.items() if key != "1"})
    assert compared(before=before).reworded == (Reworded("1", ("title",)),)
    assert Texts(before, before).title_of("1") == ""


def test_a_large_framework_is_compared_in_passing() -> None:
    def large(keys: range) -> Framework:
        nodes = tuple(Node(key=f"n{at}", code=f"{at}", kind="area", assessable=True, scale="levels") for at in keys)
        return Framework(_file(nodes), "")

    words = {"en": replace(WORDS, nodes={f"n{at}": NodeText(title=f"{at}") for at in range(20_000)})}
    found = diff(large(range(20_000)), words, large(range(19_999, -1, -1)), words)
    assert len(found.moved) == 19_999


def _file(nodes: tuple[Node, ...]) -> FrameworkFile:
    return replace(OLD.file, nodes=nodes)
