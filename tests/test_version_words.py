"""What a newer version of a framework changed, in words."""

from msgspec.structs import replace

from competency_app import wording
from competency_app.domain.framework import Framework, Texts
from competency_app.domain.framework_diff import FrameworkDiff, Moved, Relevelled, Reworded, diff
from competency_app.domain.framework_file import Link, Node, Source, TextFile
from competency_app.i18n import translator
from tests.domain.samples import areas_framework, stages_framework, texts

EN = translator("en")
OLD = areas_framework((2, 2))
WORDS = texts(OLD)
VERSION = wording.Version(OLD, WORDS)


def groups(found: FrameworkDiff, new: wording.Version = VERSION) -> dict[str, tuple[str, ...]]:
    return {one.heading: one.lines for one in wording.diff_groups(found, VERSION, new, EN)}


def test_every_kind_of_change_has_its_heading_with_count_and_lines() -> None:
    found = FrameworkDiff(
        "en",
        added=("1.1",),
        removed=("2.1", "2.2"),
        moved=(Moved("1.2", "1", "2"), Moved("1.1", "1", "1"), Moved("1.2", "1", None)),
        reworded=(Reworded("1.1", ("title", "next_steps.A1")),),
        relevelled=(Relevelled("1.2", ("scale", "levels.A2")),),
        general=("minutes", "scale:levels", "glossary"),
    )
    assert groups(found) == {
        "Added: 1": ("1.1 Title 1.1",),
        "Removed: 2": ("2.1 Title 2.1", "2.2 Title 2.2"),
        "Other levels or descriptors: 1": ("1.2 Title 1.2: levels to choose from and descriptor of A2",),
        "Moved: 3": (
            "1.2 Title 1.2: now in 2 Title 2",
            "1.1 Title 1.1: at another place among its neighbours",
            "1.2 Title 1.2: now at the top",
        ),
        "Other words: 1": ("1.1 Title 1.1: title and advice from A1",),
        "Beside the entries: 3": ("Minutes it takes", "Names or descriptions of levels", "List of words"),
    }


def test_removed_entries_are_named_by_the_older_version_and_the_others_by_the_newer() -> None:
    nodes = tuple(one for one in OLD.nodes if one.key != "2.2")
    new = Framework(replace(OLD.file, nodes=(*nodes, Node(key="3", code="3", kind="area"))), "")
    file = replace(WORDS.default, nodes={**{k: w for k, w in WORDS.default.nodes.items() if k != "2.2"}})
    after = wording.Version(new, Texts(file, file))
    found = diff(OLD, {"en": WORDS.default}, new, {"en": file})
    assert groups(found, after) == {"Added: 1": ("3",), "Removed: 1": ("2.2 Title 2.2",)}


def test_everything_the_diff_can_name_has_words() -> None:
    other = stages_framework()
    file = replace(
        OLD.file,
        **{name: getattr(other.file, name) for name in ("asking", "rules", "precision")},
        scales=(*OLD.file.scales, *other.file.scales),
        source=Source(title="x"),
        crosswalk=(Link("1.1", "other", "2"),),
        minutes=5,
        licence="x",
        short_form=("1.1",),
    )
    text = TextFile(language="en", title="a", full_title="b", description="c")
    found = diff(OLD, {"en": WORDS.default}, Framework(file, ""), {"en": text})
    lines = [line for one in groups(found).values() for line in one]
    assert not [line for line in lines if line in found.general]


def test_the_sentence_says_what_was_compared() -> None:
    assert wording.diff_sentence(FrameworkDiff("en"), "1.0", EN) == "Nothing differs from version 1.0."
    assert wording.diff_sentence(FrameworkDiff("en", added=("x",)), "1.0", EN) == "Compared with version 1.0."
    assert "no language in common" in wording.diff_sentence(FrameworkDiff(None, added=("x",)), "1.0", EN)
