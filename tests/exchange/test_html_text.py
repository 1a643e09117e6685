import time

import pytest

from competency_app.exchange import html_text
from competency_app.exchange.html_text import plain_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain", "plain"),
        ("two\nlines  here", "two\nlines here"),
        ("a < b &amp; c", "a < b & c"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<ul><li>a</li> <li>b</li></ul>", "• a\n• b"),
        ("<ol><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ol>", "• a\n• b\n– c"),
        ("<ul><li></li><li>a</li></ul>", "• a"),
        ('<a href="http://example.org">Source</a>', "Source"),
        ("<b>bold</b> and <i>slanted</i>", "bold and slanted"),
        ("x<script>alert(1)</script>y<style>p{}</style>", "xy"),
        ('<img src="http://example.org/x.png" onerror="x()">', ""),
        ("<![x foo> bar", "[x foo> bar"),
        ("<p>unclosed <b>tags", "unclosed tags"),
        ("&#x202;&nbsp;end", "Ȃ\xa0end"),
        ("oui\xa0: non", "oui\xa0: non"),
        ("<p>oui&nbsp;: non&nbsp; &nbsp;ou\n bien&nbsp;</p>", "oui\xa0: non ou bien"),
    ],
)
def test_readable_text(source: str, expected: str) -> None:
    assert plain_text(source) == expected


@pytest.mark.parametrize("piece", ["<!--", "<a ", '<a b="', "<![CDATA[", "<", "</", "<script>", "&", "<p x"])
def test_hostile_markup_is_quick(piece: str) -> None:
    started = time.process_time()
    plain_text((piece * 20_000)[:20_000])
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "source",
    [
        '<p class="x">One <b>two</b><br/>three &amp; four</p>tail &nbsp;x',
        "<ul><li>a<li>b<ol><li>c</ol></ul>",
        "<table><tr><td>1</td><th>2</th></tr></table>",
        "<DIV>up</DIV><p/>x<hr />y",
        '<a href="x>y">z</a>',
        "</p>lost<p",
        "a &lt;b&gt; <i>c</i> &#x1F600; &unknown;",
    ],
)
def test_the_quick_way_reads_what_the_standard_parser_reads(source: str) -> None:
    quick, slow = html_text._Reader(), html_text._Reader()
    quick.read(source)
    slow.feed(source)
    slow.close()
    assert html_text._tidy("".join(quick.parts)) == html_text._tidy("".join(slow.parts))


def test_ordinary_markup_is_quick() -> None:
    """A file of 20,000 entries with a paragraph or two each is read in seconds."""
    started = time.process_time()
    for _entry in range(2_000):
        plain_text("<p>Some <b>words</b> and more.</p>" * 10)
    assert time.process_time() - started < 2
