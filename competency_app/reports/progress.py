"""What changed between two dates, and how much of it is more than answering twice would bring."""

from __future__ import annotations

from collections.abc import Iterator

from competency_app.domain.figures import DumbbellFigure, TableFigure
from competency_app.i18n import Translator
from competency_app.reports import blocks as b
from competency_app.reports.content import Moved, ProgressReport
from competency_app.reports.legends import charted
from competency_app.reports.passport import footer, running_head, untranslated
from competency_app.reports.plan import closed_goals

_SHARES = (0.08, 0.52, 0.2, 0.2)


def progress_report(content: ProgressReport, tr: Translator) -> b.Report:
    """The report as blocks."""
    passport = content.passport
    title = tr.gettext("What changed")
    return b.Report(
        title=" · ".join(filter(None, (title, passport.name))),
        running=running_head(title, passport, tr),
        author=passport.program,
        language=tr.language,
        footer=footer(passport, tr),
        blocks=tuple(progress_blocks(content, tr)),
    )


def progress_blocks(content: ProgressReport, tr: Translator) -> Iterator[b.Block]:
    """The change first, then what it rests on, then every competence at both dates."""
    _ = tr.gettext
    passport = content.passport
    dates = _("{before} and {after}").format(before=tr.date(content.before_on), after=tr.date(content.after_on))
    subtitle = " · ".join(filter(None, (passport.name, _("own ratings of {dates}").format(dates=dates))))
    yield b.TitleBlock(_("What changed"), subtitle, (passport.framework, tr.date(passport.on)))
    yield from untranslated(passport)
    yield b.Lead(content.lead)
    if content.detail:
        yield b.Words(content.detail, quiet=True)
    yield b.Gap(16)
    yield from _chart("", content.changed, content.changed_twin)
    if content.counts:
        yield b.Words(content.counts)
        yield b.Gap(32)
    if content.areas:
        yield b.Heading(_("Areas"))
        yield b.Table(("",), tuple((line,) for line in content.areas), (1.0,))
        yield b.Gap(32)
    yield from _look_back(content.look_back, tr)
    if content.why_lower:
        yield b.Keep((b.Heading(_("Why can it go down?")), b.Words(content.why_lower)))
        yield b.Gap(32)
    yield from _reading(content.reading, tr)
    yield from closed_goals(content.closed, tr)
    yield from _both_dates(content, tr)


def _chart(title: str, figure: DumbbellFigure | None, twin: TableFigure | None) -> Iterator[b.Block]:
    if figure is not None and any(group.rows for group in figure.groups):
        yield charted(figure, twin, title)
        yield b.Gap(32)


def _look_back(moved: tuple[Moved, ...], tr: Translator) -> Iterator[b.Block]:
    """Later ratings of the earlier date: shown beside the answers, never mixed with them."""
    if not moved:
        return
    _ = tr.gettext
    rows = tuple((one.code, one.title, one.before, one.look_back) for one in moved)
    yield b.Heading(_("Looking back"))
    yield b.Words(
        _("Marked later: where the teacher really stood at the first date. Kept apart and not counted above."),
        quiet=True,
    )
    yield b.Table(("", "", _("chosen then"), _("seen from now")), rows, _SHARES)
    yield b.Gap(32)


def _both_dates(content: ProgressReport, tr: Translator) -> Iterator[b.Block]:
    yield from _chart(tr.gettext("All competences"), content.everything, content.everything_twin)
    if content.competences:
        rows = tuple((one.code, one.title, one.before, one.after) for one in content.competences)
        before, after = tr.date(content.before_on, "medium"), tr.date(content.after_on, "medium")
        table = b.Table(("", "", before, after), rows, _SHARES)
        yield b.Keep((b.Heading(tr.gettext("Both dates in words")), table))
        yield b.Gap(32)


def _reading(sentences: tuple[str, ...], tr: Translator) -> Iterator[b.Block]:
    if not sentences:
        return
    blocks: list[b.Block] = [b.Heading(tr.gettext("How to read it"))]
    for sentence in sentences:
        blocks += [b.Words(sentence), b.Gap(6)]
    yield b.Keep(tuple(blocks))
    yield b.Gap(26)
