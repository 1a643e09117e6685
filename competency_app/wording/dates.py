"""Dates as short as the place allows: `March`, `12 March`, `12 Mar`."""

from datetime import date

from competency_app.i18n import Translator, locale_of


def month(day: date, tr: Translator) -> str:
    """The month alone."""
    from babel import dates

    # Chinese writes the number of a month, as in its dates: 3月; the long name would be 三月.
    return dates.format_date(day, "LLL" if tr.language == "zh" else "LLLL", locale=locale_of(tr.language))


def day_and_month(day: date, tr: Translator) -> str:
    """Day and month, without the year."""
    return _skeleton("MMMMd", day, tr)


def short_day(day: date, tr: Translator) -> str:
    """Day and month, shortened for the axis of a chart."""
    return _skeleton("MMMd", day, tr)


def told_apart(before: date, after: date, tr: Translator) -> tuple[str, str]:
    """Two dates by month, with the year or in full only where months do not tell them apart."""
    if (before.year, before.month) == (after.year, after.month):
        return tr.date(before), tr.date(after)
    if before.year == after.year:
        return month(before, tr), month(after, tr)
    return tr.date(before, "month"), tr.date(after, "month")


def days_apart(before: date, after: date, tr: Translator) -> tuple[str, str]:
    """Two dates by day and month, with the year where the years differ."""
    if before.year == after.year:
        return day_and_month(before, tr), day_and_month(after, tr)
    return tr.date(before), tr.date(after)


def _skeleton(skeleton: str, day: date, tr: Translator) -> str:
    from babel import dates

    return dates.format_skeleton(skeleton, day, locale=locale_of(tr.language), fuzzy=True)
