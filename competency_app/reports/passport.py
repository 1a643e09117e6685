"""The footer of every report: what it is, what it is not, and where its figures come from."""

from __future__ import annotations

from collections.abc import Iterator

from competency_app.i18n import Translator
from competency_app.reports import blocks as b
from competency_app.reports.blocks import Footer
from competency_app.reports.content import Passport


def footer(passport: Passport, tr: Translator) -> Footer:
    """The passport under every page."""
    _ = tr.gettext
    figures = (
        f"{passport.framework} {passport.version}".strip(),
        _("rule “{rule}” {version}").format(rule=passport.rule, version=passport.rule_version).strip(),
        _("data of {date}").format(date=tr.date(passport.on)),
        answered(passport, tr),
        passport.program,
    )
    print_ = " ".join(passport.fingerprint[at : at + 4] for at in range(0, min(len(passport.fingerprint), 12), 4))
    source = (
        _("Fingerprint {code}").format(code=print_) if print_ else "",
        passport.credit,
        _("adapted; not endorsed") if passport.credit else "",
    )
    return Footer(
        promise=_("Self-assessment, not a certificate"),
        page=_("Page {page} of {pages}"),
        lines=(" · ".join(filter(None, figures)), " · ".join(filter(None, source))),
    )


def untranslated(passport: Passport) -> Iterator[b.Block]:
    """A quiet line below the title where the framework's words are in another language."""
    if passport.untranslated:
        yield b.Words(passport.untranslated, small=True)
        yield b.Gap(8)


def answered(passport: Passport, tr: Translator) -> str:
    """How many of the questions have a level; “cannot judge yet” and “not part of my work” have none."""
    words = tr.ngettext("{count} of {total} answered", "{count} of {total} answered", passport.answered)
    return words.format(count=tr.number(passport.answered), total=tr.number(passport.total))


def running_head(title: str, passport: Passport, tr: Translator) -> str:
    """Title, name and date for every page but the first."""
    return " · ".join(filter(None, (title, passport.name, tr.date(passport.on))))
