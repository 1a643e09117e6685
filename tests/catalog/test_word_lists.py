"""Words that ask twice and verbs nobody can watch, in each language the program speaks."""

import json

import pytest

from competency_app.catalog import linter, loader
from competency_app.catalog.word_lists import word_lists
from competency_app.i18n import LANGUAGES
from tests.catalog.editing import Edit, edited, package, put

TWICE = {
    "en": ["What and how do you sow?", "Do you plan and/or sow?", "How do you sow and do you water?", "How? And why?"],
    "fr": ["Comment et pourquoi semez-vous ?", "Semez-vous et/ou arrosez-vous ?"],
    "es": ["¿Cómo y por qué siembra?", "¿Siembra y/o riega?"],
    "ru": ["Как и почему вы сеете?", "Вы сеете и/или поливаете?"],
    "ar": ["كيف ولماذا تزرع؟", "متى أو أين تزرع؟"],
    "zh": ["您如何以及为什么播种？", "您播种和/或浇水吗？"],
}
ONCE = {
    "en": ["How do you sow and water?", "What do you do when plants are dry?", "How do you know?"],
    "fr": ["Comment semez-vous et arrosez-vous ?", "Que faites-vous quand il fait sec ?"],
    "es": ["¿Cómo siembra y riega?", "¿Qué hace cuando está seco?"],
    "ru": ["Как вы сеете и поливаете?", "Что вы делаете, когда сухо?"],
    "ar": ["كيف تزرع وتسقي؟", "ماذا تفعل عندما يجف النبات؟"],
    "zh": ["您如何播种和浇水？", "天旱时您怎么做？"],
}
VAGUE = {
    "en": [
        "I understand how seeds grow.",
        "Knows about seeds.",
        "Peas first. I’m aware of seeds.",
        "• Be aware of seeds",
    ],
    "fr": ["Je connais les graines.", "Comprendre les graines."],
    "es": ["Conozco las semillas.", "Ser consciente de las semillas."],
    "ru": ["Я знаю, как сеять.", "Понимает, как сеять."],
    "ar": ["أعرف البذور.", "يفهم المعلم كيف تنمو البذور."],
    "zh": ["我了解种子。", "了解种子的生长。"],
}
PLAIN = {
    "en": ["I sow what I know grows here.", "I ask two of them what they understood.", "I knowingly sow late."],
    "fr": ["Je sais semer.", "Je demande ce qu'ils ont compris."],
    "es": ["Pregunto qué han entendido.", "Siembro cada marzo."],
    "ru": ["Я спрашиваю, что они поняли.", "Я сею каждый март."],
    "ar": ["أزرع كل شهر.", "يعرف المتعلمون متى أجيب.", "أسأل التلاميذ عما فهموه."],
    "zh": ["我每年三月播种。", "我请学生说明他们的做法。"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_questions_in_one(language: str) -> None:
    lists = word_lists(language)
    assert [text for text in TWICE[language] if not lists.asks_twice(text)] == []
    assert [text for text in ONCE[language] if lists.asks_twice(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_vague_verbs(language: str) -> None:
    lists = word_lists(language)
    assert [text for text in VAGUE[language] if not lists.vague_words(text)] == []
    assert [text for text in PLAIN[language] if lists.vague_words(text)] == []


def test_a_language_nobody_wrote_a_list_for_still_has_a_length() -> None:
    lists = word_lists("mi")
    assert (lists.length("tahi rua toru"), lists.vague_words("I know"), lists.asks_twice("A? B?")) == (3, "", True)
    assert word_lists("pt-BR") == word_lists("mi")
    assert word_lists("en-GB") == word_lists("en")


def test_chinese_is_counted_by_characters() -> None:
    lists = word_lists("zh")
    assert lists.length("我用 Excel 做表。") == 5
    assert lists.most == 80


def found(text: Edit, name: str = "tiny", structure: Edit | None = None) -> list[tuple[str, str, str]]:
    framework, texts = loader.load(edited(structure, text, name))
    return [(one.code, one.place, one.language) for one in linter.check(framework, texts)]


FREQUENCY = {
    "a statement": (put("nodes", "m.1.1", "statement", value=""), ("no_statement", "m.1.1/statement", "en")),
    "an example": (put("nodes", "m.1.1", "example", value="Ten breaths."), ("no_example", "m.1.2", "en")),
    "advice": (
        put("nodes", "n.1", "next_steps", value={"never": "Try."}),
        ("no_next_step", "n.1/next_steps/often", "en"),
    ),
    "a vague one": (put("nodes", "n.1", "statement", value="I know songs."), ("vague_verb", "n.1/statement", "en")),
}


@pytest.mark.parametrize("case", FREQUENCY)
def test_what_lacks_where_one_scale_serves_all(case: str) -> None:
    edit, expected = FREQUENCY[case]
    assert expected in found(edit, "tiny-frequency")


def test_what_lacks_where_cells_are_judged() -> None:
    assert ("no_statement", "x.1.s1/statement", "en") in found(
        put("nodes", "x.1.s1", "statement", value=""), "tiny-mastery"
    )
    assert ("no_descriptor", "x.1/levels/S2", "en") in found(
        put("nodes", "x.1", "levels", value={"S1": "I use glue."}), "tiny-mastery"
    )


def test_titles_alone_are_a_choice() -> None:
    def bare(text: dict[str, dict[str, dict[str, object]]]) -> None:
        for words in text["nodes"].values():
            words.pop("statement", None)

    assert found(bare, "tiny-frequency") == []


@pytest.mark.parametrize(
    ("field", "words", "is_found"),
    [("question", 36, True), ("question", 35, False), ("statement", 71, True), ("example", 89, True)],
)
def test_texts_too_long_to_read(field: str, words: int, is_found: bool) -> None:
    text = " ".join(f"w{number}" for number in range(words))
    codes = [(code, place) for code, place, _language in found(put("nodes", "a.1", field, value=text))]
    assert (("text_too_long", f"a.1/{field}") in codes) is is_found


def test_findings_name_what_people_see() -> None:
    framework, texts = loader.load(edited(put("nodes", 2, "code", value="A.1"), put(
        "nodes", "b.2", "levels", "L1", value="big weeds come out, now and then")))  # fmt: skip
    messages = {one.code: one.message for one in linter.check(framework, texts)}
    assert messages["repeated_code"] == "The code A.1 belongs to “Sowing” and to “Watering”."
    assert messages["repeated_descriptor"] == "The descriptor is the same as that of A.3 L1."


def test_every_list_is_whole() -> None:
    from competency_app.data import resource

    names = {"spaced", "most", "asking", "joining", "attached", "again", "both", "vague"}
    for language in LANGUAGES:
        lists = json.loads(resource("linter", f"{language}.json").read_text(encoding="utf-8"))
        assert set(lists) == names
    assert loader.read(package())[0] is not None
