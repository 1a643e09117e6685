"""Tables as text: encodings, delimiters, quotation marks, limits."""

import csv
from dataclasses import replace

import pytest

from competency_app.domain.packages import Finding
from competency_app.exchange.delimited import ENCODING, Record, decoded, guarded, guess_delimiter, records, unguarded
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import LIMITS, Limits, RefusedError

_FRENCH = (
    "code;intitulé;description\n1;Médias;L’élève évalue la fiabilité des sources trouvées à l’école\n"
    "2;Création;Créer et modifier des contenus numériques, déjà publiés ou à réaliser\n"
)
_RUSSIAN = "код;название\n1;Работа с информацией и данными в школе\n2;Общение и сотрудничество с коллегами\n"


def _read(data: bytes, limits: Limits = LIMITS, *, encoding: str = "") -> tuple[tuple[Record, ...], list[Finding], str]:
    findings: list[Finding] = []
    incoming = Incoming(data, "table.csv", options={ENCODING: encoding}, limits=limits)
    text = decoded(incoming, findings)
    chosen = text.choices[0].chosen if text.choices else ""
    return records(text.text, None, incoming, findings), findings, chosen


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_needs_no_question(encoding: str) -> None:
    found, findings, chosen = _read(_FRENCH.encode(encoding))
    assert found[0] == Record(1, ("code", "intitulé", "description"))
    assert (findings, chosen) == ([], "")


@pytest.mark.parametrize(("text", "encoding"), [(_FRENCH, "cp1252"), (_RUSSIAN, "cp1251")])
def test_another_encoding_is_guessed_in_the_open(text: str, encoding: str) -> None:
    found, findings, chosen = _read(text.encode(encoding))
    assert (chosen, [one.code for one in findings]) == (encoding, ["encoding_guessed"])
    assert found[0].cells[1] == text.split(";")[1].splitlines()[0]


def test_the_person_chooses_another_encoding() -> None:
    data = _RUSSIAN.encode("cp1251")
    found, _findings, chosen = _read(data, encoding="cp1252")
    assert (chosen, found[0].cells[0]) == ("cp1252", "êîä")
    assert _read(data, encoding="no such thing")[2] == "cp1251"
    assert _read(data, encoding="utf-8")[2] == "cp1251"
    assert _read(_FRENCH.encode(), encoding="cp1252")[0][0].cells[1] == "intitulÃ©"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n", ";"),
        ("a\tb\nx, y\tz; w\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ('a;b\n"x;y";z\n', ";"),
        ("a,b,c\n1,2\n1,2,3,4\n1,2,3\n", ","),
        ("one column\nof words\n", ","),
    ],
)
def test_the_delimiter_is_the_one_that_makes_lines_even(text: str, delimiter: str) -> None:
    assert guess_delimiter(text) == delimiter


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    found, findings, _chosen = _read(b'sep=;\r\na;"two\r\nlines"\r\n\r\n ; \r\nb;c\r\n')
    assert found == (Record(2, ("a", "two\nlines")), Record(6, ("b", "c")))
    assert findings == []


def test_old_line_ends() -> None:
    assert [one.line for one in _read(b"a,b\r1,2\r3,4\r")[0]] == [1, 2, 3]


@pytest.mark.parametrize(("data", "line"), [(b'a,b\n"c"d,e\nf,g\n', 2), (b'a,b\nc,d\ne,"f\ng,h\n', 3)])
def test_quotation_marks_that_do_not_pair_up(data: bytes, line: int) -> None:
    found, findings, _chosen = _read(data)
    assert found[0].cells == ("a", "b")
    assert [(one.code, one.place) for one in findings] == [("quotes", str(line))]


def test_unseen_characters_are_taken_out() -> None:
    found, findings, _chosen = _read("a,b\n1,x\u202ey\x00z\n".encode())
    assert found[1].cells == ("1", "xyz")
    assert [(one.code, one.place) for one in findings] == [("unwanted_character", "2")]


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (b"", LIMITS, "empty"),
        (b"\xef\xbb\xbf \n", LIMITS, "empty"),
        (b"\xff\xfea", LIMITS, "encoding"),
        (b"a,b\n1,2\n", replace(LIMITS, file_bytes=7), "too_large"),
        (b"a,b\n1,2\n", replace(LIMITS, nodes=1), "too_many_entries"),
        (b"a,b\n1,2\n", replace(LIMITS, cells=1), "too_many_cells"),
        (b"a,b\n1," + b"x" * (csv.field_size_limit() + 1), LIMITS, "cell_too_long"),
    ],
)
def test_what_is_refused(data: bytes, limits: Limits, code: str) -> None:
    with pytest.raises(RefusedError) as problem:
        _read(data, limits)
    assert problem.value.finding.code == code


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "plain", "'quoted", "", "'", "'=1", "''+1"])
def test_formulas_are_guarded_and_come_back(text: str) -> None:
    assert guarded(text)[:1] not in tuple("=+-@\t＝")
    assert unguarded(guarded(text)) == text
