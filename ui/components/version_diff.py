"""What a version of a framework changes against another: a sentence, then the kinds of change with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app.i18n import _
from ui.components.section import Section
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.actions.editions import Difference
    from ui.context import UiContext

MOST_LINES = 40


class DiffCard(Section):
    """Nothing in it can be pressed."""

    def __init__(self, ctx: UiContext, found: Difference) -> None:
        super().__init__(_("What this version changes"), found.sentence)
        for group in found.groups:
            self.stack.add(TextBlock(group.heading, bold=True), above=16)
            for line in group.lines[:MOST_LINES]:
                self.stack.add(TextBlock(line), above=4)
            if len(group.lines) > MOST_LINES:
                more = _("… and {count} more").format(count=ctx.tr.number(len(group.lines) - MOST_LINES))
                self.stack.add(TextBlock(more, tone="text2"), above=4)
