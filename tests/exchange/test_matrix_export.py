"""Own → Mahara → own, and Mahara → own → Mahara."""

import json
from dataclasses import replace
from typing import Any

import pytest

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.framework_file import Level
from competency_app.domain.packages import Package
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.mahara.statuses import by_default
from competency_app.exchange.reading import read_file
from competency_app.exchange.writing import write
from tests.catalog import editing as own
from tests.exchange.editing import GOOD, edited, placed, read
from tests.exchange.test_writing import PACKAGES, outgoing


def _written(
    package: Package, *, language: str = "en", with_levels: bool = False, **statuses: str
) -> tuple[dict[str, Any], list[str]]:
    """What stands under `framework`, and codes of the losses."""
    out = replace(outgoing(package, language), with_levels=with_levels, statuses=statuses)
    written = write(out, "mahara")
    return json.loads(written.content)["framework"], [one.code for one in written.lost]


def _package_of(data: bytes) -> Package:
    package = read_file(Incoming(data, language="en")).package
    assert package is not None
    return package


def _said(framework: Framework, texts: Texts, key: str) -> tuple[str, list[str]]:
    """Title, and description by lines; one that only repeats the title counts as none."""
    words = texts.node(key)
    said = words.statement or words.question
    return words.title[:254], [] if said == words.title else [one for one in said.splitlines() if one.strip()]


@pytest.mark.parametrize("name", PACKAGES)
def test_every_framework_comes_back_in_every_language(name: str) -> None:
    """Keys below the standards too; a standard's key is its number."""
    for language in PACKAGES[name].texts:
        original = outgoing(PACKAGES[name], language)
        framework, texts, codes = read(write(original, "mahara").content)
        assert codes == []
        before, words = original.framework, original.words
        new = {area.key: f"s{at}" for at, area in enumerate(before.areas, start=1)}
        assert placed(framework) == {
            new.get(node.key, node.key): new.get(node.parent or "", node.parent) for node in before.nodes
        }
        for node in before.nodes:
            assert _said(framework, texts, new.get(node.key, node.key)) == _said(before, words, node.key)


@pytest.mark.parametrize("name", PACKAGES)
def test_the_rules_of_the_importer(name: str) -> None:
    """Numbers join exactly, a parent is written before its parts, under both names."""
    written, _lost = _written(PACKAGES[name])
    standards = {one["standardid"] for one in written["standards"]}
    assert all(type(one) is int for one in standards)
    assert [next(iter(one)) for one in written["evidencestatuses"]] == [
        "begun", "incomplete", "partialcomplete", "completed",
    ]  # fmt: skip
    seen: dict[str, int] = {}
    for element in written["standardelements"]:
        assert element["standardid"] in standards
        assert type(element["elementid"]) is str
        assert element.get("parentid") == element.get("parentelementid")
        if "parentid" in element:
            assert seen[element["parentid"]] == element["standardid"]
        assert element["elementid"] not in seen
        seen[element["elementid"]] = element["standardid"]
        assert len(element["shortname"]) <= 100
        assert len(element["name"]) <= 255


def test_a_foreign_file_goes_back_as_it_came() -> None:
    before = json.loads(GOOD)["framework"]
    after, lost = _written(_package_of(GOOD))
    assert lost == ["no_place_for_rules"]
    for element in before["standardelements"]:
        parent = element.get("parentelementid") or element.get("parentid")
        element.pop("parentelementid", None)
        if parent not in {None, "undefined"}:
            element |= {"parentelementid": parent, "parentid": parent}
    assert after == before


@pytest.mark.parametrize(
    ("count", "passes", "expected"),
    [
        (2, [], "ic"), (3, [], "ipc"), (4, [], "bipc"), (5, [], "iippc"), (6, [], "iippcc"), (7, [], "iiippcc"),
        (2, [1], "ic"), (3, [1, 2], "icc"), (6, [4, 5], "iippcc"), (6, [5], "iiippc"), (6, [0], "iippcc"),
    ],
)  # fmt: skip
def test_levels_become_statuses(count: int, passes: list[int], expected: str) -> None:
    levels = [Level(f"L{at}", is_pass=at in passes) for at in range(count)]
    assert "".join(status[0] for status in by_default(levels).values()) == expected


def test_other_than_four_levels_are_explained() -> None:
    written, lost = _written(own.package())
    assert [next(iter(one.values())) for one in written["evidencestatuses"]] == [
        "Ready for assessment", "L1 Beginning", "L2 Growing", "L3 Flowering",
    ]  # fmt: skip
    assert lost.count("statuses") == 3
    assert "statuses" not in _written(own.package("tiny-frequency"))[1]


def test_an_endless_label_fills_no_sentence() -> None:
    long = own.edited(text=own.put("scales", "steps", "L1", "label", value="x" * 40_000))
    assert all(len(one.message) < 300 for one in write(outgoing(long, "en"), "mahara").lost)


def test_the_person_maps_levels() -> None:
    written, lost = _written(own.package(), L1="begun", L2="begun", L9="begun", L3="splendid")
    assert written["evidencestatuses"][0]["begun"].count(" / ") == 1
    assert written["evidencestatuses"][1] == {"incomplete": "Not there yet"}
    assert "unknown_status" in lost


def test_descriptors_travel_on_request() -> None:
    assert "no_place_for_levels" in _written(own.package())[1]
    written, lost = _written(own.package(), with_levels=True)
    assert "no_place_for_levels" not in lost
    words = own_words("a.1")
    assert f"<li>L3: {words['L3']}</li></ul>" in written["standardelements"][0]["description"]


def own_words(key: str) -> dict[str, str]:
    levels: dict[str, str] = json.loads(own.package().texts["en"])["nodes"][key]["levels"]
    return levels


@pytest.mark.parametrize(
    ("length", "short", "long"), [(94, 100, 100), (95, 100, 101), (249, 100, 255), (250, 100, 255)]
)
def test_names_fit(length: int, short: int, long: int) -> None:
    """With the code before it, `1.1 - `."""

    def edit(structure: dict[str, Any]) -> None:
        structure["nodes"][1]["code"] = "a.1"

    written, lost = _written(own.edited(edit, own.put("nodes", "a.1", "title", value="n" * length)))
    element = written["standardelements"][0]
    assert element["name"].startswith("a.1 - n")
    assert (len(element["shortname"]), len(element["name"])) == (short, long)
    assert ("name_shortened" in lost) is (length > 94)


def test_a_long_name_without_other_text_is_kept_as_the_description() -> None:
    def edit(text: dict[str, Any]) -> None:
        text["nodes"]["a.1"] = {"title": "n" * 256}

    element = _written(own.edited(text=edit))[0]["standardelements"][0]
    assert element["description"] == f"<p>{'n' * 256}</p>"


def test_what_can_be_answered_at_the_top_is_there_twice() -> None:
    def alone(structure: dict[str, Any]) -> None:
        structure["nodes"] = [{"key": "a.1", "code": "A", "kind": "competence", "assessable": True}]
        structure["short_form"] = []

    written, lost = _written(own.edited(alone))
    assert [one["elementid"] for one in written["standardelements"]] == ["a.1"]
    assert len(written["standards"]) == 1
    assert "doubled" in lost


def test_an_edited_text_wins_over_the_original_one() -> None:
    package = _package_of(GOOD)
    text = json.loads(package.texts["en"])
    text["nodes"]["1.1"].update(title="Cooling down", statement="Slowly.")
    element = _written(Package(package.structure, {"en": json.dumps(text).encode()}))[0]["standardelements"][0]
    assert (element["name"], element["description"]) == ("1.1 - Cooling down", "<p>Slowly.</p>")


def test_repeated_identifiers_of_a_foreign_file_are_told_apart() -> None:
    package = _package_of(edited(lambda one: one["standardelements"][5].update(elementid="2.1")))
    idents = [one["elementid"] for one in _written(package)[0]["standardelements"]]
    assert len(set(idents)) == len(idents) == 6


@pytest.mark.parametrize("strange", [[], "x", 7, {"institution": [], "description": 7, "selfassess": "x"}])
def test_attributes_of_a_made_up_package_do_no_harm(strange: object) -> None:
    structure = json.loads(own.package().structure)
    structure["attributes"] = {"mahara": strange}
    structure["nodes"][1] |= {"attributes": {"shortname": [], "name": 7, "description": {}}, "ids": {"mahara": ""}}
    written, _lost = _written(Package(json.dumps(structure).encode(), own.package().texts))
    assert written["standardelements"][0]["elementid"] == "a.1"
