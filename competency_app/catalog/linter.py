"""What an author should look at: gaps, doubles, sentences too long or too alike. The framework loads all the same."""

from collections.abc import Iterator, Mapping

from competency_app.catalog.fingerprint import text_hash
from competency_app.catalog.linter_completeness import check_completeness
from competency_app.catalog.linter_names import title_of
from competency_app.catalog.linter_wording import check_wording
from competency_app.domain.completeness import of_language
from competency_app.domain.framework import Framework
from competency_app.domain.framework_file import FrameworkFile, TextFile
from competency_app.domain.packages import Finding, Severity, text_name
from competency_app.i18n import _, ngettext
from competency_app.wording import is_code


def check(framework: Framework, texts: Mapping[str, TextFile]) -> tuple[Finding, ...]:
    """Findings in reading order; errors are what a reader of the framework would stumble over."""
    default = texts[framework.file.default_language]
    found = [*_check_codes(framework, default), *_check_sources(framework), *_check_short_form(framework, default)]
    found += _check_titles(framework, default)
    found += check_completeness(framework, default)
    found += _check_languages(framework, texts)
    for text in texts.values():
        found += _check_strangers(framework, text)
        found += _check_glossary(text)
        found += check_wording(framework, text)
    return tuple(found)


def _check_codes(framework: Framework, text: TextFile) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for node in framework.nodes:
        title = title_of(framework, text, node.key)
        if node.code in seen:
            message = _("The code {code} belongs to “{first}” and to “{second}”.")
            message = message.format(code=node.code, first=seen[node.code], second=title)
            yield _warning("repeated_code", node.key, message)
        seen.setdefault(node.code, title)


def _check_sources(framework: Framework) -> Iterator[Finding]:
    for rule in framework.file.rules:
        if not rule.source:
            yield _warning("rule_without_source", rule.id, _("The rule “{id}” names no source.").format(id=rule.id))
    if framework.file.precision and not framework.file.precision.source:
        yield _warning("precision_without_source", "precision", _("The figures on precision name no source."))
    if framework.file.source.title and not framework.file.licence:
        yield _info("no_licence", "licence", _("The framework names no licence."))


def _check_short_form(framework: Framework, text: TextFile) -> Iterator[Finding]:
    """One question for each top-level node."""
    keys = framework.file.short_form
    if not keys:
        yield _info("no_short_form", "short_form", _("There is no short form, so no quick look is offered."))
        return
    for area in framework.areas:
        count = sum(framework.area_of(key).key == area.key for key in keys)
        if count != 1:
            message = ngettext(
                "The short form asks {count} question in “{area}” instead of one.",
                "The short form asks {count} questions in “{area}” instead of one.",
                count,
            )
            yield _warning(
                "short_form_uneven", area.key, message.format(count=count, area=title_of(framework, text, area.key))
            )


def _check_titles(framework: Framework, text: TextFile) -> Iterator[Finding]:
    has_publisher = bool(framework.file.source.publisher)
    for node in framework.nodes:
        words = text.nodes.get(node.key)
        if words is None or not words.title:
            yield _error("no_title", node.key, _("{code} has no title.").format(code=node.code))
        elif has_publisher and words.title_status == "own":
            message = _("Is the title of {code} the publisher's? Mark it official, or unofficial if unconfirmed.")
            yield _warning("title_unmarked", node.key, message.format(code=node.code))
    for scale in framework.file.scales:
        labels = text.scales.get(scale.key, {})
        for level in scale.levels:
            if level.key not in labels or not labels[level.key].label:
                message = _("The level {level} of the scale “{scale}” has no label.")
                message = message.format(level=level.key, scale=scale.key)
                # A code is a name of its own; any other key is nothing to show.
                severity = Severity.WARNING if is_code(level.key) else Severity.ERROR
                yield Finding(severity, "no_label", f"{scale.key}/{level.key}", message, language=text.language)


def _check_languages(framework: Framework, texts: Mapping[str, TextFile]) -> Iterator[Finding]:
    file = framework.file
    for language in file.languages:
        if language not in texts:
            message = _("The language “{language}” is listed, but its words are missing.")
            yield _error("no_text", text_name(language), message.format(language=language))
    default = texts[file.default_language]
    for language, text in texts.items():
        if language not in file.languages:
            message = _("The words in “{language}” are there, but the language is not listed.")
            yield _warning("language_not_listed", text_name(language), message.format(language=language))
        if text is not default:
            yield from _check_translation(file, default, text)


def _check_translation(file: FrameworkFile, default: TextFile, text: TextFile) -> Iterator[Finding]:
    place = text_name(text.language)
    found = of_language(file, default, text.language, text)
    if found.missing:
        message = ngettext(
            "“{language}”: one text of {total} is not translated, the first is {place}.",
            "“{language}”: {count} texts of {total} are not translated, the first is {place}.",
            len(found.missing),
        )
        count, first = len(found.missing), found.missing[0].name
        message = message.format(language=text.language, count=count, total=found.total, place=first)
        yield _warning("not_translated", place, message)
    if text.hash != text_hash(default):
        message = _("“{language}” does not translate the present words. When it does, set its hash to {hash}.")
        yield _warning("translation_outdated", place, message.format(language=text.language, hash=text_hash(default)))


def _check_strangers(framework: Framework, text: TextFile) -> Iterator[Finding]:
    """Words for nodes or levels the structure does not have: mostly a mistyped key."""
    levels = {level.key for scale in framework.file.scales for level in scale.levels}
    for key, words in text.nodes.items():
        if key not in framework.by_key:
            message = _("The words of “{key}” in “{language}” belong to no node.")
            yield _warning("stray_words", key, message.format(key=key, language=text.language))
        for level in [*words.levels, *words.next_steps]:
            if level not in levels:
                message = _("“{key}” in “{language}” has words for the level “{level}”, which no scale has.")
                yield _warning("stray_words", key, message.format(key=key, language=text.language, level=level))


def _check_glossary(text: TextFile) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in text.glossary:
        term = entry.term.strip().casefold()
        if term in seen or not term:
            message = _("The glossary in “{language}” has “{term}” twice or empty.")
            yield _warning("glossary_repeated", "glossary", message.format(language=text.language, term=entry.term))
        seen.add(term)


def _error(code: str, place: str, message: str) -> Finding:
    return Finding(Severity.ERROR, code, place, message)


def _warning(code: str, place: str, message: str) -> Finding:
    return Finding(Severity.WARNING, code, place, message)


def _info(code: str, place: str, message: str) -> Finding:
    return Finding(Severity.INFO, code, place, message)
