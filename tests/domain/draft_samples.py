"""Drafts to work on, with keys that can be told beforehand."""

from collections.abc import Callable
from itertools import count

from competency_app.domain import draft_beginnings, draft_tree
from competency_app.domain.draft_scale import SIX, Template
from competency_app.domain.draft_words import set_whole
from competency_app.domain.drafts import Draft

LABELS = {"en": tuple("abcdef"), "fr": tuple("uvwxyz")}


def numbered() -> Callable[[], str]:
    """Keys k1, k2, …"""
    numbers = count(1)
    return lambda: f"k{next(numbers)}"


def blank(template: Template = SIX) -> Draft:
    """One area, k1."""
    labels = {"en": LABELS["en"][: len(template.levels)]}
    draft = draft_beginnings.blank("own-1", "en", template, labels, fresh=lambda: "k1")
    return set_whole(draft, "en", "title", "Garden school")


def two_areas() -> Draft:
    """1 (k1) with 1.1 to 1.3 (k2 to k4), 2 (k5) with 2.1 and 2.2 (k6, k7)."""
    fresh = numbered()
    fresh()
    draft = draft_tree.set_code(blank(), "k1", "")
    for title in ("one", "two", "three"):
        draft, _key = draft_tree.add_below(draft, "k1", title, fresh=fresh)
    draft, area = draft_tree.add_after(draft, "k1", "Second", fresh=fresh)
    for title in ("four", "five"):
        draft, _key = draft_tree.add_below(draft, area, title, fresh=fresh)
    return draft


def shape(draft: Draft) -> list[tuple[str, str]]:
    """Key and code of every entry, in display order."""
    return [(node.key, node.code) for node in draft.file.nodes]


def levels(draft: Draft) -> list[str]:
    return [level.key for level in draft.framework.asking_scale.levels]
