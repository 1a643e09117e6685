"""Words of a framework in a language that has only part of them."""

from competency_app.domain.framework import Texts
from competency_app.domain.framework_file import NodeText, TextFile

ENGLISH = TextFile(
    language="en",
    title="Garden",
    nodes={
        "1": NodeText(title="Soil", statement="I dig.", levels={"A1": "a spade", "A2": "a plough"}, example="In May."),
        "2": NodeText(title="Seeds"),
    },
)
FRENCH = TextFile(language="fr", title="Jardin", nodes={"1": NodeText(title="Sol", levels={"A1": "une bêche"})})


def test_what_a_translation_left_empty_comes_from_the_default_language() -> None:
    texts = Texts(FRENCH, ENGLISH)
    assert (texts.title_of("1"), texts.title_of("2"), texts.title_of("3")) == ("Sol", "Seeds", "")
    assert (texts.descriptor("1", "A1"), texts.descriptor("1", "A2")) == ("une bêche", "a plough")
    assert (texts.node("1").statement, texts.node("1").example) == ("I dig.", "In May.")
    assert (texts.is_fallback("1"), texts.is_fallback("2")) == (False, True)


def test_the_default_language_is_itself() -> None:
    assert Texts(ENGLISH, ENGLISH).node("1") is ENGLISH.nodes["1"]
