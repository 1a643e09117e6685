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
from competency_app.domain.packages import Package
from tests.catalog.editing import edited, package, put
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


def test_the_supplement_asks_how_many_levels(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    read(view, monkeypatch, FIXTURES / "digcomp3" / "good.jsonld")
    levels = part(view, "import.choice.levels")
    assert isinstance(levels, Combo)
    assert levels.key() == "4"
    assert "How many levels teachers choose from" in texts(view)
    levels.choose("8")
    levels.activated.emit(levels.currentIndex())
    again = part(view, "import.choice.levels")
    assert isinstance(again, Combo)
    assert again.key() == "8"
    QTest.keyClick(part(view, "import.add"), Qt.Key.Key_Space)
    framework = frameworks.find(view.ctx.workspace, "digcomp-3.0-8-levels")
    assert len(framework.asking_scale.levels) == 8


def test_another_encoding_is_chosen_in_the_open(view: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "boats.csv"
    path.write_bytes((FIXTURES / "moodle" / "good.csv").read_text("utf-8").replace("Hull", "Bôrd").encode("cp1252"))
    read(view, monkeypatch, path)
    encoding = part(view, "import.choice.encoding")
    assert isinstance(encoding, Combo)
    encoding.choose("cp1251")
    encoding.activated.emit(encoding.currentIndex())
    assert any("Bфrd" in one for one in texts(view))


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
    assert any("used by round 1" in one for one in texts(view))
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


# -- versions


def laid(folder: Path, one: Package) -> Path:
    folder.mkdir()
    (folder / "framework.json").write_bytes(one.structure)
    for language, content in one.texts.items():
        (folder / f"text.{language}.json").write_bytes(content)
    return folder


def test_a_newer_version_shows_what_it_changes_before_and_after_it_is_added(
    view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    added = add_tiny(view, monkeypatch)
    newer = edited(put("version", value="9.0"), put("nodes", "a.1", "title", value="Sowing seeds"))
    view.window.go("library")
    read(view, monkeypatch, laid(tmp_path / "newer", newer))
    wanted = {"What this version changes", "Other words: 1", "A.1 Sowing seeds: title"}
    assert wanted <= set(texts(view))
    click(view, "import.add")
    assert any("Version 9.0" in one for one in texts(view))
    click(view, "version.0.changes")
    assert wanted <= set(texts(view))
    click(view, "version.1.show")
    assert buttons(view, "framework.start") == [], "a round begins with the newest version"
    assert frameworks.find(view.ctx.workspace, added).version == "9.0"


def test_other_content_under_the_same_version_cannot_be_added(
    view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_tiny(view, monkeypatch)
    view.window.go("library")
    read(view, monkeypatch, laid(tmp_path / "other", edited(text=put("nodes", "a.1", "title", value="Other"))))
    assert buttons(view, "import.add") == []
    assert any("with other content" in one for one in told(view))
    assert "Other words: 1" in texts(view)


def test_the_same_version_again_is_said_and_brings_only_languages(
    view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    added = add_tiny(view, monkeypatch)
    view.window.go("library")
    read(view, monkeypatch, FIXTURES / "frameworks" / "tiny")
    assert buttons(view, "import.add") == []
    assert any("here already, in the same words" in one for one in told(view))
    one = package()
    french = b'{"language": "fr", "title": "Jardin"}'
    view.window.go("library")
    read(view, monkeypatch, laid(tmp_path / "french", Package(one.structure, {**one.texts, "fr": french})))
    assert any("brings its words in Français" in one for one in told(view))
    click(view, "import.add")
    assert {one.id: one.languages for one in frameworks.frameworks(view.ctx.workspace)}[added] == ("en", "fr")


def told(view: Shown) -> list[str]:
    return [one.words.text() for one in page(view).findChildren(Banner) if one.isVisible()]


# -- languages


def texts_out(view: Shown, monkeypatch: pytest.MonkeyPatch, out: Path, language: str) -> None:
    monkeypatch.setattr(files, "choose_target", lambda *_: out)
    combo = part(view, "texts.language")
    assert isinstance(combo, Combo)
    combo.choose(language)
    click(view, "texts.export")


def texts_in(view: Shown, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(files, "choose_file", lambda *_: path)
    click(view, "texts.import")


def test_texts_go_out_and_come_back_after_a_look_and_undo_takes_them_away(
    view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view.window.go("framework", framework_id="digcompedu")
    out = tmp_path / "it.csv"
    texts_out(view, monkeypatch, out, "it")
    assert any("“it.csv”" in one for one in told(view))
    out.write_text("context,source,target\n1.title,Professional Engagement,Impegno\nx.y,a,b\n", "utf-8")
    texts_in(view, monkeypatch, out)
    assert any("would bring Italiano, 0 % translated. Nothing is stored yet." in one for one in texts(view))
    assert any("no text named “x.y”" in one for one in told(view))
    assert QApplication.focusWidget() is part(view, "texts.keep")
    assert "it" not in languages(view)
    click(view, "texts.keep")
    assert "it" in languages(view)
    assert any("0 % translated" in one and "missing" in one for one in texts(view))
    assert QApplication.focusWidget() is part(view, "texts.language")
    undo_strip(view)
    assert "it" not in languages(view)


def languages(view: Shown) -> tuple[str, ...]:
    return next(one.languages for one in frameworks.frameworks(view.ctx.workspace) if one.id == "digcompedu")


def test_leaving_the_look_at_texts_stores_nothing(view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    view.window.go("framework", framework_id="digcompedu")
    out = tmp_path / "it.csv"
    texts_out(view, monkeypatch, out, "it")
    texts_in(view, monkeypatch, out)
    click(view, "texts.leave")
    assert "it" not in languages(view)
    assert buttons(view, "texts.keep") == []


def test_a_file_without_texts_is_refused_where_the_button_is(
    view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view.window.go("framework", framework_id="digcompedu")
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", "utf-8")
    texts_in(view, monkeypatch, tmp_path / "x.csv")
    assert any("“x.csv” cannot be used" in one for one in told(view))
    assert any("no columns “context” and “target”" in one for one in told(view))
    assert buttons(view, "texts.keep") == []
    assert QApplication.focusWidget() is part(view, "texts.leave")


# -- saving


def test_what_a_format_has_no_place_for_is_listed_after_saving(
    view: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    monkeypatch.setattr(files, "choose_target", lambda *_: out)
    view.window.go("framework", framework_id="digcompedu")
    combo = part(view, "save.format")
    assert isinstance(combo, Combo)
    combo.choose("moodle")
    assert part(view, "save.levels").isVisible()
    click(view, "save.now")
    assert out.is_file()
    assert any("did not fit into this format" in one for one in texts(view))
    assert [one for one in page(view).findChildren(Banner) if one.isVisible() and one.kind == "hint"]


def test_every_format_can_be_chosen(view: Shown) -> None:
    view.window.go("framework", framework_id="digcompedu")
    combo = part(view, "save.format")
    assert isinstance(combo, Combo)
    assert [combo.itemData(at) for at in range(combo.count())] == [one.key for one in frameworks.formats()]
