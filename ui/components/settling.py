"""Heights that follow from widths travel one layout a turn through Qt; here they travel at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def settle(root: QWidget) -> None:
    """Let every layout in *root* take over what its content now needs, innermost first."""
    for child in root.children():
        if isinstance(child, QWidget) and not child.isHidden():
            settle(child)
    layout = root.layout()
    if layout is not None:
        layout.activate()
