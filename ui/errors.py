"""What happens when something went wrong: a log line, and one calm message with details to copy."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from competency_app.errors import KnownError
from competency_app.i18n import _

log = logging.getLogger("competency_app.window")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# Chatter of Qt's offscreen platform that says nothing about this program.
_HARMLESS = ("This plugin does not support",)

Show = Callable[[str, str], None]


class _Reporter:
    """Where messages go; the main window puts its banner here."""

    show: Show | None = None
    busy: bool = False


def install(show: Show | None = None) -> None:
    """Send unhandled exceptions and Qt's messages to the log; *show* gets a sentence and its details."""
    _Reporter.show = show
    sys.excepthook = _on_exception
    qInstallMessageHandler(_on_qt_message)


def uninstall() -> None:
    """Give exceptions and Qt's messages back to the interpreter."""
    _Reporter.show = None
    sys.excepthook = sys.__excepthook__
    qInstallMessageHandler(None)


def report(error: BaseException) -> None:
    """Tell the person about *error*: its own sentence if it is known, else a general one with details."""
    if isinstance(error, KnownError):
        log.info("known problem: %s", error.code)
        _show(error.message, "")
        return
    details = where(error)
    log.error("unexpected problem\n%s", details)
    _show(_("Something did not work. What you answered before is on the disk."), details)


def where(error: BaseException) -> str:
    """Kind and places of *error* without its message, which could hold what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *places])


def _show(sentence: str, details: str) -> None:
    if _Reporter.show is None or _Reporter.busy:
        return
    _Reporter.busy = True  # an error while showing an error must not start over
    try:
        _Reporter.show(sentence, details)
    finally:
        _Reporter.busy = False


def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    report(error.with_traceback(trace))


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not message.startswith(_HARMLESS):
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


def _short(path: str) -> str:
    """The last parts of *path*; the first ones may hold a person's name."""
    return "/".join(Path(path).parts[-3:])
