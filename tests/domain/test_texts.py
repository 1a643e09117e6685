"""Words of a framework in a language that has only part of them."""

from competency_app.domain.framework import Texts
from competency_app.domain.framework_file import LevelText, NodeText, Term, TextFile

ENGLISH = TextFile(
    language="en",
    title="Garden",
    scales={"steps": {"A1": LevelText("first", "At the start."), "A2": LevelText("second")}},
    nodes={
        "1": NodeText(
            title="Soil", short="S", statement="I dig.", levels={"A1": "a spade", "A2": "a plough"}, example="In May."
        ),
        "2": NodeText(title="Seeds"),
    },
)
FRENCH = TextFile(
    language="fr",
    title="Jardin",
    scales={"steps": {"A1": LevelText("premier")}},
    nodes={"1": NodeText(title="Sol", levels={"A1": "une bêche", "A2": ""})},
)


def test_what_a_translation_left_empty_comes_from_the_default_language() -> None:
    texts = Texts(FRENCH, ENGLISH)
    assert (texts.title_of("1"), texts.title_of("2"), texts.title_of("3")) == ("Sol", "Seeds", "")
    assert (texts.descriptor("1", "A1"), texts.descriptor("1", "A2")) == ("une bêche", "a plough")
    assert (texts.node("1").statement, texts.node("1").example) == ("I dig.", "In May.")


def test_each_text_says_which_language_it_is_in() -> None:
    texts = Texts(FRENCH, ENGLISH)
    assert (texts.is_fallback("1"), texts.is_fallback("2")) == (False, True)
    fields = ("title", "statement", "levels.A1", "levels.A2")
    assert [texts.language_of("1", field) for field in fields] == ["fr", "en", "fr", "en"]
    assert not texts.is_fallback("1", "question")  # nobody wrote one
    assert texts.level("steps", "A1") == LevelText("premier", "At the start.")
    assert (texts.level_language("steps", "A1"), texts.level_language("steps", "A2")) == ("fr", "en")


def test_a_title_in_the_readers_language_goes_before_a_short_one_in_another() -> None:
    assert Texts(FRENCH, ENGLISH).short_of("1") == "Sol"
    assert Texts(FRENCH, ENGLISH).short_of("2") == "Seeds"


def test_a_title_that_is_missing_keeps_the_status_of_the_one_shown() -> None:
    default = TextFile(language="en", title="x", nodes={"1": NodeText(title="Soil", title_status="official")})
    wanted = TextFile(language="fr", nodes={"1": NodeText(example="En mai.")})
    assert Texts(wanted, default).node("1").title_status == "official"
    assert Texts(wanted, default).title == "x"


def test_an_entry_of_the_glossary_is_in_one_language() -> None:
    english = TextFile(language="en", title="x", glossary=(Term("bed", "a"), Term("hoe", "b"), Term("rake", "c")))
    french = TextFile(language="fr", glossary=(Term("planche", "d"), Term("houe", "")))
    texts = Texts(french, english)
    assert [(entry.term, language) for entry, language in texts.terms] == [
        ("planche", "fr"),
        ("hoe", "en"),
        ("rake", "en"),
    ]
    longer = TextFile(language="fr", glossary=(*english.glossary, Term("serre", "e"), Term("", "f")))
    assert [entry.term for entry in Texts(longer, english).glossary] == ["bed", "hoe", "rake", "serre"]


def test_the_default_language_is_itself() -> None:
    assert Texts(ENGLISH, ENGLISH).node("1") is ENGLISH.nodes["1"]
