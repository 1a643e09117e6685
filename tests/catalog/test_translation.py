"""Words of a language out of single translations."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from competency_app.catalog import linter, loader
from competency_app.catalog.fingerprint import text_hash
from competency_app.catalog.translation import MOST_NAME, MOST_TEXT, Translated, Translation, with_translations
from competency_app.domain.completeness import expected, of_language
from competency_app.domain.framework_file import Term
from competency_app.domain.packages import Package
from competency_app.domain.text_places import places
from tests.catalog.editing import Edit, edited, package, put

GLOSSARY = put("glossary", value=[{"term": "bed", "meaning": "Earth."}, {"term": "hoe", "meaning": "A tool."}])


def loaded(edit: Edit | None = None) -> loader.LoadedFramework:
    found, findings = loader.read(edited(text=edit))
    assert found is not None, findings
    return found


def every(one: loader.LoadedFramework, target: str = "T {}") -> list[Translated]:
    """A translation of each text."""
    sources = expected(one.framework.file, one.texts["en"])
    return [
        Translated(place.name, words, target.format(words), line=at)
        for at, (place, words) in enumerate(sources.items())
    ]


def taken(one: loader.LoadedFramework, rows: Sequence[Translated], former: Translation | None = None) -> Translation:
    texts = dict(one.texts) | ({"fr": former.text} if former else {})
    return with_translations(one.framework, texts, "fr", former.content if former else None, rows)


def codes(found: Translation) -> list[str]:
    return [finding.code for finding in found.findings]


def test_a_whole_translation_is_complete_and_clean() -> None:
    one = loaded(GLOSSARY)
    found = taken(one, every(one))
    assert codes(found) == []
    assert of_language(one.framework.file, one.texts["en"], "fr", found.text).percent == 100
    assert found.text.hash == text_hash(one.texts["en"])
    whole = loader.with_languages(one, {"fr": found.content})
    assert whole.framework.fingerprint == one.framework.fingerprint
    assert [finding.code for finding in linter.check(whole.framework, whole.texts)] == []
    assert loader.read(whole.package)[0] == whole


def test_a_text_without_translation_is_no_text() -> None:
    one = loaded()
    found = taken(one, [Translated("a.1.title", "Sowing", ""), Translated("b.title", "x", "Arroser")])
    assert json.loads(found.content)["nodes"] == {"b": {"title": "Arroser"}}
    assert places(found.text).keys() == {place for place in places(found.text) if place.name == "b.title"}


def test_a_text_listed_without_translation_is_untranslated_and_the_rest_stays() -> None:
    one = loaded()
    first = taken(one, every(one))
    again = taken(one, [Translated("a.1.title", "x", "")], first)
    gone = places(first.text).keys() - places(again.text).keys()
    assert [place.name for place in gone] == ["a.1.title"]
    assert codes(again) == ["no_longer_translated", "not_translated"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Translated("a.1.title", "", "x" * (MOST_NAME + 1), line=7), "too_long"),
        (Translated("a.1.example", "", "x" * (MOST_TEXT + 1), line=7), "too_long"),
        (Translated("a.1.title", "", "Semis", is_fuzzy=True, line=7), "unfinished"),
    ],
)
def test_what_cannot_be_taken_leaves_what_was_there(row: Translated, code: str) -> None:
    one = loaded()
    first = taken(one, every(one))
    again = taken(one, [row], first)
    assert places(again.text) == places(first.text)
    assert code in codes(again)


def test_long_names_and_texts_within_the_limit_are_taken() -> None:
    one = loaded()
    rows = [Translated("a.1.title", "", "x" * MOST_NAME), Translated("a.1.example", "", "x" * MOST_TEXT)]
    assert "too_long" not in codes(taken(one, rows))


def test_changed_sources_are_named_and_the_language_is_older() -> None:
    one = loaded()
    rows = [
        Translated(row.name, "Other words." if row.name == "a.1.title" else row.source, row.target, line=9)
        for row in every(one)
    ]
    found = taken(one, rows)
    assert [(finding.code, finding.place) for finding in found.findings] == [("stale_source", "9")]
    current = text_hash(one.texts["en"])
    assert of_language(one.framework.file, one.texts["en"], "fr", found.text, current).is_older
    # The hash is that of the words which were translated: with them as the default language it would be fresh.
    before = loaded(put("nodes", "a.1", "title", value="Other words."))
    assert found.text.hash == text_hash(before.texts["en"])


def test_spaces_in_a_source_are_no_change() -> None:
    one = loaded()
    rows = [Translated(row.name, f" {row.source.replace(' ', '  ')}", row.target) for row in every(one)]
    assert codes(taken(one, rows)) == []


def test_an_older_language_stays_older_until_all_of_it_was_looked_at() -> None:
    one = loaded()
    rows = every(one)
    stale = taken(one, [Translated(rows[3].name, "Old.", "T"), *rows[:3], *rows[4:]])
    current = text_hash(one.texts["en"])
    some = taken(one, rows[:10], stale)
    assert some.text.hash == stale.text.hash != current
    assert taken(one, rows, stale).text.hash == current


def test_without_sources_nobody_knows_what_was_translated() -> None:
    one = loaded()
    rows = [Translated(row.name, "", row.target) for row in every(one)]
    assert taken(one, rows).text.hash == ""
    assert taken(one, rows, taken(one, every(one))).text.hash == text_hash(one.texts["en"])


@pytest.mark.parametrize(
    ("source", "target", "is_named"),
    [
        ("Ask {name}.", "Demandez {nom}.", True),
        ("Ask {name}.", "Demandez.", True),
        ("{a} and {b}", "{b} et {a}", False),
        ("50 %, {so on}", "50 %, {etc}", True),
        ("100 %s", "100 % s", True),
    ],
)
def test_placeholders_must_come_back(source: str, target: str, *, is_named: bool) -> None:
    one = loaded(put("nodes", "a.1", "title", value=source))
    found = taken(one, [Translated("a.1.title", source, target)])
    assert ("placeholders" in codes(found)) == is_named
    assert found.text.nodes["a.1"].title == target


def test_a_translation_far_longer_than_its_source_is_named_and_taken() -> None:
    one = loaded()
    found = taken(one, [Translated("a.1.title", "", "mot " * 40)])
    assert "far_longer" in codes(found)
    assert found.text.nodes["a.1"].title
    assert "far_longer" not in codes(taken(one, [Translated("a.1.title", "", "mot " * 20)]))


def test_a_translated_title_of_the_publisher_is_not_confirmed_until_somebody_does() -> None:
    one = loaded(put("nodes", "a.1", "title_status", value="official"))
    found = taken(one, every(one))
    assert found.text.nodes["a.1"].title_status == "unofficial"
    assert found.text.nodes["a"].title_status == "own"
    raw: dict[str, Any] = json.loads(found.content)
    raw["nodes"]["a.1"]["title_status"] = "official"
    confirmed = Translation(json.dumps(raw).encode(), found.text, ())
    assert taken(one, every(one), confirmed).text.nodes["a.1"].title_status == "official"
    other = taken(one, [Translated("a.1.title", "", "Autre")], confirmed)
    assert other.text.nodes["a.1"].title_status == "unofficial"


def test_labels_of_levels_follow_the_same_rule() -> None:
    one = loaded(put("scales", "steps", "L1", "status", value="official"))
    levels = taken(one, every(one)).text.scales["steps"]
    assert (levels["L1"].status, levels["L2"].status) == ("unofficial", "own")


def test_half_a_glossary_keeps_its_places() -> None:
    one = loaded(GLOSSARY)
    found = taken(one, [Translated("glossary:2.term", "hoe", "houe"), Translated("glossary:2.meaning", "", "Outil.")])
    assert found.text.glossary == (Term("", ""), Term("houe", "Outil."))
    assert [term.term for term in loader.with_languages(one, {"fr": found.content}).words("fr").glossary] == [
        "bed",
        "houe",
    ]
    again = taken(one, [Translated("glossary:2.term", "", ""), Translated("glossary:2.meaning", "", "")], found)
    assert again.text.glossary == ()


def test_unknown_entries_of_the_former_file_are_kept() -> None:
    one = loaded()
    first = taken(one, every(one))
    raw = json.loads(first.content) | {"translators": ["A. B."]}
    former = Translation(json.dumps(raw).encode("utf-8-sig"), first.text, ())
    assert json.loads(taken(one, every(one)[:1], former).content)["translators"] == ["A. B."]


def test_letters_are_composed() -> None:
    found = taken(loaded(), [Translated("a.1.title", "", "Cre\u0301er")])
    assert found.text.nodes["a.1"].title == "Créer"


def test_languages_join_a_package_without_touching_what_makes_the_version() -> None:
    one = loaded()
    more = {
        "fr": b'{"language": "fr", "title": "Jardin"}',
        "en": b'{"language": "en", "title": "x"}',
        "ru": b"{",
        "es": b'{"language": "de"}',
    }
    whole = loader.with_languages(one, more)
    assert sorted(whole.texts) == ["en", "fr"]
    assert whole.texts["en"] is one.texts["en"]
    assert json.loads(whole.package.structure)["languages"] == ["en", "fr"]
    assert loader.with_languages(one, {"ru": b"{"}) is one
    listed = loader.with_languages(whole, {"fr": b'{"language": "fr", "title": "Potager"}'})
    assert listed.package.structure is whole.package.structure
    assert listed.texts["fr"].title == "Potager"


def test_a_translation_may_lack_a_title_and_the_default_language_may_not() -> None:
    whole = package()
    french = b'{"language": "fr", "nodes": {}}'
    found, _findings = loader.read(Package(whole.structure, {**whole.texts, "fr": french}))
    assert found is not None
    assert found.words("fr").title == found.texts["en"].title
    refused, findings = loader.read(edited(text=put("title", value=" ")))
    assert refused is None
    assert [one.code for one in findings] == ["no_framework_title"]
