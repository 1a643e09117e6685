"""Everything Moodle drops in silence or refuses, and every limit: mended with a finding or refused with a sentence."""

from dataclasses import replace

import pytest

from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import LIMITS, Limits
from competency_app.exchange.reading import read_file
from tests.exchange.editing import placed
from tests.exchange.moodle_editing import COLUMN, GOOD, Edit, Rows, append, edited, put, read

_LONG = "long-" + "x" * 120


def _cut_line(table: Rows) -> None:
    del table[4][5:]


def _without_framework(table: Rows) -> None:
    del table[1]


def _many(*edits: Edit) -> Edit:
    return lambda table: [edit(table) for edit in edits]


_MENDED: dict[str, tuple[Edit, str, str, str, str | None]] = {
    # case: edit, finding, its line, node looked at, its parent. Row 2 of the fixture has two lines.
    "parent unknown": (put(4, "parent", "nowhere"), "unknown_parent", "6", "hull-1-a", "unplaced"),
    "own parent": (put(3, "parent", "hull-1"), "cycle", "5", "hull-1", None),
    "circle": (put(2, "parent", "hull-1-a"), "cycle", "6", "hull", "hull-1-a"),
    "framework as parent": (put(3, "parent", "BOAT"), "parent_is_framework", "5", "hull-1", None),
    "identifier twice": (put(5, "ident", "hull-1-a"), "repeated_key", "7", "hull-1-a-2", "hull-1"),
    "no identifier, no parent": (append(["", "", "Oars"]), "no_identifier", "12", "oars", None),
    "identifier cut, parent not": (
        _many(append(["", _LONG[:100], "Long"]), append([_LONG, "below", "Below"])), "cut_identifier", "13",
        "below", _LONG[:56],
    ),
    "numbers that look alike": (
        _many(put(7, "ident", "1.1"), put(8, "ident", "1.10")), "numeric_identifiers", "10", "1.10", "sail",
    ),
    "no name": (put(7, "name", ""), "no_name", "9", "sail-1", "sail"),
    "name too long": (put(7, "name", "n" * 256), "too_long", "9", "sail-1", "sail"),
    "line too short": (_cut_line, "uneven_line", "6", "hull-1-a", "hull-1"),
    "line too long": (lambda table: table[4].append("x"), "uneven_line", "6", "hull-1-a", "hull-1"),
    "no framework": (_without_framework, "no_framework_row", "", "hull-1", "hull"),
    "framework without name": (put(1, "name", ""), "no_name", "2", "hull-1", "hull"),
    "no scale": (put(1, "scale_values", ""), "no_scale", "2", "hull-1", "hull"),
    "configuration is no JSON": (put(1, "scale_configuration", "["), "scale_configuration", "2", "hull-1", "hull"),
    "configuration names a level that is not there": (
        put(1, "scale_configuration", '[{"scaleid":1},{"id":1,"proficient":1},{"id":9}]'), "scale_configuration", "2",
        "hull-1", "hull",
    ),
    "configuration without pass": (
        put(1, "scale_configuration", '[{"scaleid":1},{"id":1,"scaledefault":1}]'), "scale_configuration", "2",
        "hull-1", "hull",
    ),
    "scale of a line too short": (put(7, "scale_values", "Yes"), "scale_size", "9", "sail-1", "sail"),
    "taxonomy unknown": (put(1, "taxonomy", "domain,wing"), "unknown_taxonomy", "2", "hull-1", "hull"),
    "reference unknown": (put(3, "related", "sail-1,nowhere"), "unknown_reference", "5", "hull-1", "hull"),
    "rule unknown": (put(3, "rule_type", "core_competency\\other"), "unknown_rule", "5", "hull-1", "hull"),
    "rule broken": (put(3, "rule_config", "{"), "unknown_rule", "5", "hull-1", "hull"),
    "direction mark": (put(7, "name", "a\u202eb"), "unwanted_character", "9", "sail-1", "sail"),
}  # fmt: skip


@pytest.mark.parametrize("case", _MENDED)
def test_mended_and_reported(case: str) -> None:
    edit, code, line, key, parent = _MENDED[case]
    framework, _texts, found = read(edited(edit))
    assert (code, line) in found
    assert placed(framework)[key] == parent


def test_a_number_as_identifier_alone_is_no_reason_to_speak() -> None:
    assert read(edited(put(7, "ident", "1.1")))[2] == [("unknown_reference", "5")]


def test_levels_of_a_broken_scale_still_have_a_pass() -> None:
    framework = read(edited(put(1, "scale_configuration", "nonsense")))[0]
    assert [one.is_pass for one in framework.asking_scale.levels] == [False, False, True]


def test_references_have_a_limit() -> None:
    """230 entries that all refer to each other would be 52,900 links."""
    names = [f"e{at}" for at in range(230)]

    def many(table: Rows) -> None:
        for name in names:
            table.append(["", name, name, *[""] * 7, ",".join(names), "", "", ""])

    framework, _texts, found = read(edited(many))
    assert len(framework.file.crosswalk) == 50_000
    assert [code for code, _line in found] == ["too_many_references"]


def test_findings_have_a_limit() -> None:
    reading = read_file(
        Incoming(edited(put(3, "parent", "x"), put(4, "parent", "y")), limits=replace(LIMITS, findings=1))
    )
    assert [one.code for one in reading.findings] == ["unknown_parent", "more_findings"]


def _second_framework(table: Rows) -> None:
    table[6][COLUMN["is_framework"]] = "1"


_REFUSED: dict[str, tuple[Edit, Limits, str, str]] = {
    "two frameworks": (_second_framework, LIMITS, "several_frameworks", "8"),
    "no competency": (lambda table: table.__delitem__(slice(2, None)), LIMITS, "nothing_to_answer", ""),
    "one level": (put(1, "scale_values", "Yes"), LIMITS, "scale_size", "2"),
    "21 levels": (put(1, "scale_values", ",".join(map(str, range(21)))), LIMITS, "scale_size", "2"),
    "too many lines": (lambda _table: None, replace(LIMITS, nodes=8), "too_many_entries", ""),
    "too deep": (lambda _table: None, replace(LIMITS, tree_depth=2), "tree_too_deep", ""),
    "too large": (lambda _table: None, replace(LIMITS, file_bytes=len(GOOD) - 1), "too_large", "file.csv"),
}


@pytest.mark.parametrize("case", _REFUSED)
def test_refused_with_a_sentence(case: str) -> None:
    edit, limits, code, place = _REFUSED[case]
    reading = read_file(Incoming(edited(edit), "file.csv", limits=limits))
    assert reading.is_refused
    assert (reading.findings[0].code, reading.findings[0].place) == (code, place)


def test_at_the_limits_it_is_read() -> None:
    limits = replace(LIMITS, nodes=9, tree_depth=3, file_bytes=len(GOOD))
    assert not read_file(Incoming(GOOD, limits=limits)).is_refused
