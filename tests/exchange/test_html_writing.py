import pytest

from competency_app.exchange.html_text import plain_text
from competency_app.exchange.html_writing import as_html, definition_list, split_definition_list


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("one", "<p>one</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("one\ntwo", "<p>one</p><p>two</p>"),
        ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
        ("x\n• a\n– b\n• c\ny", "<p>x</p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>y</p>"),
        ("– no list", "<p>– no list</p>"),
    ],
)
def test_plain_text_as_html_and_back(text: str, expected: str) -> None:
    assert as_html(text) == expected
    assert plain_text(as_html(text)) == text


def test_empty_lines_are_space_between_paragraphs() -> None:
    assert plain_text(as_html("one\n\ntwo")) == "one\ntwo"


def test_a_definition_list_comes_back() -> None:
    entries = [("A1 < A2", "first & last"), ("B", "• x\n• y")]
    source = "<p>Before</p>" + definition_list(entries)
    before, found = split_definition_list(source)
    assert before == "<p>Before</p>"
    assert [(term, plain_text(meaning)) for term, meaning in found] == entries
    assert definition_list([]) == ""


@pytest.mark.parametrize(
    "source", ["", "<dl>", "<dl></dl>", "<dl><dt>a</dt><dd>b</dd></dl> after", "<dl><dt>a</dt>b</dl>", "<dt>a</dt>"]
)
def test_other_text_stays_as_it_is(source: str) -> None:
    assert split_definition_list(source) == (source, ())
