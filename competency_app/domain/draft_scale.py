"""Levels of a draft: ready-made scales to begin with, and levels added, put in order and taken out.

Rules of points name levels; where a change leaves one without its points, the rule goes, and the middle of the chosen
levels stays as the rule every scale fits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from competency_app.domain.draft_words import set_level_words
from competency_app.domain.drafts import Draft
from competency_app.domain.framework_file import Asking, Level, LevelText, NodeText, Rule, Scale
from competency_app.domain.scoring import MEDIAN

FEWEST, MOST = 2, 10


@dataclass(frozen=True, slots=True)
class Template:
    """A scale to begin with, and the way of asking that goes with it."""

    key: str
    scale: str
    asking: Asking
    levels: tuple[Level, ...]


SIX = Template(
    "six",
    "levels",
    Asking.CHOOSE_LEVEL,
    tuple(Level(key, group=key[0]) for key in ("A1", "A2", "B1", "B2", "C1", "C2")),
)
FOUR = Template("four", "steps", Asking.CHOOSE_LEVEL, tuple(Level(f"step-{at}") for at in range(1, 5)))
FREQUENCY = Template(
    "frequency",
    "how-often",
    Asking.FREQUENCY,
    tuple(Level(key, value=at) for at, key in enumerate(("never", "rarely", "sometimes", "often", "always"), 1)),
)
TEMPLATES = (SIX, FOUR, FREQUENCY)

Labels = Mapping[str, Sequence[str]]


def template_of(draft: Draft) -> Template | None:
    """The ready-made scale the draft asks with, None for one of its own."""
    keys = _keys(draft.framework.asking_scale)
    fitting = (one for one in TEMPLATES if one.asking == draft.file.asking)
    return next((one for one in fitting if tuple(level.key for level in one.levels) == keys), None)


def use_template(draft: Draft, template: Template, labels: Labels) -> Draft:
    """Ask with a ready-made scale; *labels* are its words in each language of the draft.

    Descriptors and advice stay with the level of the same place, as far as there is one; asked by frequency, no level
    has a descriptor.
    """
    old = draft.framework.asking_scale
    new = Scale(_free_key(draft, template.scale, old.key), template.levels)
    places = dict(zip(_keys(old), _keys(new), strict=False))
    descriptors = places if template.asking is Asking.CHOOSE_LEVEL else {}
    asked = {node.key for node in draft.file.nodes if (node.scale or old.key) == old.key}
    draft = _with_node_words(
        draft, lambda key, words: _relevelled(words, descriptors, places) if key in asked else words
    )
    nodes = tuple(replace(node, scale=new.key) if node.scale == old.key else node for node in draft.file.nodes)
    scales = tuple(new if scale.key == old.key else scale for scale in draft.file.scales)
    draft = draft.with_file(nodes=nodes, scales=scales, asking=template.asking, asking_scale=new.key)
    for language, text in draft.texts.items():
        words = {key: LevelText(label=label) for key, label in zip(_keys(new), labels[language], strict=True)}
        others = {key: value for key, value in text.scales.items() if key != old.key}
        draft = draft.with_text(language, scales={**others, new.key: words})
    return _with_fitting_rules(draft)


def add_level(draft: Draft, scale: str, label: str, *, fresh: Callable[[], str]) -> tuple[Draft, str]:
    """A new highest level; no change (and no key) where there are as many as a scale may have."""
    known = draft.framework.scales[scale]
    if len(known.levels) >= MOST:
        return draft, ""
    key = f"level-{fresh()}"
    grown = _with_scale(draft, replace(known, levels=(*known.levels, Level(key))))
    return set_level_words(grown, draft.language, scale, key, label=label), key


def move_level(draft: Draft, scale: str, level: str, step: int) -> Draft:
    """One place down (-1, lower) or up (1, higher); no change at the ends."""
    known = draft.framework.scales[scale]
    levels = list(known.levels)
    at = _keys(known).index(level)
    if not 0 <= at + step < len(levels):
        return draft
    levels[at], levels[at + step] = levels[at + step], levels[at]
    return _with_scale(draft, replace(known, levels=tuple(levels)))


def remove_level(draft: Draft, scale: str, level: str) -> Draft:
    """Take a level out with its words everywhere; two stay at the least."""
    known = draft.framework.scales[scale]
    if len(known.levels) <= FEWEST:
        return draft
    kept = tuple(one for one in known.levels if one.key != level)
    smaller = _with_scale(draft, replace(known, levels=kept))
    same = {one.key: one.key for one in kept}
    asked = {node.key for node in draft.file.nodes if (node.scale or draft.file.asking_scale) == scale}
    smaller = _with_node_words(smaller, lambda key, words: _relevelled(words, same, same) if key in asked else words)
    for language, text in smaller.texts.items():
        named = {key: words for key, words in text.scales.get(scale, {}).items() if key != level}
        smaller = smaller.with_text(language, scales={**text.scales, scale: named})
    nodes = tuple(
        replace(node, stage=None) if node.stage == level and _stage_scale(draft, node.parent) == scale else node
        for node in smaller.file.nodes
    )
    return _with_fitting_rules(smaller.with_file(nodes=nodes))


def _stage_scale(draft: Draft, parent: str | None) -> str:
    return draft.framework.scale_of(parent).key if parent is not None else ""


def _keys(scale: Scale) -> tuple[str, ...]:
    return tuple(level.key for level in scale.levels)


def _free_key(draft: Draft, wanted: str, replaced: str) -> str:
    taken = {scale.key for scale in draft.file.scales} - {replaced}
    key = wanted
    while key in taken:
        key += "-own"
    return key


def _with_scale(draft: Draft, new: Scale) -> Draft:
    scales = tuple(new if scale.key == new.key else scale for scale in draft.file.scales)
    return _with_fitting_rules(draft.with_file(scales=scales))


def _relevelled(words: NodeText, descriptors: Mapping[str, str], advice: Mapping[str, str]) -> NodeText:
    """Texts by the levels they now stand for; those of levels that went are dropped."""
    return replace(
        words,
        levels={descriptors[key]: text for key, text in words.levels.items() if key in descriptors},
        next_steps={advice[key]: text for key, text in words.next_steps.items() if key in advice},
    )


def _with_node_words(draft: Draft, change: Callable[[str, NodeText], NodeText]) -> Draft:
    for language, text in draft.texts.items():
        draft = draft.with_text(language, nodes={key: change(key, words) for key, words in text.nodes.items()})
    return draft


def _with_fitting_rules(draft: Draft) -> Draft:
    levels = set(_keys(draft.framework.asking_scale))
    levels |= {
        level.key for node in draft.file.nodes if node.assessable for level in draft.framework.scale_of(node.key).levels
    }
    rules = tuple(rule for rule in draft.file.rules if _fits(rule, levels))
    return draft if rules == draft.file.rules else draft.with_file(rules=rules or (MEDIAN,))


def _fits(rule: Rule, levels: set[str]) -> bool:
    if rule.kind == "points-with-bands":
        points = rule.parameters.get("points")
        return isinstance(points, Mapping) and points.keys() == levels
    if rule.kind == "cumulative-mastery":
        return rule.parameters.get("mastered_from") in {None, *levels}
    return True
