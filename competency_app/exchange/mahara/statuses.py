"""Mahara's four evidence statuses: which levels of a scale each of them stands for."""

from collections.abc import Iterator, Mapping, Sequence

from competency_app.domain.framework_file import Level
from competency_app.domain.packages import Finding
from competency_app.domain.strict_json import lazy
from competency_app.exchange.losses import note
from competency_app.exchange.naming import cut
from competency_app.exchange.outgoing import Outgoing
from competency_app.i18n import _, named, translator
from competency_app.wording.names import is_code

BEGUN, INCOMPLETE, PARTIAL, COMPLETED = "begun", "incomplete", "partialcomplete", "completed"
# Fixed by the format, in this order.
STATUSES = (BEGUN, INCOMPLETE, PARTIAL, COMPLETED)
# Where no level stands behind a status; in the language of the file.
_WORDS = {
    BEGUN: lazy("Ready for assessment"),
    INCOMPLETE: lazy("Not there yet"),
    PARTIAL: lazy("Partly there"),
    COMPLETED: lazy("There"),
}
_LONGEST_LABEL = 100


def by_default(levels: Sequence[Level]) -> dict[str, str]:
    """The status each level becomes.

    Four levels are the four statuses. Else the levels that count as reached are completed and the lower ones fall
    into two halves; where none is marked, the levels fall into thirds. Nothing becomes "begun": it means that
    somebody waits for an assessment.
    """
    if len(levels) == len(STATUSES):
        return {level.key: status for level, status in zip(levels, STATUSES, strict=True)}
    count = len(levels)
    top = next((at for at, level in enumerate(levels) if level.is_pass and at), 0)
    middle = (top + 1) // 2
    if not top:
        middle, top = (count + 2) // 3, count - max(1, count // 3)
    return {
        level.key: COMPLETED if at >= top else INCOMPLETE if at < middle else PARTIAL for at, level in enumerate(levels)
    }


class Statuses:
    """The statuses of a framework on its way out."""

    def __init__(self, outgoing: Outgoing) -> None:
        self._out = outgoing
        self._scale = outgoing.framework.asking_scale
        self._strange: list[str] = []
        self._status_of = by_default(self._scale.levels)
        for level, status in outgoing.statuses.items():
            if level in self._status_of and status in STATUSES:
                self._status_of[level] = status
            else:
                self._strange.append(f"{level}={status}")

    def labels(self) -> Mapping[str, str]:
        """What each status is called."""
        words = translator(self._out.words.language).gettext
        return {status: cut(self._levels(status), _LONGEST_LABEL) or words(_WORDS[status]) for status in STATUSES}

    def remarks(self) -> Iterator[Finding]:
        """Which levels became which status, when they are not the same four."""
        if self._strange:
            message = _("{given} names no level of the scale or none of the four statuses.")
            yield note("unknown_status", message.format(given=named(*self._strange)), done=_("It was ignored."))
        if len(self._scale.levels) == len(STATUSES) and not self._out.statuses:
            return
        for status in STATUSES:
            levels = self._levels(status)
            if levels:
                message = _("Mahara has four evidence statuses. “{status}” stands for: {levels}.")
                yield note("statuses", message.format(status=status, levels=cut(levels, _LONGEST_LABEL)))

    def _levels(self, status: str) -> str:
        """The labels of the levels behind a status."""
        levels = [one.key for one in self._scale.levels if self._status_of[one.key] == status]
        return " / ".join(self._label(key) for key in levels)

    def _label(self, key: str) -> str:
        label = self._out.words.level(self._scale.key, key).label
        return f"{key} {label}" if is_code(key) and label != key else label
