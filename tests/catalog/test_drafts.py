"""Drafts as files, and what their author is told while writing."""

import json
from time import perf_counter

import pytest

from competency_app.catalog import draft_check, drafts, loader
from competency_app.catalog.fingerprint import text_hash
from competency_app.domain import draft_beginnings, draft_scale, draft_tree, draft_words
from competency_app.domain.drafts import Draft
from competency_app.domain.framework_file import Node, NodeText
from competency_app.domain.packages import Package, Severity
from competency_app.errors import KnownError
from tests.catalog.editing import edited, package
from tests.domain.draft_samples import blank, two_areas


def following(of: Package) -> tuple[Draft, Package]:
    framework, texts = loader.load(of)
    draft = draft_beginnings.following(framework, texts, "2.0")
    return draft, drafts.begun(draft, of)


def codes(draft: Draft) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in draft_check.check(draft)]


def test_a_draft_with_nothing_in_it_is_read_again() -> None:
    draft = draft_tree.remove(draft_words.set_whole(blank(), "en", "title", ""), "k1")
    again = drafts.read(drafts.begun(draft))
    assert (again.file.nodes, again.default.title) == ((), "")
    assert again == draft


@pytest.mark.parametrize("name", ["tiny", "tiny-mastery", "tiny-frequency"])
def test_a_version_to_follow_begins_as_its_base_is(name: str) -> None:
    _draft, files = following(package(name))
    old, _texts = loader.load(package(name))
    again = drafts.read(files)
    assert again.file.nodes == old.file.nodes
    assert drafts.rewritten(again, files, again) == files
    assert again.file.attributes == {"from_version": "1.0", "from_fingerprint": old.fingerprint}
    assert loader.load(files)[0].version == "2.0"


def unknown_everywhere(raw: dict[str, object]) -> None:
    """A name nobody knows at each place that has names of its own."""
    raw["x-top"] = 1
    for name in ("source", "precision"):
        raw[name]["x-here"] = name  # type: ignore[index]
    raw["scales"][0]["x-scale"] = 2  # type: ignore[index]
    raw["scales"][0]["levels"][1]["x-level"] = 3  # type: ignore[index]
    raw["nodes"][1]["x-node"] = 4  # type: ignore[index]
    raw["rules"][0]["x-rule"] = 5  # type: ignore[index]
    raw["crosswalk"] = [{"from": "a.1", "to_framework": "t", "to": "1", "x-link": 6}]


def unknown_words(raw: dict[str, object]) -> None:
    raw["x-text"] = 7
    raw["scales"]["steps"]["L1"]["x-label"] = 8  # type: ignore[index]
    raw["nodes"]["a.1"]["x-words"] = 9  # type: ignore[index]
    raw["glossary"][0]["x-term"] = 10  # type: ignore[index]


def test_names_this_program_does_not_know_stay_where_they_were() -> None:
    draft, files = following(edited(unknown_everywhere, unknown_words))
    after = draft_words.set_text(draft_tree.move(draft, "a.1", 1), "en", "a.1", "title", "Other")
    package = drafts.rewritten(draft, files, after)
    structure, text = json.loads(package.structure), json.loads(package.texts["en"])
    assert structure["x-top"] == 1
    assert (structure["source"]["x-here"], structure["precision"]["x-here"]) == ("source", "precision")
    assert (structure["scales"][0]["x-scale"], structure["scales"][0]["levels"][1]["x-level"]) == (2, 3)
    assert next(node for node in structure["nodes"] if node["key"] == "a.1")["x-node"] == 4
    assert (structure["rules"][0]["x-rule"], structure["crosswalk"][0]["x-link"]) == (5, 6)
    assert (text["x-text"], text["nodes"]["a.1"]["x-words"], text["nodes"]["a.1"]["title"]) == (7, 9, "Other")
    assert (text["scales"]["steps"]["L1"]["x-label"], text["glossary"][0]["x-term"]) == (8, 10)


def test_what_did_not_change_keeps_its_bytes() -> None:
    draft = draft_words.add_language(two_areas(), "fr")
    files = drafts.begun(draft)
    after = draft_words.set_text(draft, "fr", "k2", "title", "Un")
    package = drafts.rewritten(draft, files, after)
    assert package.texts["en"] is files.texts["en"]
    assert package.texts["fr"] != files.texts["fr"]
    assert set(drafts.rewritten(draft, files, draft_words.remove_language(draft, "fr")).texts) == {"en"}


@pytest.mark.parametrize(
    "package",
    [
        Package(b"{", {"en": b"{}"}),
        Package(b"{}", {"en": b'{"language": "en", "title": ""}'}),
        Package(drafts.begun(blank()).structure, {}),
        Package(drafts.begun(blank()).structure, {"en": b"\xff\xfe"}),
    ],
)
def test_a_damaged_draft_is_a_known_problem(package: Package) -> None:
    with pytest.raises(KnownError) as caught:
        drafts.read(package)
    assert caught.value.code == "bad_draft"


# -- while writing


def test_at_first_a_title_and_entries_are_missing() -> None:
    found = draft_check.check(draft_words.set_whole(blank(), "en", "title", ""))
    assert [(one.code, one.severity) for one in found][:3] == [
        ("no_framework_title", Severity.ERROR),
        ("nothing_to_answer", Severity.ERROR),
        ("no_title", Severity.ERROR),
    ]
    assert ("empty_branch", "k1") in codes(blank())


def test_levels_nobody_described_are_a_hint_and_half_described_ones_errors() -> None:
    draft = draft_words.set_text(draft_words.set_text(two_areas(), "en", "k1", "title", "A"), "en", "k5", "title", "B")
    assert [one for one in draft_check.check(draft) if one.severity is Severity.ERROR] == []
    assert ("no_descriptors", "levels") in codes(draft)
    draft = draft_words.set_level_text(draft, "en", "k2", "levels", "A1", "I sow one bed.")
    assert ("no_descriptor", "k2/levels/A2") in codes(draft)
    assert ("no_descriptor", "k7/levels/C2") in codes(draft)
    assert ("no_descriptors", "levels") not in codes(draft)


def test_a_level_without_a_name_is_said_without_its_key() -> None:
    draft, key = draft_scale.add_level(two_areas(), "levels", "", fresh=lambda: "zz9")
    [finding] = [one for one in draft_check.check(draft) if one.code == "no_label"]
    assert (finding.severity, finding.place) == (Severity.ERROR, f"levels/{key}")
    assert "zz9" not in finding.message


def test_no_finding_of_a_draft_says_a_key() -> None:
    draft = draft_words.add_language(two_areas(), "fr")
    for key in ("k2", "k3"):
        draft = draft_words.set_level_text(draft, "en", key, "levels", "B1", "I know and understand it all.")
    draft = draft_words.set_text(draft, "en", "k2", "question", "How? And why?")
    draft = draft_tree.set_code(draft, "k6", "1.1")
    draft = draft_tree.set_in_short_form(draft, "k6", is_in=True)
    found = draft_check.check(draft)
    assert {"repeated_descriptor", "two_questions", "repeated_code", "short_form_uneven", "vague_verb"} <= {
        one.code for one in found
    }
    assert [one.message for one in found if any(f"k{number}" in one.message for number in range(1, 8))] == []


def test_a_translation_is_counted_and_told_when_it_is_old() -> None:
    draft = draft_words.add_language(two_areas(), "fr")
    draft = draft_words.set_whole(draft, "fr", "title", "École")
    by_code = {one.code: one for one in draft_check.check(draft) if one.language == "fr"}
    assert "12 texts of 13" in by_code["not_translated"].message
    assert "translation_outdated" not in by_code, "written along with its words"
    draft = draft_check.with_origins(draft)
    assert draft.texts["fr"].hash == text_hash(draft.default)
    older = draft_words.set_text(draft, "en", "k2", "title", "Another")
    assert "translation_outdated" in [one.code for one in draft_check.check(older)]
    assert draft_check.with_origins(older) == older
    assert "translation_outdated" not in [
        one.code for one in draft_check.check(draft_check.with_fresh_origin(older, "fr"))
    ]


def test_a_thousand_entries_are_checked_in_time() -> None:
    draft = blank()
    many = [Node(f"n{at}", f"1.{at}", "competence", parent="k1", assessable=True) for at in range(1000)]
    words = {node.key: NodeText(title=node.code, levels={"A1": f"I sow bed {node.code}."}) for node in many}
    draft = draft.with_file(nodes=(*draft.file.nodes, *many)).with_text("en", nodes=words)
    before = perf_counter()
    assert len(draft_check.check(draft)) > 5000
    assert perf_counter() - before < 2
