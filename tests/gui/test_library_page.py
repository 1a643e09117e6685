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


def add_tiny(view: Shown, monkeypatch: pytest.MonkeyPatch) -> str:
    read(view, monkeypatch, FIXTURES / "frameworks" / "tiny")
    QTest.keyClick(part(view, "import.add"), Qt.Key.Key_Space)
    return own(view)


def buttons(view: Shown, name: str) -> list[Button]:
    return [one for one in page(view).findChildren(Button, name) if one.isVisible()]


def test_the_list_shows_size_and_languages_and_leads_to_the_details(view: Shown) -> None:
    assert any("6 areas, 22 competences, 6 levels" in one and "English" in one for one in texts(view))
    click(view, "framework.digcompedu.open")
    shown_texts = "\n".join(texts(view))
    assert page(view).name == "framework"
    for words in ("Redecker", "digcompedu, version 2017.1", "The language it was written in", "part of the program"):
        assert words in shown_texts
    assert frameworks.find(None, "digcompedu").fingerprint in shown_texts
    assert buttons(view, "framework.remove") == []
    click(view, "framework.back")
    assert page(view).name == "library"


def test_a_package_is_looked_at_added_taken_out_and_back(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ids(view)
    read(view, monkeypatch, FIXTURES / "frameworks" / "tiny")
    assert "Nothing is stored yet." in texts(view)
    assert ids(view) == before
    QTest.keyClick(part(view, "import.add"), Qt.Key.Key_Space)
    added = own(view)
    assert page(view).name == "framework"
    click(view, "framework.remove")
    assert page(view).name == "library"
    assert ids(view) == before
    undo_strip(view)
    assert own(view) == added
    assert part(view, f"framework.{added}.open")


def test_the_details_of_what_undo_took_away_say_so(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    add_tiny(view, monkeypatch)
    undo_strip(view)
    assert "Nothing here" in texts(view)
    assert QWidget.focusWidget(page(view)) is not None


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


def test_a_framework_in_use_stays_and_its_version_names_the_round(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    added = add_tiny(view, monkeypatch)
    assessing.start(view.ctx.workspace, RoundOrder(added))
    view.window.go("framework", framework_id=added)
    assert any("1 round" in one for one in texts(view))
    assert buttons(view, "framework.remove") == []


def test_a_framework_is_saved_as_the_files_it_came_from(
    view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.zip"
    monkeypatch.setattr(files, "choose_target", lambda *_: out)
    view.window.go("framework", framework_id="digcompedu")
    click(view, "save.now")
    again = frameworks.preview(out)
    assert again.framework is not None
    assert again.framework.fingerprint == frameworks.find(None, "digcompedu").fingerprint
    assert any("“out.zip”" in one.words.text() for one in page(view).findChildren(Banner) if one.isVisible())


def test_a_folder_that_cannot_be_written_is_said_where_the_button_is(
    view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "choose_target", lambda *_: tmp_path / "gone" / "out.zip")
    view.window.go("framework", framework_id="digcompedu")
    click(view, "save.now")
    assert [one.kind for one in page(view).findChildren(Banner) if one.isVisible()] == ["problem"]


@pytest.mark.parametrize("name", ["framework.digcompedu.start", "framework.start"])
def test_a_round_starts_from_here(view: Shown, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name == "framework.start":
        view.window.go("framework", framework_id="digcompedu")
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(view.ctx, "go", lambda name, **args: asked.append((name, args)))
    click(view, name)
    assert asked == [("choose", {"framework_id": "digcompedu"})]


def test_a_profile_that_cannot_be_changed_offers_nothing_that_would(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "owl.competency"
    profiles.create_at(path, "Owl 27", clock=lambda: NOW).close(keep_backup=False)
    with shown(qapp, profiles.open(path, read_only=True, clock=lambda: NOW)) as view:
        activate(view, qtbot)
        view.window.go("library")
        assert not part(view, "library.add").isEnabled()
        assert buttons(view, "framework.digcompedu.start") == []
        click(view, "framework.digcompedu.open")
        assert buttons(view, "framework.start") == []
        assert part(view, "save.now").isEnabled()
