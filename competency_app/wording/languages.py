"""What is said where words are shown in another language than the one asked for."""

from collections.abc import Iterable

from competency_app.domain.framework import Texts
from competency_app.i18n import Translator, language_name


def not_translated(texts: Texts, fallbacks: Iterable[bool], tr: Translator, wanted: str = "") -> str:
    """A quiet note for a place whose texts come from the default language, all of them or some; else empty.

    `wanted` is the language asked for, where the framework may not have it at all.
    """
    flags = tuple(fallbacks)
    is_other = bool(wanted) and wanted.partition("-")[0] != texts.language.partition("-")[0]
    if not is_other and not any(flags):
        return ""
    name = language_name(texts.default.language, tr.language)
    if is_other or all(flags):
        return tr.gettext("Not translated yet; shown in {language}.").format(language=name)
    return tr.gettext("Some of this is not translated yet and shown in {language}.").format(language=name)
