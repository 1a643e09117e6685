"""Levels of a draft: what is written for a level follows it or goes with it."""

from competency_app.catalog.rule_check import check_rules
from competency_app.domain import draft_scale, draft_words
from competency_app.domain.draft_scale import FOUR, FREQUENCY, SIX
from competency_app.domain.drafts import Draft
from competency_app.domain.framework_file import Asking, Node, Rule, Scale
from tests.domain.draft_samples import LABELS, levels, two_areas

FOUR_LABELS = {"en": ("w", "x", "y", "z"), "fr": ("1", "2", "3", "4")}
FIVE_LABELS = {"en": tuple("12345")}
POINTS = {
    "points": {key: at for at, key in enumerate(("A1", "A2", "B1", "B2", "C1", "C2"))},
    "max_per_item": 5,
    "overall": [["A1", 0], ["C2", 10]],
    "overall_max": 25,
}


def described() -> Draft:
    draft = two_areas()
    for level in ("A1", "A2", "C2"):
        draft = draft_words.set_level_text(draft, "en", "k2", "levels", level, f"What {level} means.")
    return draft_words.set_level_text(draft, "en", "k2", "next_steps", "A2", "Go on.")


def with_points(draft: Draft) -> Draft:
    rule = Rule("points", "points-with-bands", parameters=POINTS, source="Ours.")
    return draft.with_file(rules=(rule, *draft.file.rules))


def test_another_scale_takes_the_descriptors_along_by_place() -> None:
    draft = draft_scale.use_template(described(), FOUR, FOUR_LABELS)
    words = draft.default.nodes["k2"]
    assert levels(draft) == ["step-1", "step-2", "step-3", "step-4"]
    assert words.levels == {"step-1": "What A1 means.", "step-2": "What A2 means."}
    assert words.next_steps == {"step-2": "Go on."}
    assert {key: label.label for key, label in draft.default.scales["steps"].items()} == {
        "step-1": "w", "step-2": "x", "step-3": "y", "step-4": "z",
    }  # fmt: skip
    assert "levels" not in draft.default.scales
    assert draft_scale.template_of(draft) is FOUR


def test_asked_by_frequency_no_level_has_a_descriptor() -> None:
    draft = draft_scale.use_template(described(), FREQUENCY, FIVE_LABELS)
    assert draft.file.asking is Asking.FREQUENCY
    assert draft.default.nodes["k2"].levels == {}
    assert draft.default.nodes["k2"].next_steps == {"rarely": "Go on."}
    back = draft_scale.use_template(draft, SIX, LABELS)
    assert (back.file.asking, draft_scale.template_of(back)) == (Asking.CHOOSE_LEVEL, SIX)


def test_every_language_gets_the_names_of_a_new_scale() -> None:
    draft = draft_scale.use_template(draft_words.add_language(described(), "fr"), FOUR, FOUR_LABELS)
    assert draft.texts["fr"].scales["steps"]["step-4"].label == "4"


def test_a_scale_name_that_is_taken_is_not_used_twice() -> None:
    other = Scale("steps", FOUR.levels)
    draft = described()
    draft = draft.with_file(scales=(*draft.file.scales, other))
    draft = draft_scale.use_template(draft, FOUR, FOUR_LABELS)
    assert [scale.key for scale in draft.file.scales] == ["steps-own", "steps"]


def test_a_level_more_one_higher_one_less() -> None:
    draft, key = draft_scale.add_level(described(), "levels", "Seventh", fresh=lambda: "seven")
    assert levels(draft)[-1] == key == "level-seven"
    assert draft.default.scales["levels"][key].label == "Seventh"
    draft = draft_scale.move_level(draft, "levels", key, -1)
    assert levels(draft)[-2:] == [key, "C2"]
    assert draft_scale.move_level(draft, "levels", "A1", -1) is draft
    draft = draft_scale.remove_level(draft, "levels", "A2")
    assert "A2" not in levels(draft)
    assert set(draft.default.nodes["k2"].levels) == {"A1", "C2"}
    assert draft.default.nodes["k2"].next_steps == {}
    assert "A2" not in draft.default.scales["levels"]
    assert draft_scale.template_of(draft) is None


def test_two_levels_stay_and_ten_are_enough() -> None:
    draft = described()
    for level in ("A2", "B1", "B2", "C1"):
        draft = draft_scale.remove_level(draft, "levels", level)
    assert draft_scale.remove_level(draft, "levels", "A1") is draft
    for number in range(20):
        draft, _key = draft_scale.add_level(draft, "levels", "x", fresh=lambda number=number: str(number))  # type: ignore[misc]
    assert len(levels(draft)) == draft_scale.MOST


def test_a_rule_that_no_longer_fits_goes_and_the_middle_stays() -> None:
    draft = with_points(described())
    assert list(check_rules(draft.file)) == []
    for changed in (
        draft_scale.remove_level(draft, "levels", "A2"),
        draft_scale.add_level(draft, "levels", "x", fresh=lambda: "y")[0],
        draft_scale.use_template(draft, FOUR, FOUR_LABELS),
    ):
        assert [rule.kind for rule in changed.file.rules] == ["median-of-chosen"]
        assert list(check_rules(changed.file)) == []
    alone = with_points(described())
    alone = alone.with_file(rules=alone.file.rules[:1])
    assert [rule.id for rule in draft_scale.remove_level(alone, "levels", "A2").file.rules] == ["median-of-chosen"]


def test_a_rule_of_mastery_stays_while_its_level_does() -> None:
    rule = Rule("m", "cumulative-mastery", parameters={"mastered_from": "B1"}, source="Ours.")
    draft = described().with_file(rules=(rule,))
    assert draft_scale.remove_level(draft, "levels", "A2").file.rules == (rule,)
    assert draft_scale.remove_level(draft, "levels", "B1").file.rules != (rule,)


def test_a_stage_that_goes_is_no_longer_named() -> None:
    aspect = Node("k2", "1.1", "aspect", parent="k1", scale="levels")
    cell = Node("c1", "1.1.1", "cell", parent="k2", assessable=True, stage="A2")
    draft = two_areas()
    nodes = [aspect if node.key == "k2" else node for node in draft.file.nodes]
    draft = draft.with_file(nodes=(*nodes[:2], cell, *nodes[2:]))
    assert draft_scale.remove_level(draft, "levels", "A2").framework.node("c1").stage is None
    assert draft_scale.remove_level(draft, "levels", "B1").framework.node("c1").stage == "A2"
