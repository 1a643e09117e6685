"""The self-assessment profile: where the teacher places their practice today, and how that was worked out."""

from __future__ import annotations

from collections.abc import Iterator

from competency_app.i18n import Translator
from competency_app.reports import blocks as b
from competency_app.reports.content import PARTS, PlanReport, ProfileReport
from competency_app.reports.legends import charted
from competency_app.reports.passport import answered, footer, running_head, untranslated
from competency_app.reports.plan import plan_blocks


def profile_report(
    content: ProfileReport, tr: Translator, parts: frozenset[str] = PARTS, plan: PlanReport | None = None
) -> b.Report:
    """The report as blocks; `parts` are the pages asked for, `plan` is put in before the method page."""
    passport = content.passport
    title = tr.gettext("Self-assessment profile")
    return b.Report(
        title=" · ".join(filter(None, (title, passport.name))),
        running=running_head(title, passport, tr),
        author=passport.program,
        language=tr.language,
        footer=footer(passport, tr),
        blocks=tuple(profile_blocks(content, tr, parts, plan)),
    )


def profile_blocks(
    content: ProfileReport, tr: Translator, parts: frozenset[str], plan: PlanReport | None = None
) -> Iterator[b.Block]:
    """Picture, all competences, notes, plan, method: each only if asked for."""
    _ = tr.gettext
    passport = content.passport
    kind = _("own rating, quick first look") if content.first_look else _("own rating")
    yield b.TitleBlock(
        _("Self-assessment profile"),
        " · ".join(filter(None, (passport.name, kind))),
        (passport.framework, tr.date(passport.on)),
    )
    yield from untranslated(passport)
    yield b.Lead(content.lead)
    if content.first_look:
        yield b.Words(_("A quick first look asks one question per area. It shows no figures for areas."), quiet=True)
    yield b.Gap(16)
    if "profile" in parts:
        yield from _picture(content, tr)
    if "competences" in parts:
        yield from _competences(content, tr)
    if "notes" in parts:
        yield from _notes(content, tr)
    if "plan" in parts and plan is not None:
        yield b.NewPage()
        yield from plan_blocks(plan, tr)
    if "method" in parts:
        has_notes = plan is None and "notes" in parts and (content.notes or content.evidence)
        yield b.Gap(16) if has_notes else b.NewPage()
        yield from _method(content, tr)


def _picture(content: ProfileReport, tr: Translator) -> Iterator[b.Block]:
    _ = tr.gettext
    if content.strip is not None and content.strip.rows:
        yield charted(content.strip, content.twin)
        yield b.Gap(32)
    if content.stages:
        yield b.Heading(_("Stage reached in each aspect"))
        yield b.Levels(content.stages)
        yield b.Gap(32)
    if content.strengths or content.closer_look:
        yield b.SideBySide((_("Comes easily now"), content.strengths), (_("Worth a closer look"), content.closer_look))
        yield b.Gap(32)


def _competences(content: ProfileReport, tr: Translator) -> Iterator[b.Block]:
    yield b.Heading(tr.gettext("All competences"))
    yield b.Levels(content.competences)
    yield b.Gap(32)


def _notes(content: ProfileReport, tr: Translator) -> Iterator[b.Block]:
    _ = tr.gettext
    if content.notes:
        rows = []
        for note in content.notes:
            label = f"{note.code} {note.title}".strip()
            rows.append(b.Row(label, "\n".join(filter(None, (note.barrier, note.text)))))
        yield b.Heading(_("Notes and what stands in the way"))
        yield b.Words(_("What stands in the way says something about the place, not about the teacher."), quiet=True)
        yield b.Gap(8)
        yield b.Rows(tuple(rows))
        yield b.Gap(32)
    if content.evidence:
        yield b.Heading(_("Evidence"))
        columns = (_("What it is"), _("Belongs to"), _("Who has looked"))
        shown = tuple((one.title, " · ".join(one.codes), one.trust) for one in content.evidence)
        yield b.Table(columns, shown, (0.5, 0.22, 0.28))
        yield b.Gap(32)


def _method(content: ProfileReport, tr: Translator) -> Iterator[b.Block]:
    _ = tr.gettext
    passport = content.passport
    yield b.TitleBlock(
        _("How this is worked out"), " · ".join(filter(None, (passport.name, _("for everyone who reads this")))), ()
    )
    asked = [
        (_("Framework"), f"{passport.framework} {passport.version}".strip()),
        (_("Asked"), content.form),
        (_("Answered"), answered(passport, tr)),
        (_("Date"), tr.date(passport.on)),
        (_("Rule"), f"{passport.rule} {passport.rule_version}".strip()),
        (_("As a whole"), content.placement),
        (_("Source"), passport.source),
    ]
    rows = b.Rows(tuple(b.Row(label, text) for label, text in asked if text))
    yield b.Keep((b.Heading(_("What was asked")), rows))
    yield b.Gap(24)
    if content.trail:
        yield b.Heading(_("Step by step"))
        for line in content.trail:
            yield b.Words(line)
            yield b.Gap(4)
        yield b.Gap(20)
    yield from _reading(content, tr)
    yield from _scale(content, tr)


def _reading(content: ProfileReport, tr: Translator) -> Iterator[b.Block]:
    _ = tr.gettext
    yield b.Heading(_("How to read it"))
    sentences = (
        *content.reading,
        _("Whoever answers the same question twice may well choose the level beside it. We call that the wobble."),
        _("The levels are the teacher’s own view. Nobody has checked them unless a line says so."),
    )
    for sentence in sentences:
        yield b.Words(sentence)
        yield b.Gap(6)
    yield b.Gap(18)


def _scale(content: ProfileReport, tr: Translator) -> Iterator[b.Block]:
    if not content.scale:
        return
    rows = tuple((one.key if one.key != one.label else "", one.label, one.meaning) for one in content.scale)
    has_keys, has_meaning = any(row[0] for row in rows), any(row[2] for row in rows)
    shares = (0.09 if has_keys else 0.0, 0.18 if has_meaning else 0.91, 0.73 if has_meaning else 0.0)
    used = [column for column, share in enumerate(shares) if share]
    yield b.Keep(
        (
            b.Heading(tr.gettext("What the levels mean")),
            b.Table(
                ("",) * len(used),
                tuple(tuple(row[column] for column in used) for row in rows),
                tuple(shares[column] for column in used),
            ),
        )
    )
