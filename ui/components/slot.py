"""A place in a column that holds one widget at a time and takes no room while empty."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme


class Slot(QWidget):
    """Shows what was put in last."""

    def __init__(self, *, above: int = 0, below: int = 0) -> None:
        """*above* and *below*, in px at 100 %, keep a filled place apart from its neighbours."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(above), 0, theme.px(below))
        self._column.setSpacing(0)
        self.content: QWidget | None = None
        self.hide()

    def put(self, widget: QWidget | None) -> None:
        """Show *widget* instead of what was there; None empties the place."""
        if self.content is not None:
            self._column.removeWidget(self.content)
            self.content.hide()
            self.content.deleteLater()
        self.content = widget
        if widget is not None:
            self._column.addWidget(widget)
            widget.show()  # a layout would show it later only, and the keyboard may be sent there now
        self.setVisible(widget is not None)
