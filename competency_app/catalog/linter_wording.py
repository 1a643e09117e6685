"""Wording of descriptors and questions: length, sameness, two questions in one."""

import re
from collections import defaultdict
from collections.abc import Iterator

from competency_app.domain.framework import Framework
from competency_app.domain.framework_file import TextFile
from competency_app.domain.packages import Finding, Severity
from competency_app.i18n import _

MOST_WORDS = 35
_OPENING_WORDS = 3
# Two or three alike are a coincidence in a small framework, not a pattern.
_FEW = 3
# Hints in English only; elsewhere more than one question mark still tells.
_ASKING = r"(?:how|what|why|when|where)"
_DOUBLE = re.compile(
    rf"\band/or\b|\b{_ASKING} (?:and|or) {_ASKING}\b|\b(?:and|or) (?:{_ASKING} )?(?:do|are) you\b", re.IGNORECASE
)
_QUESTION_MARK = re.compile("[?？؟]")


def check_wording(framework: Framework, text: TextFile) -> Iterator[Finding]:
    """Findings about sentences of one language."""
    by_level: dict[str, dict[str, str]] = defaultdict(dict)
    seen: dict[str, str] = {}
    for key, words in text.nodes.items():
        yield from _check_question(framework, key, words.question)
        for level, descriptor in words.levels.items():
            place = f"{key}/levels/{level}"
            by_level[level][place] = descriptor
            yield from _check_length(place, descriptor)
            alike = " ".join(_words(descriptor))
            if alike and alike in seen:
                message = _("The descriptor is the same as that of {other}.").format(other=seen[alike])
                yield Finding(Severity.ERROR, "repeated_descriptor", place, message)
            seen.setdefault(alike, place)
    for level, descriptors in by_level.items():
        yield from _check_openings(level, descriptors)


def _check_question(framework: Framework, key: str, question: str) -> Iterator[Finding]:
    if len(_QUESTION_MARK.findall(question)) > 1 or _DOUBLE.search(question):
        code = framework.by_key[key].code if key in framework.by_key else key
        message = _("The question of {code} may ask two things at once.").format(code=code)
        yield Finding(Severity.INFO, "two_questions", f"{key}/question", message)


def _check_length(place: str, descriptor: str) -> Iterator[Finding]:
    count = len(descriptor.split())
    if count > MOST_WORDS:
        message = _("The descriptor has {count} words; {most} are the most one reads at a glance.")
        message = message.format(count=count, most=MOST_WORDS)
        yield Finding(Severity.ERROR, "descriptor_too_long", place, message)


def _check_openings(level: str, descriptors: dict[str, str]) -> Iterator[Finding]:
    """Texts of one level that begin alike are skipped by the eye."""
    openings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for place, descriptor in descriptors.items():
        openings[tuple(_words(descriptor)[:_OPENING_WORDS])].append(place)
    for opening, places in openings.items():
        if len(opening) == _OPENING_WORDS and len(places) >= _FEW and len(places) * 3 > len(descriptors):
            message = _("{count} of {total} descriptors of {level} begin with “{opening}”.")
            message = message.format(count=len(places), total=len(descriptors), level=level, opening=" ".join(opening))
            yield Finding(Severity.ERROR, "same_opening", places[0], message)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
