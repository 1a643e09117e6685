"""`competency-app profile`: make, look at, check, back up and restore a profile file."""

from pathlib import Path

import click

from competency_app.errors import KnownError

_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
_out = click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write.")


@click.group("profile")
def command() -> None:
    """Make, look at, check, back up and restore profile files."""


@command.command()
@click.option("--name", required=True, help="What the owner is called; any name will do.")
@click.option("--language", default="en", show_default=True, help="The owner's language.")
@_out
def create(name: str, language: str, out: Path) -> None:
    """Make a new profile file."""
    from competency_app.actions import profiles

    profiles.create_at(out, name, language=language).close(keep_backup=False)
    click.echo(out)


@command.command()
@_file
def info(file: Path) -> None:
    """Print what a profile holds."""
    from competency_app.actions import profiles

    found = profiles.inspect(file)
    click.echo(f"name: {found.owner.name}")
    click.echo(f"file: {found.path} ({found.size} bytes, schema {found.schema}, program {found.contents.program})")
    click.echo(f"rounds: {found.contents.rounds} ({found.contents.finished_rounds} finished)")
    click.echo(f"answers: {found.contents.answers}")
    click.echo(f"evidence: {found.contents.evidence} ({found.contents.evidence_bytes} bytes of files)")
    click.echo(f"goals: {found.contents.goals}")
    for framework_id, version, fingerprint in found.frameworks:
        click.echo(f"framework: {framework_id} {version} {fingerprint}")


@command.command()
@_file
def check(file: Path) -> None:
    """Read the whole file and say whether it is sound; exit code 1 when it is not."""
    from competency_app.actions import keeping, profiles
    from competency_app.i18n import _
    from competency_app.store.problems import known

    workspace = profiles.open(file, read_only=True)
    try:
        if keeping.check(workspace):
            raise known("damaged", file)
    finally:
        workspace.close()
    click.echo(_("“{name}” is whole.").format(name=file.name))


@command.command()
@_file
@_out
def backup(file: Path, out: Path) -> None:
    """Write a checked copy of a profile."""
    from competency_app.actions import keeping, profiles

    if out.exists():
        raise _taken(out)
    workspace = profiles.open(file, read_only=True)
    try:
        click.echo(keeping.backup_now(workspace, out))
    finally:
        workspace.close()


@command.command()
@click.argument("backup_file", metavar="BACKUP", type=click.Path(dir_okay=False, path_type=Path))
@_out
def restore(backup_file: Path, out: Path) -> None:
    """Put a backup in a profile's place; a file that is there is kept under another name."""
    from competency_app.actions import keeping

    click.echo(keeping.restore(backup_file, out))


def _taken(out: Path) -> KnownError:
    from competency_app.store.problems import known

    return known("exists", out)
