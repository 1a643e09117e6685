"""A file layer that writes down what SQLite asks of the disk, and what a disk may hold when the power goes.

A disk keeps what was flushed. Of everything after that it may have kept any part, in any order, cut anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Event:
    """`kind` is write, truncate, sync, delete, or ack: a commit returned and the person was told `number`."""

    kind: str
    name: str = ""
    offset: int = 0
    content: bytes = b""
    number: int = 0


@dataclass
class Recording:
    """Everything that happened, in order."""

    events: list[Event] = field(default_factory=list)

    def acknowledge(self, number: int) -> None:
        self.events.append(Event("ack", number=number))


class RecordingVFS(apsw.VFS):
    """Does what the usual layer does, and writes it down."""

    def __init__(self, name: str, recording: Recording) -> None:
        self._recording = recording
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> "RecordingFile":
        return RecordingFile(name, flags, self._recording)

    def xDelete(self, name: str, syncdir: bool) -> None:
        super().xDelete(name, syncdir)
        # Only a removal whose folder is flushed is sure to last.
        self._recording.events.append(Event("delete", Path(name).name, number=int(syncdir)))


class RecordingFile(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int], recording: Recording) -> None:
        self._events = recording.events
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "temporary").name
        super().__init__("", name, flags)

    def xWrite(self, content: bytes, offset: int) -> None:
        super().xWrite(content, offset)
        self._events.append(Event("write", self._name, offset, bytes(content)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._events.append(Event("truncate", self._name, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._events.append(Event("sync", self._name))


def disk_after(events: Sequence[Event], start: dict[str, bytes], chance: Random) -> dict[str, bytes]:
    """Return files as a disk may hold them when the power goes after these events."""
    last_sync = {event.name: index for index, event in enumerate(events) if event.kind == "sync"}
    files = {name: bytearray(content) for name, content in start.items()}
    for index, event in enumerate(events):
        if event.kind in ("ack", "sync"):
            continue
        lasts = bool(event.kind == "delete" and event.number) or index < last_sync.get(event.name, -1)
        if lasts or chance.random() < 0.5:
            _apply(files, event)
        elif event.kind == "write" and chance.random() < 0.5:
            _apply_torn(files, event, chance)
    return {name: bytes(content) for name, content in files.items()}


def last_acknowledged(events: Sequence[Event]) -> int:
    return max((event.number for event in events if event.kind == "ack"), default=0)


def _apply(files: dict[str, bytearray], event: Event) -> None:
    if event.kind == "delete":
        files.pop(event.name, None)
        return
    content = files.setdefault(event.name, bytearray())
    if event.kind == "truncate":
        del content[event.offset :]
        return
    end = event.offset + len(event.content)
    content.extend(bytes(max(0, end - len(content))))
    content[event.offset : end] = event.content


def _apply_torn(files: dict[str, bytearray], event: Event, chance: Random) -> None:
    for start in range(0, len(event.content), SECTOR):
        if chance.random() < 0.5:
            piece = event.content[start : start + SECTOR]
            _apply(files, Event("write", event.name, event.offset + start, piece))
