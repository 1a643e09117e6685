"""Every text has one place, and the place one name."""

from competency_app.domain.framework_file import LevelText, NodeText, Term, TextFile
from competency_app.domain.text_places import node_texts, places

TEXT = TextFile(
    language="en",
    title="Garden",
    description="Beds and tools.",
    scales={"steps": {"L1": LevelText("first", "You begin.")}},
    nodes={
        "a.1": NodeText(
            title="Soil",
            short=" ",
            statement="Digging.",
            question="How?",
            levels={"L1": "I dig.", "L2": ""},
            example="In May.",
            next_steps={"L1": "Dig."},
        )
    },
    glossary=(Term("bed", "Where plants grow."),),
)


def test_places_are_listed_in_reading_order_without_empty_ones() -> None:
    assert [(place.name, words) for place, words in places(TEXT).items()] == [
        ("framework:title", "Garden"),
        ("framework:description", "Beds and tools."),
        ("scale:steps.L1.label", "first"),
        ("scale:steps.L1.description", "You begin."),
        ("a.1.title", "Soil"),
        ("a.1.statement", "Digging."),
        ("a.1.question", "How?"),
        ("a.1.example", "In May."),
        ("a.1.levels.L1", "I dig."),
        ("a.1.next_steps.L1", "Dig."),
        ("glossary:1.term", "bed"),
        ("glossary:1.meaning", "Where plants grow."),
    ]


def test_the_texts_of_a_node_are_named_by_field() -> None:
    assert list(node_texts(TEXT.nodes["a.1"])) == [
        "title",
        "statement",
        "question",
        "example",
        "levels.L1",
        "next_steps.L1",
    ]
