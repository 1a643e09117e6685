"""Sentences about two rounds, kind about what went down."""

from datetime import date

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.results import AreaChange, Comparison, NodeChange
from competency_app.i18n import Translator
from competency_app.wording.dates import told_apart
from competency_app.wording.names import code, level_names, level_range, number_word, rounded, sentence, titled

MOST_NAMED = 3


def change_sentence(comparison: Comparison, tr: Translator) -> str:
    """The title of the page over time: how many answers moved up and down."""
    if not comparison.joined:
        return tr.gettext("Two versions of the framework, side by side.")
    if not comparison.changes:
        return tr.gettext("No competence has a level at both dates.")
    up, down = comparison.up, comparison.down
    if not up and not down:
        return tr.gettext("Every answer stayed where it was.")
    if up and down:
        whole = tr.gettext("{up}, {down}.").format(up=_moved_up(up, tr), down=_moved_down(down, tr))
    else:
        line = (
            tr.ngettext("{number} answer moved up, none moved down.", "{number} answers moved up, none moved down.", up)
            if up
            else tr.ngettext(
                "{number} answer moved down, none moved up.", "{number} answers moved down, none moved up.", down
            )
        )
        whole = line.format(number=number_word(up or down, tr))
    return sentence(whole)


def _moved_up(number: int, tr: Translator) -> str:
    line = tr.ngettext("{number} answer moved up", "{number} answers moved up", number)
    return line.format(number=number_word(number, tr))


def _moved_down(number: int, tr: Translator) -> str:
    line = tr.ngettext("{number} moved down", "{number} moved down", number)
    return line.format(number=number_word(number, tr))


def clear_sentence(comparison: Comparison, tr: Translator) -> str:
    """The line below the title: how many changes are larger than answering twice explains."""
    if not comparison.joined:
        return tr.gettext("Their answers are not joined, because questions or levels may differ.")
    if comparison.wobble is None:
        return tr.gettext("There is no information on precision, so the changes are shown as they are.")
    if not comparison.clear:
        return tr.gettext("No change is larger than the usual wobble.")
    line = tr.ngettext(
        "{number} change is larger than the usual wobble.",
        "{number} changes are larger than the usual wobble.",
        comparison.clear,
    )
    return sentence(line.format(number=number_word(comparison.clear, tr)))


def lower_hint(comparison: Comparison, tr: Translator) -> str:
    """A kind sentence about answers that went down; empty when none did."""
    lower = [change for change in comparison.changes if change.step < 0]
    if not lower:
        return ""
    before, after = date.fromisoformat(comparison.before_on), date.fromisoformat(comparison.after_on)
    is_one_month = (before.year, before.month) == (after.year, after.month)
    is_short = len(lower) <= MOST_NAMED
    than_in_month, than_before = (_named if is_short else _counted)(len(lower), tr)
    fact = (than_before if is_one_month else than_in_month).format(
        codes=tr.join([code(change.code, tr) for change in lower]),
        number=number_word(len(lower), tr),
        month=told_apart(before, after, tr)[0],
    )
    comfort = tr.gettext("That is common after learning more about a topic.")
    return tr.sentences(fact if is_short else sentence(fact), comfort)


def _named(number: int, tr: Translator) -> tuple[str, str]:
    """Which answers went down: for dates that months tell apart, and for two dates in one month."""
    return (
        tr.ngettext("{codes} is lower than in {month}.", "{codes} are lower than in {month}.", number),
        tr.ngettext("{codes} is lower than before.", "{codes} are lower than before.", number),
    )


def _counted(number: int, tr: Translator) -> tuple[str, str]:
    """How many answers went down, in the same two ways."""
    return (
        tr.ngettext("{number} answer is lower than in {month}.", "{number} answers are lower than in {month}.", number),
        tr.ngettext("{number} answer is lower than before.", "{number} answers are lower than before.", number),
    )


def why_lower(tr: Translator) -> str:
    """The answer to “Why can it go down?”."""
    return tr.gettext(
        "Learning moves the yardstick: once you know what is possible, the same practice looks smaller than "
        "before. A lower answer can also come from a different class, other equipment or a stricter day. It takes "
        "nothing away from what you do. If you like, look back and mark where you really stood at the earlier "
        "date; both marks stay side by side."
    )


def top_sentence(comparison: Comparison, tr: Translator) -> str:
    """How many answers could not rise, empty for none."""
    at_top = sum(change.at_top for change in comparison.changes)
    if not at_top:
        return ""
    line = tr.ngettext(
        "{number} answer was already at the highest level.",
        "{number} answers were already at the highest level.",
        at_top,
    )
    return sentence(line.format(number=number_word(at_top, tr)))


def verdict_words(verdict: str, tr: Translator) -> str:
    """`higher`, `lower` or `none` as teachers read it."""
    return {
        "higher": tr.gettext("clearly higher"),
        "lower": tr.gettext("clearly lower"),
        "none": tr.gettext("no clear change"),
    }[verdict]


def moved_words(change: NodeChange, framework: Framework, texts: Texts, tr: Translator) -> str:
    """`A2 to B1`, or the level alone where it stayed."""
    scale = framework.scale_of(change.node).key
    return level_range(level_names(texts, scale, (change.before, change.after), tr), tr)


def spoken_change(
    change: NodeChange, comparison: Comparison, framework: Framework, texts: Texts, tr: Translator
) -> str:
    """A competence's row as a screen reader says it."""
    name = titled(framework, texts, change.node, tr)
    moved = moved_words(change, framework, texts, tr)
    if comparison.wobble is None:
        return tr.gettext("{competence}: {change}").format(competence=name, change=moved)
    verdict = verdict_words(change.verdict, tr)
    return tr.gettext("{competence}: {change}, {verdict}").format(competence=name, change=moved, verdict=verdict)


def area_change_words(area: AreaChange, framework: Framework, texts: Texts, tr: Translator) -> str:
    """What happened in an area as a whole; the counts alone where nothing is known about precision."""
    name = titled(framework, texts, area.node, tr)
    if area.mean_step is None:
        return tr.gettext("{area}: one competence to compare, so nothing is said about the area.").format(area=name)
    if framework.file.precision is None:
        line = tr.ngettext(
            "{area}: of {number} competence, {up} higher and {down} lower",
            "{area}: of {number} competences, {up} higher and {down} lower",
            area.compared,
        )
        return line.format(area=name, number=tr.number(area.compared), up=tr.number(area.up), down=tr.number(area.down))
    verdict = "none" if not area.is_clear else "higher" if area.mean_step > 0 else "lower"
    line = tr.ngettext(
        "{area}: {step} levels on average over {number} competence, {verdict}",
        "{area}: {step} levels on average over {number} competences, {verdict}",
        area.compared,
    )
    return line.format(
        area=name,
        step=code(("+" if area.mean_step > 0 else "") + rounded(area.mean_step, tr), tr),
        number=tr.number(area.compared),
        verdict=verdict_words(verdict, tr),
    )


def group_heading(verdict: str, tr: Translator) -> str:
    """Heading of a group of changes; `unknown` where nothing is known about precision."""
    return {
        "higher": tr.gettext("Larger than the usual wobble: clearly higher"),
        "lower": tr.gettext("Larger than the usual wobble: clearly lower"),
        "none": tr.gettext("Within the usual wobble: no clear change"),
        "unknown": tr.gettext("No information on precision"),
    }[verdict]


def wobble_legend(tr: Translator) -> str:
    """What the grey band behind two dots means."""
    return tr.gettext("usual wobble when the same question is answered twice")


def wobble_sentence(comparison: Comparison, tr: Translator) -> str:
    """What “usual wobble” means here, with its size; empty where it is unknown."""
    if comparison.wobble is None:
        return ""
    return tr.gettext(
        "Answering the same question twice can move an answer by up to {levels} levels without any change behind "
        "it. Only what moves further is called clearly higher or clearly lower."
    ).format(levels=rounded(comparison.wobble, tr))


def no_comparison_group(tr: Translator) -> str:
    """What a change over time cannot show."""
    return tr.gettext("A difference between two dates does not show what caused it.")
