"""Print or share: the preview is the document, files are whole or absent, and problems leave a way on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from competency_app import __version__
from competency_app.actions import planning, profiles, reporting
from competency_app.actions.sample_story import Story
from competency_app.errors import KnownError
from tests.gui.sample_window import NOW, Shown, sample_profile, shown
from ui.components import files, printing
from ui.navigation import Page
from ui.pages import share_page
from ui.pages.share_page import SharePage
from ui.tasks import Job, Tasks
from ui.theme import Theme, text_scale
from ui.widgets.text import TextBlock

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def told(tmp_path: Path, qapp: QApplication, theme: Theme) -> Iterator[tuple[Shown, Story]]:
    """The sample profile, on its share page."""
    assert theme
    path, story = sample_profile(tmp_path)
    with shown(qapp, profiles.open(path, clock=lambda: NOW)) as view:
        view.window.activateWindow()
        view.window.go("share")
        view.paint()
        assert qapp.activeWindow() is view.window
        yield view, story


def page_of(view: Shown) -> SharePage:
    page = view.window.page()
    assert isinstance(page, SharePage)
    return page


def press(qtbot: QtBot, page: Page, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """Press a key on the control with that name."""
    (control,) = (one for one in page.findChildren(QWidget, name) if one.isVisibleTo(page))
    qtbot.keyClick(control, key)


def words_of(page: Page) -> str:
    return "\n".join(block.text() for block in page.findChildren(TextBlock) if block.isVisibleTo(page))


def order_of(page: SharePage) -> reporting.ReportOrder:
    return share_page._order(page.options.choice())


def choose(monkeypatch: pytest.MonkeyPatch, out: Path | None) -> list[str]:
    """Answer the file chooser with *out*; returns the names it is asked with."""
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, suggested: str, _kinds: str) -> Path | None:
        asked.append(suggested)
        return out

    monkeypatch.setattr(files, "choose_target", answer)
    return asked


def test_the_preview_shows_the_document(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    page = page_of(view)
    order = order_of(page)
    assert order.round_id == story.second
    assert order.parts == reporting.USUAL_PARTS
    content = reporting.pdf_bytes(view.ctx.workspace, order)
    assert page.preview.count == reporting.page_count(content)
    sheet = page.preview.area.sheet
    qtbot.waitUntil(lambda: sheet.picture is not None and abs(sheet.picture.width() - sheet.page_size.width()) < 2)
    assert page.preview.pages.text() == f"Page 1 of {page.preview.count}"


def test_every_choice_is_in_the_order(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, story = told
    page = page_of(view)
    press(qtbot, page, "share.grey")
    press(qtbot, page, "share.large")
    press(qtbot, page, "share.name")
    press(qtbot, page, "share.part.notes")
    press(qtbot, page, "share.part.plan")
    page.options.paper.setFocus()
    qtbot.keyClick(page.options.paper, Qt.Key.Key_End)
    order = order_of(page)
    assert (order.grey, order.large, order.name, order.paper) == (True, True, False, "Letter")
    assert order.parts == {"profile", "competences", "notes", "method"}
    page.options.first().setFocus()
    qtbot.keyClick(page.options.first(), Qt.Key.Key_Right)
    qtbot.keyClick(page.options.first(), Qt.Key.Key_Right)
    order = order_of(page)
    assert (order.kind, order.before_id) == ("progress", story.first)
    assert not page.options.parts["plan"].isVisible()


def test_the_plan_is_opened_where_it_is_asked_for(told: tuple[Shown, Story]) -> None:
    view, _story = told
    view.window.go("share", kind="plan")
    assert order_of(page_of(view)).kind == "plan"


def test_one_date_is_no_progress_and_says_so(told: tuple[Shown, Story]) -> None:
    view, story = told
    view.window.go("share", kind="progress", round=story.first)
    page = page_of(view)
    assert "There is only one date so far" in words_of(page)
    assert not page.pdf_button.isEnabled()
    view.window.go("share", kind="profile")
    assert page.pdf_button.isEnabled()


def test_pages_turn_and_zoom_by_keyboard(told: tuple[Shown, Story], qtbot: QtBot) -> None:
    view, _story = told
    page = page_of(view)
    scroll, preview = page.preview.area, page.preview
    scroll.setFocus()
    qtbot.keyClick(scroll, Qt.Key.Key_End)
    assert preview.index == preview.count - 1
    qtbot.keyClick(scroll, Qt.Key.Key_PageUp)
    assert preview.index == preview.count - 2
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    qtbot.keyClick(scroll, Qt.Key.Key_PageDown)
    assert preview.index == preview.count - 1
    qtbot.keyClick(scroll, Qt.Key.Key_Home)
    assert preview.index == 0
    width = scroll.sheet.page_size.width()
    qtbot.keyClick(scroll, Qt.Key.Key_Plus, CTRL)
    assert preview.zoom_factor == 1.25
    assert scroll.sheet.page_size.width() == pytest.approx(width * 1.25, abs=2)
    qtbot.keyClick(scroll, Qt.Key.Key_0, CTRL)
    assert preview.zoom_factor == 1
    assert text_scale() == 100


def test_pdf_and_page_for_screen_readers_are_written(
    told: tuple[Shown, Story], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    page = page_of(view)
    asked = choose(monkeypatch, tmp_path / "mine")
    qtbot.keyClick(view.window, Qt.Key.Key_Return, CTRL)
    assert asked == ["profile-2026-11-12.pdf"]
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    assert page.banner.text == f"Saved mine.pdf in {tmp_path}."
    opened: list[Path] = []
    monkeypatch.setattr(share_page, "open_folder", opened.append)
    press(qtbot, page, "banner.action")
    assert opened == [tmp_path]
    press(qtbot, page, "share.html")
    assert f"Competency {__version__}" in (tmp_path / "mine.html").read_text("utf-8")


def test_nothing_is_written_where_nothing_can_be(
    told: tuple[Shown, Story], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    page = page_of(view)
    choose(monkeypatch, tmp_path / "gone" / "mine.pdf")
    press(qtbot, page, "share.pdf")
    assert "is not there. Nothing was written" in page.banner.text
    choose(monkeypatch, tmp_path / "mine.pdf")
    press(qtbot, page, "banner.action")
    assert (tmp_path / "mine.pdf").exists()
    assert page.banner.text.startswith("Saved")


def test_a_full_disk_leaves_the_former_file(
    told: tuple[Shown, Story], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    out = tmp_path / "mine.pdf"
    out.write_bytes(b"former")
    choose(monkeypatch, out)

    def full(_out: Path, _content: bytes) -> Path:
        raise KnownError("disk_full", "There is no space left.")

    monkeypatch.setattr(share_page, "write_atomically", full)
    press(qtbot, page_of(view), "share.pdf")
    assert page_of(view).banner.text == "There is no space left."
    assert out.read_bytes() == b"former"


def test_without_a_printer_a_file_is_offered(
    told: tuple[Shown, Story], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    page = page_of(view)
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    qtbot.keyClick(view.window, Qt.Key.Key_P, CTRL)
    assert page.banner.text == "No printer is set up on this computer."
    choose(monkeypatch, tmp_path / "instead.pdf")
    press(qtbot, page, "banner.action")
    assert (tmp_path / "instead.pdf").exists()


def test_chosen_pages_go_to_the_printer(
    told: tuple[Shown, Story], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    out = tmp_path / "printed.pdf"

    def to_file(_parent: QWidget, paper: str, count: int) -> QPrinter:
        assert count == page_of(view).preview.count
        printer = printing.new_printer(paper)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        printer.setFromTo(2, 3)
        return printer

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "choose_printer", to_file)
    press(qtbot, page_of(view), "share.print")
    assert page_of(view).banner.text == "2 pages went to the printer."
    printed = out.read_bytes()
    assert reporting.page_count(printed) == 2
    raster = reporting.pages(printed, 1.0, 0)
    assert (raster.width, raster.height) == pytest.approx((595, 842), abs=2)
    assert len(set(raster.rgb)) > 50


def test_slow_work_can_be_cancelled(
    told: tuple[Shown, Story], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    page = page_of(view)
    out = tmp_path / "never.pdf"
    choose(monkeypatch, out)

    class Waiting(Tasks):
        """Work that begins only when the test says so."""

        def run_cancellable(self, work, _done, _error=None):  # type: ignore[no-untyped-def]  # noqa: ANN001
            self.work, self.job = work, Job()
            return self.job

    tasks = Waiting()
    monkeypatch.setattr(view.ctx, "tasks", tasks)
    press(qtbot, page, "share.pdf")
    assert not page.pdf_button.isEnabled()
    qtbot.waitUntil(lambda: page.banner.text == "The document is being made…", timeout=5000)
    press(qtbot, page, "banner.action")
    assert tasks.job.cancelled()
    assert tasks.work(tasks.job) is None
    assert not out.exists()
    assert page.pdf_button.isEnabled()
    tasks.close()


def test_leaving_while_a_file_is_written_is_asked_once(
    told: tuple[Shown, Story], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _story = told
    page = page_of(view)
    choose(monkeypatch, tmp_path / "late.pdf")
    jobs: list[Job] = []

    def never(*_args: object) -> Job:
        jobs.append(Job())
        return jobs[0]

    with monkeypatch.context() as waiting:
        waiting.setattr(view.ctx.tasks, "run_cancellable", never)
        press(qtbot, page, "share.pdf")
    view.window.go("home")
    assert view.window.page() is page
    assert page.banner.text == "The document is being made…"
    view.window.go("home")
    assert jobs[0].cancelled()
    assert view.window.page() is not page


def test_the_document_follows_the_data(told: tuple[Shown, Story]) -> None:
    view, story = told
    view.window.go("share", kind="plan")
    page = page_of(view)
    before = page._document
    view.ctx.publish(planning.park(view.ctx.workspace, story.goals[0]))
    assert before is not None
    assert page._document is not None
    assert page._document[1] != before[1]


def test_nothing_to_print_leads_to_the_questions(
    tmp_path: Path, qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    assert theme
    workspace = profiles.create_at(tmp_path / "new.competency", "Wren", language="en", clock=lambda: NOW)
    with shown(qapp, workspace) as view:
        view.window.go("share")
        page = page_of(view)
        assert "Nothing to print yet" in words_of(page)
        assert not page.print_button.isVisible()
        press(qtbot, page, "share.start")
        opened = view.window.page()
        assert opened is not None
        assert opened.name == "choose"
