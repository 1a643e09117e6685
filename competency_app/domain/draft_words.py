"""Words of a draft, language by language. What is written anew is the author's own, whatever it was before."""

from collections.abc import Collection, Iterable
from typing import Literal

from msgspec.structs import replace

from competency_app.domain.drafts import Draft, DraftText, one_line, plain
from competency_app.domain.framework_file import LevelText, NodeText

NodeField = Literal["title", "short", "statement", "question", "example"]
LevelField = Literal["levels", "next_steps"]
WholeField = Literal["title", "full_title", "description", "credit"]


def set_text(draft: Draft, language: str, key: str, field: NodeField, text: str) -> Draft:
    """Write one text of an entry; nothing changes where it says the same already."""
    words = node_words(draft, language, key)
    new = one_line(text) if field in {"title", "short"} else plain(text)
    if getattr(words, field) == new:
        return draft
    status = {"title_status": "own"} if field in {"title", "short"} else {"status": "own"}
    return _with_words(draft, language, key, replace(words, **{field: new}, **status))


def set_level_text(draft: Draft, language: str, key: str, field: LevelField, level: str, text: str) -> Draft:
    """Write the descriptor of a level, or the advice for going on from it; an empty text takes it out."""
    words = node_words(draft, language, key)
    new = plain(text)
    if getattr(words, field).get(level, "") == new:
        return draft
    table = {name: value for name, value in getattr(words, field).items() if name != level}
    if new:
        table[level] = new
    return _with_words(draft, language, key, replace(words, status="own", **{field: table}))


def set_whole(draft: Draft, language: str, field: WholeField, text: str) -> Draft:
    """Write the title or the description of the framework."""
    new = plain(text) if field in {"description", "credit"} else one_line(text, 300)
    return draft if getattr(draft.texts[language], field) == new else draft.with_text(language, **{field: new})


def set_level_words(
    draft: Draft, language: str, scale: str, level: str, *, label: str | None = None, description: str | None = None
) -> Draft:
    """Name a level of a scale, or say what it means for every entry."""
    scales = draft.texts[language].scales
    before = scales.get(scale, {}).get(level, LevelText())
    after = replace(
        before,
        label=before.label if label is None else one_line(label, 100),
        description=before.description if description is None else plain(description, 1000),
    )
    if after == before:
        return draft
    words = {**scales.get(scale, {}), level: replace(after, status="own")}
    return draft.with_text(language, scales={**scales, scale: words})


def node_words(draft: Draft, language: str, key: str) -> NodeText:
    """All words of an entry in one language, empty ones where nothing is written."""
    return draft.texts[language].nodes.get(key, NodeText())


def add_language(draft: Draft, language: str) -> Draft:
    """A further language, empty at first."""
    if language in draft.texts:
        return draft
    empty = DraftText(language=language, title="")
    both = Draft(draft.file, {**draft.texts, language: empty})
    return both.with_file(languages=_in_order(draft, {*draft.file.languages, language}))


def remove_language(draft: Draft, language: str) -> Draft:
    """Take a language out with its words; the one everything was first written in stays."""
    if language == draft.language or language not in draft.texts:
        return draft
    rest = Draft(draft.file, {name: text for name, text in draft.texts.items() if name != language})
    return rest.with_file(languages=tuple(one for one in draft.file.languages if one != language))


def without_nodes(draft: Draft, gone: Collection[str]) -> Draft:
    """Take out the words of entries in every language."""
    for language, text in draft.texts.items():
        kept = {key: words for key, words in text.nodes.items() if key not in gone}
        draft = draft.with_text(language, nodes=kept)
    return draft


def _with_words(draft: Draft, language: str, key: str, words: NodeText) -> Draft:
    return draft.with_text(language, nodes={**draft.texts[language].nodes, key: words})


def _in_order(draft: Draft, languages: Iterable[str]) -> tuple[str, ...]:
    return (draft.language, *sorted(set(languages) - {draft.language}))
