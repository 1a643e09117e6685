import hashlib

import pytest

from competency_app.domain.framework_file import Asking
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.reading import read_file
from competency_app.i18n import set_language
from tests.exchange.editing import GOOD, MATRIX, edited, loaded, placed, read


def test_a_good_file_loads_without_findings() -> None:
    framework, _texts, codes = read(GOOD)
    assert codes == []
    assert placed(framework) == {
        "s1": None, "1.1": "s1", "1.1.1": "1.1", "1.2": "s1", "1.2.1": "1.2", "s2": None, "2.1": "s2", "7": "s2",
    }  # fmt: skip


def test_identity_comes_from_name_hash_and_caller() -> None:
    framework, _texts = loaded(read_file(Incoming(GOOD, language="de")))
    assert framework.id == "choir-leading-2.0"
    assert framework.version == hashlib.sha256(GOOD).hexdigest()[:8]
    assert framework.file.languages == ("de",)
    assert loaded(read_file(Incoming(GOOD)))[0].file.default_language == "und"


def test_a_file_can_become_a_version_of_a_known_framework() -> None:
    assert loaded(read_file(Incoming(GOOD, framework_id="choir")))[0].id == "choir"


def test_names_without_latin_letters_get_a_lasting_id() -> None:
    first = read(edited(lambda one: one.update(name="职业准备")))[0]
    later = read(edited(lambda one: one.update(name="职业准备", description="new edition")))[0]
    assert first.id == later.id
    assert first.id.startswith("framework-")
    assert first.version != later.version


def test_the_four_statuses_are_the_scale() -> None:
    framework, texts, _codes = read(GOOD)
    assert framework.file.asking is Asking.FREQUENCY
    levels = framework.asking_scale.levels
    assert [(level.key, level.is_pass) for level in levels] == [
        ("begun", False), ("incomplete", False), ("partialcomplete", False), ("completed", True),
    ]  # fmt: skip
    assert [texts.level("status", level.key).label for level in levels] == [
        "Ready to show", "Not shown", "Shown in part", "Shown",
    ]  # fmt: skip


def test_what_can_be_answered() -> None:
    """Leaves, and groups that have words of their own."""
    framework, _texts, _codes = read(GOOD)
    assert [node.key for node in framework.assessable] == ["1.1", "1.1.1", "1.2.1", "2.1", "7"]


def test_codes_and_titles_do_not_say_the_same_twice() -> None:
    framework, texts, _codes = read(GOOD)
    shown = {node.key: (node.code, texts.title_of(node.key)) for node in framework.nodes}
    assert shown["s1"] == ("1", "Voice")
    assert shown["1.1.1"] == ("1.1.1", "Breathing")
    assert shown["2.1"] == ("2.1", "Pitch")
    assert shown["7"] == ("7", "7 chords")
    assert texts.node("2.1").statement == ""


def test_html_becomes_plain_text_and_is_kept() -> None:
    framework, texts, _codes = read(GOOD)
    assert texts.node("1.1").statement == "Begin gently:\n• breathe\n• hum & smile\n– softly"
    assert framework.node("1.1").attributes["description"].startswith("<p>Begin gently:</p>")
    assert texts.default.description == "For people who lead choirs."
    assert framework.file.attributes["mahara"]["description"] == "<p>For people who <b>lead</b> choirs.</p>"


def test_unknown_names_and_foreign_ids_are_kept() -> None:
    framework, _texts, codes = read(edited(lambda one: one["standardelements"][0].update(weight=[1, {"a": "b"}])))
    assert codes == []
    assert framework.node("1.1").attributes["weight"] == [1, {"a": "b"}]
    assert framework.node("1.1").ids == {"mahara": "1.1"}


def test_words_of_the_file_are_not_called_official() -> None:
    _framework, texts, _codes = read(GOOD)
    assert {words.title_status for words in texts.default.nodes.values()} == {"unofficial"}


def test_the_same_bytes_give_the_same_package_in_every_language_of_the_window() -> None:
    first = read_file(Incoming(edited(lambda one: one.pop("evidencestatuses"))))
    set_language("en-XA")
    again = read_file(Incoming(edited(lambda one: one.pop("evidencestatuses"))))
    assert first.package == again.package
    assert first.findings != again.findings


def test_the_layout_before_the_release() -> None:
    framework, texts, codes = read((MATRIX / "nested.matrix").read_bytes())
    assert placed(framework) == {"s1": None, "1.1": "s1", "1.1.1": "1.1", "2": "s1"}
    assert sorted(codes) == ["empty_standard", "parent_not_named"]
    assert texts.level("status", "completed").label == "Shown"


@pytest.mark.parametrize("name", ["parentid", "parentelementid"])
def test_both_names_of_the_parent_are_read(name: str) -> None:
    def rename(framework: dict[str, list[dict[str, object]]]) -> None:
        for element in framework["standardelements"]:
            parent = element.pop("parentelementid", None) or element.pop("parentid", None)
            if parent:
                element[name] = parent

    assert placed(read(edited(rename))[0])["1.1.1"] == "1.1"
