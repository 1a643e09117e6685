"""What an author should look at while writing: everything the linter sees, in words for somebody who sees no files."""

from collections.abc import Iterator
from dataclasses import replace

from competency_app.catalog import linter
from competency_app.catalog.fingerprint import text_hash
from competency_app.catalog.structure import check_structure
from competency_app.domain.completeness import of_language
from competency_app.domain.drafts import Draft
from competency_app.domain.framework import Asking
from competency_app.domain.framework_file import TextFile
from competency_app.domain.packages import Finding, Severity
from competency_app.i18n import _, ngettext

# Said otherwise below, for people who edit no files.
_OTHERWISE = frozenset({"not_translated", "translation_outdated", "nothing_to_answer"})


def check(draft: Draft) -> tuple[Finding, ...]:
    """Findings, errors first; with an error the draft cannot be published."""
    found = [*_check_titles(draft), *_check_entries(draft)]
    found += [one for one in check_structure(draft.file) if one.code not in _OTHERWISE]
    found += _linted(draft)
    for text in draft.texts.values():
        if text is not draft.default:
            found += _check_translation(draft, text)
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def with_fresh_origin(draft: Draft, language: str) -> Draft:
    """A translation that fits the words it was made from as they are now."""
    return draft.with_text(language, hash=text_hash(draft.default))


def with_origins(draft: Draft) -> Draft:
    """Translations written along with their words say so; one that is older than those stays what it is."""
    for language, text in draft.texts.items():
        if text is not draft.default and not text.hash:
            draft = with_fresh_origin(draft, language)
    return draft


def _check_titles(draft: Draft) -> Iterator[Finding]:
    for language, text in draft.texts.items():
        if not text.title:
            message = _("The framework has no title in this language yet.")
            yield Finding(Severity.ERROR, "no_framework_title", "title", message, language=language)


def _check_entries(draft: Draft) -> Iterator[Finding]:
    if not draft.framework.assessable:
        message = _("There is no competence yet that can be answered.")
        yield Finding(Severity.ERROR, "nothing_to_answer", "nodes", message)
    holding = {node.parent for node in draft.file.nodes}
    for node in draft.file.nodes:
        if not node.assessable and node.key not in holding:
            message = _("{code} has no competence below it.").format(code=node.code)
            yield Finding(Severity.WARNING, "empty_branch", node.key, message)
    described = any(words.levels for words in draft.default.nodes.values())
    if draft.file.asking is Asking.CHOOSE_LEVEL and draft.framework.assessable and not described:
        message = _("No level is described yet. People would choose by the names of the levels alone.")
        yield Finding(Severity.INFO, "no_descriptors", "levels", message)


def _linted(draft: Draft) -> Iterator[Finding]:
    for finding in linter.check(draft.framework, draft.texts):
        if finding.code == "no_label":
            yield replace(finding, message=_("This level has no name yet."))
        elif finding.code not in _OTHERWISE:
            yield finding


def _check_translation(draft: Draft, text: TextFile) -> Iterator[Finding]:
    found = of_language(draft.file, draft.default, text.language, text, text_hash(draft.default))
    if found.missing:
        message = ngettext(
            "One text of {total} is not translated yet.",
            "{count} texts of {total} are not translated yet.",
            len(found.missing),
        )
        message = message.format(count=len(found.missing), total=found.total)
        yield Finding(Severity.WARNING, "not_translated", text.language, message, language=text.language)
    if found.is_older:
        message = _("The words this translation was made from have changed since.")
        yield Finding(Severity.WARNING, "translation_outdated", text.language, message, language=text.language)
