"""`competency-app framework`: list, show, check, import and export frameworks."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from competency_app.cli.options import language_option, profile_option
from competency_app.domain.packages import Severity
from competency_app.errors import KnownError
from competency_app.exchange.digcomp3.levels import EIGHT, FOUR, SIX
from competency_app.exchange.sheets.mapping import Layout
from competency_app.exchange.sheets.text_table import DELIMITERS
from competency_app.exchange.writing import FORMATS
from competency_app.i18n import LANGUAGES, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from competency_app.actions.frameworks import ImportPreview
    from competency_app.domain.completeness import Completeness
    from competency_app.domain.packages import Finding, Options
    from competency_app.workspace import Workspace

_profile_or_none = click.option(
    "--profile",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A profile file, to take its imported frameworks into account.",
)


def _pairs(_ctx: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """`KEY=VALUE` given any number of times, by key."""
    for one in given:
        if "=" not in one:
            raise click.BadParameter(one)
    return dict(one.split("=", 1) for one in given)


_path_argument = click.argument("path", type=click.Path(path_type=Path))


@click.group("framework")
def command() -> None:
    """List, show, check, import and export frameworks."""


@command.command("list")
@_profile_or_none
def list_frameworks(profile: Path | None) -> None:
    """Print every framework: id, version, size, languages with the share of texts they have, title."""
    from competency_app.actions import frameworks

    with _opened(profile) as workspace:
        for one in frameworks.frameworks(workspace):
            size = f"{one.counts.areas}/{one.counts.competences}/{one.counts.levels}"
            found = frameworks.completeness(workspace, frameworks.find(workspace, one.id, one.version))
            languages = ", ".join(_share(language) for language in found)
            click.echo(f"{one.id}\t{one.version}\t{size}\t{languages}\t{one.title}")


@command.command("show")
@click.argument("framework_id", metavar="ID")
@_profile_or_none
@language_option
def show(framework_id: str, profile: Path | None, language: str) -> None:
    """Print a framework's identity, source and tree."""
    from competency_app.actions import frameworks

    with _opened(profile) as workspace:
        framework = frameworks.find(workspace, framework_id)
        words = frameworks.texts(workspace, framework, language)
        click.echo(f"{words.title} ({framework.id} {framework.version})")
        click.echo(framework.fingerprint)
        click.echo(framework.credit_line(words) or framework.file.source.title)
        click.echo(" < ".join(level.key for level in framework.asking_scale.levels))
        for row in frameworks.tree(framework, words):
            click.echo(f"{'  ' * row.depth}{row.code}  {row.title}")


@command.command("check")
@_path_argument
def check(path: Path) -> None:
    """Print what an author should look at; exit code 1 when there are errors."""
    from competency_app.actions import frameworks
    from competency_app.i18n import _, ngettext

    findings = frameworks.check(path)
    for finding in findings:
        click.echo(_line(finding))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        message = ngettext("One error was found.", "{count} errors were found.", errors)
        raise KnownError("errors_found", message.format(count=errors))
    if not findings:
        click.echo(_("Nothing to report."))


@command.command("import")
@_path_argument
@profile_option
@click.option("--language", default="und", help="Language of the words, for files that do not name it (en, de, …).")
@click.option("--as", "framework_id", metavar="ID", help="Make it a version of this framework; for files without id.")
@click.option(
    "--map",
    "maps",
    metavar="ROLE=COLUMN",
    multiple=True,
    help="For tables: what a column holds, such as title=B, code=A, level=D,E,F, title@1=A for areas, keep=G.",
)
@click.option("--sheet", help="For workbooks: the sheet to read, by name or number from 1.")
@click.option("--header", metavar="ROW", help="For tables: the number of the row of headings, 0 for none.")
@click.option(
    "--layout",
    type=click.Choice([one.value for one in Layout]),
    help="For tables: how they say what stands under what.",
)
@click.option(
    "--levels",
    type=click.Choice([FOUR, SIX, EIGHT]),
    help="For DigComp 3.0: how many levels teachers choose from. [default: 4]",
)
@click.option("--encoding", help="For text tables: their encoding, such as cp1252.")
@click.option("--delimiter", type=click.Choice([*DELIMITERS]), help="For text tables: what stands between the cells.")
def import_framework(  # one argument an option
    *, path: Path, profile: Path, language: str, framework_id: str | None, maps: tuple[str, ...], **asked: str | None
) -> None:
    """Read a framework from a file or folder and keep it in a profile; what a new version changes is on stderr.

    Of a table it prints on stderr what was taken for what; --map and its companions correct that.
    """
    from competency_app.actions import frameworks

    preview = frameworks.preview(path, language=language, framework_id=framework_id, options=_options(maps, asked))
    for sentence in preview.reading.assumed:
        click.echo(f"{Severity.INFO.value}: {sentence}", err=True)
    for choice in preview.choices:
        taken = dict(choice.answers).get(choice.chosen, choice.chosen)
        click.echo(f"{Severity.INFO.value}: {choice.question}: {taken} (--{choice.key} {choice.chosen})", err=True)
    if preview.framework is None:
        first, *others = preview.findings
        for finding in others:
            click.echo(_line(finding), err=True)
        raise KnownError(first.code, sentences(first.message, first.done))
    for finding in preview.findings:
        click.echo(_line(finding), err=True)
    with _opened(profile, read_only=False) as opened:
        workspace = _there(opened)
        _print_difference(workspace, preview)
        said = frameworks.add(workspace, preview).said
    click.echo(said)
    click.echo(f"{preview.framework.id}\t{preview.framework.version}")


def _print_difference(workspace: Workspace, preview: ImportPreview) -> None:
    """On stderr: what the framework changes against the version of it that is here."""
    from competency_app.actions import editions

    found = editions.arrival(workspace, preview).difference
    if found is None:
        return
    click.echo(found.sentence, err=True)
    for group in found.groups:
        click.echo(group.heading, err=True)
        for line in group.lines:
            click.echo(f"  {line}", err=True)


@command.command("template")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Workbook (.xlsx) to write."
)
@click.option("--language", type=click.Choice([*LANGUAGES]), help="Language of headings and examples. [default: yours]")
def template(out: Path, language: str | None) -> None:
    """Write a workbook to fill in, with two example rows; it can be imported as it is."""
    from competency_app.actions import tables
    from competency_app.i18n import language as interface_language

    click.echo(str(tables.write_template(out, language or interface_language())))


@command.command("export")
@click.argument("framework_id", metavar="ID")
@click.option(
    "--format",
    "file_format",
    type=click.Choice([*FORMATS, "folder"]),
    default="package",
    show_default=True,
    help="What to write; “folder” is the package unpacked.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File or folder to write.")
@click.option("--language", help="Language of the texts, for formats with room for one. [default: the framework's own]")
@click.option("--with-levels", is_flag=True, help="Put what the levels mean into the descriptions.")
@click.option(
    "--status",
    "statuses",
    metavar="LEVEL=STATUS",
    multiple=True,
    callback=_pairs,
    help="For Mahara: which evidence status (begun, incomplete, partialcomplete, completed) a level becomes.",
)
@_profile_or_none
def export(  # one argument an option
    *,
    framework_id: str,
    file_format: str,
    out: Path,
    language: str | None,
    with_levels: bool,
    statuses: Mapping[str, str],
    profile: Path | None,
) -> None:
    """Write a framework in a format; prints what it wrote, and on stderr what the format has no place for."""
    from competency_app.actions import frameworks

    with _opened(profile) as workspace:
        exported = frameworks.export(
            workspace,
            framework_id,
            file_format,
            out,
            language=language,
            with_levels=with_levels,
            statuses=statuses,
        )
        for path in exported.paths:
            click.echo(str(path))
        for finding in exported.lost:
            click.echo(_line(finding), err=True)


@command.group("texts")
def texts() -> None:
    """Write a framework's texts for translators, and take their translations in."""


@texts.command("export")
@click.argument("framework_id", metavar="ID")
@click.option("--language", required=True, help="The language to translate into (fr, zh, pt-BR, …).")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The CSV file to write.")
@_profile_or_none
def export_texts(framework_id: str, language: str, out: Path, profile: Path | None) -> None:
    """Write every text beside its translation, as far as there is one; prints what it wrote."""
    from competency_app.actions import translating

    with _opened(profile) as workspace:
        click.echo(str(translating.export_texts(workspace, framework_id, language, out)))


@texts.command("import")
@_path_argument
@profile_option
@click.option("--framework", "framework_id", metavar="ID", required=True, help="The framework the texts belong to.")
@click.option("--language", required=True, help="The language of the translations (fr, zh, pt-BR, …).")
def import_texts(path: Path, profile: Path, framework_id: str, language: str) -> None:
    """Read a filled table and keep the language in a profile; findings on stderr, then how complete it is."""
    from competency_app.actions import translating

    with _opened(profile, read_only=False) as opened:
        workspace = _there(opened)
        preview = translating.preview_texts(workspace, framework_id, language, path)
        if preview.content is None or preview.after is None:
            for finding in preview.findings[1:]:
                click.echo(_line(finding), err=True)
            first = preview.findings[0]
            raise KnownError(first.code, sentences(first.message, first.done))
        for finding in preview.findings:
            click.echo(_line(finding), err=True)
        click.echo(translating.import_texts(workspace, preview).said)
        click.echo(f"{preview.framework.id}\t{preview.framework.version}\t{_share(preview.after)}")


def _share(one: Completeness) -> str:
    """`fr 84 %`, marked where the language translates words that have changed since."""
    share = f"{one.language} {one.percent} %"
    if not one.is_older:
        return share
    from competency_app.i18n import _

    return _("{share} (older words)").format(share=share)


def _options(maps: tuple[str, ...], others: Mapping[str, str | None]) -> Options:
    from competency_app.actions import tables

    try:
        return tables.options_of(maps, **others)
    except ValueError as problem:
        message = f"--map {problem}: ROLE=COLUMN, ROLE being one of {', '.join(tables.ROLES)}."
        raise click.UsageError(message) from problem


def _line(finding: Finding) -> str:
    words = sentences(finding.message, finding.done)
    return f"{finding.severity.value}: {finding.place + ': ' if finding.place else ''}{words}"


@contextmanager
def _opened(profile: Path | None, *, read_only: bool = True) -> Iterator[Workspace | None]:
    """The profile's workspace, None without one; without profile nothing of the store is loaded."""
    if profile is None:
        yield None
        return
    from competency_app.actions import profiles

    workspace = profiles.open(profile, read_only=read_only)
    try:
        yield workspace
    finally:
        workspace.close()


def _there(workspace: Workspace | None) -> Workspace:
    if workspace is None:
        raise RuntimeError("a profile is required by the option")
    return workspace
