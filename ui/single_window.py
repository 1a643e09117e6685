"""One window per person and computer: a second start raises the first one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from competency_app.paths import preferences_dir

ANSWER_WITHIN_MS = 200


def _name() -> str:
    return "competency-" + hashlib.sha256(str(preferences_dir()).encode()).hexdigest()[:16]


def raise_first() -> bool:
    """Ask a running window to come to the front; False when there is none."""
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
