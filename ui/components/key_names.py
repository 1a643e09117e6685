"""What stands on the keys, in the language of the window: Shift is Maj on a French keyboard."""

import re

from competency_app.i18n import pgettext


def key_words(keys: str) -> str:
    """Return *keys*, as in `Ctrl+Shift+L, Home`, with each name as the keyboard shows it."""
    names = {
        "Home": pgettext("key", "Home"),
        "End": pgettext("key", "End"),
        "PgUp": pgettext("key", "PgUp"),
        "PgDn": pgettext("key", "PgDn"),
        "Del": pgettext("key", "Del"),
        "Space": pgettext("key", "Space"),
        "Enter": pgettext("key", "Enter"),
        "Backspace": pgettext("key", "Backspace"),
        "Shift": pgettext("key", "Shift"),
    }
    return re.sub("[A-Za-z]+", lambda found: names.get(found[0], found[0]), keys)
