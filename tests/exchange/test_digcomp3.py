"""The DigComp 3.0 supplement: one content, two files, three scales."""

from dataclasses import replace
from pathlib import Path

import pytest

from competency_app.catalog import loader
from competency_app.domain.framework_file import Asking
from competency_app.domain.packages import Severity
from competency_app.exchange.digcomp3.supplement import PUBLISHED
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import LIMITS
from competency_app.exchange.reading import read_file
from tests.exchange.editing import loaded, placed
from tests.exchange.supplement_editing import GOOD, Graph, answer, edited, graph, of_type, put, read, sheets, workbook

_SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "digcomp3"


def test_tree_kinds_and_what_is_answered() -> None:
    framework, texts, found = read(GOOD)
    assert found == []
    assert [area.key for area in framework.areas] == ["1", "2"]
    assert [node.key for node in framework.assessable] == ["1.1", "1.2", "2.1"]
    assert [node.kind for node in framework.nodes if node.parent == "1.1"] == ["statement"] * 4 + ["outcome"] * 8
    assert framework.node("lo1.1.02").attributes == {
        "ai_label": "AI not Implicit or Explicit", "level": "basic", "type": "Skill",
    }  # fmt: skip
    assert framework.node("lo1.1.02").ids == {"digcomp": "LearningOutcome/LO1.1.02"}
    assert framework.node("1.1").code == "1.1"
    assert texts.node("1.1").statement == "To boil bones and peels."
    assert texts.title_of("cs2.1.04") == "Cook dough the highly advanced way."
    assert framework.file.asking is Asking.CHOOSE_LEVEL


def test_four_levels_with_outcomes_of_their_own_unless_asked_otherwise() -> None:
    framework, texts, _found = read(GOOD)
    assert [one.key for one in framework.asking_scale.levels] == [
        "basic",
        "intermediate",
        "advanced",
        "highly-advanced",
    ]
    assert texts.node("1.1").levels["basic"] == "• Know stock at basic level.\n• Prepare stock at basic level."
    assert texts.level("levels", "basic").label == "Basic"
    assert texts.level("levels", "basic").description == "At basic level, people cook.\nTo eat well."
    assert [one.chosen for one in answer(GOOD).choices] == ["4"]
    assert [one.chosen for one in answer(GOOD, levels="5").choices] == ["4"]


def test_six_levels() -> None:
    framework, texts, _found = read(GOOD, levels="6")
    assert [(one.key, one.group) for one in framework.asking_scale.levels] == [
        ("A1", "basic"), ("A2", "basic"), ("B1", "intermediate"), ("B2", "intermediate"), ("C1", "advanced"),
        ("C2", "highly-advanced"),
    ]  # fmt: skip
    first = [texts.node("1.1").levels[key].partition("\n")[0] for key in ("A1", "A2", "C1", "C2")]
    assert first == [
        "At step 1, people cook.", "At step 2, people cook.", "At advanced level, people cook.",
        "At highly advanced level, people cook.",
    ]  # fmt: skip


def test_eight_levels() -> None:
    framework, texts, _found = read(GOOD, levels="8")
    assert [texts.level("levels", one.key).label for one in framework.asking_scale.levels][:3] == [
        "Basic 1", "Basic 2", "Intermediate 3",
    ]  # fmt: skip
    assert texts.node("2.1").levels["8"].splitlines() == [
        "At step 8, people cook.",
        "• Know dough at highly advanced level.",
        "• Prepare dough at highly advanced level.",
    ]


def test_the_mapping_between_the_scales_is_kept() -> None:
    frameworks = [read(GOOD, levels=one)[0] for one in ("4", "6", "8")]
    assert {len(one.file.attributes["digcomp"]["levels"]) for one in frameworks} == {8}
    assert frameworks[0].file.attributes["digcomp"]["levels"][5] == {"four": "Advanced", "six": "C1", "eight": 6}
    assert len({one.id for one in frameworks}) == 3
    assert len({one.version for one in frameworks}) == 1


@pytest.mark.parametrize("levels", ["4", "6", "8"])
def test_both_files_give_the_same_framework(levels: str) -> None:
    assert answer(GOOD, levels=levels).package == answer(workbook(sheets(graph())), levels=levels).package


def test_translations_beside_the_english_become_a_language() -> None:
    reading = answer(GOOD)
    assert reading.package is not None
    framework, texts = loader.load(reading.package)
    assert framework.file.languages == ("en", "nl")
    assert texts["nl"].nodes["1.1"].title == "Bouillon"
    assert texts["nl"].nodes["1.1"].levels == {"basic": "• Ken bouillon.\n• Maak bouillon."}
    assert "1.2" not in texts["nl"].nodes
    assert [(one.term, one.meaning) for one in texts["nl"].glossary] == [("Stock pot", "Een hoge pan.")]


def test_a_translation_makes_no_new_version() -> None:
    def without(entries: Graph) -> None:
        for one in entries:
            for name in [name for name in one if name.endswith("_nl")]:
                del one[name]

    bare = read(edited(without))[0]
    assert (bare.version, bare.file.languages) == (read(GOOD)[0].version, ("en",))


def test_texts_by_language_are_read_too() -> None:
    framework, texts, _found = read(edited(put("Competence/1.1", name={"en": "Stock", "sv": "Buljong", "fr": None})))
    assert texts.title_of("1.1") == "Stock"
    assert framework.file.languages == ("en", "nl", "sv")


def test_stray_spaces_are_taken_out_and_said() -> None:
    _framework, texts, _found = read(GOOD)
    assert [one.meaning for one in texts.glossary] == ["A high pot.", "What makes dough rise."]
    first = answer(GOOD).findings[0]
    assert (first.code, first.message) == ("stray_spaces", "2 texts had stray spaces.")


_DEFECTS = {
    # case: edit, finding, place
    "competence unknown": (
        put("LearningOutcome/LO1.1.01", competence_id="Competence/9"), "unknown_parent", "/@graph/25",
    ),
    "area unknown": (put("Competence/1.1", competence_area_id="CompetenceArea/9"), "unknown_parent", "/@graph/2"),
    "area not named": (put("Competence/1.1", competence_area_id=7), "unknown_parent", "/@graph/2"),
    "level unknown": (
        put("LearningOutcome/LO1.1.01", four_levels_proficiency_name="ProficiencyLevel/Wild"), "unknown_level",
        "/@graph/25",
    ),
    "identifier twice": (put("Competence/1.2", **{"@id": "Competence/1.1"}), "repeated_key", "/@graph/3"),
    "kind unknown": (put("Glossary/Yeast", **{"@type": "Recipe"}), "unknown_kind", "/@graph/50"),
    "kind is no text": (put("Glossary/Yeast", **{"@type": ["Glossary"]}), "unknown_kind", "/@graph/50"),
    "no name": (put("Competence/1.1", name=None), "no_name", "/@graph/2"),
    "mapping broken": (put("ProficiencyLevel/Basic_2", eight_levels_mapping="2"), "incomplete_mapping", "/@graph/5"),
    "one of two levels missing": (
        lambda entries: entries.remove(of_type(entries, "ProficiencyLevel")[1]), "incomplete_mapping", "/@graph/5",
    ),
    "outcomes missing": (
        lambda entries: [entries.remove(one) for one in of_type(entries, "LearningOutcome")[:2]], "no_outcomes",
        "/@graph/2",
    ),
    "direction mark": (put("Competence/1.1", name="a\u202eb"), "unwanted_character", "/@graph/2/name"),
}  # fmt: skip


@pytest.mark.parametrize("case", _DEFECTS)
def test_mended_and_reported(case: str) -> None:
    edit, code, place = _DEFECTS[case]
    framework, _texts, found = read(edited(edit))
    assert (code, place) in found
    assert len(framework.assessable) == 3


def test_a_competence_without_area_is_grouped_at_the_end() -> None:
    framework, _texts, found = read(edited(put("Competence/1.1", competence_area_id="CompetenceArea/7")))
    assert found == [("unknown_parent", "/@graph/2")]
    assert placed(framework)["1.1"] == "unplaced"


def test_without_the_mapping_only_the_four_levels_are_offered() -> None:
    reading = answer(edited(put("ProficiencyLevel/Basic_2", eight_levels_mapping=None)), levels="8")
    assert reading.choices == ()
    assert len(loaded(reading)[0].asking_scale.levels) == 4


def test_other_counts_than_those_published_are_said() -> None:
    said = [one.message for one in answer(GOOD).findings if one.code == "other_counts"]
    assert said[0] == "Areas: 2 in the file, 5 in the publication."
    assert len(said) == 5


def test_refused_without_levels_or_with_too_much() -> None:
    def without_levels(entries: Graph) -> None:
        entries[:] = [one for one in entries if one["@type"] != "ProficiencyLevel"]

    bare = answer(edited(without_levels))
    assert [one.code for one in bare.findings if one.severity is Severity.ERROR] == ["no_levels"]
    large = read_file(Incoming(GOOD, limits=replace(LIMITS, nodes=50)))
    assert [one.code for one in large.findings] == ["too_many_entries"]
    assert not read_file(Incoming(GOOD, limits=replace(LIMITS, nodes=51))).is_refused


def test_an_endless_name_of_a_level_is_cut() -> None:
    name = "Advanced " + "x" * 40_000
    framework, texts, _found = read(edited(put("ProficiencyLevel/Advanced_5", four_levels_name=name)))
    assert max(len(texts.level("levels", one.key).label) for one in framework.asking_scale.levels) == 100


def test_more_languages_than_anybody_needs_are_left_out() -> None:
    names = {f"name_{one}{other}": "x" for one in "abcdef" for other in "abcdef"}
    framework, _texts, found = read(edited(put("Competence/1.1", **names)))
    assert found == [("too_many_languages", "")]
    assert len(framework.file.languages) == 31


def test_a_workbook_of_another_kind_is_not_taken_for_it() -> None:
    found = sheets(graph())
    found["1 Competence Areas&Competences"][0][0] = "Number"
    assert answer(workbook(found)).file_format != "digcomp3"


@pytest.mark.skipif(not _SAMPLES.is_dir(), reason="these files belong to others and are not shipped")
@pytest.mark.parametrize("levels", ["4", "6", "8"])
def test_the_published_files_give_one_framework(levels: str) -> None:
    """1,045 entries: 5 areas, 21 competences, 8 levels, 362 statements, 523 outcomes, 126 terms."""
    readings = [answer(path.read_bytes(), levels=levels) for path in sorted(_SAMPLES.iterdir())]
    assert len(readings) == 2
    assert [[one.code for one in reading.findings] for reading in readings] == [["stray_spaces"]] * 2
    assert readings[0].package == readings[1].package
    framework, texts = loaded(readings[0])
    kinds = [node.kind for node in framework.nodes]
    assert [kinds.count(one) for one in ("area", "competence", "statement", "outcome")] == [5, 21, 362, 523]
    assert len(texts.glossary) == PUBLISHED["Glossary"] == 126
    assert len(framework.assessable) == 21
    assert len(framework.asking_scale.levels) == int(levels)
    for node in framework.assessable:
        assert all("• " in texts.descriptor(node.key, one.key) for one in framework.asking_scale.levels)
