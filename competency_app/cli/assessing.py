"""`competency-app assess`: answers from a CSV file into a new round of a profile."""

from datetime import date
from pathlib import Path

import click

from competency_app.cli.options import clock_for, date_option, profile_option


@click.command("assess")
@profile_option
@click.option("--framework", "framework_id", required=True, help="Framework id, as in `framework list`.")
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="CSV with the columns code or key, level, reason, barrier, note.",
)
@click.option("--finish", is_flag=True, help="Finish the round, which freezes its answers.")
@date_option
def command(profile: Path, framework_id: str, answers: Path, finish: bool, on: date | None) -> None:
    """Answer a framework from a CSV file; prints the round's number."""
    from competency_app.actions import answer_sheets, assessing, profiles

    rows = answer_sheets.read(answers)
    workspace = profiles.open(profile, clock=clock_for(on))
    try:
        round_id = answer_sheets.record(workspace, framework_id, rows)
        if finish:
            assessing.finish(workspace, round_id)
        click.echo(assessing.get(workspace, round_id).number)
    finally:
        workspace.close()
