"""Words in place of marks where there are not enough answers, with the way to the next question."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from competency_app.i18n import _, pgettext
from ui import theme
from ui.charts.canvas import LINK, QUIET, Canvas, words_width, wrap
from ui.charts.picture import Link

GAP, LINE, EDGE = 12, 20, 8
SHORT_KEY = 12


@dataclass(frozen=True, slots=True)
class Notice:
    """Lines and a link that fit between two edges; the link stands beside one line or below several."""

    lines: tuple[str, ...]
    link: str
    node: str
    left: int
    right: int

    @property
    def is_beside(self) -> bool:
        """All on one line."""
        return len(self.lines) == 1 and self._whole <= self.right - self.left

    @property
    def height(self) -> int:
        """What it needs above and below its middle, together."""
        below = 1 if self.link and not self.is_beside else 0
        return (len(self.lines) + below) * theme.px(LINE) + theme.px(EDGE)

    @property
    def _whole(self) -> int:
        width = words_width(self.lines[0])
        return width + theme.px(GAP) + words_width(self.link, LINK) if self.link else width

    def link_at(self, middle: int) -> Link | None:
        """The link with its box when the notice is centred on *middle*."""
        if not self.link:
            return None
        width, centre = words_width(self.link, LINK), (self.left + self.right) // 2
        x = centre + self._whole // 2 - width if self.is_beside else centre - width // 2
        y = middle if self.is_beside else middle + len(self.lines) * theme.px(LINE) // 2
        edge = theme.px(EDGE)
        return Link(QRect(x - edge, y - theme.px(14), width + 2 * edge, theme.px(28)), self.link, self.node)

    def paint(self, canvas: Canvas, middle: int) -> None:
        """Cut the grid behind the words, then write them; the view paints the link."""
        centre, edge = (self.left + self.right) // 2, theme.px(EDGE)
        width = self._whole if self.is_beside else max(map(words_width, self.lines))
        cut = QRect(centre - width // 2 - edge, middle - self.height // 2, width + 2 * edge, self.height)
        canvas.box(cut, "surface")
        if self.is_beside:
            canvas.words(centre - width // 2, middle, self.lines[0], QUIET)
            return
        step = theme.px(LINE)
        top = middle - (len(self.lines) + bool(self.link)) * step // 2 + step // 2
        for number, line in enumerate(self.lines):
            canvas.words(centre, top + number * step, line, QUIET, "middle")


def arrange_notice(words: str, node: str | None, plot: tuple[int, int]) -> Notice:
    """Break *words* for the room between the edges of *plot*."""
    left, right = plot
    lines = wrap(words, right - left - 2 * theme.px(EDGE))
    return Notice(lines, _link_words(node) if node else "", node or "", left, right)


def _link_words(node: str) -> str:
    """A short key is the code people know; a long one would be noise."""
    if len(node) > SHORT_KEY:
        return pgettext("button", "Answer")
    return _("Answer {code}").format(code=node)
