import pytest

from competency_app.exchange.naming import Keys, key_of, one_line, printable, slug


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1.1", "1.1"),
        ("_own.", "_own."),
        ("x" * 64, "x" * 64),
        ("x" * 65, "x" * 56),
        ("Élan vital", "elan-vital"),
        ("数字", ""),
        ("a\n", "a"),
    ],
)
def test_keys_stay_and_others_are_made(text: str, key: str) -> None:
    assert key_of(text) == key


def test_a_repeated_key_gets_a_number_and_still_fits() -> None:
    keys = Keys()
    assert [keys.free(one) for one in ("a", "a-2", "a", "a")] == ["a", "a-2", "a-3", "a-4"]
    found = [keys.free("x" * 64) for _time in range(12)]
    assert len(set(found)) == 12
    assert {len(one) for one in found} == {64}


def test_pieces_for_sentences_are_short_and_clean() -> None:
    assert printable("a\u202e\n  b\x00") == "a b"
    assert len(printable("x" * 10_000)) == 60
    assert one_line(" oui\xa0:\n non ") == "oui\xa0: non"
    assert slug("..") == ""
