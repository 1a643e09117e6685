"""What a page does when something chosen does not reach the disk: say so, keep it, try again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from competency_app.i18n import _
from ui.components.saving import save

if TYPE_CHECKING:
    from competency_app.changes import Changes
    from competency_app.errors import KnownError
    from ui.components.page_banner import PageBanner
    from ui.context import UiContext

    Verb = Callable[[], Changes]

# Trying again cannot help here.
_FINAL = ("round_finished", "read_only", "not_in_round", "unknown_level")


class Keeping:
    """Stores through verbs; the last one that could not be stored waits until it is on the disk."""

    def __init__(self, ctx: UiContext, banner: PageBanner, on_saved: Callable[[], object]) -> None:
        """*on_saved* is called when a waiting verb was stored after all."""
        self._ctx, self._banner, self._on_saved = ctx, banner, on_saved
        self._waiting: Verb | None = None
        self._warned = False

    @property
    def is_waiting(self) -> bool:
        """Whether something shown on the page is not on the disk."""
        return self._waiting is not None

    def forget(self) -> None:
        """Begin anew with another question."""
        self._waiting, self._warned = None, False

    def store(self, verb: Verb, spoken: str | None = None) -> bool:
        """Run *verb*; True once its effect is on the disk, which a screen reader hears as *spoken*."""
        before, self._waiting = self._waiting, None
        refused = save(self._ctx, verb, spoken=spoken)
        if refused is None:
            self._warned = False
            return True
        self._waiting = before
        self.complain(refused, verb)
        return False

    def complain(self, refused: KnownError, verb: Verb) -> None:
        """Say that *verb* did not reach the disk, and offer to try again where that can help."""
        if refused.code in _FINAL:
            self._banner.say("problem", refused.message)
            return
        self._waiting = verb
        text = _("Your last answer is not on the disk yet. {reason}").format(reason=refused.message)
        self._banner.say("problem", text, _("Try again"), self.try_again)

    def try_again(self) -> bool:
        """Store what waits; the choice has stayed on the screen."""
        verb = self._waiting
        if verb is None or not self.store(verb):
            return False
        self._on_saved()
        return True

    def may_leave(self) -> bool:
        """Whether the page may be left: what waits is tried once more, and holds a person back only once."""
        if self._waiting is None or self.try_again() or self._warned:
            return True
        self._warned = True
        return False
