"""Work off the main thread arrives in order, errors and the end included; and Qt's binding keeps its references."""

import sys
import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.tasks import InlineTasks, Job, Tasks


def fail() -> int:
    raise ValueError("broken")


def test_results_arrive_in_order_on_the_main_thread(qtbot: QtBot) -> None:
    tasks = Tasks()
    got: list[int] = []
    threads: set[threading.Thread] = set()

    def done(value: int) -> None:
        got.append(value)
        threads.add(threading.current_thread())

    for number in range(300):
        tasks.run(partial(int, number), done)
    qtbot.waitUntil(lambda: len(got) == 300)
    tasks.close()
    assert got == list(range(300))
    assert threads == {threading.main_thread()}


def test_error_reaches_its_callback_and_the_next_work_runs(qtbot: QtBot) -> None:
    tasks = Tasks()
    errors: list[Exception] = []
    got: list[int] = []
    tasks.run(fail, got.append, errors.append)
    tasks.run(lambda: 7, got.append)
    qtbot.waitUntil(lambda: got == [7])
    tasks.close()
    assert [str(error) for error in errors] == ["broken"]


def test_cancelled_work_stops_and_calls_nobody(qtbot: QtBot) -> None:
    tasks, started = Tasks(), threading.Event()
    got: list[str] = []

    def work(job: Job) -> str:
        started.set()
        while not job.cancelled():
            threading.Event().wait(0.001)
        return "stopped"

    job = tasks.run_cancellable(work, got.append)
    assert started.wait(5)
    job.cancel()
    tasks.run(lambda: "after", got.append)
    qtbot.waitUntil(lambda: bool(got))
    tasks.close()
    assert got == ["after"]


def test_progress_is_told_on_the_main_thread(qtbot: QtBot) -> None:
    tasks = Tasks()
    told: list[tuple[object, threading.Thread]] = []

    def tell(step: object) -> None:
        told.append((step, threading.current_thread()))

    def work() -> None:
        for step in range(3):
            tasks.tell(partial(tell, step))

    tasks.run(work, lambda _none: tell("done"))
    qtbot.waitUntil(lambda: len(told) == 4)
    tasks.close()
    assert told == [(step, threading.main_thread()) for step in (0, 1, 2, "done")]


def test_close_cancels_what_waits_and_ends_the_thread(qtbot: QtBot) -> None:
    tasks, entered, gate = Tasks(), threading.Event(), threading.Event()
    ran: list[str] = []

    def first() -> None:
        entered.set()
        gate.wait(5)

    tasks.run(first, lambda _none: ran.append("first"))
    assert entered.wait(5)
    tasks.run(lambda: ran.append("second"), lambda _none: ran.append("second told"))
    threading.Timer(0.05, gate.set).start()
    tasks.close()
    qtbot.waitUntil(lambda: not [thread for thread in threading.enumerate() if thread.name.startswith("work")])
    assert ran == []


def test_callback_of_a_page_that_is_gone_is_not_called(qtbot: QtBot) -> None:
    class Listener(QWidget):
        def hear(self, value: int) -> None:
            heard.append(value)

        def hear_with(self, word: str, value: int) -> None:
            heard.append(len(word) + value)

    tasks = Tasks()
    heard: list[int] = []
    after: list[int] = []
    listener = Listener()
    tasks.run(lambda: 1, listener.hear)
    tasks.run(lambda: 1, partial(listener.hear_with, "word"))
    shiboken6.delete(listener)
    tasks.run(lambda: 2, after.append)
    qtbot.waitUntil(lambda: after == [2])
    tasks.close()
    assert heard == []


def test_inline_tasks_do_the_same_at_once() -> None:
    tasks = InlineTasks()
    got: list[int | None] = []
    errors: list[Exception] = []
    tasks.run(lambda: 1, got.append)
    tasks.run(fail, got.append, errors.append)
    job = tasks.run_cancellable(lambda job: job.cancel(), got.append)
    assert got == [1]
    assert [str(error) for error in errors] == ["broken"]
    assert job.cancelled()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on; nothing can be lost")
def test_qt_keeps_its_references_to_none(qtbot: QtBot) -> None:
    """A build of PySide6 lost one reference to None with every call and ended the program after a while."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(10_000):
        widget.setObjectName("name")
    assert sys.getrefcount(None) - before >= -10
