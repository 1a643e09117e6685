"""One-colour line icons of the program, drawn from SVG in any colour and size."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from competency_app.data import resource

# Pictures that show a way along the line of reading; check, lock, printer and flag stay as they are.
MIRRORED: Final = frozenset({"chevron-start", "chevron-end", "arrow-start", "arrow-end", "add-below", "help", "undo"})
APPLICATION_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)


def pixmap(name: str, color: str, size: int = 20, *, mirrored: bool = False, ratio: float = 1.0) -> QPixmap:
    """Icon *name* in *color*, *size* px wide, at the device's pixel *ratio*."""
    return _pixmap(name, color, size, mirrored and name in MIRRORED, ratio)


def icon(name: str, color: str, size: int = 20, *, mirrored: bool = False) -> QIcon:
    """Icon for menus and native buttons, sharp at two pixel ratios."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, color, size, mirrored=mirrored, ratio=ratio))
    return result


def paint(painter: QPainter, name: str, color: str, place: QRectF, *, mirrored: bool = False) -> None:
    """Draw icon *name* into *place*."""
    ratio = painter.device().devicePixelRatio()
    picture = pixmap(name, color, round(place.width()), mirrored=mirrored, ratio=ratio)
    painter.drawPixmap(QPointF(place.topLeft()), picture)


@lru_cache(maxsize=1)
def application_icon() -> QIcon:
    """The program's own icon in all sizes."""
    result = QIcon()
    renderer = QSvgRenderer(QByteArray(_source("application").encode()))
    for size in APPLICATION_SIZES:
        result.addPixmap(QPixmap.fromImage(_render(renderer, size)))
    return result


@lru_cache(maxsize=512)
def _pixmap(name: str, color: str, size: int, mirrored: bool, ratio: float) -> QPixmap:
    svg = _source(name).replace("currentColor", color)
    image = _render(QSvgRenderer(QByteArray(svg.encode())), round(size * ratio))
    if mirrored:
        image = image.transformed(QTransform.fromScale(-1, 1))
    result = QPixmap.fromImage(image)
    result.setDevicePixelRatio(ratio)
    return result


def _render(renderer: QSvgRenderer, side: int) -> QImage:
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
