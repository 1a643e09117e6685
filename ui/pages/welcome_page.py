"""The first start: language, what to do, a framework. Every step can be skipped, and no account is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from competency_app import i18n
from competency_app.i18n import _, native_name, ngettext, sentences
from ui import theme
from ui.components.opening import Opening
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.components.way import Way
from ui.context import UiContext
from ui.navigation import Page
from ui.widgets.buttons import Button, primary, quiet
from ui.widgets.cards import Row, RowList
from ui.widgets.frame import BottomBar
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.profile_list import ProfileEntry

LANGUAGE, PURPOSE, FRAMEWORK = "language", "purpose", "framework"
SUGGESTED = "digcompedu"


class WelcomePage(Page):
    """One step at a time; the step is part of the address, so that a new language begins where one was."""

    help_topic = "start"
    has_frame = False
    is_centred = True

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._says, self._content = Slot(), Slot()
        self._opening = Opening(ctx, self, self._refuse, _nothing_listed)
        self._step = PURPOSE
        self._first: QWidget | None = None
        self._primary: Button | None = None
        self._name: QLineEdit | None = None

    def open(self, args: Mapping[str, object]) -> None:
        """Show the step asked for, or the first."""
        asked = str(args.get("step") or "")
        self._step = asked if asked in steps() else steps()[0]
        self._says.put(None)
        self._primary = None
        make = {LANGUAGE: self._languages, PURPOSE: self._purposes, FRAMEWORK: self._framework}
        self._content.put(make[self._step]())

    def body(self) -> QWidget:
        """Message and step."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._says)
        column.addSpacing(theme.px(72))
        column.addWidget(self._content)
        return host

    def bottom_bar(self) -> BottomBar:
        """Skip is always there."""
        words = _("No account and no network. Nothing leaves this computer unless you save or print it.")
        skip = quiet(_("Skip"))
        skip.setObjectName("welcome.skip")
        skip.clicked.connect(self._skip)
        return BottomBar([TextBlock(words, theme.SECONDARY, tone="text2")], [skip], fill="bg", centred=True)

    def primary_button(self) -> Button | None:
        """Only the last step has one; the others are chosen from a list."""
        return self._primary

    def first_focus(self) -> QWidget | None:
        """The first choice of the step."""
        return self._first

    # -- steps

    def _languages(self) -> Stack:
        rows = [Row(code, native_name(code)) for code in i18n.SHIPPED]
        return self._list(_("Language"), rows, self._on_language)

    def _purposes(self) -> Stack:
        rows = [
            Row("practice", _("Reflect on my practice"), icon="questions"),
            Row("example", _("Look around with an example"), icon="eye"),
            Row("file", _("Open a file I was given"), icon="folder"),
        ]
        return self._list(_("What would you like to do?"), rows, self._on_purpose)

    def _list(self, title: str, rows: Sequence[Row], act: Callable[[str], object]) -> Stack:
        stack = self._headed(title)
        choices = RowList(rows, name=title)
        choices.setObjectName(f"welcome.{self._step}")
        choices.chosen.connect(act)
        self._first = choices.buttons[0]
        stack.add(choices, above=32)
        return stack

    def _framework(self) -> Stack:
        from competency_app.actions import frameworks
        from ui.components.section import Section
        from ui.widgets.inputs import Field, line

        stack = self._headed(_("A good place to begin"))
        infos = frameworks.frameworks()
        info = next((one for one in infos if one.id == SUGGESTED), infos[0])
        tr = self.ctx.tr
        words = ngettext(
            "{count} competence for teachers, each with a description of every level.",
            "{count} competences for teachers, each with a description of every level.",
            info.counts.competences,
        ).format(count=tr.number(info.counts.competences))
        minutes = ngettext(
            "It takes about {count} minute, in as many sittings as you like.",
            "It takes about {count} minutes, in as many sittings as you like.",
            info.minutes,
        ).format(count=tr.number(info.minutes))
        card = Section(info.title, sentences(words, minutes))
        self._name = line(longest=80)
        self._name.setObjectName("welcome.name")
        self._name.returnPressed.connect(self._create)
        card.stack.add(Field(_("A name for your profile; any name will do"), self._name), above=16)
        self._primary = primary(_("Create my profile"))
        self._primary.setObjectName("welcome.create")
        self._primary.clicked.connect(self._create)
        card.stack.add(self._primary, above=16)
        self._first = self._name
        stack.add(card, above=32)
        return stack

    def _headed(self, title: str) -> Stack:
        tr, every = self.ctx.tr, steps()
        stack = Stack()
        stack.add(TextBlock(title, theme.START_TITLE))
        at = _("Welcome · step {number} of {total}").format(
            number=tr.number(every.index(self._step) + 1), total=tr.number(len(every))
        )
        stack.add(TextBlock(at, tone="text2"), above=8)
        return stack

    # -- what is chosen

    def _on_language(self, code: str) -> None:
        self.ctx.go("welcome", step=PURPOSE)
        self.ctx.set_preferences(replace(self.ctx.preferences, language=code))

    def _on_purpose(self, key: str) -> None:
        if key == "practice":
            self.ctx.set_preferences(replace(self.ctx.preferences, purpose=key))
            self.ctx.go("welcome", step=FRAMEWORK)
            return
        self._finish(key)
        if key == "example":
            self._opening.example()
        else:
            self._opening.choose()

    def _create(self) -> None:
        self._finish("practice")
        self._opening.create(self._name.text() if self._name is not None else "")

    def _skip(self) -> None:
        after = steps()[steps().index(self._step) + 1 :]
        if after and self._step == LANGUAGE:
            self.ctx.go("welcome", step=after[0])
        else:
            self._finish(self.ctx.preferences.purpose)
            self.ctx.go("start")

    def _finish(self, purpose: str) -> None:
        self.ctx.set_preferences(replace(self.ctx.preferences, purpose=purpose, first_run_done=True))

    def _refuse(self, sentence: str, ways: Sequence[Way]) -> None:
        from ui.components.refusal import Refusal

        self._says.put(Refusal(sentence, ways))


def steps() -> tuple[str, ...]:
    """The steps there are; nobody is asked to choose one language of one."""
    return (LANGUAGE, PURPOSE, FRAMEWORK) if len(i18n.SHIPPED) > 1 else (PURPOSE, FRAMEWORK)


def _nothing_listed(_entry: ProfileEntry) -> None:
    """At the first start there is no list to remove anything from."""


def create(ctx: UiContext) -> Page:
    """The page for the route "welcome"."""
    return WelcomePage(ctx)
