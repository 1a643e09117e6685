"""Words of a draft: language by language, and one's own once they are written anew."""

from msgspec.structs import replace

from competency_app.domain import draft_words
from competency_app.domain.drafts import Draft
from tests.domain.draft_samples import two_areas


def official() -> Draft:
    draft = draft_words.set_text(two_areas(), "en", "k2", "title", "Sowing")
    words = replace(draft.default.nodes["k2"], title_status="official", status="unofficial")
    return draft.with_text("en", nodes={**draft.default.nodes, "k2": words})


def test_words_written_anew_are_ones_own() -> None:
    draft = draft_words.set_text(official(), "en", "k2", "title", "Sowing seeds")
    words = draft_words.node_words(draft, "en", "k2")
    assert (words.title, words.title_status, words.status) == ("Sowing seeds", "own", "unofficial")
    draft = draft_words.set_level_text(official(), "en", "k2", "levels", "A1", "I sow.")
    words = draft_words.node_words(draft, "en", "k2")
    assert (words.title_status, words.status, words.levels) == ("official", "own", {"A1": "I sow."})


def test_the_same_words_are_no_change() -> None:
    draft = official()
    assert draft_words.set_text(draft, "en", "k2", "title", " Sowing ") is draft
    assert draft_words.set_level_text(draft, "en", "k2", "levels", "A1", " ") is draft
    assert draft_words.set_whole(draft, "en", "title", "Garden school") is draft
    assert draft_words.set_level_words(draft, "en", "levels", "A1", label="a") is draft


def test_what_nobody_can_see_is_left_out_and_what_is_too_long_cut() -> None:
    draft = draft_words.set_text(two_areas(), "en", "k2", "statement", "a\u202eb\x00c\n\nd  ")
    assert draft_words.node_words(draft, "en", "k2").statement == "abc\n\nd"
    draft = draft_words.set_text(draft, "en", "k2", "title", "one\ntwo " + "x" * 300)
    title = draft_words.node_words(draft, "en", "k2").title
    assert title.startswith("one two x")
    assert len(title) == 255


def test_an_emptied_descriptor_is_gone() -> None:
    draft = draft_words.set_level_text(two_areas(), "en", "k2", "next_steps", "A1", "Ask a neighbour.")
    draft = draft_words.set_level_text(draft, "en", "k2", "next_steps", "A1", "")
    assert draft_words.node_words(draft, "en", "k2").next_steps == {}


def test_a_language_comes_and_goes_with_its_words() -> None:
    draft = draft_words.add_language(draft_words.add_language(two_areas(), "fr"), "ar")
    assert draft.file.languages == ("en", "ar", "fr")
    draft = draft_words.set_text(draft, "fr", "k2", "title", "Semer")
    assert (draft.texts["fr"].nodes["k2"].title, draft.default.nodes["k2"].title) == ("Semer", "one")
    draft = draft_words.remove_language(draft, "fr")
    assert (draft.file.languages, set(draft.texts)) == (("en", "ar"), {"en", "ar"})
    assert draft_words.remove_language(draft, "en") is draft
    assert draft_words.add_language(draft, "ar") is draft


def test_level_names_and_what_they_mean() -> None:
    draft = draft_words.set_level_words(two_areas(), "en", "levels", "A1", label="First", description="A start.")
    draft = draft_words.set_level_words(draft, "en", "levels", "A1", label="First contact")
    words = draft.default.scales["levels"]["A1"]
    assert (words.label, words.description) == ("First contact", "A start.")
