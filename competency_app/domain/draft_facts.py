"""What a framework says of itself beside its words: where it comes from, under which terms, how long it takes."""

from typing import Literal

from msgspec.structs import replace

from competency_app.domain.draft_words import set_whole
from competency_app.domain.drafts import Draft, one_line, plain

SourceField = Literal["title", "publisher", "identifier", "licence", "statement"]
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
MOST_MINUTES = 10_000


def set_source(draft: Draft, field: SourceField, text: str) -> Draft:
    """Write a fact of the publication behind the framework; `statement` is the credit line shown and printed."""
    new = plain(text, 2000) if field == "statement" else one_line(text, 300)
    return draft.with_file(source=replace(draft.file.source, **{field: new}))


def credit_of(draft: Draft, language: str) -> str:
    """The credit line in a language, empty where it is not translated."""
    text = draft.texts[language]
    return text.credit or (draft.file.source.statement if text is draft.default else "")


def set_credit(draft: Draft, language: str, text: str) -> Draft:
    """Write the credit line of a language; that of the first one belongs to the source."""
    if language != draft.language:
        return set_whole(draft, language, "credit", text)
    draft = set_source(draft, "statement", text)
    return set_whole(draft, language, "credit", text) if draft.default.credit else draft


def set_year(draft: Draft, text: str) -> Draft | None:
    """Write the year of the publication, none for an empty text; None for what is no year."""
    text = text.strip()
    if not text:
        return draft.with_file(source=replace(draft.file.source, year=None))
    year = int(text) if text.isdecimal() and len(text) <= len(str(LATEST_YEAR)) else 0
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    return draft.with_file(source=replace(draft.file.source, year=year))


def set_licence(draft: Draft, text: str) -> Draft:
    """Write the terms under which others may use the framework."""
    return draft.with_file(licence=one_line(text, 300))


def set_minutes(draft: Draft, minutes: int) -> Draft:
    """Say how long everything takes; 0 leaves it to the number of questions."""
    return draft.with_file(minutes=min(max(minutes, 0), MOST_MINUTES))
