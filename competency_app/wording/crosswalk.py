"""Related entries of other frameworks, in words."""

from competency_app.domain.crosswalk import BROADER, CLOSE, EXACT, NARROWER
from competency_app.domain.framework import Framework, Texts
from competency_app.i18n import Translator
from competency_app.wording.choices import status_of_source
from competency_app.wording.names import foreign, titled


def relation_words(relation: str, tr: Translator) -> str:
    """What an entry of another framework is to the one looked at."""
    words = {
        EXACT: tr.gettext("the same there"),
        CLOSE: tr.gettext("much the same there"),
        BROADER: tr.gettext("wider there"),
        NARROWER: tr.gettext("narrower there"),
    }
    return words.get(relation, tr.gettext("on a related topic"))


def related_words(framework: Framework, texts: Texts, node: str, tr: Translator) -> str:
    """Return as in: Related in MRCDD: 1.1 Organisational communication."""
    line = tr.gettext("Related in {framework}: {competence}")
    return line.format(framework=foreign(texts.title, tr), competence=titled(framework, texts, node, tr))


def line_words(relation: str, status: str, tr: Translator) -> str:
    """Return as in: on a related topic, a draft."""
    return tr.listed(relation_words(relation, tr), status_of_source(status, tr))
