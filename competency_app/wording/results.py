"""Sentences about one round: where most answers lie, and how every figure came about."""

from collections.abc import Callable, Mapping

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.middle import LEAST_ANSWERS
from competency_app.domain.results import AreaResult, CompetenceResult, Result, Trace
from competency_app.i18n import Translator
from competency_app.wording.choices import reason_words
from competency_app.wording.names import level_name, level_names, level_range, rounded, titled


def result_sentence(result: Result, framework: Framework, texts: Texts, tr: Translator) -> str:
    """The title of the result page: where most answers lie."""
    if not result.spread:
        return tr.gettext("Not enough answers for a picture yet.")
    names = level_names(texts, result.scale, result.spread, tr)
    levels = framework.scales[result.scale].levels
    given = [level.key for level in levels if result.counts.get(level.key)]
    is_all = (given[0], given[-1]) == (result.spread[0], result.spread[-1])
    if len(names) == 1:
        one = tr.gettext("All answers lie at {level}.") if is_all else tr.gettext("Most answers lie at {level}.")
        return one.format(level=names[0])
    between = (
        tr.gettext("All answers lie between {lowest} and {highest}.")
        if is_all
        else tr.gettext("Most answers lie between {lowest} and {highest}.")
    )
    return between.format(lowest=names[0], highest=names[1])


def result_note(result: Result, tr: Translator) -> str:
    """The line below the title."""
    if result.first_look:
        return tr.gettext("A first look from a few questions, drawn by you.")
    return tr.gettext("A picture of today, drawn by you.")


def missing_words(result: Result, tr: Translator) -> str:
    """What stands in a row of an area without figures."""
    if result.first_look:
        return tr.gettext("A first look shows no areas")
    return tr.gettext("Not enough answers yet")


def why_missing(tr: Translator) -> str:
    """What an area or a picture needs."""
    return tr.gettext("A picture needs at least half of the answers, and at least two.")


def count_words(answered: int, applicable: int, tr: Translator) -> str:
    """`4 of 4`."""
    return tr.gettext("{answered} of {total}").format(answered=tr.number(answered), total=tr.number(applicable))


def middle_words(area: AreaResult, scale: str, texts: Texts, tr: Translator) -> str:
    """The middle of an area, one level or two; empty without enough answers."""
    return level_range(level_names(texts, scale, area.median, tr), tr)


def spoken_area(area: AreaResult, result: Result, framework: Framework, texts: Texts, tr: Translator) -> str:
    """An area's row as a screen reader says it."""
    name = titled(framework, texts, area.node, tr)
    count = count_words(area.answered, area.applicable, tr)
    if not area.enough or area.low is None or area.high is None:
        words = missing_words(result, tr)
        return tr.gettext("{area}: {count} answered. {missing}.").format(area=name, count=count, missing=words)
    if area.reached is not None:
        level = level_name(texts, result.area_scale, area.reached, tr)
        return tr.gettext("{area}: {count} answered, reaches {level}.").format(area=name, count=count, level=level)
    return tr.gettext("{area}: {count} answered, {range}, middle {middle}.").format(
        area=name,
        count=count,
        range=level_range(level_names(texts, result.scale, (area.low, area.high), tr), tr),
        middle=middle_words(area, result.scale, texts, tr),
    )


def answer_words(one: CompetenceResult, framework: Framework, texts: Texts, tr: Translator) -> str:
    """The level of a competence, or why it has none."""
    if one.level is None:
        return reason_words(one.reason, tr)
    return level_name(texts, framework.scale_of(one.node).key, one.level, tr)


def spoken_competence(one: CompetenceResult, framework: Framework, texts: Texts, tr: Translator) -> str:
    """A competence's row as a screen reader says it."""
    return tr.gettext("{competence}: {answer}").format(
        competence=titled(framework, texts, one.node, tr), answer=answer_words(one, framework, texts, tr)
    )


def precision_sentence(framework: Framework, tr: Translator) -> str:
    """What the likely range rests on."""
    precision = framework.file.precision
    if precision is None:
        return tr.gettext("There is no information on precision, so only counts are shown.")
    basis = tr.gettext(
        "The likely range rests on a reliability of {reliability} for {items} answers and a spread of {levels} "
        "levels for one answer."
    ).format(
        reliability=tr.number(precision.reliability),
        items=tr.number(precision.items),
        levels=tr.number(precision.sd_levels),
    )
    if precision.status != "assumption":
        return basis
    status = tr.gettext("These figures are an assumption; nobody measured them with your answers.")
    return tr.sentences(basis, status)


def trail_lines(result: Result, framework: Framework, texts: Texts, tr: Translator) -> tuple[str, ...]:
    """How the result came about, a line per step."""
    return tuple(_LINES[step.kind](step, _Names(result, framework, texts, tr)) for step in result.trail)


class _Names:
    """Names of levels and areas for the lines of one trail."""

    def __init__(self, result: Result, framework: Framework, texts: Texts, tr: Translator) -> None:
        self.result, self.framework, self.texts, self.tr = result, framework, texts, tr

    def area(self, key: str) -> str:
        return titled(self.framework, self.texts, key, self.tr)

    def answers(self, levels: tuple[str, ...]) -> tuple[str, ...]:
        return level_names(self.texts, self.result.scale, levels, self.tr)

    def stage(self, level: str) -> str:
        return level_name(self.texts, self.result.area_scale, level, self.tr)

    def figures(self, step: Trace) -> dict[str, str]:
        return {
            name: value if isinstance(value, str) else rounded(value, self.tr) for name, value in step.figures.items()
        }


def _counted(step: Trace, names: _Names) -> str:
    tr, figures = names.tr, names.figures(step)
    parts = {
        "not_applicable": tr.gettext("{number} not part of your work"),
        "cannot_judge": tr.gettext("{number} you cannot judge yet"),
        "open": tr.gettext("{number} not answered"),
    }
    left_out = [words.format(number=figures[name]) for name, words in parts.items() if step.figures[name]]
    if not left_out:
        return tr.gettext("All {total} competences have a level.").format(**figures)
    line = tr.gettext("{rated} of {total} competences have a level. Left out, not counted as lowest: {parts}.")
    return line.format(parts=tr.join(left_out), **figures)


def _carried(step: Trace, names: _Names) -> str:
    words = names.tr.ngettext(
        "{carried} answer was taken over from a round of an earlier version and keeps its date.",
        "{carried} answers were taken over from a round of an earlier version and keep their dates.",
        int(step.figures["carried"]),
    )
    return words.format(**names.figures(step))


def _area_middle(step: Trace, names: _Names) -> str:
    middles = int(step.figures["middles"])
    levels = names.answers(step.levels)
    chosen, middle = levels[:-middles], levels[-middles:]
    listed = names.tr.join(chosen)
    if middles < LEAST_ANSWERS:
        line = names.tr.gettext("{area}: {levels}; the middle is {middle}.")
        return line.format(area=names.area(step.node), levels=listed, middle=middle[0])
    line = names.tr.gettext("{area}: {levels}; the middle lies between {lowest} and {highest}.")
    return line.format(area=names.area(step.node), levels=listed, lowest=middle[0], highest=middle[1])


def _area_band(step: Trace, names: _Names) -> str:
    line = names.tr.gettext(
        "{area}: likely range from {low} to {high} around the average {mean}, counting the lowest level as 1."
    )
    return line.format(area=names.area(step.node), **names.figures(step))


def _area_not_enough(step: Trace, names: _Names) -> str:
    line = names.tr.gettext("{area}: {answered} of {applicable} answered, which is not enough for a summary.")
    return line.format(area=names.area(step.node), **names.figures(step))


def _area_points(step: Trace, names: _Names) -> str:
    line = (
        names.tr.gettext("{area}: {reached} of {greatest} points, which is {level}.")
        if step.figures["greatest"] == step.figures["bands_max"]
        else names.tr.gettext(
            "{area}: {reached} of {greatest} points, the same share as {scaled} of {bands_max}, which is {level}."
        )
    )
    level = names.stage(step.levels[0])
    return line.format(area=names.area(step.node), level=level, **names.figures(step))


def _overall_points(step: Trace, names: _Names) -> str:
    line = (
        names.tr.gettext("All answers: {reached} of {greatest} points, which is {level}.")
        if step.figures["greatest"] == step.figures["bands_max"]
        else names.tr.gettext(
            "All answers: {reached} of {greatest} points, the same share as {scaled} of {bands_max}, which is {level}."
        )
    )
    return line.format(level=names.stage(step.levels[0]), **names.figures(step))


def _area_stage(step: Trace, names: _Names) -> str:
    reached, stopped = step.levels
    fields = {"area": names.area(step.node), "stage": names.stage(reached), "next": names.stage(stopped)}
    tr = names.tr
    if not stopped:
        line = tr.gettext("{area}: every stage up to {stage} is mastered.")
    elif step.figures["why"] == "open":
        line = (
            tr.gettext("{area}: mastered up to {stage}; {next} has no level yet, so the count ends there.")
            if reached
            else tr.gettext("{area}: {next} has no level yet, so no stage is counted.")
        )
    else:
        line = (
            tr.gettext("{area}: mastered up to {stage}; {next} is still growing.")
            if reached
            else tr.gettext("{area}: {next}, the first stage, is still growing.")
        )
    return line.format(**fields)


def _spread(step: Trace, names: _Names) -> str:
    levels = names.answers(step.levels)
    fields = {"rated": names.figures(step)["rated"], "lowest": levels[0], "highest": levels[-1]}
    if len(levels) < LEAST_ANSWERS:
        line = names.tr.gettext(
            "All {rated} levels in order, a quarter laid aside at each end: the others lie at {lowest}."
        )
    else:
        line = names.tr.gettext(
            "All {rated} levels in order, a quarter laid aside at each end: the others lie between {lowest} "
            "and {highest}."
        )
    return line.format(**fields)


_LINES: Mapping[str, Callable[[Trace, _Names], str]] = {
    "counted": _counted,
    "carried": _carried,
    "area-middle": _area_middle,
    "area-band": _area_band,
    "area-not-enough": _area_not_enough,
    "area-points": _area_points,
    "area-stage": _area_stage,
    "overall-points": _overall_points,
    "spread": _spread,
}


def overall_sentence(result: Result, texts: Texts, tr: Translator) -> str:
    """The level of all answers under a rule that has one; empty otherwise."""
    if result.overall is None:
        return ""
    level = level_name(texts, result.scale, result.overall, tr)
    return tr.gettext("By points, all answers together are closest to {level}.").format(level=level)
