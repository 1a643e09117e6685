"""Help: what a page is for, the keys that count there and everywhere, and all topics."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from competency_app.i18n import _
from ui.components.key_names import key_words
from ui.components.key_table import KeyTable
from ui.components.section import Section
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.context import UiContext
from ui.help_texts import GENERAL_KEYS, TOPICS, Topic
from ui.navigation import Page
from ui.widgets.buttons import Button, secondary
from ui.widgets.cards import Row, RowList
from ui.widgets.frame import BottomBar, PageHeader
from ui.widgets.text import TextBlock

# Pages that share the help of another one.
SAME_AS = {"welcome": "start", "choose": "choose", "pause": "question", "look_back": "over_time", "check_in": "plan"}
SAME_AS |= {"share": "print", "glossary": "question", "import_framework": "library", "about": "settings"}


class HelpPage(Page):
    """Opened with F1 on a page, with that page's topic; also before a profile is open."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._content = Slot()
        self._topic = "home"
        self._back = secondary(_("Back"))
        self._back.setObjectName("help.back")
        self._back.clicked.connect(ctx.back)

    def open(self, args: Mapping[str, object]) -> None:
        """Show the topic asked for, or the first page's."""
        self.has_frame = self.ctx.has_workspace
        asked = str(args.get("topic") or "")
        asked = SAME_AS.get(asked, asked)
        self._topic = asked if asked in TOPICS else "home" if self.has_frame else "start"
        self._content.put(self._words(TOPICS[self._topic]))

    def place(self) -> tuple[str, str]:
        """Help is a place of its own."""
        return _("Help"), ""

    def body(self) -> QWidget:
        """Filled by `open`."""
        return self._content

    def bottom_bar(self) -> BottomBar:
        """The way back to the page that was left."""
        return BottomBar([self._back])

    def first_focus(self) -> QWidget | None:
        """Reading comes first; Back is one key away."""
        return self._back

    def on_help(self) -> None:
        """F1 on the help page stays here."""

    def _words(self, topic: Topic) -> Stack:
        stack = Stack()
        stack.add(PageHeader(_(topic.title)))
        for number, paragraph in enumerate(topic.paragraphs):
            stack.add(TextBlock(_(paragraph)), above=12 if number else 0)
        if topic.keys:
            here = Section(_("Keys on this page"))
            here.stack.add(KeyTable([(key_words(keys), does) for keys, does in topic.keys]), above=16)
            stack.add(here, above=24)
        everywhere = Section(_("Keys everywhere"))
        everywhere.stack.add(KeyTable([(key_words(keys), does) for keys, does in GENERAL_KEYS]), above=16)
        stack.add(everywhere, above=16)
        stack.add(TextBlock(_("All topics"), bold=True), above=24)
        rows = [Row(key, _(one.title)) for key, one in TOPICS.items()]
        topics = RowList(rows, name=_("All topics"))
        topics.setObjectName("help.topics")
        topics.chosen.connect(lambda key: self.ctx.go("help", topic=key))
        stack.add(topics, above=8)
        for button in self._links():
            stack.add(button, above=16)
        return stack

    def _links(self) -> list[Button]:
        links = []
        if self.ctx.has_workspace:
            words = secondary(_("Words of the framework"))
            words.setObjectName("help.glossary")
            words.clicked.connect(lambda: self.ctx.go("glossary"))
            links.append(words)
        about = secondary(_("About this program"))
        about.setObjectName("help.about")
        about.clicked.connect(lambda: self.ctx.go("about"))
        links.append(about)
        return links


def create(ctx: UiContext) -> Page:
    """The page for the route "help"."""
    return HelpPage(ctx)
