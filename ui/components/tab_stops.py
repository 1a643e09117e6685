"""Tab order of pages whose middle is made anew: reading order, and each group of arrows at one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.components.reading_order import follow_reading

if TYPE_CHECKING:
    from ui.widgets.option_card import OptionGroup


def order_tabs(root: QWidget, groups: Iterable[Sequence[QWidget]]) -> None:
    """Let Tab follow the reading order of *root*.

    Of each group only one widget is a Tab stop at a time, whichever the arrows reached last: the others have to
    stand beside it, or Tab would leave from somewhere else.
    """
    follow_reading(root)
    for group in groups:
        stop = next((one for one in group if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        before_all = stop.previousInFocusChain() if stop is not None else None
        if before_all is not None:
            put_behind(before_all, group)


def put_behind(stop: QWidget, group: Sequence[QWidget]) -> None:
    """Let Tab reach *group* right after *stop*, and go on from there as it did."""
    for before, after in pairwise([stop, *group]):
        QWidget.setTabOrder(before, after)


def stops_of(group: OptionGroup) -> list[QWidget]:
    """The cards with their examples, in order."""
    found: list[QWidget] = []
    for card in group.cards:
        found.append(card)
        if card.example is not None:
            found.append(card.example)
    return found
