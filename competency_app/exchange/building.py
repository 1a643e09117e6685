"""What every reader needs to turn entries of a foreign file into a package: identity, words that fit, estimates."""

import hashlib
import re
from collections.abc import Sequence

import msgspec

from competency_app.domain.framework_file import FrameworkFile, Node, Rule, TextFile
from competency_app.domain.packages import Finding, Package
from competency_app.exchange.html_text import plain_text
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import Limits, warning
from competency_app.exchange.naming import cut, key_of, one_line, slug
from competency_app.i18n import _

# Words that become part of a package are never translated: the same file must give the same package whatever
# language the window speaks.
MEDIAN_RULE = Rule(
    id="median-of-chosen",
    kind="median-of-chosen",
    parameters={"min_answered": 2, "min_share": 0.5},
    source="Own rule: the middle of the chosen levels and their range, once at least two answers and half of the "
    "applicable ones are there. The file itself names no rule.",
)
UNNAMED_FRAMEWORK = "Framework"
_MINUTES_PER_ANSWER = 0.75
_MOST_MINUTES = 10_000
_TITLE_FROM_TEXT = 80
_LONGEST_CODE = 12
_CODE = re.compile(rf"(?=.*\d)[\w.\-]{{1,{_LONGEST_CODE}}}")
_DOTTED = re.compile(r"\w*\d(?:\.\w+)+")


def version_of(incoming: Incoming) -> str:
    """The version of a framework whose format has none: the beginning of the file's hash."""
    return hashlib.sha256(incoming.data).hexdigest()[:8]


def framework_id_of(incoming: Incoming, name: str) -> str:
    """The id the caller wants, else one from the name.

    Without Latin letters the name's hash still gives a later edition the same id.
    """
    return incoming.framework_id or key_of(name) or "framework-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def minutes_for(nodes: Sequence[Node]) -> int:
    """How long answering everything takes, roughly."""
    estimate = round(_MINUTES_PER_ANSWER * sum(node.assessable for node in nodes))
    return min(max(1, estimate), _MOST_MINUTES)


def packed(file: FrameworkFile, *texts: TextFile) -> Package:
    """The files of a framework, written like the shipped ones: indented by one space, a line break at the end."""
    return Package(_encoded(file), {text.language: _encoded(text) for text in texts})


def _encoded(value: FrameworkFile | TextFile) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def looks_like_code(text: str) -> bool:
    """Whether a text can be the number people know an entry by: short, without spaces, with a digit."""
    return _CODE.fullmatch(text) is not None


def split_code(name: str, key: str) -> tuple[str, str]:
    """The number people know an entry by and its title, from `1.1 Title`; the number is empty where there is none.

    A first word counts when it is the entry's own identifier or has digits and dots: "7 steps" keeps its number.
    """
    first, _space, title = name.partition(" ")
    code, title = first.rstrip(".:)–-"), title.lstrip(" -–—:").strip()
    if title and looks_like_code(code) and (slug(code) == key or _DOTTED.fullmatch(code)):
        return code, title
    return "", name


class Words:
    """Texts of a foreign file made to fit, with a finding where one had to be shortened."""

    def __init__(self, limits: Limits, findings: list[Finding]) -> None:
        self._limits = limits
        self._findings = findings

    def title(self, text: str, place: str) -> str:
        """A title on one line."""
        return self.shortened(one_line(text), self._limits.title, place)

    def title_or(self, text: str, statement: str, place: str, name: str) -> str:
        """A title; where there is none, the beginning of the statement, else *name*."""
        if text.strip():
            return self.title(text, place)
        message = _("An entry has no name.")
        done = _("The beginning of its text stands in, or its identifier.")
        self._findings.append(warning("no_name", place, message, done))
        return cut(one_line(statement), _TITLE_FROM_TEXT) or name or "–"

    def described(self, source: str, place: str, *, is_html: bool = True) -> str:
        """A description as plain text."""
        text = self.shortened(source, self._limits.description, place)
        return plain_text(text) if is_html else text.strip()

    def shortened(self, text: str, limit: int, place: str) -> str:
        """The text, cut and reported when it is longer than the limit."""
        if len(text) <= limit:
            return text
        message = _("A text has {length} characters; {limit} is the most that can be shown.")
        message = message.format(length=len(text), limit=limit)
        done = _("It was shortened; the whole text is kept with the entry.")
        self._findings.append(warning("too_long", place, message, done))
        return cut(text, limit)
