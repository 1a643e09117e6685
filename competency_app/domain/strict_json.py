"""JSON nobody here wrote: size, depth, numbers, repeated keys and characters are checked while reading.

Refusals carry an untranslated sentence with named fields: the words of a language live above the domain.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 64
_LARGEST_INTEGER = 2**63 - 1
_MAX_CONTAINERS = 500_000
_MAX_VALUES = 5_000_000

# Controls but tab and line breaks, halves of surrogate pairs, marks that turn the reading direction unseen, and spaces
# without width, which make two texts look the same. The joiners of Arabic and Indian scripts stay.
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")

# What a walk through the values is worth: such characters, as they are or as escapes, or very long numbers.
_SUSPICIOUS = re.compile(
    UNWANTED.pattern + r"|\\u(?:00[01][0-9a-f]|007f|d[89a-f]|200b|2060|feff|202[a-e]|206[6-9])|[0-9]{19}", re.IGNORECASE
)
_TEXT = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NO_BRACKET = re.compile(r"[^\[\]{}]+")
_PAIR = re.compile(r"\[\]|\{\}")

# A bracket, or a text; one that is a name has a colon after it.
_TOKEN = re.compile(r'[\[\]{}]|"(?P<name>(?:[^"\\]|\\.)*)"(?P<colon>\s*:)?', re.DOTALL)


def lazy(message: str) -> str:
    """Mark a sentence for extraction; it is translated where it is shown."""
    return message


_SYNTAX = {
    "Expecting ':'": lazy("Line {line}, column {column}: a colon is missing between a name and its value."),
    "Expecting ','": lazy("Line {line}, column {column}: a comma or a closing bracket is missing."),
    "Expecting property name": lazy("Line {line}, column {column}: a name in double quotation marks is missing."),
    "Illegal trailing comma": lazy("Line {line}, column {column}: there is a comma after the last entry."),
    "Expecting value": lazy("Line {line}, column {column}: a value is missing."),
    "Unterminated string": lazy(
        "Line {line}, column {column}: a text begins here and its quotation mark never closes."
    ),
    "Invalid control character": lazy("Line {line}, column {column}: a text contains a bare line break or tab."),
    "Invalid \\": lazy("Line {line}, column {column}: a backslash is followed by something unknown."),
    "Extra data": lazy("Line {line}, column {column}: the file goes on after its end."),
}
_OTHER_SYNTAX = lazy("Line {line}, column {column}: this is not valid JSON.")


class JsonError(ValueError):
    """Why a file cannot be read as JSON: a code, a sentence with fields to translate, the line if known."""

    def __init__(self, code: str, template: str, **fields: object) -> None:
        super().__init__(template.format(**fields))
        self.code = code
        self.template = template
        self.fields = fields

    @property
    def place(self) -> str:
        """Where it happened: `line:column`, or nothing."""
        return f"{self.fields['line']}:{self.fields['column']}" if "line" in self.fields else ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value, names met twice in one object with their line (the last counted), pointers of unwanted characters."""

    value: Any
    repeated: tuple[tuple[str, int], ...] = ()
    unwanted: tuple[str, ...] = ()


def parse(data: bytes, *, strict: bool = True, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH) -> Parsed:
    """Read JSON or raise JsonError. Without `strict`, bare line breaks inside texts are taken."""
    if len(data) > max_bytes:
        sentence = lazy("The file is larger than {limit} MB, more than any framework needs.")
        raise JsonError("too_large", sentence, limit=max_bytes // (1024 * 1024))
    text = decoded_text(data)
    # Before parsing: each of these becomes an object of many times its size.
    if text.count("{") + text.count("[") > _MAX_CONTAINERS or text.count(",") > _MAX_VALUES:
        raise JsonError("too_many_entries", lazy("The file has more entries than any framework needs."))
    value, has_repeats = _decoded(text, strict=strict)
    if _is_deeper(text, max_depth):
        raise _too_deep()
    # Walking through all values takes longer than reading them; most files have nothing to look for.
    unwanted = tuple(_unwanted(value)) if _SUSPICIOUS.search(text) else ()
    return Parsed(value, tuple(_repeated_names(text)) if has_repeats else (), unwanted)


def decoded_text(data: bytes) -> str:
    """The bytes as text: UTF-8, or UTF-16 with a byte order mark; JsonError otherwise."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - data.rfind(b"\n", 0, problem.start)
        sentence = lazy("Line {line}, column {column}: this is not UTF-8 text. Save the file as UTF-8 and try again.")
        raise JsonError("encoding", sentence, line=line, column=column) from problem
    if not text.strip():
        raise JsonError("empty", lazy("The file is empty."))
    return text


def _decoded(text: str, *, strict: bool) -> tuple[Any, bool]:
    """The value, and whether an object has a name twice."""
    repeats = [False]

    def entry(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        entries = dict(pairs)
        repeats[0] |= len(entries) < len(pairs)
        return entries

    try:
        value = json.loads(
            text,
            strict=strict,
            object_pairs_hook=entry,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except json.JSONDecodeError as problem:
        sentence = next((known for start, known in _SYNTAX.items() if problem.msg.startswith(start)), _OTHER_SYNTAX)
        code = "control_character" if problem.msg.startswith("Invalid control") else "syntax"
        raise JsonError(code, sentence, line=problem.lineno, column=problem.colno) from problem
    except RecursionError as problem:
        raise _too_deep() from problem
    except JsonError:
        raise
    except ValueError as problem:  # a whole number with thousands of digits
        raise JsonError("number", lazy("The file contains a number that is too large.")) from problem
    return value, repeats[0]


def _repeated_names(text: str) -> Iterator[tuple[str, int]]:
    """Names met a second time in one object, with their line; the text is known to be valid JSON."""
    open_entries: list[set[str]] = []
    line, counted = 1, 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "[{":
            open_entries.append(set())
        elif mark in "]}":
            open_entries.pop()
        elif not token["colon"]:
            continue
        elif token["name"] in open_entries[-1]:
            line += text.count("\n", counted, token.start())
            counted = token.start()
            yield json.loads(f'"{token["name"]}"', strict=False), line
        else:
            open_entries[-1].add(token["name"])


def _no_number(name: str) -> NoReturn:
    raise JsonError("number", lazy("The file contains “{name}”, which is not a number."), name=name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        _no_number(digits[:20])
    return number


def _too_deep() -> JsonError:
    return JsonError("too_deep", lazy("The entries of the file are nested too deeply."))


def _is_deeper(text: str, max_depth: int) -> bool:
    """Whether brackets are nested more often; the text is known to be valid JSON.

    Each round takes away the innermost pairs, so the rounds are the depth.
    """
    brackets = _NO_BRACKET.sub("", _TEXT.sub("", text))
    for _step in range(max_depth):
        if not brackets:
            return False
        brackets = _PAIR.sub("", brackets)
    return bool(brackets)


def _unwanted(value: Any) -> Iterator[str]:
    """Pointers of texts with unwanted characters, without recursion."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while waiting:
        path, here = waiting.pop()
        if isinstance(here, str):
            if UNWANTED.search(here):
                yield pointer(path)
        elif isinstance(here, dict):
            yield from (pointer((*path, "*")) for name in here if UNWANTED.search(name))
            waiting.extend(((*path, name), below) for name, below in reversed(here.items()))
        elif isinstance(here, list):
            waiting.extend(((*path, at), below) for at, below in reversed(list(enumerate(here))))
        elif isinstance(here, int) and abs(here) > _LARGEST_INTEGER:
            raise JsonError("number", lazy("The file contains a number that is too large."))


def pointer(path: tuple[str | int, ...]) -> str:
    """A JSON pointer (RFC 6901) for names and positions; unwanted characters become question marks."""
    steps = (UNWANTED.sub("?", str(step)).replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(f"/{step}" for step in steps)
