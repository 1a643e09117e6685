"""`competency-app result`: a round's result, for people or as JSON for programs."""

import json
from pathlib import Path

import click

from competency_app.cli.options import language_option, profile_option, round_numbered


@click.command("result")
@profile_option
@click.option("--round", "number", type=int, help="Round number; the newest without it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of sentences.")
@language_option
def command(profile: Path, number: int | None, as_json: bool, language: str) -> None:
    """Print what a round says, with the rule that made it."""
    from competency_app.actions import profiles, result_export

    workspace = profiles.open(profile, read_only=True)
    try:
        one = round_numbered(workspace, number)
        if as_json:
            click.echo(json.dumps(result_export.as_data(workspace, one.id), ensure_ascii=False, indent=2))
        else:
            click.echo("\n".join(result_export.as_lines(workspace, one.id, language)))
    finally:
        workspace.close()
