"""Wording of descriptors, statements and questions: length, sameness, two questions in one, verbs nobody can watch."""

import re
from collections import defaultdict
from collections.abc import Iterator

from competency_app.catalog.linter_names import code_of, level_of
from competency_app.catalog.word_lists import WordLists, word_lists
from competency_app.domain.framework import Asking, Framework
from competency_app.domain.framework_file import NodeText, TextFile
from competency_app.domain.packages import Finding, Severity
from competency_app.i18n import _

_OPENING_WORDS = 3
# Two or three alike are a coincidence in a small framework, not a pattern.
_FEW = 3
# How much longer than a descriptor other texts may be before they tire the reader.
_LONGER = {"question": 1.0, "statement": 2.0, "example": 2.5}


def check_wording(framework: Framework, text: TextFile) -> Iterator[Finding]:
    """Findings about sentences of one language."""
    lists = word_lists(text.language)
    by_level: dict[str, dict[str, str]] = defaultdict(dict)
    seen: dict[str, str] = {}
    for key, words in text.nodes.items():
        yield from _check_question(framework, text, key, words.question)
        yield from _check_texts(framework, text.language, key, words)
        for level, descriptor in words.levels.items():
            place, name = f"{key}/levels/{level}", _name(framework, text, key, level)
            by_level[level][place] = descriptor
            yield from _check_length(place, text.language, descriptor, lists)
            alike = " ".join(_words(descriptor))
            if alike and alike in seen:
                message = _("The descriptor is the same as that of {other}.").format(other=seen[alike])
                yield Finding(Severity.ERROR, "repeated_descriptor", place, message, language=text.language)
            seen.setdefault(alike, name)
    for level, descriptors in by_level.items():
        yield from _check_openings(framework, text, level, descriptors)


def _check_question(framework: Framework, text: TextFile, key: str, question: str) -> Iterator[Finding]:
    if word_lists(text.language).asks_twice(question):
        message = _("The question of {code} may ask two things at once.")
        message = message.format(code=code_of(framework, text, key))
        yield Finding(Severity.INFO, "two_questions", f"{key}/question", message, language=text.language)


def _check_texts(framework: Framework, language: str, key: str, words: NodeText) -> Iterator[Finding]:
    lists = word_lists(language)
    # Knowing is where a scale may well begin.
    lowest = {scale.levels[0].key for scale in framework.file.scales}
    for field, times in _LONGER.items():
        value, most = getattr(words, field), round(lists.most * times)
        if lists.length(value) > most:
            message = _too_long(lists).format(count=lists.length(value), most=most)
            yield Finding(Severity.INFO, "text_too_long", f"{key}/{field}", message, language=language)
    judged = {f"{key}/levels/{level}": text for level, text in words.levels.items() if level not in lowest}
    if framework.file.asking is not Asking.CHOOSE_LEVEL and key in framework.by_key:
        judged |= {f"{key}/statement": words.statement} if framework.node(key).assessable else {}
    for place, text in judged.items():
        vague = lists.vague_words(text)
        if vague:
            message = _("“{words}” is hard to see from outside. Say what one does.").format(words=vague)
            yield Finding(Severity.INFO, "vague_verb", place, message, language=language)


def _check_length(place: str, language: str, descriptor: str, lists: WordLists) -> Iterator[Finding]:
    count = lists.length(descriptor)
    if count > lists.most:
        if lists.spaced:
            message = _("The descriptor has {count} words; {most} are the most one reads at a glance.")
        else:
            message = _("The descriptor has {count} characters; {most} are the most one reads at a glance.")
        message = message.format(count=count, most=lists.most)
        yield Finding(Severity.ERROR, "descriptor_too_long", place, message, language=language)


def _too_long(lists: WordLists) -> str:
    if lists.spaced:
        return _("The text has {count} words; up to {most} are read to the end.")
    return _("The text has {count} characters; up to {most} are read to the end.")


def _check_openings(framework: Framework, text: TextFile, level: str, descriptors: dict[str, str]) -> Iterator[Finding]:
    """Texts of one level that begin alike are skipped by the eye."""
    openings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for place, descriptor in descriptors.items():
        openings[tuple(_words(descriptor)[:_OPENING_WORDS])].append(place)
    for opening, places in openings.items():
        if len(opening) == _OPENING_WORDS and len(places) >= _FEW and len(places) * 3 > len(descriptors):
            message = _("{count} of {total} descriptors of {level} begin with “{opening}”.")
            named = level_of(framework, text, places[0].partition("/")[0], level)
            message = message.format(count=len(places), total=len(descriptors), level=named, opening=" ".join(opening))
            yield Finding(Severity.ERROR, "same_opening", places[0], message, language=text.language)


def _name(framework: Framework, text: TextFile, key: str, level: str) -> str:
    return f"{code_of(framework, text, key)} {level_of(framework, text, key, level)}"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
