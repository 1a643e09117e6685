"""Names of levels, areas, dates and small numbers as sentences need them."""

from collections.abc import Sequence
from unicodedata import bidirectional

from competency_app.domain.framework import Framework, Scale, Texts
from competency_app.i18n import Translator

# Isolates keep a code like "A1–B2" in its order inside right-to-left text: left-to-right, and as the text itself.
_LTR_ISOLATE, _FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2066", "\u2068", "\u2069"
_LONGEST_CODE = 3


def code(text: str, tr: Translator) -> str:
    """A code inside a sentence."""
    return f"{_LTR_ISOLATE}{text}{_POP_ISOLATE}" if text and tr.direction == "rtl" else text


def foreign(text: str, tr: Translator) -> str:
    """A title inside a sentence; the framework may speak another language than the sentence.

    In a sentence from left to right only a title from right to left would draw figures beside it to itself.
    """
    apart = tr.direction == "rtl" or any(bidirectional(character) in {"R", "AL"} for character in text)
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}" if text and apart else text


def is_code(level: str) -> bool:
    """Whether people know a level by its key (`A1`, `KD`) rather than by its label."""
    return len(level) <= _LONGEST_CODE and level[:1].isalpha() and level == level.upper()


def short_level(texts: Texts, scale: str, level: str) -> str:
    """A level on an axis or in a table: its code, else its label."""
    return level if is_code(level) else texts.level(scale, level).label


def level_name(texts: Texts, scale: str, level: str, tr: Translator) -> str:
    """A level inside a sentence: `B1`, or a label in quotation marks."""
    if is_code(level):
        return code(level, tr)
    return tr.gettext("“{label}”").format(label=foreign(texts.level(scale, level).label, tr))


def level_names(texts: Texts, scale: str, levels: Sequence[str], tr: Translator) -> tuple[str, ...]:
    """Several levels of one scale as sentences name them."""
    return tuple(level_name(texts, scale, level, tr) for level in levels)


def level_range(names: Sequence[str], tr: Translator) -> str:
    """`A2 to B1` from two names, one name alone, nothing from none."""
    if len(names) < 2 or names[0] == names[-1]:  # noqa: PLR2004
        return "".join(names[:1])
    return tr.gettext("{first} to {last}").format(first=names[0], last=names[-1])


def short_levels(texts: Texts, scale: Scale) -> tuple[tuple[str, str], ...]:
    """All levels of a scale as (key, label of the axis), lowest first."""
    return tuple((level.key, short_level(texts, scale.key, level.key)) for level in scale.levels)


def titled(framework: Framework, texts: Texts, node: str, tr: Translator) -> str:
    """`3 Teaching and Learning`: code and title of a node, the code alone where it has no title."""
    own_code, title = framework.node(node).code, texts.title_of(node)
    if not own_code or own_code == title:
        return foreign(title or own_code, tr)
    return f"{code(own_code, tr)} {foreign(title, tr)}".strip()


def number_word(number: int, tr: Translator) -> str:
    """A count inside a sentence: a word up to nine, figures above."""
    words = {
        1: tr.pgettext("number of answers", "one"),
        2: tr.pgettext("number of answers", "two"),
        3: tr.pgettext("number of answers", "three"),
        4: tr.pgettext("number of answers", "four"),
        5: tr.pgettext("number of answers", "five"),
        6: tr.pgettext("number of answers", "six"),
        7: tr.pgettext("number of answers", "seven"),
        8: tr.pgettext("number of answers", "eight"),
        9: tr.pgettext("number of answers", "nine"),
    }
    return words.get(number) or tr.number(number)


def sentence(text: str) -> str:
    """The text with a capital first letter, where the script has capitals."""
    return text[:1].upper() + text[1:]


def rounded(value: float, tr: Translator) -> str:
    """A figure with at most one decimal, none when it is whole."""
    return tr.number(round(value, 1))
