"""A table becomes a framework by keyboard: what was recognised is shown, one guess is corrected, then it is added."""

import threading
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, frameworks, profiles, tables
from competency_app.actions.tables import TableLook
from tests.exchange.sheet_reading import csv_bytes
from tests.exchange.test_sheet_defects import PEOPLE
from tests.exchange.test_sheet_layouts import BY_CODE, RUBRIC
from tests.exchange.workbooks import workbook
from tests.gui.keyboard import activate, click, focus, page, part, press, said, texts
from tests.gui.sample_window import NOW, Shown, shown
from ui.components import files
from ui.components.mapping_columns import MappingColumns
from ui.tasks import Tasks
from ui.widgets.buttons import Button
from ui.widgets.inputs import Combo
from ui.widgets.option_card import OptionCard
from ui.widgets.table import Table

GRID = Path(__file__).resolve().parents[1] / "fixtures" / "tables" / "grid.csv"


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    workspace = profiles.create("Owl 27", clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        activate(view, qtbot)
        yield view


def bring(view: Shown, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    view.window.go("library")
    monkeypatch.setattr(files, "choose_file", lambda *_: path)
    click(view, "library.add")


def combo(view: Shown, name: str) -> Combo:
    found = part(view, name)
    assert isinstance(found, Combo)
    return found


def choose(view: Shown, name: str, key: str) -> None:
    """With the arrow keys alone."""
    box = combo(view, name)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(box.count() * 2):
        at, wanted = box.currentIndex(), box.findData(key)
        if at == wanted:
            return
        QTest.keyClick(box, Qt.Key.Key_Down if at < wanted else Qt.Key.Key_Up)
        box = combo(view, name)
    raise AssertionError(key)


def button(view: Shown, name: str) -> Button:
    found = part(view, name)
    assert isinstance(found, Button)
    return found


def test_one_correction_and_the_framework_is_there(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(view, monkeypatch, GRID)
    assert focus() is part(view, "table.continue")
    shown_texts = texts(view)
    assert "2 areas, 4 competences, 3 levels" in shown_texts
    assert "Column C (“Competence”) is taken as the title." in shown_texts
    assert "One column is kept with the entries but not shown: Our remark." in shown_texts
    assert combo(view, "table.column.H").key() == "keep"

    choose(view, "table.column.H", "text")
    assert "Column H (“Our remark”) is taken as the description." in texts(view)
    assert focus() is part(view, "table.column.H")
    press(Qt.Key.Key_Return) if focus() is part(view, "table.continue") else click(view, "table.continue")

    assert "Nothing is stored yet." in texts(view)
    assert not [one for one in frameworks.frameworks(view.ctx.workspace) if not one.shipped]
    choose(view, "import.language", "mi")
    QTest.keyClick(part(view, "import.add"), Qt.Key.Key_Space)
    (added,) = (one for one in frameworks.frameworks(view.ctx.workspace) if not one.shipped)
    assert (added.counts.areas, added.counts.competences, added.languages) == (2, 4, ("mi",))
    framework = frameworks.find(view.ctx.workspace, added.id)
    words = frameworks.texts(view.ctx.workspace, framework, "mi")
    assert words.node("1.2").statement == "ask Kim"
    assert words.node("1.2").levels["2"] == "I compare who wrote a source and why."


def test_a_round_in_it_can_be_answered(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a level has no descriptor."""
    bring(view, monkeypatch, GRID)
    click(view, "table.continue")
    choose(view, "import.language", "en")
    click(view, "import.add")
    (added,) = (one for one in frameworks.frameworks(view.ctx.workspace) if not one.shipped)
    started, _changes = assessing.start(view.ctx.workspace, assessing.RoundOrder(added.id))
    view.window.go("question", round=started)
    card = part(view, "answer.2")
    assert isinstance(card, OptionCard)
    assert card.option.text == "I find suitable sources for my subject by myself."
    card.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    assert [one.level for one in assessing.sheet(view.ctx.workspace, started).answers.values()] == ["2"]


def test_the_way_back_to_the_columns_keeps_what_was_said(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(view, monkeypatch, GRID)
    choose(view, "table.column.H", "text")
    click(view, "table.continue")
    click(view, "import.columns")
    assert combo(view, "table.column.H").key() == "text"
    click(view, "table.reset")
    assert combo(view, "table.column.H").key() == "keep"
    click(view, "table.leave")
    assert page(view).name == "library"


def test_what_one_column_is_no_other_is_any_more(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(view, monkeypatch, GRID)
    choose(view, "table.column.G", "title")
    assert combo(view, "table.column.C").key() == "keep"
    assert "Column G (“Example”) is taken as the title." in texts(view)


def test_a_sheet_about_people_says_why_and_lets_the_person_decide(
    view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "staff.xlsx"
    path.write_bytes(workbook({"Sheet1": PEOPLE["people and skills"]}))
    bring(view, monkeypatch, path)
    assert any("one row for each person" in one for one in said(view))
    assert not button(view, "table.continue").isEnabled()
    click(view, "table.insist")
    assert said(view) == []
    assert button(view, "table.continue").isEnabled()


def test_another_sheet_and_another_row_of_headings(
    view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "two.xlsx"
    path.write_bytes(workbook({"Grid": RUBRIC, "Codes": BY_CODE}))
    bring(view, monkeypatch, path)
    assert "1 area, 2 competences, 3 levels" in texts(view)
    choose(view, "table.sheet", "Codes")
    assert "2 areas, 4 competences, 4 levels" in texts(view)
    assert part(view, "table.column.C")
    choose(view, "table.layout", "list")
    assert "1 area, 6 competences, 4 levels" in texts(view)
    choose(view, "table.header", "0")
    assert "There are no headings" in combo(view, "table.header").currentText()
    choose(view, "table.sheet", "Grid")
    assert "1 area, 2 competences, 3 levels" in texts(view)
    assert combo(view, "table.header").key() == "2"


def test_delimiter_and_encoding_of_a_text_table(view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(csv_bytes([["Код", "Название"], ["1.1", "Поиск; отбор"], ["1.2", "Оценка"]], encoding="cp1251"))
    bring(view, monkeypatch, path)
    assert any("Поиск; отбор" in one for one in _cells(view))
    choose(view, "table.encoding", "cp1252")
    assert not any("Поиск" in one for one in _cells(view))
    click(view, "table.reset")
    choose(view, "table.delimiter", "semicolon")
    assert not any("Поиск; отбор" in one for one in _cells(view))


def _cells(view: Shown) -> list[str]:
    table = part(view, "table.cells")
    assert isinstance(table, Table)
    model = table.model()
    return [str(model.index(row, at).data()) for row in range(model.rowCount()) for at in range(model.columnCount())]


def test_a_file_that_goes_away_is_said(view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(GRID.read_bytes())
    bring(view, monkeypatch, path)
    path.unlink()
    choose(view, "table.delimiter", "tab")
    assert any("cannot be read any more" in one for one in said(view))
    assert not button(view, "table.continue").isEnabled()


def test_a_workbook_of_our_own_needs_no_questions(view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tables.write_template(tmp_path / "template.xlsx", "en")
    bring(view, monkeypatch, path)
    assert button(view, "import.add").isEnabled()


def test_the_wheel_never_changes_what_a_column_is(view: Shown, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    bring(view, monkeypatch, GRID)
    box = combo(view, "table.column.A")
    before = box.key()
    qtbot.mouseMove(box)
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.key() == before


def test_tables_are_read_beside_the_window_and_only_the_last_wish_counts(
    view: Shown, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    bring(view, monkeypatch, GRID)
    panel_tasks, threads, gate = Tasks(), [], threading.Event()
    real = tables.look_at

    def slow(*args: object, **named: object) -> TableLook | None:
        threads.append(threading.current_thread())
        gate.wait(5)
        return real(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(tables, "look_at", slow)
    monkeypatch.setattr(view.ctx, "tasks", panel_tasks)
    choose(view, "table.column.H", "text")
    assert not button(view, "table.continue").isEnabled()
    choose(view, "table.column.H", "example")
    gate.set()
    qtbot.waitUntil(lambda: button(view, "table.continue").isEnabled())
    panel_tasks.close()
    assert combo(view, "table.column.H").key() == "example"
    assert threading.main_thread() not in threads
    columns = page(view).findChild(MappingColumns)
    assert columns is not None


def test_a_file_that_nobody_waits_for_is_forgotten(view: Shown, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    tasks, gate, read = Tasks(), threading.Event(), list[Path]()
    real = frameworks.preview

    def slow(path: Path, **named: object) -> frameworks.ImportPreview:
        gate.wait(5)
        read.append(path)
        return real(path, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(frameworks, "preview", slow)
    monkeypatch.setattr(view.ctx, "tasks", tasks)
    bring(view, monkeypatch, GRID)
    assert "The file is being read." in texts(view)
    left = page(view)
    view.window.go("library")
    gate.set()
    tasks.run(lambda: None, lambda _none: read.append(GRID))
    qtbot.waitUntil(lambda: read == [GRID, GRID])
    tasks.close()
    assert left.findChildren(Button) == []


def test_the_template_is_saved_from_the_library(view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "ours.xlsx"
    monkeypatch.setattr(files, "choose_target", lambda *_: out)
    view.window.go("library")
    click(view, "library.template")
    assert openpyxl.load_workbook(out).sheetnames[0] == "Read me"
    monkeypatch.setattr(files, "choose_target", lambda *_: tmp_path / "nowhere" / "ours.xlsx")
    click(view, "library.template")
