"""Problems become one calm sentence; the log and the details hold nothing a person wrote."""

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qWarning

from competency_app.errors import KnownError
from ui import errors


@pytest.fixture
def shown() -> Iterator[list[tuple[str, str]]]:
    got: list[tuple[str, str]] = []
    errors.install(lambda sentence, details: got.append((sentence, details)))
    yield got
    errors.uninstall()


def test_known_problem_says_its_own_sentence(shown: list[tuple[str, str]]) -> None:
    errors.report(KnownError("disk_full", "There is no space left on drive E:."))
    assert shown == [("There is no space left on drive E:.", "")]


def test_unknown_problem_keeps_what_was_written_out_of_log_and_details(
    shown: list[tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        try:
            int("my secret note about 7b")
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    ((sentence, details),) = shown
    assert "on the disk" in sentence
    assert details.startswith("ValueError")
    assert "test_errors.py" in details
    assert "secret" not in details + caplog.text


def test_an_error_while_showing_an_error_ends_there() -> None:
    calls: list[str] = []

    def show(sentence: str, _details: str) -> None:
        calls.append(sentence)
        errors.report(ValueError())

    errors.install(show)
    errors.report(ValueError())
    errors.uninstall()
    assert len(calls) == 1


@pytest.mark.qt_no_exception_capture
def test_messages_of_qt_go_to_the_log(shown: list[tuple[str, str]], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        qWarning("something odd")
        qWarning("This plugin does not support raise()")
    assert "something odd" in caplog.text
    assert "does not support" not in caplog.text
    assert shown == []
