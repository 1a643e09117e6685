"""Whether a file lies on a network drive, where SQLite's write-ahead log is not safe."""

import subprocess
import sys
from pathlib import Path

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p", "ceph", "glusterfs"})
_NETWORK_START = ("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd")

_REMOTE = 4  # GetDriveTypeW's word for a drive behind a network.


def is_network_drive(path: Path) -> bool:
    """Return whether the path's drive is reached over a network; False when that cannot be found out."""
    path = path.resolve()
    if sys.platform == "win32":
        return _is_remote_on_windows(path)
    kind = kind_of_mount(path, _mounts())
    return kind in _NETWORK or kind.startswith(_NETWORK_START)


def kind_of_mount(path: Path, mounts: list[tuple[str, str]]) -> str:
    """Return the file system's name at a path, given (mount point, name) pairs; empty when unknown."""
    inside = [(len(point), kind) for point, kind in mounts if path.is_relative_to(point)]
    return max(inside, default=(0, ""))[1]


def _mounts() -> list[tuple[str, str]]:
    try:
        if sys.platform == "darwin":
            listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=2).stdout
            return [_darwin_mount(line) for line in listing.splitlines() if " on " in line]
        listing = Path("/proc/mounts").read_text(encoding="utf-8")
        return [_linux_mount(*line.split()[1:3]) for line in listing.splitlines()]
    except (OSError, subprocess.SubprocessError):
        return []


def _linux_mount(point: str, kind: str) -> tuple[str, str]:
    return point.replace("\\040", " "), kind


def _darwin_mount(line: str) -> tuple[str, str]:
    point, _, options = line.partition(" on ")[2].rpartition(" (")
    return point, options.split(",")[0].rstrip(")")


def _is_remote_on_windows(path: Path) -> bool:
    if str(path).startswith("\\\\"):
        return True
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE)
