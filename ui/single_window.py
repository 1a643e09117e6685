"""One window per person and computer: a second start raises the first one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

from competency_app.paths import preferences_dir

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ANSWER_WITHIN_MS = 200


def be_the_first() -> QLockFile | None:
    """Return the lock that says a window is open, kept as long as the program runs; None when one is open already.

    A lock that a crash left behind is taken over. Reading a file is quicker than asking over a socket.
    """
    lock = QLockFile(str(preferences_dir() / "window.lock"))
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None


def _name() -> str:
    import hashlib

    return "competency-" + hashlib.sha256(str(preferences_dir()).encode()).hexdigest()[:16]


def raise_first() -> bool:
    """Ask a running window to come to the front; False when there is none."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(ANSWER_WITHIN_MS):
        return False
    socket.write(b"raise\n")
    socket.waitForBytesWritten(ANSWER_WITHIN_MS)
    socket.disconnectFromServer()
    return True


def listen(parent: QObject, come_forward: Callable[[], object]) -> QLocalServer:
    """Answer later starts; a socket that a crash left behind is taken over."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_name())
    server.newConnection.connect(lambda: _answer(server, come_forward))
    server.listen(_name())
    return server


def _answer(server: QLocalServer, come_forward: Callable[[], object]) -> None:
    while server.hasPendingConnections():
        server.nextPendingConnection().close()
    come_forward()
