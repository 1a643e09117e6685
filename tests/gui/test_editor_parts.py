"""Levels, facts, remarks and publishing in the editor, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from competency_app.actions import drafting, profiles, publishing
from competency_app.domain.drafts import DraftId
from tests.actions.draft_samples import key_of, second, written
from tests.gui.editor_steps import CONTROL, SHIFT, Key, choose, draft, editor, entries, fill
from tests.gui.keyboard import activate, click, focus, page, part, said, texts, undo_strip, write
from tests.gui.sample_window import NOW, Look, Shown, shown
from ui import theme
from ui.components.editor_entries import EntriesPanel
from ui.components.editor_publishing import PublishPanel
from ui.components.editor_tree import EntryTree
from ui.widgets.inputs import Combo
from ui.widgets.segments import Segment, Segments


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    with shown(qapp, profiles.create("Owl", clock=lambda: NOW)) as view:
        activate(view, qtbot)
        yield view


@pytest.fixture
def draft_id(view: Shown) -> DraftId:
    """Garden school with one area and four competences, open in the editor."""
    draft_id = written(view.ctx.workspace)
    view.window.go("editor", draft=draft_id)
    view.paint()
    return draft_id


# -- the tree


@pytest.mark.parametrize("language", ["ru", "en-XA"])
def test_the_tools_of_the_tree_stand_in_one_row(qapp: QApplication, language: str) -> None:
    with shown(qapp, profiles.create("Owl", clock=lambda: NOW), Look(language=language, size=(960, 640))) as view:
        view.window.go("editor", draft=written(view.ctx.workspace))
        view.paint()
        panel = editor(view).panel
        assert isinstance(panel, EntriesPanel)
        tools = panel.tools.values()
        assert len({tool.y() for tool in tools}) == 1


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_chevron_stays_clear_of_the_focus_ring(
    view: Shown, draft_id: DraftId, direction: Qt.LayoutDirection
) -> None:
    tree = part(view, "editor.tree")
    assert isinstance(tree, EntryTree)
    tree.setLayoutDirection(direction)
    tree.setFocus()
    tree.choose(draft(view).file.nodes[0].key)
    view.paint()
    picture, row = tree.viewport().grab().toImage(), tree.visualRect(tree.currentIndex())
    ring = 4 + 2
    columns = [ring + 1, ring + 2]
    if direction is Qt.LayoutDirection.RightToLeft:
        columns = [picture.width() - 1 - x for x in columns]
    middle = range(row.center().y() - 8, row.center().y() + 8)
    assert {picture.pixelColor(x, y).name() for x in columns for y in middle} == {theme.tokens().accent_surface.lower()}


# -- remarks


def test_a_remark_about_the_whole_stands_at_no_entry(view: Shown, draft_id: DraftId) -> None:
    session, words = editor(view).session, "no quick look"
    session.check_now()
    found = next(one for one in session.findings if words in one.message)
    for title in ("Beds", "Watering"):
        choose(view, title)
        assert not [one for one in texts(view) if words in one]
    click(view, "segment.publish")
    assert [one for one in texts(view) if words in one]
    click(view, f"editor.finding.{session.findings.index(found)}.go")
    assert focus().objectName() == "editor.quick"


# -- levels


def lowest(view: Shown) -> str:
    return draft(view).framework.asking_scale.levels[0].key


def test_another_scale_by_one_choice_and_back(view: Shown, draft_id: DraftId) -> None:
    view.window.go("editor", draft=draft_id, section="levels")
    ready = part(view, "editor.scale")
    assert isinstance(ready, Combo)
    ready.choose("frequency")
    ready.activated.emit(ready.currentIndex())
    assert lowest(view) == "never"
    assert "The levels were replaced." in said(view)
    undo_strip(view)
    assert lowest(view) == "A1"


def test_levels_are_named_moved_added_and_removed(view: Shown, draft_id: DraftId) -> None:
    view.window.go("editor", draft=draft_id, section="levels")
    label = part(view, "editor.level.0.label")
    assert isinstance(label, QLineEdit)
    label.setFocus()
    label.selectAll()
    QTest.keyClicks(label, "Start")
    label.clearFocus()
    assert draft(view).default.scales["levels"]["A1"].label == "Start"
    click(view, "editor.level.1.up")
    assert [level.key for level in draft(view).framework.asking_scale.levels][:2] == ["A2", "A1"]
    click(view, "editor.level.add.levels")
    assert len(draft(view).framework.asking_scale.levels) == 7
    click(view, "editor.level.6.remove")
    click(view, "editor.level.5.remove")
    assert [level.key for level in draft(view).framework.asking_scale.levels] == ["A2", "A1", "B1", "B2", "C1"]
    assert any("“Developing further” is removed" in words for words in said(view))


# -- facts


def test_facts_are_stored_and_a_year_is_a_year(view: Shown, draft_id: DraftId) -> None:
    view.window.go("editor", draft=draft_id, section="about")
    fill(view, "editor.about.description", "For gardens.")
    fill(view, "editor.about.licence", "CC BY 4.0")
    fill(view, "editor.about.source.publisher", "The school")
    fill(view, "editor.about.year", "12")
    file = draft(view).file
    assert (draft(view).default.description, file.licence, file.source.publisher) == (
        "For gardens.", "CC BY 4.0", "The school",
    )  # fmt: skip
    assert file.source.year is None
    year = part(view, "editor.about.year")
    assert isinstance(year, QLineEdit)
    assert (year.text(), year.property("wrong")) == ("12", "true")
    year.setFocus()
    year.selectAll()
    QTest.keyClicks(year, "2026")
    year.clearFocus()
    assert draft(view).file.source.year == 2026
    assert year.property("wrong") == ""


def test_a_language_comes_is_counted_and_goes(view: Shown, draft_id: DraftId) -> None:
    view.window.go("editor", draft=draft_id, section="about")
    more = part(view, "editor.about.more")
    assert isinstance(more, Combo)
    more.choose("fr")
    more.activated.emit(more.currentIndex())
    assert draft(view).file.languages == ("en", "fr")
    assert any(text.startswith("0 of ") for text in texts(view))
    fill(view, "editor.about.title", "École")
    assert draft(view).texts["fr"].title == "École"
    click(view, "editor.language.fr.remove")
    assert draft(view).file.languages == ("en",)
    undo_strip(view)
    assert draft(view).texts["fr"].title == "École"


# -- remarks


def test_remarks_are_walked_through(view: Shown, draft_id: DraftId) -> None:
    editor(view).session.check_now()
    total = len(editor(view).session.findings)
    entries(view).tree.setFocus()
    places = []
    for _step in range(3):
        QTest.keyClick(focus(), Key.Key_F8)
        places.append((editor(view).session.key, focus().objectName()))
    assert len(set(places)) == 3
    assert f"3 of {total}" in editor(view).count.text()
    QTest.keyClick(focus(), Key.Key_F8, SHIFT)
    assert (editor(view).session.key, focus().objectName()) == places[1]


def test_a_settled_remark_is_not_skipped_over(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Watering")
    QTest.keyClick(focus(), Key.Key_F8)
    first = focus().objectName()
    assert first == "editor.next_steps/A1"
    write("Water one bed.")
    QTest.keyClick(focus(), Key.Key_F8)
    assert focus().objectName() == "editor.next_steps/A2"


def test_a_look_at_former_words_is_not_shown(view: Shown, draft_id: DraftId) -> None:
    session = editor(view).session
    session.check_now()
    now = session.findings
    session._on_checked(session._asked - 1, ())
    assert session.findings == now
    session.close()
    session._on_checked(session._asked, ())
    assert session.findings == now


def test_looking_over_is_no_work_of_the_window(view: Shown, draft_id: DraftId, monkeypatch: pytest.MonkeyPatch) -> None:
    handed_on: list[object] = []
    monkeypatch.setattr(view.ctx.tasks, "run", lambda work, on_done: handed_on.append((work, on_done)))
    editor(view).session.check_now()
    assert len(handed_on) == 1


def test_the_list_leads_to_the_field(view: Shown, draft_id: DraftId) -> None:
    view.window.go("editor", draft=draft_id, section="publish")
    editor(view).session.check_now()
    click(view, "editor.finding.0.go")
    assert isinstance(editor(view).panel, EntriesPanel)
    assert focus().objectName().startswith("editor.")


# -- publishing


def test_publishing_waits_for_what_is_needed(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Sowing")
    title = part(view, "editor.title")
    assert isinstance(title, QLineEdit)
    title.setFocus()
    title.selectAll()
    QTest.keyClick(title, Key.Key_Delete)
    QTest.keyClick(title, Key.Key_Return, CONTROL)
    assert focus().objectName() == "editor.version"
    QTest.keyClick(focus(), Key.Key_Return, CONTROL)
    assert page(view).name == "editor"
    assert any("1.2 has no title" in words for words in said(view))
    assert any("has to be settled" in words for words in texts(view))
    assert len(drafting.drafts(view.ctx.workspace)) == 1


def test_a_version_that_is_none_is_said_at_its_field(view: Shown, draft_id: DraftId) -> None:
    view.window.go("editor", draft=draft_id, section="publish")
    panel = editor(view).panel
    assert isinstance(panel, PublishPanel)
    panel.version.setFocus()
    panel.version.selectAll()
    write("one two")
    QTest.keyClick(focus(), Key.Key_Return, CONTROL)
    assert "letters, digits, dots and hyphens" in panel.version_field.error()
    panel.version.selectAll()
    write("1.0")
    QTest.keyClick(focus(), Key.Key_Return, CONTROL)
    assert page(view).name == "library"
    undo_strip(view)
    assert len(drafting.drafts(view.ctx.workspace)) == 1


def test_the_author_decides_what_becomes_of_answers(view: Shown, draft_id: DraftId) -> None:
    workspace = view.ctx.workspace
    (framework_id,) = publishing.publish(workspace, draft_id, "1.0").frameworks
    later = second(workspace, framework_id)
    view.window.go("editor", draft=later, section="publish")
    key = key_of(draft(view))["Sowing"]
    rows = part(view, f"editor.answers.{key}")
    assert isinstance(rows, Segments)
    assert rows.current() == "re-ask"
    assert any("1.4 Mulching" in text for text in texts(view))
    segment = rows.findChildren(Segment)[0]
    segment.setFocus()
    QTest.keyClick(segment, Key.Key_Space)
    assert draft(view).file.attributes["carried"] == {key: "keep"}
    view.ctx.undo()
    assert "carried" not in draft(view).file.attributes
