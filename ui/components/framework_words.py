"""What the library's pages say about a framework: size, languages, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competency_app import wording
from competency_app.i18n import _, native_name, ngettext
from ui.components.round_words import about_minutes, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.actions.editions import Edition
    from competency_app.actions.frameworks import Counts, FrameworkInfo
    from competency_app.domain.completeness import Completeness
    from competency_app.i18n import Translator


_MOST_NUMBERS = 6


def counts_words(counts: Counts, tr: Translator) -> str:
    """Areas, competences and levels of a framework."""
    parts = [
        ngettext("{count} area", "{count} areas", counts.areas).format(count=tr.number(counts.areas)),
        ngettext("{count} competence", "{count} competences", counts.competences).format(
            count=tr.number(counts.competences)
        ),
        ngettext("{count} level", "{count} levels", counts.levels).format(count=tr.number(counts.levels)),
    ]
    return tr.listed(*parts)


def size_words(info: FrameworkInfo, tr: Translator) -> str:
    """Return as in: 6 areas, 22 competences, 6 levels · about 25 minutes."""
    return joined(counts_words(info.counts, tr), about_minutes(info.minutes, tr) if info.minutes else "")


def languages_words(found: Sequence[Completeness], tr: Translator) -> str:
    """Return as in: English, Français 84 %; a share stands only where something is missing."""
    names = []
    for one in found:
        name = wording.foreign(native_name(one.language), tr)
        share = _("{language} {percent} %").format(language=name, percent=tr.number(one.percent))
        names.append(name if one.percent == 100 else share)  # noqa: PLR2004 (whole)
    return tr.named(*names)


def state_words(one: Completeness, tr: Translator, *, is_default: bool) -> str:
    """How much of a language is there, and whether it translates words that have changed since."""
    if is_default:
        state = _("The language it was written in")
    elif one.missing:
        words = ngettext(
            "{percent} % translated, {count} text of {total} is missing",
            "{percent} % translated, {count} texts of {total} are missing",
            len(one.missing),
        )
        numbers = {"percent": one.percent, "count": len(one.missing), "total": one.total}
        state = words.format(**{name: tr.number(number) for name, number in numbers.items()})
    else:
        state = _("Completely translated")
    return joined(state, _("translates older words") if one.is_older else "")


def version_words(edition: Edition, tr: Translator) -> str:
    """What one version is: newest, part of the program, and what in the profile uses it."""
    count = len(edition.rounds)
    numbers = tr.join([tr.number(number) for number in edition.rounds])
    if count > _MOST_NUMBERS:
        used = ngettext("{count} round", "{count} rounds", count).format(count=tr.number(count))
    else:
        used = ngettext("used by round {numbers}", "used by rounds {numbers}", count).format(numbers=numbers)
    goals = ngettext("{count} goal", "{count} goals", edition.goals).format(count=tr.number(edition.goals))
    return joined(
        _("the newest here") if edition.is_newest else "",
        _("part of the program") if edition.info.shipped else _("in this profile"),
        used if count else "",
        goals if edition.goals else "",
    )
