"""How a screen reader meets a chart: role Chart, with its name and summary."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

# Qt keeps plain pointers to what the factory makes, so Python must keep the objects.
_kept: dict[int, QAccessibleWidget] = {}
_charts: set[type[QWidget]] = set()


class _ChartInterface(QAccessibleWidget):
    """A widget in the role of a chart; name and description are the widget's."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Chart)


def speak_as_chart(kind: type[QWidget]) -> None:
    """Give all widgets of *kind* the role Chart."""
    if not _charts:
        QAccessible.installFactory(_make)
    _charts.add(kind)


def _make(_class_name: str, target: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(target, tuple(_charts)) or not isinstance(target, QWidget):
        return None
    made = _ChartInterface(target)
    key = id(made)
    _kept[key] = made
    target.destroyed.connect(lambda: _kept.pop(key, None))
    return made
