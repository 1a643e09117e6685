"""HTML from foreign files as plain text. Nothing is fetched, styled or executed."""

import html
import re
from html.parser import HTMLParser

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"blockquote", "dd", "div", "dl", "dt", "hr", "ol", "p", "pre", "table", "tr", "ul", *_HEADINGS})
_UNSEEN = frozenset({"script", "style", "template", "title"})
_BULLETS = ("• ", "– ")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# A single space that must not break a line, as before a French colon, stays.
_SPACES = re.compile(r"[ \t\xa0]{2,}|\t")
# A tag as nearly all of them are; a text with other ones is left to the standard parser, which is much slower.
_SIMPLE = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>\s[^<>]*)?(?P<alone>/?)>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!")


def has_markup(text: str) -> bool:
    """Whether the text contains tags; `a < b` does not count."""
    return _TAG.search(text) is not None


def plain_text(source: str) -> str:
    """Readable text: paragraphs as lines, list items with "• ", inner ones with "– ".

    Character references are resolved; text without tags keeps its line breaks.
    """
    if not has_markup(source):
        return _tidy(html.unescape(source))
    reader = _Reader()
    try:
        reader.read(source)
    except AssertionError:  # the standard parser's answer to some broken declarations such as `<![x`
        return _tidy(html.unescape(_TAG.sub(" ", source)))
    return _tidy("".join(reader.parts))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0
        self._lists = 0

    def read(self, source: str) -> None:
        """Take in the whole text."""
        tags = list(_SIMPLE.finditer(source))
        if len(tags) != source.count("<") or not all(map(_is_simple, tags)):
            self.feed(source)
            self.close()
            return
        at = 0
        for tag in tags:
            if tag.start() > at:
                self.handle_data(html.unescape(source[at : tag.start()]))
            at = tag.end()
            if not tag["end"]:
                self.handle_starttag(tag["name"].lower(), [])
            if tag["end"] or tag["alone"]:
                self.handle_endtag(tag["name"].lower())
        if at < len(source):
            self.handle_data(html.unescape(source[at:]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "li":
            self.parts.append("\n– " if self._lists > 1 else "\n• ")
        elif tag == "br":
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append(" ")
        else:
            self._lists += tag in {"ul", "ol"}
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        else:
            self._lists = max(0, self._lists - (tag in {"ul", "ol"}))
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(_BLANKS.sub(" ", data))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and not (self.parts and self.parts[-1].endswith(_BULLETS)):
            self.parts.append("\n")


def _tidy(text: str) -> str:
    """No spaces at the ends of lines, no empty bullets, no empty lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (_SPACES.sub(" ", line).strip(" \xa0") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip(" •–"))


def _is_simple(tag: re.Match[str]) -> bool:
    """Whether a tag hides nothing and its attributes end where it ends."""
    attributes = tag["attributes"] or ""
    is_whole = attributes.count('"') % 2 == 0 and attributes.count("'") % 2 == 0
    return is_whole and tag["name"].lower() not in _UNSEEN
