"""Work off the main thread: one worker, results and errors delivered in order on the main thread.

Work is a plain function; nothing of Qt crosses the border except the one queued signal.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from ui.errors import report

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Result = TypeVar("Result")
Done = Callable[[Result], object]
Failed = Callable[[Exception], object]


class Job:
    """Handle on running work; `cancelled` is asked by the work between two units."""

    def __init__(self) -> None:
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop; neither callback is called any more."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()


class Tasks(QObject):
    """Runs functions one after the other on a worker thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: set[Job] = set()
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Result], on_done: Done[Result], on_error: Failed = report) -> Job:
        """Call *work* on the worker, then *on_done* with its result, or *on_error*, on this thread."""
        job = Job()
        self._jobs.add(job)
        self._worker().submit(self._work, job, work, on_done, on_error)
        return job

    def run_cancellable(self, work: Callable[[Job], Result], on_done: Done[Result], on_error: Failed = report) -> Job:
        """Like `run`, for work that takes its `Job` and asks `cancelled` between two units."""
        job = Job()
        self._jobs.add(job)
        self._worker().submit(self._work, job, partial(work, job), on_done, on_error)
        return job

    def tell(self, call: Callable[[], object]) -> None:
        """Call *call* on the main thread; for progress reported by work."""
        self._arrived.emit(call)

    def close(self) -> None:
        """Cancel all work and wait for the running one; call before the window goes."""
        for job in self._jobs:
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _worker(self) -> ThreadPoolExecutor:
        """The one worker, begun when there is work: the start of the program has none."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        return self._pool

    def _work(self, job: Job, work: Callable[[], Result], on_done: Done[Result], on_error: Failed) -> None:
        if job.cancelled():
            return
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 (handed to on_error, nothing is swallowed)
            self._arrived.emit(partial(self._finish, job, on_error, error))
        else:
            self._arrived.emit(partial(self._finish, job, on_done, result))

    def _finish(self, job: Job, callback: Callable[..., object], value: object) -> None:
        self._jobs.discard(job)
        if not job.cancelled() and _is_alive(callback):
            callback(value)

    def _call(self, call: Callable[[], object]) -> None:
        call()


class InlineTasks:
    """The same verbs, done at once on the calling thread; for tests."""

    def run(self, work: Callable[[], Result], on_done: Done[Result], on_error: Failed = report) -> Job:
        """Call *work* and one callback before returning."""
        return self.run_cancellable(lambda _job: work(), on_done, on_error)

    def run_cancellable(self, work: Callable[[Job], Result], on_done: Done[Result], on_error: Failed = report) -> Job:
        """Like `run`, for work that takes its `Job`."""
        job = Job()
        try:
            result = work(job)
        except Exception as error:  # noqa: BLE001 (handed to on_error, nothing is swallowed)
            on_error(error)
        else:
            if not job.cancelled():
                on_done(result)
        return job

    def tell(self, call: Callable[[], object]) -> None:
        """Call *call* at once."""
        call()

    def close(self) -> None:
        """Nothing is ever left running."""


def _is_alive(callback: Callable[..., object]) -> bool:
    """A method of a page that is gone is not called, with or without arguments given beforehand."""
    method = callback.func if isinstance(callback, partial) else callback
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
