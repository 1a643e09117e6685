"""Keeps what the keyboard reaches in sight."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget


def show_in_page(widget: QWidget, place: QRect) -> None:
    """Scroll the page around *widget* until *place* (in the widget) is in sight; nothing where no page scrolls."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    page = parent.widget() if parent is not None else None
    if parent is not None and page is not None:
        middle = widget.mapTo(page, place.center())
        parent.ensureVisible(middle.x(), middle.y(), 0, place.height())
