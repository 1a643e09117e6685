import json

import pytest

from competency_app.catalog import linter, loader
from competency_app.catalog.fingerprint import text_hash
from competency_app.domain.packages import Package, Severity
from tests.catalog.editing import Edit, drop, edited, package, put


def _codes(one: Package) -> list[tuple[str, str]]:
    framework, texts = loader.load(one)
    return [(finding.code, finding.place) for finding in linter.check(framework, texts)]


@pytest.mark.parametrize("name", ["tiny", "tiny-mastery", "tiny-frequency"])
def test_a_sound_framework_is_clean(name: str) -> None:
    assert _codes(package(name)) == []


_LONG = " ".join(f"word{at}" for at in range(36))
_TEXT: dict[str, tuple[Edit, str, str]] = {
    "no title": (put("nodes", "a.1", "title", value=""), "no_title", "a.1"),
    "no words at all": (drop("nodes", "b"), "no_title", "b"),
    "no label": (drop("scales", "steps", "L2"), "no_label", "steps/L2"),
    "no descriptor": (drop("nodes", "a.1", "levels", "L2"), "no_descriptor", "a.1/levels/L2"),
    "no advice": (drop("nodes", "a.1", "next_steps", "L2"), "no_next_step", "a.1/next_steps/L2"),
    "no example": (drop("nodes", "a.1", "example"), "no_example", "a.1"),
    "36 words": (put("nodes", "a.1", "levels", "L1", value=_LONG), "descriptor_too_long", "a.1/levels/L1"),
    "the same again": (
        put("nodes", "b.2", "levels", "L1", value="big weeds come out, now and then"),
        "repeated_descriptor",
        "b.2/levels/L1",
    ),
    "two questions": (put("nodes", "a.1", "question", value="How? And why?"), "two_questions", "a.1/question"),
    "two in one": (put("nodes", "a.1", "question", value="What and how do you sow?"), "two_questions", "a.1/question"),
    "words of no node": (put("nodes", "c.1", value={"title": "Stray"}), "stray_words", "c.1"),
    "words of no level": (put("nodes", "a.1", "levels", "L9", value="Stray."), "stray_words", "a.1"),
    "a term twice": (
        put("glossary", value=[{"term": "Bed", "meaning": "x"}, {"term": "bed ", "meaning": "y"}]),
        "glossary_repeated",
        "glossary",
    ),
}
_STRUCTURE: dict[str, tuple[Edit, str, str]] = {
    "a code twice": (put("nodes", 2, "code", value="A.1"), "repeated_code", "a.2"),
    "rule without source": (drop("rules", 0, "source"), "rule_without_source", "median-of-chosen"),
    "precision without source": (drop("precision", "source"), "precision_without_source", "precision"),
    "two short questions in an area": (put("short_form", value=["a.1", "a.2", "b.1"]), "short_form_uneven", "a"),
    "an area without short question": (put("short_form", value=["a.1"]), "short_form_uneven", "b"),
    "no short form": (put("short_form", value=[]), "no_short_form", "short_form"),
    "no licence": (drop("licence"), "no_licence", "licence"),
    "listed language missing": (put("languages", value=["en", "fr"]), "no_text", "text.fr.json"),
    "titles unmarked": (put("source", "publisher", value="Somebody"), "title_unmarked", "a"),
}


@pytest.mark.parametrize("case", _TEXT)
def test_findings_about_words(case: str) -> None:
    edit, code, place = _TEXT[case]
    assert (code, place) in _codes(edited(text=edit))


@pytest.mark.parametrize("case", _STRUCTURE)
def test_findings_about_structure(case: str) -> None:
    edit, code, place = _STRUCTURE[case]
    assert (code, place) in _codes(edited(edit))


def test_35_words_are_fine() -> None:
    descriptor = " ".join(_LONG.split()[:35])
    assert _codes(edited(text=put("nodes", "a.1", "levels", "L1", value=descriptor))) == []


def test_no_descriptors_at_all_is_a_choice() -> None:
    def bare(text: dict[str, dict[str, dict[str, object]]]) -> None:
        for words in text["nodes"].values():
            words.pop("levels", None)

    assert _codes(edited(text=bare)) == []


@pytest.mark.parametrize(("alike", "is_found"), [(2, False), (3, True)])
def test_a_shared_opening_counts_from_more_than_a_third(alike: int, is_found: bool) -> None:
    def same_opening(text: dict[str, dict[str, dict[str, dict[str, str]]]]) -> None:
        for key in ["a.1", "a.2", "a.3"][:alike]:
            text["nodes"][key]["levels"]["L1"] = f"I use the can for {key}."

    assert ("same_opening" in [code for code, _place in _codes(edited(text=same_opening))]) is is_found


def test_errors_are_what_a_reader_stumbles_over() -> None:
    framework, texts = loader.load(edited(text=drop("nodes", "a.1", "levels", "L2")))
    assert [one.severity for one in linter.check(framework, texts)] == [Severity.ERROR]


def _with_french(**changes: object) -> Package:
    both = edited(put("languages", value=["en", "fr"]))
    english = loader.load(both)[1]["en"]
    french = {**json.loads(both.texts["en"]), "language": "fr", "hash": text_hash(english), **changes}
    return Package(both.structure, {**both.texts, "fr": json.dumps(french).encode()})


def test_a_whole_and_fresh_translation_is_clean() -> None:
    assert _codes(_with_french()) == []


def test_gaps_in_a_translation_are_counted() -> None:
    framework, texts = loader.load(_with_french(nodes={"a": {"title": "Cultiver", "statement": "x"}}))
    [finding] = linter.check(framework, texts)
    assert (finding.code, finding.place) == ("not_translated", "text.fr.json")
    assert "47 texts of 56" in finding.message
    assert "a.1.title" in finding.message


def test_a_translation_of_former_words_is_reported_with_the_present_hash() -> None:
    package_with_old = _with_french(hash="0" * 64)
    framework, texts = loader.load(package_with_old)
    [finding] = linter.check(framework, texts)
    assert finding.code == "translation_outdated"
    assert text_hash(texts["en"]) in finding.message


def test_words_in_a_language_not_listed_are_reported() -> None:
    french = _with_french()
    assert _codes(Package(package().structure, french.texts)) == [("language_not_listed", "text.fr.json")]
