"""What the pages of a round say about where one is: counts, minutes, the round's name, its areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from competency_app import wording
from competency_app.actions.walking import AreaProgress, AreaStatus
from competency_app.i18n import _, direction, ngettext, pgettext
from ui.navigation import RailRow
from ui.widgets.cards import Row

if TYPE_CHECKING:
    from competency_app.actions.walking import ProgressView, QuestionView
    from competency_app.domain.answers import Answer
    from competency_app.domain.framework_file import LevelText
    from competency_app.domain.rounds import Round
    from competency_app.i18n import Translator


def joined(*parts: str) -> str:
    """Short facts beside each other: "9 of 22 answered · about 12 minutes left"."""
    return " · ".join(part for part in parts if part)


def words_of_level(named: LevelText) -> str:
    """A level's name and what it means, where both are there."""
    if not (named.label and named.description):
        return named.label or named.description
    return _("{label}: {description}").format(label=named.label, description=named.description)


def answered_words(view: ProgressView, tr: Translator) -> str:
    """Return as in: 9 of 22 answered."""
    return _("{done} of {total} answered").format(done=tr.number(view.answered), total=tr.number(view.total))


def minutes_left(minutes: int, tr: Translator) -> str:
    """Return as in: about 12 minutes left; empty when nothing is left."""
    if minutes <= 0:
        return ""
    words = ngettext("about {count} minute left", "about {count} minutes left", minutes)
    return words.format(count=tr.number(minutes))


def about_minutes(minutes: int, tr: Translator) -> str:
    """Return as in: about 12 minutes."""
    return ngettext("about {count} minute", "about {count} minutes", minutes).format(count=tr.number(minutes))


def questions(count: int, tr: Translator) -> str:
    """Return as in: 22 questions."""
    return ngettext("{count} question", "{count} questions", count).format(count=tr.number(count))


def count_of(area: AreaProgress, tr: Translator) -> str:
    """Return as in: 2 of 4."""
    return _("{done} of {total}").format(done=tr.number(area.answered), total=tr.number(area.total))


def area_position(view: ProgressView, key: str, tr: Translator) -> str:
    """Return as in: Area 2 of 6."""
    at = [area.key for area in view.areas].index(key) + 1
    return _("Area {number} of {total}").format(number=tr.number(at), total=tr.number(len(view.areas)))


def place(view: ProgressView, area_key: str, tr: Translator) -> tuple[str, str]:
    """The top line of a question: "Area 2 of 6, Digital Resources" and what is left."""
    title = wording.foreign(view.area(area_key).title, tr)
    strong = _("{position}, {title}").format(position=area_position(view, area_key, tr), title=title)
    return strong, "· " + joined(answered_words(view, tr), minutes_left(view.minutes_left, tr))


def round_name(view: ProgressView, tr: Translator) -> str:
    """Return as in: DigCompEdu, second round, started on 9 November 2026."""
    one = view.round
    title = wording.foreign(view.texts.title, tr)
    if one.is_finished:
        words = _("{framework}, {round}, finished on {date}")
    else:
        words = _("{framework}, {round}, started on {date}")
    return words.format(framework=title, round=which_round(one, tr), date=tr.date(one.on))


def which_round(one: Round, tr: Translator) -> str:
    """Return which round of the profile this is: second round."""
    words = {
        1: pgettext("round", "first round"),
        2: pgettext("round", "second round"),
        3: pgettext("round", "third round"),
        4: pgettext("round", "fourth round"),
        5: pgettext("round", "fifth round"),
        6: pgettext("round", "sixth round"),
    }
    return words.get(one.number) or _("round {number}").format(number=tr.number(one.number))


def area_name(area: AreaProgress, tr: Translator) -> str:
    """Return as in: Area 2; the area's own code where that is no number."""
    number = tr.number(int(area.code)) if area.code.isascii() and area.code.isdigit() else area.code
    return _("Area {number}").format(number=number) if number else area.title


def rail_rows(view: ProgressView, current: str, tr: Translator) -> list[RailRow]:
    """The areas below "Questions" in the rail."""
    return [RailRow(area.key, area_name(area, tr), count_of(area, tr), area.key == current) for area in view.areas]


def carried_words(view: ProgressView | QuestionView, answer: Answer, tr: Translator) -> str:
    """An answer taken over from an earlier round: what it is, and the day it was given."""
    if answer.carried_on is None:
        return ""
    scale = view.framework.scale_of(answer.node).key
    level = wording.code(wording.short_level(view.texts, scale, answer.level), tr) if answer.level else ""
    short = level or wording.reason_words(answer.reason, tr)
    return joined(short, _("from {date}").format(date=tr.date(answer.carried_on)))


def area_rows(view: ProgressView, tr: Translator) -> list[Row]:
    """The areas as a list with mark, word and count."""
    marks = {
        AreaStatus.COMPLETED: (_("Completed"), "check", "accent"),
        AreaStatus.IN_PROGRESS: (_("In progress"), "half-circle", "accent"),
        AreaStatus.NOT_STARTED: (_("Not yet started"), "circle", "control"),
    }
    rows = []
    for area in view.areas:
        status, icon, tone = marks[area.status]
        rows.append(Row(area.key, area.title, area.code, status, count_of(area, tr), icon, tone))
    return rows


def first_open(view: ProgressView, answered: frozenset[str], area_key: str) -> str:
    """The first question of an area that has no answer yet, else its first one."""
    in_area = [key for key in view.round.nodes if view.framework.area_of(key).key == area_key]
    return next((key for key in in_area if key not in answered), in_area[0])


def text_direction(language: str) -> Qt.LayoutDirection:
    """How the words of a framework's language read, whatever the window's language."""
    right = direction(language) == "rtl"
    return Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
