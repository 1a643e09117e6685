"""The editor by keyboard: every step is stored, said where it belongs, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from competency_app.actions import drafting, frameworks, profiles, publishing
from competency_app.domain import draft_tree, draft_words
from competency_app.domain.drafts import DraftId
from competency_app.errors import KnownError
from tests.actions.draft_samples import key_of, written
from tests.gui import auditing
from tests.gui.editor_steps import ALT, CONTROL, SHIFT, Key, choose, codes, draft, editor, entries, fill, note
from tests.gui.keyboard import activate, click, focus, page, part, press, said, texts, undo_strip, write
from tests.gui.sample_window import NOW, Look, Shown, shown
from ui.components.editor_tree import EntryTree


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


# -- coming and going


def test_a_new_framework_asks_for_its_title_first(view: Shown) -> None:
    view.window.go("library")
    click(view, "library.new")
    assert page(view).name == "editor"
    assert focus().objectName() == "editor.about.title"
    write("Garden")
    view.window.go("library")
    assert draft(view).default.title == "Garden"
    assert any("Garden" in text for text in texts(view))


def test_a_new_framework_nobody_wrote_in_leaves_nothing_behind(view: Shown) -> None:
    view.window.go("library")
    click(view, "library.new")
    view.window.go("library")
    assert drafting.drafts(view.ctx.workspace) == ()


def test_an_empty_draft_survives_larger_text(view: Shown) -> None:
    view.window.go("library")
    click(view, "library.new")
    view.ctx.theme.set_text_scale(125)
    assert page(view).name == "editor"
    assert focus().objectName() == "editor.about.title"
    write("Garden")
    view.window.go("library")
    assert draft(view).default.title == "Garden"


def test_a_draft_is_gone_on_with_removed_and_brought_back(view: Shown, draft_id: DraftId) -> None:
    click(view, "editor.leave")
    click(view, f"draft.{draft_id}.discard")
    assert drafting.drafts(view.ctx.workspace) == ()
    undo_strip(view)
    click(view, f"draft.{draft_id}.edit")
    assert page(view).name == "editor"


def test_a_draft_that_is_gone_says_so(view: Shown) -> None:
    view.window.go("editor", draft=99)
    assert "No draft here" in texts(view)
    assert page(view).primary_button() is None


def test_a_draft_removed_elsewhere_leads_back(view: Shown, draft_id: DraftId) -> None:
    view.ctx.publish(drafting.discard(view.ctx.workspace, draft_id))
    assert page(view).name == "library"


def test_a_copy_and_a_next_version_begin_on_the_framework_s_page(view: Shown, draft_id: DraftId) -> None:
    publishing.publish(view.ctx.workspace, draft_id, "1.0")
    [own] = [one.id for one in frameworks.frameworks(view.ctx.workspace) if not one.shipped]
    view.window.go("framework", framework_id=own)
    click(view, "framework.new_version")
    assert editor(view).session.view.base is not None
    view.window.go("framework", framework_id="digcompedu")
    assert not [one for one in page(view).findChildren(QLineEdit, "framework.new_version") if one.isVisible()]
    click(view, "framework.copy")
    assert editor(view).session.view.title == "DigCompEdu, adapted"
    assert len(drafting.drafts(view.ctx.workspace)) == 2


# -- the tree


def test_enter_goes_on_and_shift_enter_goes_below(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Pruning")
    press(Key.Key_Return)
    press(Key.Key_Return)
    write("Mulching")
    press(Key.Key_Return)
    write("Raking")
    QTest.keyClick(focus(), Key.Key_Return, SHIFT)
    write("Raking leaves")
    view.window.go("library")
    assert codes(view)[4:] == [("1.4", "Pruning"), ("1.5", "Mulching"), ("1.6", "Raking"), ("1.6.1", "Raking leaves")]


def test_a_pasted_list_becomes_an_entry_a_line(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Pruning")
    press(Key.Key_Return)
    press(Key.Key_Return)
    QGuiApplication.clipboard().setText("• Mulching\n• Raking\n\tRaking leaves\n")
    QTest.keyClick(focus(), Key.Key_V, CONTROL)
    assert codes(view)[5:] == [("1.5", "Mulching"), ("1.6", "Raking"), ("1.6.1", "Raking leaves")]
    assert "3 entries added." in said(view)
    view.ctx.undo()
    assert codes(view)[5:] == [("1.5", "")]
    title = part(view, "editor.title")
    assert isinstance(title, QLineEdit)
    QGuiApplication.clipboard().setText("one line")
    QTest.keyClick(title, Key.Key_V, CONTROL)
    assert title.text() == "one line"


def test_entries_move_by_keys_and_buttons(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Sowing")
    QTest.keyClick(focus(), Key.Key_Up, CONTROL)
    assert [title for _code, title in codes(view)][1:3] == ["Sowing", "Watering"]
    click(view, "editor.down")
    QTest.keyClick(focus(), Key.Key_Right, ALT | SHIFT)
    assert ("1.1.1", "Sowing") in codes(view)
    click(view, "editor.out")
    assert codes(view)[1:3] == [("1.1", "Watering"), ("1.2", "Sowing")]


def test_removing_goes_to_the_neighbour_and_comes_back(view: Shown, draft_id: DraftId) -> None:
    key = choose(view, "Sowing")
    press(Key.Key_Delete)
    assert "“Sowing” is removed." in said(view)
    assert [title for _code, title in codes(view)] == ["Beds", "Watering", "Weeding", "Pruning"]
    assert editor(view).session.key == key_of(draft(view))["Weeding"]
    assert focus().objectName() == "editor.tree"
    undo_strip(view)
    assert draft(view).default.nodes[key].levels["A1"].startswith("Sowing")


def test_the_last_entry_may_go_and_a_first_one_come(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Beds")
    press(Key.Key_Delete)
    assert draft(view).file.nodes == ()
    click(view, "editor.next")
    assert [node.kind for node in draft(view).file.nodes] == ["area"]
    assert focus().objectName() == "editor.title"


def test_the_tree_says_what_is_missing_and_what_to_look_at(view: Shown, draft_id: DraftId) -> None:
    key = choose(view, "Sowing")
    fill(view, "editor.question", "How? And why?")
    editor(view).session.check_now()
    tree = part(view, "editor.tree")
    assert isinstance(tree, EntryTree)
    spoken = tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1.2 Sowing, something to look at"
    assert editor(view).session.key == key
    other = tree.currentIndex().siblingAtRow(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert other == "1.1 Watering, something is not written yet"


def test_what_is_folded_stays_so(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Beds")
    tree = part(view, "editor.tree")
    assert isinstance(tree, EntryTree)
    QTest.keyClick(tree, Key.Key_Left)
    assert not tree.isExpanded(tree.currentIndex())
    QTest.keyClick(tree, Key.Key_Insert)
    tree.choose(key_of(draft(view))["Beds"])
    assert not tree.isExpanded(tree.currentIndex())


# -- words


def test_what_is_typed_is_stored_when_the_field_is_left(view: Shown, draft_id: DraftId) -> None:
    key = choose(view, "Sowing")
    fill(view, "editor.statement", "Putting seeds into soil. ")
    fill(view, "editor.next_steps/A1", "Sow one bed.")
    words = draft(view).default.nodes[key]
    assert (words.statement, words.next_steps) == ("Putting seeds into soil.", {"A1": "Sow one bed."})
    field = part(view, "editor.statement")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "Putting seeds into soil. ", "what is being written is not touched"
    view.ctx.undo()
    assert draft(view).default.nodes[key].next_steps == {}


def test_a_pause_stores_too(view: Shown, draft_id: DraftId, qtbot: QtBot) -> None:
    key = choose(view, "Sowing")
    field = part(view, "editor.example")
    field.setFocus()
    QTest.keyClicks(field, "Peas in March.")
    assert draft(view).default.nodes[key].example == ""
    qtbot.waitUntil(lambda: draft(view).default.nodes[key].example == "Peas in March.")


def test_going_to_another_entry_stores_first(view: Shown, draft_id: DraftId) -> None:
    key = choose(view, "Sowing")
    field = part(view, "editor.example")
    field.setFocus()
    QTest.keyClicks(field, "Peas.")
    entries(view).tree.setFocus()
    press(Key.Key_Down)
    assert draft(view).default.nodes[key].example == "Peas."
    other = part(view, "editor.example")
    assert isinstance(other, QPlainTextEdit)
    assert other.toPlainText() == ""


def test_remarks_stand_at_their_field_after_a_pause(view: Shown, draft_id: DraftId, qtbot: QtBot) -> None:
    choose(view, "Sowing")
    with qtbot.waitSignal(editor(view).session.checked):
        fill(view, "editor.question", "What and how do you sow?")
    assert "two things at once" in note(view, "question")
    assert "no example" in note(view, "example")
    with qtbot.waitSignal(editor(view).session.checked):
        view.ctx.undo()
    assert note(view, "question") == ""
    control = part(view, "editor.example")
    assert "no example" in control.accessibleDescription()


@pytest.mark.parametrize(
    ("level", "text", "words"),
    [
        ("B1", "I know beds.", "hard to see from outside"),
        ("B1", "word " * 40, "words; 35 are the most"),
        ("B1", "Sowing happens 1 times a week and I note it.", "the same as that of 1.2 A2"),
    ],
)
def test_descriptors_are_looked_over(view: Shown, draft_id: DraftId, level: str, text: str, words: str) -> None:
    key = choose(view, "Sowing")
    view.ctx.publish(
        drafting.edit(
            view.ctx.workspace,
            draft_id,
            lambda draft: draft_words.set_level_text(draft, "en", key, "levels", level, text),
        )
    )
    editor(view).session.check_now()
    assert words in note(view, f"levels/{level}")


def test_a_code_of_one_s_own_stays(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Sowing")
    code = part(view, "editor.code")
    assert isinstance(code, QLineEdit)
    code.setFocus()
    code.selectAll()
    QTest.keyClicks(code, "S1")
    code.clearFocus()
    choose(view, "Watering")
    click(view, "editor.down")
    assert [code for code, _title in codes(view)] == ["1", "S1", "1.2", "1.3", "1.4"]


def test_who_is_asked_and_what_the_quick_look_takes(view: Shown, draft_id: DraftId) -> None:
    key = choose(view, "Sowing")
    click(view, "editor.quick")
    assert draft(view).file.short_form == (key,)
    click(view, "editor.answered")
    assert not draft(view).framework.node(key).assessable
    assert draft(view).file.short_form == ()


def test_languages_side_by_side(view: Shown, draft_id: DraftId) -> None:
    key = choose(view, "Sowing")
    view.ctx.publish(drafting.edit(view.ctx.workspace, draft_id, lambda draft: draft_words.add_language(draft, "ar")))
    click(view, "segment.ar")
    assert "Sowing" in texts(view), "the first language stands beside"
    title = part(view, "editor.title")
    assert title.accessibleName() == "Title, العربية"
    assert title.layoutDirection() == Qt.LayoutDirection.RightToLeft
    fill(view, "editor.title", "زرع")
    assert draft(view).texts["ar"].nodes[key].title == "زرع"
    assert draft(view).default.nodes[key].title == "Sowing"
    click(view, "segment.en")
    assert part(view, "editor.code").isVisible()


# -- the page as a whole


def test_a_failed_save_is_said_and_tried_again(view: Shown, draft_id: DraftId, monkeypatch: pytest.MonkeyPatch) -> None:
    key = choose(view, "Sowing")

    def full(*_args: object, **_named: object) -> None:
        raise KnownError("disk_full", "The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(drafting, "edit", full)
        fill(view, "editor.example", "Peas.")
        assert "The disk is full." in said(view)
        view.window.go("home")
        assert page(view).name == "editor", "held back once"
    click(view, "banner.action")
    assert draft(view).default.nodes[key].example == "Peas."
    view.window.go("home")
    assert page(view).name == "home"


def test_nothing_can_be_written_in_a_profile_that_is_only_read(
    qapp: QApplication, view: Shown, draft_id: DraftId
) -> None:
    path = view.ctx.workspace.path
    assert path is not None
    view.ctx.workspace.close(keep_backup=False)
    with shown(qapp, profiles.open(path, clock=lambda: NOW, read_only=True)) as reading:
        reading.window.go("editor", draft=draft_id)
        assert entries(reading).form is not None
        assert not entries(reading).form.isEnabled()  # type: ignore[union-attr]
        assert not any(tool.isEnabled() for tool in entries(reading).tools.values())
        assert not editor(reading).publish.isEnabled()
        entries(reading).do("remove")
        assert len(draft(reading).file.nodes) == 5
        for section in ("levels", "about", "publish"):
            editor(reading).show_section(section)
            assert not [one for one in page(reading).findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]


def test_the_tab_order_follows_the_page(view: Shown, draft_id: DraftId) -> None:
    choose(view, "Sowing")
    assert auditing.nameless(view.window) == []
    assert auditing.unchained(view.window) == []
    part(view, "editor.title").setFocus(Qt.FocusReason.ShortcutFocusReason)
    names = []
    for _step in range(5):
        press(Key.Key_Tab)
        names.append(focus().objectName())
    assert names[:3] == ["editor.statement", "editor.question", "editor.levels/A1"]


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("size", [(1280, 800), (960, 600), (1600, 1000)])
def test_the_form_is_whole_beside_the_tree_and_below_it(qapp: QApplication, size: tuple[int, int], scale: int) -> None:
    workspace = profiles.create("Heron", clock=lambda: NOW)
    draft_id = written(workspace)
    with shown(qapp, workspace, Look("light", "en", scale, size)) as view:
        view.window.go("editor", draft=draft_id)
        view.paint()
        assert auditing.clipped(view.window) == []


def test_thousand_entries_stay_quick(view: Shown, draft_id: DraftId) -> None:
    rows = [(0, f"Entry {number}") for number in range(1000)]
    drafting.edit(
        view.ctx.workspace, draft_id, lambda draft: draft_tree.add_all(draft, key_of(draft)["Sowing"], rows)[0]
    )
    view.window.go("editor", draft=draft_id)
    view.paint()
    before = perf_counter()
    choose(view, "Entry 3")
    fill(view, "editor.example", "Peas.")
    assert perf_counter() - before < 5
