import pytest

from competency_app.catalog import loader
from competency_app.domain import strict_json
from competency_app.domain.framework_file import Asking
from competency_app.domain.packages import Package, Severity
from competency_app.errors import KnownError
from tests.catalog.editing import Edit, drop, edited, package, put


@pytest.mark.parametrize(
    ("name", "asking", "areas", "answers"),
    [
        ("tiny", Asking.CHOOSE_LEVEL, 2, 5),
        ("tiny-mastery", Asking.MASTERY, 2, 4),
        ("tiny-frequency", Asking.FREQUENCY, 2, 3),
    ],
)
def test_each_way_of_asking_loads(name: str, asking: Asking, areas: int, answers: int) -> None:
    framework, texts = loader.load(package(name))
    assert framework.file.asking is asking
    assert (len(framework.areas), len(framework.assessable)) == (areas, answers)
    assert texts["en"].nodes.keys() == framework.by_key.keys()


def test_words_fall_back_to_the_default_language() -> None:
    loaded, findings = loader.read(package())
    assert loaded is not None
    assert not findings
    assert loaded.words("fr").title_of("a.1") == "Sowing"


def test_unknown_names_are_ignored_not_refused() -> None:
    framework, _texts = loader.load(edited(put("from_the_future", value={"deep": [1]})))
    assert framework.id == "tiny"


_STRUCTURE: dict[str, tuple[Edit, str, str]] = {
    "other format": (put("format", value="something"), "wrong_kind", "framework.json/format"),
    "newer format": (put("format_version", value=2), "newer_format", "framework.json/format_version"),
    "missing field": (drop("asking"), "missing_field", "framework.json"),
    "number for text": (put("nodes", 1, "code", value=11), "wrong_kind", "framework.json/nodes/1/code"),
    "capital in an id": (put("id", value="Tiny"), "bad_identifier", "framework.json/id"),
    "Cyrillic a in a key": (put("nodes", 0, "key", value="а"), "bad_identifier", "framework.json/nodes/0/key"),
    "line break at the end of an id": (put("id", value="tiny\n"), "bad_identifier", "framework.json/id"),
    "65 characters": (put("id", value="a" * 65), "bad_identifier", "framework.json/id"),
    "space in a level": (
        put("scales", 0, "levels", 0, "key", value="L 1"),
        "bad_identifier",
        "framework.json/scales/0/levels/0/key",
    ),
    "odd language": (put("default_language", value="../en"), "bad_identifier", "framework.json/default_language"),
    "odd version": (put("version", value="1/0"), "bad_identifier", "framework.json/version"),
    "direction mark": (put("source", "title", value="a\u202eb"), "unwanted_character", "framework.json/source/title"),
    "control": (put("source", "title", value="a\x00b"), "unwanted_character", "framework.json/source/title"),
    "half a pair": (put("source", "title", value="\ud800"), "unwanted_character", "framework.json/source/title"),
    "default not listed": (put("languages", value=["fr"]), "default_not_listed", "framework.json/languages"),
    "language twice": (put("languages", value=["en", "en"]), "repeated_key", "framework.json/languages/1"),
    "one level": (put("scales", 0, "levels", value=[{"key": "L1"}]), "wrong_kind", "framework.json/scales/0/levels"),
    "21 levels": (
        put("scales", 0, "levels", value=[{"key": f"L{at}"} for at in range(21)]),
        "wrong_kind",
        "framework.json/scales/0/levels",
    ),
    "level twice": (
        put("scales", 0, "levels", 1, "key", value="L1"),
        "repeated_key",
        "framework.json/scales/0/levels/1/key",
    ),
    "scale twice": (
        put("scales", value=[{"key": "steps", "levels": [{"key": "L1"}, {"key": "L2"}, {"key": "L3"}]}] * 2),
        "repeated_key",
        "framework.json/scales/1/key",
    ),
    "unknown asking scale": (put("asking_scale", value="nope"), "unknown_key", "framework.json/asking_scale"),
    "unknown scale": (put("nodes", 1, "scale", value="nope"), "unknown_key", "framework.json/nodes/1/scale"),
    "key twice": (put("nodes", 2, "key", value="a.1"), "repeated_key", "framework.json/nodes/2/key"),
    "unknown parent": (put("nodes", 1, "parent", value="nope"), "unknown_parent", "framework.json/nodes/1/parent"),
    "parent further down": (put("nodes", 1, "parent", value="b"), "unknown_parent", "framework.json/nodes/1/parent"),
    "own parent": (put("nodes", 0, "parent", value="a"), "unknown_parent", "framework.json/nodes/0/parent"),
    "unknown stage": (put("nodes", 1, "stage", value="S9"), "unknown_key", "framework.json/nodes/1/stage"),
    "unknown in short form": (put("short_form", 0, value="nope"), "unknown_key", "framework.json/short_form/0"),
    "no rule": (put("rules", value=[]), "no_rule", "framework.json/rules"),
    "rule twice": (put("rules", 1, "id", value="median-of-chosen"), "repeated_key", "framework.json/rules/1/id"),
    "unknown rule": (put("rules", 0, "kind", value="dice"), "wrong_kind", "framework.json/rules/0/kind"),
    "share above one": (
        put("rules", 0, "parameters", "min_share", value=2),
        "bad_parameters",
        "framework.json/rules/0/parameters",
    ),
    "level without points": (
        drop("rules", 1, "parameters", "points", "L2"),
        "level_without_points",
        "framework.json/rules/1/parameters/points",
    ),
    "no level with points": (
        put("rules", 1, "parameters", "points", value={}),
        "level_without_points",
        "framework.json/rules/1/parameters/points",
    ),
    "band of an unknown level": (
        put("rules", 1, "parameters", "overall", 2, value=["L9", 8]),
        "unknown_level",
        "framework.json/rules/1/parameters",
    ),
    "bands start too high": (
        put("rules", 1, "parameters", "overall", 0, value=["L1", 1]),
        "bands_out_of_order",
        "framework.json/rules/1/parameters",
    ),
    "reliability of one": (
        put("precision", "reliability", value=1),
        "wrong_kind",
        "framework.json/precision/reliability",
    ),
}


@pytest.mark.parametrize("case", _STRUCTURE)
def test_a_broken_structure_is_refused_with_its_place(case: str) -> None:
    edit, code, place = _STRUCTURE[case]
    loaded, findings = loader.read(edited(edit))
    assert loaded is None
    assert (code, place) in [(one.code, one.place) for one in findings]
    assert all(one.severity is Severity.ERROR and one.message for one in findings)


def test_a_mastery_rule_names_a_level_that_exists() -> None:
    edit = put("rules", 0, "parameters", "mastered_from", value="nope")
    _loaded, findings = loader.read(edited(edit, name="tiny-mastery"))
    assert [(one.code, one.place) for one in findings] == [
        ("unknown_level", "framework.json/rules/0/parameters/mastered_from")
    ]


def test_nothing_to_answer_is_refused() -> None:
    def nobody(structure: dict[str, list[dict[str, object]]]) -> None:
        for node in structure["nodes"]:
            node["assessable"] = False

    _loaded, findings = loader.read(edited(nobody))
    assert [one.code for one in findings] == ["nothing_to_answer"]


def test_a_tree_of_65_steps_is_refused() -> None:
    def deep(structure: dict[str, object]) -> None:
        structure["short_form"] = []
        structure["nodes"] = [
            {
                "key": f"n{at}",
                "code": str(at),
                "kind": "x",
                "assessable": True,
                **({"parent": f"n{at - 1}"} if at else {}),
            }
            for at in range(65)
        ]

    _loaded, findings = loader.read(edited(deep))
    assert [one.code for one in findings] == ["tree_too_deep"]


def test_missing_default_words_are_refused() -> None:
    _loaded, findings = loader.read(Package(package().structure, {}))
    assert [one.code for one in findings] == ["no_default_text"]


def test_words_of_another_language_than_the_name_says_are_refused() -> None:
    whole = package()
    _loaded, findings = loader.read(Package(whole.structure, {**whole.texts, "fr": whole.texts["en"]}))
    assert [one.code for one in findings] == ["wrong_language"]


def test_a_broken_text_names_its_file() -> None:
    _loaded, findings = loader.read(edited(text=put("nodes", "a.1", "title", value=3)))
    assert findings[0].place == "text.en.json/nodes/*/title"


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b'{"format": 1,\n "id" 2}', "syntax", "framework.json:2:7"),
        (b'{"a": 1,\n "a": 2}', "repeated_name", "framework.json:2"),
        (b'{"minutes": NaN}', "number", "framework.json"),
        (b'{"minutes": 1e999}', "number", "framework.json"),
        (b'{"minutes": ' + b"9" * 5000 + b"}", "number", "framework.json"),
        (b'{"minutes": 9223372036854775808}', "number", "framework.json"),
        (b"[" * 65 + b"]" * 65, "too_deep", "framework.json"),
        (b"[" * 200_000, "too_deep", "framework.json"),
        (b'{"id": "a\tb"}', "control_character", "framework.json:1:10"),
        (b'{"id": "\xff"}', "encoding", "framework.json:1:9"),
        (b"", "empty", "framework.json"),
    ],
)
def test_what_is_no_sound_json_is_refused(data: bytes, code: str, place: str) -> None:
    loaded, findings = loader.read(Package(data, package().texts))
    assert loaded is None
    assert (findings[0].code, findings[0].place) == (code, place)


def test_a_name_counts_as_repeated_only_inside_one_entry() -> None:
    assert strict_json.parse(b'{"a": {"a": 1}, "b": ["a", "a"], "c": [{"a": 1}, {"a": 2}]}').repeated == ()
    assert strict_json.parse(b'{"x": "\\"",\n"a": "a:",\n\n"a": {"b": 1, "b": 2}}').repeated == (("a", 4), ("b", 4))


def test_size_is_limited_before_parsing() -> None:
    with pytest.raises(strict_json.JsonError) as problem:
        strict_json.parse(b'"' + b"a" * 100 + b'"', max_bytes=101)
    assert problem.value.code == "too_large"


def test_a_known_error_says_the_first_problem() -> None:
    with pytest.raises(KnownError) as problem:
        loader.load(edited(put("asking_scale", value="nope")))
    assert problem.value.code == "bad_framework"
    assert "nope" in problem.value.message
