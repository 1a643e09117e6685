"""Lines between frameworks, read from both ends."""

import pytest
from msgspec.structs import replace

from competency_app.domain.crosswalk import Related, below, lineage, related
from competency_app.domain.framework import Framework
from competency_app.domain.framework_file import Link
from tests.domain.samples import areas_framework, stages_framework


def areas(*links: Link) -> Framework:
    return Framework(replace(areas_framework().file, crosswalk=links), "")


def stages(*links: Link) -> Framework:
    return Framework(replace(stages_framework().file, crosswalk=links), "")


def found(framework: Framework, key: str, *others: Framework) -> list[tuple[str, str]]:
    return [(one.node, one.relation) for one in related(framework, key, others)]


def test_a_line_is_seen_from_both_ends() -> None:
    one = areas(Link("1.2", "stages", "2", "related", "Somebody", "published"))
    assert related(one, "1.2", [stages()]) == (Related("stages", "2", "related", "Somebody", "published"),)
    assert related(stages(), "2", [one]) == (Related("areas", "1.2", "related", "Somebody", "published"),)
    assert found(one, "1.1", stages()) == []


@pytest.mark.parametrize(
    ("written", "here", "there"),
    [
        ("exact", "exact", "exact"),
        ("closeMatch", "close", "close"),
        ("skos:broadMatch", "broader", "narrower"),
        ("narrower", "narrower", "broader"),
        ("relatedMatch", "related", "related"),
        ("nonsense", "related", "related"),
    ],
)
def test_wider_seen_from_the_other_end_is_narrower(written: str, here: str, there: str) -> None:
    one = areas(Link("1.2", "stages", "2", written))
    assert found(one, "1.2", stages()) == [("2", here)]
    assert found(stages(), "2", one) == [("1.2", there)]


def test_what_is_drawn_to_an_aspect_is_related_to_its_cells() -> None:
    one = areas(Link("1.2", "stages", "2", "exact"))
    assert found(stages(), "KD.2", one) == [("1.2", "related")]
    whole = areas(Link("1", "stages", "2", "exact"))
    assert found(whole, "1.3", stages()) == [("2", "related")]


def test_of_two_lines_to_one_entry_the_stronger_is_shown_and_entries_stand_as_in_their_framework() -> None:
    one = areas(Link("1.2", "stages", "2"), Link("1.2", "stages", "1"))
    other = stages(Link("2", "areas", "1.2", "close"))
    assert found(one, "1.2", other) == [("1", "related"), ("2", "close")]


def test_lines_that_lead_nowhere_or_back_are_left_out() -> None:
    one = areas(Link("1.2", "stages", "9"), Link("1.2", "unknown", "1"), Link("1.2", "areas", "1.1"))
    assert found(one, "1.2", one, stages(Link("9", "areas", "1.2"))) == []


def test_what_is_above_and_below_a_node() -> None:
    framework = stages_framework()
    assert lineage(framework, "KD.2") == ("KD.2", "2")
    assert below(framework, "2") == {"2", "KA.2", "KD.2", "KC.2"}
    assert below(framework, "9") == frozenset()
