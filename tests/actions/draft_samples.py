"""Frameworks written by the verbs, as an author would."""

from competency_app.actions import drafting, publishing
from competency_app.domain import draft_tree, draft_words
from competency_app.domain.drafts import Draft, DraftId
from competency_app.workspace import Workspace

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
# Different words, as no two descriptors may be alike.
HABITS = ("watering", "sowing", "weeding", "pruning")


def described(draft: Draft, key: str, habit: str) -> Draft:
    """All six levels of one entry."""
    for number, level in enumerate(LEVELS):
        text = f"{habit.capitalize()} happens {number} times a week and I note it."
        draft = draft_words.set_level_text(draft, "en", key, "levels", level, text)
    return draft


def garden(draft: Draft) -> Draft:
    """An area with four described competences, the framework's only ones."""
    (area,) = (node.key for node in draft.file.nodes)
    draft = draft_words.set_whole(draft, "en", "title", "Garden school")
    draft = draft_words.set_text(draft, "en", area, "title", "Beds")
    for habit in HABITS:
        draft, key = draft_tree.add_below(draft, area, habit.capitalize())
        draft = described(draft, key, habit)
    return draft


def written(workspace: Workspace) -> DraftId:
    """A draft that can be published."""
    draft_id, _changes = drafting.begin(workspace, "en")
    drafting.edit(workspace, draft_id, garden)
    return draft_id


def published(workspace: Workspace) -> str:
    """Its version 1.0; answers its id."""
    (framework_id,) = publishing.publish(workspace, written(workspace), "1.0").frameworks
    return framework_id


def second(workspace: Workspace, framework_id: str) -> DraftId:
    """A draft of version 2.0: watering retitled, sowing described anew, weeding gone, mulching new."""
    draft_id, _changes = drafting.begin_version(workspace, framework_id)
    drafting.edit(workspace, draft_id, _changed)
    return draft_id


def _changed(draft: Draft) -> Draft:
    keys = key_of(draft)
    draft = draft_words.set_text(draft, "en", keys["Watering"], "title", "Giving water")
    draft = draft_words.set_level_text(draft, "en", keys["Sowing"], "levels", "B1", "Two sowings a year are planned.")
    draft = draft_tree.remove(draft, keys["Weeding"])
    draft, key = draft_tree.add_after(draft, keys["Pruning"], "Mulching")
    return described(draft, key, "mulching")


def key_of(draft: Draft) -> dict[str, str]:
    """Keys by title."""
    return {words.title: key for key, words in draft.default.nodes.items()}
