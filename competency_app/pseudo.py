"""The pseudo-language: English made longer and marked, so that tests show untranslated and clipped text."""

import math
import re
from gettext import NullTranslations

STRETCH = 0.4
_ACCENTS = str.maketrans("AEIOUYCNaeiouycn", "ÅÉÎÖÛÝÇÑåéîöûýçñ")
# A {placeholder} and a key mnemonic stay as they are.
_FIXED = re.compile(r"(\{[^{}]*\}|&.)")


def stretched(text: str) -> str:
    """Return the text with accents, 40 % longer and in brackets; placeholders and mnemonics intact."""
    if not text.strip():
        return text
    parts = _FIXED.split(text)
    accented = "".join(part if _FIXED.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    padding = "~" * math.ceil(len(text) * STRETCH)
    # Words of eight, so that a long text can still break into lines.
    words = " ".join(padding[start : start + 8] for start in range(0, len(padding), 8))
    return f"[{accented} {words}]"


class PseudoTranslations(NullTranslations):
    """A catalogue that answers every message with its stretched English."""

    def gettext(self, message: str) -> str:
        """Return the stretched message."""
        return stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the stretched singular or plural."""
        return stretched(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """Return the stretched message."""
        return stretched(super().pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the stretched singular or plural."""
        return stretched(super().npgettext(context, msgid1, msgid2, n))
