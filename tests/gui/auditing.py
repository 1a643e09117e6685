"""What must be true of every page, whatever it shows: nothing clipped, everything named, one primary button."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from competency_app.catalog import library
from competency_app.i18n import translator
from competency_app.wording.scales import level_labels
from resources.packaging import make_messages
from ui import theme
from ui.components.mapping_columns import MappingColumns
from ui.components.rating_grid import RatingGrid
from ui.navigation import Page
from ui.widgets.frame import BottomBar, ScrollColumn
from ui.widgets.rail import Rail
from ui.widgets.scrolling import UpperBar
from ui.widgets.table import Table, unbroken
from ui.widgets.text import Label, TextBlock

SLACK = 1
SMALLEST_TARGET = 24
ROOM, ONE_PIXEL = 16, 255  # less ink than one full pixel is the blur at a letter's edge


def clipped(root: QWidget) -> list[str]:
    """Texts that need more room than they have, controls outside their parent, and sideways scrolling."""
    return [*_short_of_room(root), *_outside(root), *_sideways(root), *_cut_columns(root)]


def _visible(root: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    for widget in root.findChildren(kind):
        if widget.isVisibleTo(root) and widget.width() and widget.height():
            yield widget


def _short_of_room(root: QWidget) -> Iterator[str]:
    for widget in _visible(root, QWidget):
        need = _need(widget)
        if need is not None and (need[0] > widget.width() + SLACK or need[1] > widget.height() + SLACK):
            yield f"{_who(widget)} needs {need[0]}×{need[1]}, has {widget.width()}×{widget.height()}"


def _need(widget: QWidget) -> tuple[int, int] | None:
    """Width and height without which words are lost; None where nothing can be lost."""
    if isinstance(widget, TextBlock):
        return 0, widget.heightForWidth(widget.width())
    if isinstance(widget, Label):
        return widget.sizeHint().width(), widget.sizeHint().height()
    if isinstance(widget, QAbstractButton) and widget.text():
        if widget.hasHeightForWidth():
            return 0, widget.heightForWidth(widget.width())
        hint = widget.minimumSizeHint()
        return hint.width(), hint.height()
    if isinstance(widget, QComboBox):
        return 0, widget.minimumSizeHint().height()
    return None


def _outside(root: QWidget) -> Iterator[str]:
    for widget in (*_visible(root, QAbstractButton), *_visible(root, QLineEdit), *_visible(root, TextBlock)):
        parent = widget.parentWidget()
        if parent is None or _scrolls(parent) or isinstance(parent, QAbstractScrollArea):
            continue
        over = theme.px(32)  # a quiet button's box reaches over the edge that its text meets
        place = QRect(QPoint(0, 0), parent.size()).adjusted(-over, -over, over, over)
        if not place.contains(widget.geometry()):
            yield f"{_who(widget)} lies outside {type(parent).__name__}: {widget.geometry()}"


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QScrollArea)


def _sideways(root: QWidget) -> Iterator[str]:
    for area in _visible(root, QScrollArea):
        bar = area.horizontalScrollBar()  # type: ignore[attr-defined]
        if bar.maximum() > 0 and area.property("sideways") is not True:
            yield f"{_who(area)} scrolls sideways by {bar.maximum()}"


def below_top(page: Page) -> list[str]:
    """Where a page opened scrolled past its heading; those that follow the keyboard may."""
    columns = [] if page.follows_focus else page.findChildren(ScrollColumn)
    scrolled = [one.verticalScrollBar().value() for one in columns]
    return [f"opened {value} below its top" for value in scrolled if value]


def uneven_ends(page: Page) -> list[str]:
    """Where the bottom bar's buttons and the page above them do not begin and end at the same lines."""
    bars = [bar for bar in page.findChildren(BottomBar) if bar.isVisibleTo(page)]
    found = []
    for one, bar in ((one, bar) for one in page.findChildren(ScrollColumn) for bar in bars):
        ends = [
            (part.mapTo(page, QPoint(0, 0)).x(), part.mapTo(page, QPoint(part.width(), 0)).x())
            for part in (one.body, bar.column)
        ]
        if ends[0] != ends[1]:
            found.append(f"the page goes from {ends[0][0]} to {ends[0][1]}, its bar from {ends[1][0]} to {ends[1][1]}")
    return found


def rows_out_of_sight(page: Page) -> list[str]:
    """The row the keyboard is on and those beside it, on a page that opens there."""
    found = []
    for column in page.findChildren(ScrollColumn) if page.follows_focus else ():
        for grid in _visible(column, RatingGrid):
            view, now = grid.viewport(), grid.currentIndex()  # type: ignore[attr-defined]
            for number in (now.row(), now.row() + 1):
                row = grid.visualRect(now.siblingAtRow(number))  # type: ignore[attr-defined]
                middle = view.mapTo(column.viewport(), row.center())
                if grid.hasFocus() and row.isValid() and not column.viewport().rect().contains(middle):
                    found.append(f"row {number} is out of sight")
    return found


def rail_out_of_sight(window: QWidget) -> list[str]:
    """The rail's current section where it has to be scrolled to."""
    found = []
    for rail in _visible(window, Rail):
        area = rail.area  # type: ignore[attr-defined]
        for item in area.widget().findChildren(QAbstractButton):
            place = QRect(item.mapTo(area.viewport(), QPoint(0, 0)), item.size())
            if item.isChecked() and not area.viewport().rect().contains(place):
                found.append(f"the current section {item.objectName()} is out of sight in the rail")
    return found


def sliced(root: QWidget) -> list[str]:
    """Words whose ink reaches over the upper or lower edge of their widget: more of it shows where there is room."""
    kinds = (Label, TextBlock)  # a subclass paints a box that would grow with it
    return [
        _who(widget) for kind in kinds for widget in _visible(root, kind) if type(widget) is kind and _is_sliced(widget)
    ]


def _is_sliced(widget: QWidget) -> bool:
    size, largest = widget.size(), widget.maximumHeight()
    shown = _ink(widget)
    roomy = size.height() + 2 * theme.px(ROOM)  # words stay in the middle, so that both edges get room
    widget.setMaximumHeight(roomy)
    widget.resize(size.width(), roomy)
    whole = _ink(widget)
    widget.setMaximumHeight(largest)
    widget.resize(size)
    return whole - shown > ONE_PIXEL


def _ink(widget: QWidget) -> int:
    """How much a widget paints, its background left out."""
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return sum(bytes(image.constBits())[3::4])


def _cut_columns(root: QWidget) -> Iterator[str]:
    """Columns narrower than their longest word, and tables that scroll without a bar above them."""
    for table in _visible(root, Table):
        model = table.model()  # type: ignore[attr-defined]
        for column in range(model.columnCount()):
            texts = [str(model.index(row, column).data() or "") for row in range(model.rowCount())]
            needs = table.width_of(column, [part for text in texts for part in unbroken(text)], [])  # type: ignore[attr-defined]
            if needs > table.columnWidth(column) + SLACK:  # type: ignore[attr-defined]
                yield f"{_who(table)} column {column} needs {needs}, has {table.columnWidth(column)}"  # type: ignore[attr-defined]
    for area in (*_visible(root, Table), *_visible(root, MappingColumns)):
        if area.horizontalScrollBar().maximum() > 0 and not any(one.isVisible() for one in area.findChildren(UpperBar)):  # type: ignore[attr-defined]
            yield f"{_who(area)} goes on at the side, and nothing shows it"


def cut_beginnings(root: QWidget) -> list[str]:
    """Lines that show the end of their text while nobody writes in them."""
    lines = (line for line in _visible(root, QLineEdit) if not isinstance(line.parentWidget(), QAbstractSpinBox))
    return [f"{_who(line)} hides its beginning" for line in lines if not line.hasFocus() and line.cursorPosition()]  # type: ignore[attr-defined]


def nameless(root: QWidget) -> list[str]:
    """Widgets the keyboard reaches that a screen reader could not name."""
    found = []
    for widget in stops(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not name.strip():
            found.append(_who(widget))
    return found


def small_targets(root: QWidget) -> list[str]:
    """Controls below 24 × 24."""
    return [
        f"{_who(widget)} is {widget.width()}×{widget.height()}"
        for widget in stops(root)
        if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < SMALLEST_TARGET - 4
    ]


def stops(root: QWidget) -> list[QWidget]:
    """Visible, enabled widgets that Tab reaches."""
    return [
        widget
        for widget in _visible(root, QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    ]


def untranslated(root: QWidget, language: str, *, shows_english_data: bool = False) -> list[str]:
    """Words in English on a page of another language: known texts, and Latin sentences in another script.

    Where the page shows somebody's English file or draft, only the program's own texts are looked for.
    """
    english = _translated_messages(language) - (_ready_made_levels() if shows_english_data else set())
    found = {words for words in _spoken(root) if words in english}
    if language in ("ar", "ru", "zh") and not shows_english_data:
        found |= {words for words in _spoken(root) if _LATIN_SENTENCE.search(_without_credits(words))}
    return sorted(found)


def _ready_made_levels() -> set[str]:
    """Names that a new scale begins with; they stand in the language of its framework."""
    return {label for key in ("six", "four", "frequency") for label in level_labels(key, translator("en"))}


def _without_credits(words: str) -> str:
    """Publications and licences are cited as they are."""
    sources = [loaded.framework.file.source for loaded in library.shipped().values()]
    cited = [getattr(one, name) for one in sources for name in ("title", "publisher", "licence")]
    for part in sorted(cited, key=len, reverse=True):
        words = words.replace(part, "") if part else words
    return words


# Three small words in a row are a sentence; names, codes and file endings are not.
_LATIN_SENTENCE = re.compile(r"[A-Za-z]?[a-z]+ [a-z]+ [a-z]+")


@cache
def _translated_messages(language: str) -> frozenset[str]:
    """English texts that this language says in other words."""
    catalogue = make_messages.read(make_messages.LOCALE / language / "LC_MESSAGES" / "competency.po", language)
    return frozenset(
        message.id
        for message in catalogue
        if isinstance(message.id, str) and message.id and message.string not in ("", message.id)
    )


def _spoken(root: QWidget) -> Iterator[str]:
    """Everything that is read on a page or spoken of it."""
    for widget in _visible(root, QWidget):
        text = getattr(widget, "text", None)
        parts = (text() if callable(text) else "", widget.toolTip(), widget.accessibleName())
        yield from (str(part) for part in parts if part)
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))


def primary_buttons(root: QWidget) -> list[str]:
    """All visible primary buttons."""
    return [_who(button) for button in _visible(root, QPushButton) if button.property("kind") == "primary"]


def unchained(window: QWidget) -> list[str]:
    """Stops that pressing Tab from the first one never reaches."""
    wanted = stops(window)
    if not wanted:
        return []
    reached: set[QWidget] = set()
    widget: QWidget | None = wanted[0]
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    return [_who(stop) for stop in wanted if stop not in reached]


def _who(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")() if callable(getattr(widget, "text", None)) else ""
    return f"{type(widget).__name__} {widget.objectName()} “{str(words)[:40]}”"
