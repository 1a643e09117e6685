"""What a question says: the line that asks, its answers, its example, the glossary words in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app import wording
from competency_app.domain.answers import Reason
from competency_app.domain.framework import Asking
from competency_app.i18n import _
from ui.components.round_words import text_direction, words_of_level
from ui.widgets.option_card import Option

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from competency_app.actions.walking import QuestionView
    from competency_app.domain.framework import Term
    from competency_app.i18n import Translator

MOST_TERMS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands above the answers where they do not describe the competence themselves."""

    stage: str
    statement: str
    note: str = ""


def has_descriptors(view: QuestionView) -> bool:
    """Whether the answers are descriptions of this very competence."""
    return bool(view.texts.node(view.node.key).levels)


def ask(view: QuestionView, tr: Translator) -> tuple[str, str]:
    """The question and the help that follows it."""
    own = view.texts.node(view.node.key).question
    if own and view.texts.language_of(view.node.key, "question") != tr.language:
        own = f"\u2068{own}\u2069"
    match view.framework.asking_of(view.node.key):
        case Asking.MASTERY:
            return own or _("How far is this true for you?"), _("Think of the last three months.")
        case Asking.FREQUENCY:
            return own or _("Which of these fits your practice now?"), _("Think of the last three months.")
        case Asking.CHOOSE_LEVEL:
            return (
                own or _("Which of these is closest to what you do now?"),
                _("Choose the highest one that is true most of the time."),
            )


def level_options(view: QuestionView) -> list[Option]:
    """One answer a level: its descriptor, else the scale's words for it."""
    words = view.texts.node(view.node.key)
    scale = view.framework.scale_of(view.node.key)
    shown_at = example_level(view)
    options = []
    for level in scale.levels:
        named = view.texts.level(scale.key, level.key)
        descriptor = words.levels.get(level.key, "")
        code = level.key if wording.is_code(level.key) else named.label if descriptor else ""
        label = "" if named.label == level.key else named.label
        text = descriptor or "\n".join(part for part in (label, named.description) if part) or level.key
        language = view.texts.level_language(scale.key, level.key)
        if descriptor:
            language = view.texts.language_of(view.node.key, f"levels.{level.key}")
        has_example, direction = level.key == shown_at, text_direction(language)
        options.append(Option(level.key, text, code, has_example=has_example, direction=direction))
    return options


def note(view: QuestionView, tr: Translator) -> str:
    """What is shown in the original because nobody has translated it yet."""
    scale, key = view.framework.scale_of(view.node.key), view.node.key
    shown = ["title", "question", *([] if has_descriptors(view) else ["statement"])]
    flags = [*view.texts.fallbacks(key, *shown, *(f"levels.{level.key}" for level in scale.levels))]
    if not has_descriptors(view):
        flags += [view.texts.is_level_fallback(scale.key, level.key) for level in scale.levels]
    return wording.not_translated(view.texts, flags, tr)


def other_options(tr: Translator) -> list[Option]:
    """The two answers without a level."""
    return [Option(reason.value, wording.reason_words(reason, tr)) for reason in Reason]


def example_level(view: QuestionView) -> str:
    """The level the example names ("At A2: …"), empty where it names none or several."""
    example = view.texts.node(view.node.key).example
    scale = view.framework.scale_of(view.node.key)
    named = [level.key for level in scale.levels if _is_named(level.key, example)]
    return named[0] if len(named) == 1 and wording.is_code(named[0]) else ""


def _is_named(code: str, text: str) -> bool:
    # Not \b: Chinese and Arabic letters around a code are word characters too.
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(code)}(?![A-Za-z0-9])", text) is not None


def judged(view: QuestionView) -> Judged | None:
    """The statement that is judged, where the answers do not say it."""
    if has_descriptors(view):
        return None
    statement = view.texts.node(view.node.key).statement
    note = ""
    if view.framework.asking_of(view.node.key) is Asking.CHOOSE_LEVEL:
        note = _("General wording: this framework describes its levels alike for every entry.")
    stage = stage_words(view)
    return Judged(stage, statement, note) if statement or note or stage else None


def stage_words(view: QuestionView) -> str:
    """The stage a cell belongs to, with its description."""
    node = view.node
    if node.stage is None or node.parent is None:
        return ""
    scale = view.framework.scale_of(node.parent).key
    named = view.texts.level(scale, node.stage)
    return words_of_level(named)


def stage_direction(view: QuestionView) -> Qt.LayoutDirection:
    """How the words of the stage read."""
    node = view.node
    if node.stage is None or node.parent is None:
        return text_direction(view.texts.language)
    scale = view.framework.scale_of(node.parent).key
    return text_direction(view.texts.level_language(scale, node.stage))


def terms_in(view: QuestionView) -> list[tuple[Term, str]]:
    """Glossary words that the question uses, at most five, with the language each is in."""
    words = view.texts.node(view.node.key)
    text = " ".join([words.title, words.statement, words.question, words.example, *words.levels.values()]).casefold()
    return [pair for pair in view.texts.terms if _occurs(pair[0].term.casefold(), text)][:MOST_TERMS]


def _occurs(term: str, text: str) -> bool:
    if not term.isascii():
        # The Arabic article is part of the word, and a term is looked up with and without it.
        return term.removeprefix("ال") in text
    return re.search(rf"\b{re.escape(term)}", text) is not None


def explains(view: QuestionView) -> bool:
    """Whether "What does this mean?" has anything to say."""
    words = view.texts.node(view.node.key)
    statement = words.statement if has_descriptors(view) else ""
    return bool(statement or words.example or terms_in(view))
