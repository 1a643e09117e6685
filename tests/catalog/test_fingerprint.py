import json

import pytest

from competency_app.catalog import loader
from competency_app.catalog.fingerprint import text_hash
from competency_app.domain.packages import Package
from tests.catalog.editing import Edit, edited, package, put


def _fingerprint(one: Package) -> str:
    return loader.load(one)[0].fingerprint


def test_layout_of_the_file_does_not_count() -> None:
    whole = package()
    compact = Package(
        json.dumps(json.loads(whole.structure), sort_keys=True).encode(),
        {"en": json.dumps(json.loads(whole.texts["en"]), indent=4).encode()},
    )
    assert _fingerprint(compact) == _fingerprint(whole)


def test_another_language_keeps_the_identity() -> None:
    whole = package()
    french = whole.texts["en"].replace(b'"language": "en"', b'"language": "fr"').replace(b"Sowing", b"Semer")
    both = edited(put("languages", value=["en", "fr"]))
    assert _fingerprint(Package(both.structure, {**whole.texts, "fr": french})) == _fingerprint(whole)


@pytest.mark.parametrize(
    "edit",
    [
        put("status", value="official"),
        put("nodes", "a.1", "status", value="official"),
        put("nodes", "a.1", "title_status", value="unofficial"),
        put("scales", "steps", "L1", "status", value="official"),
    ],
)
def test_a_status_keeps_the_identity(edit: Edit) -> None:
    assert _fingerprint(edited(text=edit)) == _fingerprint(package())


@pytest.mark.parametrize(
    ("structure", "text"),
    [
        (put("minutes", value=6), None),
        (put("version", value="1.1"), None),
        (put("from_the_future", value=1), None),
        (None, put("nodes", "a.1", "levels", "L1", value="Seeds go in.")),
        (None, put("from_the_future", value=1)),
    ],
)
def test_everything_else_makes_another_identity(structure: Edit | None, text: Edit | None) -> None:
    assert _fingerprint(edited(structure, text)) != _fingerprint(package())


def test_words_of_a_scale_called_status_count() -> None:
    """The matrix reader names its scale so; only the format's own status fields stay outside."""
    one = put("scales", "status", value={"L1": {"label": "One"}})
    two = put("scales", "status", value={"L1": {"label": "Two"}})
    assert _fingerprint(edited(text=one)) != _fingerprint(edited(text=two))


def test_composed_and_decomposed_letters_are_the_same() -> None:
    composed, decomposed = put("title", value="\u00e9cole"), put("title", value="e\u0301cole")
    assert _fingerprint(edited(text=composed)) == _fingerprint(edited(text=decomposed))


def test_the_hash_of_words_ignores_statuses_and_sees_words() -> None:
    def hash_after(edit: Edit) -> str:
        return text_hash(loader.load(edited(text=edit))[1]["en"])

    before = text_hash(loader.load(package())[1]["en"])
    assert hash_after(put("nodes", "a.1", "status", value="official")) == before
    assert hash_after(put("nodes", "a.1", "title", value="Other")) != before
