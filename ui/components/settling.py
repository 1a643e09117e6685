"""Heights that follow from widths travel one layout a turn through Qt; here they travel at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from ui import theme


def settle(root: QWidget) -> None:
    """Let every layout in *root* take over what its content now needs, innermost first."""
    for child in root.children():
        if isinstance(child, QWidget) and not child.isHidden():
            settle(child)
    layout = root.layout()
    if layout is not None:
        layout.activate()


def show_settled(widget: QWidget) -> None:
    """Scroll the page until *widget*, which was only just filled, is in sight, of a long one the beginning."""
    top: QWidget = widget
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        top, parent = parent, parent.parentWidget()
    settle_fully(top)
    inside = parent.widget() if isinstance(parent, QScrollArea) else None
    if isinstance(parent, QScrollArea) and inside is not None:
        half = min(widget.height(), parent.viewport().height() - theme.px(24)) // 2
        middle = widget.mapTo(inside, QPoint(0, half))
        parent.ensureVisible(middle.x(), middle.y(), 0, half)


def settle_fully(root: QWidget) -> None:
    """Settle, also what lies in scroll areas: they ask for a new size only when told that a layout changed."""
    settle(root)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    settle(root)
