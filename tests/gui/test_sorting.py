"""Lists of words stand in the order of their language."""

import pytest

from ui.sorting import by_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["apple", "Éclair", "zebra", "Zulu"]),
        ("fr", ["eau", "école", "Zèbre"]),
        ("es", ["nube", "ñu", "oso"]),
        ("ru", ["Азбука", "ёлка", "ель", "яма"]),
        ("zh", ["安全", "北京", "数据", "中文"]),
        ("ar", ["أرض", "إنسان", "بيت", "تعلم"]),
        ("ar", ["أسر", "التزام", "برمجة", "بيانات", "البيانات الشخصية", "المصادر", "وصف"]),
        ("sv", ["a", "z", "å", "ä", "ö"]),
        ("en", ["2 beds", "10 beds", "beds"]),
        ("en-XB", ["apple", "zebra"]),
    ],
)
def test_words_stand_as_the_dictionaries_of_the_language_have_them(language: str, words: list[str]) -> None:
    assert by_words(reversed(words), str, language) == words


def test_equal_words_stay_as_they_were() -> None:
    assert by_words([("b", 1), ("a", 2), ("B", 3)], lambda one: one[0], "en") == [("a", 2), ("b", 1), ("B", 3)]
