import pytest

from competency_app.domain.framework_file import Asking
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.reading import read_file
from competency_app.i18n import set_language
from tests.exchange.editing import placed
from tests.exchange.moodle_editing import COLUMN, GOOD, MOODLE, Rows, as_csv, edited, put, read, rows

_TREE = {
    "hull": None, "hull-1": "hull", "hull-1-a": "hull-1", "hull-1-b": "hull-1", "sail": None, "sail-1": "sail",
    "sail-2": "sail",
}  # fmt: skip


def test_a_good_file_loads_without_findings() -> None:
    framework, texts, found = read(GOOD)
    assert found == []
    assert placed(framework) == _TREE
    assert (framework.id, texts.title) == ("boat", "Boat keeping")
    assert texts.default.description == "What people who look after boats can do."
    assert framework.file.asking is Asking.FREQUENCY


def test_leaves_are_answered_and_what_has_a_scale_of_its_own() -> None:
    framework = read(edited(put(6, "scale_values", "No,Yes"), put(6, "scale_configuration", "[]")))[0]
    assert [node.key for node in framework.assessable] == ["hull-1-a", "hull-1-b", "sail", "sail-1", "sail-2"]


def test_kinds_come_from_the_taxonomy() -> None:
    assert [node.kind for node in read(GOOD)[0].nodes] == [
        "area", "competence", "skill", "skill", "area", "competence", "competence",
    ]  # fmt: skip
    assert {node.kind for node in read(edited(put(1, "taxonomy", "")))[0].nodes} == {"competence"}


def test_scales_with_default_and_pass() -> None:
    framework, texts, _found = read(GOOD)
    assert [(one.key, one.is_default, one.is_pass) for one in framework.asking_scale.levels] == [
        ("l1", True, False), ("l2", False, False), ("l3", False, True),
    ]  # fmt: skip
    assert [texts.level("scale", one.key).label for one in framework.asking_scale.levels] == [
        "Not yet",
        "Nearly",
        "Yes",
    ]
    assert [texts.level("scale-2", one.key).label for one in framework.scale_of("sail-1").levels] == ["No", "Yes"]


def test_codes_of_levels_become_their_keys() -> None:
    framework, texts, _found = read(edited(put(1, "scale_values", "A1 New,A2 Used,B1")))
    assert [one.key for one in framework.asking_scale.levels] == ["A1", "A2", "B1"]
    assert texts.level("scale", "A1").label == "New"
    for values in ("A1 New,A1 Used,B1", "A\u0661 New,A2 Used,B1"):
        assert read(edited(put(1, "scale_values", values)))[0].asking_scale.levels[0].key == "l1"


def test_descriptions_in_each_format() -> None:
    framework, texts, _found = read(GOOD)
    assert texts.node("hull").statement == "Wood & paint:\n• look\n• listen"
    assert framework.node("hull").attributes["moodle"]["description"].startswith("<p>Wood &amp;")
    assert texts.node("hull-1").statement == "Off with old paint."
    assert texts.node("sail-2").statement == "- dry first\n- then fold"
    assert texts.node("sail-1").statement == ""  # it only repeats the title


def test_codes_and_titles() -> None:
    framework, texts, _found = read(GOOD)
    shown = {node.key: (node.code, texts.title_of(node.key)) for node in framework.nodes}
    assert shown["hull-1"] == ("1.1", "Scraping")
    assert shown["hull"] == ("1", "Hull")
    assert shown["hull-1-a"] == ("hull-1-a", "By hand")
    assert shown["sail-1"] == ("sail-1", "Sewing")
    long = read(edited(put(4, "ident", "scraping-by-hand-1")))[0]  # too long for a code
    assert long.node("scraping-by-hand-1").code == "1.1.1"


def test_relations_rules_and_foreign_identifiers_are_kept() -> None:
    framework = read(GOOD)[0]
    assert [(link.from_node, link.to_framework, link.to) for link in framework.file.crosswalk] == [
        ("hull-1", "boat", "sail-1"), ("hull-1", "boat", "sail-2"), ("sail-1", "boat", "hull-1"),
    ]  # fmt: skip
    assert framework.node("sail-2").ids == {"moodle": "sail,2"}
    assert framework.node("hull-1").attributes["moodle"]["rule"] == {
        "type": r"core_competency\competency_rule_points",
        "outcome": "2",
        "points": 3,
        "children": [["hull-1-a", 2, 1], ["hull-1-b", 1, 0]],
    }


def test_a_header_in_another_language_is_read_by_position() -> None:
    framework, _texts, found = read((MOODLE / "french-semicolon.csv").read_bytes())
    assert placed(framework) == _TREE
    assert found == [("header_by_position", "1")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", ":"])
def test_every_delimiter_moodle_offers(delimiter: str) -> None:
    assert placed(read(as_csv(rows(), delimiter))[0]) == _TREE


def test_columns_in_another_order_and_older_spellings() -> None:
    def reorder(table: Rows) -> None:
        for at, row in enumerate(table):
            table[at] = [*row[::-1], "x"]
        table[0][:] = [*(one.lower().replace("cross-ref", "Cross ref") for one in table[0][:-1]), "Notes"]

    assert placed(read(edited(reorder))[0]) == _TREE


def test_thirteen_columns_are_enough() -> None:
    def cut(table: Rows) -> None:
        for row in table:
            del row[COLUMN["taxonomy"]]

    framework, _texts, found = read(edited(cut))
    assert (placed(framework), found) == (_TREE, [])


def test_a_flat_list_gets_one_area() -> None:
    def flatten(table: Rows) -> None:
        for row in table[2:]:
            row[COLUMN["parent"]] = ""

    framework, texts, found = read(edited(flatten))
    assert [(area.key, texts.title_of(area.key)) for area in framework.areas] == [("all", "Boat keeping")]
    assert len(framework.assessable) == 7
    assert found == [("flat", "2")]


def test_the_same_bytes_give_the_same_package_in_every_language_of_the_window() -> None:
    data = edited(put(3, "parent", "nowhere"), put(1, "name", ""))
    first = read_file(Incoming(data))
    set_language("en-XA")
    again = read_file(Incoming(data))
    assert first.package == again.package
    assert first.findings != again.findings
