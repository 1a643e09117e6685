"""Loads the bundled fonts: one before the first paint, the others when they are needed."""

from functools import lru_cache

from PySide6.QtGui import QFontDatabase

from competency_app.data import font_bytes


def load_first() -> None:
    """Load what the first paint needs: FiraGO Regular."""
    _load("FiraGO-Regular.ttf")


def load_rest() -> None:
    """Load FiraGO Bold, after the first paint."""
    _load("FiraGO-Bold.ttf")


def load_chinese() -> None:
    """Load Noto Sans SC, when the interface or a framework text is Chinese."""
    _load("NotoSansSC-Regular.ttf")
    _load("NotoSansSC-Bold.ttf")


@lru_cache(maxsize=8)
def _load(name: str) -> int:
    """Return Qt's number of the font, -1 where Qt refused it."""
    return QFontDatabase.addApplicationFontFromData(font_bytes(name))
