"""The shipped frameworks beside what was found out about them: counts, titles, links, and words that are our own."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from competency_app.catalog import library
from competency_app.catalog.loader import LoadedFramework
from competency_app.domain.framework_file import TextFile

SHARED = Path(__file__).parents[3] / "shared"
FACTS, SAMPLES = SHARED / "facts" / "frameworks", SHARED / "samples"
RUN = 6

# Competences below each top-level node.
SIZES = {
    "digcompedu": (4, 3, 4, 3, 3, 5),
    "unesco-ict-cft": (3, 3, 3, 3, 3, 3),
    "unesco-ai-cft": (3, 3, 3, 3, 3),
    "jyt-0646": (5, 3, 14, 6, 5),
    "mrcdd": (5, 3, 4, 3, 3, 5),
}
TITLES_IN = {
    "digcompedu": ("en", "digcompedu.md"),
    "unesco-ict-cft": ("en", "unesco-ict-cft-v3.md"),
    "unesco-ai-cft": ("en", "unesco-ai-cft-2024.md"),
    "jyt-0646": ("zh", "china-jyt-0646-2022.md"),
    "mrcdd": ("es", "spain-mrcdd-2022.md"),
}
RELATIONS = {"exact", "close", "broader", "narrower", "related"}
STATUSES = {"published", "reviewed", "draft"}

needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the folder of facts is not beside this repository")


@cache
def shipped() -> dict[str, LoadedFramework]:
    return {loaded.framework.id: loaded for loaded in library.shipped().values()}


@pytest.mark.parametrize("framework_id", SIZES)
def test_counts(framework_id: str) -> None:
    framework = shipped()[framework_id].framework
    assert tuple(len(framework.assessable_in(area.key)) for area in framework.areas) == SIZES[framework_id]


def test_groups_of_the_chinese_standard() -> None:
    framework = shipped()["jyt-0646"].framework
    kinds = [node.kind for node in framework.nodes]
    assert (kinds.count("dimension"), kinds.count("group"), kinds.count("indicator")) == (5, 13, 33)


def test_indicators_of_the_spanish_framework_add_up() -> None:
    nodes = shipped()["mrcdd"].framework.nodes
    assert sum(sum(node.attributes.get("indicators", {}).values()) for node in nodes) == 360


@needs_facts
@pytest.mark.parametrize("framework_id", TITLES_IN)
def test_official_titles_are_those_of_the_facts(framework_id: str) -> None:
    language, name = TITLES_IN[framework_id]
    facts = (FACTS / name).read_text("utf-8")
    for node in shipped()[framework_id].framework.nodes:
        title = shipped()[framework_id].texts[language].nodes[node.key].title
        assert title in facts, title


@pytest.mark.parametrize("framework_id", SIZES)
def test_no_title_of_a_publisher_is_called_our_own(framework_id: str) -> None:
    for text in shipped()[framework_id].texts.values():
        assert {words.title_status for words in text.nodes.values()} <= {"official", "unofficial"}, text.language


@pytest.mark.parametrize("framework_id", SIZES)
def test_links_lead_somewhere_and_name_their_source(framework_id: str) -> None:
    framework = shipped()[framework_id].framework
    for link in framework.file.crosswalk:
        assert link.to_framework in shipped()
        assert link.from_node in framework.by_key
        assert link.to in shipped()[link.to_framework].framework.by_key
        assert link.relation in RELATIONS
        assert link.status in STATUSES
        assert link.source


def test_every_competence_of_digcompedu_is_linked_to_every_framework_but_where_none_is_known() -> None:
    framework = shipped()["digcompedu"].framework
    linked = {(link.from_node, link.to_framework) for link in framework.file.crosswalk}
    missing = {
        (node.key, other)
        for node in framework.assessable
        for other in SIZES
        if other != "digcompedu" and (node.key, other) not in linked
    }
    assert missing == {("1.1", "unesco-ai-cft")}


@needs_facts
@pytest.mark.parametrize("framework_id", SIZES)
def test_no_sentence_comes_from_a_source(framework_id: str) -> None:
    loaded = shipped()[framework_id]
    found = [
        f"{text.language}: {' '.join(run)}"
        for text in loaded.texts.values()
        for words in _own_words(text)
        for run in _runs(words)
        if run in _foreign_runs()
    ]
    assert found == []


def _own_words(text: TextFile) -> Iterator[str]:
    """Everything but titles, which are facts."""
    yield text.description
    for levels in text.scales.values():
        yield from (level.description for level in levels.values())
    titles = sorted((words.title for words in text.nodes.values()), key=len, reverse=True)
    for words in text.nodes.values():
        for one in (words.statement, words.question, words.example, *words.levels.values(), *words.next_steps.values()):
            for title in titles:
                one = one.replace(title, "|") if title else one  # noqa: PLW2901
            yield one
    yield from (term.meaning for term in text.glossary)


@cache
def _foreign_runs() -> frozenset[tuple[str, ...]]:
    return frozenset(run for text in _foreign_texts() for run in _runs(text))


def _foreign_texts() -> Iterator[str]:
    for path in (*SAMPLES.rglob("*"), *FACTS.rglob("*.md")):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
            yield re.sub(r"<[^>]+>", " ", " ".join(parts))
        elif path.is_file():
            yield path.read_text("utf-8", errors="replace")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    # Chinese has no spaces: there, a run is counted in characters, two to a word.
    words = re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+", text.casefold())
    if sum(len(word) == 1 and word >= "\u4e00" for word in words) * 2 > len(words):
        yield from zip(*(words[at:] for at in range(2 * RUN)), strict=False)
    else:
        yield from zip(*(words[at:] for at in range(RUN)), strict=False)
