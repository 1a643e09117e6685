"""The interface's language, chosen at the top of the pages that stand before a profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from competency_app import i18n
from competency_app.i18n import _, native_name
from ui.sorting import by_words
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.context import UiContext


TEXT_LANGUAGES = (
    *("ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu", "is", "it"),
    *("ja", "ko", "lt", "lv", "mi", "mk", "mt", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr"),
    *("uk", "vi", "zh"),
)


class LanguageMenu(Button):
    """Names the present language in its own script; the menu holds the others."""

    def __init__(self, ctx: UiContext) -> None:
        present = i18n.language()
        super().__init__(native_name(present), "quiet", small=True, tone="text2", icon_end="chevron-down")
        self._ctx = ctx
        self.setObjectName("language")
        self.setAccessibleName(_("Language: {name}").format(name=self.text()))
        menu = QMenu(self)
        for code in i18n.SHIPPED:
            action = menu.addAction(native_name(code))
            action.setCheckable(True)
            action.setChecked(code == present)
            action.setData(code)
        menu.triggered.connect(lambda action: self._choose(action.data()))
        self.setMenu(menu)

    def _choose(self, code: str) -> None:
        self._ctx.set_preferences(replace(self._ctx.preferences, language=code))


def text_languages() -> list[tuple[str, str]]:
    """Languages a framework may be written in, as (code, own name) by name."""
    named = [(code, native_name(code)) for code in TEXT_LANGUAGES]
    return by_words(named, lambda pair: pair[1], i18n.language())
