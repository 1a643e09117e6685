"""The rounds of a profile, to remove one; it can be taken back until the profile is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app import wording
from competency_app.actions import assessing, walking
from competency_app.i18n import _
from ui.components import round_words
from ui.components.item_list import Act, Item, ItemList
from ui.components.section import Section
from ui.components.slot import Slot
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.rounds import Round
    from ui.context import UiContext


class RoundList(Section):
    """Every round with its date and how much is answered."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(_("Rounds"), _("A removed round is gone for good when the profile is closed."))
        self._ctx = ctx
        self._list = Slot()
        self.stack.add(self._list, above=16)
        self.fill()

    def fill(self) -> None:
        """Show the rounds as they are now."""
        every = assessing.rounds(self._ctx.workspace)
        items = [self._item(one) for one in every]
        self._list.put(ItemList(items) if items else TextBlock(_("No rounds yet"), tone="text2"))

    def _item(self, one: Round) -> Item:
        view = walking.progress(self._ctx.workspace, one.id)
        name = round_words.round_name(view, self._ctx.tr)
        acts: tuple[Act, ...] = ()
        if not self._ctx.workspace.read_only:
            spoken = _("Remove {round}").format(round=wording.foreign(name, self._ctx.tr))
            acts = (Act("remove", _("Remove"), spoken, lambda: self._remove(one)),)
        return Item(f"round.{one.id}", name, wording.sentence(round_words.answered_words(view, self._ctx.tr)), acts)

    def _remove(self, one: Round) -> None:
        from ui.components.saving import save

        refused = save(self._ctx, lambda: assessing.delete(self._ctx.workspace, one.id), quietly=False)
        if refused is not None:
            self.say("problem", refused.message)
