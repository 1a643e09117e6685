"""Frameworks by keyboard: nothing is stored before it was looked at, and everything can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, frameworks, profiles
from competency_app.actions.assessing import RoundOrder
from tests.gui.keyboard import activate, click, page, part, texts, undo_strip
from tests.gui.sample_window import NOW, Shown, shown
from ui.components import files
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.inputs import Combo

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    workspace = profiles.create("Owl 27", clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        activate(view, qtbot)
        view.window.go("library")
        yield view


def read(view: Shown, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(files, "choose_file", lambda *_: path)
    click(view, "library.add")


def ids(view: Shown) -> set[str]:
    return {one.id for one in frameworks.frameworks(view.ctx.workspace)}


def own(view: Shown) -> str:
    (added,) = (one.id for one in frameworks.frameworks(view.ctx.workspace) if not one.shipped)
    return added


def test_the_shipped_framework_shows_size_language_and_credit(view: Shown) -> None:
    shown_texts = "\n".join(texts(view))
    assert "6 areas, 22 competences, 6 levels" in shown_texts
    assert "Redecker" in shown_texts
    assert not [one for one in page(view).findChildren(QWidget) if one.objectName().endswith(".remove")]


def test_a_package_is_looked_at_added_taken_out_and_back(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ids(view)
    read(view, monkeypatch, FIXTURES / "frameworks" / "tiny")
    assert "Nothing is stored yet." in texts(view)
    assert ids(view) == before
    QTest.keyClick(part(view, "import.add"), Qt.Key.Key_Space)
    added = own(view)
    click(view, f"framework.{added}.remove")
    assert ids(view) == before
    undo_strip(view)
    assert own(view) == added
    assert part(view, f"framework.{added}.remove")


def test_leaving_the_preview_stores_nothing(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ids(view)
    read(view, monkeypatch, FIXTURES / "frameworks" / "tiny")
    click(view, "import.leave")
    assert ids(view) == before
    assert part(view, "library.add")


def test_a_matrix_needs_a_language_first(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    read(view, monkeypatch, FIXTURES / "matrix" / "good.matrix")
    assert QApplication.focusWidget() is part(view, "import.language")
    assert not part(view, "import.add").isEnabled()
    language = part(view, "import.language")
    assert isinstance(language, Combo)
    language.choose("mi")
    language.activated.emit(language.currentIndex())
    assert part(view, "import.add").isEnabled()
    QTest.keyClick(part(view, "import.add"), Qt.Key.Key_Space)
    (added,) = (one for one in frameworks.frameworks(view.ctx.workspace) if not one.shipped)
    assert added.languages == ("mi",)


def test_a_refused_file_names_the_place_and_offers_the_way_back(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ids(view)
    read(view, monkeypatch, FIXTURES / "matrix" / "missing-colon.matrix")
    sentences = [one.words.text() for one in page(view).findChildren(Banner) if one.isVisible()]
    assert "cannot be used as a framework" in sentences[0]
    assert any(character.isdigit() for character in sentences[1])
    click(view, "import.leave")
    assert ids(view) == before


def test_a_framework_in_use_stays(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    read(view, monkeypatch, FIXTURES / "frameworks" / "tiny")
    click(view, "import.add")
    added = own(view)
    assessing.start(view.ctx.workspace, RoundOrder(added))
    view.window.go("library")
    assert part(view, f"framework.{added}.start")
    assert [one for one in page(view).findChildren(Button, f"framework.{added}.remove") if one.isVisible()] == []


def test_a_framework_is_saved_as_the_files_it_came_from(
    view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.zip"
    monkeypatch.setattr(files, "choose_target", lambda *_: out)
    click(view, "framework.digcompedu.export")
    again = frameworks.preview(out)
    assert again.framework is not None
    assert again.framework.fingerprint == frameworks.find(None, "digcompedu").fingerprint


def test_a_round_starts_from_here(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(view.ctx, "go", lambda name, **args: asked.append((name, args)))
    click(view, "framework.digcompedu.start")
    assert asked == [("choose", {"framework_id": "digcompedu"})]
