"""Print or share: what, for whom, how; the document itself stands beside the choices before it goes anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from competency_app.actions import assessing
from competency_app.errors import KnownError
from competency_app.files import write_atomically
from competency_app.i18n import _, ngettext
from ui import errors, theme
from ui.components import files, printing
from ui.components.page_banner import PageBanner
from ui.components.page_preview import PagePreview
from ui.components.report_options import ReportOptions
from ui.navigation import Page
from ui.widgets.arranging import SideBySide
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import primary, secondary
from ui.widgets.frame import BottomBar, PageHeader

if TYPE_CHECKING:
    from competency_app.actions.reporting import ReportOrder
    from competency_app.workspace import Workspace
    from ui.components.report_options import ReportChoice
    from ui.context import UiContext
    from ui.tasks import Job

Result = TypeVar("Result")
Retry = tuple[str, Callable[[], object]]
SLOW_MS = 1000
NO_RETRY: Retry = "", lambda: None
POINTS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}


class SharePage(Page):
    """Documents are made off the main thread; whatever takes over a second can be cancelled."""

    rail_key = "share"
    help_topic = "print"
    is_wide = True

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.banner, self.options, self.preview = PageBanner(), ReportOptions(ctx), PagePreview(ctx)
        self.options.changed.connect(self._show_preview)
        self.print_button = secondary(_("Print…"), "print")
        self.pdf_button = primary(_("Save as PDF…"))
        self._bar = BottomBar([self.print_button], [self.pdf_button], wide=True)
        self._empty = EmptyState(
            _("Nothing to print yet"), _("Answer some questions first; the document is made from them."), _("Start")
        )
        self._document: tuple[ReportChoice, bytes] | None = None
        self._preview_job: Job | None = None
        self._job: Job | None = None
        self._is_busy, self._slow_words, self._retry = False, "", NO_RETRY
        self._done: Callable[[Any], object] = lambda _result: None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self._content = SideBySide([self.options, self.preview], gap=32, down=32, enough=760, growing=(1,))
        self._name_and_connect()

    def _name_and_connect(self) -> None:
        for button, name, act in (
            (self.print_button, "share.print", self.on_print),
            (self.options.html, "share.html", lambda: self._save("html")),
            (self.pdf_button, "share.pdf", lambda: self._save("pdf")),
        ):
            button.setObjectName(name)
            button.clicked.connect(act)
        if self._empty.button is not None:
            self._empty.button.setObjectName("share.start")
            self._empty.button.clicked.connect(lambda: self.ctx.go("choose"))
        for number in range(3):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(partial(self.options.go_to, number))

    # -- life of the page

    def open(self, args: Mapping[str, object]) -> None:
        """Offer the answered rounds; `round` and `kind` are chosen where they are given."""
        rounds = [one for one in assessing.rounds(self.ctx.workspace) if self._has_answers(one.id)]
        self.banner.clear()
        for part in (self._content, self._bar):
            part.setVisible(bool(rounds))
        self._empty.setVisible(not rounds)
        self._document = None
        if rounds:
            asked = args.get("round")
            newest = max(rounds, key=lambda one: one.number).id
            self.options.show_rounds(rounds, int(str(asked)) if asked else newest, str(args.get("kind") or ""))
            self._show_preview()

    def refresh(self, changes: object) -> None:  # noqa: ARG002 (a document may show anything)
        """The data changed: so may the document."""
        if self._content.isVisible():
            self._show_preview()

    def leave(self) -> bool:
        """Stay once while a file is written or printed; whoever goes all the same has it cancelled."""
        if self._is_busy and self.banner.text != self._slow_words:
            self._on_slow()
            return False
        self._cancel()
        if self._preview_job is not None:
            self._preview_job.cancel()
        return True

    def place(self) -> tuple[str, str]:
        """Where the document goes: nowhere by itself."""
        return _("Print or share"), "· " + _("nothing leaves this computer by itself")

    def body(self) -> QWidget:
        """Title, message, choices beside the preview."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHeader(_("Print or share"), below=16))
        column.addWidget(self.banner)
        column.addWidget(self._empty)
        self.options.setMaximumWidth(theme.px(384))
        self.options.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column.addWidget(self._content, 1)
        column.addStretch(0)
        return host

    def bottom_bar(self) -> BottomBar:
        """Paper, screen reader, PDF."""
        return self._bar

    def primary_button(self) -> QPushButton | None:
        """Save as PDF."""
        return self.pdf_button if not self._bar.isHidden() else self._empty.button

    def first_focus(self) -> QWidget | None:
        """What to print."""
        return self.options.first() if not self._content.isHidden() else self._empty.button

    # -- preview

    def _show_preview(self) -> None:
        """Make the document again; one that is still being made is dropped."""
        if self._preview_job is not None:
            self._preview_job.cancel()
        self._document = None
        choice, workspace = self.options.choice(), self.ctx.workspace
        self._preview_job = self.ctx.tasks.run(
            partial(_made, workspace, choice), self._on_previewed, self._on_no_preview
        )

    def _on_previewed(self, made: tuple[ReportChoice, bytes, int]) -> None:
        choice, content, count = made
        self._document = choice, content
        self.preview.show_document(content, count, POINTS[choice.paper])
        self._enable(can_go_on=True)

    def _on_no_preview(self, problem: Exception) -> None:
        self._enable(can_go_on=False)
        if isinstance(problem, KnownError):
            self.preview.say(problem.message)
        else:
            self.preview.say(_("This document could not be made. Your answers are safe."))
            errors.report(problem)

    def _enable(self, *, can_go_on: bool) -> None:
        for button in (self.print_button, self.options.html, self.pdf_button):
            button.setEnabled(can_go_on)

    # -- saving

    def _save(self, kind: str) -> None:
        choice, workspace = self.options.choice(), self.ctx.workspace
        kinds = _("PDF documents (*.pdf)") if kind == "pdf" else _("Web pages (*.html)")
        out = files.choose_target(self, _("Save the document"), f"{self._file_name(choice)}.{kind}", kinds)
        if out is None:
            return
        out = out if out.suffix.lower() == f".{kind}" else out.with_name(f"{out.name}.{kind}")
        made = self._document[1] if kind == "pdf" and self._document and self._document[0] == choice else None

        def work(job: Job) -> Path | None:
            content = made or _content(workspace, choice, kind)
            return None if job.cancelled() else write_atomically(out, content)

        retry = (_("Choose another place"), lambda: self._save(kind))
        self._run(_("The document is being made…"), work, self._on_saved, retry)

    def _file_name(self, choice: ReportChoice) -> str:
        """Kind and date; no name of a person in a name everybody can see."""
        names = {"profile": _("profile"), "plan": _("plan"), "progress": _("progress")}
        return f"{names[choice.kind]}-{self.ctx.workspace.today().isoformat()}"

    def _on_saved(self, out: Path | None) -> None:
        if out is not None:
            words = _("Saved {name} in {folder}.").format(name=out.name, folder=out.parent)
            self.banner.say("done", words, _("Open folder"), lambda: open_folder(out.parent))

    # -- printing

    def on_print(self) -> None:
        """To the system's print dialog, or, without a printer, to a file."""
        if self.preview.count == 0:
            return
        if not printing.has_printer():
            words = _("No printer is set up on this computer.")
            self.banner.say("problem", words, _("Save as PDF…"), lambda: self._save("pdf"))
            return
        choice, workspace, made = self.options.choice(), self.ctx.workspace, self._document
        printer = printing.choose_printer(self, choice.paper, self.preview.count)
        if printer is None:
            return

        def tell(page: int, pages: int) -> None:
            self.ctx.tasks.tell(lambda: self._say_printing(page, pages) if isValid(self) else None)

        def work(job: Job) -> int:
            content = made[1] if made and made[0] == choice else _content(workspace, choice, "pdf")
            return printing.print_document(printer, content, job, tell)

        retry = (_("Save as PDF…"), lambda: self._save("pdf"))
        self._run(_("The document goes to the printer…"), work, self._on_printed, retry)

    def _say_printing(self, page: int, pages: int) -> None:
        tr, words = self.ctx.tr, _("Page {page} of {pages} goes to the printer…")
        self._slow_words = words.format(page=tr.number(page), pages=tr.number(pages))
        if not self._slow.isActive():
            self._on_slow()

    def _on_printed(self, count: int) -> None:
        words = ngettext("{count} page went to the printer.", "{count} pages went to the printer.", count)
        self.banner.say("done", words.format(count=self.ctx.tr.number(count)))

    # -- work that may take a while

    def _run(self, words: str, work: Callable[[Job], Result], done: Callable[[Result], object], retry: Retry) -> None:
        """Do *work*; after a second *words* are shown with a way to cancel, and a problem with a way to *retry*."""
        self._cancel()
        self._enable(can_go_on=False)
        self._is_busy, self._slow_words, self._retry = True, words, retry
        self._done = done
        self._slow.start()

        job = self.ctx.tasks.run_cancellable(work, self._on_done, self._on_failed)
        self._job = job if self._is_busy else None

    def _on_done(self, result: object) -> None:
        # A method of the page: callbacks of a page that is gone are not called.
        done = self._done
        self._end()
        done(result)

    def _on_slow(self) -> None:
        if self._is_busy:
            self.banner.say("notice", self._slow_words, _("Cancel"), self._on_cancel)

    def _on_cancel(self) -> None:
        self._cancel()
        self.banner.say("notice", _("Cancelled. Nothing more is written or printed."))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _end(self) -> None:
        self._slow.stop()
        self._job, self._is_busy = None, False
        self.banner.clear()
        self._enable(can_go_on=self.preview.count > 0)

    def _on_failed(self, problem: Exception) -> None:
        self._end()
        if isinstance(problem, KnownError):
            self.banner.say("problem", problem.message, *self._retry)
        else:
            errors.report(problem)

    def _has_answers(self, round_id: int) -> bool:
        sheet = assessing.sheet(self.ctx.workspace, round_id)  # type: ignore[arg-type]
        return any(sheet.is_answered(node) for node in sheet.nodes)


def open_folder(folder: Path) -> None:
    """Show the folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _order(choice: ReportChoice) -> ReportOrder:
    from competency_app.actions.reporting import ReportOrder

    return ReportOrder(**asdict(choice))


def _content(workspace: Workspace, choice: ReportChoice, kind: str) -> bytes:
    from competency_app.actions import reporting

    order = _order(choice)
    return reporting.pdf_bytes(workspace, order) if kind == "pdf" else reporting.html_text(workspace, order).encode()


def _made(workspace: Workspace, choice: ReportChoice) -> tuple[ReportChoice, bytes, int]:
    from competency_app.actions import reporting

    content = _content(workspace, choice, "pdf")
    return choice, content, reporting.page_count(content)


def create(ctx: UiContext) -> Page:
    """The page for the route "share"."""
    return SharePage(ctx)
