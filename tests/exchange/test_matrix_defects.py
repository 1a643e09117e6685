"""Every defect real files have, and every limit: mended with a finding or refused with a sentence."""

import json
from dataclasses import replace
from typing import Any

import pytest

from competency_app.catalog import loader
from competency_app.domain.packages import Severity
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import LIMITS, Limits
from competency_app.exchange.reading import read_file
from tests.exchange.editing import GOOD, MATRIX, Edit, edited, placed, read


def _element(at: int, **changes: object) -> Edit:
    return lambda one: one["standardelements"][at].update(changes)


def _standard(at: int, **changes: object) -> Edit:
    return lambda one: one["standards"][at].update(changes)


def _append(name: str, *values: object) -> Edit:
    return lambda one: one[name].extend(values)


def _all_elements(**changes: object) -> Edit:
    def edit(one: dict[str, Any]) -> None:
        for element in one["standardelements"]:
            element.update(changes)

    return edit


def _cycle(one: dict[str, Any]) -> None:
    one["standardelements"][0]["parentelementid"] = "1.1.1"


_MENDED: dict[str, tuple[Edit, str, str, str | None, str]] = {
    # case: edit, finding, node looked at, its parent, place
    "standard as text": (_element(2, standardid="1"), "id_type_differs", "1.2", "s1", "standardelements/2/standardid"),
    "standard null": (_element(5, standardid=None), "no_standard", "7", "unplaced", "standardelements/5"),
    "only the parts have a standard": (_element(2, standardid=None), "no_standard", "1.2", "s1", "standardelements/2"),
    "standard unknown": (_element(4, standardid=9), "no_standard", "2.1", "unplaced", "standardelements/4"),
    "only the parent is placed": (_element(1, standardid=None), "no_standard", "1.1.1", "1.1", "standardelements/1"),
    "parent unknown": (_element(1, parentelementid="9"), "unknown_parent", "1.1.1", "s1", "standardelements/1"),
    "own parent": (_element(1, parentelementid="1.1.1"), "cycle", "1.1.1", "s1", "standardelements/1"),
    "cycle": (_cycle, "cycle", "1.1.1", "s1", "standardelements/1"),
    "parent elsewhere": (_element(1, parentelementid="2.1"), "parent_elsewhere", "1.1.1", "s1", "standardelements/1"),
    "element twice": (_element(5, elementid="2.1"), "repeated_element", "2.1-2", "s2", "standardelements/5"),
    "no name": (_element(4, name="", shortname=""), "no_name", "2.1", "s2", "standardelements/4"),
    "name is a list": (_element(4, name=["x"]), "not_a_text", "2.1", "s2", "standardelements/4/name"),
    "name too long": (_element(4, name="n" * 256), "too_long", "2.1", "s2", "standardelements/4/name"),
    "standard twice": (_standard(1, standardid=1), "repeated_standard", "1.1", "s1", "standards/1"),
    "element is a number": (_append("standardelements", 7), "not_an_entry", "7", "s2", "standardelements/6"),
    "nested as text": (_standard(1, standardelement="x"), "not_a_list", "1.1", "s1", "standards/1/standardelement"),
    "framework without name": (lambda one: one.pop("name"), "no_name", "1.1", "s1", "name"),
    "statuses missing": (lambda one: one.pop("evidencestatuses"), "missing_status", "1.1", "s1", "evidencestatuses"),
    "status unknown": (
        _append("evidencestatuses", {"done": "Done"}), "unknown_status", "1.1", "s1", "evidencestatuses",
    ),
    "direction mark": (_element(4, name="a\u202eb"), "unwanted_character", "2.1", "s2", "standardelements/4/name"),
    "half a pair": (_element(4, name="a\ud800b"), "unwanted_character", "2.1", "s2", "standardelements/4/name"),
    "zero byte": (_element(4, name="a\x00b"), "unwanted_character", "2.1", "s2", "standardelements/4/name"),
}  # fmt: skip


@pytest.mark.parametrize("case", _MENDED)
def test_mended_and_reported(case: str) -> None:
    edit, code, key, parent, place = _MENDED[case]
    reading = read_file(Incoming(edited(edit), language="en"))
    assert (code, f"/framework/{place}") in [(one.code, one.place) for one in reading.findings]
    assert all(one.severity is Severity.WARNING and one.message and one.done for one in reading.findings)
    framework, _texts, _codes = read(edited(edit))
    assert placed(framework)[key] == parent


def test_nothing_is_lost_when_references_are_broken() -> None:
    framework, _texts, _codes = read(edited(_all_elements(standardid="nowhere")))
    assert len(framework.nodes) == 1 + 6
    assert framework.areas[0].key == "unplaced"


def test_one_standard_without_identifiers_leaves_no_doubt() -> None:
    def bare(one: dict[str, Any]) -> None:
        del one["standards"][1:]
        for entry in (*one["standards"], *one["standardelements"]):
            entry.pop("standardid")

    framework, _texts, codes = read(edited(bare))
    assert codes == []
    assert {framework.area_of(node.key).key for node in framework.nodes} == {"s1"}


def test_a_title_is_shortened_and_kept_whole() -> None:
    framework, texts, _codes = read(edited(_element(4, name="n" * 256, description="d" * 20_001)))
    assert len(texts.title_of("2.1")) == 255
    assert framework.node("2.1").attributes["name"] == "n" * 256
    assert len(texts.node("2.1").statement) == 20_000
    assert len(framework.node("2.1").attributes["description"]) == 20_001


def test_unseen_characters_are_gone_everywhere() -> None:
    framework, texts, _codes = read(edited(_element(4, name="a\u202eb", weight=["\ud800", {"\u2066k": 1}])))
    assert texts.title_of("2.1") == "ab"
    assert framework.node("2.1").attributes["weight"] == ["", {"k": 1}]


def test_a_raw_line_break_is_read_on_and_the_line_named() -> None:
    reading = read_file(Incoming((MATRIX / "raw-newline.matrix").read_bytes()))
    [finding] = reading.findings
    assert not reading.is_refused
    assert finding.place == "25:33"
    assert finding.message.startswith("Line 25, column 33:")
    framework, texts, _codes = read((MATRIX / "raw-newline.matrix").read_bytes())
    assert texts.node(framework.areas[0].key).statement == "Care for\nvoices."


def test_a_repeated_name_is_reported_with_its_line() -> None:
    framework, texts, codes = read((MATRIX / "repeated-name.matrix").read_bytes())
    assert codes == ["repeated_name"]
    assert texts.title_of("1.2") == "Range"
    assert len(framework.assessable) == 5


def test_byte_order_marks_and_utf16_are_read() -> None:
    text = GOOD.decode()
    for data in (b"\xef\xbb\xbf" + GOOD, text.encode("utf-16")):
        assert read(data)[2] == []


_REFUSED: dict[str, tuple[bytes, str, str]] = {
    "missing colon": ((MATRIX / "missing-colon.matrix").read_bytes(), "syntax", "3:19"),
    "half a file": (GOOD[:400], "syntax", "20:3"),
    "empty": (b" \n", "empty", ""),
    "not text": (b'{"framework": "\xff"}', "encoding", "1:16"),
    "no number": (edited(_element(0, weight=float("nan"))), "number", ""),
    "endless number": (GOOD.replace(b'"standardid": 1', b'"standardid": 1e999', 1), "number", ""),
    "other json": (b'{"CFDocument": {}}', "other_format", ""),
    "a list": (b"[1, 2]", "unknown_format", ""),
    "framework is text": (b'{"framework": "x"}', "unknown_format", ""),
    "no standards": (edited(lambda one: one.pop("standards")), "no_standards", "/framework/standards"),
    "no elements": (
        edited(lambda one: one.pop("standardelements")),
        "nothing_to_answer",
        "/framework/standardelements",
    ),
    "too deep": (b'{"framework": ' + b"[" * 64 + b"]" * 64 + b"}", "too_deep", ""),
    "far too deep": (b"[" * 300_000, "too_deep", ""),
}


@pytest.mark.parametrize("case", _REFUSED)
def test_refused_with_a_sentence(case: str) -> None:
    data, code, place = _REFUSED[case]
    reading = read_file(Incoming(data))
    assert reading.package is None
    assert (reading.findings[0].severity, reading.findings[0].code) == (Severity.ERROR, code)
    assert reading.findings[0].place == place
    assert reading.findings[0].message.endswith((".", ")."))
    assert reading.findings[0].done


def _chain(length: int, *, reverse: bool = False) -> bytes:
    elements = [
        {
            "shortname": f"e{at}",
            "name": f"n {at}",
            "standardid": 1,
            "elementid": f"e{at}",
            "parentelementid": f"e{at - 1}",
        }
        for at in range(length)
    ]
    elements[0].pop("parentelementid")
    if reverse:
        elements.reverse()
    standards = [{"shortname": "S", "name": "S", "standardid": 1}]
    return json.dumps({"framework": {"name": "x", "standards": standards, "standardelements": elements}}).encode()


@pytest.mark.parametrize("reverse", [False, True])
def test_a_deep_tree_is_refused_whatever_its_order(reverse: bool) -> None:
    assert not read_file(Incoming(_chain(60, reverse=reverse))).is_refused
    reading = read_file(Incoming(_chain(5_000, reverse=reverse)))
    assert reading.findings[0].code == "tree_too_deep"


@pytest.mark.parametrize(
    ("limits", "code"),
    [(replace(LIMITS, file_bytes=len(GOOD) - 1), "too_large"), (replace(LIMITS, nodes=7), "too_many_entries")],
)
def test_a_file_beyond_a_limit_is_refused(limits: Limits, code: str) -> None:
    assert [one.code for one in read_file(Incoming(GOOD, limits=limits)).findings] == [code]


def test_a_file_at_the_limits_is_read() -> None:
    assert not read_file(Incoming(GOOD, limits=replace(LIMITS, file_bytes=len(GOOD), nodes=8))).is_refused


def test_many_findings_are_counted_not_listed() -> None:
    data = edited(_append("standardelements", *range(500)))
    findings = read_file(Incoming(data)).findings
    assert len(findings) == LIMITS.findings + 1
    assert findings[-1].message.startswith("300 more findings")


def test_what_is_carried_along_still_fits_into_a_file_of_our_own() -> None:
    outcomes = set()
    for depth in range(30, 64):
        nested = json.loads("[" * depth + "]" * depth)
        reading = read_file(Incoming(edited(_append("evidencestatuses", {"completed": nested}))))
        if reading.package is not None:
            assert loader.read(reading.package)[0] is not None, depth
        outcomes.add(reading.is_refused)
    assert outcomes == {True, False}
