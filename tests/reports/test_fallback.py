"""A report in a language that a framework has in part, or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from competency_app.actions import assessing, frameworks, planning, reporting
from competency_app.actions.assessing import RoundOrder
from competency_app.actions.reporting import Kind, ReportOrder
from competency_app.domain.plans import Owner
from competency_app.domain.rounds import RoundId
from competency_app.i18n import translator
from competency_app.reports.blocks import Words
from competency_app.workspace import Workspace, guest_workspace
from tests.reports.test_pdf import extracted

TINY = Path(__file__).parents[1] / "fixtures" / "frameworks" / "tiny"
FRENCH = {
    "language": "fr",
    "title": "École du jardin",
    "scales": {"steps": {"L1": {"label": "Début"}, "L2": {"label": "Croissance"}, "L3": {"label": "Fleur"}}},
    "nodes": {
        "a": {"title": "Cultiver"},
        "b": {"title": "Gens"},
        "a.1": {"title": "Semis"},
        "a.2": {"title": "Arrosage"},
    },
}


@pytest.fixture
def told() -> Iterator[tuple[Workspace, RoundId]]:
    workspace = guest_workspace(Owner("Heron", "heron-1"))
    preview = frameworks.preview(TINY)
    assert preview.framework is not None
    frameworks.add(workspace, preview)
    frameworks.put_words(workspace, preview.framework, {"fr": json.dumps(FRENCH).encode()})
    for _round in range(2):
        started, _changes = assessing.start(workspace, RoundOrder("tiny"))
        for node in ("a.1", "a.2", "a.3", "b.1", "b.2"):
            assessing.record_level(workspace, started, node, "L1")
        assessing.finish(workspace, started)
    planning.add_goal(workspace, started, "a.1")
    yield workspace, started
    workspace.close()


@pytest.mark.parametrize("kind", ["profile", "plan", "progress"])
@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", ""),
        ("fr", "Some of this is not translated yet and shown in"),
        ("es", "Not translated yet; shown in"),
    ],
)
def test_paper_says_what_is_not_translated(
    told: tuple[Workspace, RoundId], kind: Kind, language: str, note: str
) -> None:
    workspace, one = told
    page = reporting.report(workspace, ReportOrder(kind, one, language=language))
    found = [block.text for block in page.blocks if isinstance(block, Words) and block.small]
    tr = translator(language)
    expected = tr.gettext("Not translated yet; shown in {language}.")
    if not note:
        assert not any("not translated" in text.casefold() for text in found)
    elif language == "es":
        assert expected.partition("{")[0] in " ".join(found)
    else:
        some = tr.gettext("Some of this is not translated yet and shown in {language}.")
        assert some.partition("{")[0] in " ".join(found)


def test_the_twin_marks_the_language_of_what_is_shown_in_the_original(told: tuple[Workspace, RoundId]) -> None:
    workspace, one = told
    page = reporting.html_text(workspace, ReportOrder("plan", one, language="fr"))
    assert '<th scope="row">Semis</th>' in page
    assert '<th scope="row" lang="en" dir="ltr">Weeding</th>' in page
    assert '<span lang="en" dir="ltr">I plan two sowings and note their dates.</span>' in page
    arabic = reporting.html_text(workspace, ReportOrder("plan", one, language="ar"))
    assert '<th scope="row" lang="en" dir="ltr">Sowing</th>' in arabic


def test_a_page_in_arabic_with_english_words_keeps_them_in_order(told: tuple[Workspace, RoundId]) -> None:
    workspace, one = told
    content = reporting.pdf_bytes(workspace, ReportOrder("plan", one, language="ar"))
    assert "I plan two sowings and note their dates." in extracted(content).replace("\n", " ").replace("\r", "")
