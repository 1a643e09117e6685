"""What the program keeps on this computer, and in which folders."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from competency_app import paths
from competency_app.i18n import _
from ui import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.cards import Card
from ui.widgets.inputs import Field, line
from ui.widgets.text import TextBlock


class StoredWhere(Card):
    """One line a folder; each can be selected, copied and opened."""

    def __init__(self) -> None:
        super().__init__(high=24)
        self.setObjectName("stored")
        self.column.addWidget(TextBlock(_("What is stored, and where"), theme.CARD_TITLE))
        self.column.addSpacing(theme.px(4))
        words = _(
            "A profile is one file: answers, notes, evidence and plans. A backup is made whenever a changed profile is "
            "closed. The list of profiles knows names, places and the week of last use, nothing else. Nothing is sent "
            "anywhere, a guest session leaves nothing behind, and the log holds no names and no answers."
        )
        self.column.addWidget(TextBlock(words, tone="text2"))
        for name, key, folder in (
            (_("Profiles"), "profiles", paths.profiles_dir()),
            (_("Backups"), "backups", paths.backups_dir()),
            (_("Settings and list"), "preferences", paths.preferences_dir()),
            (_("Log of the program"), "logs", paths.logs_dir()),
        ):
            self.column.addSpacing(theme.px(16))
            self.column.addWidget(_folder_row(name, key, str(folder)))


def _folder_row(name: str, key: str, folder: str) -> QWidget:
    field = line(folder, longest=4096)
    field.setReadOnly(True)
    field.setObjectName(f"stored.{key}")
    button = ToolButton(_("Open the folder: {name}").format(name=name), icon="folder")
    button.setObjectName(f"stored.{key}.open")
    button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)))
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(Field(name, field), 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
    return host
