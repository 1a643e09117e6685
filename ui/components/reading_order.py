"""What Tab reaches, and its order from reading order for pages that exchange parts of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QLayout, QPlainTextEdit, QWidget

_ONE_STOP = (QAbstractItemView, QAbstractSpinBox, QComboBox, QPlainTextEdit)


def follow_reading(root: QWidget) -> None:
    """Let Tab walk through *root* as its layouts stand on the screen, and not as its parts were made.

    Of a group that the arrows walk through only one member is a Tab stop at a time; all of them get their place, so
    that Tab goes on from whichever the arrows reached last.
    """
    walked = [widget for widget in _in_order(root) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for before, after in pairwise(walked):
        QWidget.setTabOrder(before, after)


def stops(root: QWidget) -> list[QWidget]:
    """Widgets in *root* that Tab reaches now, in the order in which they were made."""
    reached = Qt.FocusPolicy.TabFocus
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & reached and widget.isVisible() and widget.isEnabled()
    ]


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, _ONE_STOP):
        return
    placed: list[QWidget] = []
    layout = widget.layout()
    if layout is not None:
        placed = list(_widgets(layout))
    rest = [child for child in widget.children() if isinstance(child, QWidget) and child not in placed]
    for child in (*placed, *rest):
        if not child.isWindow():
            yield from _in_order(child)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets(inner)
