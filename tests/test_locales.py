"""Catalogues are complete, fresh and safe; the pseudo-language and the formats behave."""

import datetime as dt
import pickle
from collections.abc import Sequence
from pathlib import Path
from string import Formatter

import pytest

from competency_app import i18n
from competency_app.i18n import PSEUDO, PSEUDO_RTL, SHIPPED, direction, first_weekday, translator
from competency_app.pseudo import stretched
from resources.packaging import make_messages

TRANSLATIONS = list(make_messages.translations())
NO_BREAK = "\u00a0"


def forms(message: str | Sequence[str]) -> list[str]:
    """Return singular and plurals of a message, or the one form it has."""
    return [message] if isinstance(message, str) else list(message)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_template_holds_exactly_the_texts_of_the_code() -> None:
    fresh = make_messages.template_bytes(make_messages.extracted())
    is_fresh = make_messages.TEMPLATE.read_bytes() == fresh
    assert is_fresh, "run `python3 dev.py messages`"


def test_every_text_is_well_formed() -> None:
    for message in make_messages.extracted():
        for text in forms(message.id):
            assert all(name.isidentifier() for name in fields(text)), f"unnamed placeholder: {text}"


def test_every_shipped_language_but_english_has_a_catalogue() -> None:
    assert set(SHIPPED) - {"en"} == {language for language, _ in TRANSLATIONS} & set(SHIPPED)


# English is the source and needs no file; each further language is added by its `.po` alone.
@pytest.mark.parametrize(("language", "path"), TRANSLATIONS or [("en", make_messages.TEMPLATE)])
def test_translation_is_complete_and_keeps_placeholders(language: str, path: Path) -> None:
    catalog = make_messages.read(path, language)
    for message in catalog:
        if not message.id or path == make_messages.TEMPLATE:
            continue
        words = forms(message.string or "")
        assert all(words) or language not in SHIPPED, f"not translated: {message.id}"
        for text in filter(None, words):
            assert fields(text) <= fields(forms(message.id)[-1]), text
    if path != make_messages.TEMPLATE:
        assert path.with_suffix(".mo").read_bytes() == make_messages.compiled_bytes(catalog)


def test_pseudo_language_is_longer_and_keeps_placeholders() -> None:
    text = "Save {count} answers to {path}"
    longer = translator(PSEUDO).gettext(text)
    assert longer.startswith("[")
    assert longer.endswith("]")
    assert len(longer) >= len(text) * 1.4
    assert fields(longer) == fields(text)
    assert longer.format(count=3, path="x")


def test_pseudo_language_keeps_mnemonics_and_leaves_nothing_alone() -> None:
    assert "&O" in stretched("&Open")
    assert stretched("") == ""


def test_plural_in_the_pseudo_language_follows_the_number() -> None:
    tr = translator(PSEUDO)
    assert "{n} day " in tr.ngettext("{n} day", "{n} days", 1).replace("å", "a").replace("ý", "y")
    assert "{n} days " in tr.ngettext("{n} day", "{n} days", 2).replace("å", "a").replace("ý", "y")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "ltr"), ("ar", "rtl"), ("ar-EG", "rtl"), (PSEUDO, "ltr"), (PSEUDO_RTL, "rtl"), ("und", "ltr")],
)
def test_direction(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_dates_are_written_day_first_in_english() -> None:
    tr = translator("en")
    assert tr.date(dt.date(2026, 1, 5)) == "5 January 2026"
    assert tr.date(dt.date(2026, 1, 5), "month") == "January 2026"
    assert tr.months(dt.date(2026, 9, 3), dt.date(2027, 1, 30)) == f"September 2026{NO_BREAK}–{NO_BREAK}January 2027"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "12,345.7"), ("fr", f"12{NO_BREAK}345,7"), ("es", "12.345,7"), (PSEUDO, "12,345.7")],
)
def test_numbers_follow_the_language_without_narrow_spaces(language: str, expected: str) -> None:
    assert translator(language).number(12345.678, 1) == expected


def test_numbers_show_no_more_decimals_than_asked() -> None:
    tr = translator("en")
    assert [tr.number(2.0), tr.number(2.5), tr.number(2.46, 0), tr.number(2.0, 1)] == ["2", "2.5", "2", "2.0"]


def test_lists_are_joined_with_words() -> None:
    assert translator("en").join(["a", "b", "c"]) == "a, b and c"
    assert translator("en").join([]) == ""


def test_weeks_start_on_monday_in_english_and_in_an_unknown_language() -> None:
    assert first_weekday("en") == 0
    assert first_weekday("no-such-language") == 0


@pytest.mark.parametrize(("language", "expected"), [("en", "a, b, c"), ("zh", "a、b、c"), ("ar", "a، b، c")])
def test_names_are_listed_as_each_language_sets_them(language: str, expected: str) -> None:
    assert translator(language).named("a", "b", "c") == expected


def test_translator_travels_to_another_process() -> None:
    tr = translator("fr")
    assert pickle.loads(pickle.dumps(tr)) is tr  # noqa: S301


def test_unknown_language_speaks_english() -> None:
    assert translator("tlh").gettext("Save") == "Save"


def test_window_language_can_be_chosen() -> None:
    i18n.set_language(PSEUDO)
    assert i18n.language() == PSEUDO
    assert i18n._("Save").startswith("[")
    i18n.set_language("en")
    assert i18n._("Save") == "Save"
