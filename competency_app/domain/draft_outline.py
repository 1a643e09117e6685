"""A list written elsewhere as entries: one a line, further in means one below."""

import re
from dataclasses import dataclass

from competency_app.domain.draft_tree import Fresh, add_all, new_key
from competency_app.domain.draft_words import node_words, set_text
from competency_app.domain.drafts import Draft, one_line

MOST_LINES = 500
LONGEST_LIST = 200_000
# What lists begin their lines with. A bare number may belong to the title: "3 steps of planning".
_MARK = re.compile(r"(?:[•·▪◦‣*–—-]|\(?\d+(?:\.\d+)+[.)]?|\(?\d+[.)]|\(?[A-Za-z][.)])(?:\s+|\Z)")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One entry; `depth` counts from the first line."""

    depth: int
    title: str


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that say something, without bullets and numbers."""
    found: list[Line] = []
    indents: list[int] = []
    for raw in text[:LONGEST_LIST].splitlines():
        written = raw.expandtabs(_TAB)
        title = one_line(_MARK.sub("", written.strip(), count=1))
        if not title:
            continue
        indent = len(written) - len(written.lstrip())
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        found.append(Line(len(indents) - 1, title))
    return tuple(found[:MOST_LINES])


def add_lines(draft: Draft, key: str, lines: tuple[Line, ...], *, fresh: Fresh = new_key) -> tuple[Draft, str]:
    """All lines as entries from *key* on; the first one is *key*'s own where it has no title yet. Answers the last."""
    rows = [(line.depth, line.title) for line in lines]
    if rows and not node_words(draft, draft.language, key).title:
        draft, rows = set_text(draft, draft.language, key, "title", rows[0][1]), rows[1:]
    return add_all(draft, key, rows, fresh=fresh)
