"""Words, dates and numbers in a language. Qt stays outside, and a report's language is an argument.

The window uses the module functions `_`, `ngettext` and `pgettext`, which follow `set_language`; everything
that may speak another language than the window (reports, commands) is handed a `Translator`. Babel is
imported where it is needed, never at start. Level codes, files and hashes are not localised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING, Literal

from competency_app.data import resource

if TYPE_CHECKING:
    import datetime as dt

    from babel import Locale

Direction = Literal["ltr", "rtl"]
DateStyle = Literal["short", "medium", "long", "full", "month"]

LANGUAGES = {
    "en": "English",
    "zh": "中文",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "ar": "العربية",
}
# Offered to people: only languages whose catalogue is complete, which a test checks.
SHIPPED = ("en", "zh", "fr", "es", "ru", "ar")
PSEUDO, PSEUDO_RTL = "en-XA", "en-XB"

_NEEDS_SEPARATOR = 1000
_RIGHT_TO_LEFT = frozenset({"ar", PSEUDO_RTL})
# English without a region would write dates as in the United States; day, month, year is read everywhere.
_LOCALES = {"en": "en_GB", PSEUDO: "en_GB", PSEUDO_RTL: "en_GB", "zh": "zh_Hans_CN"}
# Narrow spaces have no glyph in our fonts and may not break a line: a plain no-break space does the same.
_NARROW_SPACES = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0"})


@dataclass(frozen=True, slots=True)
class Translator:
    """One language's words and formats; get it from `translator`."""

    language: str
    _catalogue: NullTranslations = field(repr=False, compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process as the language alone; a catalogue cannot be pickled."""
        return translator, (self.language,)

    @property
    def direction(self) -> Direction:
        """Reading direction."""
        return direction(self.language)

    def gettext(self, message: str) -> str:
        """Return the message in this language."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form that fits n; put the number in with `.format`."""
        return self._catalogue.ngettext(singular, plural, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return the message as it is said in this context."""
        return self._catalogue.pgettext(context, message)

    def date(self, day: dt.date, style: DateStyle = "long") -> str:
        """Return a calendar date, `5 January 2026` in the long style, `January 2026` in the month style."""
        return format_date(day, self.language, style)

    def months(self, first: dt.date, last: dt.date) -> str:
        """Return a range of months, `September 2026 – January 2027`."""
        return format_month_range(first, last, self.language)

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a number; without `decimals`, at most three are shown."""
        return format_number(value, self.language, decimals)

    def listed(self, *parts: str) -> str:
        """Return facts after each other, `a, b`; empty ones are left out."""
        # L10N: between short facts that stand after each other, such as "2 competences, 5 levels".
        return self.gettext(", ").join(part for part in parts if part)

    def named(self, *names: str) -> str:
        """Return names after each other; Chinese sets its own comma between the members of a list."""
        return ("、" if self.language == "zh" else self.gettext(", ")).join(names)

    def sentences(self, *parts: str) -> str:
        """Return whole sentences after each other; empty ones are left out. Chinese sets no space between them."""
        return ("" if self.language == "zh" else " ").join(part for part in parts if part)

    def join(self, items: Sequence[str]) -> str:
        """Return an enumeration, `a, b and c`."""
        return format_list(items, self.language)


def listed(*parts: str) -> str:
    """Return facts after each other, `a, b`, with the comma of the window's language; empty ones are left out."""
    return _interface[0].listed(*parts)


def named(*names: str) -> str:
    """Return names after each other as the window's language lists them."""
    return _interface[0].named(*names)


def sentences(*parts: str) -> str:
    """Return whole sentences after each other as the window's language sets them; empty ones are left out."""
    return _interface[0].sentences(*parts)


@cache
def translator(language: str) -> Translator:
    """Return the translator of a language; an unknown one speaks English."""
    if language in (PSEUDO, PSEUDO_RTL):
        from competency_app.pseudo import PseudoTranslations

        return Translator(language, PseudoTranslations())
    compiled = resource("locale", language, "LC_MESSAGES", "competency.mo")
    if language not in LANGUAGES or not compiled.is_file():
        return Translator(language if language in LANGUAGES else "en", NullTranslations())
    with compiled.open("rb") as stream:
        return Translator(language, GNUTranslations(stream))


def direction(language: str) -> Direction:
    """Return the reading direction of a language, also of a framework text's."""
    return "rtl" if language in _RIGHT_TO_LEFT or language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def native_name(code: str) -> str:
    """Return a language's own name for itself, the code of one nobody knows."""
    name = LANGUAGES.get(code) or _name_from_babel(code) or code
    return name[:1].upper() + name[1:] if name != code else code


def language_name(code: str, language: str) -> str:
    """Return what a language is called in another one, inside a sentence: `anglais` for English in French."""
    return _name_from_babel(code, language) or code


@cache
def _name_from_babel(code: str, language: str = "") -> str:
    # Only for frameworks in other languages than the program's; too slow for the first page.
    from babel import Locale, UnknownLocaleError

    try:
        one = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    return one.get_display_name(locale_of(language) if language else None) or ""


def lazy(message: str) -> str:
    """Mark a text at module level for extraction; pass it through `_` when it is shown."""
    return message


_interface = [translator("en")]


def set_language(language: str) -> None:
    """Choose the language of the window."""
    _interface[0] = translator(language)


def language() -> str:
    """Return the language of the window."""
    return _interface[0].language


def _(message: str) -> str:
    return _interface[0].gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form that fits n in the window's language."""
    return _interface[0].ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Return the message as it is said in this context, in the window's language."""
    return _interface[0].pgettext(context, message)


def format_date(day: dt.date, language: str, style: DateStyle = "long") -> str:
    """Return a calendar date, `5 January 2026` in the long style, `January 2026` in the month style."""
    from babel import dates

    if style == "month":
        return format_month_range(day, day, language)
    return _without_narrow_spaces(dates.format_date(day, style, locale=locale_of(language)))


def format_time(moment: dt.time, language: str) -> str:
    """Return hours and minutes of a local time."""
    from babel import dates

    return _without_narrow_spaces(dates.format_time(moment, "short", locale=locale_of(language)))


def format_month_range(first: dt.date, last: dt.date, language: str) -> str:
    """Return a range of months; one month when both fall into it."""
    from babel import dates

    months = dates.format_interval(first.replace(day=1), last.replace(day=1), "yMMMM", locale=locale_of(language))
    return _without_narrow_spaces(months)


def format_number(value: float, language: str, decimals: int | None = None) -> str:
    """Return a number with the language's separators; without `decimals`, at most three are shown."""
    if isinstance(value, int) and 0 <= value < _NEEDS_SEPARATOR and not decimals:
        return str(value)  # the same in every language spoken here, and Babel stays out of the start
    from babel import numbers

    pattern = None if decimals is None else "#,##0." + "0" * decimals if decimals else "#,##0"
    return _without_narrow_spaces(numbers.format_decimal(value, pattern, locale=locale_of(language)))


def format_list(items: Sequence[str], language: str) -> str:
    """Return an enumeration, `a, b and c`."""
    from babel import lists

    return lists.format_list(list(items), locale=locale_of(language))


def first_weekday(language: str) -> int:
    """Return the day a week starts with, 0 for Monday to 6 for Sunday."""
    return locale_of(language).first_week_day


@cache
def locale_of(language: str) -> Locale:
    """Return Babel's locale of a language; English for one it does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_LOCALES.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_LOCALES["en"])


def _without_narrow_spaces(text: str) -> str:
    return text.translate(_NARROW_SPACES)
