"""Reports of a real profile: what they say agrees with the result, and files are whole or absent."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from competency_app.actions import assessing, frameworks, picturing, reporting, sample_story
from competency_app.actions.assessing import RoundOrder
from competency_app.actions.reporting import ReportOrder
from competency_app.actions.sample_story import Story
from competency_app.cli.reports import command
from competency_app.domain.plans import Owner
from competency_app.domain.rounds import Form
from competency_app.errors import KnownError
from competency_app.i18n import translator
from competency_app.workspace import Workspace, create_workspace, guest_workspace
from tests.reports.test_pdf import extracted

FIXTURES = Path(__file__).parents[1] / "fixtures" / "frameworks"
TODAY = date(2026, 11, 12)
EN = translator("en")
OWNER = Owner("Heron 12", "code-7", school="Lindenhof", mentor="A. Example")


@pytest.fixture(scope="module")
def told() -> Iterator[tuple[Workspace, Story]]:
    clock = sample_story.clock_at(TODAY)
    workspace = guest_workspace(OWNER, clock=clock)
    yield workspace, sample_story.tell(workspace, clock, "digcompedu", EN, today=TODAY, seed=1)
    workspace.close()


def unclosed(markup: str) -> list[str]:
    """Tags without their partner."""
    wrong: list[str] = []
    waiting: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, _attributes: object) -> None:
            if tag not in ("meta", "br"):
                waiting.append(tag)

        def handle_startendtag(self, _tag: str, _attributes: object) -> None:
            pass

        def handle_endtag(self, tag: str) -> None:
            if not waiting or waiting.pop() != tag:
                wrong.append(tag)

    Reader().feed(markup)
    return wrong + waiting


def read(workspace: Workspace, order: ReportOrder) -> str:
    return " ".join(extracted(reporting.pdf_bytes(workspace, order)).split())


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("profile", "All competences"), ("plan", "All competences"), ("progress", "Both dates in words")],
)
def test_every_level_of_the_round_is_on_paper(kind: str, heading: str, told: tuple[Workspace, Story]) -> None:
    workspace, story = told
    found = read(workspace, ReportOrder(kind, story.second))  # type: ignore[arg-type]
    one = assessing.get(workspace, story.second)
    texts = workspace.texts(assessing.framework_of(workspace, one), "en")
    sheet = assessing.sheet(workspace, story.second)
    assert len(sheet.nodes) == 22
    listed = found[found.index(heading) :]
    for node in assessing.framework_of(workspace, one).assessable:
        level = sheet.level(node.key) or "cannot judge"
        # A long title has its level beside its first line.
        title = texts.title_of(node.key) if kind == "progress" else texts.short_of(node.key)
        start = r"\s".join(map(re.escape, [node.code, *title.split()[:2]]))
        assert re.search(rf"{start}.{{0,70}}?\b{level}\b", listed), node.code


def test_plan_says_every_field_of_a_goal(told: tuple[Workspace, Story]) -> None:
    workspace, story = told
    found = read(workspace, ReportOrder("plan", story.second))
    for words in (
        "Development plan",
        "Heron 12",
        "Lindenhof",
        "A. Example",
        "Monday, after the weekly test",
        "let 7b fill in the two-line learning diary",
        "then I will use the paper page",
        "Interim review",
        "End review",
        "Hours a week",
        "Signing means discussed, not agreed.",
        "who decides who reads it",
    ):
        assert words in found


def test_progress_says_what_changed_and_keeps_looking_back_apart(told: tuple[Workspace, Story]) -> None:
    workspace, story = told
    found = read(workspace, ReportOrder("progress", story.second, before_id=story.first))
    assert "moved up" in found
    assert "usual wobble" in found
    assert "Looking back" in found
    assert "A difference between two dates does not show what caused it." in found
    assert read(workspace, ReportOrder("progress", story.second)) == found


@pytest.mark.parametrize("form", list(Form))
def test_a_round_just_begun_can_be_printed(form: Form) -> None:
    workspace = guest_workspace(OWNER, clock=sample_story.clock_at(TODAY))
    framework = workspace.framework("digcompedu")
    order = RoundOrder("digcompedu", form, areas=(framework.areas[0].key,), nodes=(framework.assessable[0].key,))
    round_id, _ = assessing.start(workspace, order)
    for kind in ("profile", "plan"):
        assert "Self-assessment, not a certificate" in read(workspace, ReportOrder(kind, round_id))
    assert ("quick first look" in read(workspace, ReportOrder("profile", round_id))) is (form is Form.QUICK)
    workspace.close()


@pytest.mark.parametrize("name", ["tiny", "tiny-mastery", "tiny-frequency"])
def test_frameworks_that_ask_in_other_ways(name: str) -> None:
    clock = sample_story.clock_at(TODAY)
    workspace = guest_workspace(OWNER, clock=clock)
    frameworks.add(workspace, frameworks.preview(FIXTURES / name))
    story = sample_story.tell(workspace, clock, name, EN, today=TODAY, seed=1)
    profile = read(workspace, ReportOrder("profile", story.second))
    texts = workspace.texts(workspace.framework(name), "en")
    for node in workspace.framework(name).assessable:
        assert f"{node.code} {texts.title_of(node.key)}" in profile
    assert ("Stage reached in each aspect" in profile) is (name == "tiny-mastery")
    assert "not endorsed" not in profile or "framework:" in profile
    for kind in ("plan", "progress"):
        assert "Self-assessment, not a certificate" in read(workspace, ReportOrder(kind, story.second))
    workspace.close()


def test_progress_needs_two_dates(told: tuple[Workspace, Story]) -> None:
    workspace, story = told
    with pytest.raises(KnownError) as problem:
        reporting.pdf_bytes(workspace, ReportOrder("progress", story.first))
    assert problem.value.code == "one_date"


def test_the_name_can_be_left_out(told: tuple[Workspace, Story]) -> None:
    workspace, story = told
    found = read(workspace, ReportOrder("profile", story.second, name=False))
    assert "Heron 12" not in found
    assert "code-7" in found


def test_notes_are_private_unless_asked_for(told: tuple[Workspace, Story]) -> None:
    workspace, story = told
    order = ReportOrder("profile", story.second)
    note = next(one.note for one in assessing.sheet(workspace, story.second).answers.values() if one.note)
    assert note not in read(workspace, order)
    assert note in read(workspace, replace(order, parts=order.parts | {"notes"}))


def test_the_method_page_explains_rule_precision_and_source(told: tuple[Workspace, Story]) -> None:
    workspace, story = told
    found = read(workspace, ReportOrder("profile", story.second, parts=frozenset({"method"})))
    for words in ("middle of chosen levels 1.0", "20 of 22 answered", "likely range rests on", "Newcomer", "Redecker"):
        assert words in found


@pytest.mark.parametrize("kind", ["profile", "plan", "progress"])
def test_html_twin_is_one_whole_page(kind: str, told: tuple[Workspace, Story]) -> None:
    workspace, story = told
    markup = reporting.html_text(workspace, ReportOrder(kind, story.second))  # type: ignore[arg-type]
    assert markup.startswith("<!doctype html>")
    assert markup.count("<svg") == markup.count("</svg>") >= 1
    assert "<details>" in markup
    assert not re.search(r"(src|href)=", markup)
    assert unclosed(markup) == []


@pytest.mark.parametrize("name", ["out.pdf", "out.html"])
def test_files_are_written_whole(name: str, told: tuple[Workspace, Story], tmp_path: Path) -> None:
    workspace, story = told
    out = reporting.write(workspace, ReportOrder("plan", story.second), tmp_path / name)
    assert out.read_bytes()[:5] in (b"%PDF-", b"<!doc")
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "not_writable")])
def test_the_old_file_stays_when_the_new_one_cannot_be_written(
    number: int, code: str, told: tuple[Workspace, Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, story = told
    out = tmp_path / "plan.pdf"
    out.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(KnownError) as problem:
        reporting.write(workspace, ReportOrder("plan", story.second), out)
    assert problem.value.code == code
    assert out.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["plan.pdf"]


def test_charts_and_pages_as_pictures(told: tuple[Workspace, Story], tmp_path: Path) -> None:
    workspace, story = told
    figure = picturing.area_strip(workspace, story.second, EN)
    out = reporting.chart_png(figure, tmp_path / "areas.png", EN)
    assert out.read_bytes().startswith(b"\x89PNG")
    content = reporting.pdf_bytes(workspace, ReportOrder("plan", story.second))
    page = reporting.pages(content, 1.0, 0)
    assert (page.width, page.height) == (596, 842)
    assert len(page.rgb) == page.width * page.height * 3
    assert page.rgb[:3] == b"\xff\xff\xff"
    assert min(page.rgb) < 60
    with pytest.raises(IndexError):
        reporting.pages(content, 1.0, 99)


def test_command(tmp_path: Path) -> None:
    profile = tmp_path / "heron.competency"
    clock = sample_story.clock_at(TODAY)
    workspace = create_workspace(profile, OWNER, clock=clock)
    sample_story.tell(workspace, clock, "digcompedu", EN, today=TODAY, seed=1)
    workspace.close(keep_backup=False)
    out = tmp_path / "profile.pdf"
    ran = CliRunner().invoke(command, ["profile", "--profile", str(profile), "--paper", "Letter", "--out", str(out)])
    assert ran.exit_code == 0, ran.output
    assert ran.output.strip() == str(out)
    assert "Self-assessment profile" in extracted(out.read_bytes())
    wrong = CliRunner().invoke(command, ["profile", "--profile", str(profile), "--out", str(tmp_path / "x.docx")])
    assert wrong.exit_code == 2
