"""Names of ready-made scales and of their levels, in the language a framework is written in."""

from competency_app.i18n import Translator


def template_words(key: str, tr: Translator) -> str:
    """What a ready-made scale is called in a list."""
    return {
        "six": tr.gettext("Six levels, A1 to C2"),
        "four": tr.gettext("Four steps"),
        "frequency": tr.gettext("How often, five answers"),
    }[key]


def level_labels(key: str, tr: Translator) -> tuple[str, ...]:
    """Labels of its levels, lowest first."""
    return {
        "six": (
            tr.gettext("First contact"),
            tr.gettext("Trying out"),
            tr.gettext("Regular use"),
            tr.gettext("Deliberate choice"),
            tr.gettext("Passing on"),
            tr.gettext("Developing further"),
        ),
        "four": (
            tr.pgettext("level", "Beginning"),
            tr.pgettext("level", "Growing"),
            tr.pgettext("level", "Secure"),
            tr.pgettext("level", "Passing on"),
        ),
        "frequency": (
            tr.pgettext("how often", "Never"),
            tr.pgettext("how often", "Rarely"),
            tr.pgettext("how often", "Sometimes"),
            tr.pgettext("how often", "Often"),
            tr.pgettext("how often", "Always"),
        ),
    }[key]
