"""Writing and reading files safely: a file is whole or absent, and reading has a limit."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from competency_app.errors import KnownError
from competency_app.i18n import _


def make_folder(folder: Path, *, parents: bool = False) -> Path:
    """The folder, made when it is not there; KnownError "not_writable" when that cannot be."""
    try:
        folder.mkdir(exist_ok=True, parents=parents)
    except OSError as problem:
        message = _("The folder {name} cannot be made here. Nothing was written; choose another place.")
        raise KnownError("not_writable", message.format(name=folder.name)) from problem
    return folder


def write_atomically(out: Path, content: bytes) -> Path:
    """Write to a temporary name in the same folder, flush to the disk, then replace.

    KnownError "disk_full", "not_writable" or "folder_missing"; the former file is untouched then.
    """
    try:
        _write(out, content)
    except OSError as problem:
        raise _known(problem, out) from problem
    return out


def _write(out: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{out.name[:40]}-", suffix=".part", dir=out.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(out)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(out.parent)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable; systems that cannot open folders do it by themselves."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _known(problem: OSError, out: Path) -> KnownError:
    if problem.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        message = _("There is no space left for {name}. Nothing was changed; make room or choose another place.")
        return KnownError("disk_full", message.format(name=out.name))
    if problem.errno == errno.ENOENT:
        message = _("The folder {folder} is not there. Nothing was written; choose another place.")
        return KnownError("folder_missing", message.format(folder=out.parent))
    message = _(
        "{name} cannot be written here. It may be open in another program, or the folder is read-only. "
        "Nothing was changed; close it there or choose another place."
    )
    return KnownError("not_writable", message.format(name=out.name))


def read_bytes(path: Path, limit: int) -> bytes:
    """The file's content, at most `limit` bytes.

    KnownError "file_too_large" beyond it; OSError when it cannot be read.
    """
    with path.open("rb") as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        message = _("{name} is larger than {size} MB and was not read. Nothing was changed; choose a smaller file.")
        raise KnownError("file_too_large", message.format(name=path.name, size=limit // (1024 * 1024)))
    return content
