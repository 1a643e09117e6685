"""How the program looks and behaves on this computer; every choice counts and is kept at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from competency_app import i18n
from competency_app.errors import KnownError
from competency_app.i18n import _, native_name, ngettext
from ui import theme
from ui.components.language_menu import text_languages
from ui.components.section import Section
from ui.widgets.arranging import SideBySide
from ui.widgets.inputs import CheckBox, Combo, Field

if TYPE_CHECKING:
    from competency_app.preferences import Preferences
    from ui.context import UiContext

LOCK_MINUTES = (5, 10, 20, 30, 60)


class DisplayForm(Section):
    """Language, colours, text size, keys, and when the profile is closed by itself."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(_("This computer"), _("These choices count for everybody who works here."))
        self._ctx = ctx
        now = ctx.preferences
        self.stack.add(SideBySide([self._language(now), self._text_language(now)], gap=32), above=16)
        self.stack.add(SideBySide([self._theme(now), self._text_size()], gap=32), above=8)
        self.stack.add(self._check("digit_keys", _("Choose a level with the keys 1 to 9")), above=16)
        self.stack.add(self._check("auto_continue", _("Go on by itself after a level is chosen")), above=8)
        self.stack.add(SideBySide([self._lock(now), QWidget()], gap=32), above=16)

    def _keep(self, **changed: Any) -> None:
        try:
            self._ctx.set_preferences(replace(self._ctx.preferences, **changed))
        except KnownError as problem:
            self.say("problem", problem.message)

    def _language(self, now: Preferences) -> Field:
        choices = [("", _("As the system")), *((code, native_name(code)) for code in i18n.SHIPPED)]
        combo = Combo(choices, now.language)
        combo.setObjectName("settings.language")
        combo.activated.connect(lambda: self._keep(language=combo.key()))
        return Field(_("Language"), combo)

    def _text_language(self, now: Preferences) -> Field:
        choices = [("", _("As the program")), *text_languages()]
        combo = Combo(choices, now.framework_language)
        combo.setObjectName("settings.text_language")
        combo.activated.connect(lambda: self._keep(framework_language=combo.key()))
        return Field(_("Language of frameworks"), combo)

    def _theme(self, now: Preferences) -> Field:
        choices = [
            ("system", _("As the system")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast", _("High contrast")),
        ]
        combo = Combo(choices, now.theme)
        combo.setObjectName("settings.theme")
        combo.activated.connect(lambda: self._keep(theme=combo.key()))
        return Field(_("Colours"), combo)

    def _text_size(self) -> Field:
        tr = self._ctx.tr
        sizes = [(str(size), _("{percent} %").format(percent=tr.number(size))) for size in theme.TEXT_SCALES]
        combo = Combo(sizes, str(theme.text_scale()))
        combo.setObjectName("settings.text_size")
        # Later, because the control that asks for it is rebuilt with the window.
        combo.activated.connect(
            lambda: QTimer.singleShot(0, self._ctx.theme, lambda: self._keep(text_size=int(combo.key())))
        )
        return Field(_("Text size"), combo)

    def _check(self, name: str, words: str) -> CheckBox:
        box = CheckBox(words, checked=getattr(self._ctx.preferences, name))
        box.setObjectName(f"settings.{name}")
        box.toggled.connect(lambda checked: self._keep(**{name: checked}))
        return box

    def _lock(self, now: Preferences) -> Field:
        tr = self._ctx.tr
        minutes = sorted({*LOCK_MINUTES, now.lock_minutes} - {0})
        choices = [("0", _("Never"))]
        for count in minutes:
            words = ngettext("After {count} minute", "After {count} minutes", count)
            choices.append((str(count), words.format(count=tr.number(count))))
        combo = Combo(choices, str(now.lock_minutes))
        combo.setObjectName("settings.lock_minutes")
        combo.activated.connect(lambda: self._keep(lock_minutes=int(combo.key())))
        return Field(_("Close when nobody is working"), combo)
