"""The marks of the level charts: dot, ring, diamond, band, middle tick. x from the reading side, y the middle."""

from PySide6.QtCore import QPointF, QRect

from ui import theme
from ui.charts.canvas import Canvas

DOT = 12
APART, CLOSEST = 15, 13  # between the middles of two dots; nearer than the second they cover each other
BAND, TICK = 24, 32


def dot(canvas: Canvas, x: float, y: float) -> None:
    """Rating of now, with a ring in the surface's colour that parts it from its neighbours."""
    canvas.circle(x, y, theme.px(DOT) / 2, fill="accent", line="surface", width=theme.px(15) / 10)


def plain_dot(canvas: Canvas, x: float, y: float) -> None:
    """Rating of now at the end of a line."""
    canvas.circle(x, y, theme.px(DOT) / 2, fill="accent")


def ring(canvas: Canvas, x: float, y: float) -> None:
    """Rating of the earlier date."""
    width = theme.px(15) / 10
    canvas.circle(x, y, theme.px(DOT) / 2 - width / 2, fill="surface", line="before", width=width)


def diamond(canvas: Canvas, x: float, y: float) -> None:
    """Earlier rating as it is seen today."""
    half = theme.px(DOT) / 2
    corners = [(0, -half), (half, 0), (0, half), (-half, 0)]
    canvas.outline([QPointF(x + dx, y + dy) for dx, dy in corners], "accent", theme.px(15) / 10, fill="surface")


def band(canvas: Canvas, left: int, right: int, y: int, height: int = BAND) -> None:
    """Likely range."""
    high = theme.px(height)
    box = QRect(left, y - high // 2, right - left, high)
    canvas.box(box, "band", "band_line", radius=theme.px(4))


def wobble(canvas: Canvas, left: int, right: int, y: int, height: int = 22) -> None:
    """Range in which the same answer usually moves when it is given twice."""
    high = theme.px(height)
    canvas.box(QRect(left, y - high // 2, right - left, high), "wobble", radius=theme.px(4))


def tick(canvas: Canvas, x: int, y: int, height: int = TICK) -> None:
    """Middle answer."""
    half = theme.px(height) // 2
    canvas.stroke(QPointF(x, y - half), QPointF(x, y + half), "text", theme.px(2))
