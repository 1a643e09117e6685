"""Plain text as HTML, so that `html_text.plain_text` gives the same text back."""

import html
from collections.abc import Iterable, Iterator

# What starts a line, and how deep in lists it stands.
_BULLETS = {"• ": 1, "– ": 2}


def as_html(text: str) -> str:
    """Paragraphs for lines, lists for lines with bullets; empty lines are only space between paragraphs."""
    depth = 0
    parts: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        mark = line[:2] if line[:2] in _BULLETS and (line[0] == "•" or depth) else ""
        wanted = _BULLETS.get(mark, 0)
        parts.append(_step(depth, wanted))
        words = html.escape(line.removeprefix(mark), quote=False)
        parts.append(f"<li>{words}" if mark else f"<p>{words}</p>")
        depth = wanted
    return "".join(parts) + _step(depth, 0)


def _step(depth: int, wanted: int) -> str:
    """What stands between lines of two depths; an inner list stands inside the entry before it."""
    if wanted > depth:
        return "<ul>" * (wanted - depth)
    closed = "</li></ul>" * (depth - wanted)
    return f"{closed}</li>" if wanted else closed


def definition_list(entries: Iterable[tuple[str, str]]) -> str:
    """Terms and what they mean, empty without any."""
    parts = "".join(
        f"<dt>{html.escape(term, quote=False)}</dt><dd>{as_html(meaning)}</dd>" for term, meaning in entries
    )
    return f"<dl>{parts}</dl>" if parts else ""


def split_definition_list(source: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A description written by us, without the definition list at its end, and that list as HTML; else as it was."""
    before, opened, rest = source.rpartition("<dl>")
    inside, closed, after = rest.partition("</dl>")
    entries = tuple(_entries(inside))
    if not (opened and closed and entries) or after.strip():
        return source, ()
    return before, entries


def _entries(inside: str) -> Iterator[tuple[str, str]]:
    for piece in inside.split("<dt>")[1:]:
        term, _end, meaning = piece.partition("</dt>")
        _start, opened, words = meaning.partition("<dd>")
        if opened:
            yield html.unescape(term.strip()), words.partition("</dd>")[0]
