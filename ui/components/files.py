"""The system's file choosers, in one place that tests can replace."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that exists; *kinds* as Qt wants it, "Profiles (*.competency)"."""
    from PySide6.QtWidgets import QFileDialog

    name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def choose_target(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Ask where to write; the chooser itself asks before it replaces a file."""
    from PySide6.QtWidgets import QFileDialog

    name, _kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder."""
    from PySide6.QtWidgets import QFileDialog

    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None
