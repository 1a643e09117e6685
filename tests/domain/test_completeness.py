"""How much of a language is there."""

from msgspec.structs import replace

from competency_app.domain.completeness import expected, of_language, of_languages
from competency_app.domain.framework_file import LevelText, NodeText, Term, TextFile
from tests.domain.samples import areas_framework, texts

FRAMEWORK = areas_framework((2,))
FILE = FRAMEWORK.file
ENGLISH = replace(
    texts(FRAMEWORK).default,
    nodes={
        "1": NodeText(title="Soil", short="Soil"),
        "1.1": NodeText(title="Digging", levels={"A1": "I dig."}, next_steps={"A1": "Dig deeper."}),
        "1.2": NodeText(title="Sowing"),
    },
    glossary=(Term("bed", "Where plants grow."),),
)
# Title, six labels, three node titles, a short one, a descriptor, an advice, a term and its meaning.
WHOLE = 15


def french(**fields: object) -> TextFile:
    return replace(ENGLISH, language="fr", hash="h", **fields)


def missing(text: TextFile) -> list[str]:
    return [place.name for place in of_language(FILE, ENGLISH, "fr", text, "h").missing]


def test_a_whole_translation_is_100_percent() -> None:
    found = of_language(FILE, ENGLISH, "fr", french(), "h")
    assert (found.total, found.filled, found.percent, found.missing, found.is_older) == (WHOLE, WHOLE, 100, (), False)


def test_missing_texts_are_named_and_the_percentage_rounds_down() -> None:
    words = {**ENGLISH.nodes, "1": NodeText(title="Sol"), "1.1": NodeText(title=" ", levels={"A1": "x"})}
    found = of_language(FILE, ENGLISH, "fr", french(nodes=words, glossary=()), "h")
    names = ["1.short", "1.1.title", "1.1.next_steps.A1", "glossary:1.term", "glossary:1.meaning"]
    assert [place.name for place in found.missing] == names
    assert (found.filled, found.percent) == (10, 66)


def test_labels_of_levels_and_half_an_entry_count() -> None:
    scales = {"levels": {**ENGLISH.scales["levels"], "A2": LevelText(), "B1": LevelText("B", "More than asked.")}}
    text = french(scales=scales, glossary=(Term("planche", ""),))
    assert missing(text) == ["scale:levels.A2.label", "glossary:1.meaning"]


def test_strays_of_the_default_language_are_not_expected() -> None:
    strays = {"9": NodeText(title="Stray"), "1.2": NodeText(title="Sowing", levels={"Z": "Stray."})}
    scales = {**ENGLISH.scales, "other": {"A1": LevelText("x")}, "levels": {"Z": LevelText("x")}}
    places = expected(FILE, replace(ENGLISH, nodes={**ENGLISH.nodes, **strays}, scales=scales))
    assert not [place for place in places if "Stray" in places[place] or place.kind == "scale"]


def test_a_translation_of_changed_words_is_older_and_one_that_does_not_say_is_not() -> None:
    assert of_language(FILE, ENGLISH, "fr", french(), "changed").is_older
    assert not of_language(FILE, ENGLISH, "fr", replace(french(), hash=""), "changed").is_older
    assert not of_language(FILE, ENGLISH, "en", ENGLISH, "changed").is_older


def test_the_default_language_needs_titles_and_labels_only() -> None:
    bare = replace(ENGLISH, nodes={"1": NodeText(title="Soil")}, scales={})
    found = of_language(FILE, bare, "en", bare)
    assert [place.name for place in found.missing][-3:] == ["scale:levels.C2.label", "1.1.title", "1.2.title"]
    assert of_language(FILE, ENGLISH, "en", ENGLISH).percent == 100


def test_languages_are_ordered_and_a_listed_one_without_words_is_empty() -> None:
    file = replace(FILE, languages=("fr", "en", "ru"))
    found = of_languages(file, {"ar": replace(french(), language="ar"), "en": ENGLISH, "fr": french()}, "h")
    assert [(one.language, one.percent) for one in found] == [("en", 100), ("fr", 100), ("ru", 0), ("ar", 100)]
