"""Loads the bundled fonts: one before the first paint, the others when they are needed."""

from functools import lru_cache

from PySide6.QtGui import QFontDatabase

from competency_app.data import font_bytes


def load_first() -> None:
    """Load what the first paint needs: FiraGO Regular."""
    _load("FiraGO-Regular.ttf")


class _Asked:
    """What was asked for so far: the bold Chinese letters come with both."""

    rest = chinese = False


def load_rest() -> None:
    """Load what is bold, after the first paint."""
    _Asked.rest = True
    _load("FiraGO-Bold.ttf")
    if _Asked.chinese:
        load_chinese()


def load_chinese() -> None:
    """Load Noto Sans SC, when the interface or a framework text is Chinese; its bold letters after the first paint."""
    _Asked.chinese = True
    _load("NotoSansSC-Regular.ttf")
    if _Asked.rest:
        _load("NotoSansSC-Bold.ttf")


@lru_cache(maxsize=8)
def _load(name: str) -> int:
    """Return Qt's number of the font, -1 where Qt refused it."""
    return QFontDatabase.addApplicationFontFromData(font_bytes(name))
