"""The program's own log: what happened and where in the code, by id and never with a person's words."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from competency_app.paths import logs_dir

NAME = "competency-app.log"
_SIZE, _COPIES = 1_000_000, 3
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_refusals = logging.getLogger("competency_app.refusals")


def start(level: int = logging.INFO) -> Path:
    """Send the program's records to the rotating log and answer where it is; a second call changes nothing."""
    path = logs_dir() / NAME
    root = logging.getLogger("competency_app")
    if not any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=_COPIES, encoding="utf-8", delay=True)
        handler.setFormatter(_WithoutPeople(_FORM))
        root.addHandler(handler)
        root.setLevel(level)
        root.propagate = False
    return path


def stop() -> None:
    """Close the log."""
    root = logging.getLogger("competency_app")
    for handler in [one for one in root.handlers if isinstance(one, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()
    root.propagate = True


def refused(code: str, kind: str) -> None:
    """Note that something was refused: the problem's code and what kind of thing it was, not which."""
    _refusals.info("refused %s: %s", kind, code)


class _WithoutPeople(logging.Formatter):
    """Leaves out what exceptions say, which may quote a person, and the home folder, which names one."""

    def formatException(  # noqa: N802 - logging's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        code = getattr(error, "code", "")
        return "".join(traceback.format_tb(trace)) + f"{kind.__module__}.{kind.__qualname__} {code}".rstrip()

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have put its own wording of the exception there.
        record.exc_text = None
        text = super().format(record).replace(str(Path.home()), "~")
        record.exc_text = None
        return text
