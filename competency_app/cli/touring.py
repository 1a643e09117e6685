"""`competency-app tour`: the whole story on files, without a window."""

from datetime import date
from pathlib import Path

import click

from competency_app.cli.options import date_option, language_option


@click.command("tour")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to.")
@click.option("--framework", "framework_id", default="digcompedu", show_default=True, help="Framework id.")
@language_option
@click.option("--seed", default=1, show_default=True, help="Draws the sample answers.")
@click.option(
    "--profile",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the framework from this profile; it is only read.",
)
@date_option
def command(out: Path, framework_id: str, language: str, seed: int, profile: Path | None, on: date | None) -> None:
    """Tell a sample teacher's whole story and print one written path per line."""
    from competency_app.actions import touring
    from competency_app.cli.options import clock_for

    today = on or clock_for(None)().astimezone().date()
    order = touring.TourOrder(out, today, framework_id, language, seed, profile)
    for path in touring.run(order):
        click.echo(path)
