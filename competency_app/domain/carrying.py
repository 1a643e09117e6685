"""What becomes of earlier answers in a newer version of a framework: kept, asked again, or asked for the first time.

The author of a version decides entry by entry; a proposal follows from what changed. The decisions stand in the
`attributes` of `framework.json`: `from_version`, `from_fingerprint` and `carried` (key of an entry → verdict).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from competency_app.domain.answers import Answer, AnswerSheet
from competency_app.domain.framework import Framework
from competency_app.domain.framework_diff import FrameworkDiff, Relevelled, Reworded, diff
from competency_app.domain.framework_file import NodeText, TextFile
from competency_app.domain.text_places import node_texts

FROM_VERSION, FROM_FINGERPRINT, CARRIED = "from_version", "from_fingerprint", "carried"

# A mistyped word looks very much like the right one; more than a few of them are another sentence.
_ALIKE, _FEW = 0.7, 8
# Where words are not set apart, each character counts as one.
_APART = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_APART}]|[^\W{_APART}]+")


class Verdict(StrEnum):
    """What happens to the answer an entry had in the version before."""

    KEEP = "keep"
    ASK_AGAIN = "re-ask"
    NEW = "new"


def without_carrying(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes without what they say of an earlier version."""
    return {name: value for name, value in attributes.items() if name not in {FROM_VERSION, FROM_FINGERPRINT, CARRIED}}


def came_from(framework: Framework) -> tuple[str | None, str | None]:
    """Version and fingerprint this version follows, None for what the file does not say."""
    said = (framework.file.attributes.get(name) for name in (FROM_VERSION, FROM_FINGERPRINT))
    version, fingerprint = (value if isinstance(value, str) and value else None for value in said)
    return version, fingerprint


def decided(framework: Framework) -> dict[str, Verdict]:
    """What the author decided, by entry; what a file says otherwise than it may is as if it were not there."""
    said = framework.file.attributes.get(CARRIED)
    known = {verdict.value: verdict for verdict in Verdict}
    if not isinstance(said, Mapping):
        return {}
    return {
        key: known[value]
        for key, value in said.items()
        if isinstance(value, str) and value in known and key in framework.by_key
    }


def proposed(
    old: Framework, old_texts: Mapping[str, TextFile], new: Framework, new_texts: Mapping[str, TextFile]
) -> dict[str, Verdict]:
    """A verdict for every entry that is answered, from what changed; the author has the last word."""
    found = diff(old, old_texts, new, new_texts)
    if found.language is None:
        old_words = new_words = None
    else:
        old_words, new_words = old_texts[found.language], new_texts[found.language]
    changes = _Changes(found, old, old_words, new_words)
    return {node.key: changes.verdict(new, node.key) for node in new.assessable}


def settled(proposals: Mapping[str, Verdict], decisions: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The author's verdict where there is one, else the proposal; an entry without former answers stays new."""
    return {
        key: verdict if verdict is Verdict.NEW else decisions.get(key, verdict) for key, verdict in proposals.items()
    }


def composed(chain: Sequence[Mapping[str, Verdict]]) -> dict[str, Verdict]:
    """Verdicts over several versions, oldest step first: kept is what every step keeps."""
    result = dict(chain[-1]) if chain else {}
    for step in reversed(chain[:-1]):
        result = {key: _both(step.get(key, Verdict.NEW), verdict) for key, verdict in result.items()}
    return result


def carried(
    sheet: AnswerSheet, on: date, old: Framework, new: Framework, verdicts: Mapping[str, Verdict]
) -> tuple[Answer, ...]:
    """The answers of an earlier round that still stand in the newer version, each with the day it was given.

    *on* is the day of the round, for answers without a time. A level the newer scale does not have is left out.
    """
    return tuple(
        _as_carried(answer, on)
        for node in new.assessable
        if verdicts.get(node.key) is Verdict.KEEP and (answer := sheet.answers.get(node.key)) is not None
        if answer.is_answered and _still_fits(answer, node.key, old, new)
    )


def _as_carried(answer: Answer, on: date) -> Answer:
    given = answer.answered_at.astimezone().date() if answer.answered_at else on
    # Whether a sentence is clear is asked of the words now standing there.
    return replace(answer, carried_on=answer.carried_on or given, unclear=False)


def _still_fits(answer: Answer, key: str, old: Framework, new: Framework) -> bool:
    if key not in old.by_key or not new.node(key).assessable:
        return False
    return answer.level is None or answer.level in {level.key for level in new.scale_of(key).levels}


def _both(earlier: Verdict, later: Verdict) -> Verdict:
    if Verdict.NEW in (earlier, later):
        return Verdict.NEW
    return later if earlier is Verdict.KEEP else earlier


class _Changes:
    """What changed between two versions, asked entry by entry."""

    def __init__(
        self, found: FrameworkDiff, old: Framework, old_words: TextFile | None, new_words: TextFile | None
    ) -> None:
        self._old, self._old_words, self._new_words = old, old_words, new_words
        self._added = frozenset(found.added)
        self._reworded: dict[str, Reworded] = {one.key: one for one in found.reworded}
        self._relevelled: dict[str, Relevelled] = {one.key: one for one in found.relevelled}
        self._asks_otherwise = "asking" in found.general

    def verdict(self, new: Framework, key: str) -> Verdict:
        if key in self._added or not self._old.node(key).assessable:
            return Verdict.NEW
        if self._asks_otherwise or self._old_words is None or self._new_words is None:
            return Verdict.ASK_AGAIN
        before, after = (text.nodes.get(key, NodeText()) for text in (self._old_words, self._new_words))
        parts = self._relevelled[key].parts if key in self._relevelled else ()
        if any(not part.startswith("levels.") for part in parts):
            return Verdict.ASK_AGAIN
        fields = list(parts)
        if not after.levels:
            # Without descriptors one answers the statement with the names of the levels.
            reworded = self._reworded[key].fields if key in self._reworded else ()
            fields += [field for field in reworded if field in {"statement", "question"}]
            if self._levels_renamed(new, key):
                return Verdict.ASK_AGAIN
        was, now = node_texts(before), node_texts(after)
        same = all(is_slip(was.get(field, ""), now.get(field, "")) for field in fields)
        return Verdict.KEEP if same else Verdict.ASK_AGAIN

    def _levels_renamed(self, new: Framework, key: str) -> bool:
        if self._old_words is None or self._new_words is None:
            return True
        was = self._old_words.scales.get(self._old.scale_of(key).key, {})
        now = self._new_words.scales.get(new.scale_of(key).key, {})
        return any(level in now and not is_slip(was[level].label, now[level].label) for level in was)


def is_slip(before: str, after: str) -> bool:
    """Whether two texts differ by no more than a slip of the pen: a letter, a comma, a capital."""
    was, now = _words(before), _words(after)
    if was == now:
        return True
    if len(was) != len(now):
        return False
    other = [(one, two) for one, two in zip(was, now, strict=True) if one != two]
    return len(other) <= 1 + len(was) // _FEW and all(_look_alike(one, two) for one, two in other)


def _look_alike(one: str, two: str) -> bool:
    # Figures are never a slip: "two lessons" may become "ten".
    if any(letter.isdigit() for letter in one + two):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() > _ALIKE


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
