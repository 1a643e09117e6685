"""Pages of a document on a real printer, through the system's dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter

from competency_app.errors import KnownError
from competency_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from ui.tasks import Job

# A page of pixels beyond this needs more memory than older school computers have to spare, and looks no sharper.
MOST_DPI = 300
POINTS_AN_INCH = 72


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(parent: QWidget, paper: str, count: int) -> QPrinter | None:
    """Ask which printer, pages and copies; None where it was cancelled. *count* 0 means not known yet."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    printer = new_printer(paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    if count:
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, count)
    return printer if dialog.exec() else None


def new_printer(paper: str) -> QPrinter:
    """A printer whose page is the whole sheet; size comes before anything is measured."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if paper == "Letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    return printer


def print_document(printer: QPrinter, content: bytes, job: Job, tell: Callable[[int, int], object]) -> int:
    """Paint the chosen pages of a PDF and return how many; runs off the main thread. *tell* gets page and pages.

    KnownError "printer" when the printer takes nothing.
    """
    from competency_app.actions import reporting

    numbers = _chosen(printer, reporting.page_count(content))
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError("printer", _("The printer did not answer. Nothing was printed; try again or save a PDF."))
    scale = min(printer.resolution(), MOST_DPI) / POINTS_AN_INCH
    try:
        for done, index in enumerate(numbers):
            if job.cancelled():
                printer.abort()
                return done
            if done:
                printer.newPage()
            tell(done + 1, len(numbers))
            raster = reporting.pages(content, scale, index)
            image = QImage(raster.rgb, raster.width, raster.height, 3 * raster.width, QImage.Format.Format_RGB888)
            painter.drawImage(_fitted(printer, image), image)
    finally:
        painter.end()
    return len(numbers)


def _chosen(printer: QPrinter, count: int) -> range:
    first, last = printer.fromPage(), printer.toPage()
    return range(count) if not first else range(first - 1, min(last or count, count))


def _fitted(printer: QPrinter, image: QImage) -> QRectF:
    """The whole page on the sheet in the printer, whatever paper lies in it."""
    from PySide6.QtPrintSupport import QPrinter

    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = image.size().toSizeF().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(sheet.topLeft(), size)
    place.moveCenter(sheet.center())
    return place
