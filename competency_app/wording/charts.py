"""Words in and around charts and their tables."""

from competency_app.domain.load import Load
from competency_app.i18n import Translator
from competency_app.wording.names import rounded


def load_title(load: Load, tr: Translator) -> str:
    """The fullest week against the hours set aside."""
    if not load.weeks:
        return tr.gettext("Hours a week")
    return tr.gettext("Hours a week: at most {peak} of {hours}").format(
        peak=rounded(load.peak, tr), hours=rounded(load.set_aside, tr)
    )


def load_sentence(load: Load, tr: Translator) -> str:
    """The hours in one sentence, from when to when."""
    if not load.weeks:
        return tr.gettext("No goal has hours and a review date yet.")
    first, last = load.weeks[0].start, load.weeks[-1].start
    line = (
        tr.gettext(
            "From the week of {first} to the week of {last}, the fullest week has {peak} hours, more than the "
            "{hours} set aside."
        )
        if load.peak > load.set_aside
        else tr.gettext(
            "From the week of {first} to the week of {last}, the fullest week has {peak} of the {hours} hours set "
            "aside."
        )
    )
    return line.format(
        first=tr.date(first), last=tr.date(last), peak=rounded(load.peak, tr), hours=rounded(load.set_aside, tr)
    )


def set_aside_words(hours: float, tr: Translator) -> str:
    """Words at the end of the dashed line."""
    line = tr.ngettext("the {hours} hour you set aside", "the {hours} hours you set aside", hours_form(hours))
    return line.format(hours=rounded(hours, tr))


def hours_form(hours: float) -> int:
    """The number that chooses the plural form; parts of an hour take that of two: 0.5 hours, 1.5 hours."""
    return int(hours) if hours == int(hours) else 2


def week_off(tr: Translator) -> str:
    """A week outside all terms."""
    return tr.gettext("Holidays")


def wheel_warning(tr: Translator) -> str:
    """Shown with every wheel."""
    return tr.gettext("Shape and size depend on the order of the areas. Read only the distances from the middle.")
