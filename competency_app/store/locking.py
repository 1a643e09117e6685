"""The lock beside a profile file: the operating system holds it, so it is free again when a process dies.

The lock file names host and process, to tell this computer from another one on a shared drive.
"""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

# Far behind the text, because a locked byte cannot be read on Windows.
_LOCKED_BYTE = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock."""

    host: str
    pid: int

    @property
    def is_here(self) -> bool:
        """Whether the holder runs on this computer."""
        return self.host in ("", socket.gethostname())


@dataclass(slots=True)
class Lock:
    """A held lock."""

    path: Path
    _handle: int | None

    def release(self) -> None:
        """Free the lock and remove its file; a second call does nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform == "win32":
            os.close(handle)
            # Another process may hold it by now; then the file stays.
            _remove(self.path)
        else:
            _remove(self.path)
            os.close(handle)


def lock_path(profile: Path) -> Path:
    """Return the path of the lock file of a profile file; a link leads to the same one."""
    profile = profile.resolve()
    return profile.with_name(profile.name + ".lock")


def acquire(profile: Path) -> Lock | Holder:
    """Take the lock, or say who holds it.

    OSError when no lock can be taken here at all, such as in a write-protected folder.
    """
    path = lock_path(profile)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _try_lock(handle):
            os.close(handle)
            return _holder(path)
        if _is_still(path, handle):
            break
        # Whoever held it before us removed the file in the meantime: we locked a file nobody else can see.
        os.close(handle)
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, f"{socket.gethostname()} {os.getpid()}\n".encode())
    return Lock(path, handle)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _holder(path: Path) -> Holder:
    try:
        host, pid = path.read_text(encoding="utf-8").split()
        return Holder(host, int(pid))
    except (OSError, ValueError):
        return Holder("", 0)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
